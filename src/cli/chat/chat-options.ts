import type { AnswerSetupOptions } from "../answer-setup.js";

export interface ChatOptions extends AnswerSetupOptions {
  readonly system?: string;
  /** Where the conversation is kept, and goes on from. */
  readonly session?: string;
}
