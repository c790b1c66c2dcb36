import { randomInt } from "node:crypto";
import type { BackendCapabilities, ChatBackend, ReplyCall, ReplyEvent } from "../chat/chat-backend.js";
import { requireMessages } from "../chat/chat-message.js";
import { type GenerationOptions, readGenerationOptions } from "../chat/generation-options.js";
import { ChatGLMError } from "../errors.js";
import type { Executor } from "../fan-out/executor.js";
import { asJson, type Json } from "../fan-out/json.js";
import { jobOutput, runJob } from "../fan-out/run-job.js";
import { readReplyEvent, replyKind } from "./reply-job.js";

/** What a model that runs elsewhere is constructed with. */
export interface ExecutorModelOptions extends GenerationOptions {
  /** Sends the work to who has the model, such as `bullmqExecutor` of langchain-chatglm/distributed. It stays its owner's to close. */
  readonly executor: Executor;
  /** The model's name: that of its folder on the workers, unless they give it another. */
  readonly model: string;
  /** The model's revision, as `identity.revision` of its backend tells it: a worker with another one refuses. Defaults to any. */
  readonly revision?: string | undefined;
}

/** Seeds are below this. */
const SEEDS = 2 ** 32;

/** A model that runs where an executor has it: each reply is a job. What it is asked for is drawn with a seed, so that it can be begun again elsewhere. */
export class ExecutorModel implements ChatBackend {
  readonly name: string;
  readonly defaults: GenerationOptions;
  readonly capabilities: BackendCapabilities = { toolCalling: true, structuredOutput: true };
  readonly #executor: Executor;
  readonly #revision: string | undefined;

  /** @throws ChatGLMError INVALID_OPTION naming the option. */
  constructor(options: ExecutorModelOptions) {
    const { executor, model, revision } = options;
    if (typeof executor !== "object" || executor === null || typeof executor.run !== "function") {
      throw new ChatGLMError("INVALID_OPTION", "executor: an Executor is needed.", {
        remedy: "See bullmqExecutor of langchain-chatglm/distributed.",
      });
    }
    if (typeof model !== "string" || model === "") {
      throw new ChatGLMError("INVALID_OPTION", "model: the model's name is needed, as its workers know it.");
    }
    this.#executor = executor;
    this.#revision = revision;
    this.name = model;
    this.defaults = readGenerationOptions(options);
  }

  get identity(): Readonly<Record<string, unknown>> {
    return { elsewhere: this.name, revision: this.#revision ?? null, ...this.defaults };
  }

  async *reply({ signal, ...request }: ReplyCall): AsyncGenerator<ReplyEvent> {
    requireMessages(request.messages);
    const { options } = request;
    const seeded = options.temperature === 0 || options.seed !== undefined ? options : { ...options, seed: randomInt(SEEDS) };
    const kind = replyKind(this.name);
    const input = this.#input({ call: "reply", request: { ...request, cache: undefined, options: seeded } });
    for await (const event of runJob(this.#executor, { kind, input }, { signal })) yield readReplyEvent(event, kind);
  }

  async countTokens(text: string): Promise<number> {
    return await this.#count(this.#input({ call: "countTokens", text }), undefined);
  }

  async countPromptTokens({ signal, onPrompt: _, ...request }: ReplyCall): Promise<number> {
    return await this.#count(this.#input({ call: "countPromptTokens", request: { ...request, cache: undefined } }), signal);
  }

  /** Nothing to release: the executor is its owner's. */
  async close(): Promise<void> {}

  async #count(input: Json, signal: AbortSignal | undefined): Promise<number> {
    const kind = replyKind(this.name);
    const tokens = await jobOutput(this.#executor, { kind, input }, { signal });
    if (typeof tokens === "number") return tokens;
    throw new ChatGLMError("INVALID_OPTION", `A job "${kind}" counted ${JSON.stringify(tokens)} tokens.`, {
      remedy: "The model behind it can't count: it runs on a server.",
    });
  }

  #input(job: object): Json {
    return asJson({ ...job, revision: this.#revision }, "The request");
  }
}
