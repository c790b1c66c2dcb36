import { createHash } from "node:crypto";

/** Everything an answer depends on. Two questions share a cached answer only when all of it is the same. */
export interface AnswerKeyParts {
  readonly question: string;
  /** Earlier turns, oldest first. */
  readonly history: readonly { readonly role: string; readonly content: string }[];
  /** Identifies model and sampling. */
  readonly model: string;
  /** Version of the prompt's wording. */
  readonly prompt: string;
  /** Identifies each source and its content. */
  readonly sources: readonly string[];
}

/** Changes whenever the canonical form below does. */
const KEY_VERSION = 1;

/** SHA-256 (hex) over a canonical form of the parts. */
export function answerKey({ question, history, model, prompt, sources }: AnswerKeyParts): string {
  const turns = history.map(({ role, content }) => [role, content]);
  const canonical = JSON.stringify([KEY_VERSION, normaliseQuestion(question), turns, model, prompt, sources]);
  return createHash("sha256").update(canonical).digest("hex");
}

/**
 * Folds what is only a way of typing: compatibility forms (NFKC: full-width letters and digits), case, runs of spaces, the question mark
 * or full stop at the end. Characters that stand for a number in some other way (², ½, ①, ㏠) stay as they are: NFKC would turn 2² into 22.
 */
export function normaliseQuestion(question: string): string {
  const folded = Array.from(question.normalize("NFC"), foldCharacter).join("").normalize("NFC");
  return folded
    .toLowerCase()
    .replace(/\s+/gu, " ")
    .replace(/[\s?.。]+$/u, "")
    .trim();
}

function foldCharacter(character: string): string {
  if (character <= "\u007f") return character;
  const folded = character.normalize("NFKC");
  const becomesNumber = !/\p{Nd}/u.test(character) && /[\p{N}]/u.test(folded);
  return becomesNumber ? character : folded;
}
