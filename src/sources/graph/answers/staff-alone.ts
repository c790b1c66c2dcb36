import type { Edge } from "../knowledge-graph.js";
import { isKnownClass } from "./class-ref.js";
import type { Executor } from "./executor.js";
import type { SetQuery } from "./query.js";
import type { Row } from "./row.js";

/**
 * Of 62 people on a staff a graph may name one: those are not counted where it tells how many work somewhere, here or elsewhere. The astronomers among
 * them are, where it says who is one.
 */
export function areStaffAlone(rows: readonly Row[], set: SetQuery, { kinds, membership }: Executor): boolean {
  if (isOfOneKind(set)) return false;
  const [employer, staff] = [kinds.get("employer"), kinds.get("employees")];
  if (employer === undefined || staff === undefined) return false;
  const isOfStaff = ({ value, proof }: Row): boolean => {
    if (value.kind !== "node") return false;
    const tellings = membership.tellings(value.id);
    const telling = proof.filter((edge) => !tellings.includes(edge));
    const isEmployed = ({ subject, predicate }: Edge): boolean =>
      subject === value.id && employer.paths.some((path) => !path.inverse && path.predicate === predicate);
    return telling.length > 0 && telling.every(isEmployed);
  };
  return rows.length > 0 && rows.every(isOfStaff);
}

function isOfOneKind(set: SetQuery): boolean {
  if (set.op === "and") return set.sets.some(isOfOneKind);
  if (set.op !== "narrow" && set.op !== "class") return false;
  return isKnownClass(set.noun) && set.noun.word?.id !== "person";
}
