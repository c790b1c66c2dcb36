import type { InferenceSession, Tensor } from "onnxruntime-node";
import { ChatGLMError } from "../errors.js";

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

type Runtime = typeof import("onnxruntime-node");

/** Any ONNX graph that keeps no state: tensors in, tensors out. `run` blocks the calling thread. */
export class GraphSession implements AsyncDisposable {
  readonly #runtime: Runtime;
  readonly #session: InferenceSession;

  private constructor(runtime: Runtime, session: InferenceSession) {
    this.#runtime = runtime;
    this.#session = session;
  }

  /**
   * @param onnx bytes of the model
   * @throws ChatGLMError ENGINE_FAILED with onnxruntime's reason, also when the device is not there: nothing else is taken instead
   */
  static async create(onnx: Uint8Array, { threads, device = "cpu" }: GraphSessionOptions): Promise<GraphSession> {
    try {
      // Loaded when it is needed: whoever only imports this library should not pay for it.
      const runtime = await import("onnxruntime-node");
      const session = await runtime.InferenceSession.create(onnx, {
        // One alone: from a list, onnxruntime drops what the platform doesn't have, with a warning, and runs on the rest.
        executionProviders: [device],
        intraOpNumThreads: threads,
        executionMode: "sequential",
        graphOptimizationLevel: "all",
        enableMemPattern: false,
        logSeverityLevel: 3,
      });
      return new GraphSession(runtime, session);
    } catch (cause) {
      if (device === "cuda") throw failure("onnxruntime can't load a graph on CUDA", cause, cudaRemedy);
      throw failure("onnxruntime can't load a graph", cause);
    }
  }

  /** @throws ChatGLMError ENGINE_FAILED */
  async run(inputs: Readonly<Record<string, GraphTensor>>): Promise<ReadonlyMap<string, GraphTensor["data"]>> {
    const { Tensor } = this.#runtime;
    const feeds: Record<string, Tensor> = {};
    for (const name of this.#session.inputNames) {
      const input = inputs[name];
      if (input === undefined) throw new RangeError(`the graph's input ${name} was not given`);
      feeds[name] =
        input.data instanceof Float32Array
          ? new Tensor("float32", input.data, input.shape)
          : new Tensor("int64", input.data, input.shape);
    }
    try {
      const results = new Map<string, GraphTensor["data"]>();
      for (const [name, tensor] of Object.entries(await this.#session.run(feeds))) {
        if (!(tensor.data instanceof Float32Array || tensor.data instanceof BigInt64Array)) {
          throw new TypeError(`output ${name} is neither float32 nor int64`);
        }
        results.set(name, tensor.data);
      }
      return results;
    } catch (cause) {
      throw failure("a graph failed to run", cause);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#session.release();
  }
}

const cudaRemedy =
  "It needs Linux on x64, an NVIDIA driver, CUDA 12 and cuDNN 9, and ONNX Runtime's CUDA libraries: `ONNXRUNTIME_NODE_INSTALL=1 npm rebuild onnxruntime-node --ignore-scripts=false` fetches them. Or take the device cpu.";

function failure(what: string, cause: unknown, remedy?: string): ChatGLMError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new ChatGLMError("ENGINE_FAILED", `${what}: ${reason}${remedy === undefined ? "" : "."}`, { remedy, cause });
}
