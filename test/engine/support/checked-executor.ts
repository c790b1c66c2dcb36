import type {
  KvSequence,
  ModelExecutor,
  ModelShape,
  StepOptions,
  StepOutput,
  StepRow,
} from "../../../src/engine/model-executor.js";

/** Stands between engine and executor, refuses every misuse of the contract and counts what is held. Can make steps fail. */
export class CheckedExecutor implements ModelExecutor {
  readonly shape: ModelShape;
  /** What was misused, in words. Must stay empty. */
  readonly misuses: string[] = [];
  /** Every step's rows, as numbers. */
  readonly history: { tokens: number; past: number; logits: StepRow["logits"] }[][] = [];
  /** Called as a step begins to run, with everything reserved. Says what isn't as it must be. */
  invariants: () => readonly string[] = () => [];
  /** Called before a step with its number, from 0, and the signal that ends it. May throw to make it fail. */
  beforeStep: (step: number, signal: AbortSignal | undefined) => void | Promise<void> = () => {};
  peakBytes = 0;
  readonly #inner: ModelExecutor;
  readonly #sequences = new Set<KvSequence>();
  #busy = false;
  #step = 0;
  #views: Float32Array[] = [];

  constructor(inner: ModelExecutor) {
    this.#inner = inner;
    this.shape = inner.shape;
  }

  get steps(): number {
    return this.#step;
  }

  /** Sequences made so far. */
  get created(): number {
    return this.#sequences.size;
  }

  /** Sequences that hold memory now. */
  get holding(): number {
    return [...this.#sequences].filter(({ bytes }) => bytes > 0).length;
  }

  get heldBytes(): number {
    let bytes = 0;
    for (const sequence of this.#sequences) bytes += sequence.bytes;
    return bytes;
  }

  createSequence(): KvSequence {
    const sequence = this.#inner.createSequence();
    this.#sequences.add(sequence);
    return sequence;
  }

  async run(rows: readonly StepRow[], options: StepOptions = {}): Promise<StepOutput> {
    const step = this.#step;
    this.#step += 1;
    if (this.#busy) this.#misuse("runs overlap");
    for (const view of this.#views) view.fill(Number.NaN); // views are valid until the next step
    this.#views = [];
    this.#checkRows(rows);
    for (const violation of this.invariants()) this.#misuse(violation);
    this.peakBytes = Math.max(this.peakBytes, this.heldBytes);
    this.history.push(rows.map(({ sequence, tokenIds, logits }) => ({ tokens: tokenIds.length, past: sequence.length, logits })));
    this.#busy = true;
    try {
      await this.beforeStep(step, options.signal);
      return this.#check(rows, await this.#inner.run(rows, options), step);
    } finally {
      this.#busy = false;
    }
  }

  #checkRows(rows: readonly StepRow[]): void {
    const { vocabularySize, contextLength, maxSequencesPerStep, kvBytesPerToken } = this.shape;
    if (rows.length < 1 || rows.length > maxSequencesPerStep) this.#misuse(`${rows.length} rows`);
    if (new Set(rows.map(({ sequence }) => sequence)).size !== rows.length) this.#misuse("rows share a sequence");
    for (const { sequence, tokenIds } of rows) {
      const length = sequence.length + tokenIds.length;
      if (!this.#sequences.has(sequence)) this.#misuse("foreign sequence");
      if (tokenIds.length < 1) this.#misuse("empty row");
      if (length > contextLength) this.#misuse(`${length} tokens in a context of ${contextLength}`);
      if (length * kvBytesPerToken > sequence.bytes) this.#misuse(`no room reserved for ${length} tokens`);
      for (const id of tokenIds) if (!(id >= 0 && id < vocabularySize)) this.#misuse(`token id ${id}`);
    }
  }

  #check(rows: readonly StepRow[], output: StepOutput, step: number): StepOutput {
    const committed = new Set<number>();
    const lengths = rows.map(({ sequence }) => sequence.length);
    return {
      logits: (row, position) => {
        const { logits = "none", tokenIds = [] } = rows[row] ?? {};
        if (logits === "none" || position < 0 || position >= (logits === "last" ? 1 : tokenIds.length)) {
          this.#misuse(`logits ${position} of a row that asked for ${logits}`);
        }
        if (step + 1 !== this.#step) this.#misuse("logits of an earlier step");
        const view = output.logits(row, position);
        this.#views.push(view);
        return view;
      },
      commit: (row, tokens) => {
        if (committed.has(row)) this.#misuse("double commit");
        if (step + 1 !== this.#step) this.#misuse("late commit");
        if (tokens > (rows[row]?.tokenIds.length ?? 0)) this.#misuse(`commit of ${tokens}`);
        if (rows[row]?.sequence.length !== lengths[row]) this.#misuse("sequence changed during the step");
        committed.add(row);
        output.commit(row, tokens);
      },
    };
  }

  #misuse(what: string): never {
    this.misuses.push(what);
    throw new Error(`executor misused: ${what}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#inner[Symbol.asyncDispose]();
  }
}
