import type { ReplyCall, ReplyEvent } from "../../../src/chat/chat-backend.js";
import type { ChatMessage } from "../../../src/chat/chat-message.js";
import { RemoteModel } from "../../../src/remote-model/remote-model.js";
import type { RemoteModelOptions } from "../../../src/remote-model/remote-options.js";
import type { Timing } from "../../../src/remote-model/timing.js";

export const key = "sk-test-0123456789abcdef";

/** Waits that take no time and are written down, and deadlines that pass when the test says so. */
export class RecordedTiming implements Timing {
  readonly waits: number[] = [];
  /** Every deadline started, in milliseconds. */
  readonly deadlines: number[] = [];
  #running: (() => void) | undefined;
  #started: (() => void) | undefined;

  get running(): boolean {
    return this.#running !== undefined;
  }

  after(milliseconds: number, callback: () => void): () => void {
    this.deadlines.push(milliseconds);
    this.#running = callback;
    this.#started?.();
    return () => {
      if (this.#running === callback) this.#running = undefined;
    };
  }

  async wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
    signal?.throwIfAborted();
    this.waits.push(milliseconds);
  }

  random(): number {
    return 0.5;
  }

  /** Resolves when a deadline of this length has started. */
  async started(milliseconds: number): Promise<void> {
    while (!this.deadlines.includes(milliseconds)) {
      await new Promise<void>((resolve) => {
        this.#started = resolve;
      });
    }
  }

  /** Lets the running deadline pass. */
  pass(): void {
    this.#running?.();
  }
}

export function remote(
  baseUrl: string,
  options: Partial<RemoteModelOptions> = {},
  timing: Timing = new RecordedTiming(),
): RemoteModel {
  return new RemoteModel({ baseUrl, model: "chatglm3-6b", apiKey: key, ...options }, timing);
}

export function request(
  fields: Partial<ReplyCall> = {},
  messages: readonly ChatMessage[] = [{ role: "user", content: "你是谁?" }],
): ReplyCall {
  return { messages, options: {}, ...fields };
}

export async function collect(events: AsyncIterable<ReplyEvent>): Promise<ReplyEvent[]> {
  const all: ReplyEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
}

/** What was given before the failure, and the failure. */
export async function outcome(events: AsyncIterable<ReplyEvent>): Promise<{ given: ReplyEvent[]; error: unknown }> {
  const given: ReplyEvent[] = [];
  try {
    for await (const event of events) given.push(event);
    return { given, error: undefined };
  } catch (error) {
    return { given, error };
  }
}

export function textOf(events: readonly ReplyEvent[]): string {
  return events.map((event) => (event.type === "text-delta" ? event.text : "")).join("");
}
