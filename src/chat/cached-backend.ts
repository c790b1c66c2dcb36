import { untilAborted } from "../async/until-aborted.js";
import { conversationKey, replyKey } from "./cache-key.js";
import type { BackendCapabilities, ChatBackend, ReplyCall, ReplyEvent, ReplyFinishReason } from "./chat-backend.js";
import type { GenerationOptions } from "./generation-options.js";
import { keptReply, type ReplyStore, replayReply } from "./kept-reply.js";
import { SharedReply } from "./shared-reply.js";

/**
 * A backend whose finished replies are kept in a store. A hit is replayed piece by piece as fresh values, and
 * costs no tokens. Equal requests that overlap are generated once: the others wait and replay, or generate themselves when the
 * first fails. Replies that were cut off (`length`, `content_filter`, `abort`) are not
 * kept, nor are those of a model that turned out to be another than the key names.
 */
export class CachedBackend implements ChatBackend {
  readonly #backend: ChatBackend;
  readonly #store: ReplyStore;
  /** Replies being generated, and those on their way into the store. */
  readonly #generating = new Map<string, SharedReply>();

  constructor(backend: ChatBackend, store: ReplyStore) {
    this.#backend = backend;
    this.#store = store;
  }

  get name(): string {
    return this.#backend.name;
  }

  get defaults(): GenerationOptions {
    return this.#backend.defaults;
  }

  get identity(): Readonly<Record<string, unknown>> {
    return this.#backend.identity;
  }

  get capabilities(): BackendCapabilities {
    return this.#backend.capabilities;
  }

  get promptForm(): string | undefined {
    return this.#backend.promptForm;
  }

  async *reply(call: ReplyCall): AsyncGenerator<ReplyEvent> {
    call.signal?.throwIfAborted();
    if (call.cache === "bypass") {
      yield* this.#backend.reply(call);
      return;
    }
    const conversation = conversationKey(call.messages);
    const settings = replyKey(this.#backend.identity, call);
    // A fresh reply may not be one that was found.
    const key = JSON.stringify([conversation, settings, call.cache ?? null]);
    for (;;) {
      const other = this.#generating.get(key);
      if (other === undefined) break;
      const events = await untilAborted(other.whole(), call.signal);
      if (events === undefined) continue;
      yield* replayReply(keptReply(events));
      return;
    }
    const answer = this.#answer(call, conversation, settings, () => this.#generating.delete(key));
    const shared = new SharedReply(answer);
    this.#generating.set(key, shared);
    yield* shared.read();
  }

  /**
   * From the store, or else from the backend and into the store, which delays no event. `end` is called when both are over, however they
   * ended: until then equal requests find the reply here.
   */
  async *#answer(call: ReplyCall, conversation: string, settings: string, end: () => void): AsyncGenerator<ReplyEvent> {
    let keeping: Promise<void> | undefined;
    try {
      const kept = call.cache === "refresh" ? undefined : await this.#store.lookup(conversation, settings, call.signal);
      if (kept !== undefined && isWhole(kept.reason)) {
        yield* replayReply(kept);
        return;
      }
      const events: ReplyEvent[] = [];
      for await (const event of this.#backend.reply(call)) {
        events.push(event);
        // Opened by this reply, the model may be another than the folder held when the key was made.
        const whole = event.type === "finish" && isWhole(event.reason);
        if (whole && replyKey(this.#backend.identity, call) === settings) {
          keeping = this.#store.update(conversation, settings, keptReply(events));
        }
        yield event;
      }
    } finally {
      if (keeping === undefined) end();
      else void keeping.then(end);
    }
  }

  countTokens(text: string): Promise<number> {
    return this.#backend.countTokens(text);
  }

  get countPromptTokens(): ChatBackend["countPromptTokens"] {
    return this.#backend.countPromptTokens?.bind(this.#backend);
  }

  get keepPrefix(): ChatBackend["keepPrefix"] {
    return this.#backend.keepPrefix?.bind(this.#backend);
  }

  async close(): Promise<void> {
    await Promise.all([this.#backend.close(), this.#store.settled()]);
  }
}

/** The model's own end. */
function isWhole(reason: ReplyFinishReason): boolean {
  return reason === "stop" || reason === "tool_calls";
}
