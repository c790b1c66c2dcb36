import { ChatGLMError, toErrorRecord } from "../../errors.js";
import type { Executor, JobOutcome } from "../../fan-out/executor.js";
import type { Json } from "../../fan-out/json.js";
import type { MessageRelay } from "../broker/broker.js";
import { subscribe } from "../broker/subscribe.js";
import { type JobData, PROTOCOL } from "../protocol/messages.js";
import { inputOf } from "../protocol/topics.js";
import { Outbox } from "./outbox.js";
import type { JobRecord } from "./worker-options.js";

/** Milliseconds by which the clocks of two machines may differ. */
const CLOCKS_MS = 30_000;

/** Why a job is ended here without a word to its asker. */
export type LeaveReason = "stopped" | "alone" | "handed-back";

/** What an attempt needs of its worker. */
export interface AttemptContext {
  readonly handlers: Executor;
  readonly relay: MessageRelay;
  readonly scope: string;
  /** Bytes of JSON. */
  readonly maxOutput: number;
}

/** One attempt at a job: reads its input, runs its handler, tells what it says. */
export class JobAttempt {
  readonly #context: AttemptContext;
  readonly #data: JobData;
  readonly #leaving = new AbortController();
  readonly #outbox: Outbox;
  #left: LeaveReason | undefined;

  /** @param attempt grows with every attempt at the job, whoever makes it */
  constructor(context: AttemptContext, data: JobData, attempt: number) {
    this.#context = context;
    this.#data = data;
    this.#outbox = new Outbox(context.relay, data, attempt, () => this.leave("alone"));
  }

  /** Fires when it is left. */
  get signal(): AbortSignal {
    return this.#leaving.signal;
  }

  /** Ends it: the handler's signal fires. */
  leave(reason: LeaveReason): void {
    this.#left ??= reason;
    this.#leaving.abort(new DOMException("Nobody waits for the job any more.", "AbortError"));
  }

  /** Resolves when the asker was told its end. Rejects only if the server can't be told. */
  async run(): Promise<JobRecord["status"]> {
    const { expiresAt = Number.POSITIVE_INFINITY } = this.#data;
    if (Date.now() > expiresAt + CLOCKS_MS) return "left";
    if (this.#left !== undefined) return statusOf(this.#left);
    const refusal = this.#refusal();
    if (refusal === undefined) this.#outbox.begin();
    const outcome = refusal ?? (await this.#handle());
    if (this.#left !== undefined) return statusOf(this.#left);
    await this.#outbox.end(outcome);
    return outcome.status;
  }

  #refusal(): JobOutcome | undefined {
    const { protocol, scope } = this.#data;
    if (protocol !== PROTOCOL) {
      return failed("INVALID_OPTION", `The job speaks version ${protocol} of the protocol; this worker speaks ${PROTOCOL}.`, {
        remedy: "Run the same version of this library on both sides.",
      });
    }
    if (scope !== this.#context.scope) {
      return failed("INVALID_OPTION", "The job is of another scope than this worker.", {
        remedy: "Give both sides the same scope.",
      });
    }
    return undefined;
  }

  async #handle(): Promise<JobOutcome> {
    const { kind, timeout } = this.#data;
    const input = await this.#input();
    if (input === undefined) return failed("JOB_FAILED", `The input of a job "${kind}" is gone from the server.`);
    const running = this.#context.handlers.run({ kind, input }, { signal: this.#leaving.signal, timeout });
    let bytes = 0;
    try {
      for (;;) {
        const next = await running.next();
        bytes += Buffer.byteLength(JSON.stringify(next.value));
        if (bytes > this.#context.maxOutput) {
          return failed("JOB_FAILED", `A job "${kind}" told more than ${this.#context.maxOutput} bytes.`, {
            remedy: "Ask for less at once, or raise the worker's maxOutput.",
          });
        }
        if (next.done) return next.value;
        this.#outbox.event(next.value);
      }
    } finally {
      await running.return(failed("ABORTED", "left"));
    }
  }

  async #input(): Promise<Json | undefined> {
    const { input, job } = this.#data;
    if ("value" in input) return input.value;
    let found: Json | undefined;
    const kept = await subscribe(this.#context.relay, inputOf(job), ({ data }) => {
      found = data as Json;
    });
    await kept.unsubscribe();
    return found;
  }
}

function statusOf(reason: LeaveReason): JobRecord["status"] {
  return reason === "stopped" ? "aborted" : reason === "alone" ? "left" : reason;
}

function failed(code: ChatGLMError["code"], message: string, options: { readonly remedy?: string } = {}): JobOutcome {
  const error = toErrorRecord(new ChatGLMError(code, message, options), code);
  return { status: "failed", error, waitedMs: 0, ranMs: 0 };
}
