import path from "node:path";
import { untilAborted } from "../async/until-aborted.js";
import type { BackendCapabilities, ChatBackend, KeptPrompt, ReplyCall, ReplyEvent, ReplyTool } from "../chat/chat-backend.js";
import { requireMessages } from "../chat/chat-message.js";
import { type GenerationOptions, readGenerationOptions } from "../chat/generation-options.js";
import { ChatGLMError } from "../errors.js";
import type { ChatTool, ChatTurn } from "../families/chat-format.js";
import { chatForms } from "../families/known-families.js";
import { readEngineSettings } from "../model/read-options.js";
import type { EngineSettings, OpenModelOptions, TextModel } from "../model/text-generation.js";
import { chatTurns } from "./chat-turns.js";
import { copyConstraint } from "./copy-constraint.js";
import { localReply } from "./local-reply.js";
import { glanceAtManifest, glanceAtModel, localCapabilities, type ManifestGlance } from "./manifest-glance.js";
import { replyConstraint } from "./reply-constraint.js";
import { withResponseSchema } from "./schema-prompt.js";

/** What a model on this machine is constructed with. */
export interface LocalModelOptions extends GenerationOptions, EngineSettings {
  /** Folder written by `langchain-chatglm convert`. */
  readonly model: string;
  /** System turn put before conversations that have none. Defaults to none. */
  readonly systemPrompt?: string | undefined;
}

/** Opens a model folder. Tests pass their own. */
export type ModelOpener = (options: OpenModelOptions) => Promise<TextModel>;

/** Using a cache or a graph alone never loads the engine's code. */
async function openOnFirstUse(options: OpenModelOptions): Promise<TextModel> {
  const { openModel } = await import("../model/open-model.js");
  return openModel(options);
}

/**
 * A converted model folder: opened by the first call that needs it, shared by all that come while it opens,
 * opened again by the next call when opening failed or `close` was called.
 */
export class LocalModel implements ChatBackend {
  /** The folder's own name: says which model without saying where on the machine it lies. */
  readonly name: string;
  readonly defaults: GenerationOptions;
  readonly #path: string;
  readonly #systemPrompt: string | undefined;
  readonly #settings: EngineSettings;
  readonly #opener: ModelOpener;
  #opening: Promise<TextModel> | undefined;
  /** What the folder held when its opening began; once that is over, what was opened. Whatever the folder holds later. */
  #opened: ManifestGlance | undefined;

  constructor(options: LocalModelOptions, opener: ModelOpener = openOnFirstUse) {
    if (typeof options.model !== "string" || options.model === "") {
      throw new ChatGLMError("INVALID_OPTION", "model: a converted model's folder is needed.", {
        remedy: 'Pass { model: "./chatglm3-6b-int4" }; `langchain-chatglm convert` makes such a folder.',
      });
    }
    this.#path = path.resolve(options.model);
    this.name = path.basename(this.#path);
    this.defaults = readGenerationOptions(options);
    if (options.systemPrompt !== undefined && typeof options.systemPrompt !== "string") {
      throw new ChatGLMError("INVALID_OPTION", `systemPrompt: a string is needed, not ${typeof options.systemPrompt}.`);
    }
    this.#systemPrompt = options.systemPrompt;
    this.#settings = readEngineSettings(options);
    this.#opener = opener;
  }

  /**
   * Everything that changes what the model answers. The manifest's digest stands for the weights, so that answers cached
   * for an earlier conversion in the same folder are not taken for this one's. While the model is open, it is the opened one's: a folder
   * that is replaced meanwhile changes nothing before `close`.
   */
  get identity(): Record<string, unknown> {
    const systemPrompt = this.#systemPrompt === undefined ? {} : { systemPrompt: this.#systemPrompt };
    // No such folder yet: the first call says so. Until then the path tells models apart.
    const revision = this.#glance?.identity ?? this.#path;
    // Another runtime rounds otherwise, and multiplies in other precisions.
    const { device = "cpu" } = this.#settings;
    const elsewhere = device === "cpu" ? {} : { device };
    // Without it a near tie may have fallen another way.
    const deterministic = this.#settings.deterministic === true ? { deterministic: true } : {};
    return { model: this.name, revision, ...this.defaults, ...elsewhere, ...deterministic, ...systemPrompt };
  }

  get capabilities(): BackendCapabilities {
    return localCapabilities(this.#glance);
  }

  get #glance(): ManifestGlance | undefined {
    return this.#opening === undefined ? glanceAtManifest(this.#path) : this.#opened;
  }

  get promptForm(): string | undefined {
    return glanceAtManifest(this.#path)?.model?.promptForm;
  }

  /** The opened model. An abort gives up waiting; the opening goes on for whoever else waits. */
  async open(signal?: AbortSignal): Promise<TextModel> {
    signal?.throwIfAborted();
    if (this.#opening === undefined) {
      this.#opened = glanceAtManifest(this.#path);
      const opening = this.#opener({ path: this.#path, ...this.#settings });
      this.#opening = opening;
      opening.then(
        (model) => {
          if (this.#opening === opening) this.#opened = glanceAtModel(model);
        },
        () => {
          if (this.#opening === opening) this.#opening = undefined;
        },
      );
    }
    return untilAborted(this.#opening, signal);
  }

  async *reply(call: ReplyCall): AsyncGenerator<ReplyEvent> {
    const { tools, promptIds } = await this.#write(call);
    const { toolChoice = "auto", responseSchema, options, signal, scope, onPrompt } = call;
    const model = await this.open(signal);
    const names = tools.map((tool) => tool.name);
    const called = typeof toolChoice === "object" ? [toolChoice.name] : toolChoice === "any" ? names : undefined;
    const form = chatForms[model.manifest.chatFormat];
    const [only] = called?.length === 1 ? called : [];
    const formed = replyConstraint(form, { tools, called, begun: only !== undefined, responseSchema });
    const free = formed === undefined && tools.length === 0;
    const constraint = free ? copyConstraint(call.messages, options.copyOnly, model.manifest.copying) : formed;
    // What is kept to a form can't be thought about first.
    const ended = constraint === undefined ? undefined : form.endThinking?.(model.tokenizer);
    // The one call that may come begins with the tokens that the model was trained to begin it with.
    const begun = only === undefined ? undefined : form.callPrefix(only, model.tokenizer);
    const written = {
      promptIds: [...promptIds, ...(ended?.ids ?? []), ...(begun?.ids ?? [])],
      prefix: (ended?.text ?? "") + (begun?.text ?? ""),
    };
    yield* localReply(model, { ...written, tools, constraint, options, signal, scope, onPrompt });
  }

  /** Without the first tokens of a call that `toolChoice` forces. */
  async countPromptTokens(call: ReplyCall): Promise<number> {
    return (await this.#write(call)).promptIds.length;
  }

  async keepPrefix(name: string, call: ReplyCall): Promise<KeptPrompt> {
    const { promptIds } = await this.#write(call);
    return (await this.open(call.signal)).keepPrefix(name, promptIds, call.signal);
  }

  async countTokens(text: string): Promise<number> {
    return (await this.open()).tokenizer.encode(text).length;
  }

  /** Releases this object's hold on the engine; the last hold to go frees it. Idempotent. */
  async close(): Promise<void> {
    const opening = this.#opening;
    this.#opening = undefined;
    const model = await opening?.catch(() => undefined);
    await model?.close();
  }

  /** The prompt of a request, and the tools that stand in it. */
  async #write(call: ReplyCall): Promise<{ readonly tools: readonly ReplyTool[]; readonly promptIds: readonly number[] }> {
    const { messages, toolChoice = "auto", responseSchema, signal } = call;
    requireMessages(messages);
    if (messages.some((message) => message.role === "user" && (message.images?.length ?? 0) > 0)) {
      throw new ChatGLMError("INVALID_OPTION", "The conversation holds a picture; ChatGLM reads text only.", {
        remedy: "Give ChatGLMChatModel a vision model, or put what the picture shows into words.",
      });
    }
    const tools = toolChoice === "none" ? [] : (call.tools ?? []);
    const model = await this.open(signal);
    const turns = chatTurns(messages, chatForms[model.manifest.chatFormat]);
    const system: ChatTurn[] =
      this.#systemPrompt !== undefined && turns[0]?.role !== "system" ? [{ role: "system", content: this.#systemPrompt }] : [];
    const conversation = [...system, ...turns];
    const shown =
      responseSchema === undefined ? conversation : withResponseSchema(conversation, responseSchema, tools.length > 0);
    return { tools, promptIds: model.chatFormat.encode(shown, tools.map(shownTool)) };
  }
}

/** A tool as models are shown tools: name, description and JSON Schema, in this order and nothing else. */
function shownTool({ name, description, parameters }: ReplyTool): ChatTool {
  return { name, description, parameters };
}
