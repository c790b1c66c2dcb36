import { fileURLToPath } from "node:url";
import { AnswerCache, type CacheTierName, GraphSource, meaningTier, wordingTier } from "langchain-chatglm";
import { evalFolder } from "../question.js";
import { differentByRule, sameByRule } from "./by-rule.js";
import { graphPairs } from "./graph-pairs.js";
import { type LabelledPair, pairsByHand } from "./labelled-pair.js";
import { wilson } from "./wilson.js";

/** The tiers switched on, one after another. */
const SETTINGS = [
  { name: "exact", tiers: [] },
  { name: "+ wording", tiers: [wordingTier] },
  { name: "+ meaning", tiers: [wordingTier, meaningTier] },
] as const;

interface Outcome {
  readonly pair: LabelledPair;
  readonly tier: CacheTierName | undefined;
}

/** Keeps the first question of each labelled pair, asks the second, and prints how often it is served, rightly and wrongly. */
export async function measurePairs(showFailures: boolean): Promise<void> {
  const pairs = [...(await pairsByHand()), ...differentByRule(), ...sameByRule(), ...(await graphPairs())];
  const graph = new GraphSource({ path: fileURLToPath(new URL("world/graph.ttl", evalFolder)) });
  const meanings = new Map<string, Promise<string | undefined>>();
  const meaningOf = (question: string): Promise<string | undefined> => {
    const meaning = meanings.get(question) ?? graph.meaning(question, {});
    meanings.set(question, meaning);
    return meaning;
  };
  console.log(`${pairs.length} pairs, ${pairs.filter(({ same }) => !same).length} of them different\n`);
  for (const { name, tiers } of SETTINGS) {
    const outcomes: Outcome[] = [];
    for (const pair of pairs) outcomes.push({ pair, tier: await served(pair, tiers, meaningOf) });
    console.log(`${name}\n${report(outcomes)}\n`);
    if (!showFailures) continue;
    for (const { pair, tier } of outcomes) {
      if (!pair.same && tier !== undefined) console.log(`false (${tier}): ${pair.one} | ${pair.other}`);
    }
  }
}

async function served(
  { one, other }: LabelledPair,
  tiers: (typeof SETTINGS)[number]["tiers"],
  meaningOf: (question: string) => Promise<string | undefined>,
): Promise<CacheTierName | undefined> {
  const parts = (question: string) => ({
    question,
    history: [],
    scope: { model: "", prompt: "", sources: [] },
    meaning: () => meaningOf(question),
  });
  await using cache = new AnswerCache({ store: new Map(), tiers });
  await cache.keep(parts(one), { text: "answer", citations: [], origin: "model", values: [] });
  const lookup = await cache.lookup(parts(other));
  return lookup.status === "hit" ? lookup.tier : undefined;
}

function report(outcomes: readonly Outcome[]): string {
  const groups = new Map<string, Outcome[]>([["all", [...outcomes]]]);
  for (const outcome of outcomes) {
    const { language, kind } = outcome.pair;
    for (const group of [language, kind]) groups.set(group, [...(groups.get(group) ?? []), outcome]);
  }
  const lines = [...groups].map(([group, some]) => {
    const of = (same: boolean): string => {
      const asked = some.filter(({ pair }) => pair.same === same);
      const hits = asked.filter(({ tier }) => tier !== undefined).length;
      return asked.length === 0 ? "".padEnd(30) : `${hits} of ${asked.length} ${interval(hits, asked.length)}`.padEnd(30);
    };
    return `  ${group.padEnd(16)} served ${of(true)} false ${of(false)}`;
  });
  const byTier = new Map<string, number>();
  for (const { tier } of outcomes) if (tier !== undefined) byTier.set(tier, (byTier.get(tier) ?? 0) + 1);
  return [...lines, `  hits by tier: ${[...byTier].map(([tier, hits]) => `${tier} ${hits}`).join(", ")}`]
    .join("\n")
    .replaceAll(/ +$/gmu, "");
}

function interval(hits: number, trials: number): string {
  const percent = (share: number): string => (share * 100).toFixed(1);
  const [low, high] = wilson(hits, trials);
  return `(${percent(low)}–${percent(high)} %)`;
}
