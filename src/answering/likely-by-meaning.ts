import { z } from "zod";
import { fanOut } from "../fan-out/fan-out.js";
import type { DirectAnswer } from "../sources/knowledge-source.js";
import type { FlowEvent } from "./answer.js";
import { readDirectAnswer } from "./ask-direct.js";
import { askMatcher } from "./ask-matcher.js";
import type { Collaborators, FlowConfig } from "./collaborators.js";
import { readFit } from "./writing/quoting/answer-matcher.js";

/**
 * What the best has to match at least, and by how much better than the next, as differences of logits. Of the everyday worlds' questions that pick or compare these leave 17
 * that no rule reads, all answered right, and 65 that rules read, 61 of them by the same measure.
 */
const LIKELY = -3;
const MARGIN = 1;
/** Milliseconds that sources have. */
const MOST_TIME = 500;
const MOST_POSSIBLE = 100;
const LONGEST_STATEMENT = 2_000;

const possibleSchema = z
  .array(z.object({ statement: z.string().min(1).max(LONGEST_STATEMENT), answer: z.unknown().optional() }))
  .max(MOST_POSSIBLE);

/**
 * An answer that a source works out by a relation which no word of the question is known to mean, where the matcher is sure which it is: `what workshop gives work to the most people`
 * by `number of staff`. Undefined if no source leaves anything open, or it isn't.
 */
export async function* likelyByMeaning(
  question: string,
  { sources, matcher, fanOut: bounds, direct }: Collaborators,
  timeLeft: number,
  config: FlowConfig,
): AsyncGenerator<FlowEvent, DirectAnswer | undefined, undefined> {
  const able = direct && matcher !== undefined ? sources.filter(({ source }) => source.possible !== undefined) : [];
  if (able.length === 0) return undefined;
  const timeout = Math.min(MOST_TIME, timeLeft);
  const tasks = able.map(
    ({ source }) =>
      async (signal: AbortSignal) =>
        source.possible?.(question, { signal, config }),
  );
  const found = await fanOut(tasks, { timeout, totalTimeout: timeout, signal: config.signal });
  config.signal.throwIfAborted();
  const open = found.map((outcome) => (outcome.status === "ok" ? (possibleSchema.safeParse(outcome.value).data ?? []) : []));
  const all = open.flatMap((some, index) =>
    some.map(({ statement, answer }) => ({ statement, answer, source: able[index]?.source.name ?? "" })),
  );
  if (all.length === 0) return undefined;
  const statements = all.map(({ statement }) => statement);
  const fits = yield* askMatcher((by, options) => by.match(question, statements, options), { matcher, fanOut: bounds }, config);
  const chosen = fits === undefined ? undefined : all[choosePossible(fits) ?? -1];
  const answer = chosen?.answer === undefined ? undefined : readDirectAnswer(chosen.answer, chosen.source);
  return answer === undefined ? undefined : { ...answer, kind: "likely" };
}

/** Which of them is meant for sure; undefined where none is. Pure. */
export function choosePossible(fits: readonly unknown[]): number | undefined {
  const known = fits.map(readFit);
  const [best = Number.NEGATIVE_INFINITY, next = Number.NEGATIVE_INFINITY] = [...known].sort((a, b) => b - a);
  return best >= LIKELY && best - next >= MARGIN ? known.indexOf(best) : undefined;
}
