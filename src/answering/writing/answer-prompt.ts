import type { Evidence } from "../../sources/knowledge-source.js";
import type { HistoryTurn } from "../answer.js";

export interface PromptInput {
  readonly question: string;
  readonly history: readonly HistoryTurn[];
  /** In the order of their numbers, from 1. May be empty. */
  readonly evidence: readonly Evidence[];
}

export interface PromptMessage {
  readonly role: "system" | "user" | "assistant";
  readonly content: string;
}

/** Puts question and evidence into words for the model. */
export interface AnswerPrompt {
  /** Changes with the wording: part of the answer cache's key. */
  readonly version: string;
  write(input: PromptInput): readonly PromptMessage[];
}
