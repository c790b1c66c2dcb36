import { SimpleChatModel } from "@langchain/core/language_models/chat_models";
import type { BaseMessage } from "@langchain/core/messages";
import { questionLanguage } from "../language/question-language.js";
import type { AnswerPrompt } from "./writing/prompts/answer-prompt.js";
import { quotedLinesPrompt } from "./writing/prompts/quoted-lines-prompt.js";

const REPLY = { zh: "我只从给出的资料里找答案：请直接问。", en: "I only look things up in the sources: just ask." } as const;

/**
 * In the place of a model where a chain has none: it is greeted and thanked, and isn't asked anything else. What the sources work out, the rules plan and the
 * evidence says is all there is.
 */
export class NoModel extends SimpleChatModel {
  constructor() {
    super({});
  }

  override _llmType(): string {
    return "none";
  }

  override _identifyingParams(): Record<string, unknown> {
    return { model: "none" };
  }

  override async _call(messages: BaseMessage[]): Promise<string> {
    return REPLY[questionLanguage(messages.at(-1)?.text ?? "")];
  }
}

/** Evidence is quoted. */
export const noModelPrompt: AnswerPrompt = {
  ...quotedLinesPrompt,
  version: "none-1",
  quotes: true,
  write: ({ question }) => [{ role: "user", content: question }],
};
