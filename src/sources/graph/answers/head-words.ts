import { CLASS_WORDS } from "../lexicon/class-words.js";
import { listed, phraseKey } from "./relation-words.js";

/** Heads that say only what form the value has: a date of what? */
const FORMS =
  /^(?:date|day|time|year|month|number|count|name|names|type|kind|form|code|id|identifier|place|location|amount|total|size|level|value|score|rate|index|status|list|title|text|note|description|person|member|members|language|area|field|part|group|unit|日期|时间|次数|人数|数量|数目|名称|名字|编号|地点|类型|种类|年份|方式|情况|状态|地|人|者|物|年|日)$/iu;
/** A former owner is none, nor is a deputy director the director. */
const OTHERS =
  /(?:^|\s)(?:assistant|associate|deputy|vice|former|previous|past|ex|late|honorary|acting|interim|second|third|last|next|first|proposed|planned|alleged|co|non|anti|sub|under|junior|emeritus|opposing|rival|foreign|not|副|前任?|原|已故|助理|名誉|荣誉|代理?|候补|第二|第三|首|末|次|拟|计划|非|反|小)$/iu;

const CLASS_KEYS: ReadonlySet<string> = new Set(CLASS_WORDS.flatMap((word) => listed(word.nouns).map(phraseKey)));

/**
 * The head of a predicate's name of several words, which people ask for alone where it is clear of what: `head of laboratory` → head,
 * `shirt colour` → colour, 实验室主任 → 主任. Undefined if the rest of the name says more than what it is said of.
 *
 * @param leadsToThings not to numbers, dates or texts: then only the name of a class may be left away
 * @param classes names of the graph's own classes
 */
export function headWord(name: string, leadsToThings: boolean, classes: ReadonlySet<string>): string | undefined {
  const [head = "", rest = ""] = /\p{Script=Han}/u.test(name) ? chineseParts(name, classes) : englishParts(name);
  if (head === "" || rest === "" || FORMS.test(head) || OTHERS.test(rest)) return undefined;
  return !leadsToThings || isClass(rest, classes) ? head : undefined;
}

/** `stage date` and 赛段日期 without the class that they are said of; undefined if they don't begin with one. */
export function withoutClass(name: string, classes: ReadonlySet<string>): string | undefined {
  const parts = /\p{Script=Han}/u.test(name) ? [...name] : name.toLowerCase().trim().split(/\s+/u);
  const join = /\p{Script=Han}/u.test(name) ? "" : " ";
  for (let from = parts.length - 1; from > 0; from -= 1)
    if (classes.has(phraseKey(parts.slice(0, from).join(join)))) return parts.slice(from).join(join);
  return undefined;
}

/** 就读 of 就读院校: what is done at things of a class. */
export function verbBefore(name: string, classes: ReadonlySet<string>): string | undefined {
  const [, verb, rest] = /^(\p{Script=Han}{2})(\p{Script=Han}{2,})$/u.exec(name) ?? [];
  return verb !== undefined && rest !== undefined && !OTHERS.test(verb) && isClass(rest, classes) ? verb : undefined;
}

function isClass(noun: string, classes: ReadonlySet<string>): boolean {
  const key = phraseKey(noun);
  return classes.has(key) || CLASS_KEYS.has(key);
}

function englishParts(name: string): readonly string[] {
  const plain = name.toLowerCase().trim();
  const [, head, rest] = /^(\p{L}+) of (?:the |an? )?(\p{L}[\p{L} ]*)$/u.exec(plain) ?? [];
  if (head !== undefined && rest !== undefined) return [head, rest];
  const words = plain.split(/\s+/u);
  const isPlain = words.length > 1 && words.length < 4 && words.every((word) => /^\p{L}{2,}$/u.test(word));
  const last = words.at(-1) ?? "";
  // `depends on`, `was founded`, `played by` are no nouns.
  if (!isPlain || /^(?:in|on|at|by|of|to|from|with|for|as|is|has|was)$|(?:ed|ing)$/u.test(last)) return [];
  return [last, words.slice(0, -1).join(" ")];
}

function chineseParts(name: string, classes: ReadonlySet<string>): readonly string[] {
  for (let length = name.length - 2; length >= 2; length -= 1) {
    const rest = name.slice(0, length);
    if (isClass(rest, classes)) return [name.slice(length), rest];
  }
  return [];
}
