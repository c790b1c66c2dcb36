/** How one call of {@link AnswerMatcher.match} is bounded. */
export interface MatchOptions {
  /** Ends the work with an ABORTED error. */
  readonly signal?: AbortSignal | undefined;
}

/** A matcher may be anybody's: what isn't a number fits nothing. */
export function readFit(fit: unknown): number {
  return typeof fit === "number" && !Number.isNaN(fit) ? fit : Number.NEGATIVE_INFINITY;
}

/**
 * Tells which statements answer a question by what they mean (answer sentence selection): an `OnnxAnswerMatcher`, or one of your own, such as a cross-encoder.
 */
export interface AnswerMatcher {
  /** Another one means: it may match otherwise. Part of the answer cache's key. */
  readonly version: string;
  /** For each statement how much likelier it is that it answers than that none does, as a difference of logits: above 0, it is. */
  match(question: string, statements: readonly string[], options?: MatchOptions): Promise<readonly number[]>;
}
