import type { BaseCache } from "@langchain/core/caches";
import type { ModelProfile } from "@langchain/core/language_models/profile";
import { untilAborted } from "../async/until-aborted.js";
import { conversationKey, replyKey } from "./cache-key.js";
import { replayReply, storedReply } from "./cached-reply.js";
import type { ChatBackend, ReplyEvent, ReplyRequest } from "./chat-backend.js";
import type { GenerationOptions } from "./generation-options.js";
import { type CacheLimits, GuardedCache } from "./guarded-cache.js";
import { SharedReply } from "./shared-reply.js";

/**
 * A backend whose finished replies are kept in one of LangChain's caches. A hit is replayed piece by piece as fresh values, and
 * costs no tokens. Equal requests that overlap are generated once: the others wait and replay, or generate themselves when the
 * first fails. If the cache fails or hangs, calls proceed without it. Replies that were cut off (`length`, `content_filter`, `abort`) are not
 * kept, nor are those of a model that turned out to be another than the key names.
 */
export class CachedBackend implements ChatBackend {
  readonly #backend: ChatBackend;
  readonly #cache: GuardedCache;
  /** Replies being generated, and those on their way into the cache. */
  readonly #generating = new Map<string, SharedReply>();

  /** @param limits Defaults to 2 s per lookup or update, and half a minute's rest after three failures in a row. */
  constructor(backend: ChatBackend, cache: BaseCache, limits?: CacheLimits) {
    this.#backend = backend;
    this.#cache = new GuardedCache(cache, limits);
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

  get profile(): ModelProfile {
    return this.#backend.profile;
  }

  get promptForm(): string | undefined {
    return this.#backend.promptForm;
  }

  async *reply(request: ReplyRequest): AsyncGenerator<ReplyEvent> {
    request.signal?.throwIfAborted();
    const prompt = conversationKey(request.messages);
    const model = replyKey(this.#backend.identity, request);
    const key = JSON.stringify([prompt, model]);
    for (;;) {
      const other = this.#generating.get(key);
      if (other === undefined) break;
      const events = await untilAborted(other.whole(), request.signal);
      if (events === undefined) continue;
      yield* replayReply(storedReply(events));
      return;
    }
    const shared = new SharedReply(this.#answer(request, prompt, model, () => this.#generating.delete(key)));
    this.#generating.set(key, shared);
    yield* shared.read();
  }

  /**
   * From the cache, or else from the backend and into the cache, which delays no event. `end` is called when both are over, however they
   * ended: until then equal requests find the reply here.
   */
  async *#answer(request: ReplyRequest, prompt: string, model: string, end: () => void): AsyncGenerator<ReplyEvent> {
    let keeping: Promise<void> | undefined;
    try {
      const replayed = [...replayReply(await this.#cache.lookup(prompt, model, request.signal))];
      if (isWhole(replayed.at(-1))) {
        yield* replayed;
        return;
      }
      const events: ReplyEvent[] = [];
      for await (const event of this.#backend.reply(request)) {
        events.push(event);
        // Opened by this reply, the model may be another than the folder held when the key was made.
        if (isWhole(event) && replyKey(this.#backend.identity, request) === model) {
          keeping = this.#cache.update(prompt, model, storedReply(events));
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

  get countPromptTokens(): ((request: ReplyRequest) => Promise<number>) | undefined {
    return this.#backend.countPromptTokens?.bind(this.#backend);
  }

  get keepPrefix(): ChatBackend["keepPrefix"] {
    return this.#backend.keepPrefix?.bind(this.#backend);
  }

  async close(): Promise<void> {
    await Promise.all([this.#backend.close(), this.#cache.settled()]);
  }
}

/** The reply's end, and the model's own. */
function isWhole(event: ReplyEvent | undefined): boolean {
  return event?.type === "finish" && (event.reason === "stop" || event.reason === "tool_calls");
}
