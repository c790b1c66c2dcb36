import type { Query, SetQuery } from "./query.js";
import type { Relation } from "./relation.js";

/** Possession and the like mean so many that they say little of what was understood. */
const MOST_PATHS = 6;

/** The predicates that a reading of a question follows or measures by, where its words mean few. */
export function predicatesIn(query: Query): string[] {
  return (
    relationsOf(query)
      // One of several that came to more than one thing may still be meant alone.
      .filter(({ paths, single }) => paths.length <= MOST_PATHS && (single !== true || paths.length === 1))
      .flatMap(({ paths }) => paths.map(({ predicate }) => predicate))
  );
}

/** The relations that a reading of a question follows or measures by. */
export function relationsOf(query: Query): Relation[] {
  switch (query.ask) {
    case "which":
    case "count":
    case "whetherClass":
    case "whetherOpen":
      return inSet(query.set);
    case "whether":
      return [...inSet(query.set), ...inSet(query.among)];
    case "whetherMore":
    case "difference":
      return [query.scale, ...inSet(query.set), ...inSet(query.than)];
    case "parts":
      return query.queries.flatMap(relationsOf);
    case "whetherSame":
      return [query.relation, ...query.sets.flatMap(inSet)];
    case "whetherWhere":
      return [query.relation, ...inSet(query.set)];
  }
}

function inSet(set: SetQuery): Relation[] {
  switch (set.op) {
    case "named":
    case "class":
      return [];
    case "follow":
      return [set.relation, ...inSet(set.from)];
    case "and":
    case "either":
      return set.sets.flatMap(inSet);
    case "where":
    case "mostOften":
      return [set.relation, ...inSet(set.set)];
    case "beyond":
      return [set.scale, ...inSet(set.set), ...inSet(set.than)];
    case "most":
      return [set.scale, ...inSet(set.set)];
    case "lacks":
      return [set.relation, ...inSet(set.set), ...inSet(set.values)];
    default:
      return inSet(set.set);
  }
}
