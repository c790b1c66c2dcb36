import { beforeAll, describe, expect, it } from "vitest";
import { differentByRule, framed, sameByRule } from "../../../eval/pairs/by-rule.js";
import { type LabelledPair, pairsByHand } from "../../../eval/pairs/labelled-pair.js";
import { AnswerCache } from "../../../src/answer-cache/answer-cache.js";
import { wordingTier } from "../../../src/answer-cache/tiers/wording-tier.js";

const parts = (question: string) => ({ question, history: [], scope: { model: "m", prompt: "p", sources: [] } });
const show = ({ one, other }: LabelledPair): string => `${one} | ${other}`;

async function hits(pair: LabelledPair): Promise<boolean> {
  const [form, other] = [await wordingTier.form(parts(pair.one)), await wordingTier.form(parts(pair.other))];
  return form !== undefined && form === other && (await wordingTier.agrees?.(pair.other, pair.one)) !== false;
}

async function where(pairs: readonly LabelledPair[], hit: boolean): Promise<string[]> {
  const found: string[] = [];
  for (const pair of pairs) if ((await hits(pair)) === hit) found.push(show(pair));
  return found;
}

describe("the tier of the same wording", () => {
  let byHand: LabelledPair[] = [];
  beforeAll(async () => {
    byHand = await pairsByHand();
  });

  it("takes no two different questions for one, written by hand", async () => {
    const different = byHand.filter(({ same }) => !same);
    expect(different.length).toBeGreaterThanOrEqual(300);
    expect(await where(different, true)).toEqual([]);
  });

  it("takes no two different questions for one, made by rule, nor in frames", async () => {
    const different = [...differentByRule()];
    // By hand, some ask about the frame itself: those are tried as they are.
    const inFrames = byHand.filter(({ same, kind }) => !same && kind !== "frame" && kind !== "format").flatMap(framed);
    expect(different.length).toBeGreaterThanOrEqual(1_500);
    expect(await where([...different, ...inFrames], true)).toEqual([]);
  });

  it("takes the same question in other words of form for one", async () => {
    const same = byHand.filter((pair) => pair.same && pair.kind !== "rewording");
    expect(same.length).toBeGreaterThanOrEqual(275);
    expect(await where([...same, ...sameByRule()], false)).toEqual([]);
  });

  it("serves what was kept in other words, and says so", async () => {
    await using cache = new AnswerCache({ store: new Map() });
    const answer = { text: "上海", citations: [], origin: "model", values: [] } as const;
    await cache.keep(parts("姚明出生在哪個城市？"), answer);
    expect(await cache.lookup(parts("请问姚明出生在哪个城市呢？"))).toMatchObject({ status: "hit", tier: "wording", answer });
    expect((await cache.lookup(parts("姚明出生在哪個城市"))).status).toBe("hit");
    expect((await cache.lookup(parts("请问姚明不出生在哪个城市呢？"))).status).toBe("miss");
    expect((await cache.lookup({ ...parts("请问姚明出生在哪个城市"), history: [{ role: "user", content: "x" }] })).status).toBe(
      "miss",
    );
    expect(cache.statistics.hitsByTier).toEqual({ exact: 1, wording: 1, meaning: 0, similar: 0, evidence: 0 });
  });

  it("can be left out", async () => {
    await using cache = new AnswerCache({ store: new Map(), tiers: [] });
    await cache.keep(parts("Who wrote Emma?"), { text: "Austen", citations: [], origin: "model", values: [] });
    expect((await cache.lookup(parts("Could you tell me who wrote Emma?"))).status).toBe("miss");
  });

  it("never gives the answer in the other language", async () => {
    await using cache = new AnswerCache({ store: new Map() });
    await cache.keep(parts("请问 who wrote Emma"), { text: "Austen", citations: [], origin: "model", values: [] });
    expect((await cache.lookup(parts("请问谁写了 Emma"))).status).toBe("miss");
  });
});
