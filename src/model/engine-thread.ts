import { ReadableStream, type ReadableStreamDefaultController } from "node:stream/web";
import { Worker } from "node:worker_threads";
import { onAbort } from "../async/on-abort.js";
import type { TokenTable } from "../constraint/token-vocabulary.js";
import type { ScoreOptions } from "../engine/engine.js";
import type { GenerationEvent } from "../engine/generation.js";
import type { KeptPrefix } from "../engine/named-prefixes.js";
import { ChatGLMError, fromErrorRecord } from "../errors.js";
import { workerFile } from "../threads/worker-file.js";
import type { EngineWorkerData, FromEngine, ThreadRequest, ToEngine } from "./engine-messages.js";
import { StepGuard } from "./step-guard.js";
import type { SequenceScore } from "./text-generation.js";

/** How long a process that ends waits for the forward pass in progress, in milliseconds. */
const lastStepMs = 60_000;

type FromEngineOf<Type extends FromEngine["type"]> = Extract<FromEngine, { type: Type }>;

/** A request in flight: what happens with the engine's words about it. */
interface Pending {
  event(event: GenerationEvent): void;
  progress(message: FromEngineOf<"progress">): void;
  scored(score: SequenceScore): void;
  kept(prefix: KeptPrefix): void;
  done(): void;
  failed(error: ChatGLMError): void;
}

const nothing = (): void => {};
const ignored: Pending = { event: nothing, progress: nothing, scored: nothing, kept: nothing, done: nothing, failed: nothing };

/**
 * An engine on its own thread, seen from the caller's. The thread keeps the process alive only while a request is in
 * flight.
 */
export class EngineThread implements AsyncDisposable {
  readonly #worker: Worker;
  readonly #guard: StepGuard;
  readonly #pending = new Map<number, Pending>();
  readonly #exited: Promise<void>;
  readonly #onProcessExit = (): void => this.#guard.stop(lastStepMs);
  #nextId = 0;
  #knowsTokens = false;
  /** Set by dispose, which keeps the process alive until the thread has ended, whatever settles meanwhile. */
  #closing = false;
  #over: ChatGLMError | undefined;

  private constructor(data: Omit<EngineWorkerData, "guard">) {
    const guard = StepGuard.buffer();
    this.#guard = new StepGuard(guard);
    const workerData: EngineWorkerData = { ...data, guard };
    const file = workerFile("./engine-worker.js", import.meta.url);
    this.#worker = new Worker(file, { workerData, name: "chatglm-engine", ...workerArguments() });
    this.#exited = new Promise((resolve) => this.#worker.once("exit", () => resolve()));
    this.#worker.on("error", (cause) => this.#end(crashed(cause)));
    this.#worker.once("exit", () => this.#end(crashed(undefined)));
    this.#worker.on("message", (message: FromEngine) => this.#receive(message));
    process.once("exit", this.#onProcessExit);
  }

  /** Starts the thread and loads the model. Errors: MODEL_INVALID, ENGINE_FAILED. */
  static async start(data: Omit<EngineWorkerData, "guard">): Promise<EngineThread> {
    const thread = new EngineThread(data);
    await new Promise<void>((resolve, reject) => {
      thread.#worker.on("message", (message: FromEngine) => {
        if (message.type === "ready") resolve();
        if (message.type === "failed" && message.id === undefined) reject(fromErrorRecord(message.error, "on the engine thread"));
      });
      thread.#exited.then(() => reject(thread.#over));
    });
    thread.#worker.unref();
    return thread;
  }

  /** Settles when the thread can serve no more, whatever the reason. */
  get ended(): Promise<void> {
    return this.#exited;
  }

  /**
   * Events of one request; leaving the loop early cancels it.
   *
   * @param tokens What the tokens write; asked for by the first request. Without it nothing keeps a reply to whole characters.
   */
  generate({ signal, ...request }: ThreadRequest, tokens?: () => TokenTable): AsyncIterable<GenerationEvent> {
    if (tokens !== undefined && !this.#knowsTokens && this.#over === undefined) {
      this.#say({ type: "tokens", table: tokens() });
      this.#knowsTokens = true;
    }
    let cancel = nothing;
    return new ReadableStream<GenerationEvent>({
      start: (controller: ReadableStreamDefaultController<GenerationEvent>) => {
        cancel = this.#submit((id) => ({ type: "generate", id, request }), signal, {
          ...ignored,
          event: (event) => controller.enqueue(event),
          done: () => controller.close(),
          failed: (error) => controller.error(error),
        });
      },
      cancel: () => cancel(),
    });
  }

  score(ids: readonly number[], { from, signal, onProgress }: ScoreOptions = {}): Promise<SequenceScore> {
    return new Promise((resolve, reject) => {
      this.#submit((id) => ({ type: "score", id, ids, from }), signal, {
        ...ignored,
        progress: ({ done, total }) => onProgress?.(done, total),
        scored: resolve,
        failed: reject,
      });
    });
  }

  /** See `Engine.keepPrefix`. */
  keepPrefix(name: string, ids: readonly number[], signal: AbortSignal | undefined): Promise<KeptPrefix> {
    // The thread may have computed a short prefix before a cancellation reaches it.
    if (signal?.aborted === true) {
      return Promise.reject(new ChatGLMError("ABORTED", `Keeping prefix ${name} was aborted.`, { cause: signal.reason }));
    }
    return new Promise((resolve, reject) => {
      const message = (id: number): ToEngine => ({ type: "keep-prefix", id, name, ids });
      this.#submit(message, signal, { ...ignored, kept: resolve, failed: reject });
    });
  }

  /** Cancels what runs, unloads the model and ends the thread. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#over === undefined) {
      this.#closing = true;
      for (const id of this.#pending.keys()) this.#say({ type: "cancel", id });
      this.#worker.ref();
      this.#say({ type: "close" });
    }
    await this.#exited;
  }

  /** Sends a request; the function returned cancels it and stops listening. A value that can't be cloned is INVALID_OPTION. */
  #submit(message: (id: number) => ToEngine, signal: AbortSignal | undefined, handlers: Pending): () => void {
    if (this.#over !== undefined) {
      handlers.failed(this.#over);
      return nothing;
    }
    const id = this.#nextId++;
    let detach = nothing;
    const cancel = (): void => {
      if (this.#pending.has(id)) this.#say({ type: "cancel", id });
    };
    const settle = (): void => {
      this.#pending.delete(id);
      detach();
      if (this.#pending.size === 0 && !this.#closing) this.#worker.unref();
    };
    this.#pending.set(id, {
      ...handlers,
      done: () => {
        settle();
        handlers.done();
      },
      failed: (error) => {
        settle();
        handlers.failed(error);
      },
    });
    try {
      this.#say(message(id));
    } catch (cause) {
      settle();
      handlers.failed(uncloneable(cause));
      return nothing;
    }
    this.#worker.ref();
    detach = onAbort(signal, cancel);
    return () => {
      cancel();
      const pending = this.#pending.get(id);
      if (pending !== undefined) this.#pending.set(id, { ...ignored, done: settle, failed: settle });
    };
  }

  #say(message: ToEngine): void {
    this.#worker.postMessage(message);
  }

  #receive(message: FromEngine): void {
    if (message.type === "ready" || message.id === undefined) return;
    const pending = this.#pending.get(message.id);
    switch (message.type) {
      case "event":
        pending?.event(message.event);
        return;
      case "progress":
        pending?.progress(message);
        return;
      case "scored":
        pending?.scored({ tokens: message.tokens, meanNll: message.meanNll });
        return;
      case "kept":
        pending?.kept(message.prefix);
        return;
      case "done":
        pending?.done();
        return;
      case "failed":
        pending?.failed(fromErrorRecord(message.error, "on the engine thread"));
        return;
    }
  }

  #end(error: ChatGLMError): void {
    this.#over ??= error;
    process.removeListener("exit", this.#onProcessExit);
    for (const pending of [...this.#pending.values()]) pending.failed(this.#over);
  }
}

/**
 * A script given by `node --input-type=module --eval` would hand that option on to the worker, which is a file and refuses it. Otherwise Node's
 * own inheritance is best: given a list, it refuses many options that it would hand on.
 */
function workerArguments(): { readonly execArgv?: string[] } {
  return process.execArgv.some((argument) => argument.startsWith("--input-type")) ? { execArgv: [] } : {};
}

function uncloneable(cause: unknown): ChatGLMError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new ChatGLMError("INVALID_OPTION", `The request can't be handed to the engine's thread: ${reason}`, {
    remedy: "Pass plain values: no functions, symbols, promises or proxies.",
    cause,
  });
}

function crashed(cause: unknown): ChatGLMError {
  const reason = cause instanceof Error ? `: ${cause.message}` : "";
  return new ChatGLMError("ENGINE_FAILED", `the engine thread ended${reason}.`, {
    remedy: "Open the model again.",
    cause,
  });
}
