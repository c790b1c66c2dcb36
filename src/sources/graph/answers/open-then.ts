import type { Edge } from "../knowledge-graph.js";
import type { Executor } from "./executor.js";
import type { Measure } from "./measure.js";
import { isOpen, openings } from "./opening-hours.js";
import type { Query } from "./query.js";
import type { Row } from "./row.js";

const SHUT = /^(?:(?:temporarily|permanently|currently) )?(?:closed|shut)\b|停业|歇业|已?关闭|闭馆|整修|装修|停运/iu;

/** By its opening and its closing time, or by a text that tells its hours. */
export function openThen(
  row: Row | undefined,
  query: Extract<Query, { ask: "whetherOpen" }>,
  executor: Executor,
): { readonly truth: boolean; readonly edges: readonly Edge[] } | undefined {
  if (row?.value.kind !== "node" || (query.at !== undefined && query.at.kind !== "number")) return undefined;
  const { id } = row.value;
  // What is closed for repairs is so at all hours.
  if (executor.graph.outgoing(id).some(({ object }) => object.kind === "literal" && SHUT.test(object.text))) return undefined;
  const timeOf = (kind: string): Measure | undefined => {
    const by = executor.kinds.get(kind);
    return by === undefined ? undefined : executor.measure(id, by);
  };
  const [opens, closes] = [timeOf("opening time"), timeOf("closing time")];
  const hours = executor.graph
    .outgoing(id)
    .filter(({ predicate }) => executor.kinds.get("opening hours")?.paths.some((path) => path.predicate === predicate))
    .flatMap((edge) => (edge.object.kind === "literal" ? [{ edge, all: openings(edge.object.text) }] : []));
  const [told, ...more] = hours;
  const daily =
    opens?.quantity.kind === "number" && closes?.quantity.kind === "number" && query.day === undefined
      ? [{ days: undefined, from: opens.quantity.value, to: closes.quantity.value }]
      : undefined;
  const [all, edges] =
    daily !== undefined && opens !== undefined && closes !== undefined
      ? [daily, [opens.edge, closes.edge]]
      : [more.length === 0 ? told?.all : undefined, told === undefined ? [] : [told.edge]];
  const truth = all === undefined ? undefined : isOpen(all, query.day, query.at?.value);
  return truth === undefined ? undefined : { truth, edges: [...row.proof, ...edges] };
}
