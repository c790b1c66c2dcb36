import { type CacheTierName, createAnswerChain, type KeptEntry, type SimilarStatistics } from "langchain-chatglm";
import { openSources } from "../chain.js";
import { openTestedModel } from "../models.js";
import { loadNames } from "../names.js";
import { score } from "../score.js";
import type { Encoder } from "./encoders.js";
import type { CachePlace } from "./places.js";
import { ProbeCache } from "./probe-cache.js";
import { loadProbes, type Probe } from "./probes.js";
import { type Considered, consider } from "./without-parts.js";

/** What a probe came to. */
export interface Probed {
  readonly world: string;
  readonly probe: Probe;
  /** Which tier served it. */
  readonly tier: CacheTierName | undefined;
  /** The question whose answer was served. */
  readonly servedFor: string | undefined;
  /** Of what was served: whether it was made for what was asked. */
  readonly isRight: boolean;
  /** What first answered the question that the probe was made from; undefined if its answer isn't in the cache. */
  readonly origin: KeptEntry["answer"]["origin"] | undefined;
  readonly ms: number;
  /** The kept questions that were near, and what speaks against each: for what parts of the last tier are worth. */
  readonly considered: readonly (Considered & { readonly isRight: boolean })[];
}

/** Fills a cache with every question of a world, and asks it the probes. */
export async function askCache(
  place: CachePlace,
  encoders: readonly Encoder[],
  onProgress: (told: string) => void,
): Promise<{ readonly probed: readonly Probed[]; readonly similar: SimilarStatistics | undefined }> {
  const { name: world, questions } = place;
  const names = await loadNames(place.world);
  await using tested = openTestedModel("perfect", names);
  await using cache = new ProbeCache({ store: new Map(), similar: { mode: "serve", observeShare: 0 } });
  const chain = createAnswerChain({ model: tested.model, sources: openSources(new Set(), place.world), cache });
  for (const [index, question] of questions.entries()) {
    tested.ask(question);
    await chain.invoke(question.question);
    if (index % 50 === 49) onProgress(`${world}: ${index + 1} of ${questions.length} questions kept`);
  }
  const entries = new Map<string, KeptEntry>();
  for await (const entry of cache.entries()) entries.set(entry.key, entry);
  const kept = new Map([...entries.values()].map((entry) => [entry.question, entry]));
  const probes = await loadProbes(place, names);
  const probed: Probed[] = [];
  for (const [index, probe] of probes.entries()) {
    const { lookup, ms } = await cache.probe(chain, probe.text);
    const served = lookup.status === "hit" ? entries.get(lookup.key) : undefined;
    const isMeant = ({ question, answer }: KeptEntry): boolean => {
      if (probe.kind !== "paraphrase") return probe.about?.some((name) => question.includes(name)) ?? false;
      return (
        question === probe.of.question || score(probe.of, { text: answer.text, served: answer.origin }, names.things) === "right"
      );
    };
    probed.push({
      world,
      probe,
      tier: lookup.status === "hit" ? lookup.tier : undefined,
      servedFor: served?.question,
      isRight: served !== undefined && isMeant(served),
      origin: kept.get(probe.of.question)?.answer.origin,
      ms,
      considered: (await consider(probe.text, cache, kept, encoders)).map((one) => ({ ...one, isRight: isMeant(one.entry) })),
    });
    if (index % 100 === 99) onProgress(`${world}: ${index + 1} of ${probes.length} asked`);
  }
  return { probed, similar: cache.statistics.similar };
}
