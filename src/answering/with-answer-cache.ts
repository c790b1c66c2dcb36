import { Runnable, type RunnableConfig } from "@langchain/core/runnables";
import { concat } from "@langchain/core/utils/stream";
import { AnswerCache } from "../answer-cache/answer-cache.js";
import type { AnswerParts } from "../answer-cache/answer-parts.js";
import { ChatGLMError } from "../errors.js";
import { callOptions, callTenant, canonical, modelIdentity } from "./identity.js";

/** What {@link withAnswerCache} may be told. */
export interface WithAnswerCacheOptions<Input, Output> {
  /** Defaults to an {@link AnswerCache} in the user's cache folder. */
  readonly cache?: AnswerCache | undefined;
  /**
   * Identifies everything that an output depends on besides the input: models, prompts, data. Defaults to what the runnable tells of
   * itself; one that tells nothing is identified by object, and another process doesn't reuse its outputs.
   */
  readonly identity?: string | undefined;
  /** The question in an input; inputs of equal questions share an output. Defaults to the input itself: a string, else its JSON. */
  readonly question?: ((input: Input) => string) | undefined;
  /** Whose output it is. Defaults to what the call's config holds as `configurable`. */
  readonly scope?: ((config: RunnableConfig) => string) | undefined;
  /** An output as text, and back. Defaults to JSON: strings, and plain values that survive it. */
  readonly write?: ((output: Output) => string) | undefined;
  /** A kept text as an output: what `write` wrote. */
  readonly read?: ((text: string) => Output) | undefined;
}

/**
 * The runnable with an answer cache before it: equal inputs get the kept output, those that run at the same time share one run, and a
 * failed or aborted run is never kept. Streams pass through; a kept output comes as one chunk.
 */
export function withAnswerCache<Input, Output>(
  runnable: Runnable<Input, Output>,
  options: WithAnswerCacheOptions<Input, Output> = {},
): Runnable<Input, Output> {
  return new CachedRunnable(runnable, options);
}

class CachedRunnable<Input, Output> extends Runnable<Input, Output> {
  static override lc_name(): string {
    return "CachedRunnable";
  }
  override lc_namespace: string[] = ["langchain_chatglm", "answering"];
  override lc_serializable = false;
  readonly #runnable: Runnable<Input, Output>;
  readonly #options: WithAnswerCacheOptions<Input, Output>;
  readonly #cache: AnswerCache;

  constructor(runnable: Runnable<Input, Output>, options: WithAnswerCacheOptions<Input, Output>) {
    super({});
    this.#runnable = runnable;
    this.#options = options;
    this.#cache = options.cache ?? new AnswerCache();
  }

  override async invoke(input: Input, config: Partial<RunnableConfig> = {}): Promise<Output> {
    let output: { readonly value: Output } | undefined;
    const run = (signal: AbortSignal): AsyncGenerator<Output> => this.#lookUpOrInvoke(input, { ...config, signal });
    for await (const value of this.#cache.share<Output>(this.#parts(input, config, "invoke"), run, config.signal))
      output = { value };
    if (output === undefined) throw new ChatGLMError("ABORTED", "The run ended without an output.");
    return output.value;
  }

  override async *_streamIterator(input: Input, config: Partial<RunnableConfig> = {}): AsyncGenerator<Output> {
    const run = (signal: AbortSignal): AsyncGenerator<Output> => this.#lookUpOrStream(input, { ...config, signal });
    yield* this.#cache.share<Output>(this.#parts(input, config, "stream"), run, config.signal);
  }

  async *#lookUpOrInvoke(input: Input, config: RunnableConfig): AsyncGenerator<Output> {
    const { kept, finish } = await this.#lookUp(input, config, " invoke");
    try {
      if (kept !== undefined) return yield kept.output;
      const output = await this.#runnable.invoke(input, config);
      this.#keep(input, config, output);
      yield output;
    } finally {
      finish();
    }
  }

  async *#lookUpOrStream(input: Input, config: RunnableConfig): AsyncGenerator<Output> {
    const { kept, finish } = await this.#lookUp(input, config, " stream");
    try {
      if (kept !== undefined) return yield kept.output;
      let whole: { readonly output: Output } | undefined;
      for await (const chunk of await this.#runnable.stream(input, config)) {
        whole = { output: whole === undefined ? chunk : together(whole.output, chunk) };
        yield chunk;
      }
      if (whole !== undefined) this.#keep(input, config, whole.output);
    } finally {
      finish();
    }
  }

  async #lookUp(
    input: Input,
    config: RunnableConfig,
    way: string,
  ): Promise<{ readonly kept: { readonly output: Output } | undefined; readonly finish: () => void }> {
    const { lookup, finish } = await this.#cache.lookUpToAnswer(this.#parts(input, config), config.signal, way);
    return { kept: lookup.status === "hit" ? { output: this.#read(lookup.answer.text) } : undefined, finish };
  }

  #keep(input: Input, config: RunnableConfig, output: Output): void {
    const text = this.#write(output);
    void this.#cache.keep(this.#parts(input, config), { text, citations: [], origin: "model", values: [] });
  }

  /** @param way what a running call yields: those who share it must get the same */
  #parts(input: Input, config: RunnableConfig, way = ""): AnswerParts {
    const { identity, scope = callTenant, question = asText } = this.#options;
    return {
      scope: {
        model: identity ?? modelIdentity(this.#runnable),
        prompt: `runnable ${way}`,
        options: callOptions(config),
        tenant: scope(config),
        sources: [],
      },
      question: question(input),
      history: [],
    };
  }

  #write(output: Output): string {
    if (this.#options.write !== undefined) return this.#options.write(output);
    const text = JSON.stringify(output);
    if (text !== undefined && isPlain(output)) return text;
    throw new ChatGLMError("INVALID_OPTION", "The cache can't keep this output: JSON would lose some of it.", {
      remedy: "Give withAnswerCache `write` and `read`, or put a StringOutputParser after the model.",
    });
  }

  #read(text: string): Output {
    return this.#options.read === undefined ? (JSON.parse(text) as Output) : this.#options.read(text);
  }
}

function asText(input: unknown): string {
  return typeof input === "string" ? input : canonical(input);
}

function together<Output>(before: Output, chunk: Output): Output {
  if (typeof before === "string" && typeof chunk === "string") return (before + chunk) as Output;
  return concat(before as never, chunk as never) as Output;
}

function isPlain(value: unknown): boolean {
  if (value === undefined || typeof value === "function" || typeof value === "symbol" || typeof value === "bigint") return false;
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object" || value === null) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  const plain = Array.isArray(value) || prototype === Object.prototype || prototype === null;
  return plain && Object.values(value).every((inner) => inner === undefined || isPlain(inner));
}
