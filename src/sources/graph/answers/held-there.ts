import type { KnowledgeGraph } from "../knowledge-graph.js";
import { type ClassRef, isKnownClass } from "./class-ref.js";
import type { Membership } from "./membership.js";
import type { SetQuery } from "./query.js";
import type { RelationPath } from "./relation.js";
import { type Row, type Rows, rowsOf } from "./row.js";

interface Told {
  readonly graph: KnowledgeGraph;
  readonly membership: Membership;
  rows(set: SetQuery): Rows;
}

/** Statements of one relation that show of what it is said. */
const SAMPLE = 100;

/**
 * Who works for a firm and manages something isn't the firm's manager: where `of` alone joins a thing with what a relation is called, that relation has to
 * join them.
 */
export function heldThere(rows: Rows, noun: ClassRef, from: SetQuery, told: Told): Rows {
  if (from.op !== "follow" || from.relation.unsaid !== true) return rows;
  const offices = officesOf(noun, from.from, told);
  if (offices.length === 0) return rows;
  const isHeld = (predicate: string): boolean => offices.some((path) => path.predicate === predicate);
  // The countries of a continent hold no office there.
  const isPlace = ({ value }: Row): boolean => value.kind === "node" && told.membership.implied(value.id).has("place");
  return rowsOf([...rows.values()].filter((row) => isHeld(row.proof.at(-1)?.predicate ?? "") || isPlace(row)));
}

/** The relations of a class's name; where there is a class of that name, only those that are said of such things as these. */
function officesOf(noun: ClassRef, of: SetQuery, told: Told): readonly RelationPath[] {
  if (!isKnownClass(noun)) return noun.ranges;
  const { graph, membership } = told;
  const { offices = [] } = noun;
  if (offices.length === 0) return offices;
  const things = [...told.rows(of).values()].flatMap(({ value }) => (value.kind === "node" ? [value.id] : []));
  const isSaidOfSuch = ({ predicate, inverse }: RelationPath): boolean =>
    !inverse &&
    graph
      .edgesOf(predicate)
      .slice(0, SAMPLE)
      .some(({ subject }) => things.some((thing) => membership.alike(subject, thing)));
  return offices.filter(isSaidOfSuch);
}
