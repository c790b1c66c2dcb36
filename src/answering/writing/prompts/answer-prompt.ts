import type { Evidence } from "../../../sources/knowledge-source.js";
import type { HistoryTurn } from "../../answer.js";

/** What a prompt is written from. */
export interface PromptInput {
  readonly question: string;
  readonly history: readonly HistoryTurn[];
  /** In the order of their numbers, from 1. May be empty. */
  readonly evidence: readonly Evidence[];
}

/** One message of a prompt. */
export interface PromptMessage {
  readonly role: "system" | "user" | "assistant";
  readonly content: string;
}

/** Puts question and evidence into words for the model. */
export interface AnswerPrompt {
  /** Changes with the wording: part of the answer cache's key. */
  readonly version: string;
  /** The longest prompt that models of this form were trained on, tokens. Defaults to the model's context. */
  readonly mostTokens?: number | undefined;
  /**
   * Models of this form read evidence less well than it can be quoted: where answers are checked, evidence is quoted and the model isn't
   * asked. Defaults to false.
   */
  readonly quotes?: boolean | undefined;
  /**
   * From which score on a quotation takes the place of a model's "not known", 0…1; more than 1: never. Models that know when nothing is told have a
   * higher one. Defaults to 0.36.
   */
  readonly overruleAbstention?: number | undefined;
  /** The messages to be sent to the model. */
  write(input: PromptInput): readonly PromptMessage[];
}
