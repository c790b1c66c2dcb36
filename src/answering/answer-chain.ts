import { dispatchCustomEvent } from "@langchain/core/callbacks/dispatch";
import { CallbackManager, type CallbackManagerForChainRun } from "@langchain/core/callbacks/manager";
import type { LanguageModelLike } from "@langchain/core/language_models/base";
import type { BaseRetrieverInterface } from "@langchain/core/retrievers";
import type { BaseDocumentCompressor } from "@langchain/core/retrievers/document_compressors";
import { patchConfig, Runnable, type RunnableBatchOptions, type RunnableConfig } from "@langchain/core/runnables";
import { IterableReadableStream } from "@langchain/core/utils/stream";
import { AnswerCache } from "../answer-cache/answer-cache.js";
import type { Executor, JobHandlers } from "../fan-out/executor.js";
import { Slots } from "../fan-out/slots.js";
import type { PictureReading } from "../sources/images/picture-source.js";
import { SeenPictures } from "../sources/images/seen-pictures.js";
import type { KnowledgeSource } from "../sources/knowledge-source.js";
import { RetrieverSource } from "../sources/retriever/retriever-source.js";
import type { VisionModel } from "../vision/vision-model.js";
import { type Answer, type AnswerChunk, type AnswerInput, completeAnswer } from "./answer.js";
import { answerFlow, askHere, shouldCache } from "./answer-flow.js";
import { BoxedMatcher } from "./boxed-matcher.js";
import { chainModels, type ModelCascade } from "./chain-models.js";
import type { AnswerCallOptions, Collaborators, FanOutBounds } from "./collaborators.js";
import { readConversation } from "./conversation.js";
import { DEFAULT_BUDGET, type EvidenceBudget } from "./evidence/merge-evidence.js";
import { callTenant, canonical } from "./identity.js";
import { chainHandlers, uniquelyNamed } from "./jobs/chain-handlers.js";
import { JobSource } from "./jobs/job-source.js";
import { SourceIdentities } from "./source-identities.js";
import type { AnswerPrompt } from "./writing/prompts/answer-prompt.js";
import type { AnswerMatcher } from "./writing/quoting/answer-matcher.js";

/** What {@link createAnswerChain} is given: sources, a model, or both. */
export interface AnswerChainOptions {
  /**
   * Any LangChain chat model or LLM. Defaults to none, where there are sources: answers are then worked out by the sources or quoted from the evidence, never
   * written, and need the check "gate".
   */
  readonly model?: LanguageModelLike | undefined;
  /**
   * In place of `model`, two as a cascade: `fast` plans and writes; if the check refuses all it wrote, or it fails, though there is evidence,
   * `strong` writes. Readers see nothing of what was refused. Needs the check "gate".
   */
  readonly models?: ModelCascade | undefined;
  /** Defaults to an {@link AnswerCache} in the user's cache folder; `false` for none. */
  readonly cache?: AnswerCache | false | undefined;
  /** Asked in parallel; LangChain retrievers are welcome. Defaults to none: the model answers alone. */
  readonly sources?: readonly (KnowledgeSource | BaseRetrieverInterface)[] | undefined;
  /**
   * What looks at a question's `images`: an `OcrModel`, any {@link VisionModel}, or several, which are then asked in parallel. They aren't closed with the
   * chain. Defaults to none: questions with images are refused.
   */
  readonly vision?: VisionModel | readonly VisionModel[] | undefined;
  /** How large a question's pictures may be, and which private hosts they may be fetched from. Defaults to 20 MiB, 40 million pixels, and none. */
  readonly pictures?: PictureReading | undefined;
  /**
   * Bounds of one question: how many sources or sub-questions are asked at once, and the milliseconds that everything before writing may take
   * together. Defaults to 4 and 20,000.
   */
  readonly fanOut?: Partial<FanOutBounds> | undefined;
  /** Most calls at once over all questions: of each model, and of each source. Defaults to 8 each. */
  readonly limits?: { readonly model?: number | undefined; readonly source?: number | undefined } | undefined;
  /**
   * Where work is sent that it has somebody for: sub-questions (jobs of the kind `answer`), the model's replies (`generate`), sources
   * (`source:NAME`). What of the call's `configurable` and options travels must be JSON. Defaults to none: everything is done here.
   */
  readonly executor?: Executor | undefined;
  /** Whether sources that can work answers out themselves are asked to, before anything else. Defaults to true. */
  readonly direct?: boolean | undefined;
  /** Whether a question of several parts or steps is split into sub-questions. Defaults to true. */
  readonly plan?: boolean | undefined;
  /**
   * Whether a source that can't read a question (a graph) has the model choose what is asked, from enumerated things and relations, in one short reply kept to a
   * schema; the source then works the choice out. Done only by chat models whose `profile` says `structuredOutput`, and not by the small model that comes with the
   * package. Defaults to true.
   */
  readonly queries?: boolean | undefined;
  /** How much evidence is asked for and offered to the model. Defaults to 5 pieces per source, 8 in all, 4,000 characters. */
  readonly evidence?: Partial<EvidenceBudget> | undefined;
  /**
   * Orders the evidence before the budget cuts it: any of LangChain's document compressors, a cross-encoder say. It is given the 32 best pieces, and
   * has what is left of `fanOut.timeout`; if it fails, the order stays as it is. Defaults to none.
   */
  readonly reranker?: BaseDocumentCompressor | undefined;
  /**
   * Tells which statements answer a question by what they mean: asked which of the evidence is quoted where neither a source nor the model answers, whether what rules would quote is
   * anything like an answer, and which measure is meant that a source could pick by. It isn't closed with the chain. With `false`, rules decide alone. Defaults to the small one that
   * comes with the package, which all chains share and the first that needs it opens.
   */
  readonly matcher?: AnswerMatcher | false | undefined;
  /**
   * What happens to a sentence whose names, numbers, dates or quotations its evidence doesn't hold: with "gate" it doesn't leave, and a fitting
   * sentence of the evidence is quoted in its place; with "mark" it leaves, and is listed; with `false` nothing is checked. Defaults to
   * "gate". Without sources nothing is checked.
   */
  readonly check?: "gate" | "mark" | false | undefined;
  /** Defaults to the form that the model was trained on (`answerPromptFor`), Chinese or English by the question. */
  readonly prompt?: AnswerPrompt | undefined;
  /** Identifies the model in the cache's key. Defaults to what the model tells of itself. */
  readonly modelIdentity?: string | undefined;
  /**
   * Whose answer it is: callers with different values never share one. Defaults to what the call's config holds as `configurable`.
   */
  readonly cacheScope?: ((config: RunnableConfig) => unknown) | undefined;
  /** Whether an answer is kept. Defaults to: it is whole, each of its citations exists, and no source failed. */
  readonly shouldCache?: ((answer: Answer) => boolean) | undefined;
  /**
   * Whether a text is kept that was written by a model whose temperature was set above 0: asked again, it would write another. Defaults to false; a model
   * that was told no temperature doesn't count.
   */
  readonly keepSampled?: boolean | undefined;
}

/**
 * Answers questions: cache → sources in parallel → evidence merged → written by the model with numbered citations → kept. A LangChain
 * Runnable. A source that fails or is late, and a cache that fails, never fail the answer; the model failing does.
 *
 * Progress reaches callbacks and `streamEvents` as the custom events of {@link AnswerEvents}.
 */
export class AnswerChain extends Runnable<AnswerInput, AnswerChunk, AnswerCallOptions> implements AsyncDisposable {
  static override lc_name(): string {
    return "AnswerChain";
  }
  override lc_namespace: string[] = ["langchain_chatglm", "answering"];
  override lc_serializable = false;
  readonly #collaborators: Collaborators;
  /** The same without an executor. */
  readonly #here: Collaborators;
  readonly #ownCache: AnswerCache | undefined;
  readonly #vision: Collaborators["vision"];

  /** Opens nothing: files, stores and models are first touched by a question. */
  constructor(options: AnswerChainOptions) {
    super({});
    this.#ownCache = options.cache === undefined ? new AnswerCache() : undefined;
    const vision = options.vision === undefined ? [] : "describe" in options.vision ? [options.vision] : options.vision;
    this.#vision = vision.map((model) => ({
      seen: new SeenPictures(model),
      slots: new Slots(options.limits?.source ?? 8, "limits.source"),
    }));
    this.#collaborators = this.#assemble(options, options.executor);
    this.#here = options.executor === undefined ? this.#collaborators : this.#assemble(options, undefined);
  }

  /**
   * What this chain can do for others, by kind of job: handlers for an executor or a worker. They do the work here, whatever executor the chain
   * has itself.
   */
  get jobHandlers(): JobHandlers {
    return chainHandlers(this.#here, askHere(this.#here));
  }

  /** Whether there is a vision model, so that questions may come with `images`. */
  get seesImages(): boolean {
    return this.#vision.length > 0;
  }

  #assemble(options: AnswerChainOptions, executor: Executor | undefined): Collaborators {
    const { cache, fanOut = {}, limits = {}, evidence, cacheScope } = options;
    const { first, strong, identity } = chainModels(options, executor);
    const sources = (options.sources ?? [])
      .map(asSource)
      .map((source) => ({ source, slots: new Slots(limits.source ?? 8, "limits.source") }));
    const asked =
      executor === undefined
        ? sources
        : sources.map((shared) => {
            const isSent = uniquelyNamed(sources).includes(shared);
            return isSent ? { ...shared, source: new JobSource(shared.source, executor) } : shared;
          });
    return {
      model: first.model,
      modelSlots: first.modelSlots,
      ownIdentity: first.ownIdentity,
      get prompt() {
        return first.prompt;
      },
      strong,
      modelIdentity: identity,
      cache: cache === false ? undefined : (cache ?? this.#ownCache),
      executor,
      sources: asked,
      identities: new SourceIdentities(asked.map(({ source }) => source)),
      vision: this.#vision,
      pictures: options.pictures ?? {},
      fanOut: { maxConcurrency: fanOut.maxConcurrency ?? 4, timeout: fanOut.timeout ?? 20_000 },
      matcher: options.matcher === false ? undefined : (options.matcher ?? BoxedMatcher.shared),
      check: options.check ?? "gate",
      budget: { ...DEFAULT_BUDGET, ...evidence },
      reranker: options.reranker,
      direct: options.direct ?? true,
      plan: options.plan ?? true,
      queries: options.queries ?? true,
      tenant: cacheScope === undefined ? callTenant : (config) => canonical(cacheScope(config)),
      shouldCache: options.shouldCache ?? shouldCache,
      keepsSampled: options.keepSampled ?? false,
    };
  }

  /** The stream, folded. */
  override async invoke(input: AnswerInput, options?: Partial<AnswerCallOptions>): Promise<Answer> {
    let answered: Answer | undefined;
    const fold = async (
      asked: AnswerInput,
      config?: Partial<AnswerCallOptions>,
      run?: CallbackManagerForChainRun,
    ): Promise<Answer> => {
      let answer: AnswerChunk = { text: "" };
      for await (const chunk of this.#chunks(asked, config, run))
        answer = { ...answer, ...chunk, text: answer.text + chunk.text };
      answered = completeAnswer(answer);
      return answered;
    };
    const folded = await this._callWithConfig(fold, input, options);
    return answered ?? completeAnswer(folded);
  }

  /** Answers in the order of the questions; with `returnExceptions`, errors in the place of answers that failed. */
  override batch(
    inputs: AnswerInput[],
    options?: Partial<AnswerCallOptions> | Partial<AnswerCallOptions>[],
    batchOptions?: RunnableBatchOptions & { returnExceptions?: false },
  ): Promise<Answer[]>;
  override batch(
    inputs: AnswerInput[],
    options?: Partial<AnswerCallOptions> | Partial<AnswerCallOptions>[],
    batchOptions?: RunnableBatchOptions & { returnExceptions: true },
  ): Promise<(Answer | Error)[]>;
  override batch(
    inputs: AnswerInput[],
    options?: Partial<AnswerCallOptions> | Partial<AnswerCallOptions>[],
    batchOptions?: RunnableBatchOptions,
  ): Promise<(Answer | Error)[]>;
  override async batch(
    inputs: AnswerInput[],
    options?: Partial<AnswerCallOptions> | Partial<AnswerCallOptions>[],
    batchOptions?: RunnableBatchOptions,
  ): Promise<(Answer | Error)[]> {
    const answers = await super.batch(inputs, options, batchOptions ?? {});
    return answers.map((answer) => (answer instanceof Error ? answer : completeAnswer(answer)));
  }

  /** Leaving the stream early cancels sources and model, unless somebody else asks the same. */
  override async stream(input: AnswerInput, options?: Partial<AnswerCallOptions>): Promise<IterableReadableStream<AnswerChunk>> {
    const leaving = new AbortController();
    const signal = options?.signal === undefined ? leaving.signal : AbortSignal.any([options.signal, leaving.signal]);
    const inner = await super.stream(input, { ...options, signal });
    const cancelling = (async function* (): AsyncGenerator<AnswerChunk> {
      yield* inner;
    })();
    const end = cancelling.return.bind(cancelling);
    cancelling.return = (value) => {
      leaving.abort(new DOMException("The stream was left.", "AbortError"));
      return end(value).catch(() => ({ done: true, value: undefined }));
    };
    return IterableReadableStream.fromAsyncGenerator(cancelling);
  }

  override async *_streamIterator(input: AnswerInput, options?: Partial<AnswerCallOptions>): AsyncGenerator<AnswerChunk> {
    const self = this;
    async function* once(): AsyncGenerator<AnswerInput> {
      yield input;
    }
    yield* this._transformStreamWithConfig(
      once(),
      async function* (inputs, run, config) {
        for await (const asked of inputs) yield* self.#chunks(asked, config, run);
      },
      options,
    );
  }

  /** Closes the default cache. Model, sources and a cache that were passed in are their owner's to close. */
  async close(): Promise<void> {
    await this.#ownCache?.close();
  }

  /** The same as {@link close}. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async *#chunks(
    input: AnswerInput,
    options?: Partial<AnswerCallOptions>,
    run?: CallbackManagerForChainRun,
  ): AsyncGenerator<AnswerChunk> {
    const config = patchConfig(options, run === undefined ? {} : { callbacks: run.getChild() });
    const signal = config.signal ?? new AbortController().signal;
    signal.throwIfAborted();
    // Without listeners, telling them takes longer than a hit of the cache.
    const heard = !(config.callbacks instanceof CallbackManager) || config.callbacks.handlers.length > 0;
    for await (const event of answerFlow(readConversation(input), this.#collaborators, { ...config, signal })) {
      if (event.type === "chunk") yield event.chunk;
      else if (heard) await dispatchCustomEvent(event.type, event.data, config);
    }
  }
}

/** @see AnswerChain */
export function createAnswerChain(options: AnswerChainOptions): AnswerChain {
  return new AnswerChain(options);
}

function asSource(source: KnowledgeSource | BaseRetrieverInterface): KnowledgeSource {
  return "find" in source ? source : new RetrieverSource(source);
}
