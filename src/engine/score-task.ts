import { performance } from "node:perf_hooks";
import { ChatGLMError } from "../errors.js";
import { serviceRank } from "./admission.js";
import { type ComputedRow, type EngineTask, partitionOf } from "./engine-task.js";
import type { KvSequence } from "./model-executor.js";
import { negativeLogLikelihood } from "./sampling/negative-log-likelihood.js";
import { TokenBuffer } from "./token-buffer.js";

export interface ScoreResult {
  /** Tokens scored. */
  readonly tokens: number;
  /** Mean over i ≥ `from` of −log p(id_i | id_<i), natural logarithm. */
  readonly meanNll: number;
}

export interface ScoreObserver {
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  readonly resolve: (result: ScoreResult) => void;
  readonly reject: (error: unknown) => void;
}

/** One sequence whose likelihood is being measured, a chunk at a time. */
export class ScoreTask implements EngineTask {
  readonly kind = "score";
  readonly partition: string = partitionOf(undefined);
  readonly rank: number = serviceRank(performance.now(), 0);
  /** All but the last token: nothing is asked about what follows that one. */
  readonly tokens: TokenBuffer;
  sequence: KvSequence | undefined;
  cancelled = false;

  readonly #targets: readonly number[];
  /** Index in `targets` of the first that counts. */
  readonly #first: number;
  readonly #observer: ScoreObserver;
  #scored = 0;
  #total = 0;

  /** @param from index of the first id that counts, 1 ≤ from < ids.length; those before it are context only */
  constructor(ids: readonly number[], from: number, observer: ScoreObserver) {
    this.tokens = new TokenBuffer(ids.slice(0, -1));
    this.#targets = ids.slice(1);
    this.#first = from - 1;
    this.#observer = observer;
  }

  get maxLength(): number {
    return this.tokens.length;
  }

  get promptTokens(): number {
    return this.tokens.length;
  }

  get done(): boolean {
    return this.#scored === this.#targets.length;
  }

  start(): void {}

  advance({ start, tokens, logits }: ComputedRow): number {
    for (let position = Math.max(0, this.#first - start); position < tokens; position += 1) {
      this.#total += negativeLogLikelihood(logits(position), this.#targets[start + position] ?? 0);
    }
    this.#scored = start + tokens;
    return 0;
  }

  publish(): void {
    try {
      this.#observer.onProgress?.(this.#scored, this.#targets.length);
    } catch (error) {
      this.cancelled = true;
      this.#observer.reject(error);
    }
    if (!this.done) return;
    const counted = this.#scored - this.#first;
    this.#observer.resolve({ tokens: counted, meanNll: this.#total / counted });
  }

  restart(): void {
    this.#scored = 0;
    this.#total = 0;
  }

  abort(): void {
    this.#observer.reject(
      new ChatGLMError("ABORTED", `Scoring was aborted after ${this.#scored} of ${this.#targets.length} tokens.`),
    );
  }

  fail(error: unknown): void {
    this.#observer.reject(error);
  }
}
