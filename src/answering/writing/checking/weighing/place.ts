import { type AskedTerms, termsOf } from "../../quoting/asked-terms.js";
import type { EvidenceUnit } from "../../reading/evidence-units.js";
import type { Quantity } from "../../reading/quantities.js";
import { fold, type Reading } from "../../reading/reading.js";
import type { TopicTerm } from "../../reading/topics.js";
import { termFit, topicsOf } from "../../reading/topics.js";
import type { CheckContext } from "../check-context.js";

/** Where something that may be what was asked for stands. */
export interface Place {
  /** What leads there, and the one that tells. */
  readonly units: readonly EvidenceUnit[];
  readonly unit: EvidenceUnit;
  /** Of a statement: what it leads to, by all its names. Of a text asked for a number or a time: which. Undefined: any words of the text. */
  readonly value: string | Quantity | undefined;
  /** Statements that lead from one thing by one relation say alike: each of their ends answers. */
  readonly likeness: string;
  /** 0…1: how well it answers. */
  readonly score: number;
  /** 0…1: how much of the question's words, but for names, it says. */
  readonly said: number;
}

/** Of a name of the question, beside the words', which weigh about 1 to 4. */
export const NAME_WEIGHT = 3;
/** Of a word that a place needn't say. */
export const FILLER = 0.2;
export const FILLERS: ReadonlySet<string> = new Set(
  (
    "name call title year date day time number many people person man woman thing current now today first know old new big long tell give list exactly really " +
    "名字 名 叫 称 年 日 月 天 年份 日期 时间 数 数量 人 现在 目前 如今 位 个 家 所 座 部 条 位置 具体 是"
  ).split(" "),
);

/** What the question is about; of its words, relations' names that pass for names, as "built at", are words. */
export function askedOf(context: CheckContext): AskedTerms {
  const known = askedBefore.get(context);
  if (known !== undefined) return known;
  const { terms, names } = termsOf(context);
  const isRelation = (name: string): boolean =>
    context.units.some(({ kind, text }) => kind === "fact" && fold(text).includes(` — ${name} → `));
  // "List the tours": a capital that only its place gives.
  const isOpening = (name: string): boolean =>
    context.question.folded.startsWith(`${name} `) && /^(?:list|name|give|tell|show|find|count)$/u.test(name);
  const relations = names
    .filter(isRelation)
    .map((text) => ({ term: { text, isHan: /\p{Script=Han}/u.test(text), groups: [] }, weight: 3 }));
  const asked = { terms: [...terms, ...relations], names: names.filter((name) => !isRelation(name) && !isOpening(name)) };
  askedBefore.set(context, asked);
  return asked;
}

const askedBefore = new WeakMap<CheckContext, AskedTerms>();

/** A term of several words stands as it is. */
export function fitOf(term: TopicTerm, said: Reading): number {
  return / /u.test(term.text) ? (said.folded.includes(term.text) ? 1 : 0) : termFit(term, topicsOf(said));
}

/** How much of the question this says, a name counting as little as a common word: 0…1. Pure. */
export function shareOf(said: Reading, context: CheckContext): number {
  const { terms, names } = askedOf(context);
  const all = terms.reduce((sum, { weight }) => sum + weight, names.length);
  const met = terms.reduce((sum, { term, weight }) => sum + weight * fitOf(term, said), 0);
  return all === 0 ? 0 : (met + names.filter((name) => said.folded.includes(name)).length) / all;
}
