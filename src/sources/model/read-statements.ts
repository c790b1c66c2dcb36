/** A reply that says nothing but that the answer isn't known. */
const UNKNOWN =
  /^\W*(?:unknown|i (?:do not|don['’]t) know|i(?:['’]m| am) not sure|i can(?:no|['’])t (?:say|tell|answer)|不知道|我?不(?:清楚|确定)|无法(?:回答|确定)|未知)/iu;
const LIST_MARK = /^\s*(?:[-*•]|\d{1,2}[.)、])\s*/u;
/** What some models think before they answer. */
const THINKING = /<think>[\s\S]*?(?:<\/think>|$)/giu;

/** The lines of a reply, without list marks; none if it says that it doesn't know. Pure. */
export function readStatements(reply: string): string[] {
  const lines = reply
    .replace(THINKING, "")
    .split(/\r?\n/)
    .map((line) => line.replace(LIST_MARK, "").trim())
    .filter((line) => /[\p{L}\p{N}]/u.test(line));
  return UNKNOWN.test(lines[0] ?? "") ? [] : [...new Set(lines)];
}
