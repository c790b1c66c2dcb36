import type { KnowledgeGraph } from "../knowledge-graph.js";
import { predicateNames } from "./predicate-names.js";
import { rateNamed } from "./rate-words.js";
import { type Relation, relation } from "./relation.js";

/** The relations of a graph that are counted so. */
export function ratesOf(graph: KnowledgeGraph): ReadonlyMap<string, Relation> {
  const paths = new Map<string, Relation["paths"][number][]>();
  for (const predicate of graph.predicates())
    for (const name of predicateNames(graph, predicate)) {
      const unit = rateNamed(name);
      if (unit !== undefined) paths.set(unit, [...(paths.get(unit) ?? []), { predicate, inverse: false, own: true }]);
    }
  return new Map([...paths].map(([unit, found]) => [unit, relation(found, [])]));
}

/** As much of a relation as is counted so; undefined where nothing is. */
export function atRate(all: Relation | undefined, rate: Relation | undefined): Relation | undefined {
  const paths = all?.paths.filter((path) => rate?.paths.some(({ predicate }) => predicate === path.predicate)) ?? [];
  return all === undefined || paths.length === 0 ? undefined : relation(paths, all.kinds);
}
