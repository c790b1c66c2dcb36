import { ChatGLMError } from "../../errors.js";
import type { Evidence } from "../../sources/knowledge-source.js";

/** A longer piece is cut before it is merged. Characters. */
const LONGEST_TEXT = 20_000;
const LONGEST_LABEL = 300;

/** Control characters but tab and newline; bidirectional overrides, zero-width and other invisible characters; lone surrogates. */
const INVISIBLE = /[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\p{Cs}]|[\u{e0000}-\u{e007f}]/gu;
/** How ChatGLM writes its special tokens. A tokenizer never yields them from text; a model may still take the look-alike for one. */
const ROLE_TOKENS = /<\|[a-z_]{1,20}\|>|\[[gs]?MASK\]/giu;

/**
 * Checks what a source returned and cleans it for the prompt: evidence is text from strangers. Pieces without text are dropped.
 *
 * @throws ChatGLMError DOCUMENT_INVALID if it is not a list.
 */
export function cleanEvidence(found: unknown, source: string, limit: number): Evidence[] {
  if (!Array.isArray(found)) throw new ChatGLMError("DOCUMENT_INVALID", `The source ${source} returned no list of evidence.`);
  return found.slice(0, limit).flatMap((piece: Partial<Record<keyof Evidence, unknown>> | null | undefined, index) => {
    const text = neutraliseMarks(cleanText(piece?.text, LONGEST_TEXT));
    if (text === "") return [];
    const title = neutraliseMarks(cleanLabel(piece?.title));
    const score = typeof piece?.score === "number" && piece.score >= 0 ? Math.min(1, piece.score) : 0;
    const location = cleanLabel(piece?.location) || `${source}#${index + 1}`;
    const unverified = piece?.unverified === true ? { unverified: true } : {};
    return [{ source, text, title: title === "" ? undefined : title, location, score, ...unverified }];
  });
}

/** A citation mark of somebody else's, as Wikipedia's [2] or 【3】, also with a range or list in it. */
const FOREIGN_MARK = /(\s{0,3})[[【［]\s{0,3}(\d{1,3}(?:\s{0,3}[,，、;；–-]\s{0,3}\d{1,3}){0,20})\s{0,3}[\]】］]/gu;

/** So that no number in evidence passes for one of ours: [2] behind a word is dropped, [2] at a line's beginning becomes (2). Pure. */
export function neutraliseMarks(text: string): string {
  // What is left after taking one out may read as another.
  let neutral = withoutMarksOnce(text);
  for (let before = text; before !== neutral; ) {
    before = neutral;
    neutral = withoutMarksOnce(neutral);
  }
  return neutral;
}

function withoutMarksOnce(text: string): string {
  return text.replace(FOREIGN_MARK, (_, space: string, numbers: string, at: number) => {
    const isLineStart = /(?:^|\n)[>\s]*$/u.test(text.slice(Math.max(0, at - 20), at)) || space.includes("\n");
    return isLineStart || space !== "" ? `${space}(${numbers})` : "";
  });
}

/** Without invisible characters and imitated role tokens, trimmed. Not a string: empty. */
export function cleanText(text: unknown, longest: number): string {
  if (typeof text !== "string") return "";
  let cleaned = text
    .slice(0, longest)
    .replace(/\r\n?/g, "\n")
    .replace(INVISIBLE, (character) => (character === "\n" || character === "\t" ? character : ""));
  // What is left after taking one out may read as another.
  for (let before = ""; before !== cleaned; ) {
    before = cleaned;
    cleaned = cleaned.replace(ROLE_TOKENS, "");
  }
  return cleaned.trim();
}

function cleanLabel(label: unknown): string {
  return cleanText(label, LONGEST_LABEL).replace(/\s+/gu, " ");
}
