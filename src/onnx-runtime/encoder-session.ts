import { ChatGLMError } from "../errors.js";
import { openSession } from "./sessions/open-session.js";
import type { RuntimeSession, SessionTensor } from "./sessions/session.js";

/** Texts of one run as token ids, row by row, the shorter ones filled up to `columns`. */
export interface EncoderBatch {
  readonly ids: BigInt64Array;
  /** 1 where a token stands, 0 where a row is filled up. */
  readonly mask: BigInt64Array;
  readonly rows: number;
  readonly columns: number;
}

/** `[rows, width]` if the graph pools, else `[rows, columns, width]`. Float32. */
export interface EncoderOutput {
  readonly data: Float32Array;
  readonly shape: readonly number[];
}

export interface EncoderSessionOptions {
  /** Of one run, the calling one included. */
  readonly threads: number;
}

/** Taken in this order; any other graph's only float32 output of two or three dimensions. */
const OUTPUTS = ["sentence_embedding", "last_hidden_state", "token_embeddings"];
const INPUTS = ["input_ids", "attention_mask", "token_type_ids", "position_ids"] as const;
type InputName = (typeof INPUTS)[number];

/** A graph that reads token ids and gives vectors, as BERT's exports do. `run` may block the calling thread. */
export class EncoderSession implements AsyncDisposable {
  readonly #session: RuntimeSession;
  readonly #output: string;
  readonly #inputs: readonly { readonly name: InputName; readonly isNarrow: boolean }[];

  private constructor(session: RuntimeSession, path: string) {
    this.#session = session;
    this.#inputs = session.inputs.map((input) => {
      const name = INPUTS.find((known) => known === input.name);
      const type = input.type === "none" ? "" : input.type;
      if (name === undefined || !(type === "int64" || type === "int32")) {
        throw invalid(`${path} has the input ${input.name} (${type}); known are ${INPUTS.join(", ")} of int64 or int32.`);
      }
      return { name, isNarrow: type === "int32" };
    });
    this.#output = outputOf(session, path);
  }

  /**
   * @param path of the `.onnx` file; its external data lies beside it
   * @throws ChatGLMError MODEL_INVALID with onnxruntime's reason, or the input or output that isn't an encoder's
   */
  static async open(path: string, { threads }: EncoderSessionOptions): Promise<EncoderSession> {
    let session: RuntimeSession;
    try {
      session = await openSession(path, { threads });
    } catch (cause) {
      throw invalid(`onnxruntime can't load ${path}: ${messageOf(cause)}`, cause);
    }
    try {
      return new EncoderSession(session, path);
    } catch (error) {
      await session[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** @throws ChatGLMError ENGINE_FAILED with onnxruntime's reason */
  async run(batch: EncoderBatch): Promise<EncoderOutput> {
    const feeds = this.#inputs.map(({ name, isNarrow }) => tensorOf(valuesOf(name, batch), batch, isNarrow));
    const targets = this.#session.outputs.map(({ name }) => (name === this.#output ? "new" : "skip"));
    try {
      const tensor = (await this.#session.run(feeds, targets)).find((output) => output !== undefined);
      if (!(tensor?.data instanceof Float32Array)) throw new TypeError(`${this.#output} is not float32`);
      return { data: tensor.data, shape: tensor.shape };
    } catch (cause) {
      throw new ChatGLMError("ENGINE_FAILED", `an encoder's graph failed to run: ${messageOf(cause)}`, { cause });
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#session[Symbol.asyncDispose]();
  }
}

function tensorOf(values: BigInt64Array, { rows, columns }: EncoderBatch, isNarrow: boolean): SessionTensor {
  return { data: isNarrow ? Int32Array.from(values, Number) : values, shape: [rows, columns] };
}

function valuesOf(name: InputName, { ids, mask, columns }: EncoderBatch): BigInt64Array {
  if (name === "input_ids") return ids;
  if (name === "attention_mask") return mask;
  if (name === "token_type_ids") return new BigInt64Array(ids.length);
  return BigInt64Array.from(ids, (_, index) => BigInt(index % columns));
}

function outputOf({ outputs }: RuntimeSession, path: string): string {
  const vectors = outputs.flatMap(({ name, type, shape }) =>
    type === "float32" && (shape.length === 2 || shape.length === 3) ? [name] : [],
  );
  const known = OUTPUTS.find((name) => vectors.includes(name));
  if (known !== undefined) return known;
  const [only, ...others] = vectors;
  if (only !== undefined && others.length === 0) return only;
  throw invalid(`${path} has the outputs ${outputs.map(({ name }) => name).join(", ")}; none is known to be vectors of float32.`);
}

function invalid(message: string, cause?: unknown): ChatGLMError {
  const remedy = "Export the encoder with Optimum, or take another .onnx file of the model.";
  return new ChatGLMError("MODEL_INVALID", message, { remedy, cause });
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
