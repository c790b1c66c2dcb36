import { onAbort } from "../../../async/on-abort.js";
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
import { type NativeApi, NativeTexts } from "./native-api.js";
import { sessionOptions } from "./session-options.js";
import { readValue, TensorValues } from "./tensor-values.js";
import { valueInfos } from "./value-infos.js";

/**
 * A graph run by calling onnxruntime's C interface. A run leaves the thread free, ends when its signal fires, and reads and writes the tensors it is given in place.
 *
 * Memory is safe by three things: every tensor is checked against the graph and its own array before a call, onnxruntime holds shapes against the
 * bytes it was given, and all that a run touches is held until it has ended. Runs must not overlap.
 */
export class CApiSession implements RuntimeSession {
  readonly binding = "c-api";
  readonly runsBeside = true;
  readonly inputs: readonly ValueInfo[];
  readonly outputs: readonly ValueInfo[];
  readonly #api: NativeApi;
  readonly #session: bigint;
  readonly #memory: bigint;
  readonly #runOptions: bigint;
  readonly #inputNames: NativeTexts;
  readonly #outputNames: NativeTexts;
  #running: Promise<unknown> | undefined;
  #released = false;

  private constructor(api: NativeApi, session: bigint) {
    this.#api = api;
    this.#session = session;
    this.inputs = valueInfos(api, session, "Input");
    this.outputs = valueInfos(api, session, "Output");
    this.#inputNames = new NativeTexts(
      api,
      this.inputs.map(({ name }) => name),
    );
    this.#outputNames = new NativeTexts(
      api,
      this.outputs.map(({ name }) => name),
    );
    // An arena's memory of the processor's: what tensors of ours count as.
    this.#memory = api.pointer("CreateCpuMemoryInfo", 1, 0);
    this.#runOptions = api.pointer("CreateRunOptions");
    api.call("RunOptionsSetRunLogSeverityLevel", this.#runOptions, runLogSeverity);
  }

  /** @throws Error with onnxruntime's reason */
  static async open(api: NativeApi, source: SessionSource, options: SessionOptions): Promise<CApiSession> {
    const settings = sessionOptions(api, options);
    const out = new BigUint64Array(1);
    try {
      if (typeof source === "string") await api.callBeside("CreateSession", api.environment, source, settings, out);
      else await api.callBeside("CreateSessionFromArray", api.environment, source, source.byteLength, settings, out);
    } finally {
      api.plain("ReleaseSessionOptions", settings);
    }
    return new CApiSession(api, out[0] ?? 0n);
  }

  async run(
    feeds: readonly SessionTensor[],
    targets: readonly OutputTarget[],
    { signal }: RunOptions = {},
  ): Promise<readonly (SessionTensor | undefined)[]> {
    if (this.#released) throw new Error("the session was released");
    if (this.#running !== undefined) throw new Error("a session runs once at a time");
    requireFeeds(this.inputs, feeds);
    requireTargets(this.outputs, targets, feeds);
    if (signal?.aborted === true) throw aborted(signal);
    const running = this.#run([...feeds], [...targets], signal);
    this.#running = running.catch(() => {});
    try {
      return await running;
    } finally {
      this.#running = undefined;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#released) return;
    this.#released = true;
    await this.#running;
    this.#api.plain("ReleaseSession", this.#session);
    this.#api.plain("ReleaseRunOptions", this.#runOptions);
  }

  async #run(
    feeds: readonly SessionTensor[],
    targets: readonly OutputTarget[],
    signal: AbortSignal | undefined,
  ): Promise<readonly (SessionTensor | undefined)[]> {
    const values = new TensorValues(this.#api, this.#memory);
    const wanted = [...targets.keys()].filter((index) => targets[index] !== "skip");
    const names = BigUint64Array.from(wanted, (index) => this.#outputNames.pointers[index] ?? 0n);
    // What is left 0 onnxruntime makes itself.
    const results = new BigUint64Array(wanted.length);
    const isOwn = (at: number): boolean => targets[wanted[at] ?? 0] !== "new";
    try {
      const given = BigUint64Array.from(feeds, (feed) => values.of(feed));
      for (const [at, index] of wanted.entries()) {
        const target = targets[index];
        if (typeof target === "object") results[at] = values.of(target);
      }
      const { pointers } = this.#inputNames;
      const stop = onAbort(signal, () => this.#api.call("RunOptionsSetTerminate", this.#runOptions));
      try {
        await this.#api.callBeside(
          "Run",
          this.#session,
          this.#runOptions,
          pointers,
          given,
          feeds.length,
          names,
          wanted.length,
          results,
        );
      } catch (cause) {
        if (signal?.aborted === true) throw aborted(signal);
        throw cause;
      } finally {
        stop();
        if (signal?.aborted === true) this.#api.call("RunOptionsUnsetTerminate", this.#runOptions);
      }
      const outputs = targets.map((target) => (typeof target === "object" ? target : undefined));
      for (const [at, index] of wanted.entries()) {
        if (!isOwn(at)) outputs[index] = readValue(this.#api, results[at] ?? 0n, this.outputs[index]?.name ?? "");
      }
      return outputs;
    } finally {
      values.release();
      for (const [at, value] of results.entries()) if (!isOwn(at) && value !== 0n) this.#api.plain("ReleaseValue", value);
    }
  }
}

function aborted(signal: AbortSignal): ChatGLMError {
  return new ChatGLMError("ABORTED", "a run of a graph was ended.", { cause: signal.reason });
}
