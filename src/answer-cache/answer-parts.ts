import { createHash } from "node:crypto";
import { normaliseQuestion } from "./normalise-question.js";

/** What an answer depends on besides the question: answers of different scopes never meet. */
export interface AnswerScope {
  /** Identifies the model as opened, and its sampling. */
  readonly model: string;
  /** Version of the prompt's wording, and the budget of evidence. */
  readonly prompt: string;
  /** What this call changes: `maxTokens`, `stop` and the like. Defaults to nothing. */
  readonly options?: string | undefined;
  /** Whose answer it is: tenant, user, whatever the caller's `configurable` names. Defaults to everybody's. */
  readonly tenant?: string | undefined;
  /** Identifies each source and its content. */
  readonly sources: readonly string[];
}

/** Everything an answer depends on. Two questions share a cached answer only if all of it is the same. */
export interface AnswerParts {
  readonly scope: AnswerScope;
  readonly question: string;
  /** Earlier turns, oldest first. */
  readonly history: readonly { readonly role: string; readonly content: string }[];
}

/** Changes whenever the canonical form below does. */
const KEY_VERSION = 2;

/** SHA-256 (hex) over a canonical form of the parts, with the question as {@link normaliseQuestion} folds it. */
export function answerKey({ scope, question, history }: AnswerParts): string {
  const { model, prompt, options = "", tenant = "", sources } = scope;
  const turns = history.map(({ role, content }) => [role, content]);
  const canonical = JSON.stringify([KEY_VERSION, normaliseQuestion(question), turns, model, prompt, options, tenant, sources]);
  return createHash("sha256").update(canonical).digest("hex");
}
