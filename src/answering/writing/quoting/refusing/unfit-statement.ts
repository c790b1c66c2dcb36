import type { CheckContext } from "../../checking/check-context.js";
import type { EvidenceUnit } from "../../reading/evidence-units.js";
import { nameRuns, type Reading, readText } from "../../reading/reading.js";
import { groupsOf, stem } from "../../reading/topics.js";
import { type ExpectedAnswer, isCount, isYesNoOrChoice } from "../expected-answer.js";

const TELLS_TIME =
  /\b(?:year|date|day|since|founded|established|opened|built|born|died|published|joined|launched|entered|released|made in|first \p{L}+ed)\b|[年日]|时间|成立|创立|建成|出版|发行|生于/u;
const TELLS_MONEY = /\b(?:price|fee|cost|salary|rent|fare|wage|prize money)\b|[价费薪租]|奖金|工资/u;

/**
 * Whether the statement that would be quoted last is of another sort than what is asked: a year or a price where things are counted, a firm
 * where a town is asked, what the question says itself. Pure.
 */
export function isUnfitStatement(quoted: readonly EvidenceUnit[], context: CheckContext, expected: ExpectedAnswer): boolean {
  const facts = quoted.filter(({ kind }) => kind === "fact");
  const last = facts.at(-1);
  if (last === undefined || facts.length < quoted.length) return false;
  const predicate = readText(/ — (.{1,60}?) → /u.exec(last.text)?.[1] ?? "");
  const object = readText(last.object?.trim() ?? "");
  return (
    isOtherNumber(predicate, object, context.question, expected) ||
    countsOthers(predicate, object, context, expected) ||
    isNoSuchPlace(predicate, object, context) ||
    isMentioned(object, context.question) ||
    saysNotWho(last, predicate, context)
  );
}

function isOtherNumber(
  predicate: Reading,
  { quantities }: Reading,
  { text }: Reading,
  { type, dimensions }: ExpectedAnswer,
): boolean {
  if (type !== "number" || dimensions.length > 0 || !isCount(text)) return false;
  if (TELLS_MONEY.test(predicate.folded)) return !/钱|元|\bmoney\b/iu.test(text);
  const [value] = quantities;
  const isYear = value?.kind === "date" || (value?.kind === "number" && value.value >= 1000 && value.value <= 2100);
  return isYear && TELLS_TIME.test(predicate.folded);
}

const COUNTED = /\bhow many (?:\p{L}+ ){0,2}?(\p{Ll}{3,}s|people|children|men|women)\b/iu;
/** Whoever they are. */
const ANYBODY = /^(?:people|person|member|employee|staff|inhabitant|resident|pupil|student|worker|man|woman)s?$/u;

/** `pads → 1` where launches are counted. */
function countsOthers(predicate: Reading, object: Reading, { question }: CheckContext, { type }: ExpectedAnswer): boolean {
  const asked = COUNTED.exec(question.text)?.[1]?.toLowerCase();
  const said = /^(?:number of )?(\p{Ll}{3,}s)$/u.exec(predicate.folded)?.[1];
  if (type !== "number" || asked === undefined || said === undefined || object.quantities.length === 0) return false;
  if (ANYBODY.test(asked) || ANYBODY.test(said) || said.includes(stem(asked)) || asked.includes(stem(said))) return false;
  const groups = groupsOf(asked);
  return !groupsOf(said).some((group) => groups.includes(group));
}

const PLACE_CLASS =
  /\b(?:which|what) (city|town|village|country|province|state|county|region|district|continent)\b|哪一?[个座]?(城市|国家|省份?|市|县|区|镇|村|州|大区|地区|洲)/iu;
const LIES =
  /\b(?:in|at|from|place|city|town|village|country|province|state|county|region|district|home|seat|headquarters|capital|location|located|based|lives|birthplace|origin|address|venue)\b|[市镇村城县省国州区地]|位于|坐落|住|籍贯|总部|首都|出生/u;

/** A town is asked: something in it isn't one. */
function isNoSuchPlace(predicate: Reading, object: Reading, { question, units }: CheckContext): boolean {
  if (!PLACE_CLASS.test(question.text) || LIES.test(predicate.folded) || /[市省县区镇乡村国州岛洲]$/u.test(object.text))
    return false;
  return !units.some(
    ({ kind, subject, text }) =>
      kind === "fact" &&
      subject === object.folded &&
      /\b(?:city|town|village|country|province|state|county|region|district)\b|[市镇村城县省国州区]/iu.test(text),
  );
}

const NAMED_ASKED = /\b(?:which|what) (?:\p{Ll}+ )?(\p{Ll}{3,})\b/u;

/** What comes before something isn't that. */
const BEFORE = /\bbefore (.{4,60})$/u;

/** "Before she turned to astronomy": that she is an astronomer is known. */
function isNearOne(object: string, clause: string): boolean {
  const last = object.match(/[\p{Script=Latin}]{6,}$/u)?.[0];
  return last !== undefined && new RegExp(`\\b${last.slice(0, Math.max(6, last.length - 3))}`, "u").test(clause);
}

/** "With which dish did she win her medal?": that it was a medal is known. */
function isMentioned({ folded }: Reading, { folded: question, text }: Reading): boolean {
  if (isYesNoOrChoice(text.replace(/\b[Ww]hich\b/u, "what"))) return false;
  if (isNearOne(folded, BEFORE.exec(question)?.[1] ?? "")) return true;
  const [asks, noun] = NAMED_ASKED.exec(question) ?? [];
  const last = folded.match(/[\p{Script=Latin}]{4,}$/u)?.[0];
  if (asks === undefined || noun === undefined || last === undefined || asks.includes(last)) return false;
  return (
    new RegExp(`\\b(?:his|her|its|their|this|that) (?:\\p{Ll}+ )?${last}\\b`, "u").test(question) && stem(noun) !== stem(last)
  );
}

const ASKS_WHO =
  /^\s*(?:so |and |but )?who(?: is| was|'s|’s) (?:\p{Lu}[\p{L}.'’-]*\s*)+(?:[?,]|$)|\p{Lu}[\p{Script=Latin}.'’ -]+是谁[?？]?\s*$|是(?:什么人|何许人)[?？]?\s*$/iu;
const NO_WHO =
  /\b(?:located|based|birthplace|born|founded|date|year|number|address|died|age)\b|所在|位于|出生|日期|年份|编号|地址/u;

/** Where somebody was born doesn't tell who it is. */
function saysNotWho({ subject }: EvidenceUnit, { folded }: Reading, { question, knownNames }: CheckContext): boolean {
  if (!ASKS_WHO.test(question.text)) return false;
  // "Who was Halvard": the Halvard Laboratory is another.
  const isOther =
    !question.folded.includes(subject) &&
    nameRuns(question).some((name) => subject.startsWith(`${name} `) && !knownNames.includes(name));
  return isOther || NO_WHO.test(folded);
}
