import type { WeightedTerm } from "../../quoting/asked-terms.js";
import { expectedAnswer } from "../../quoting/expected-answer.js";
import type { EvidenceUnit } from "../../reading/evidence-units.js";
import { isDenied } from "../../reading/function-words.js";
import type { Reading } from "../../reading/reading.js";
import { stem } from "../../reading/topics.js";
import type { CheckContext } from "../check-context.js";
import { saysTerm } from "../weighing/statement-ways.js";
import { conditionsOf, kindTerms, SAID, saysKind, shareSaid, wordsOf } from "./asked-members.js";
import { amountIn } from "./limits.js";
import { type Column, columnsOf, type Entry, isSameEnd, namesOf } from "./listings.js";

/** Who or what of several has most or least of what a question asks for. */
export interface Extreme {
  /** By all its names, one a line. */
  readonly winner: string;
  readonly others: readonly string[];
  readonly units: readonly EvidenceUnit[];
}

export interface Scale {
  readonly words: RegExp;
  readonly end: 1 | -1;
  readonly isDate: boolean;
  /** Words of a relation that it measures, whatever else the question says. */
  readonly measure?: RegExp;
}

const AGE = /生|年|日期|成立|创立|入职|首|date|year|born|found|opened|built|publish|first|release|joined|since|start|launch/iu;
/** The first that fits decides. */
const SCALES: readonly Scale[] = [
  {
    words:
      /最近(?!的)|最新|最晚|最年轻|年[纪龄]最小|[更较](?:晚|新|年轻)|比.{1,16}(?:晚|新|年轻)|\b(?:most recent|latest|newest|youngest|later|newer|younger)\b/iu,
    end: 1,
    isDate: true,
    measure: AGE,
  },
  {
    words:
      /最早|最[古]?老|最先|最年长|最资深|年[纪龄]最大|头一个|[更较](?:早|老|年长)|比.{1,16}(?:早|老)|\b(?:earliest|oldest|eldest|earlier|older|elder|longest[- ](?:serving|standing)|first)\b/iu,
    end: -1,
    isDate: true,
    measure: AGE,
  },
  {
    words: /[最更]高|比.{1,16}高|\b(?:tallest|highest|taller|higher)\b/iu,
    end: 1,
    isDate: false,
    measure: /高|海拔|height|elevation|high|tall/iu,
  },
  {
    words: /[最更][低矮]|比.{1,16}[低矮]|\b(?:lowest|lower)\b/iu,
    end: -1,
    isDate: false,
    measure: /高|海拔|height|elevation|high/iu,
  },
  {
    words: /[最更][长久]|比.{1,16}[长久]|\b(?:longest|longer)\b/iu,
    end: 1,
    isDate: false,
    measure: /长|跨度|时长|length|long|span|duration|running/iu,
  },
  {
    words: /[最更]短|比.{1,16}短|\b(?:shortest|shorter)\b/iu,
    end: -1,
    isDate: false,
    measure: /长|跨度|时长|length|long|span|duration|running/iu,
  },
  { words: /[最更]深|比.{1,16}深|\b(?:deepest|deeper)\b/iu, end: 1, isDate: false, measure: /深|depth|deep/iu },
  { words: /[最更]浅|比.{1,16}浅|\b(?:shallowest|shallower)\b/iu, end: -1, isDate: false, measure: /深|depth|deep/iu },
  { words: /[最更]宽|比.{1,16}宽|\b(?:widest|wider)\b/iu, end: 1, isDate: false, measure: /宽|width|beam|wide|breadth/iu },
  { words: /[最更]窄|比.{1,16}窄|\b(?:narrowest|narrower)\b/iu, end: -1, isDate: false, measure: /宽|width|beam|wide|breadth/iu },
  { words: /[最更]重|比.{1,16}重|\b(?:heaviest|heavier)\b/iu, end: 1, isDate: false, measure: /重|质量|weight|mass/iu },
  { words: /[最更]轻|比.{1,16}轻|\b(?:lightest|lighter)\b/iu, end: -1, isDate: false, measure: /重|质量|weight|mass/iu },
  {
    words: /[最更]便宜|比.{1,16}便宜|\b(?:cheapest|cheaper|least expensive|less expensive)\b/iu,
    end: -1,
    isDate: false,
    measure: /价|费|租金|price|cost|fee|fare|rent|rate/iu,
  },
  {
    words: /[最更]贵|比.{1,16}贵|\b(?:dearest|dearer|priciest|(?:most|more) expensive)\b/iu,
    end: 1,
    isDate: false,
    measure: /价|费|租金|price|cost|fee|fare|rent|rate/iu,
  },
  {
    words:
      /[最更](?:多|大|强|快|远|吃|耗|占|热|厚)|比.{1,16}[多大快远]|\b(?:most|more|biggest|bigger|largest|larger|greatest|greater|fastest|faster|busiest)\b/iu,
    end: 1,
    isDate: false,
  },
  {
    words:
      /[最更](?:少|小|弱|慢|近|省|冷|薄)|比.{1,16}[少小慢]|\b(?:least|less|fewest|fewer|smallest|smaller|slowest|slower)\b/iu,
    end: -1,
    isDate: false,
  },
];
const EVERY = new RegExp(SCALES.map(({ words }) => words.source).join("|"), "giu");
const SUPERLATIVE = /最|头一|\b(?:most|least|\p{Ll}{3,}est|first)\b/iu;
const ORDINAL = /第[二三四五]|\b(?:second|third|fourth)\b|之一|\bone of the\b/iu;
/** Listings may say so little of a question, but for what is measured. */
const LEAST = 0.45;

/** Which member of a listing, or which of the things that the question names, has most or least; undefined where that isn't sure. Pure. */
export function askedExtreme(context: CheckContext): Extreme | undefined {
  const { question } = context;
  const { type } = expectedAnswer(question.text);
  const scale = scaleOf(question);
  if (scale === undefined || type === "number" || type === "time" || ORDINAL.test(question.text) || isDenied(question.folded))
    return undefined;
  const found = [...amongNamed(scale, context), ...amongKind(scale, context)].sort((a, b) => b.fit - a.fit);
  const [best] = found;
  if (best === undefined) return undefined;
  const winners = new Set(found.filter(({ fit }) => fit === best.fit).map(({ extreme }) => extreme?.winner));
  return winners.size === 1 ? best.extreme : undefined;
}

/** Undefined, too, where the words measure from two ends. */
export function scaleOf({ text }: Reading): Scale | undefined {
  const said = text.match(EVERY) ?? [];
  const scales = said.map((words) => SCALES.find((scale) => new RegExp(scale.words.source, "iu").test(words)));
  const [first] = scales;
  const isOne = scales.every((one) => one?.end === first?.end && one?.isDate === first?.isDate);
  return isOne ? (scales.find((one) => one?.measure !== undefined) ?? first) : undefined;
}

interface Found {
  readonly fit: number;
  /** Undefined where two have as much. */
  readonly extreme: Extreme | undefined;
}

/** Of the things that a question names, the one that has most; undefined where that isn't sure. */
export function measuredFor(scale: Scale, context: CheckContext): Extreme | undefined {
  const [best, ...others] = amongNamed(scale, context).sort((a, b) => b.fit - a.fit);
  return others.some(({ fit }) => fit === best?.fit) ? undefined : best?.extreme;
}

function amongNamed(scale: Scale, context: CheckContext): Found[] {
  const { names } = wordsOf(context);
  if (names.length < 2) return [];
  const columns = columnsOf(context);
  return [...new Set(columns.map(({ predicate }) => predicate))].flatMap((predicate): Found[] => {
    const entries = columns.filter((column) => column.predicate.folded === predicate.folded).flatMap((column) => column.entries);
    const own = names.map((name) => entries.filter(({ subject }) => namesOf(subject).includes(name)));
    if (own.some((some) => some.length === 0 || some.some(({ object }) => object !== some[0]?.object))) return [];
    const fit = columnFit(predicate, scale, context);
    return fit < SAID
      ? []
      : [
          {
            fit: 1 + fit,
            extreme: extremeOf(
              own.flatMap((some) => some.slice(0, 1)),
              scale,
            ),
          },
        ];
  });
}

function amongKind(scale: Scale, context: CheckContext): Found[] {
  const { terms, names } = wordsOf(context);
  if (!SUPERLATIVE.test(context.question.text)) return [];
  const tables = columnsOf(context).filter(({ isTable, isWhole }) => isTable && isWhole);
  return tables.flatMap((column): Found[] => {
    const kind = kindTerms(column.title, context);
    const fit = columnFit(column.predicate, scale, context);
    if (kind.length === 0 || fit < SAID || hasTwoValues(column)) return [];
    const conditions = tables
      .filter((other) => other.title === column.title && other !== column)
      .flatMap((other) => conditionsOf(other, undefined, context));
    if (!names.every((name) => conditions.some((one) => one.names.includes(name)))) return [];
    const entries = column.entries.filter(({ subject }) =>
      conditions.every((one) => one.entries.some((entry) => isSameEnd(entry.subject, subject))),
    );
    const says = (term: WeightedTerm["term"]): number =>
      Math.max(
        kind.includes(term.text) ? 1 : 0,
        saysTerm({ term, weight: 1 }, column.predicate),
        ...conditions.map((one) => one.says(term)),
      );
    if (!saysKind(context, says)) return [];
    const said = shareSaid(
      terms.filter(({ term }) => !new RegExp(EVERY.source, "iu").test(term.text) && !/est$/u.test(term.text)),
      says,
      conditions.filter((one) => one.names.length > 0).length,
    );
    return said < LEAST ? [] : [{ fit: fit * said, extreme: extremeOf(entries, scale) }];
  });
}

function hasTwoValues({ entries }: Column): boolean {
  return entries.some((one, at) => entries.some((other, place) => place > at && isSameEnd(one.subject, other.subject)));
}

/** How surely a relation is what is measured. */
function columnFit(predicate: Reading, { measure }: Scale, context: CheckContext): number {
  const { terms } = wordsOf(context);
  const said = Math.max(0, ...terms.filter(({ term }) => term.text.length > 1).map((one) => saysTerm(one, predicate)));
  return Math.max(said, measure?.test(predicate.folded) === true ? 0.9 : 0, isTranslated(predicate, context) ? SAID : 0);
}

/** "star count" of 星标数: each of its words, by what the question's may be in the other language. */
function isTranslated({ words }: Reading, { question, translate }: CheckContext): boolean {
  const asked = new Set(
    (question.folded.match(/\p{Script=Han}/gu) ?? []).flatMap((character) => translate(character)).map((word) => stem(word)),
  );
  return words.length > 1 && words.every(({ folded }) => asked.has(stem(folded)));
}

function extremeOf(entries: readonly Entry[], { end, isDate }: Scale): Extreme | undefined {
  const measured = entries.flatMap((entry) => {
    const amount = amountIn(namesOf(entry.object)[0] ?? "");
    if (amount === undefined) return [];
    const isYear = !amount.isDate && Number.isInteger(amount.value) && amount.value > 999 && amount.value < 2101;
    return isDate
      ? amount.isDate || isYear
        ? [{ entry, value: amount.value }]
        : []
      : amount.isDate
        ? []
        : [{ entry, value: amount.value }];
  });
  if (measured.length < 2 || measured.length < entries.length) return undefined;
  const [first, second] = measured.toSorted((a, b) => (b.value - a.value) * end);
  if (first === undefined || first.value === second?.value) return undefined;
  return {
    winner: first.entry.subject,
    others: measured.filter((one) => one !== first).map(({ entry }) => entry.subject),
    units: measured.map(({ entry }) => entry.unit),
  };
}
