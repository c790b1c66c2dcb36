/**
 * One ONNX graph, opened by a binding to onnxruntime. What every binding offers, and `test/onnx-runtime/session-cases.ts` holds it to.
 */

/** Values of a tensor, row by row. */
export type TensorData = Float32Array | BigInt64Array | Int32Array;

export interface SessionTensor {
  readonly data: TensorData;
  readonly shape: readonly number[];
}

/** An input or output as the graph declares it. */
export interface ValueInfo {
  readonly name: string;
  /** `float32`, `int64`, …; `none` where it is no tensor. */
  readonly type: string;
  /** A text stands for any size. */
  readonly shape: readonly (number | string)[];
}

/** Where an output goes: over the values of a tensor of its shape, into a new one, or nowhere. */
export type OutputTarget = SessionTensor | "new" | "skip";

/** `c-api`: the C library that onnxruntime-node ships, called directly. `node`: onnxruntime-node's own JavaScript binding. */
export type BindingName = "c-api" | "node";

/**
 * What onnxruntime prints of a run: fatal things alone. Why a run failed is in the error that it throws, in the same words; and a run that was ended, which
 * onnxruntime takes for a failure, is none.
 */
export const runLogSeverity = 4;

export interface RunOptions {
  /** Ends the run. Where the binding can't end one in progress, it ends before it begins. */
  readonly signal?: AbortSignal | undefined;
}

export interface RuntimeSession extends AsyncDisposable {
  readonly binding: BindingName;
  /** Whether a run leaves the thread free and ends when its signal fires. Else it blocks, and copies what it computes. */
  readonly runsBeside: boolean;
  readonly inputs: readonly ValueInfo[];
  readonly outputs: readonly ValueInfo[];
  /**
   * Computes the graph. The tensors are used in place: leave them alone until it has settled.
   *
   * @param feeds in the order of `inputs`
   * @param targets in the order of `outputs`; what they hold after a run that failed or was ended means nothing
   * @returns in the order of `outputs`: the target, the new tensor, or undefined
   * @throws TypeError or RangeError for a tensor that doesn't fit, before anything runs; ChatGLMError ABORTED; Error with onnxruntime's reason
   */
  run(
    feeds: readonly SessionTensor[],
    targets: readonly OutputTarget[],
    options?: RunOptions,
  ): Promise<readonly (SessionTensor | undefined)[]>;
}

/** A provider of onnxruntime that a graph runs on. */
export interface SessionProvider {
  /** onnxruntime's name for it: `OpenVINOExecutionProvider`, or a bundled one by its short name. */
  readonly name: string;
  /** Path of the plug-in library that holds it; undefined when it is built in. */
  readonly library?: string | undefined;
  readonly options?: Readonly<Record<string, string>> | undefined;
  /** Whether operators that it lacks may run on the processor. Defaults to false: then they are an error. */
  readonly fallsBack?: boolean | undefined;
}

export interface SessionOptions {
  /** Of one run on the processor, the calling one included. */
  readonly threads: number;
  /** Defaults to onnxruntime's own kernels for the processor. */
  readonly provider?: SessionProvider | undefined;
  /** Whether the threads spin for tens of milliseconds after a run, on cores others could use. Defaults to false. */
  readonly spins?: boolean | undefined;
  /** Where onnxruntime writes what each operator took: the beginning of a file's path. Defaults to nowhere. */
  readonly profile?: string | undefined;
}

/** A model: the path of its file, or its bytes. */
export type SessionSource = string | Uint8Array;
