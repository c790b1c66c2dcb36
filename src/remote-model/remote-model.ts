import { onAbort } from "../async/on-abort.js";
import type { BackendCapabilities, ChatBackend, ReplyCall, ReplyEvent } from "../chat/chat-backend.js";
import { type GenerationOptions, readGenerationOptions } from "../chat/generation-options.js";
import { Deadline } from "./deadline.js";
import { describeFailure } from "./describe-failure.js";
import { type EventsClient, openEventsClient } from "./events-client.js";
import { RemoteError } from "./remote-error.js";
import { type RemoteModelOptions, type RemoteSettings, readRemoteOptions } from "./remote-options.js";
import { ReplyReader } from "./reply-reader.js";
import { type RequestTarget, requestTarget } from "./request-body.js";
import { retryWait } from "./retry.js";
import { Secret } from "./secret.js";
import { realTiming, type Timing } from "./timing.js";

/**
 * A model on an OpenAI-compatible server. Constructing it opens nothing; the first reply loads package `openai`. A request is
 * tried again after 429, 5xx and a cut connection, with exponential backoff and jitter or as long as the server asked, but
 * never once a piece of the reply was given.
 *
 * `reply` throws the signal's reason when it fires, a ChatGLMError MISSING_PACKAGE or INVALID_OPTION, or a RemoteError.
 */
export class RemoteModel implements ChatBackend {
  readonly defaults: GenerationOptions;
  readonly #settings: Omit<RemoteSettings, "apiKey">;
  readonly #secret: Secret;
  readonly #timing: Timing;
  #client: Promise<EventsClient> | undefined;

  /** @param timing How deadlines and retries wait. Defaults to real time and chance. */
  constructor(options: RemoteModelOptions, timing: Timing = realTiming) {
    const { apiKey, ...settings } = readRemoteOptions(options);
    this.#settings = settings;
    this.#secret = new Secret(apiKey);
    this.#timing = timing;
    this.defaults = readGenerationOptions(options);
  }

  get name(): string {
    return this.#settings.model;
  }

  get identity(): Readonly<Record<string, unknown>> {
    const { baseUrl, model, endpoint, systemPrompt } = this.#settings;
    return { baseUrl, model, endpoint, ...this.defaults, ...(systemPrompt === undefined ? {} : { systemPrompt }) };
  }

  /** Whether tools and schemas work is the server's affair; they are passed on. */
  get capabilities(): BackendCapabilities {
    const chat = this.#settings.endpoint === "chat";
    return { toolCalling: chat, structuredOutput: chat };
  }

  async *reply(call: ReplyCall): AsyncGenerator<ReplyEvent> {
    const { baseUrl, maxRetries } = this.#settings;
    const target = requestTarget(call, this.#settings);
    for (let attempt = 0; ; attempt++) {
      let begun = false;
      try {
        for await (const event of this.#attempt(target, call.signal)) {
          begun = true;
          yield event;
        }
        return;
      } catch (error) {
        call.signal?.throwIfAborted();
        const failure = describeFailure(error, baseUrl, this.#secret);
        if (begun || !(failure instanceof RemoteError)) throw failure;
        const wait = retryWait(failure, attempt, maxRetries, this.#timing.random());
        if (wait === undefined) throw failure;
        await this.#wait(wait, call.signal);
      }
    }
  }

  /** An estimate, as no protocol asks a server: a token per character outside ASCII, and one per four inside. */
  async countTokens(text: string): Promise<number> {
    const characters = [...text];
    const ascii = characters.filter((character) => character <= "\x7f").length;
    return characters.length - ascii + Math.ceil(ascii / 4);
  }

  /** Nothing to release: idle connections close by themselves. */
  async close(): Promise<void> {
    this.#client = undefined;
  }

  async *#attempt({ path, body }: RequestTarget, signal: AbortSignal | undefined): AsyncGenerator<ReplyEvent> {
    const { firstTokenTimeout, idleTimeout, endpoint } = this.#settings;
    const connection = new AbortController();
    const cut = (): void => connection.abort();
    const deadline = new Deadline(this.#timing, cut);
    const reader = new ReplyReader(endpoint === "chat");
    let begun = false;
    signal?.throwIfAborted();
    const detach = onAbort(signal, cut);
    try {
      const client = await this.#open();
      deadline.start(firstTokenTimeout, "first piece of its reply");
      for await (const chunk of await client.post(path, body, connection.signal)) {
        for (const event of reader.read(chunk)) {
          begun = true;
          // The reader's own pace is not the server's.
          deadline.stop();
          yield event;
        }
        if (begun) deadline.start(idleTimeout, "further piece of its reply");
      }
      deadline.stop();
      // The client ends a stream that was cut here without a word.
      if (!connection.signal.aborted) yield reader.finish();
    } catch (error) {
      if (deadline.passed === undefined) throw error;
    } finally {
      deadline.stop();
      detach();
    }
    signal?.throwIfAborted();
    if (deadline.passed !== undefined) throw this.#late(deadline.passed);
  }

  #late(passed: string): RemoteError {
    return new RemoteError("DEADLINE_EXCEEDED", `${this.#settings.baseUrl}: ${passed}`, {
      remedy: "Raise firstTokenTimeout or idleTimeout if the server needs longer.",
    });
  }

  #open(): Promise<EventsClient> {
    const opening = this.#client ?? openEventsClient(this.#settings.baseUrl, this.#secret);
    this.#client = opening;
    opening.catch(() => {
      this.#client = undefined;
    });
    return opening;
  }

  async #wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
    try {
      await this.#timing.wait(milliseconds, signal);
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    }
  }
}
