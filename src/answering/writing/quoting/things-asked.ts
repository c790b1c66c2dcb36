import { patternOf } from "../../../language/pattern-of.js";
import type { CheckContext } from "../checking/check-context.js";
import type { EvidenceUnit } from "../reading/evidence-units.js";
import { supportsQuantity } from "../reading/quantities.js";
import { fold, nameRuns, type Reading, readText } from "../reading/reading.js";
import { topicTerms } from "../reading/topics.js";
import { codesIn } from "./exact-codes.js";
import { isRecord } from "./unit-kinds.js";

/** What is told of exactly the things that a question names, as titles, subjects, cells and fields of records name them. */
export interface ThingsAsked {
  /** As they stand in the question, folded; the longest of those that overlap. */
  readonly labels: readonly string[];
  /** How many of them a unit is about. 0 for one that only names something alike. */
  readonly aboutness: (unit: EvidenceUnit) => number;
}

const kept = new WeakMap<CheckContext, ThingsAsked>();

/** Pure; kept with the context. */
export function thingsAsked(context: CheckContext): ThingsAsked {
  const known = kept.get(context);
  if (known !== undefined) return known;
  const { question, units } = context;
  const own = new Map(units.map((unit) => [unit, labelsOf(unit, units)] as const));
  const labels = labelsAsked([...own.values()].flat(), context);
  const counts = new Map<EvidenceUnit, number>();
  for (const [at, unit] of units.entries()) {
    const named = labels.filter((label) => own.get(unit)?.includes(label) === true || speaksOf(unit, label, question)).length;
    const count = named + titleFit(unit, question, labels) + numberedFit(unit, question);
    const before = units[at - 1];
    const goesOn = count <= 0 && before !== undefined && refersTo(unit, before);
    counts.set(unit, Math.max(0, goesOn ? Math.min(1, counts.get(before) ?? 0) : count));
  }
  const found = { labels, aboutness: (unit: EvidenceUnit) => counts.get(unit) ?? 0 };
  kept.set(context, found);
  return found;
}

function labelsAsked(known: readonly string[], { question, units }: CheckContext): string[] {
  const named = nameRuns(question).filter((name) => / |\d/u.test(name));
  const all = [...new Set([...known, ...named, ...codesIn(question.folded)])].filter(
    (label) => isLabel(label) && stands(label, question.folded),
  );
  if (all.length === 0) {
    const said = units.map(({ own }) => own.folded).join("\n");
    // "Brennock baths": there may be a Brennock laundry.
    const alone = nameRuns(question)
      .map((name) => new RegExp(`${patternOf(name)} \\p{Ll}{3,}`, "u").exec(question.folded)?.[0] ?? name)
      .filter((name) => said.includes(name));
    const han = topicTerms(question.folded, said).filter(
      ({ isHan, text, groups }) => isHan && text.length > 2 && groups.length === 0,
    );
    all.push(...alone, ...han.map(({ text }) => text));
  }
  return all.filter((label) => !all.some((other) => other !== label && other.includes(label)));
}

/** A sentence that begins with a pronoun goes on about the one before. */
function refersTo(unit: EvidenceUnit, before: EvidenceUnit): boolean {
  const isNext = before.piece === unit.piece && before.paragraph === unit.paragraph && before.kind === "sentence";
  return isNext && unit.kind === "sentence" && /^(?:It|Its|He|His|She|Her|They|Their|[它他她其])/u.test(unit.text);
}

/** 第二台, "board 2": the row whose column of that name has the number. */
function numberedFit({ kind, clauses }: EvidenceUnit, question: Reading): number {
  if (kind !== "row") return 0;
  return clauses.some(({ folded }) => {
    const [, head = "", number = ""] = /^(.{1,20}): (\d{1,4})$/u.exec(folded.trim()) ?? [];
    if (number === "") return false;
    const han = [...head].filter((character) => /[\p{Script=Han}]/u.test(character) && !/[次号序数]/u.test(character)).join("");
    const asked =
      han === ""
        ? [
            ...question.folded.matchAll(
              new RegExp(`(?<!\\p{L})${patternOf(head)}s? (?:no\\.? ?|number )?(\\d{1,4})(?!\\d)`, "gu"),
            ),
          ]
        : [...question.folded.matchAll(new RegExp(`第?([\\d一二三四五六七八九十]{1,3})号?[${han}]`, "gu"))];
    return asked.some(([, said = ""]) => said === number || HAN_NUMBERS.indexOf(said) === Number(number));
  })
    ? 1
    : 0;
}

const HAN_NUMBERS = "〇 一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十".split(" ");

function labelsOf(unit: EvidenceUnit, units: readonly EvidenceUnit[]): string[] {
  const piece = units.filter(({ piece }) => piece === unit.piece);
  const fields = unit.kind === "field" && isRecord(piece) ? piece.flatMap(({ object }) => object ?? []) : [];
  const cells = unit.kind === "row" ? unit.clauses.map(({ folded }) => folded.slice(folded.indexOf(": ") + 2)) : [];
  const subject = unit.kind === "fact" ? [unit.subject] : [];
  return [unit.heading?.folded ?? "", ...subject, ...fields, ...cells].flatMap(namesIn);
}

/** 病历:顾小舟, 计老根(男), Tadeusz "the boxer" Malin. */
function namesIn(title: string): string[] {
  const text = fold(title.normalize("NFKC")).trim();
  const bare = text
    .replace(/\s*[(][^()]*[)]|["“「][^"”」]*["”」]/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
  return [text, bare, bare.replace(/^the /u, ""), text.slice(text.search(/[:]/u) + 1).trim()];
}

function isLabel(label: string): boolean {
  return /\p{L}/u.test(label) && label.length > 1 && label.length <= 40 && !/^the \p{Script=Latin}+$/u.test(label);
}

/** Not within a longer name: E-9 of E-90, "Ospry OS 12" of "Ospry OS 12.5". */
function stands(label: string, text: string, isAllowed: (after: string) => boolean = () => true): boolean {
  for (let at = text.indexOf(label); at >= 0; at = text.indexOf(label, at + 1)) {
    const before = text.slice(Math.max(0, at - 1), at);
    const after = text.slice(at + label.length);
    const opens = !/^[\p{Script=Latin}\d]/u.test(label) || !/[\p{Script=Latin}\d._-]/u.test(before);
    const closes = !/[\p{Script=Latin}\d]$/u.test(label) || !/^(?:[\p{Script=Latin}\d]|[-.]\d| \d+(?!\p{L}))/u.test(after);
    if (opens && closes && isAllowed(after)) return true;
  }
  return false;
}

const KIN =
  /^(?:'s? (?:\p{Ll}+ )?(?:brother|sister|mother|father|wife|husband|son|daughter|uncle|aunt|cousin|friend|neighbour|partner|pupil|twin)|的?(?:妹|弟|哥|姐|爸|妈|父|母|妻|丈夫|儿|女|叔|舅|姑|姨|爷|奶|外公|外婆|徒|同学|邻居|搭档))/u;

/** Names it, and not only somebody of its kin. */
function speaksOf(unit: EvidenceUnit, label: string, question: Reading): boolean {
  const isOfKin = (after: string): boolean => KIN.test(after) && !KIN.test(question.folded.split(label)[1] ?? "");
  return stands(label, unit.own.folded, (after) => !isOfKin(after));
}

const NUMBERED = /第[\d一二三四五六七八九十百]+(\p{Script=Han})|\b(\p{Ll}+) \d{1,4}\b/gu;

/** Dates and numbers of a title, 1938年, 第四轮, "round 4": the question names them, or others in their place. */
function titleFit({ heading }: EvidenceUnit, question: Reading, labels: readonly string[]): number {
  if (heading === undefined || labels.some((label) => heading.folded.includes(label))) return 0;
  const dates = heading.quantities.filter(({ kind }) => kind === "date");
  const numbers = [...heading.folded.matchAll(NUMBERED)];
  if (dates.length + numbers.length === 0) return 0;
  const areMet =
    dates.every((date) => question.quantities.some((asked) => supportsQuantity(asked, date, false))) &&
    numbers.every(([text]) => stands(text, question.folded));
  if (areMet) return 1;
  const asksOther =
    (dates.length > 0 && question.quantities.some(({ kind }) => kind === "date")) ||
    numbers.some(([, han, latin]) =>
      [...question.folded.matchAll(NUMBERED)].some((asked) => asked[1] === han && asked[2] === latin),
    );
  return asksOther ? -1 : 0;
}

/** The question without the names. Pure. */
export function withoutThings({ question }: CheckContext, labels: readonly string[]): Reading {
  return readText(labels.reduce((text, label) => text.replaceAll(label, " "), question.folded).replace(NUMBERED, " "));
}
