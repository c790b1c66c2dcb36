import type { Edge } from "../knowledge-graph.js";
import type { Executor } from "./executor.js";
import type { Row } from "./row.js";

/** Of 62 people on a staff a graph may name one: those are not counted where it tells how many work somewhere, here or elsewhere. */
export function areStaffAlone(rows: readonly Row[], { kinds, membership }: Executor): boolean {
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
