import type { InferenceSession, Tensor } from "onnxruntime-node";
import { ChatGLMError } from "../../../errors.js";
import { requireFeeds, requireTargets } from "../check-tensors.js";
import {
  type OutputTarget,
  type RunOptions,
  type RuntimeSession,
  runLogSeverity,
  type SessionOptions,
  type SessionSource,
  type SessionTensor,
  type ValueInfo,
} from "../session.js";

type Runtime = typeof import("onnxruntime-node");

/**
 * A graph run by onnxruntime-node's own binding, where the C interface can't be called. A run blocks the thread, can't be ended, and copies
 * what it computes, about a millisecond per megabyte. Runs must not overlap.
 */
export class NodeSession implements RuntimeSession {
  readonly binding = "node";
  readonly runsBeside = false;
  readonly inputs: readonly ValueInfo[];
  readonly outputs: readonly ValueInfo[];
  readonly #runtime: Runtime;
  readonly #session: InferenceSession;
  #released = false;

  private constructor(runtime: Runtime, session: InferenceSession) {
    this.#runtime = runtime;
    this.#session = session;
    this.inputs = session.inputMetadata.map(infoOf);
    this.outputs = session.outputMetadata.map(infoOf);
  }

  /** @throws Error with onnxruntime's reason, or for options that this binding can't pass on */
  static async open(source: SessionSource, options: SessionOptions): Promise<NodeSession> {
    // Loaded when it is needed: whoever only imports this library should not pay for it.
    const runtime = await import("onnxruntime-node");
    const settings = sessionOptions(options);
    const session = await (typeof source === "string"
      ? runtime.InferenceSession.create(source, settings)
      : runtime.InferenceSession.create(source, settings));
    return new NodeSession(runtime, session);
  }

  async run(
    feeds: readonly SessionTensor[],
    targets: readonly OutputTarget[],
    { signal }: RunOptions = {},
  ): Promise<readonly (SessionTensor | undefined)[]> {
    if (this.#released) throw new Error("the session was released");
    requireFeeds(this.inputs, feeds);
    requireTargets(this.outputs, targets, feeds);
    if (signal?.aborted === true) throw new ChatGLMError("ABORTED", "a run of a graph was ended.", { cause: signal.reason });
    const given: Record<string, Tensor> = {};
    for (const [index, { name }] of this.inputs.entries()) given[name] = this.#tensor(feeds[index]);
    const wanted = this.outputs.flatMap(({ name }, index) => (targets[index] === "skip" ? [] : [name]));
    const computed = await this.#session.run(given, wanted, { logSeverityLevel: runLogSeverity });
    return this.outputs.map(({ name }, index) => {
      const target = targets[index];
      if (target === "skip") return undefined;
      const result = read(name, computed[name]);
      return typeof target === "object" ? copyInto(name, target, result) : result;
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#released) return;
    this.#released = true;
    await this.#session.release();
  }

  #tensor(tensor: SessionTensor | undefined): Tensor {
    if (tensor === undefined) throw new TypeError("a tensor was not given");
    const { data, shape } = tensor;
    if (data instanceof Float32Array) return new this.#runtime.Tensor("float32", data, shape);
    if (data instanceof Int32Array) return new this.#runtime.Tensor("int32", data, shape);
    return new this.#runtime.Tensor("int64", data, shape);
  }
}

function sessionOptions({ threads, provider, spins = false, profile }: SessionOptions): InferenceSession.SessionOptions {
  if (provider !== undefined && (provider.library !== undefined || Object.keys(provider.options ?? {}).length > 0)) {
    throw new Error(`onnxruntime-node's own binding takes no plug-ins and no options of ${provider.name}`);
  }
  const config = {
    // Otherwise the threads go on spinning for tens of milliseconds after each run, on cores others could use.
    ...(spins ? {} : { force_spinning_stop: "1" }),
    ...(provider === undefined || provider.fallsBack === true ? {} : { disable_cpu_ep_fallback: "1" }),
  };
  return {
    // One alone: from a list, onnxruntime drops what the platform doesn't have, with a warning, and runs on the rest.
    executionProviders: [provider === undefined ? "cpu" : { name: provider.name.toLowerCase() }],
    intraOpNumThreads: threads,
    executionMode: "sequential",
    graphOptimizationLevel: "all",
    // Shapes change every step: patterns would be kept for each of them and never reused.
    enableMemPattern: false,
    extra: { session: config },
    logSeverityLevel: 3,
    ...(profile === undefined ? {} : { enableProfiling: true, profileFilePrefix: profile }),
  };
}

function infoOf(value: InferenceSession.ValueMetadata): ValueInfo {
  return value.isTensor ? value : { name: value.name, type: "none", shape: [] };
}

function read(name: string, tensor: InferenceSession.OnnxValueMapType[string] | undefined): SessionTensor {
  const { data, dims, type } = tensor as Tensor;
  if (data instanceof Float32Array || data instanceof BigInt64Array || data instanceof Int32Array) return { data, shape: dims };
  throw new TypeError(`output ${name} is ${type}; float32, int64 and int32 are read`);
}

function copyInto(name: string, target: SessionTensor, { data, shape }: SessionTensor): SessionTensor {
  if (shape.length !== target.shape.length || shape.some((size, axis) => size !== target.shape[axis])) {
    throw new Error(`output ${name} has the shape [${shape.join(", ")}] where [${target.shape.join(", ")}] was expected`);
  }
  if (data instanceof Float32Array && target.data instanceof Float32Array) target.data.set(data);
  else if (data instanceof BigInt64Array && target.data instanceof BigInt64Array) target.data.set(data);
  else if (data instanceof Int32Array && target.data instanceof Int32Array) target.data.set(data);
  return target;
}
