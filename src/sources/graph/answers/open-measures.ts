import type { QuestionLanguage } from "../../../language/question-language.js";
import { type Edge, RDF_TYPE } from "../knowledge-graph.js";
import { tellFacts } from "../tell-facts.js";
import { isAskedAt, type NameSpan, nameSpans } from "./chain-spans.js";
import { CLOCK } from "./clock-time.js";
import { type Executor, TooMuchWork } from "./executor.js";
import type { Lexed } from "./lex.js";
import { literalQuantity, numberQuantity, type Quantity } from "./quantity.js";
import { type Comparison, either, most, type Query, type SetQuery, where, which } from "./query.js";
import { relation } from "./relation.js";
import type { Row } from "./row.js";

/** What a question comes to, if it means a certain relation. */
export interface OpenMeasure {
  /** Tells what somebody or something has: `Moon Furnace — glass per melt (kg) → 320`. */
  readonly statement: string;
  /** Undefined if nothing can be picked by it. */
  readonly query: Query | undefined;
}

/** What is done by a measure, whatever it is. */
export type MeasuredBy = { readonly picks: "greatest" | "least" } | { readonly comparison: Comparison; readonly value: Quantity };

/** Each relation is worked out over all of them. */
const MOST_MEMBERS = 500;
/** Of one of them. */
const MOST_EDGES = 200;
const MOST_RELATIONS = 32;
/** What is only like the name of a class costs more. */
const FIRM = 0.1;
/** Fewer are nothing to choose from. */
const FEWEST = 2;
/** Whole numbers in here are years, by which nobody weighs anything. */
const YEARS = [1_000, 2_100] as const;

const GREATEST =
  /\b(?:most|highest|largest|biggest|greatest|longest|tallest|heaviest|widest|deepest|thickest|dearest|priciest|strongest|fastest|hottest)\b|最(?:多|大|高|长|重|广|快|厚|久|宽|深|贵|远|强|热|厉害|凶|猛)/u;
const LEAST =
  /\b(?:least|fewest|lowest|smallest|shortest|lightest|narrowest|shallowest|thinnest|cheapest|weakest|slowest|coldest)\b|最(?:少|小|低|短|轻|慢|薄|窄|浅|便宜|近|弱|冷)/u;
const MORE =
  /\b(?:more|higher|larger|bigger|greater|longer|taller|heavier|wider|deeper|thicker|dearer|stronger|faster|hotter)\b|更?(?:多|大|高|长|重|快|厚|久|宽|深|贵|远)(?:一?些|一?点|呢|$|？|\?)|更(?:多|大|高|长|重|快|厚|久|宽|深|贵|远)/u;
const LESS =
  /\b(?:less|fewer|lower|smaller|shorter|lighter|narrower|shallower|thinner|cheaper|weaker|slower|colder)\b|更?(?:少|小|低|短|轻|慢|薄|窄|浅|便宜)(?:一?些|一?点|呢|$|？|\?)|更(?:少|小|低|短|轻|慢|薄|窄|浅|便宜)/u;
const NUMBER = String.raw`(\d[\d,]*(?:\.\d+)?)`;
const LIMITS: readonly (readonly [RegExp, Comparison])[] = [
  [new RegExp(String.raw`\b(?:no more than|at most|up to)\s+${NUMBER}|(?:不超过|不多于|至多|最多)\s*${NUMBER}`, "u"), "<="],
  [new RegExp(String.raw`\b(?:no less than|no fewer than|at least)\s+${NUMBER}|(?:不低于|不少于|至少)\s*${NUMBER}`, "u"), ">="],
  [new RegExp(String.raw`\b(?:more than|over|above|exceeding)\s+${NUMBER}|(?:超过|多于|高于|大于|过了)\s*${NUMBER}`, "u"), ">"],
  [new RegExp(String.raw`\b(?:less than|fewer than|under|below)\s+${NUMBER}|(?:不到|少于|低于|小于|不足)\s*${NUMBER}`, "u"), "<"],
];
/** At least ten is no least; how many is no more. */
const IDLE = /\bat (?:the )?(?:least|most)\b|多少|至[多少]/gu;
/** How much is asked for, and not which of them. */
const ASKS_AMOUNT =
  /\bhow (?:many|much|long|far|often|big|large|tall|high|heavy|deep|wide|fast|cold|hot)\b|多少|[^哪]几|多[久大高长重远深宽]/u;
/** What turns it round, divides or dates it: no measure here says so. */
const TURNS =
  /\b(?:not|no|never|without|except|second|third|average|total|sum|difference|per|before|after|until|ago|when|year|years|old|older|oldest|new|newest|young|younger|youngest|early|earliest|late|latest)\b|n't\b|[没未非]|第[二三四五]|平均|总共|一共|相差|除了|以[前后]|之[前后]|[岁年老早晚]/u;

/** What a question does by a measure that it needn't name; undefined where it does nothing of the kind, or two things. Pure. */
export function measuredBy(text: string, comparesTwo: boolean): MeasuredBy | undefined {
  const bare = text.toLowerCase();
  if (TURNS.test(bare) || ASKS_AMOUNT.test(bare)) return undefined;
  for (const [limit, comparison] of LIMITS) {
    const found = limit.exec(bare);
    const value = numberQuantity((found?.[1] ?? found?.[2] ?? "").replaceAll(",", ""));
    if (found !== null) return value === undefined ? undefined : { comparison, value };
  }
  const said = bare.replace(IDLE, " ");
  const [great, small] = comparesTwo ? [MORE, LESS] : [GREATEST, LEAST];
  if (great.test(said) === small.test(said)) return undefined;
  return { picks: great.test(said) ? "greatest" : "least" };
}

/**
 * What a question comes to that picks among the things of a class, or the two that it names, by a measure which none of its words is known to mean: `what
 * workshop gives work to the most people`. One for each measure that those have; none where it isn't such a question.
 */
export function openMeasures(lexed: Lexed, executor: Executor, language: QuestionLanguage): OpenMeasure[] {
  const names = nameSpans(lexed);
  const of = names.length === 0 ? classAsked(lexed) : names.length === 2 ? either(...names.map(({ name }) => name)) : undefined;
  const does = of === undefined ? undefined : measuredBy(around(lexed, names), names.length === 2);
  if (of === undefined || does === undefined) return [];
  const rows = rowsOf(of, executor);
  if (rows === undefined || rows.length > MOST_MEMBERS) return [];
  const nodes = rows.flatMap(({ value }) => (value.kind === "node" ? [value.id] : []));
  const edges = new Map<string, Edge[]>();
  for (const node of nodes) {
    const own = new Map(
      executor.graph
        .outgoing(node)
        .slice(0, MOST_EDGES)
        .map((edge) => [edge.predicate, edge]),
    );
    own.delete(RDF_TYPE);
    for (const [predicate, edge] of own) {
      const all = edges.get(predicate);
      if (all === undefined) edges.set(predicate, [edge]);
      else all.push(edge);
    }
  }
  const common = [...edges].filter(([, { length }]) => length >= FEWEST).sort(([, a], [, b]) => b.length - a.length);
  return common.slice(0, MOST_RELATIONS).flatMap(([predicate, all]) => {
    const scale = relation([{ predicate, inverse: false, own: false }], []);
    const set = "picks" in does ? most(of, scale, does.picks === "greatest") : where(of, scale, does.comparison, does.value);
    const told = tellFacts(executor.graph, [{ edge: all[0] as Edge, relevance: 1 }], { ...TOLD, language });
    return told.map(({ text }) => ({ statement: text, query: isMeasure(all) ? which(set) : undefined }));
  });
}

function rowsOf(set: SetQuery, executor: Executor): readonly Row[] | undefined {
  try {
    return [...executor.rows(set).values()];
  } catch (error) {
    if (error instanceof TooMuchWork) return undefined;
    throw error;
  }
}

const TOLD = { source: "", limit: 1, maxFactsPerSubject: 1 } as const;

function isMeasure(edges: readonly Edge[]): boolean {
  const numbers = edges.flatMap(({ object }) => {
    const quantity = object.kind === "literal" ? literalQuantity(object) : undefined;
    return quantity?.kind === "number" && quantity.unit !== CLOCK ? [quantity.value] : [];
  });
  const isYear = (value: number): boolean => Number.isInteger(value) && value >= YEARS[0] && value <= YEARS[1];
  return numbers.length * 2 > edges.length && !numbers.every(isYear);
}

const JOINS = /^(?:or|and|和|或|与|跟|及)$/u;

/** The one class that is spoken of, or the one that the question word stands at. */
function classAsked({ pieces, atoms }: Lexed): SetQuery | undefined {
  const spoken = pieces
    .flatMap(({ category, from, to, cost, meaning: { noun } }) =>
      category === "C" && cost <= FIRM && noun !== undefined && noun.types.length > 0 ? [{ noun, from, to }] : [],
    )
    .sort((a, b) => b.to - b.from - (a.to - a.from));
  const kept = spoken.filter(({ from, to }, index) =>
    spoken.slice(0, index).every((longer) => to <= longer.from || from >= longer.to),
  );
  const isJoined = kept.some(({ to }) => JOINS.test(atoms[to]?.text ?? "") && kept.some(({ from }) => from === to + 1));
  if (isJoined) return undefined;
  const asked = kept.filter(
    ({ from, to }) => isAskedAt(atoms, from) || atoms.slice(to, to + 3).some(({ text }) => text === "哪"),
  );
  const of = new Map((asked.length > 0 ? asked : kept).map(({ noun }) => [[...noun.types].sort().join(" "), noun]));
  const [noun, ...others] = of.values();
  return noun === undefined || others.length > 0 ? undefined : { op: "class", noun, key: noun.id };
}

/** The question without its names. */
function around({ atoms, text }: Lexed, names: readonly NameSpan[]): string {
  const ends = names
    .map(({ from, to }) => [atoms[from]?.start ?? 0, atoms[to - 1]?.end ?? 0] as const)
    .sort((a, b) => b[0] - a[0]);
  return ends.reduce((rest, [from, to]) => `${rest.slice(0, from)} ${rest.slice(to)}`, text);
}
