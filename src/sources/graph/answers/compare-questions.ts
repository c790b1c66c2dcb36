import type { Meaning } from "./chart.js";
import { asQuery, isBare } from "./combine.js";
import { difference, either, type SetQuery, whether, whetherClass, whetherMore, whetherSame, whetherWhere } from "./query.js";

/** What both grammars ask of two things, or of one and a limit. */

export function pair(a: Meaning, b: Meaning): SetQuery | undefined {
  return a.set === undefined || b.set === undefined || a.set.op === "class" || b.set.op === "class"
    ? undefined
    : either(a.set, b.set);
}

export function bigger(a: Meaning, b: Meaning, scale: Meaning, more: boolean): Meaning | undefined {
  return a.set === undefined || b.set === undefined || scale.relation === undefined
    ? undefined
    : asQuery(whetherMore(a.set, b.set, scale.relation, more));
}

/** Whether there is any. */
export function exists(set: SetQuery | undefined): Meaning | undefined {
  return set === undefined || isBare(set) ? undefined : asQuery(whether(set, set));
}

/** As long as the other: longer will do. */
export function asMuch(a: Meaning, b: Meaning, scale: Meaning, more: boolean): Meaning | undefined {
  return a.set === undefined || b.set === undefined || scale.relation === undefined
    ? undefined
    : asQuery(whetherMore(a.set, b.set, scale.relation, more, true));
}

/** How far apart two things are. */
export function differ(a: Meaning, b: Meaning, scale: Meaning): Meaning | undefined {
  return a.set === undefined || b.set === undefined || scale.relation === undefined
    ? undefined
    : asQuery(difference(a.set, b.set, scale.relation));
}

export function limited(n: Meaning, by: Meaning, { comparison, quantity, until }: Meaning): Meaning | undefined {
  if (n.set === undefined || by.relation === undefined || comparison === undefined || quantity === undefined) return undefined;
  return asQuery(whetherWhere(n.set, by.relation, comparison, quantity, until));
}

export function isIn(a: Meaning, among_: SetQuery | undefined): Meaning | undefined {
  return a.set === undefined || among_ === undefined || a.set.op === "class" || isBare(among_)
    ? undefined
    : asQuery(whether(a.set, among_));
}

export function same(a: Meaning, b: Meaning, by: Meaning, { noun }: Meaning): Meaning | undefined {
  return a.set === undefined || b.set === undefined || by.relation === undefined
    ? undefined
    : asQuery(whetherSame([a.set, b.set], by.relation, noun));
}

export function isA(n: Meaning, { noun }: Meaning): Meaning | undefined {
  return n.set === undefined || noun === undefined || n.set.op === "class" ? undefined : asQuery(whetherClass(n.set, noun));
}

export function overlaps(a: Meaning, b: Meaning): boolean {
  return a.relation?.paths.some((x) => b.relation?.paths.some((y) => x.predicate === y.predicate)) === true;
}
