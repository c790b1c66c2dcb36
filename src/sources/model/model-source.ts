import type { LanguageModelLike } from "@langchain/core/language_models/base";
import { HumanMessage, isBaseMessage, SystemMessage } from "@langchain/core/messages";
import { withDeadline } from "../../async/deadline.js";
import { ChatGLMError } from "../../errors.js";
import { questionLanguage } from "../../language/question-language.js";
import type { Evidence, FindOptions, KnowledgeSource, NamedThing } from "../knowledge-source.js";
import { abortedError } from "../shared-load.js";
import { MODEL_SOURCE_WORDS } from "./model-source-words.js";
import { readStatements } from "./read-statements.js";

/** What a {@link modelSource} is told. */
export interface ModelSourceOptions {
  /** How answers name the model: `gpt-4.1`. Evidence is cited as `NAME (model)`. */
  readonly name: string;
  /**
   * Identifies the model and its settings. Without it, answers are cached for this object only: two models can't be told apart from outside.
   */
  readonly version?: string | undefined;
  /** Milliseconds the model has. Defaults to 10,000. */
  readonly timeout?: number | undefined;
  /** A longer reply is cut, and the model is cancelled. Defaults to 2,000. */
  readonly maxCharacters?: number | undefined;
}

const QUESTION_CHARACTERS = 4_000;
/** Control characters but line ends and tabs, lone surrogates. */
const UNPRINTABLE = /(?![\n\t])\p{Cc}|\p{Cs}|\ufffd/gu;

/**
 * A LangChain model as a source: what it says is evidence, a statement a piece, marked {@link Evidence.unverified}: everything else
 * outranks it, and an answer that rests on it alone says so. Says nothing if the model says that it doesn't know.
 *
 * @throws ChatGLMError INVALID_OPTION if there is no name, or a bound isn't positive.
 */
export function modelSource(model: LanguageModelLike, options: ModelSourceOptions): KnowledgeSource {
  return new ModelSource(model, options);
}

class ModelSource implements KnowledgeSource {
  readonly name: string;
  readonly fingerprint?: () => Promise<string>;
  readonly #model: LanguageModelLike;
  readonly #timeout: number;
  readonly #maxCharacters: number;

  constructor(model: LanguageModelLike, { name, version, timeout = 10_000, maxCharacters = 2_000 }: ModelSourceOptions) {
    if (typeof name !== "string" || name.trim() === "") {
      throw new ChatGLMError("INVALID_OPTION", "name: a model as a source needs one, since answers name whom they rest on.");
    }
    this.#model = model;
    this.name = name;
    this.#timeout = positive("timeout", timeout);
    this.#maxCharacters = positive("maxCharacters", maxCharacters);
    if (version !== undefined) this.fingerprint = async () => JSON.stringify([version, MODEL_SOURCE_WORDS, maxCharacters]);
  }

  /** None. That it has this method tells the chain to send the question as it is, without the other names of things. */
  async mentions(): Promise<readonly NamedThing[]> {
    return [];
  }

  /** @throws ChatGLMError DEADLINE_EXCEEDED if the model takes too long, ABORTED when the signal fires; and whatever the model throws. */
  async find(question: string, { limit, signal, config }: FindOptions): Promise<Evidence[]> {
    if (signal?.aborted) throw abortedError(signal.reason);
    const asked = question.slice(0, QUESTION_CHARACTERS).replace(UNPRINTABLE, "").trim();
    if (limit < 1 || asked === "") return [];
    const words = MODEL_SOURCE_WORDS[questionLanguage(asked)];
    const bounds = { timeout: this.#timeout, what: `The model ${this.name}`, signal };
    const reply = await withDeadline(async (stop) => {
      const prompt = [new SystemMessage(words.system), new HumanMessage(asked)];
      let text = "";
      for await (const chunk of await this.#model.stream(prompt, { ...config, signal: stop })) {
        text += isBaseMessage(chunk) ? chunk.text : String(chunk);
        if (text.length >= this.#maxCharacters) break;
      }
      stop.throwIfAborted();
      return text.slice(0, this.#maxCharacters);
    }, bounds).catch((error: unknown) => {
      throw signal?.aborted ? abortedError(signal.reason) : error;
    });
    const statements = readStatements(reply).slice(0, limit);
    return statements.map((text, index) => ({
      source: this.name,
      text,
      title: words.title(this.name),
      location: `${this.name} (model)`,
      score: 1 - index / statements.length,
      unverified: true,
    }));
  }
}

function positive(name: string, value: number): number {
  if (typeof value !== "number" || !(value > 0)) {
    throw new ChatGLMError("INVALID_OPTION", `${name}: ${String(value)} is not a positive number.`);
  }
  return value;
}
