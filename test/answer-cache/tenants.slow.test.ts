import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { AnswerCache } from "../../src/answer-cache/answer-cache.js";
import type { AnswerParts } from "../../src/answer-cache/answer-parts.js";

/** What has made keys of different tenants equal elsewhere: nothing, separators, look-alikes, case, halves of characters, other fields' words. */
const PIECES = [
  "",
  "a",
  "A",
  "ａ",
  "á",
  "a\u0301",
  "/",
  ":",
  "::",
  "..",
  "\u0000",
  "\n",
  " ",
  "\u200b",
  '"',
  "\\",
  "],[",
  "null",
  "{}",
  "%2F",
  "中",
  "\ud800",
  "😀",
  "tenant",
  "answers",
  "similar/",
  "lease::",
];
/** The same question as each tier finds it. */
const WORDINGS = ["Who wrote Emma?", "who wrote emma", "Could you tell me who wrote Emma?", "By whom was Emma written?"];

describe("tenants", () => {
  it.each([
    ["in the clear", 100_000, undefined],
    ["encrypted", 5_000, { key: randomBytes(32) }],
  ])("never meet, whatever their names, through every tier: %s, %i questions", async (_name, times, encryption) => {
    let state = 7;
    const random = (below: number): number => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return (state >>> 8) % below;
    };
    const cache = new AnswerCache({ store: new Map(), encryption });
    const partsFor = (tenant: string): AnswerParts => ({
      question: WORDINGS[random(WORDINGS.length)] ?? "",
      history: [],
      scope: { model: "m", prompt: "p", tenant, sources: [] },
      // All ask the same, as far as a source can tell.
      meaning: () => "who wrote Emma",
    });
    const wrong: string[] = [];
    let hits = 0;
    for (let count = 0; count < times; count += 1) {
      const tenant = Array.from({ length: 1 + random(3) }, () => PIECES[random(PIECES.length)]).join("");
      const parts = partsFor(tenant);
      const found = await cache.lookup(parts);
      if (found.status === "miss")
        await cache.keep(parts, { text: JSON.stringify([tenant]), citations: [], origin: "model", values: [] });
      else {
        hits += 1;
        if (found.answer.text !== JSON.stringify([tenant])) wrong.push(`${JSON.stringify(tenant)} got ${found.answer.text}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(hits).toBeGreaterThan(times / 8);
    const { exact, wording, meaning } = cache.statistics.hitsByTier;
    expect(Math.min(exact, wording, meaning)).toBeGreaterThan(50);
  });
});
