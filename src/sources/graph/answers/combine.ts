import type { Meaning } from "./chart.js";
import {
  beyond,
  both,
  count,
  type Expected,
  follow,
  followBack,
  most,
  mostOften,
  narrow,
  type Query,
  type Ranks,
  type SetQuery,
  where,
  which,
} from "./query.js";
import { type Relation, relation } from "./relation.js";

/** Building blocks that both grammars share. Each gives nothing where a part is missing. */

export const asSet = (set: SetQuery | undefined): Meaning | undefined => (set === undefined ? undefined : { set });
export const asQuery = (query: Query | undefined): Meaning | undefined => (query === undefined ? undefined : { query });
export const asNarrows = (narrows: ((set: SetQuery) => SetQuery) | undefined): Meaning | undefined =>
  narrows === undefined ? undefined : { narrows };

/** What the relation leads to from the set. */
export function to(from: Meaning, by: Meaning): SetQuery | undefined {
  return from.set === undefined || by.relation === undefined ? undefined : follow(from.set, by.relation);
}

/** What leads to the set. */
export function back(from: Meaning, by: Meaning): SetQuery | undefined {
  return from.set === undefined || by.relation === undefined ? undefined : followBack(from.set, by.relation);
}

/** The Copper Ladle in Port Lissen, where there is another: only a name that several things share needs a place. */
export function ofThatPlace({ set }: Meaning, there: SetQuery | undefined): SetQuery | undefined {
  return set?.op === "named" && set.nodes.length > 1 && there !== undefined ? both(set, there) : undefined;
}

export function called(set: SetQuery | undefined, { noun }: Meaning): SetQuery | undefined {
  return set === undefined || noun === undefined ? undefined : narrow(set, noun);
}

export function classSet({ noun }: Meaning): SetQuery | undefined {
  return noun === undefined ? undefined : { op: "class", noun, key: noun.id };
}

export function among(noun: Meaning, ...sets: readonly (SetQuery | undefined)[]): SetQuery | undefined {
  const all = [classSet(noun), ...sets];
  return all.every((set) => set !== undefined) ? both(...all) : undefined;
}

export function intersecting(other: SetQuery | undefined): ((set: SetQuery) => SetQuery) | undefined {
  return other === undefined ? undefined : (set) => both(set, other);
}

export function narrowed(set: SetQuery | undefined, ...by: readonly (Meaning | undefined)[]): SetQuery | undefined {
  let result = set;
  for (const meaning of by) {
    const narrows = meaning?.narrows;
    if (narrows === undefined || result === undefined) return undefined;
    result = narrows(result);
  }
  return result;
}

export function inBoth(a: Meaning, b: Meaning): ((set: SetQuery) => SetQuery) | undefined {
  const [first, second] = [a.narrows, b.narrows];
  return first === undefined || second === undefined ? undefined : (set) => second(first(set));
}

export function measuring(by: Meaning, { comparison, quantity, until }: Meaning): ((set: SetQuery) => SetQuery) | undefined {
  const { relation: scale } = by;
  if (scale === undefined || comparison === undefined || quantity === undefined) return undefined;
  return until === undefined
    ? (set) => where(set, scale, comparison, quantity)
    : (set) => where(where(set, scale, ">=", quantity), scale, "<=", until);
}

export function greatest(
  set: SetQuery | undefined,
  scale: Meaning,
  great: boolean | undefined,
  size?: number,
): SetQuery | undefined {
  return set === undefined || scale.relation === undefined || great === undefined
    ? undefined
    : most(set, scale.relation, great, size);
}

/** What picks the greatest of a set, or those of these ranks. */
export function picking(scale: Meaning, great: boolean | undefined, ranks?: Ranks): Meaning | undefined {
  const by = scale.relation;
  return by === undefined || great === undefined ? undefined : asNarrows((set) => most(set, by, great, undefined, ranks));
}

/** A choice among as many as were said. */
export function sized(set: SetQuery | undefined, { size }: Meaning): SetQuery | undefined {
  return set?.op === "most" && size !== undefined ? most(set.set, set.scale, set.great, size, set.ranks) : set;
}

function oftenest(set: SetQuery | undefined, by: Meaning, great: boolean, { noun }: Meaning = {}): SetQuery | undefined {
  return set === undefined || by.relation === undefined ? undefined : mostOften(set, by.relation, great, noun);
}

/** What picks those with the most, or fewest, of something. */
export function pickingOftenest(by: Meaning, great: boolean, noun: Meaning = {}): Meaning | undefined {
  return by.relation === undefined ? undefined : asNarrows((set) => oftenest(set, by, great, noun) ?? set);
}

/** Asks for a set that the question describes; a bare name or class describes nothing. */
export function ask(set: SetQuery | undefined, expects: Expected = "anything"): Query | undefined {
  return set === undefined || isBare(set) || ofAll(set) ? undefined : which(set, expects);
}

/** What every one of a class has: `how many people does a stadium hold` isn't asked of all of them. */
function ofAll(set: SetQuery): boolean {
  if (set.op === "narrow") return ofAll(set.set);
  return set.op === "follow" && set.from.op === "class";
}

export function asksCount(set: SetQuery | undefined): Query | undefined {
  return set === undefined ? undefined : count(set);
}

export function isBare(set: SetQuery): boolean {
  return (
    set.op === "named" ||
    set.op === "class" ||
    (set.op === "narrow" && isBare(set.set)) ||
    (set.op === "and" && set.sets.every(isBare))
  );
}

/** The relation that a class's name stands for: of `capital` as a class, `capital`. */
export function rangeOf({ noun }: Meaning): Relation | undefined {
  return noun === undefined || noun.ranges.length === 0 ? undefined : relation(noun.ranges, []);
}

/** Those that measure more, or less, than another thing. */
export function farther(d: Meaning, n: Meaning): Meaning | undefined {
  const [scale, than] = [d.relation, n.set];
  return scale === undefined || than === undefined || than.op === "class"
    ? undefined
    : asNarrows((set) => beyond(set, scale, d.great === true, than));
}
