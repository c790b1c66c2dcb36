import type { CheckContext } from "../checking/check-context.js";
import type { EvidenceUnit } from "../reading/evidence-units.js";
import { fold, nameRuns, type Reading } from "../reading/reading.js";
import { type TopicTerm, termFit, topicsOf, topicTerms } from "../reading/topics.js";
import { asksPermission, withoutPermission } from "./permission.js";

export interface WeightedTerm {
  readonly term: TopicTerm;
  /** How rare it is among the evidence. */
  readonly weight: number;
}

/** What a question speaks of. */
export interface AskedTerms {
  readonly terms: readonly WeightedTerm[];
  /** What it is about. */
  readonly names: readonly string[];
}

/** A question for a name: an answer must hold one. */
export const ASKS_NAME: RegExp = /叫什么(?:名字)?|名叫|什么名字?|名字是|\b(?:called|named)\b|\bnames?\b/iu;

/** How much of the question, but for its names, these say in their own words: 0…1. */
export function coverageOf(units: readonly EvidenceUnit[], context: CheckContext): number {
  const { terms } = termsOf(context);
  const all = terms.reduce((sum, { weight }) => sum + weight, 0);
  const met = terms.reduce(
    (sum, { term, weight }) => sum + weight * Math.max(...units.map(({ own }) => termFit(term, topicsOf(own)))),
    0,
  );
  return all === 0 ? 1 : met / all;
}

/** The most that any one unit about what the question names covers. */
export function bestCoverage(context: CheckContext): number {
  const { names } = termsOf(context);
  return Math.max(
    0,
    ...context.units
      .filter((unit) => !isQuestion(unit) && names.every((name) => says(unit, name)))
      .map((unit) => coverageOf([unit], context)),
  );
}

/** How many of the question's words, but for its names, these don't say in any way. */
export function termsUnmet(units: readonly EvidenceUnit[], context: CheckContext): number {
  return termsOf(context).terms.filter(
    ({ term }) => !isLone(term) && !GENERIC.has(term.text) && units.every(({ own }) => termFit(term, topicsOf(own)) < 0.5),
  ).length;
}

/** Words that a statement needn't say to answer. */
const GENERIC: ReadonlySet<string> = new Set(
  "现在 现任 目前 如今 城市 城 国家 国 省 镇 村 年 日 月 天 名字 名 叫 称 谁 人 地方 now current today year date day city town country place name call title 位置 大 小 多 用 使用 use".split(
    " ",
  ),
);

/** Whether a question asks anything of the things that it names. Pure. */
export function asksOf(question: string, names: readonly string[]): boolean {
  const bare = names
    .toSorted((a, b) => b.length - a.length)
    .reduce((text, name) => text.replaceAll(fold(name), " "), fold(question.normalize("NFKC")));
  return topicTerms(bare).some((term) => !isLone(term) && !GENERIC.has(term.text));
}

const kept = new WeakMap<CheckContext, AskedTerms>();

/** Pure; kept with the context. */
export function termsOf(context: CheckContext): AskedTerms {
  const known = kept.get(context);
  if (known !== undefined) return known;
  const { question, units, translate } = context;
  const names = askedNames(context);
  const bare = names.reduce((text, name) => text.replaceAll(name, " "), question.folded);
  // A name that is asked for needs no word of naming.
  const said = units.map(({ own, about }) => `${own.folded}\n${about.folded}`).join("\n");
  // What is told after the question says only why it is asked.
  const asking = bare.replace(/(?<=.{4}[?？])[^?？]+$/u, "");
  const plain = asksPermission(question.text) ? withoutPermission(asking) : asking;
  const terms = topicTerms(plain.replace(ASKS_NAME, " "), said, (word) => translate(word).length > 0).map((one) => {
    const term = { ...one, translations: translate(one.text).filter((word) => word.length > 1) };
    const holding = units.filter(
      ({ own, about }) => termFit(term, topicsOf(own)) > 0.5 || termFit(term, topicsOf(about)) > 0.8,
    ).length;
    return { term, weight: Math.log(1 + (units.length - holding + 0.5) / (holding + 0.5)) * (isLone(term) ? 0.5 : 1) };
  });
  const found = { terms, names };
  kept.set(context, found);
  return found;
}

function isLone({ text, isHan, groups }: TopicTerm): boolean {
  return isHan && text.length === 1 && groups.length === 0;
}

/** Names that the evidence knows, and capitalised ones; the longest of those that overlap. */
function askedNames({ question, knownNames, units }: CheckContext): string[] {
  const all = [
    ...new Set([
      ...knownNames.filter(
        (name) => question.folded.includes(name) && isNameLike(name, question.text) && !isOnlyKind(name, units),
      ),
      ...codes(question.folded).filter((code) => units.some((unit) => says(unit, code))),
      ...nameRuns(question).filter((name) => !/^(?:i(?:'\p{L}+)?|first|last|most|least|\p{Ll}{3,}est)$/u.test(name)),
      ...quoted(question.folded).filter((name) => units.some((unit) => says(unit, name))),
    ]),
  ];
  return all.filter((name) => !all.some((other) => other !== name && other.includes(name))).sort((a, b) => b.length - a.length);
}

/** `3.1.2`, `e_tls_0417`, `lm-12`: names that stand exactly so. */
function codes(folded: string): string[] {
  const tokens = folded.match(/(?<![\p{L}\d])[a-z\d]+(?:[._/-][a-z\d]+)+(?![\p{L}\d])/gu) ?? [];
  return tokens.filter((token) => /\d/u.test(token) && !/^\d+(?:[.,]\d+)?$/u.test(token));
}

/** A question's own quotation marks name something. */
function quoted(folded: string): string[] {
  return [...folded.matchAll(/[“"《「]([^”"》」]{2,40})[”"》」]/gu)].map(([, name = ""]) => name.trim());
}

/** 医生, where statements say of somebody that he is one. */
function isOnlyKind(name: string, units: readonly EvidenceUnit[]): boolean {
  const stated = units.filter(({ kind, object, subject }) => kind === "fact" && (object?.trim() === name || subject === name));
  return stated.length > 0 && stated.every(({ text, subject }) => subject !== name && KIND.test(text));
}

const KIND = / — (?:type|class|kind|instance of|occupation|profession|类型|种类|类别|职业) → /u;

/** "bridge" of a graph's classes is a word. */
function isNameLike(name: string, question: string): boolean {
  return (
    name.includes(" ") ||
    /\p{Script=Han}/u.test(name) ||
    !new RegExp(`(?<!\\p{L})${name.replace(/[.*+?^$(){}|[\]\\]/gu, "\\$&")}`, "u").test(question)
  );
}

export function says({ own, about }: EvidenceUnit, name: string): boolean {
  return own.folded.includes(name) || about.folded.includes(name);
}

const SUPERLATIVE =
  /最[大小长短高低深浅老古早晚多少快慢贵重远近]|头一[个份条座件部次]|第一[份件部台辆]|\b(?:oldest|largest|biggest|longest|tallest|highest|deepest|smallest|shortest|youngest|newest|heaviest|fastest|widest|cheapest|most|least)\b|\bfirst (?:job|work|product|train|ship|boat|instrument|book|film|prize)\b/giu;

/** "Oldest exhibit": a statement that says nothing of the oldest is of another property. */
export function lacksSuperlative(unit: EvidenceUnit, { question }: CheckContext): boolean {
  return (question.text.match(SUPERLATIVE) ?? []).some((word) => !unit.own.folded.includes(word.toLowerCase()));
}

/** "Which film is the longest?", where nothing here speaks of a most or a least. */
export function saysNoExtreme(units: readonly EvidenceUnit[], { question }: CheckContext): boolean {
  if (
    !/\b(?:which|what)\b|哪|(?:最|头一).*(?:谁|什么)|(?:谁|什么).*(?:最|头一)/iu.test(question.text) ||
    !ASKS_EXTREME.test(question.text)
  )
    return false;
  return units.every(({ own }) => own.text.match(ANY_EXTREME) === null);
}

/** Words in -est that are no superlatives. */
const NO_EXTREME =
  "(?:for|har|inter|requ|gu|cont|prot|arr|inv|sugg|hon|mod|conqu|pri|ch|cr|qu|temp|dig|manif|near|inqu|ever|midw|lat|w|r|b|t|n)est";
const ASKS_EXTREME = new RegExp(
  `${SUPERLATIVE.source}|\\b(?!${NO_EXTREME}\\b)\\p{L}{3,}est\\b|\\b(?:of|among) (?:the|all|our|your|these)\\b.*\\bwhich\\b.*\\bfirst\\b|\\bwhich (?:one|of)\\b.*\\bfirst\\b`,
  "iu",
);
const ANY_EXTREME = new RegExp(
  `最|第一|首|初[稿版次]|原[稿名版]|头一|\\b(?!${NO_EXTREME}\\b)\\p{L}{3,}est\\b|\\b(?:most|least|first|best|latest|minimum|maximum)\\b`,
  "iu",
);

/** "is listed → true" tells no name and no number. */
export function isFlag({ kind, object }: EvidenceUnit): boolean {
  return kind === "fact" && /^(?:true|false|yes|no|是|否)$/iu.test(object?.trim() ?? "");
}

export function isQuestion({ text }: EvidenceUnit): boolean {
  return /[?？]["”’」』)）]*$/u.test(text.trim());
}

/** A clause says one of the question's words that tell what is asked. */
export function asksBesides(clause: Reading, context: CheckContext): boolean {
  return tellingTerms(context).some((term) => termFit(term, topicsOf(clause)) > 0.5);
}

/** The question's words that tell what is asked. */
export function tellingTerms(context: CheckContext): TopicTerm[] {
  return termsOf(context).terms.flatMap(({ term }) => (GENERIC.has(term.text) ? [] : [term]));
}
