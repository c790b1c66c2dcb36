import type { BaseCache } from "@langchain/core/caches";
import type { ModelProfile } from "@langchain/core/language_models/profile";
import { conversationKey, replyKey } from "./cache-key.js";
import { replayReply, storedReply } from "./cached-reply.js";
import type { ChatBackend, ReplyEvent, ReplyRequest } from "./chat-backend.js";
import type { GenerationOptions } from "./generation-options.js";
import { SharedReply } from "./shared-reply.js";
import { untilAborted } from "./until-aborted.js";

/**
 * A backend whose finished replies are kept in one of LangChain's caches. A hit is replayed piece by piece as fresh values, and
 * costs no tokens. Equal requests that overlap are generated once: the others wait and replay, or generate themselves when the
 * first fails. A cache that fails is gone without, with a process warning the first time.
 */
export class CachedBackend implements ChatBackend {
  readonly #backend: ChatBackend;
  readonly #cache: BaseCache;
  /** Replies being generated. */
  readonly #generating = new Map<string, SharedReply>();
  #warned = false;

  constructor(backend: ChatBackend, cache: BaseCache) {
    this.#backend = backend;
    this.#cache = cache;
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
      const events = await (request.signal === undefined ? other.whole() : untilAborted(other.whole(), request.signal));
      if (events === undefined) continue;
      yield* replayReply(storedReply(events));
      return;
    }
    const shared = new SharedReply(this.#answer(request, prompt, model, () => this.#generating.delete(key)));
    this.#generating.set(key, shared);
    yield* shared.read();
  }

  /** From the cache, or else from the backend and into the cache. `end` is called when either is over, however it ended. */
  async *#answer(request: ReplyRequest, prompt: string, model: string, end: () => void): AsyncGenerator<ReplyEvent> {
    try {
      const stored = await this.#guarded(() => this.#cache.lookup(prompt, model));
      const replayed = [...replayReply(stored)];
      if (replayed.length > 0) {
        yield* replayed;
        return;
      }
      const events: ReplyEvent[] = [];
      for await (const event of this.#backend.reply(request)) {
        events.push(event);
        if (event.type === "finish" && event.reason !== "abort") {
          await this.#guarded(() => this.#cache.update(prompt, model, storedReply(events)));
        }
        yield event;
      }
    } finally {
      end();
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

  close(): Promise<void> {
    return this.#backend.close();
  }

  async #guarded<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
    try {
      return await work();
    } catch (error) {
      if (!this.#warned) {
        this.#warned = true;
        const reason = error instanceof Error ? error.message : String(error);
        process.emitWarning(`The cache of replies failed, and is gone without: ${reason}`, { code: "CHATGLM_CACHE" });
      }
      return undefined;
    }
  }
}
