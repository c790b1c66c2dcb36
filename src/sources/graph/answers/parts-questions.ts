import type { Meaning } from "./chart.js";
import { ask, asQuery, to } from "./combine.js";
import { parts, type Query, type SetQuery } from "./query.js";

const MOST_PARTS = 4;

export function partsOf(...queries: readonly (Query | undefined)[]): Meaning | undefined {
  const all = queries.flatMap((query) => (query === undefined ? [] : query.ask === "parts" ? query.queries : [query]));
  return queries.includes(undefined) || all.length > MOST_PARTS ? undefined : asQuery(parts(all));
}

/** A question, and one more thing of what it is about. */
export function alsoOf({ query }: Meaning, part: Meaning): Meaning | undefined {
  const set = query === undefined ? undefined : subjectOf(query);
  return set === undefined ? undefined : partsOf(query, ask(to({ set }, part)));
}

function subjectOf(query: Query): SetQuery | undefined {
  if (query.ask === "parts") return query.queries[0] === undefined ? undefined : subjectOf(query.queries[0]);
  if (query.ask !== "which") return undefined;
  const inner = (set: SetQuery): SetQuery => (set.op === "narrow" ? inner(set.set) : set);
  const set = inner(query.set);
  return set.op === "follow" && set.from.op === "named" ? set.from : undefined;
}

/** A question for one thing, and what more is asked of that: `which prize did she win, and how much is that prize worth`. */
export function alsoOfAnswer({ query }: Meaning, { noun }: Meaning, part: Meaning): Meaning | undefined {
  if (query?.ask !== "which" || noun === undefined || query.set.op !== "narrow" || query.set.noun.id !== noun.id)
    return undefined;
  return partsOf(query, ask(to({ set: query.set }, part)));
}
