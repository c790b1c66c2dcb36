import { z } from "zod";
import { fanOutAsSettled } from "../fan-out/fan-out.js";
import type { DirectAnswer } from "../sources/knowledge-source.js";
import type { FlowConfig, SharedSource } from "./collaborators.js";
import { cleanEvidence, cleanText } from "./evidence/clean-evidence.js";
import { sameValues } from "./same-values.js";

/** Most statements one answer may rest on. */
const MOST_EVIDENCE = 200;
const LONGEST_TEXT = 20_000;
const LONGEST_VALUE = 500;
/** Milliseconds that an answer which is certain waits for others: a source may have thousands of files to read first. */
const OTHERS_TIME = 300;

const directAnswerSchema = z.object({
  kind: z.enum(["answer", "ambiguous", "likely"]),
  text: z.string(),
  values: z.array(z.string()).max(1_000),
  evidence: z.array(z.unknown()).min(1),
  derivation: z.string(),
  unread: z.array(z.string()).max(100).optional(),
  inOtherLanguage: z.unknown().optional(),
});

const inOtherLanguageSchema = z.object({
  text: z.string(),
  values: z.array(z.string()).max(1_000),
  evidence: z.array(z.string()).max(MOST_EVIDENCE),
  derivation: z.string(),
});

export interface AskDirectOptions {
  readonly maxConcurrency: number;
  /** Milliseconds. */
  readonly timeout: number;
  readonly config: FlowConfig;
}

/** What sources answer outright: the first that is certain, and one that is as certain of something else. */
export interface DirectAnswers {
  readonly answer?: DirectAnswer | undefined;
  readonly otherwise?: DirectAnswer | undefined;
  /** What a source takes for likely, where none is certain. */
  readonly likely?: DirectAnswer | undefined;
}

/**
 * Asks every source that can answer outright, at once. The first of them that is certain, in the order of the sources, answers; a source that
 * fails, hangs, is late or returns something else has no say. If two are certain of different things, none answers: the evidence of both is then
 * weighed instead.
 */
export async function askDirect(
  sources: readonly SharedSource[],
  question: string,
  options: AskDirectOptions,
): Promise<DirectAnswer | undefined> {
  const { answer, otherwise } = await askAllDirect(sources, question, options);
  return otherwise === undefined ? answer : undefined;
}

/** The same, with both answers where there are two different ones. */
export async function askAllDirect(
  sources: readonly SharedSource[],
  question: string,
  { config, ...bounds }: AskDirectOptions,
): Promise<DirectAnswers> {
  const able = sources.filter(({ source }) => source.answer !== undefined);
  const tasks = able.map(({ source }) => async (signal: AbortSignal) => {
    const said = await source.answer?.(question, { signal, config });
    return said === undefined ? undefined : readDirectAnswer(said, source.name);
  });
  const late = new AbortController();
  const settled = fanOutAsSettled(tasks, {
    ...bounds,
    totalTimeout: bounds.timeout,
    priority: config.priority,
    signal: AbortSignal.any([config.signal, late.signal]),
    shared: able.map(({ slots }) => slots),
  });
  const said: (DirectAnswer | undefined)[] = able.map(() => undefined);
  let waiting: ReturnType<typeof setTimeout> | undefined;
  try {
    for await (const { index, outcome } of settled) {
      if (outcome.status !== "ok" || outcome.value === undefined) continue;
      said[index] = outcome.value;
      if (outcome.value.kind === "answer") waiting ??= setTimeout(() => late.abort(), OTHERS_TIME);
    }
  } finally {
    clearTimeout(waiting);
  }
  config.signal.throwIfAborted();
  const answers = said.filter((answer) => answer !== undefined);
  const [first, ...others] = answers.filter(({ kind }) => kind === "answer");
  const otherwise = first === undefined ? undefined : others.find(({ values }) => !sameValues(first.values, values));
  const [likely, ...alsoLikely] = answers.filter(({ kind }) => kind === "likely");
  const areLikely = alsoLikely.every(({ values }) => likely !== undefined && sameValues(likely.values, values));
  return {
    answer: first ?? answers.find(({ kind }) => kind === "ambiguous"),
    otherwise,
    likely: first === undefined && areLikely ? likely : undefined,
  };
}

/** What a source returned, checked and cleaned: it may be anybody's. */
export function readDirectAnswer(said: unknown, source: string): DirectAnswer | undefined {
  const parsed = directAnswerSchema.safeParse(said);
  if (!parsed.success) return undefined;
  const { kind, values, derivation, unread, inOtherLanguage } = parsed.data;
  const text = cleanText(parsed.data.text, LONGEST_TEXT);
  const evidence = cleanEvidence(parsed.data.evidence, source, MOST_EVIDENCE);
  if (text === "" || text.includes("\ufffd") || evidence.length === 0) return undefined;
  return {
    kind,
    text,
    values: values.map((value) => cleanText(value, LONGEST_VALUE)),
    evidence,
    derivation: cleanText(derivation, LONGEST_VALUE),
    ...(unread === undefined ? {} : { unread: unread.map((word) => cleanText(word, LONGEST_VALUE)) }),
    inOtherLanguage: readInOtherLanguage(inOtherLanguage, evidence.length),
  };
}

/** Undefined unless it is whole: it stands for the answer. */
function readInOtherLanguage(said: unknown, pieces: number): DirectAnswer["inOtherLanguage"] {
  const parsed = inOtherLanguageSchema.safeParse(said);
  if (!parsed.success) return undefined;
  const text = cleanText(parsed.data.text, LONGEST_TEXT);
  const evidence = parsed.data.evidence.map((piece) => cleanText(piece, LONGEST_TEXT));
  if (text === "" || text.includes("\ufffd") || evidence.length !== pieces || evidence.includes("")) return undefined;
  return {
    text,
    values: parsed.data.values.map((value) => cleanText(value, LONGEST_VALUE)),
    evidence,
    derivation: cleanText(parsed.data.derivation, LONGEST_VALUE),
  };
}
