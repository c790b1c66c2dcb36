import type { Meaning } from "./chart.js";
import { asNarrows, asQuery } from "./combine.js";
import { both, count, except, follow, followBack, lacks, narrow, type Query, type SetQuery, which } from "./query.js";

/** What both grammars need to leave something out, or to compare with what something else has. */

/** The others: without what the question itself names. */
export function others(set: SetQuery | undefined): SetQuery | undefined {
  return set === undefined || leavesOut(set) ? set : except(set);
}

/** The same as another has leaves out the other already. */
function leavesOut(set: SetQuery): boolean {
  return set.op === "except" || (set.op === "and" && set.sets.some(leavesOut)) || (set.op === "narrow" && leavesOut(set.set));
}

/** A description without some of what it describes. */
export function butFor({ set: less }: Meaning): Meaning | undefined {
  return less === undefined ? undefined : asNarrows((set) => except(set, less));
}

/** A question for a set, asked of what is left of it. */
export function askedBut({ query }: Meaning, { set: less }: Meaning): Meaning | undefined {
  return less === undefined ? undefined : asQuery(leaving(query, (set) => except(set, less)));
}

function leaving(query: Query | undefined, without: (set: SetQuery) => SetQuery): Query | undefined {
  if (query?.ask === "which") return query.set.op === "except" ? undefined : which(without(query.set), query.expects);
  return query?.ask === "count" ? count(without(query.set)) : undefined;
}

/** Those whose relation leads to something else. */
export function not({ relation }: Meaning, { set: values }: Meaning): Meaning | undefined {
  return relation === undefined || values === undefined ? undefined : asNarrows((set) => lacks(set, relation, values));
}

/** Those that share with a thing what the relation leads to: born in the same city as she. */
export function sharing({ set: other }: Meaning, { relation }: Meaning, { noun }: Meaning = {}): Meaning | undefined {
  if (other === undefined || relation === undefined) return undefined;
  const far = follow(other, relation);
  const shared = followBack(noun === undefined ? far : narrow(far, noun), relation);
  return asNarrows((set) => except(both(set, shared), other));
}
