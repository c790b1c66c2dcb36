import { ChatGLMError } from "../errors.js";
import { openSession } from "./sessions/open-session.js";
import type { RuntimeSession } from "./sessions/session.js";

/** A tensor fed to a graph. The data is read in place while the graph runs. */
export interface GraphTensor {
  readonly data: Float32Array | BigInt64Array;
  readonly shape: readonly number[];
}

/** What a graph runs on: the processor, or an NVIDIA GPU. */
export type Device = "cpu" | "cuda";

export interface GraphSessionOptions {
  /** Of one run on the processor, the calling one included. */
  readonly threads: number;
  /** Defaults to "cpu". On "cuda", operators that onnxruntime has for the processor only still run there. */
  readonly device?: Device | undefined;
}

/** Any ONNX graph that keeps no state: tensors in, tensors out. `run` may block the calling thread. */
export class GraphSession implements AsyncDisposable {
  readonly #session: RuntimeSession;

  private constructor(session: RuntimeSession) {
    this.#session = session;
  }

  /**
   * @param onnx bytes of the model
   * @throws ChatGLMError ENGINE_FAILED with onnxruntime's reason, also when the device is not there: nothing else is taken instead
   */
  static async create(onnx: Uint8Array, { threads, device = "cpu" }: GraphSessionOptions): Promise<GraphSession> {
    try {
      const settings = { threads, spins: true };
      // CUDA's options have structures of their own in the C interface; onnxruntime-node fills them in.
      if (device === "cpu") return new GraphSession(await openSession(onnx, settings));
      const provider = { name: device, fallsBack: true };
      return new GraphSession(await openSession(onnx, { ...settings, provider }, "node"));
    } catch (cause) {
      if (device === "cuda") throw failure("onnxruntime can't load a graph on CUDA", cause, cudaRemedy);
      throw failure("onnxruntime can't load a graph", cause);
    }
  }

  /** @throws ChatGLMError ENGINE_FAILED */
  async run(inputs: Readonly<Record<string, GraphTensor>>): Promise<ReadonlyMap<string, GraphTensor["data"]>> {
    const feeds = this.#session.inputs.map(({ name }) => {
      const input = inputs[name];
      if (input === undefined) throw new RangeError(`the graph's input ${name} was not given`);
      return input;
    });
    try {
      const outputs = await this.#session.run(
        feeds,
        this.#session.outputs.map(() => "new"),
      );
      const results = new Map<string, GraphTensor["data"]>();
      for (const [index, { name }] of this.#session.outputs.entries()) {
        const { data } = outputs[index] ?? {};
        if (data === undefined || data instanceof Int32Array) throw new TypeError(`output ${name} is neither float32 nor int64`);
        results.set(name, data);
      }
      return results;
    } catch (cause) {
      throw failure("a graph failed to run", cause);
    }
  }

  /**
   * Runs a graph of one input and one float32 output, whatever they are called.
   *
   * @throws ChatGLMError ENGINE_FAILED
   */
  async runOnly(input: GraphTensor): Promise<Float32Array> {
    const [only, ...others] = this.#session.inputs;
    const [output] = this.#session.outputs;
    if (only === undefined || output === undefined || others.length > 0) {
      const names = this.#session.inputs.map(({ name }) => name).join(", ");
      throw failure("a graph can't be run", new TypeError(`its inputs are ${names}`));
    }
    const found = (await this.run({ [only.name]: input })).get(output.name);
    if (!(found instanceof Float32Array)) {
      throw failure("a graph can't be run", new TypeError(`${output.name} is not float32`));
    }
    return found;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#session[Symbol.asyncDispose]();
  }
}

const cudaRemedy =
  "It needs Linux on x64, an NVIDIA driver, CUDA 12 and cuDNN 9, and ONNX Runtime's CUDA libraries: `ONNXRUNTIME_NODE_INSTALL=1 npm rebuild onnxruntime-node --ignore-scripts=false` fetches them. Or take the device cpu.";

function failure(what: string, cause: unknown, remedy?: string): ChatGLMError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new ChatGLMError("ENGINE_FAILED", `${what}: ${reason}${remedy === undefined ? "" : "."}`, { remedy, cause });
}
