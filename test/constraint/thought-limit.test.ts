import { describe, expect, it } from "vitest";
import { ThoughtLimit } from "../../src/constraint/thought-limit.js";
import { tokenTable } from "../../src/constraint/token-vocabulary.js";
import { openModel } from "../../src/model/open-model.js";
import type { TextRequest } from "../../src/model/text-generation.js";
import { seededModel } from "../support/seeded-model.js";

/** A token for each of these; their ids are their places. */
const words = ["a", "b", "</", "think", ">", "\n", ">x", "<"];
const encoder = new TextEncoder();
const table = tokenTable({ size: words.length, tokenBytes: (id: number) => encoder.encode(words[id] ?? "") } as Parameters<
  typeof tokenTable
>[0]);
const idOf = (word: string): number => words.indexOf(word);
const bound = { maxTokens: 3, mark: "</think>", endIds: ["\n", "</", "think", ">"].map(idOf) };

function allowed(limit: ThoughtLimit): string {
  const mask = limit.allowedTokens();
  return words.filter((_, id) => (((mask[id >>> 5] ?? 0) >>> (id & 31)) & 1) === 1).join(" ");
}

function following(limit: ThoughtLimit, ...tokens: readonly string[]): string {
  for (const token of tokens) limit.accept(idOf(token));
  return allowed(limit);
}

const everything = words.join(" ");

describe("a bound on thought", () => {
  it("lets so many tokens come, then the end of the thought, then everything", () => {
    const limit = new ThoughtLimit(bound, table);
    expect(following(limit, "a", "b")).toBe(everything);
    expect(limit.mayEnd).toBe(true);
    expect(following(limit, "a")).toBe("\n");
    expect(limit.mayEnd).toBe(false);
    expect(following(limit, "\n")).toBe("</");
    expect(following(limit, "</", "think")).toBe(">");
    expect(following(limit, ">")).toBe(everything);
    expect(following(limit, "a", "a", "a", "a", "a")).toBe(everything);
    expect(limit.mayEnd).toBe(true);
  });

  it("counts no longer once the model has ended its thought, wherever tokens are cut", () => {
    expect(following(new ThoughtLimit(bound, table), "</", "think", ">x", "a", "a")).toBe(everything);
    expect(following(new ThoughtLimit({ ...bound, maxTokens: 4 }, table), "<", "</", "think", ">", "a", "a")).toBe(everything);
    expect(following(new ThoughtLimit(bound, table), "</", "think", "a")).toBe("\n");
  });

  it("lets nothing be thought with a bound of 0", () => {
    expect(following(new ThoughtLimit({ ...bound, maxTokens: 0 }, table))).toBe("\n");
  });

  it("bounds what a model on the engine's thread writes, and changes nothing else", async () => {
    await using model = await openModel({ path: await seededModel() });
    const promptIds = model.chatFormat.encode([{ role: "user", content: "西湖" }]);
    const write = async (request: Partial<TextRequest>): Promise<number[]> => {
      const ids: number[] = [];
      const sampling = { temperature: 0 };
      for await (const event of model.generate({ promptIds, maxTokens: 40, stopIds: [], sampling, ...request }))
        if (event.type === "text-delta") ids.push(...event.ids);
      return ids;
    };
    const endIds = model.tokenizer.encode("\n</think>\n");
    const free = await write({});
    const bounded = await write({ thought: { maxTokens: 7, mark: "</think>", endIds } });
    expect(bounded.slice(0, 7)).toEqual(free.slice(0, 7));
    expect(bounded.slice(7, 7 + endIds.length)).toEqual(endIds);
    const begun = bounded.slice(0, 7 + endIds.length);
    const rest = await write({ promptIds: [...promptIds, ...begun], maxTokens: 40 - begun.length });
    expect(bounded.slice(begun.length)).toEqual(rest);
    expect(bounded).toHaveLength(40);
    expect(await write({ thought: { maxTokens: 1000, mark: "</think>", endIds } })).toEqual(free);
  });
});
