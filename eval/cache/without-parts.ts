import type { KeptEntry } from "langchain-chatglm";
import { ALL_GUARDS } from "../../src/answer-cache/guards/all-guards.js";
import type { GuardName } from "../../src/answer-cache/guards/guard.js";
import { type GuardedQuestion, guardedQuestion } from "../../src/answer-cache/guards/guarded-question.js";
import { loadSameSense } from "../../src/answer-cache/guards/same-sense.js";
import { type Disagreement, disagreements } from "../../src/answer-cache/similar/evidence-agreement.js";
import { keptEvidence, type QuestionEvidence } from "../../src/answer-cache/similar/question-evidence.js";
import { loadAlike } from "../../src/language/dictionary/alike.js";
import { questionLanguage } from "../../src/language/question-language.js";
import type { Encoder } from "./encoders.js";
import type { ProbeCache } from "./probe-cache.js";

/** A kept question near to the one asked, and all that speaks against serving its answer. */
export interface Considered {
  readonly entry: KeptEntry;
  /** Its cosine, by the encoders that find it among the nearest. */
  readonly similarity: Readonly<Record<string, number>>;
  readonly guards: readonly GuardName[];
  readonly evidence: readonly (Disagreement | "unknown")[];
}

const NEAREST = 8;
const guarded = new Map<string, GuardedQuestion>();
const evidences = new Map<string, QuestionEvidence | undefined>();

/** What the last tier weighs, without stopping at the first objection. */
export async function consider(
  question: string,
  cache: ProbeCache,
  kept: ReadonlyMap<string, KeptEntry>,
  encoders: readonly Encoder[],
): Promise<readonly Considered[]> {
  const own = [...kept.values()].filter((entry) => questionLanguage(entry.question) === questionLanguage(question));
  const near = new Map<KeptEntry, Record<string, number>>();
  for (const encoder of encoders) {
    for (const { entry, similarity } of await nearest(question, own, encoder)) {
      near.set(entry, { ...near.get(entry), [encoder.name]: similarity });
    }
  }
  const areAlike = await loadSameSense();
  const considered: Considered[] = [];
  for (const [entry, similarity] of near) {
    const [one, other] = [await guardedOf(question), await guardedOf(entry.question)];
    const guards = ALL_GUARDS.filter((guard) => guard.differs(one, other, areAlike)).map(({ name }) => name);
    considered.push({ entry, similarity, guards, evidence: await against(question, entry, cache) });
  }
  return considered;
}

interface Near {
  readonly entry: KeptEntry;
  readonly similarity: number;
}

async function nearest(question: string, kept: readonly KeptEntry[], encoder: Encoder): Promise<Near[]> {
  const asked = await encoder.vectorOf(question);
  const near: Near[] = [];
  for (const entry of kept) {
    const vector = await encoder.vectorOf(entry.question);
    const similarity = vector.reduce((sum, value, at) => sum + value * (asked[at] ?? 0), 0);
    if (similarity >= encoder.lowest) near.push({ entry, similarity });
  }
  return near.sort((a, b) => b.similarity - a.similarity).slice(0, NEAREST);
}

async function against(
  question: string,
  { question: keptFor, answer }: KeptEntry,
  cache: ProbeCache,
): Promise<Considered["evidence"]> {
  const [asked, found] = [await evidenceOf(question, cache), await evidenceOf(keptFor, cache)];
  const kept = found === undefined ? undefined : keptEvidence(found);
  if (asked === undefined || kept === undefined || answer.origin === "unknown") return ["unknown"];
  return disagreements(asked, kept, answer, await loadAlike());
}

async function evidenceOf(question: string, cache: ProbeCache): Promise<QuestionEvidence | undefined> {
  if (!evidences.has(question)) evidences.set(question, await cache.parts.get(question)?.evidence?.());
  return evidences.get(question);
}

async function guardedOf(question: string): Promise<GuardedQuestion> {
  const read = guarded.get(question) ?? (await guardedQuestion(question));
  guarded.set(question, read);
  return read;
}
