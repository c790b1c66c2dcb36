import { onAbort } from "../../../src/async/on-abort.js";
import type { ChatBackend, ReplyCall, ReplyEvent } from "../../../src/chat/chat-backend.js";

/** A backend whose replies go on word by word when the test says so, and which tells what became of each. */
export class GatedBackend implements ChatBackend {
  readonly name = "gated";
  readonly defaults = {};
  readonly identity: Readonly<Record<string, unknown>> = { model: "gated" };
  readonly capabilities = { toolCalling: true, structuredOutput: true };
  readonly calls: ReplyCall[] = [];
  /** Calls that ended, and how. */
  readonly ends: ("finished" | "cancelled")[] = [];
  readonly #words: readonly string[];
  readonly #waiting: (() => void)[] = [];
  #changed: (() => void)[] = [];
  #open = 0;

  constructor(words: readonly string[] = ["one ", "two ", "three"]) {
    this.#words = words;
  }

  /** Lets that many words go, of whichever replies come first. */
  release(words: number = Number.POSITIVE_INFINITY): void {
    this.#open += words;
    while (this.#open > 0 && this.#waiting.length > 0) {
      this.#open -= 1;
      this.#waiting.shift()?.();
    }
  }

  /** Resolves once it is so. */
  async until(isSo: () => boolean): Promise<void> {
    while (!isSo()) await new Promise<void>((resolve) => this.#changed.push(resolve));
  }

  async *reply(call: ReplyCall): AsyncGenerator<ReplyEvent> {
    this.calls.push(call);
    this.#tell();
    let isFinished = false;
    try {
      for (const text of this.#words) {
        await this.#gate(call.signal);
        yield { type: "text-delta", text };
      }
      isFinished = true;
      yield { type: "finish", reason: "stop", usage: { promptTokens: 4, outputTokens: this.#words.length, cachedTokens: 2 } };
    } finally {
      this.ends.push(isFinished ? "finished" : "cancelled");
      this.#tell();
    }
  }

  async countTokens(text: string): Promise<number> {
    return text.length;
  }

  async close(): Promise<void> {}

  #gate(signal: AbortSignal | undefined): Promise<void> {
    signal?.throwIfAborted();
    if (this.#open > 0) {
      this.#open -= 1;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      this.#waiting.push(resolve);
      onAbort(signal, () => {
        const place = this.#waiting.indexOf(resolve);
        if (place !== -1) this.#waiting.splice(place, 1);
        reject(signal?.reason);
      });
    });
  }

  #tell(): void {
    const changed = this.#changed;
    this.#changed = [];
    for (const resolve of changed) resolve();
  }
}
