import { PROPERTY } from "./chinese/words.js";
import type { Draft } from "./draft.js";

const HAN_ASKS = /谁|什么|多少|哪|几|何时|多久|怎么|多[大长高宽深重快远]|有没有|是不是|吗$/u;
const ASKED = /(?:哪|什么|多少|几)一?\p{Script=Han}{0,2}$/u;
const OF_ANY = new RegExp(`^(?:${PROPERTY})$`, "u");
const ASKER = "who|whom|whose|what|which|when|where|why|how|is there|are there|does|do|is|are|can|must|has|have";
const PREPOSITION = "in|at|on|to|from|for|by|with|until|since";
const ENGLISH_BREAK = new RegExp(
  `\\?\\s+(?:and (?:also )?|also )?(?=(?:(?:${PREPOSITION}) )?(?:${ASKER})\\b)|,? and (?:also )?(?=(?:(?:${PREPOSITION}) )?(?:${ASKER})\\b)|[,;] (?=(?:(?:${PREPOSITION}) )?(?:who|what|which|when|where|how)\\b|(?:does|is|can|has) (?:it|he|she)\\b)`,
  "iu",
);
const ENGLISH_ASKS = new RegExp(`^(?:(?:${PREPOSITION}) )?(?:${ASKER})\\b`, "iu");
const PRONOUN = /\b(?:it|he|she|they|him|them)\b/iu;
const POSSESSIVE = /\b(?:its|his|her|their)\b/iu;
const OWN_NOUN = /\b(?:the|an?|this|that|these|those|my|our|your|of|every|each|any|some) \p{L}|\b(?!I\b)\p{Lu}/u;
/** "the college in …": what is there isn't in the town. */
const PLACED = /\b[Tt]he (?:\p{Ll}+ ){1,3}(?:in|of|at|on|near|for) $/u;
/** What is asked about stands last: "Where is …'s late reading". */
const OWNED = /^['’]s(?: \p{Ll}+){1,3}$/u;
const LONGEST_NAME = 24;
const MOST_WORDS = 6;
const MOST_PARTS = 5;

type IsName = (text: string) => boolean;

/** Several questions of which only the first names what all ask of. Undefined for others. Pure, but for `isName`. */
export function sharedSubject(text: string, isName: IsName): Draft | undefined {
  const questions = chinese(text.trim(), isName) ?? english(text.trim(), isName);
  return questions === undefined ? undefined : { questions, merge: { kind: "join" } };
}

/** 石鹭码头仓谁管？有多少托盘位？ What follows asks of what the first names. */
function chinese(text: string, isName: IsName): string[] | undefined {
  const clauses = text.split(/[，,；;、?？]/u).map((clause) => clause.trim().replace(/^(?:又|还|那么?|以及|并且)(?=\S)/u, ""));
  if (clauses.at(-1) === "") clauses.pop();
  const [whole = "", ...later] = clauses;
  if (later.length === 0 || clauses.length > MOST_PARTS || !clauses.every((clause) => HAN_ASKS.test(clause))) return undefined;
  const first = whole.replace(/^请问/u, "");
  let length = Math.min(LONGEST_NAME, first.length - 1);
  while (length > 0 && !isName(first.slice(0, length))) length -= 1;
  if (length === 0 || /^\p{Script=Han}$/u.test(first.slice(0, length))) return undefined;
  if (later.some((clause) => /[它他她其]|^(?:和|与|跟|比)/u.test(clause) || holdsName(clause, isName))) return undefined;
  const name = first.slice(0, length);
  return [`${first}？`, ...later.map((clause) => `${name}${clause.replace("又是", "是")}？`)];
}

/** Whether a clause names what it is about; what it asks for (哪条运河, 经理叫什么) is no such name. */
function holdsName(text: string, isName: IsName): boolean {
  for (let from = 0; from < text.length; from += 1) {
    for (let to = from + 2; to <= Math.min(text.length, from + LONGEST_NAME); to += 1) {
      const name = text.slice(from, to);
      if (!OF_ANY.test(name) && !ASKED.test(text.slice(0, from)) && isName(name)) return true;
    }
  }
  return false;
}

function english(text: string, isName: IsName): string[] | undefined {
  const parts = text.replace(/[?.\s]+$/u, "").split(ENGLISH_BREAK);
  const [first = "", ...later] = parts.map((part) => part.trim());
  if (later.length === 0 || parts.length > MOST_PARTS || !parts.every((part) => ENGLISH_ASKS.test(part.trim()))) return undefined;
  const [name, ...others] = namesIn(first, isName);
  if (name === undefined || others.length > 0 || later.some((part) => namesIn(part, isName).length > 0)) return undefined;
  const subject = spokenOf(first, name);
  const whole = later.map((part) => ofName(part, subject));
  return whole.every((part) => part !== undefined) ? [`${first}?`, ...whole.map((part) => `${part}?`)] : undefined;
}

/** The name with what is said of it: "the college in Linford", "Tobias Renn's late reading". */
function spokenOf(first: string, name: string): string {
  const at = first.indexOf(name);
  const placed = PLACED.exec(first.slice(0, at))?.[0] ?? "";
  const said = OWNED.exec(first.slice(at + name.length))?.[0] ?? "";
  // "When did X's reign begin": the last word is the verb.
  const owned = /\b(?:did|does|do|will)\b/iu.test(first.slice(0, at)) ? said.replace(/ \p{Ll}+$/u, "") : said;
  return `${placed.charAt(0).toLowerCase()}${placed.slice(1)}${name}${owned}`;
}

/** The longest names, from left to right; a kind of thing ("the quest …") is none beside a name. */
function namesIn(text: string, isName: IsName): string[] {
  const words = text.split(" ");
  const found: string[] = [];
  for (let from = 0; from < words.length; from += 1) {
    let length = Math.min(MOST_WORDS, words.length - from);
    while (length > 0 && !isName(bare(words, from, length))) length -= 1;
    if (length === 0) continue;
    found.push(bare(words, from, length));
    from += length - 1;
  }
  const proper = found.filter((name) => /[\p{Lu}\p{N}\p{Script=Han}]/u.test(name));
  return proper.length > 0 ? proper : found;
}

function bare(words: readonly string[], from: number, length: number): string {
  return words
    .slice(from, from + length)
    .join(" ")
    .replace(/['’]s?$/u, "");
}

/** "who is on call there", "when does its contract end", "in which room", "how many people do I need". */
function ofName(part: string, name: string): string | undefined {
  if (POSSESSIVE.test(part)) return part.replace(POSSESSIVE, `${name}'s`);
  if (PRONOUN.test(part)) return part.replace(PRONOUN, name);
  if (/\bthere$/iu.test(part)) return part.replace(/\bthere$/iu, `${name.startsWith("the ") ? "at" : "for"} ${name}`);
  if (/^(?:in|at|on|to|from|by|with) (?:which|what) \p{L}+(?: \p{L}+)?$/iu.test(part)) return `${part} is ${name}`;
  return OWN_NOUN.test(part) ? undefined : `${part} for ${name}`;
}
