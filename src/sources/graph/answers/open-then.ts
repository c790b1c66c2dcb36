import type { QuestionLanguage } from "../../../language/question-language.js";
import { type Edge, type KnowledgeGraph, RDF_TYPE } from "../knowledge-graph.js";
import { type Measure, nearestLanguage } from "./measure.js";
import { isOpen, type Opening, type OpenWhen, openings, weekdays } from "./opening-hours.js";
import type { SetQuery } from "./query.js";
import type { Relation } from "./relation.js";
import { type Row, type Rows, rowsOf } from "./row.js";

/** What telling hours needs of the execution it is part of. */
interface HoursContext {
  readonly graph: KnowledgeGraph;
  readonly kinds: ReadonlyMap<string, Relation>;
  readonly language: QuestionLanguage;
  rows(set: SetQuery): Rows;
  measure(node: string, scale: Relation): Measure | undefined;
}

interface Told {
  readonly truth: boolean;
  readonly edges: readonly Edge[];
}

const SHUT = /^(?:(?:temporarily|permanently|currently) )?(?:closed|shut)\b/iu;
/** A state, and no description. */
const SHUT_NOW = /^.{0,24}$/u;
const SHUT_IN_CHINESE = /停业|歇业|已?关闭|闭馆|整修|装修|停运/u;
/** `Closed on Mondays`, 周一闭馆: every week, and not for repairs. */
const WEEKLY = /(?:周|星期|礼拜)[一二三四五六日天]|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b/iu;
const SAMPLE = 200;
const DAY = 24 * 60;
/** Who says half past six of a shop that opens at eight means the evening; at nine it may be either. */
const EARLY = 7 * 60;

/** Whether a thing is open then: by its opening time, its closing time and its closing day, or by a text that tells its hours. */
export function openThen(id: string, when: OpenWhen, context: HoursContext): Told | undefined {
  const first = openAt(id, when, context);
  if (when.or === undefined) return first;
  const second = openAt(id, { ...when, at: when.or }, context);
  if (first === undefined || second === undefined) return undefined;
  if (first.truth === second.truth) return second;
  const isLater = isOverMidnight(id, context) ? undefined : meansLater(when, !first.truth);
  return isLater === undefined ? undefined : isLater ? second : first;
}

/** Those of a set that are open then, or aren't. What tells no hours is neither. */
export function openOf({ set, when, isShut }: Extract<SetQuery, { op: "open" }>, context: HoursContext): Rows {
  const rows = tellingHours(set, context);
  const first = those(rows, when, isShut, context);
  if (when.or === undefined) return first;
  const second = those(rows, { ...when, at: when.or }, isShut, context);
  if (first.size === second.size && [...first.keys()].every((key) => second.has(key))) return second;
  const isAnyOverMidnight = rows.some(({ value }) => value.kind === "node" && isOverMidnight(value.id, context));
  const isLater = isAnyOverMidnight ? undefined : meansLater(when, first.size === 0 && !isShut);
  return isLater === undefined ? new Map() : isLater ? second : first;
}

/** Which half of the day is meant, where it makes a difference: nobody asks for half past six of shops that are all closed then in the morning. */
function meansLater({ at = 0, isLater, past }: OpenWhen, isNever: boolean): boolean | undefined {
  return isLater ?? (past === true || (isNever && at < EARLY) ? true : undefined);
}

function isOverMidnight(id: string, context: HoursContext): boolean {
  return (openingTimes(id, context)?.to ?? 0) > DAY;
}

/** Of everything, only what tells its hours. */
function tellingHours(set: SetQuery, context: HoursContext): readonly Row[] {
  if (set.op !== "class" || set.noun.word?.id !== "thing") return [...context.rows(set).values()];
  const predicates = ["closing time", "closing day", "opening hours"].flatMap((kind) => context.kinds.get(kind)?.paths ?? []);
  const ids = new Set(predicates.flatMap(({ predicate }) => context.graph.edgesOf(predicate).map(({ subject }) => subject)));
  return [...ids].map((id) => ({ value: { kind: "node", id }, proof: [] }));
}

function those(rows: readonly Row[], when: OpenWhen, isShut: boolean, context: HoursContext): Rows {
  const found: Row[] = [];
  for (const row of rows) {
    if (row.value.kind !== "node") continue;
    const told = openAt(row.value.id, when, context);
    if (told === undefined) {
      // Hours that don't tell leave open which all of them are; of a closing day, that none is told says nothing.
      if ((when.at !== undefined || !isShut) && tellsHours(row.value.id, context)) return new Map();
      continue;
    }
    if (told.truth !== isShut) found.push({ ...row, proof: [...row.proof, ...told.edges] });
  }
  return rowsOf(found);
}

function openAt(id: string, { at, past, day }: OpenWhen, context: HoursContext): Told | undefined {
  const closed = closingDays(id, context);
  if (isShutDown(id, context)) return undefined;
  const times = openingTimes(id, context);
  const isLate = times !== undefined && at !== undefined && times.to > DAY && at < times.to - DAY;
  // The small hours belong to the evening before.
  if (isLate && day !== undefined) return undefined;
  if (closed !== undefined && day !== undefined && closed.days.has(day)) return { truth: false, edges: closed.edges };
  if (times !== undefined && at !== undefined) {
    const isPast = past === true && (times.to <= DAY || at >= times.from);
    const truth = isLate || (isPast ? at < times.to : times.from <= at && at < times.to);
    // Where closing days are told at all, what has none is open on every day.
    const isEveryDay = day === undefined || closed?.isWhole === true || (closed === undefined && tellsDays(id, context));
    return truth && !isEveryDay
      ? undefined
      : { truth, edges: [...times.edges, ...(day === undefined ? [] : (closed?.edges ?? []))] };
  }
  const hours = hoursTold(id, context);
  if (hours !== undefined) {
    const truth = past === true ? isOpenPast(hours.all, day, at) : isOpen(hours.all, day, at);
    return truth === undefined ? undefined : { truth, edges: [hours.edge] };
  }
  return at === undefined && day !== undefined && closed?.isWhole === true ? { truth: true, edges: closed.edges } : undefined;
}

/** What is closed for repairs is so at all hours. */
function isShutDown(id: string, context: HoursContext): boolean {
  const days = edgesOf(id, "closing day", context);
  return context.graph
    .outgoing(id)
    .some(
      (edge) =>
        edge.object.kind === "literal" &&
        !days.includes(edge) &&
        (SHUT.test(edge.object.text) || (SHUT_NOW.test(edge.object.text) && SHUT_IN_CHINESE.test(edge.object.text))) &&
        !WEEKLY.test(edge.object.text),
    );
}

function tellsHours(id: string, context: HoursContext): boolean {
  const isTold = openingTimes(id, context) !== undefined || edgesOf(id, "opening hours", context).length > 0;
  return isTold && !isShutDown(id, context);
}

function isOpenPast(all: readonly Opening[], day: number | undefined, at: number | undefined): boolean | undefined {
  if (at === undefined) return undefined;
  const onDay = day === undefined ? all : all.filter(({ days }) => days === undefined || days.has(day));
  const later = onDay.filter(({ to }) => at < to);
  return later.length === 0 ? false : later.length === onDay.length || day !== undefined ? true : undefined;
}

interface Times {
  readonly from: number;
  /** More than a day where it closes after midnight. */
  readonly to: number;
  readonly edges: readonly [Edge, Edge];
}

/** The one time at which a thing opens every day, and the one at which it closes. */
function openingTimes(id: string, context: HoursContext): Times | undefined {
  const timeOf = (kind: string): Measure | undefined => {
    const by = context.kinds.get(kind);
    return by === undefined ? undefined : context.measure(id, by);
  };
  const [opens, closes] = [timeOf("opening time"), timeOf("closing time")];
  if (opens?.quantity.kind !== "number" || closes?.quantity.kind !== "number") return undefined;
  const [from, to] = [opens.quantity.value, closes.quantity.value];
  if (from === to) return undefined;
  return { from, to: to < from ? to + DAY : to, edges: [opens.edge, closes.edge] };
}

/** The one text that tells a thing's hours. */
function hoursTold(id: string, context: HoursContext): { readonly edge: Edge; readonly all: readonly Opening[] } | undefined {
  const edges = edgesOf(id, "opening hours", context);
  const [edge, ...more] = edges;
  const all = edge?.object.kind === "literal" ? openings(edge.object.text) : undefined;
  return edge === undefined || all === undefined || more.length > 0 ? undefined : { edge, all };
}

interface ClosingDays {
  readonly days: ReadonlySet<number>;
  /** Nothing else is told of when it is closed. */
  readonly isWhole: boolean;
  readonly all: readonly Edge[];
  /** Of what is said in several languages, what is in the question's. */
  readonly edges: readonly Edge[];
}

function closingDays(id: string, context: HoursContext): ClosingDays | undefined {
  const all = edgesOf(id, "closing day", context);
  if (all.length === 0) return undefined;
  const told = all.map(({ object }) => {
    const names = object.kind === "literal" ? [object.text] : object.kind === "node" ? context.graph.names(object.id) : [];
    return names.flatMap((name) => weekdays(name) ?? [])[0];
  });
  return {
    days: new Set(told.flatMap((days) => [...(days ?? [])])),
    isWhole: told.every((days) => days !== undefined),
    all,
    edges: nearestLanguage(all, ({ object }) => (object.kind === "literal" ? object : undefined), context.language),
  };
}

/** Whether others of its class are said to be closed on some day. */
function tellsDays(id: string, { graph, kinds }: HoursContext): boolean {
  const typesOf = (node: string): string[] =>
    graph
      .outgoing(node)
      .flatMap(({ predicate, object }) => (predicate === RDF_TYPE && object.kind === "node" ? [object.id] : []));
  const types = new Set(typesOf(id));
  const told = (kinds.get("closing day")?.paths ?? []).flatMap(({ predicate }) => graph.edgesOf(predicate).slice(0, SAMPLE));
  return told.some(({ subject }) => typesOf(subject).some((type) => types.has(type)));
}

function edgesOf(id: string, kind: string, { graph, kinds }: HoursContext): Edge[] {
  const paths = kinds.get(kind)?.paths ?? [];
  return graph.outgoing(id).filter(({ predicate }) => paths.some((path) => path.predicate === predicate && !path.inverse));
}

/** Those of a set that are open for the longest time of a day, or the shortest. Nothing where most of them don't tell. */
export function longestOpen({ set, great }: Extract<SetQuery, { op: "longestOpen" }>, context: HoursContext): Rows {
  const rows = tellingHours(set, context);
  const told = rows.flatMap((row) => {
    const times = row.value.kind === "node" ? openingTimes(row.value.id, context) : undefined;
    return times === undefined ? [] : [{ row, times, length: times.to - times.from }];
  });
  if (told.length < 2 || told.length * 2 < rows.length) return new Map();
  const lengths = told.map(({ length }) => length);
  const best = great ? Math.max(...lengths) : Math.min(...lengths);
  return rowsOf(
    told.filter(({ length }) => length === best).map(({ row, times }) => ({ ...row, proof: [...row.proof, ...times.edges] })),
  );
}

/** Whether some of a set that is measured by when it closes do so after midnight: by the clock they would be the first to. */
export function closesOverMidnight(set: SetQuery, { kinds }: Relation, context: HoursContext): boolean {
  return (
    kinds.includes("closing time") &&
    tellingHours(set, context).some(({ value }) => value.kind === "node" && isOverMidnight(value.id, context))
  );
}
