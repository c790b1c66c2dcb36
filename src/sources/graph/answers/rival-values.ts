import type { Executor } from "./executor.js";
import type { SetQuery } from "./query.js";
import type { Rows } from "./row.js";

const FEWEST_SORTED = 4;
const MOST_SORTED = 5_000;

/** Whether every thing of the classes that have a relation has it, to a few values that several share. */
function sorts({ graph, membership }: Executor, predicate: string, value: string): boolean {
  const edges = graph.edgesOf(predicate);
  if (edges.length > MOST_SORTED) return false;
  const subjects = new Set(edges.map(({ subject }) => subject));
  const values = new Set(edges.flatMap(({ object }) => (object.kind === "node" ? [object.id] : [])));
  const shared = edges.filter(({ object }) => object.kind === "node" && object.id === value).length;
  if (subjects.size < FEWEST_SORTED || values.size * 2 > edges.length || shared < 2) return false;
  const types = new Set([...subjects].flatMap((subject) => membership.tellings(subject).map(({ object }) => object)));
  const nodes = new Set([...types].flatMap((type) => (type.kind === "node" ? [type.id] : [])));
  if (nodes.size === 0) return false;
  return [...nodes].every((type) =>
    graph.incoming(type).every((edge) => !membership.tellings(edge.subject).includes(edge) || subjects.has(edge.subject)),
  );
}

/**
 * What meets other standards doesn't meet this one, where the standards sort things: all of one class meet some, and this one is met by others.
 */
export function hasOtherValues(
  id: string,
  { relation: { paths } }: Extract<SetQuery, { op: "follow" }>,
  among: Rows,
  executor: Executor,
): boolean {
  const said = new Set([...among.values()].map(({ proof }) => proof.at(-1)?.predicate));
  const [predicate] = said;
  if (said.size !== 1 || predicate === undefined || !paths.some((path) => path.predicate === predicate && !path.inverse))
    return false;
  return executor.rivals(predicate, id) && sorts(executor, predicate, id);
}
