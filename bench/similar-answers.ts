import { setImmediate as nextTurn } from "node:timers/promises";
import { AnswerCache, type AnswerParts, type QuestionEvidence } from "../src/index.js";
import type { Measurements } from "./measurements.js";
import { progress } from "./progress.js";

const RELATIONS = ["height", "age", "population", "founder", "length"] as const;
const LOOKUPS = 500;

/** What a lookup costs by tier where so many questions are kept: the sources' own time isn't counted. */
export async function benchSimilarAnswers(entries: number, figures: Measurements): Promise<void> {
  const cache = new AnswerCache({ store: new Map(), similar: { mode: "serve", observeShare: 0, maxEntries: entries } });
  for (let index = 0; index < entries; index += 1) {
    const parts = partsOf(`What is the ${RELATIONS[index % 5]} of Town${index} in Region${index % 97}?`, index);
    const { pieces } = evidenceOf(index);
    const citations = pieces.map((piece) => ({ number: 1, ...piece, score: 1, cited: true }));
    await cache.keep(parts, { text: `It is ${index} [1].`, citations, origin: "model", values: [String(index)] });
    if (index % 1_000 === 0) {
      progress(`answer-cache: ${index} of ${entries} questions kept`);
      await nextTurn();
    }
  }
  const asked: Readonly<Record<string, (index: number) => string>> = {
    exact: (index) => `What is the ${RELATIONS[index % 5]} of Town${index} in Region${index % 97}?`,
    wording: (index) => `Could you tell me what the ${RELATIONS[index % 5]} of Town${index} in Region${index % 97} is?`,
    similar: (index) => `Of Town${index} in Region${index % 97}, what is the ${RELATIONS[index % 5]}?`,
    miss: (index) => `What is the ${RELATIONS[(index + 1) % 5]} of Town${index + entries} in Region${index % 97}?`,
  };
  for (const [tier, question] of Object.entries(asked)) {
    const name = `lookup, ${entries} questions kept, ${tier}`;
    const times = { clock: [] as number[], processor: [] as number[] };
    let served = 0;
    for (let round = -50; round < LOOKUPS; round += 1) {
      const index = (Math.abs(round) * 331) % entries;
      const parts = partsOf(question(index), index);
      const begun = performance.now();
      const before = process.cpuUsage();
      const lookup = await cache.lookup(parts);
      const ms = performance.now() - begun;
      const { user, system } = process.cpuUsage(before);
      if (round >= 0) {
        times.clock.push(ms);
        times.processor.push((user + system) / 1_000);
        figures.add(name, "ms", ms);
      }
      if (lookup.status === "hit" && lookup.tier === tier) served += 1;
      if (round % 20 === 0) await nextTurn();
    }
    if (tier !== "miss" && served < LOOKUPS) throw new Error(`${name}: ${served} of ${LOOKUPS + 50} were served`);
    // The processors' time has no part of what else runs on the machine, and all of what the garbage collector's threads do beside.
    figures.add(`${name}, 99th percentile`, "ms", percentile99(times.clock));
    figures.add(`${name}, 99th percentile of processor time`, "ms", percentile99(times.processor));
  }
}

function percentile99(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? Number.NaN;
}

function partsOf(question: string, index: number): AnswerParts {
  return { question, history: [], scope: { model: "m", prompt: "p", sources: [] }, evidence: async () => evidenceOf(index) };
}

function evidenceOf(index: number): QuestionEvidence {
  const piece = { source: "s", location: `town-${index}`, text: `Town${index}: ${RELATIONS[index % 5]} ${index}.` };
  return {
    pieces: [piece],
    answeredBy: [piece.text],
    answeredIn: [piece],
    answeredRelations: [],
    things: [`town${index}`],
    relations: [],
    words: [],
  };
}
