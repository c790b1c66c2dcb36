import { z } from "zod";
import { fanOut } from "../fan-out/fan-out.js";
import type { DirectAnswer } from "../sources/knowledge-source.js";
import type { FlowConfig, SharedSource } from "./collaborators.js";
import { cleanEvidence, cleanText } from "./evidence/clean-evidence.js";

/** Most statements one answer may rest on. */
const MOST_EVIDENCE = 200;
const LONGEST_TEXT = 20_000;
const LONGEST_VALUE = 500;

const directAnswerSchema = z.object({
  kind: z.enum(["answer", "ambiguous"]),
  text: z.string(),
  values: z.array(z.string()).max(1_000),
  evidence: z.array(z.unknown()).min(1),
  derivation: z.string(),
});

export interface AskDirectOptions {
  readonly maxConcurrency: number;
  /** Milliseconds. */
  readonly timeout: number;
  readonly config: FlowConfig;
}

/**
 * Asks every source that can answer outright, at once. The first of them that is certain, in the order of the sources, answers; a source that
 * fails, hangs or returns something else has no say. If two are certain of different things, none answers: the evidence of both is then
 * weighed instead.
 */
export async function askDirect(
  sources: readonly SharedSource[],
  question: string,
  { config, ...bounds }: AskDirectOptions,
): Promise<DirectAnswer | undefined> {
  const able = sources.filter(({ source }) => source.answer !== undefined);
  const tasks = able.map(({ source }) => async (signal: AbortSignal) => {
    const said = await source.answer?.(question, { signal, config });
    return said === undefined ? undefined : readDirectAnswer(said, source.name);
  });
  const shared = able.map(({ slots }) => slots);
  const { timeout } = bounds;
  const outcomes = await fanOut(tasks, {
    ...bounds,
    totalTimeout: timeout,
    priority: config.priority,
    signal: config.signal,
    shared,
  });
  config.signal.throwIfAborted();
  const answers = outcomes.flatMap((outcome) => (outcome.status === "ok" && outcome.value !== undefined ? [outcome.value] : []));
  const certain = answers.filter(({ kind }) => kind === "answer");
  if (certain.length > 1 && new Set(certain.map(({ values }) => JSON.stringify([...values].sort()))).size > 1) return undefined;
  return certain[0] ?? answers[0];
}

/** What a source returned, checked and cleaned: it may be anybody's. */
function readDirectAnswer(said: unknown, source: string): DirectAnswer | undefined {
  const parsed = directAnswerSchema.safeParse(said);
  if (!parsed.success) return undefined;
  const { kind, values, derivation } = parsed.data;
  const text = cleanText(parsed.data.text, LONGEST_TEXT);
  const evidence = cleanEvidence(parsed.data.evidence, source, MOST_EVIDENCE);
  if (text === "" || text.includes("\ufffd") || evidence.length === 0) return undefined;
  return {
    kind,
    text,
    values: values.map((value) => cleanText(value, LONGEST_VALUE)),
    evidence,
    derivation: cleanText(derivation, LONGEST_VALUE),
  };
}
