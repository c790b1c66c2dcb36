import type { Executor } from "./executor.js";
import type { Query } from "./query.js";
import type { Row } from "./row.js";

/** Parents are a mother and a father. */
const TOGETHER = [
  ["mother", "father"],
  ["brother", "sister"],
  ["son", "daughter"],
];

/**
 * A verb may mean several relations of one thing: who made a film is its director, or its studio. Whom is asked for tells; where that doesn't,
 * nothing is told: one of them isn't meant.
 */
export function ofOneRelation(
  rows: readonly Row[],
  { set, expects }: Extract<Query, { ask: "which" }>,
  executor: Executor,
): readonly Row[] {
  const step = set.op === "narrow" ? set.set : set;
  if (step.op !== "follow" || step.relation.kinds.length < 2 || rows.length < 2) return rows;
  const ledBy = ({ proof }: Row): string => proof.at(-1)?.predicate ?? "";
  const isForward = (predicate: string): boolean =>
    step.relation.paths.some((path) => path.predicate === predicate && !path.inverse);
  const isMixed = (some: readonly Row[]): boolean => {
    const predicates = [...new Set(some.map(ledBy))];
    return predicates.length > 1 && predicates.every(isForward) && !isOneKind(predicates, executor);
  };
  if (!isMixed(rows)) return rows;
  const people = rows.filter(({ value }) => value.kind === "node" && executor.membership.implied(value.id).has("person"));
  return expects === "person" && people.length > 0 && !isMixed(people) ? people : [];
}

/** Whether one kind of the lexicon, or those of a family, have all these predicates, the same way round. */
function isOneKind(predicates: readonly string[], { kinds }: Executor): boolean {
  const families = TOGETHER.map((ids) => ids.flatMap((id) => kinds.get(id)?.paths ?? []));
  return [...[...kinds.values()].map(({ paths }) => paths), ...families].some((paths) =>
    predicates.every((predicate) => paths.some((path) => path.predicate === predicate && !path.inverse)),
  );
}
