import type { QuestionLanguage } from "../../../language/question-language.js";
import { type Edge, RDF_TYPE } from "../knowledge-graph.js";
import { tellFacts } from "../tell-facts.js";
import { isAskedAt, type NameSpan, nameSpans } from "./chain-spans.js";
import { CLOCK } from "./clock-time.js";
import { type Executor, TooMuchWork } from "./executor.js";
import type { Lexed } from "./lex.js";
import { type MeasuredBy, measuredBy } from "./measured-by.js";
import { literalQuantity, type Quantity } from "./quantity.js";
import { count, either, most, type Query, type SetQuery, where, which } from "./query.js";
import { relation } from "./relation.js";
import type { Row } from "./row.js";

/** What a question comes to, if it means a certain relation. */
export interface OpenMeasure {
  /** Tells what somebody or something has: `Moon Furnace — glass per melt (kg) → 320`. */
  readonly statement: string;
  /** Undefined if nothing can be picked by it. */
  readonly query: Query | undefined;
}

/** Each relation is worked out over all of them. */
const MOST_MEMBERS = 500;
/** Of one of them. */
const MOST_EDGES = 200;
const MOST_RELATIONS = 32;
/** What is only like the name of a class costs more. */
const FIRM = 0.1;
/** Fewer are nothing to choose from. */
const FEWEST = 2;
/** Whole numbers in here are years. */
const YEARS = [1_000, 2_100] as const;

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
    const told = tellFacts(executor.graph, [{ edge: all[0] as Edge, relevance: 1 }], { ...TOLD, language });
    return told.map(({ text }) => ({ statement: text, query: queryOf(of, predicate, does, kindOf(all)) }));
  });
}

function queryOf(of: SetQuery, predicate: string, does: MeasuredBy, kind: "numbers" | "dates" | undefined): Query | undefined {
  const scale = relation([{ predicate, inverse: false, own: false }], []);
  if ("picks" in does) {
    const great = kind === undefined ? undefined : does.picks[kind];
    return great === undefined ? undefined : which(most(of, scale, great));
  }
  if (kind !== "numbers") return undefined;
  const beyond = where(of, scale, does.comparison, does.value);
  return does.counts ? count(beyond) : which(beyond);
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

/** What most of the statements tell, if it can be measured. */
function kindOf(edges: readonly Edge[]): "numbers" | "dates" | undefined {
  const told = edges.flatMap(({ object }) => (object.kind === "literal" ? (literalQuantity(object) ?? []) : []));
  const isMost = ({ length }: { readonly length: number }): boolean => length * 2 > edges.length;
  const numbers = told.filter((quantity) => quantity.kind === "number" && quantity.unit !== CLOCK);
  const isYear = (quantity: Quantity): boolean =>
    quantity.kind === "number" &&
    quantity.unit === "" &&
    Number.isInteger(quantity.value) &&
    quantity.value >= YEARS[0] &&
    quantity.value <= YEARS[1];
  if (isMost(told.filter(({ kind }) => kind === "date")) || (isMost(numbers) && numbers.every(isYear))) return "dates";
  return isMost(numbers) ? "numbers" : undefined;
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
