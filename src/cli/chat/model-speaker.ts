import { AIMessage, HumanMessage, SystemMessage, type UsageMetadata } from "@langchain/core/messages";
import { ChatGLMError } from "../../errors.js";
import type { ChatGLMChatModel } from "../../langchain/chat-model.js";
import type { Session } from "./session.js";
import type { Reply, Speaker } from "./speaker.js";

/** The model alone, with the conversation so far. Exchanges that outgrow its context are left out, the oldest first. */
export class ModelSpeaker implements Speaker {
  readonly hasSources = false;
  readonly #model: ChatGLMChatModel;

  constructor(model: ChatGLMChatModel) {
    this.#model = model;
  }

  async ask(
    question: string,
    session: Session,
    signal: AbortSignal,
    write: (text: string) => void,
    onPrompt?: (read: number, of: number) => void,
  ): Promise<Reply> {
    for (let forgotten = 0; ; forgotten++) {
      const turns = session.turns.slice(forgotten * 2);
      try {
        return { ...(await this.#reply(question, { ...session, turns }, { signal, onPrompt }, write)), forgotten };
      } catch (error) {
        const overflow = error instanceof ChatGLMError && error.code === "CONTEXT_OVERFLOW";
        if (!overflow || turns.length === 0) throw error;
      }
    }
  }

  async #reply(
    question: string,
    { system, turns }: Session,
    call: { readonly signal: AbortSignal; readonly onPrompt?: ((read: number, of: number) => void) | undefined },
    write: (text: string) => void,
  ): Promise<Omit<Reply, "forgotten">> {
    const messages = [
      ...(system === undefined ? [] : [new SystemMessage(system)]),
      ...turns.map(({ role, content }) => (role === "user" ? new HumanMessage(content) : new AIMessage(content))),
      new HumanMessage(question),
    ];
    let text = "";
    let tokens: number | undefined;
    let begun: number | undefined;
    try {
      for await (const chunk of await this.#model.stream(messages, call)) {
        if (chunk.text !== "") begun ??= performance.now();
        // LangChain's types turn the field into undefined under exactOptionalPropertyTypes.
        tokens = (chunk.usage_metadata as UsageMetadata | undefined)?.output_tokens ?? tokens;
        text += chunk.text;
        write(chunk.text);
      }
    } catch (error) {
      if (!call.signal.aborted) throw error;
    }
    return { text, tokens, stopped: call.signal.aborted, ms: performance.now() - (begun ?? performance.now()) };
  }
}
