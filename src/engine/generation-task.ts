import { performance } from "node:perf_hooks";
import { serviceRank } from "./admission.js";
import type { ComputedRow, EngineTask } from "./engine-task.js";
import type { FinishReason, GenerationEvent, GenerationRequest, SamplingOptions } from "./generation.js";
import type { KvSequence } from "./model-executor.js";
import { uniformAt } from "./sampling/philox.js";
import { RepetitionPenalty } from "./sampling/repetition-penalty.js";
import { greedyToken, type TokenSampler } from "./sampling/token-sampler.js";
import { TokenBuffer } from "./token-buffer.js";
import { applyConstraint, type TokenConstraint } from "./token-constraint.js";

/** What a submitted request reports: its events, of which `finish` is the last, or the error that ended it. */
export type EngineEvent = GenerationEvent | { readonly type: "error"; readonly error: unknown };

export interface GenerationTaskSettings {
  readonly sampler: TokenSampler;
  readonly vocabularySize: number;
  /** Longest sequence, in tokens. */
  readonly contextLength: number;
  /** Used when the request names no seed. */
  readonly defaultSeed: number;
  readonly onEvent: (event: EngineEvent) => void;
  readonly partition: string;
}

/** One request being generated: its tokens so far and how the next one is chosen. */
export class GenerationTask implements EngineTask {
  readonly kind = "generate";
  readonly partition: string;
  readonly rank: number;
  readonly tokens: TokenBuffer;
  readonly promptTokens: number;
  readonly maxLength: number;
  sequence: KvSequence | undefined;
  cancelled = false;

  readonly #submittedMs = performance.now();
  readonly #maxOutputTokens: number;
  readonly #stopIds: ReadonlySet<number>;
  readonly #sampling: SamplingOptions;
  readonly #seed: number;
  readonly #sampler: TokenSampler;
  readonly #penalty: RepetitionPenalty | undefined;
  readonly #constraint: TokenConstraint | undefined;
  readonly #reportsPrompt: boolean;
  readonly #onEvent: (event: EngineEvent) => void;
  #outcome: { readonly reason: FinishReason; readonly stopId?: number } | undefined;
  #unpublished: number[] = [];
  #cachedTokens = 0;
  #startedMs: number | undefined;
  #firstTokenMs: number | undefined;

  constructor(request: GenerationRequest, settings: GenerationTaskSettings) {
    const { promptIds, sampling } = request;
    this.partition = settings.partition;
    this.rank = serviceRank(this.#submittedMs, request.priority ?? 0);
    this.tokens = new TokenBuffer(promptIds);
    this.promptTokens = promptIds.length;
    // The last token is never run, so one more comes out than the context has places left.
    this.#maxOutputTokens = Math.min(request.maxTokens, settings.contextLength - promptIds.length + 1);
    this.maxLength = promptIds.length + this.#maxOutputTokens - 1;
    this.#stopIds = new Set(request.stopIds);
    this.#sampling = sampling;
    this.#seed = sampling.seed ?? settings.defaultSeed;
    this.#sampler = settings.sampler;
    this.#constraint = request.constraint;
    this.#reportsPrompt = request.reportsPrompt === true;
    this.#onEvent = settings.onEvent;
    if (sampling.repetitionPenalty !== 1) {
      this.#penalty = new RepetitionPenalty(sampling.repetitionPenalty, settings.vocabularySize);
      for (const id of promptIds) this.#penalty.add(id);
    }
    if (this.#maxOutputTokens === 0) this.#outcome = { reason: "length" };
  }

  get done(): boolean {
    return this.#outcome !== undefined;
  }

  get #outputTokens(): number {
    return this.tokens.length - this.promptTokens;
  }

  start(cachedTokens: number): void {
    if (this.#startedMs !== undefined) return; // it starts again after having given way
    this.#startedMs = performance.now();
    this.#cachedTokens = cachedTokens;
  }

  /**
   * Chooses the tokens after the row. A draft token is right when it is the very token that would have been chosen without
   * it: at output position i the choice depends on the logits and on the i-th number of the seed's stream only. So speculation
   * changes no output, and a draft token t is accepted with probability p(t), the best a fixed guess can get
   * (Leviathan et al. 2023; Chen et al. 2023).
   */
  advance({ draft, logits }: ComputedRow): number {
    for (let accepted = 0; ; accepted += 1) {
      const id = this.#choose(logits(accepted));
      if (this.#stopIds.has(id)) {
        this.#outcome = { ...this.#ended, stopId: id };
        return accepted;
      }
      this.tokens.push(id);
      this.#constraint?.accept(id);
      this.#penalty?.add(id);
      this.#unpublished.push(id);
      if (this.#constraint?.mustEnd === true) {
        this.#outcome = this.#ended;
        return accepted;
      }
      if (this.#outputTokens >= this.#maxOutputTokens) {
        this.#outcome = { reason: "length" };
        return accepted;
      }
      if (draft[accepted] !== id) return accepted;
    }
  }

  get #ended(): { readonly reason: FinishReason } {
    return { reason: this.#constraint?.shortened === true ? "length" : "stop" };
  }

  #choose(logits: Float32Array): number {
    this.#penalty?.apply(logits);
    if (this.#constraint !== undefined) {
      applyConstraint(logits, this.#constraint, this.#maxOutputTokens - this.#outputTokens, this.#stopIds);
    }
    if (this.#sampling.temperature === 0) return greedyToken(logits);
    return this.#sampler.sample(logits, this.#sampling, uniformAt(this.#seed, this.#outputTokens));
  }

  publish(): void {
    const read = this.sequence?.length ?? 0;
    if (this.#reportsPrompt && read < this.promptTokens && this.#outcome === undefined)
      this.#emit({ type: "prompt", read, of: this.promptTokens });
    if (this.#unpublished.length > 0) {
      this.#firstTokenMs ??= performance.now();
      const ids = this.#unpublished;
      this.#unpublished = [];
      this.#emit({ type: "tokens", ids });
    }
    if (this.#outcome !== undefined) this.#finish(this.#outcome);
  }

  restart(): void {
    // Tokens chosen so far stay; their keys and values are computed again like a prompt's.
  }

  abort(): void {
    this.#finish({ reason: "abort" });
  }

  fail(error: unknown): void {
    this.#emit({ type: "error", error });
  }

  #finish(outcome: { readonly reason: FinishReason; readonly stopId?: number }): void {
    const now = performance.now();
    const elapsed = (until: number | undefined): number => (until ?? now) - this.#submittedMs;
    this.#emit({
      type: "finish",
      ...outcome,
      usage: { promptTokens: this.promptTokens, cachedTokens: this.#cachedTokens, outputTokens: this.#outputTokens },
      timing: { queuedMs: elapsed(this.#startedMs), firstTokenMs: elapsed(this.#firstTokenMs), totalMs: elapsed(now) },
    });
  }

  /** A consumer that throws has gone; it must not take the others with it. */
  #emit(event: EngineEvent): void {
    try {
      this.#onEvent(event);
    } catch {
      this.cancelled = true;
    }
  }
}
