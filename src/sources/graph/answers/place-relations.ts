import type { Relation, RelationPath } from "./relation.js";

type Kinds = ReadonlyMap<string, Relation>;

const UPWARD = ["city", "province", "country", "continent", "location", "part of", "island of"];
const PLACED = ["birthplace", "deathplace", "residence", "headquarters", "origin", "held in"];

/** Kinds that lead to a place. */
export const PLACE_KINDS: ReadonlySet<string> = new Set([
  ...UPWARD,
  ...PLACED,
  ..."burialplace|mouth|river source|place built|home port|first station|last station|departs from|goes to|start place|finish place|winter quarters|premiere place|capital".split(
    "|",
  ),
]);

/** From a place to those it lies in. */
export function upwardPaths(kinds: Kinds): RelationPath[] {
  return UPWARD.flatMap((kind) => kinds.get(kind)?.paths ?? []).filter(({ inverse }) => !inverse);
}

/** What tells where something is, or comes from. */
export function placePaths(kinds: Kinds): RelationPath[] {
  return [...UPWARD, ...PLACED].flatMap((kind) => kinds.get(kind)?.paths ?? []).filter(({ inverse }) => !inverse);
}

/** Predicates whose place may be told by any of the places around it. */
export function placePredicates(kinds: Kinds): ReadonlySet<string> {
  const paths = PLACED.flatMap((kind) => kinds.get(kind)?.paths ?? []);
  return new Set(paths.flatMap(({ predicate, inverse }) => (inverse ? [] : [predicate])));
}
