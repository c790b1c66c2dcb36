/**
 * What the engine needs of a model runtime: storage for one sequence's keys and values, and one forward pass over a
 * ragged batch of sequences. The engine sees token ids and logits; it knows no ONNX, the runtime knows no requests.
 */

/** The sizes the engine plans with. */
export interface ModelShape {
  readonly vocabularySize: number;
  /** Longest sequence, in tokens. */
  readonly contextLength: number;
  /** Most sequences one step may hold. */
  readonly maxSequencesPerStep: number;
  /** KV cache bytes one token takes, over all layers. */
  readonly kvBytesPerToken: number;
}

/** Keys and values of one sequence's first `length` tokens. Grows by itself when a step commits. */
export interface KvSequence {
  /** Committed tokens. The next token's position. */
  readonly length: number;
  /** Bytes held now (capacity, not length). */
  readonly bytes: number;
  /** Makes room for `tokens` tokens in all, so that later commits do not reallocate. */
  reserve(tokens: number): void;
  /** Forgets every token from position `length` on. Throws a RangeError beyond the present length. */
  truncate(length: number): void;
  /** Replaces the content with the first `length` tokens of `other` (copied; `other` stays as it is). */
  copyPrefixFrom(other: KvSequence, length: number): void;
  /**
   * Keys and values of the first `tokens` tokens as bytes, in place: parts of one fixed order and size for a given number of tokens. Room for
   * them must have been reserved. Valid until the sequence next changes.
   */
  parts(tokens: number): readonly Uint8Array[];
  /** Makes what was written over `parts(tokens)` the sequence's content. */
  restore(tokens: number): void;
  /** Frees the memory; the sequence can't be used afterwards. Idempotent. */
  release(): void;
}

/** One sequence's part of a step: `tokenIds` are run at positions `sequence.length …`. */
export interface StepRow {
  readonly sequence: KvSequence;
  /** At least one token. */
  readonly tokenIds: readonly number[] | Int32Array;
  /** Positions whose logits are wanted: none (a prefill chunk), the last one, or every one (verification, scoring). */
  readonly logits: "none" | "last" | "all";
}

export interface StepOptions {
  /** Ends the step, which then rejects. A runtime that can't end one in progress lets it finish. */
  readonly signal?: AbortSignal | undefined;
}

/** What a step computed. Nothing in any sequence changes until `commit`. */
export interface StepOutput {
  /**
   * Logits [vocabularySize] of the row's `position`-th *requested* position: 0 with `logits: "last"`, 0 … tokens−1 with
   * `"all"`. A view that is valid until the next step. Callers may change it in place.
   */
  logits(row: number, position: number): Float32Array;
  /** Appends the keys and values of the row's first `tokens` tokens to its sequence. At most once per row. */
  commit(row: number, tokens: number): void;
}

export interface ModelExecutor extends AsyncDisposable {
  readonly shape: ModelShape;
  createSequence(): KvSequence;
  /**
   * Runs one forward pass. Rows must name distinct sequences, 1 … maxSequencesPerStep of them. A rejected run leaves
   * every sequence as it was. Runs must not overlap.
   */
  run(rows: readonly StepRow[], options?: StepOptions): Promise<StepOutput>;
}
