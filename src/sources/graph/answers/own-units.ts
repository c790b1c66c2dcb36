import type { Atom } from "../atoms.js";
import type { KnowledgeGraph } from "../knowledge-graph.js";
import { unitNamed } from "./quantity.js";
import { type Relation, type RelationPath, relation } from "./relation.js";
import { phraseKey } from "./relation-words.js";

const BRACKETED = /[（(]\s*(?<unit>\p{L}[\p{L} ]{1,18}?)\s*[)）]\s*$/u;
/** Says more than a unit. */
const NO_UNIT = /\b(?:per|of|in|by|each|incl|excl|year|date|name|optional)\b|每|年|是否|可选/iu;
const LONGEST = 4;

/** The unit in a predicate's name, if nothing but the graph knows it. */
export function ownUnitOf(name: string): string | undefined {
  const unit = BRACKETED.exec(name)?.groups?.["unit"];
  return unit === undefined || NO_UNIT.test(unit) || unitNamed(unit) !== undefined ? undefined : phraseKey(unit);
}

/** What is measured in units that only the graph knows, by their names: the crowns of `price (crowns)`. */
export function ownUnits(graph: KnowledgeGraph): ReadonlyMap<string, Relation> {
  const paths = new Map<string, RelationPath[]>();
  for (const predicate of graph.predicates()) {
    const keys = new Set(graph.names(predicate).flatMap((name) => ownUnitOf(name) ?? []));
    for (const key of keys) paths.set(key, [...(paths.get(key) ?? []), { predicate, inverse: false, own: false }]);
  }
  return new Map([...paths].map(([key, found]) => [key, relation(found, [])]));
}

/** The longest such unit that begins at an atom. */
export function unitAt(
  atoms: readonly Atom[],
  from: number,
  units: ReadonlyMap<string, Relation>,
): { readonly to: number; readonly relation: Relation } | undefined {
  for (let to = units.size === 0 ? from : Math.min(atoms.length, from + LONGEST); to > from; to -= 1) {
    const run = atoms.slice(from, to);
    const found = units.get(phraseKey(run.map(({ text }) => text).join(run[0]?.kind === "han" ? "" : " ")));
    if (found !== undefined) return { to, relation: found };
  }
  return undefined;
}
