import { fileURLToPath } from "node:url";
import {
  AnswerCache,
  type AnswerChain,
  type AnswerPrompt,
  boxedModel,
  ChatGLMChatModel,
  createAnswerChain,
  DocumentSource,
  defaultAnswerPrompt,
  GraphSource,
  type KnowledgeSource,
} from "langchain-chatglm";
import { cachePlaces } from "../eval/cache/places.js";
import { loadProbes } from "../eval/cache/probes.js";
import { loadNames } from "../eval/names.js";
import { loadQuestions } from "../eval/question.js";
import { evalWorld } from "../eval/worlds.js";
import type { BenchOptions } from "./bench-options.js";
import type { Measurements } from "./measurements.js";
import { clearProgress } from "./progress.js";
import { median, report } from "./report.js";

const QUESTIONS = 500;
/** Zipf's law with exponent 1: the second question is asked half as often as the first. */
const EXPONENT = 1;
/** Every other time a question is put in other words, if there are any. */
const REWORDED = 0.5;

/** Without a cache a question costs the same whatever was asked before: every fifth tells the mean. */
const SAMPLED = 5;

const WAYS = ["everything", "as shipped", "without cache", "without graph", "without prefix reuse", "without all three"] as const;
type Way = (typeof WAYS)[number];

/**
 * What a stream of questions costs that people ask again and again, in other words too: with everything, with cache, graph and reuse of prompts'
 * beginnings each switched off in turn, and without all of them. Each question is asked every way before the next one, in turning order; without a cache
 * every fifth. Every way but the shipped one has the model write from the same plain prompt. Of the times, the processor's is what other work on the machine changes least.
 */
export async function benchQuestions({ threads, quick }: BenchOptions, figures: Measurements): Promise<void> {
  const asked = await questions(quick ? 60 : QUESTIONS);
  const world = evalWorld("basin");
  const documents = new DocumentSource({ path: fileURLToPath(world.documents), indexFolder: false });
  const graph = new GraphSource({ path: fileURLToPath(world.graph) });
  await using model = new ChatGLMChatModel({ model: boxedModel(), temperature: 0, threads });
  const chains = new Map(WAYS.map((way) => [way, chainFor(way, model, documents, graph)]));
  const times = new Map<Way, number[]>(WAYS.map((way) => [way, []]));
  const used = new Map<Way, number[]>(WAYS.map((way) => [way, []]));
  const served = new Map<string, number>();
  try {
    // Indexes are read and the model is loaded before anything is measured.
    for (const chain of chains.values())
      await chain.invoke({ question: "Who is it that is not asked about here?", cache: "bypass" });
    for (const [index, question] of asked.entries()) {
      for (const offset of WAYS.keys()) {
        const way = WAYS[(index + offset) % WAYS.length] ?? "everything";
        if ((way === "without cache" || way === "without all three") && index % SAMPLED > 0) continue;
        const begun = performance.now();
        const before = process.cpuUsage();
        const answer = await chains.get(way)?.invoke(question);
        const { user, system } = process.cpuUsage(before);
        const ms = performance.now() - begun;
        times.get(way)?.push(ms);
        used.get(way)?.push((user + system) / 1_000);
        figures.add(way, "ms", ms);
        figures.add(`${way}, processor time`, "ms", (user + system) / 1_000);
        if (way !== "everything") continue;
        const by = answer?.cacheTier === undefined ? `${answer?.served}` : `cache (${answer.cacheTier})`;
        served.set(by, (served.get(by) ?? 0) + 1);
      }
    }
  } finally {
    for (const chain of chains.values()) await chain[Symbol.asyncDispose]();
    await documents[Symbol.asyncDispose]();
  }
  clearProgress();
  const means = new Map(WAYS.map((way) => [way, mean(times.get(way) ?? [])]));
  const best = means.get("everything") ?? Number.NaN;
  const leastUsed = mean(used.get("everything") ?? []);
  for (const way of WAYS) {
    const processor = mean(used.get(way) ?? []);
    figures.add(`${way}, mean`, "ms", means.get(way) ?? Number.NaN);
    figures.add(`${way}, mean processor time`, "ms", processor);
    if (way === "everything") continue;
    figures.add(`${way}, times the mean of everything`, "×", (means.get(way) ?? Number.NaN) / best);
    figures.add(`${way}, times the mean processor time of everything`, "×", processor / leastUsed);
  }
  const shipped = means.get("as shipped") ?? Number.NaN;
  figures.add("without all three, times the mean as shipped", "×", (means.get("without all three") ?? Number.NaN) / shipped);
  for (const [by, count] of served) figures.add(`served by ${by}`, "of all", count);
  const bars = (name: string, of: (way: Way) => number): { label: string; bars: { series: string; value: number }[] } => ({
    label: name,
    bars: WAYS.map((way) => ({ series: way, value: of(way) })),
  });
  await report(
    "questions",
    `What each of ${asked.length} questions costs, asked by Zipf's law and in other words`,
    figures.figures,
    {
      unit: "ms",
      groups: [bars("mean", (way) => means.get(way) ?? 0), bars("median", (way) => median(times.get(way) ?? []))],
    },
  );
}

function chainFor(way: Way, model: ChatGLMChatModel, documents: DocumentSource, graph: GraphSource): AnswerChain {
  const has = (part: "cache" | "graph" | "prefix reuse"): boolean => way !== `without ${part}` && way !== "without all three";
  return createAnswerChain({
    model,
    sources: [documents, has("graph") ? graph : withoutAnswers(graph)],
    cache: has("cache") ? new AnswerCache({ store: new Map() }) : false,
    // In its own form of prompt, the box's model isn't asked: what it would read is quoted.
    prompt: way === "as shipped" ? undefined : has("prefix reuse") ? defaultAnswerPrompt : everyPromptAnother(),
  });
}

/** The same evidence, and no answers. */
function withoutAnswers(graph: GraphSource): KnowledgeSource {
  return {
    name: graph.name,
    find: (question, options) => graph.find(question, options),
    mentions: (text, options) => graph.mentions(text, options),
    fingerprint: () => graph.fingerprint(),
  };
}

/** A prompt that begins like no other, so that nothing of it was computed before. */
function everyPromptAnother(): AnswerPrompt {
  let written = 0;
  return {
    version: "bench: each begins otherwise",
    write(input) {
      written += 1;
      const [first, ...rest] = defaultAnswerPrompt.write(input);
      return first === undefined ? [] : [{ ...first, content: `${written} ${first.content}` }, ...rest];
    },
  };
}

/** By Zipf's law from the dev questions of a world, the same each time. */
async function questions(count: number): Promise<string[]> {
  const random = seeded(20_251_129);
  const place = evalWorld("basin");
  const all = await loadQuestions("dev", place.questions);
  const single = shuffled(
    all.filter(({ history }) => history === undefined),
    random,
  );
  const worded = (await cachePlaces()).find(({ name }) => name === "basin");
  const probes = worded === undefined ? [] : await loadProbes(worded, await loadNames(place));
  const wordings = new Map<string, string[]>();
  for (const { kind, of, text } of probes) if (kind === "paraphrase") wordings.set(of.id, [...(wordings.get(of.id) ?? []), text]);
  const weights = single.map((_, rank) => 1 / (rank + 1) ** EXPONENT);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return Array.from({ length: count }, () => {
    let left = random() * total;
    const rank = weights.findIndex((weight) => {
      left -= weight;
      return left < 0;
    });
    const chosen = single[Math.max(0, rank)];
    const others = wordings.get(chosen?.id ?? "") ?? [];
    const other = random() < REWORDED ? others[Math.floor(random() * others.length)] : undefined;
    return other ?? chosen?.question ?? "";
  });
}

function shuffled<Value>(values: readonly Value[], random: () => number): Value[] {
  return values
    .map((value) => ({ value, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}

/** Mulberry32 (Tommy Ettinger, public domain): 0 to below 1. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
