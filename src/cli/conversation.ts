import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { AIMessage, type BaseMessage, HumanMessage } from "@langchain/core/messages";
import { ChatGLMError } from "../errors.js";

/** What became of one question. */
export interface Answer {
  readonly stopped: boolean;
  /** Oldest exchanges dropped because the conversation outgrew the model's context. */
  readonly forgotten: number;
}

/** Questions and answers so far, and the asking of one more. */
export class Conversation {
  readonly #model: BaseChatModel;
  /** A human message and its answer, in turn. */
  #messages: BaseMessage[] = [];

  constructor(model: BaseChatModel) {
    this.#model = model;
  }

  clear(): void {
    this.#messages = [];
  }

  /** Streams the answer into `write`. A signal that fires keeps what was said so far as the answer. */
  async ask(question: string, signal: AbortSignal, write: (text: string) => void): Promise<Answer> {
    for (let forgotten = 0; ; forgotten++) {
      try {
        const stopped = await this.#answer(question, signal, write);
        return { stopped, forgotten };
      } catch (error) {
        const overflow = error instanceof ChatGLMError && error.code === "CONTEXT_OVERFLOW";
        if (!overflow || this.#messages.length === 0) throw error;
        this.#messages = this.#messages.slice(2);
      }
    }
  }

  async #answer(question: string, signal: AbortSignal, write: (text: string) => void): Promise<boolean> {
    const messages = [...this.#messages, new HumanMessage(question)];
    let text = "";
    try {
      for await (const chunk of await this.#model.stream(messages, { signal })) {
        text += chunk.text;
        write(chunk.text);
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    }
    this.#messages = [...messages, new AIMessage(text)];
    return signal.aborted;
  }
}
