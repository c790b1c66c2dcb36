import type { AnswerChain } from "langchain-chatglm";
import type { EvalInput } from "./chain.js";
import { holds, type Names, type Piece } from "./names.js";
import type { Question } from "./question.js";
import { score, type Verdict } from "./score.js";

/** What became of one question. */
export interface Outcome {
  readonly question: Question;
  readonly text: string;
  readonly served: string;
  readonly verdict: Verdict;
  /** Whether all needed evidence is among the first 5 and 8 merged pieces; undefined for questions that need none. */
  readonly recall5?: boolean | undefined;
  readonly recall8?: boolean | undefined;
  /** Whether a cited piece holds something needed. */
  readonly cited: boolean;
  readonly ms: number;
  /** Milliseconds when the same is asked again. */
  readonly repeatMs?: number | undefined;
  readonly error?: string | undefined;
}

export interface Asked {
  readonly text: string;
  readonly served: string;
  readonly cited: readonly Piece[];
}

/** What is evaluated: the chain, or another way to answer. */
export interface Candidate {
  readonly ask: (input: EvalInput) => Promise<Asked>;
  readonly evidence: (input: EvalInput) => Promise<readonly Piece[]>;
  /** Whether a question is asked a second time, for the cache. */
  readonly repeats: boolean;
}

export function chainAsks(chain: AnswerChain): Candidate["ask"] {
  return async (input) => {
    const { text, served, citations } = await chain.invoke(input);
    return { text, served, cited: citations.filter(({ cited }) => cited) };
  };
}

export async function runQuestion(question: Question, candidate: Candidate, names: Names): Promise<Outcome> {
  const input: EvalInput = {
    question: question.question,
    ...(question.history === undefined ? {} : { history: question.history }),
  };
  const pieces = question.evidence.length === 0 ? [] : await candidate.evidence(input);
  const begun = performance.now();
  try {
    const { text, served, cited } = await candidate.ask(input);
    const ms = performance.now() - begun;
    const again = performance.now();
    if (candidate.repeats) await candidate.ask(input);
    const citedSubjects = cited.map(({ location }) => location.split(" ")[0] ?? "");
    return {
      question,
      text,
      served,
      verdict: score(question, { text, served, citedSubjects }, names.things),
      ...recall(question, pieces, names),
      cited: cited.some((piece) => question.evidence.some((needed) => holds(piece, needed, names))),
      ms,
      ...(candidate.repeats ? { repeatMs: performance.now() - again } : {}),
    };
  } catch (error) {
    return {
      question,
      text: "",
      served: "",
      verdict: "error",
      ...recall(question, pieces, names),
      cited: false,
      ms: performance.now() - begun,
      error: error instanceof Error ? error.message : String(error),
    };
  }
}

function recall(question: Question, pieces: readonly Piece[], names: Names): Pick<Outcome, "recall5" | "recall8"> {
  if (question.evidence.length === 0) return {};
  const within = (count: number): boolean =>
    question.evidence.every((needed) => pieces.slice(0, count).some((piece) => holds(piece, needed, names)));
  return { recall5: within(5), recall8: within(8) };
}
