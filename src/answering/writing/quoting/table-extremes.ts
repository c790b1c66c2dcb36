import type { CheckContext } from "../checking/check-context.js";
import type { EvidenceUnit } from "../reading/evidence-units.js";
import type { Quantity } from "../reading/quantities.js";
import { type Reading, readText } from "../reading/reading.js";
import { termFit, topicsOf, topicTerms } from "../reading/topics.js";
import { termsOf } from "./asked-terms.js";

interface Extreme {
  readonly words: RegExp;
  readonly isMost: boolean;
  /** What it may be measured in; empty: anything that is counted. */
  readonly dimensions: readonly string[];
}

const TIME = ["seconds", "months"];
const MONEY = ["cny", "usd", "eur", "gbp", "jpy", "crown", "franc", "rouble", "rupee"];
const EXTREMES: readonly Extreme[] = [
  { words: /\blongest\b|最[长久]/iu, isMost: true, dimensions: ["length", ...TIME] },
  { words: /\b(?:shortest|quickest)\b|最短/iu, isMost: false, dimensions: ["length", ...TIME] },
  { words: /\b(?:most expensive|dearest|priciest)\b|最贵/iu, isMost: true, dimensions: MONEY },
  { words: /\b(?:cheapest|least expensive)\b|最便宜/iu, isMost: false, dimensions: MONEY },
  { words: /\bheaviest\b|最重/iu, isMost: true, dimensions: ["mass"] },
  { words: /\blightest\b|最轻/iu, isMost: false, dimensions: ["mass"] },
  { words: /\b(?:hottest|warmest)\b|最热/iu, isMost: true, dimensions: ["celsius"] },
  { words: /\b(?:coldest|coolest)\b|最冷/iu, isMost: false, dimensions: ["celsius"] },
  { words: /\b(?:most|largest|biggest|highest|greatest)\b|最[多大高]/iu, isMost: true, dimensions: [] },
  { words: /\b(?:fewest|least|smallest|lowest)\b|最[少小低]/iu, isMost: false, dimensions: [] },
];
const ASKS_WHICH = /\b(?:which|what|who)\b|哪|谁|什么/iu;
const FEWEST_ROWS = 2;
/** So much of its numbers a column must hold to be one of numbers. */
const MOST_NUMBERS = 0.7;

/**
 * The row of a table that has most or least of what the question says: "which programme is the shortest?". Undefined where no table, column or row
 * is surely meant. Pure.
 */
export function extremeRow(context: CheckContext): EvidenceUnit | undefined {
  const text = context.question.text;
  const extreme = EXTREMES.find(({ words }) => words.test(text));
  if (extreme === undefined || !ASKS_WHICH.test(text)) return undefined;
  const tables = [...new Set(context.units.filter(({ kind }) => kind === "row").map(({ piece }) => piece))];
  const found = tables.flatMap((piece) => {
    const rows = context.units.filter((unit) => unit.kind === "row" && unit.piece === piece);
    const column = rows.length < FEWEST_ROWS ? undefined : columnAsked(rows, extreme, context);
    return column === undefined ? [] : [{ rows, ...column }];
  });
  const best = Math.max(0, ...found.map(({ fit }) => fit));
  const [table, ...others] = found.filter(({ fit }) => fit === best);
  if (table === undefined || others.length > 0) return undefined;
  return rowOf(table.rows, table.name, extreme.isMost);
}

function columnAsked(
  rows: readonly EvidenceUnit[],
  { dimensions, words }: Extreme,
  context: CheckContext,
): { readonly name: string; readonly fit: number } | undefined {
  const [first] = rows;
  const names = (first?.clauses ?? []).slice(1).map(({ text }) => headerOf(text));
  const terms = termsOf(context).terms.filter(({ term }) => !words.test(term.text) && !/est$/u.test(term.text));
  const around = readText(
    `${first?.about.text ?? ""}\n${headerOf(first?.clauses[0]?.text ?? "")}\n${rows.map(({ subject }) => subject).join("\n")}`,
  );
  const fits = names.map((name) => {
    const values = rows.flatMap((row) => valueIn(row, name) ?? []);
    if (values.length < rows.length * MOST_NUMBERS) return { name, fit: 0 };
    const said = Math.max(0, ...terms.map(({ term }) => termFit(term, topicsOf(readText(name)))));
    const isMeasured = dimensions.length > 0 && values.some((value) => dimensions.includes(dimensionOf(value) ?? ""));
    return { name, fit: (said > 0.5 ? said : 0) + (isMeasured ? 1 : 0) };
  });
  const isAbout =
    (terms.length === 0 || !isOfAnotherKind(around, rows, context)) &&
    (terms.length === 0 || terms.some(({ term }) => termFit(term, topicsOf(around)) > 0.5));
  const best = Math.max(0, ...fits.map(({ fit }) => fit));
  const chosen = fits.filter(({ fit }) => fit === best);
  return best > 0 && isAbout && chosen.length === 1 ? chosen[0] : undefined;
}

const KIND_ASKED = /\b(?:which|what) (\p{Ll}{3,})\b|哪一?[个种家座条部位本款]?(\p{Script=Han}{1,2})/u;

/** "Which prize" is asked, prizes are spoken of elsewhere, and the table is one of spices. */
function isOfAnotherKind(around: Reading, rows: readonly EvidenceUnit[], context: CheckContext): boolean {
  const [, latin, han] = KIND_ASKED.exec(context.question.folded) ?? [];
  const kind = latin ?? han;
  const terms =
    kind === undefined
      ? []
      : termsOf(context).terms.filter(({ term }) => topicTerms(kind).some(({ text }) => text === term.text));
  return terms.some(
    ({ term }) =>
      termFit(term, topicsOf(around)) <= 0.5 &&
      rows.every(({ own }) => termFit(term, topicsOf(own)) <= 0.5) &&
      context.units.some((unit) => !rows.includes(unit) && termFit(term, topicsOf(unit.own)) === 1),
  );
}

function rowOf(rows: readonly EvidenceUnit[], name: string, isMost: boolean): EvidenceUnit | undefined {
  const valued = rows.flatMap((row) => {
    const value = valueIn(row, name);
    return value?.kind === "number" ? [{ row, value: value.value }] : [];
  });
  const values = valued.map(({ value }) => value);
  const best = isMost ? Math.max(...values) : Math.min(...values);
  const [chosen, ...others] = valued.filter(({ value }) => value === best);
  return others.length > 0 ? undefined : chosen?.row;
}

function headerOf(clause: string): string {
  return /^(.*?): /su.exec(clause)?.[1] ?? "";
}

function valueIn(row: EvidenceUnit, name: string): Quantity | undefined {
  const clause: Reading | undefined = row.clauses.find(({ text }) => text.startsWith(`${name}: `));
  const [value, ...more] = clause === undefined ? [] : readText(clause.text.slice(name.length + 2)).quantities;
  return value?.kind === "number" && more.length === 0 ? value : undefined;
}

function dimensionOf(value: Quantity): string | undefined {
  return value.kind === "number" ? value.dimension : undefined;
}
