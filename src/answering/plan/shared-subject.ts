import type { Draft } from "./draft.js";

const ASKS = "(?:谁|什么|多少|哪|几|何时|多久|多[大长高宽深重快远])";
/** 石鹭码头仓谁管？有多少托盘位？ The second asks of what the first names. */
const CHINESE = new RegExp(`^([^，,?？]*${ASKS}[^，,?？]*)[，,?？]\\s*(?:又|还|那么?)?([^，,?？]*${ASKS}[^，,?？]*)[?？]?$`, "u");
const ENGLISH =
  /^((?:who|what|which|when|where|how)\b[^,?]*?),? and ((?:(?:in|at|on|to|from|for|by|with) )?(?:who|what|which|when|where|how)\b[^,?]*)\??$/iu;
const PRONOUN = /\b(?:it|he|she|they|him|them)\b/iu;
const POSSESSIVE = /\b(?:its|his|her|their)\b/iu;
const LONGEST_NAME = 24;
const MOST_WORDS = 6;

type IsName = (text: string) => boolean;

/** Two questions of which only the first names what both ask of. Undefined for others. Pure, but for `isName`. */
export function sharedSubject(text: string, isName: IsName): Draft | undefined {
  const questions = chinese(text.trim(), isName) ?? english(text.trim(), isName);
  return questions === undefined ? undefined : { questions, merge: { kind: "join" } };
}

function chinese(text: string, isName: IsName): string[] | undefined {
  const [, first = "", second = ""] = CHINESE.exec(text) ?? [];
  let length = Math.min(LONGEST_NAME, first.length - 1);
  while (length > 1 && !isName(first.slice(0, length))) length -= 1;
  if (length < 2 || /[它他她其]|^(?:和|与|跟|比)/u.test(second) || holdsName(second, isName)) return undefined;
  return [`${first}？`, `${first.slice(0, length)}${second.trim().replace("又是", "是")}？`];
}

function holdsName(text: string, isName: IsName): boolean {
  for (let from = 0; from < text.length; from += 1)
    for (let to = from + 2; to <= Math.min(text.length, from + LONGEST_NAME); to += 1)
      if (isName(text.slice(from, to))) return true;
  return false;
}

function english(text: string, isName: IsName): string[] | undefined {
  const [, first = "", second = ""] = ENGLISH.exec(text) ?? [];
  const names = namesIn(first, isName);
  const [name] = names;
  if (name === undefined || names.length > 1 || namesIn(second, isName).length > 0) return undefined;
  const whole = ofName(second.trim(), name);
  return whole === undefined ? undefined : [`${first.trim()}?`, `${whole}?`];
}

/** The longest names, from left to right. */
function namesIn(text: string, isName: IsName): string[] {
  const words = text.split(" ");
  const found: string[] = [];
  for (let from = 0; from < words.length; from += 1) {
    let length = Math.min(MOST_WORDS, words.length - from);
    while (length > 0 && !isName(words.slice(from, from + length).join(" "))) length -= 1;
    if (length === 0) continue;
    found.push(words.slice(from, from + length).join(" "));
    from += length - 1;
  }
  return found;
}

/** "who is on call there", "when does its contract end", "in which room". */
function ofName(part: string, name: string): string | undefined {
  if (POSSESSIVE.test(part)) return part.replace(POSSESSIVE, `${name}'s`);
  if (PRONOUN.test(part)) return part.replace(PRONOUN, name);
  if (/\bthere$/iu.test(part)) return part.replace(/\bthere$/iu, `for ${name}`);
  return /^(?:in|at|on|to|from|by|with) (?:which|what) \p{L}+(?: \p{L}+)?$/iu.test(part) ? `${part} is ${name}` : undefined;
}
