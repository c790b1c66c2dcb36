import { mergeUsageMetadata, type UsageMetadata } from "@langchain/core/messages";
import type { FlowEvent } from "../answer.js";
import type { WritingModel } from "../collaborators.js";
import type { CheckedSentence, GatedAnswer } from "./checking/answer-gate.js";
import type { AnswerFinishReason } from "./finish-reason.js";
import type { PromptMessage } from "./prompts/answer-prompt.js";

/** What became of one model's writing. */
export interface Attempt {
  /** Everything that leaves for the reader, {@link unsaid} included. */
  readonly text: string;
  /** The end of the text, which hasn't left yet. */
  readonly unsaid: string;
  /** Undefined if nothing was checked. */
  readonly gated: GatedAnswer | undefined;
  readonly usage: UsageMetadata | undefined;
  readonly finishReason: AnswerFinishReason | undefined;
  /** What the model was asked; undefined if it wasn't. */
  readonly prompt: readonly PromptMessage[] | undefined;
}

/** Which of two models. */
export type WriterName = "fast" | "strong";

export type CascadeAttempt = Attempt & { readonly writtenBy: WriterName | undefined };

/** Writes with a model: yields text as it leaves. */
export type AttemptWith = (model: WritingModel) => AsyncGenerator<FlowEvent, Attempt, undefined>;

/**
 * The fast model writes; where nothing of what it wrote holds, the strong one. What stands in for a refused text (a quotation, "not
 * known") is what {@link Attempt.unsaid} holds, so a reader sees it only if the strong model's text is refused too. A model that fails
 * before any of its text has left is one whose text is refused.
 */
export async function* writeCascade(
  fast: WritingModel,
  strong: WritingModel,
  attempt: AttemptWith,
  signal: AbortSignal,
): AsyncGenerator<FlowEvent, CascadeAttempt, undefined> {
  const first = yield* tried("fast", fast, attempt, signal);
  if (first.attempt !== undefined && !isRefused(first.attempt)) return { ...first.attempt, writtenBy: "fast" };
  const second = yield* tried("strong", strong, attempt, signal);
  const last = second.attempt ?? first.attempt;
  if (last === undefined) throw second.error;
  const writtenBy = second.attempt === undefined || isRefused(second.attempt) ? undefined : "strong";
  return { ...together(first.attempt, last), writtenBy };
}

interface Tried {
  readonly attempt?: Attempt;
  readonly error?: unknown;
}

async function* tried(
  model: WriterName,
  by: WritingModel,
  attempt: AttemptWith,
  signal: AbortSignal,
): AsyncGenerator<FlowEvent, Tried, undefined> {
  const began = performance.now();
  let hasLeft = false;
  const events = attempt(by);
  try {
    for (;;) {
      const next = await events.next();
      if (next.done) {
        const made = next.value;
        const outcome = made.prompt === undefined ? "unasked" : isRefused(made) ? "refused" : "accepted";
        yield { type: "answer-model", data: { model, outcome, ms: performance.now() - began } };
        return { attempt: made };
      }
      if (next.value.type === "chunk") hasLeft = true;
      yield next.value;
    }
  } catch (error) {
    signal.throwIfAborted();
    if (hasLeft) throw error;
    const message = error instanceof Error ? error.message : String(error);
    yield { type: "answer-warning", data: { message: `The ${model} model failed: ${message}` } };
    yield { type: "answer-model", data: { model, outcome: "failed", ms: performance.now() - began } };
    return { error };
  } finally {
    await events.return({ text: "", unsaid: "", gated: undefined, usage: undefined, finishReason: undefined, prompt: undefined });
  }
}

/** Nothing of what the model wrote is part of the answer. */
function isRefused({ gated }: Attempt): boolean {
  return gated !== undefined && gated.served !== "model";
}

/** The last attempt, with what the first one cost and what was found of its sentences. */
function together(first: Attempt | undefined, last: Attempt): Attempt {
  if (first === undefined || first === last) return last;
  const usage =
    first.usage === undefined || last.usage === undefined
      ? (first.usage ?? last.usage)
      : mergeUsageMetadata(first.usage, last.usage);
  const refused: readonly CheckedSentence[] = first.gated?.checks ?? [];
  const gated = last.gated === undefined ? undefined : { ...last.gated, checks: [...refused, ...last.gated.checks] };
  return { ...last, usage, gated };
}
