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

/** Nor is who employs most of those that it happens to name the one who employs most. */
export function countsStaffAlone(set: SetQuery, { kinds }: Executor): boolean {
  if (set.op !== "mostOften" || (set.noun !== undefined && isOfOneKind({ op: "class", noun: set.noun, key: "" }))) return false;
  const [employer, staff] = [kinds.get("employer"), kinds.get("employees")];
  if (employer === undefined || staff === undefined) return false;
  const employs = new Set(employer.paths.filter(({ inverse }) => !inverse).map(({ predicate }) => predicate));
  const stated = new Set(staff.paths.map(({ predicate }) => predicate));
  const counted = set.relation.paths.filter(({ predicate }) => !stated.has(predicate));
  return counted.length > 0 && counted.every(({ predicate, inverse }) => inverse && employs.has(predicate));
}

function isOfOneKind(set: SetQuery): boolean {
  if (set.op === "and") return set.sets.some(isOfOneKind);
  if (set.op !== "narrow" && set.op !== "class") return false;
  return isKnownClass(set.noun) && set.noun.word?.id !== "person";
}
