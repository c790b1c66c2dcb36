import { availableParallelism } from "node:os";
import { Embeddings } from "@langchain/core/embeddings";
import { ChatGLMError } from "../errors.js";
import type { TextRole } from "./encoder.js";
import { type EncoderOverrides, readEncoderFolder } from "./encoder-folder.js";
import { EncoderThread } from "./encoder-thread.js";
import type { Pooling } from "./pool.js";

/** Which model {@link OnnxEmbeddings} runs, and what its folder doesn't say or says otherwise. */
export interface OnnxEmbeddingsOptions {
  /**
   * Folder of an encoder as BERT, XLM-R and E5 are exported: `model.onnx` (or `onnx/model.onnx`), and `tokenizer.json`, or a `tokenizer.model` of
   * SentencePiece's byte-fallback BPE.
   */
  readonly model: string;
  /** The graph's file in that folder, such as `onnx/model_int8.onnx`. */
  readonly file?: string | undefined;
  /** How tokens' vectors become a text's, where the graph doesn't do it. Defaults to what `1_Pooling/config.json` says, else "mean". */
  readonly pooling?: Pooling | undefined;
  /** Vectors of length 1. Defaults to true, unless `modules.json` names no such step. */
  readonly normalise?: boolean | undefined;
  /** Longer texts are cut. Defaults to what the folder says, else 512. */
  readonly maxTokens?: number | undefined;
  /** Text in small letters. Defaults to what the folder says, else false. */
  readonly lowerCase?: boolean | undefined;
  /** Before a question. Defaults to the folder's prompt "query", else for E5 to `query: `. */
  readonly queryPrefix?: string | undefined;
  /** Before a document. Defaults to the folder's prompt "document" or "passage", else for E5 to `passage: `. */
  readonly documentPrefix?: string | undefined;
  /** Processors that one run uses. Defaults to those there are, at most 4. */
  readonly threads?: number | undefined;
}

/** How one call of {@link OnnxEmbeddings.embed} embeds. */
export interface EmbedOptions {
  /** Defaults to "document". */
  readonly role?: TextRole | undefined;
  /** Ends the work before its next run, with an ABORTED error. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * A local encoder as LangChain's embeddings, on a thread of its own. Nothing is read before the first call. Texts are run by the length, about 512
 * tokens at once; a question goes before the documents that wait. Where a model's activations are quantised by the batch (dynamic int8), a text's
 * vector depends a little on the texts beside it.
 */
export class OnnxEmbeddings extends Embeddings implements AsyncDisposable {
  readonly #folder: string;
  readonly #overrides: EncoderOverrides;
  readonly #threads: number;
  #thread: Promise<EncoderThread> | undefined;
  #identity: Promise<string> | undefined;

  /** Throws INVALID_OPTION naming the option. */
  constructor(options: OnnxEmbeddingsOptions) {
    super({});
    const { model, threads = Math.min(availableParallelism(), 4), ...overrides } = options;
    if (typeof model !== "string" || model === "") throw invalid("model", "it must name a folder");
    whole("threads", threads);
    if (overrides.maxTokens !== undefined) whole("maxTokens", overrides.maxTokens);
    this.#folder = model;
    this.#overrides = overrides;
    this.#threads = threads;
  }

  /** @throws ChatGLMError MODEL_NOT_FOUND, MODEL_INVALID, TOKENIZER_INVALID, ENGINE_FAILED */
  async embedQuery(document: string): Promise<number[]> {
    const [vector] = await this.embed([document], { role: "query" });
    return [...(vector ?? [])];
  }

  /** @throws ChatGLMError as {@link embedQuery} does */
  async embedDocuments(documents: string[]): Promise<number[][]> {
    return (await this.embed(documents)).map((vector) => [...vector]);
  }

  /** What LangChain's methods give, as float32, and cancellable. */
  async embed(texts: readonly string[], { role = "document", signal }: EmbedOptions = {}): Promise<Float32Array[]> {
    if (texts.length === 0) return [];
    const { vectors, width } = await (await this.#open()).embed(texts, role, signal);
    return texts.map((_, index) => vectors.subarray(index * width, (index + 1) * width));
  }

  /** Opens the model, so that the first question needn't wait for it. */
  async prepare(signal?: AbortSignal): Promise<void> {
    await (await this.#open()).open(signal);
  }

  /** Equal for models and settings that give a text the same vector: a SHA-256 of the files and settings. Vectors that are kept are kept under it. */
  identity(): Promise<string> {
    this.#identity ??= this.#open()
      .then((thread) => thread.identity())
      .catch((error: unknown) => {
        this.#identity = undefined;
        throw error;
      });
    return this.#identity;
  }

  /** Ends the thread. A later call starts another. */
  async [Symbol.asyncDispose](): Promise<void> {
    const thread = this.#thread;
    this.#thread = undefined;
    const started = await thread?.catch(() => undefined);
    await started?.[Symbol.asyncDispose]();
  }

  async #open(): Promise<EncoderThread> {
    const known = this.#thread;
    if (known !== undefined && !(await known).hasEnded) return known;
    if (known === this.#thread) {
      this.#thread = readEncoderFolder(this.#folder, this.#overrides).then(
        (form) => new EncoderThread({ form, threads: this.#threads }),
      );
      this.#thread.catch(() => {
        this.#thread = undefined;
      });
    }
    return this.#open();
  }
}

function whole(name: string, value: number): void {
  if (!Number.isInteger(value) || value < 1) throw invalid(name, `${String(value)} is not a whole number from 1`);
}

function invalid(name: string, problem: string): ChatGLMError {
  return new ChatGLMError("INVALID_OPTION", `${name}: ${problem}.`);
}
