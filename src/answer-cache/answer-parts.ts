import { createHash } from "node:crypto";
import { type QuestionLanguage, questionLanguage } from "../language/question-language.js";
import { normaliseQuestion } from "./normalise-question.js";
import type { QuestionEvidence } from "./similar/question-evidence.js";

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
  /**
   * What a source understood of the question, for the tier "meaning": equal for questions that ask the same. Asked only if other tiers
   * miss. Defaults to nothing.
   */
  readonly meaning?: ((signal?: AbortSignal) => string | undefined | Promise<string | undefined>) | undefined;
  /**
   * What is known of the question without a model, for the tier "similar": asked only if other tiers miss and a similar question was kept, and
   * when an answer is kept. Without it, or if it comes to undefined, nothing is served by likeness.
   */
  readonly evidence?: ((signal?: AbortSignal) => Promise<QuestionEvidence | undefined>) | undefined;
}

/** Changes whenever the canonical form below does. */
const KEY_VERSION = 2;

/** A question's way through the cache asks for its key several times. */
const keys = new WeakMap<AnswerParts, string>();

/** SHA-256 (hex) over a canonical form of the parts, with the question as {@link normaliseQuestion} folds it. Worked out once for each object. */
export function answerKey(parts: AnswerParts): string {
  const known = keys.get(parts);
  if (known !== undefined) return known;
  const key = hash([KEY_VERSION, normaliseQuestion(parts.question), ...others(parts)]);
  keys.set(parts, key);
  return key;
}

/** The same for a tier's form of the question. An answer is of the question's language, unless told. */
export function tierKey(
  tier: string,
  form: string,
  parts: AnswerParts,
  language: QuestionLanguage = questionLanguage(parts.question),
): string {
  return hash([KEY_VERSION, tier, language, form, ...others(parts)]);
}

/** Equal for questions that may share an answer, whatever they ask: those of one scope and language, without history. */
export function partitionKey(parts: AnswerParts): string {
  return hash([KEY_VERSION, "partition", questionLanguage(parts.question), ...others(parts)]);
}

function others({ scope, history }: AnswerParts): unknown[] {
  const { model, prompt, options = "", tenant = "", sources } = scope;
  return [history.map(({ role, content }) => [role, content]), model, prompt, options, tenant, sources];
}

function hash(canonical: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(canonical)).digest("hex");
}
