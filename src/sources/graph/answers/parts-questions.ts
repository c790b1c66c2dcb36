import type { Meaning } from "./chart.js";
import { ask, asQuery, to } from "./combine.js";
import { follow, namesIn, narrow, parts, type Query, type SetQuery, which } from "./query.js";

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

/** A question for a place, and what more is asked of what is there. */
export function alsoOfPlace({ query }: Meaning, part: Meaning): Meaning | undefined {
  const isPlace =
    query?.ask === "which" &&
    (query.expects === "place" ||
      (query.set.op === "narrow" &&
        /^(?:city|village|place|county|province|country|island)$/u.test(query.set.noun.word?.id ?? "")));
  return isPlace ? partsOf(query, ask(to({ set: query.set }, part), "number")) : undefined;
}

/** Two questions about one thing, or one asked of two; else each is asked alone. */
export function bothOf({ query: a }: Meaning, { query: b }: Meaning): Meaning | undefined {
  if (a?.ask !== "which" || b?.ask !== "which") return undefined;
  const named = new Set(namesIn(a.set));
  const isSame = a.set.op === "follow" && b.set.op === "follow" && a.set.relation.id === b.set.relation.id;
  return isSame || namesIn(b.set).some((name) => named.has(name)) ? partsOf(a, b) : undefined;
}

/** A question about one thing, asked of another, too: `how many fit into the one and how many into the other`. */
export function againOf({ query }: Meaning, { set: other }: Meaning): Meaning | undefined {
  if (query?.ask !== "which" || other?.op !== "named") return undefined;
  const set = about(query.set, other);
  return set === undefined ? undefined : partsOf(query, which(set, query.expects));
}

/** The same of another thing. */
function about(set: SetQuery, other: SetQuery): SetQuery | undefined {
  if (set.op === "narrow") {
    const inner = about(set.set, other);
    return inner === undefined ? undefined : narrow(inner, set.noun);
  }
  if (set.op !== "follow") return undefined;
  const from = set.from.op === "named" ? (set.from.key === other.key ? undefined : other) : about(set.from, other);
  return from === undefined ? undefined : follow(from, set.relation);
}

/** A question for one thing, and what more is asked of that: `which prize did she win, and how much is that prize worth`. */
export function alsoOfAnswer({ query }: Meaning, { noun }: Meaning, part: Meaning): Meaning | undefined {
  if (query?.ask !== "which" || noun === undefined || query.set.op !== "narrow" || query.set.noun.id !== noun.id)
    return undefined;
  return partsOf(query, ask(to({ set: query.set }, part)));
}
