import { nameKey } from "../atoms.js";
import type { Edge } from "../knowledge-graph.js";
import { RELATION_KINDS } from "../lexicon/relation-kinds.js";
import { leadsToAgent } from "./agents.js";
import { type Amount, amountBetween } from "./amount.js";
import { isTruth } from "./boolean-words.js";
import { CLOCK } from "./clock-time.js";
import type { Executor } from "./executor.js";
import { functional, sortsTexts } from "./functional.js";
import type { Measure } from "./measure.js";
import { ofOneRelation } from "./one-relation.js";
import { openThen } from "./open-then.js";
import { isCalendarWord } from "./other-names.js";
import { compareQuantities, literalQuantity } from "./quantity.js";
import { type Expected, follow, namesIn, narrow, type Query, type SetQuery } from "./query.js";
import { limitMet } from "./ranking.js";
import { type Relation, relation } from "./relation.js";
import { hasOtherValues } from "./rival-values.js";
import { type Row, type Rows, valueKey } from "./row.js";
import { areStaffAlone, countsStaffAlone } from "./staff-alone.js";

/** What a reading of the question comes to. */
export type Finding = { readonly query: Query; readonly proof: readonly Edge[] } & (
  | { readonly kind: "rows"; readonly rows: readonly Row[] }
  | { readonly kind: "count"; readonly rows: readonly Row[] }
  | { readonly kind: "truth"; readonly truth: boolean }
  | { readonly kind: "parts"; readonly findings: readonly Finding[] }
  | { readonly kind: "amount"; readonly amount: Amount }
);

const MOST_ROWS = 1_000;
/** `ext. 611`, `020-555 0118`: numbers that measure nothing. */
const NUMERAL = /^\D{0,6}\d[\d -]{0,30}$/u;
/** `63 households` are more than one. */
const COUNTED = /^\D{0,3}\d[\d.,]*\s?\p{L}/u;
/** `Tue-Sun 12:00-22:00`: from when till when. */
const HOURS =
  /\d{1,2}[:.点时]\d{0,2}\s*(?:[ap]\.?m\.?\s*)?(?:-|–|—|~|至|到|to)\s*(?:早上|上午|中午|下午|傍晚|晚上)?\d{1,2}[:.点时]/iu;
/** A month, a season, or a day of one. */
const MONTH =
  /^\d{4}-\d\d|^--\d\d|月|[春夏秋冬]|\b(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter)\b/iu;

/** What two parts that come to the same statements have in common. */
function sameAs({ proof }: Finding): string {
  return JSON.stringify(proof.map(({ subject, predicate, object }) => [subject, predicate, object]));
}

/** Undefined where the graph doesn't say: what it leaves out isn't false. */
export function evaluate(query: Query, executor: Executor): Finding | undefined {
  switch (query.ask) {
    case "which": {
      if (countsStaffAlone(query.set, executor)) return undefined;
      const all = rowsOf(query.set, executor);
      const fitting = fittingRows(all, query, executor);
      const rows = ofOneRelation(fitting, query, executor);
      const meant =
        rows.length > 0 &&
        rows.length <= MOST_ROWS &&
        rows.every((row) => expected(row, query.expects, executor)) &&
        !echoes(rows, query.set);
      return meant ? { kind: "rows", query, rows, proof: proofOf(rows) } : undefined;
    }
    case "count": {
      const rows = [...executor.rows(query.set).values()].map((row) => told(row, query.set, executor));
      if (areStaffAlone(rows, query.set, executor)) return undefined;
      const numbers = rows.some(
        ({ value }) =>
          value.kind === "literal" &&
          (literalQuantity(value) !== undefined || NUMERAL.test(value.text) || COUNTED.test(value.text)),
      );
      return rows.length === 0 || rows.length > 100_000 || numbers
        ? undefined
        : { kind: "count", query, rows, proof: proofOf(rows.slice(0, 50)) };
    }
    case "whether":
      return whether(query, executor);
    case "whetherClass":
      return whetherClass(query, executor);
    case "whetherMore": {
      const two = measured(query, executor);
      const order = two === undefined ? undefined : compareQuantities(two.x.quantity, two.y.quantity);
      if (two === undefined || order === undefined) return undefined;
      const truth = order === (query.more ? 1 : -1) || (order === 0 && query.orEqual === true);
      return { kind: "truth", query, truth, proof: two.proof };
    }
    case "parts": {
      const findings = query.queries.flatMap((part) => evaluate(part, executor) ?? []);
      // Nobody asks the same twice: 那位，他师父 isn't 那位 and 师父.
      return findings.length < query.queries.length || new Set(findings.map(sameAs)).size < findings.length
        ? undefined
        : { kind: "parts", query, findings, proof: unique(findings.flatMap(({ proof }) => proof)) };
    }
    case "difference": {
      const two = measured(query, executor);
      const amount = two === undefined ? undefined : amountBetween(two.x, two.y, isDated(query.scale));
      return two === undefined || amount === undefined ? undefined : { kind: "amount", query, amount, proof: two.proof };
    }
    case "whetherWhere": {
      if (query.comparison !== "=" && executor.closesOverMidnight(query.set, query.relation)) return undefined;
      const row = only(executor.rows(query.set));
      const measure = row?.value.kind === "node" ? executor.measure(row.value.id, query.relation) : undefined;
      const least = measure === undefined ? undefined : limitMet(measure.quantity, query.comparison, query.value);
      const most = measure === undefined || query.until === undefined ? true : limitMet(measure.quantity, "<=", query.until);
      const truth = least === undefined || most === undefined ? undefined : least && most;
      return row === undefined || measure === undefined || truth === undefined
        ? undefined
        : { kind: "truth", query, truth, proof: unique([...row.proof, measure.edge]) };
    }
    case "whetherSame":
      return whetherSame(query, executor);
    case "whetherOpen": {
      const row = only(executor.rows(query.set));
      const found = row?.value.kind === "node" ? openThen(row.value.id, query.when, executor) : undefined;
      return row === undefined || found === undefined
        ? undefined
        : { kind: "truth", query, truth: found.truth !== query.isShut, proof: unique([...row.proof, ...found.edges]) };
    }
  }
}

/** A scale of dates: its bare numbers are years. */
function isDated({ kinds }: Relation): boolean {
  return RELATION_KINDS.some(({ id, measures }) => measures === "date" && kinds.includes(id));
}

interface Two {
  readonly x: Measure;
  readonly y: Measure;
  readonly proof: readonly Edge[];
}

/** What two things measure by the same predicate. */
function measured(
  { set, than, scale }: { readonly set: SetQuery; readonly than: SetQuery; readonly scale: Relation },
  executor: Executor,
): Two | undefined {
  const [a, b] = [only(executor.rows(set)), only(executor.rows(than))];
  if (a?.value.kind !== "node" || b?.value.kind !== "node") return undefined;
  const [x, y] = [executor.measure(a.value.id, scale), executor.measure(b.value.id, scale)];
  if (x === undefined || y === undefined || x.edge.predicate !== y.edge.predicate) return undefined;
  if (executor.closesOverMidnight(set, scale) || executor.closesOverMidnight(than, scale)) return undefined;
  return { x, y, proof: unique([...a.proof, x.edge, ...b.proof, y.edge]) };
}

function whether(query: Extract<Query, { ask: "whether" }>, executor: Executor): Finding | undefined {
  const asked = executor.rows(query.set);
  const among = executor.rows(query.among);
  if (asked.size === 0 && query.against === undefined) return undefined;
  for (const [key, row] of asked) {
    const found = among.get(key);
    if (found !== undefined) return { kind: "truth", query, truth: true, proof: unique([...row.proof, ...found.proof]) };
  }
  if (query.against !== undefined) {
    const spoken = [...executor.rows(query.against).keys()].flatMap((key) => among.get(key) ?? []);
    return spoken.length > 0 ? { kind: "truth", query, truth: false, proof: proofOf(spoken) } : undefined;
  }
  // `apple` and 苹果 are one value.
  const target = [...asked.values()].every(({ value }) => value.kind === "literal") ? [...asked.values()][0] : only(asked);
  if (target?.value.kind === "literal" && isTruth(target.value.text)) {
    const other = only(among);
    return other?.value.kind === "literal" && isTruth(other.value.text)
      ? { kind: "truth", query, truth: false, proof: unique(other.proof) }
      : undefined;
  }
  if (target?.value.kind === "literal") return otherText(query, target.value.text, among, executor);
  if (target?.value.kind !== "node") return undefined;
  if (query.among.op === "most" && query.among.set.op !== "either" && among.size > 0)
    return executor.rows(query.among.set).has(valueKey(target.value))
      ? { kind: "truth", query, truth: false, proof: proofOf([...among.values()]) }
      : undefined;
  if (query.among.op !== "follow") return undefined;
  const id = target.value.id;
  const others = hasOtherValues(id, query.among, among, executor) ? proofOf([...among.values()]) : undefined;
  const above = among.size > 0 ? executor.upTo(among, id) : undefined;
  if (above !== undefined) return { kind: "truth", query, truth: true, proof: unique([...target.proof, ...above.proof]) };
  if (others !== undefined) return { kind: "truth", query, truth: false, proof: others };
  // Another value is a no only where there can be but one, and of a kind with what was asked.
  for (const { predicate, inverse } of query.among.relation.paths) {
    if (!functional(executor.graph, predicate)) continue;
    if (!inverse) {
      const others = [...among.values()].filter(
        ({ value, proof }) =>
          proof.at(-1)?.predicate === predicate &&
          value.kind === "node" &&
          (executor.membership.alike(value.id, id) || executor.rivals(predicate, id)),
      );
      if (others.length > 0) return { kind: "truth", query, truth: false, proof: proofOf(others) };
    } else {
      const from = only(executor.rows(query.among.from));
      const others = executor.graph.outgoing(id).filter((edge) => edge.predicate === predicate && edge.object.kind === "node");
      const alike =
        from?.value.kind === "node"
          ? others.filter(
              ({ object }) =>
                object.kind === "node" &&
                from.value.kind === "node" &&
                (executor.membership.alike(object.id, from.value.id) || executor.rivals(predicate, from.value.id)),
            )
          : [];
      if (alike.length > 0) return { kind: "truth", query, truth: false, proof: unique(alike) };
    }
  }
  return undefined;
}

/** Written in Go is not written in Java, where everything is written in one language and Java is one. */
function otherText(
  query: Extract<Query, { ask: "whether" }>,
  asked: string,
  among: Rows,
  { graph }: Executor,
): Finding | undefined {
  if (query.among.op !== "follow" || among.size !== 1) return undefined;
  const [other] = among.values();
  const predicate = other?.proof.at(-1)?.predicate;
  if (other?.value.kind !== "literal" || predicate === undefined) return undefined;
  if (!functional(graph, predicate) && !sortsTexts(graph, predicate)) return undefined;
  // A pear may be a 梨, in a word that nobody knows.
  if (/\p{Script=Han}/u.test(asked) !== /\p{Script=Han}/u.test(other.value.text)) return undefined;
  const isRival = graph.edgesOf(predicate).some(({ object }) => object.kind === "literal" && object.text === asked);
  return isRival ? { kind: "truth", query, truth: false, proof: unique(other.proof) } : undefined;
}

function whetherClass(query: Extract<Query, { ask: "whetherClass" }>, executor: Executor): Finding | undefined {
  const row = only(executor.rows(query.set));
  if (row?.value.kind !== "node" || query.noun.types.length + query.noun.texts.length === 0) return undefined;
  const edge = executor.membership.typing(row.value.id, query.noun);
  if (edge !== undefined) return { kind: "truth", query, truth: true, proof: unique([...row.proof, edge]) };
  const others = executor.membership.tellings(row.value.id).filter(({ predicate }) => functional(executor.graph, predicate));
  const known = others.some(({ predicate }) =>
    query.noun.types.some((type) => executor.graph.incoming(type).some((other) => other.predicate === predicate)),
  );
  return known && executor.membership.of(row.value.id, query.noun) === "no"
    ? { kind: "truth", query, truth: false, proof: unique([...row.proof, ...others]) }
    : undefined;
}

function whetherSame(query: Extract<Query, { ask: "whetherSame" }>, executor: Executor): Finding | undefined {
  const far = (set: SetQuery): Rows => {
    const followed = follow(set, query.relation);
    const plain = executor.rows(followed);
    if (query.noun === undefined) return plain;
    const narrowed = executor.rows(narrow(followed, query.noun));
    return narrowed.size > 0 ? narrowed : plain;
  };
  const [a, b] = query.sets.map(far);
  if (a === undefined || b === undefined || a.size === 0 || b.size === 0) return undefined;
  const shared = [...a.keys()].filter((key) => b.has(key));
  if (shared.length > 0)
    return {
      kind: "truth",
      query,
      truth: true,
      proof: unique(shared.flatMap((key) => [...(a.get(key)?.proof ?? []), ...(b.get(key)?.proof ?? [])])),
    };
  const [x, y] = [only(a), only(b)];
  if (x === undefined || y === undefined) return undefined;
  const predicates = [...x.proof, ...y.proof].map(({ predicate }) => predicate);
  return predicates.every((predicate) => functional(executor.graph, predicate))
    ? { kind: "truth", query, truth: false, proof: unique([...x.proof, ...y.proof]) }
    : undefined;
}

function fittingRows(
  all: readonly Row[],
  { set, expects }: Query & { readonly ask: "which" },
  executor: Executor,
): readonly Row[] {
  if (expects === "number") return numbersOf(all, set, executor);
  if (expects === "clock") return timed(all, executor);
  // Nor does how many there are, where it is asked who or what they are: a firm makes products, and money.
  const isNumber = ({ value }: Row): boolean => value.kind === "literal" && literalQuantity(value)?.kind === "number";
  const things = all.filter(({ value }) => value.kind === "node");
  const isNamed = expects === "person" || ((expects === "anything" || expects === "thing") && all.some(isNumber));
  return isNamed && things.length > 0 ? things : all;
}

function rowsOf(set: SetQuery, executor: Executor): Row[] {
  return [...executor.rows(set).values()].map((row) => told(row, set, executor));
}

/** Where a number is asked for, who is counted doesn't matter: not even where they are told by a relation of the very name. */
function numbersOf(all: readonly Row[], set: SetQuery, executor: Executor): readonly Row[] {
  const numbers = stated(all);
  if (set.op !== "follow" || numbers.some(({ value }) => value.kind === "literal")) return numbers;
  const others = set.relation.paths.filter(({ own }) => !own);
  if (others.length === 0 || others.length === set.relation.paths.length) return numbers;
  const rows = stated(rowsOf(follow(set.from, relation(others, set.relation.kinds)), executor));
  return rows.length > 0 && rows.every(({ value }) => value.kind === "literal") ? rows : numbers;
}

function stated(rows: readonly Row[]): readonly Row[] {
  const numbers = rows.filter(({ value }) => value.kind === "literal" && literalQuantity(value)?.kind === "number");
  return numbers.length > 0 ? numbers : rows;
}

/** `Open` is said of times of day and of years: a time of day is one of those. */
function timed(rows: readonly Row[], executor: Executor): readonly Row[] {
  const times = rows.filter((row) => row.value.kind === "literal" && expected(row, "clock", executor));
  return times.length > 0 ? times : rows;
}

/** Members of a class rest on what says so. */
function told(row: Row, set: SetQuery, { membership }: Executor): Row {
  if (set.op !== "class" || row.value.kind !== "node") return row;
  const edge = membership.typing(row.value.id, set.noun);
  return edge === undefined ? row : { ...row, proof: [edge] };
}

/** Whether a value is what the question word asks for. */
function expected({ value, proof }: Row, expects: Expected, { membership, kinds, graph }: Executor): boolean {
  if (value.kind === "literal") {
    if (expects === "anything" || expects === "thing") return true;
    const quantity = literalQuantity(value);
    const month = MONTH.test(value.text);
    if (expects === "month") return month;
    if (expects === "clock") return (quantity?.kind === "number" && quantity.unit === CLOCK) || HOURS.test(value.text);
    if (expects === "time" && month) return true;
    if (expects === "number") return quantity?.kind === "number" || NUMERAL.test(value.text);
    if (expects === "date" || expects === "time")
      return (
        quantity?.kind === "date" ||
        (!isAmount(proof.at(-1)?.predicate, kinds) &&
          ((quantity?.kind === "number" && quantity.unit === "" && Number.isInteger(quantity.value) && quantity.value < 3000) ||
            /\d{3,4}/u.test(value.text)))
      );
    // A calling, or a state, is nowhere.
    if (expects === "place" && isOfKind(proof.at(-1)?.predicate, NOWHERE, kinds)) return false;
    return quantity === undefined;
  }
  const implied = membership.implied(value.id);
  const isOneOf = (...ids: readonly string[]): boolean => implied.size === 0 || ids.some((id) => implied.has(id));
  // What happens on a Thursday is nobody.
  const day = proof.at(-1)?.object;
  if (expects === "person" && implied.size === 0 && day?.kind === "literal" && isCalendarWord(day.text)) return false;
  if (expects === "person") return isOneOf("person", "organisation", "company", "university", "museum", "country", "city");
  // Who made something is nowhere: where it has its seat is another step.
  if (expects === "place" && !implied.has("place") && proof.some((edge) => leadsToAgent(edge, value.id, graph))) return false;
  if (expects === "place") return !implied.has("person") && !implied.has("book");
  return expects !== "date" && expects !== "time" && expects !== "clock" && expects !== "month" && expects !== "number";
}

const NOWHERE: readonly string[] = ["occupation", "status"];

function isOfKind(predicate: string | undefined, ids: readonly string[], kinds: ReadonlyMap<string, Relation>): boolean {
  return ids.some((id) => kinds.get(id)?.paths.some((path) => path.predicate === predicate && !path.inverse));
}

/** Minutes and metres aren't years, whatever they come to. */
function isAmount(predicate: string | undefined, kinds: ReadonlyMap<string, Relation>): boolean {
  const measured = RELATION_KINDS.filter(({ id }) =>
    kinds.get(id)?.paths.some((path) => path.predicate === predicate && !path.inverse),
  ).map(({ measures }) => measures);
  return measured.includes("number") && !measured.includes("date");
}

/** Saying back what the question named answers nothing, unless it was to choose from what it named. */
function echoes(rows: readonly Row[], set: SetQuery): boolean {
  if (choosing(set)) return false;
  const named = new Set(namesIn(set));
  // Whoever is called the treasurer is told to be the treasurer.
  const said = set.op === "follow" && set.from.op === "named" && set.from.nodes.length > 0 ? nameKey(set.from.name) : "";
  return rows.some(({ value }) => named.has(valueKey(value)) || (value.kind === "literal" && nameKey(value.text) === said));
}

function choosing(set: SetQuery): boolean {
  if (set.op === "most") return set.set.op === "either" || choosing(set.set);
  if (set.op === "and") return set.sets.some(({ op }) => op === "either");
  return set.op === "narrow" ? choosing(set.set) : false;
}

function only(rows: Rows): Row | undefined {
  return rows.size === 1 ? [...rows.values()][0] : undefined;
}

function proofOf(rows: readonly Row[]): Edge[] {
  return unique(rows.flatMap(({ proof }) => proof));
}

function unique(edges: readonly Edge[]): Edge[] {
  return [...new Set(edges)];
}
