import { randomUUID } from "node:crypto";
import { within } from "../../async/deadline.js";
import { ChatGLMError } from "../../errors.js";
import type { Embedder } from "../../vectors/embedder.js";
import { orAborted } from "../shared-load.js";
import type { DocumentIndex } from "./indexing/document-index.js";
import type { VectorsDone } from "./indexing/passage-vectors.js";

export interface PassageEmbeddingOptions {
  readonly embedder: Embedder;
  /** Texts of one call of the embedder. */
  readonly batch: number;
  /** Where an embedder's vectors are kept; undefined keeps none. */
  readonly file: (identity: string) => string | undefined;
  readonly onProgress: (done: VectorsDone) => void;
  /** Told why it stopped, or that what was made couldn't be written. */
  readonly onFailure: (error: unknown) => void;
}

/** After a failure the next question doesn't try again for so long: to embed passages, to open what is kept. Milliseconds. */
const PAUSE = 30_000;
const OPENING_PAUSE = 10_000;
/** With fewer of the vectors the words serve alone: what has none yet would be pushed down. */
const ENOUGH = 0.9;

interface Run {
  readonly index: DocumentIndex;
  readonly controller: AbortController;
  readonly finished: Promise<void>;
  /** Another update came while it ran. */
  again: boolean;
}

/**
 * Gives an index's passages their vectors, beside everything else: questions are answered by words meanwhile. What was made before it is
 * stopped stays made.
 */
export class PassageEmbedding {
  readonly #options: PassageEmbeddingOptions;
  /** The index that has this embedder's vectors, and their identity. */
  #opened: { readonly index: DocumentIndex; readonly opening: Promise<string> } | undefined;
  #run: Run | undefined;
  #done: VectorsDone = { done: 0, all: 0 };
  #failedAt = Number.NEGATIVE_INFINITY;
  #notOpened: { readonly at: number; readonly error: unknown } | undefined;
  #isDiskTold = false;

  constructor(options: PassageEmbeddingOptions) {
    this.#options = options;
  }

  /** There are vectors enough to search by. */
  get serves(): boolean {
    const { done, all } = this.#done;
    return all > 0 && done >= ENOUGH * all;
  }

  /** When the vectors that are kept are taken: within the time of a question's vector. Rejects with what the embedder said of its identity. */
  async opened(index: DocumentIndex, signal: AbortSignal | undefined): Promise<void> {
    if (this.#notOpened !== undefined && performance.now() - this.#notOpened.at < OPENING_PAUSE) throw this.#notOpened.error;
    try {
      await within(this.#open(index), { timeout: this.#options.embedder.timeout, what: "Opening the vectors", signal });
    } catch (error) {
      if (!signal?.aborted) this.#notOpened = { at: performance.now(), error };
      throw error;
    }
  }

  /** Begins, unless it is under way, or failed a moment ago. To be called after each update of the index. */
  start(index: DocumentIndex): void {
    if (performance.now() - this.#failedAt >= PAUSE) void this.#started(index).finished.catch(() => undefined);
  }

  /** When every passage has its vector. Rejects with what the embedder said. If the signal fires, embedding stops. */
  async finish(index: DocumentIndex, signal: AbortSignal | undefined): Promise<void> {
    const { controller, finished } = this.#started(index);
    try {
      await orAborted(finished, signal);
    } catch (error) {
      if (signal?.aborted) controller.abort(signal.reason);
      throw error;
    }
  }

  /**
   * Which vectors a search goes by: equal strings for the same ones in any process. Takes the vectors that are kept, but makes none. Rejects with
   * what the embedder said.
   */
  async state(index: DocumentIndex): Promise<string> {
    const identity = await this.#open(index);
    const { done, all } = await index.missingVectors(0);
    this.#done = { done, all };
    return `${identity} ${done === all ? "whole" : this.serves ? `${done} of ${all}` : "words"}`;
  }

  async stop(): Promise<void> {
    const run = this.#run;
    run?.controller.abort();
    await run?.finished.catch(() => undefined);
    this.#opened = undefined;
    this.#done = { done: 0, all: 0 };
  }

  #started(index: DocumentIndex): Run {
    const known = this.#run;
    if (known?.index === index && !known.controller.signal.aborted) {
      known.again = true;
      return known;
    }
    known?.controller.abort();
    const controller = new AbortController();
    const run: Run = { index, controller, finished: Promise.resolve().then(() => this.#embed(run)), again: false };
    this.#run = run;
    const ended = (): void => {
      if (this.#run === run) this.#run = undefined;
    };
    run.finished.then(ended, (error: unknown) => {
      ended();
      if (controller.signal.aborted) return;
      this.#failedAt = performance.now();
      this.#options.onFailure(error);
    });
    return run;
  }

  #open(index: DocumentIndex): Promise<string> {
    if (this.#opened?.index === index) return this.#opened.opening;
    this.#done = { done: 0, all: 0 };
    const opening = this.#takeKept(index);
    const opened = { index, opening };
    this.#opened = opened;
    opening.catch(() => {
      if (this.#opened === opened) this.#opened = undefined;
    });
    return opening;
  }

  async #takeKept(index: DocumentIndex): Promise<string> {
    const known = await this.#options.embedder.identity();
    // Vectors of an embedder that can't be told from others are good for this process.
    const identity = known ?? randomUUID();
    this.#done = await index.useVectors({ identity, file: known === undefined ? undefined : this.#options.file(known) });
    this.#notOpened = undefined;
    return identity;
  }

  async #embed(run: Run): Promise<void> {
    const { embedder, batch, onProgress } = this.#options;
    const { index, controller } = run;
    const { signal } = controller;
    await orAborted(this.#open(index), signal);
    for (;;) {
      signal.throwIfAborted();
      run.again = false;
      const { texts, ...done } = await index.missingVectors(batch);
      const isNews = done.all !== this.#done.all || done.done !== this.#done.done;
      this.#done = done;
      if (texts.length === 0) {
        if (isNews) onProgress(done);
        if (run.again) continue;
        return;
      }
      onProgress(done);
      const vectors = await embedder.documents(
        texts.map(({ text }) => text),
        signal,
      );
      const put = texts.flatMap(({ key }, at) => {
        const vector = vectors[at];
        return vector === undefined ? [] : [[key, vector] as const];
      });
      await index.putVectors(put).catch((error: unknown) => this.#notWritten(index, error));
    }
  }

  /** They serve all the same, but the next process has to make them again. */
  #notWritten(index: DocumentIndex, cause: unknown): void {
    if (index.hasEnded) throw cause;
    if (this.#isDiskTold) return;
    this.#isDiskTold = true;
    const reason = cause instanceof Error ? cause.message : String(cause);
    this.#options.onFailure(new ChatGLMError("IO_FAILED", `Vectors could not be kept: ${reason}`, { cause }));
  }
}
