import type { CheckContext } from "../checking/check-context.js";
import type { EvidenceUnit } from "../reading/evidence-units.js";
import { supportsQuantity } from "../reading/quantities.js";
import { type Reading, readText } from "../reading/reading.js";
import { sensesIn } from "../reading/senses.js";
import { type TopicTerm, termFit, topicsOf, topicTerms } from "../reading/topics.js";
import { candidateFit } from "./answer-candidates.js";
import { isFlag, isQuestion, lacksSuperlative, saysNoExtreme } from "./asked-terms.js";
import type { Passage } from "./best-passage.js";
import type { ExpectedAnswer } from "./expected-answer.js";
import { isYesNo } from "./expected-answer.js";
import { isLight } from "./permission.js";
import { type ThingsAsked, thingsAsked, withoutThings } from "./things-asked.js";
import { isRecord } from "./unit-kinds.js";

/** What a question asks of a thing: phrases that say a relation, and what other words there are. */
interface Asked {
  readonly phrases: readonly { readonly senses: ReadonlySet<number>; readonly terms: readonly TopicTerm[] }[];
  readonly terms: readonly TopicTerm[];
  readonly text: Reading;
}

interface Told {
  readonly units: readonly EvidenceUnit[];
  /** The one that tells. */
  readonly unit: EvidenceUnit;
  /** 0…1: how much of what is asked it says. */
  readonly share: number;
}

const PHRASE_WEIGHT = 1.5;
const SAID = 0.8;
const NEAR = 0.6;
const LOWEST_SHARE = { sentence: 0.5, slot: 0.25 } as const;
const SCORE = 0.6;
const LEAST_LEAD = 0.1;
/** A character in common: 眼睛 and 右眼. */
const LEAST_BESIDE = 0.3;
/** The documents say that they don't know. */
const UNTOLD =
  /\b(?:unknown|unrecorded|nobody (?:knows|knew|remembers)|no one (?:knows|knew)|not (?:known|recorded|stated|given)|never (?:been )?(?:written|recorded|named|found out|established|said))\b|不详|未知|不明|没(?:有人|有|人)?(?:记|写|说|知道)|不知道|不清楚|无人知|失传|无考/iu;
const FILLERS: ReadonlySet<string> = new Set(
  (
    "name call title year date day time number many people person man woman thing place current now today first know old new big long tell give list exactly really use used sum amount " +
    "名字 名 叫 称 年 日 月 天 年份 日期 时间 数 数量 人 地方 城市 现在 目前 如今 位 个 家 所 座 部 条 位置 具体 是 用 使用"
  ).split(" "),
);

/**
 * The statement, field, row or sentence about exactly the thing asked about that says the relation asked for, in whatever words, as nothing
 * else told of it does. Undefined where nothing does, or several do alike. Pure.
 */
export function toldOfIt(context: CheckContext, expected: ExpectedAnswer): Pick<Passage, "units" | "score"> | undefined {
  const found = bestTold(context, expected);
  return found === undefined ? undefined : { units: found.units, score: SCORE };
}

/** What is told of exactly the thing, where what was chosen speaks of another, or says less of what is asked. Pure. */
export function toldBetter(
  chosen: Pick<Passage, "units" | "score"> | undefined,
  expected: ExpectedAnswer,
  context: CheckContext,
): Pick<Passage, "units" | "score"> | undefined {
  const told = bestTold(context, expected);
  if (told === undefined) return chosen;
  const better = { units: told.units, score: SCORE };
  if (chosen === undefined) return better;
  if (chosen.units.includes(told.unit)) return chosen;
  const things = thingsAsked(context);
  const isElsewhere = chosen.units.every((unit) => things.aboutness(unit) === 0);
  const asked = askedOf(context, things, expected);
  const share = Math.max(...chosen.units.map((unit) => shareOf(unit.own, asked)));
  return isElsewhere || told.share > share + 0.25 ? better : chosen;
}

const kept = new WeakMap<CheckContext, Told | undefined>();

function bestTold(context: CheckContext, expected: ExpectedAnswer): Told | undefined {
  if (!kept.has(context)) kept.set(context, findTold(context, expected));
  return kept.get(context);
}

function findTold(context: CheckContext, expected: ExpectedAnswer): Told | undefined {
  if (isYesNo(context.question.text)) return undefined;
  const things = thingsAsked(context);
  const most = Math.max(0, ...context.units.map(things.aboutness));
  if (most === 0) return undefined;
  const asked = askedOf(context, things, expected);
  if (asked.phrases.length + asked.terms.length === 0) return undefined;
  const told = context.units
    .filter((unit) => isAbout(unit, things.aboutness(unit), most) && !isUnfit(unit, context))
    .flatMap((unit) => toldBy(unit, asked, things, expected, context))
    .sort((a, b) => b.share - a.share);
  const [first] = told;
  if (first === undefined) return undefined;
  const alike = told.filter(({ share }) => share > first.share - LEAST_LEAD);
  if (alike.length === 1) return first;
  // Of two operations of one patient, the one on the eye.
  const fits = alike.map(({ unit }) => besideFit(unit, asked, context));
  const best = Math.max(...fits);
  return fits.filter((fit) => fit === best).length === 1 ? alike[fits.indexOf(best)] : undefined;
}

/** What only says in what the number asked for is measured: the kind of answer tells. */
const MEASURES = /^(?:long|temperature|hot|warm|degrees?|how fast|wait for|last for|[水气]?温度?|[几多少]+度|晚?多久|多长)$/u;

function isUnfit(unit: EvidenceUnit, context: CheckContext): boolean {
  // 第一台 of a table is a number, and no superlative.
  const lacksMost = unit.kind === "row" ? saysNoExtreme([unit], context) : lacksSuperlative(unit, context);
  return isQuestion(unit) || isFlag(unit) || UNTOLD.test(unit.text) || lacksMost;
}

/** A sentence seldom names all; a row does. */
function isAbout({ kind }: EvidenceUnit, aboutness: number, most: number): boolean {
  return aboutness === most || (kind === "sentence" && aboutness >= 1);
}

function askedOf(context: CheckContext, { labels }: ThingsAsked, { dimensions }: ExpectedAnswer): Asked {
  const text = withoutThings(context, labels);
  const isTold = (phrase: string): boolean => dimensions.length > 0 && MEASURES.test(phrase);
  const said = sensesIn(text).filter(({ start, end }) => !isTold(text.folded.slice(start, end)));
  const phrases = said.map(({ start, end, senses }) => ({
    senses,
    terms: topicTerms(text.folded.slice(start, end)),
  }));
  const rest = sensesIn(text).reduceRight((left, { start, end }) => `${left.slice(0, start)} ${left.slice(end)}`, text.folded);
  const terms = topicTerms(rest).filter(({ text: word, isHan, groups }) => !(isHan && word.length === 1 && groups.length === 0));
  return { phrases, terms, text };
}

/** 1 by the same words or others that say the relation, less by words that only are of one field. */
function phraseFit(said: Reading, { senses, terms }: Asked["phrases"][number]): number {
  if (sensesIn(said).some((one) => [...one.senses].some((sense) => senses.has(sense)))) return 1;
  const fit = Math.min(1, ...terms.map((term) => termFit(term, topicsOf(said))));
  return terms.length === 0 || fit < SAID ? 0 : fit === 1 ? 1 : NEAR;
}

function shareOf(said: Reading, asked: Asked): number {
  const topics = topicsOf(said);
  let all = 0;
  let met = 0;
  for (const phrase of asked.phrases) {
    all += PHRASE_WEIGHT;
    met += PHRASE_WEIGHT * phraseFit(said, phrase);
  }
  for (const term of asked.terms) {
    const weight = FILLERS.has(term.text) || isLight(term.text) ? 0.2 : 1;
    all += weight;
    met += weight * termFit(term, topics);
  }
  return all === 0 ? 0 : met / all;
}

/** How much of the question what stands beside a field or a cell says. */
function besideFit(unit: EvidenceUnit, { terms }: Asked, { units }: CheckContext): number {
  const beside = unit.kind === "field" ? units.filter(({ piece }) => piece === unit.piece) : [unit];
  const said = topicsOf(readText(beside.map(({ own }) => own.text).join("\n")));
  return terms.reduce((sum, term) => sum + termFit(term, said), 0);
}

function toldBy(unit: EvidenceUnit, asked: Asked, things: ThingsAsked, expected: ExpectedAnswer, context: CheckContext): Told[] {
  switch (unit.kind) {
    case "heading":
      return [];
    case "sentence":
      return sentenceTold(unit, asked, expected, context);
    case "fact": {
      const [, predicate = ""] = unit.text.split(" — ");
      return slotTold(predicate.split(" → ")[0] ?? "", unit.object ?? "", [unit], unit, asked, things, expected, context);
    }
    case "field": {
      const piece = context.units.filter((other) => other.piece === unit.piece);
      const named = isRecord(piece)
        ? piece.filter(({ object }) => things.labels.some((label) => object?.includes(label) === true))
        : [];
      const head = unit.text.split(/[:：]/u)[0] ?? "";
      const units = [...new Set([...named, unit])].sort((a, b) => a.order - b.order);
      return slotTold(head, unit.object ?? "", units, unit, asked, things, expected, context);
    }
    case "row": {
      const cells = unit.clauses.flatMap(({ text }) => {
        const at = text.indexOf(": ");
        return slotTold(text.slice(0, at), text.slice(at + 2), [unit], unit, asked, things, expected, context);
      });
      return cells.sort((a, b) => b.share - a.share).slice(0, 1);
    }
  }
}

/** Prose must say most of what is asked, or the relation by a phrase of its own. */
function sentenceTold(unit: EvidenceUnit, asked: Asked, expected: ExpectedAnswer, context: CheckContext): Told[] {
  const share = shareOf(unit.own, asked);
  if (share < LOWEST_SHARE.sentence) return [];
  const least = { number: 0.5, time: 0.5, person: 0.5, place: 0.5, thing: 0 }[expected.type];
  if (candidateFit(unit, context.question, expected) < least) return [];
  const before = context.units[context.units.indexOf(unit) - 1];
  const refers = /^(?:It|Its|He|His|She|Her|They|Their|This|These|[它他她其该此])/u.test(unit.text);
  const units =
    refers && before?.piece === unit.piece && before.kind === "sentence" && before.paragraph === unit.paragraph
      ? [before, unit]
      : [unit];
  return [{ units, unit, share }];
}

/** A head that the question says, in whatever words, and a value of the kind asked for. */
function slotTold(
  head: string,
  value: string,
  units: readonly EvidenceUnit[],
  unit: EvidenceUnit,
  asked: Asked,
  things: ThingsAsked,
  expected: ExpectedAnswer,
  context: CheckContext,
): Told[] {
  const folded = readText(value).folded;
  if (value === "" || things.labels.some((label) => folded.includes(label))) return [];
  const said = readText(head);
  const met = asked.phrases.filter((phrase) => phraseFit(said, phrase) > 0).length;
  if (met === 0 && !isHeadSaid(said, asked)) return [];
  // "The designer's mentor wrote what?": who designed it is no answer.
  if (asked.phrases.length - met > Math.max(1, met)) return [];
  if (lacksNumber(asked.text, unit) || isOnTheWay(unit, said, asked, things, context)) return [];
  if (!fitsValue(readText(value), unit, expected, context)) return [];
  const share = shareOf(said, asked);
  return share < LOWEST_SHARE.slot ? [] : [{ units, unit, share }];
}

/** All of the head's words are in the question; or its last, which nothing tells apart: "which saint", of "patron saint". */
function isHeadSaid(head: Reading, { text }: Asked): boolean {
  const terms = topicTerms(head.folded);
  const topics = topicsOf(text);
  if (terms.length === 0) return false;
  const fits = terms.map((term) => termFit(term, topics));
  // All by words of one field only, as 申请 by 批准, tells of something else.
  if (Math.min(...fits) >= SAID && Math.max(...fits) === 1) return true;
  if (/\p{Script=Han}/u.test(head.folded))
    return (
      head.folded.length >= 4 && (text.folded.includes(head.folded.slice(0, 2)) || text.folded.includes(head.folded.slice(-2)))
    );
  const last = head.words.at(-1)?.folded ?? "";
  return new RegExp(`\\b(?:which|what|whose) ${last.replace(/[.*+?^$(){}|[\]\\]/gu, "\\$&")}\\b`, "u").test(text.folded);
}

/** "The founder of the mill": what she did is asked, and the statement only says who she is. */
function isOnTheWay(unit: EvidenceUnit, head: Reading, asked: Asked, { labels }: ThingsAsked, context: CheckContext): boolean {
  const { folded } = context.question;
  const isStep = labels.some((label) => {
    const at = folded.indexOf(label);
    const after = folded.slice(at + label.length);
    const [, owned = ""] = /^(?:'s? ((?:\S+ ?){1,3})|的(?!是)(.{1,5}))/u.exec(after)?.filter((part) => part !== undefined) ?? [];
    const [, of = ""] = (/^ \p{L}/u.test(after) ? /((?:\S+ ){1,3})of (?:the )?$/u.exec(folded.slice(0, at)) : null) ?? [];
    return saysSame(readText(owned), head) || saysSame(readText(of), head);
  });
  if (!isStep) return false;
  const beside = unit.kind === "field" ? context.units.filter(({ piece }) => piece === unit.piece) : [unit];
  const said = topicsOf(readText(beside.map(({ own, about }) => `${own.text}\n${about.text}`).join("\n")));
  const isUnmet = (term: TopicTerm): boolean =>
    !FILLERS.has(term.text) && !isLight(term.text) && termFit(term, said) < LEAST_BESIDE;
  return asked.terms.some(isUnmet) || asked.phrases.some((phrase) => phraseFit(head, phrase) === 0 && phrase.terms.some(isUnmet));
}

function saysSame(one: Reading, head: Reading): boolean {
  const senses = new Set(sensesIn(one).flatMap((said) => [...said.senses]));
  return (
    sensesIn(head).some((said) => [...said.senses].some((sense) => senses.has(sense))) ||
    topicTerms(one.folded).some((term) => termFit(term, topicsOf(head)) >= SAID)
  );
}

/** What is asked of version 7.1 is told of it alone. */
function lacksNumber(asked: Reading, { own, about }: EvidenceUnit): boolean {
  return asked.quantities.some(
    (quantity) =>
      quantity.kind !== "date" &&
      quantity.kind !== "code" &&
      ![own, about].some((said) => said.quantities.some((known) => supportsQuantity(quantity, known, false))),
  );
}

function fitsValue(value: Reading, unit: EvidenceUnit, expected: ExpectedAnswer, context: CheckContext): boolean {
  const [quantity] = value.quantities;
  switch (expected.type) {
    case "time":
      return quantity?.kind === "date" || candidateFit({ ...unit, own: value }, context.question, expected) >= 0.5;
    case "number":
      return quantity !== undefined && candidateFit({ ...unit, own: value }, context.question, expected) >= 0.5;
    case "person":
      return /\p{L}{2}|\p{Script=Han}/u.test(value.text) && quantity === undefined;
    case "place":
      return /\p{L}/u.test(value.text);
    case "thing":
      return true;
  }
}
