import { z } from "zod";
import { fanOut } from "../fan-out/fan-out.js";
import type { RephrasedQuestion } from "../sources/knowledge-source.js";
import { breaksWords } from "./breaks-words.js";
import type { FlowConfig, SharedSource } from "./collaborators.js";
import { cleanEvidence, cleanText } from "./evidence/clean-evidence.js";

/** Rephrasing is worth waiting for only this long, milliseconds. */
const REPHRASE_TIMEOUT = 1_000;
const MOST_EVIDENCE = 20;
const LONGEST_QUESTION = 2_000;
const LONGEST_DERIVATION = 500;

const rephrasedSchema = z.object({
  question: z.string().min(1).max(LONGEST_QUESTION),
  evidence: z.array(z.unknown()).min(1),
  derivation: z.string(),
});

/**
 * The question with descriptions settled by the first source that can; undefined if none can. A source that fails, is late or returns
 * something else has no say.
 *
 * @param timeout milliseconds
 */
export async function rephrased(
  question: string,
  sources: readonly SharedSource[],
  timeout: number,
  config: FlowConfig,
): Promise<RephrasedQuestion | undefined> {
  const able = sources.filter(({ source }) => source.rephrase !== undefined);
  if (able.length === 0) return undefined;
  const tasks = able.map(({ source }) => async (signal: AbortSignal) => {
    const { data } = rephrasedSchema.safeParse(await source.rephrase?.(question, { signal, config }));
    const evidence = data === undefined ? [] : cleanEvidence(data.evidence, source.name, MOST_EVIDENCE);
    if (data === undefined || evidence.length === 0) return undefined;
    const asked = cleanText(data.question, LONGEST_QUESTION);
    if (breaksWords(question, asked)) return undefined;
    return { question: asked, evidence, derivation: cleanText(data.derivation, LONGEST_DERIVATION) };
  });
  const most = Math.min(Math.ceil(timeout), REPHRASE_TIMEOUT);
  const outcomes = await fanOut(tasks, { timeout: most, totalTimeout: most, signal: config.signal });
  config.signal.throwIfAborted();
  return outcomes.flatMap((outcome) => (outcome.status === "ok" ? (outcome.value ?? []) : []))[0];
}
