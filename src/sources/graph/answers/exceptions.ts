import type { KnowledgeGraph } from "../knowledge-graph.js";
import { functional } from "./functional.js";
import { namesIn, type SetQuery } from "./query.js";
import type { Relation } from "./relation.js";
import { type Row, type Rows, rowsOf } from "./row.js";

/** What leaving out needs of the execution it is part of. */
export interface ExceptionContext {
  readonly graph: KnowledgeGraph;
  rows(set: SetQuery): Rows;
  follow(from: Rows, relation: Relation): Rows;
  /** The row that leads up the places to a node. */
  upTo(rows: Rows, node: string): Row | undefined;
}

/** A set without some of it. Nothing where what is left out isn't known, or where the others are asked for and there is no one else's. */
export function excepting({ set, less }: Extract<SetQuery, { op: "except" }>, context: ExceptionContext): Rows {
  const rows = context.rows(set);
  const gone = less === undefined ? new Set(namesIn(set)) : new Set(context.rows(less).keys());
  const others = new Map([...rows].filter(([key]) => !gone.has(key)));
  return gone.size === 0 || (less === undefined && others.size === rows.size) ? new Map() : others;
}

/**
 * Those of a set whose relation leads elsewhere, if it leads to one thing only. What the graph says nothing about isn't among them: absence
 * is not falsity.
 */
export function lacking({ set, relation, values }: Extract<SetQuery, { op: "lacks" }>, context: ExceptionContext): Rows {
  const unwanted = context.rows(values);
  const leadsToOne = relation.paths.every(({ predicate, inverse }) => !inverse && functional(context.graph, predicate));
  if (unwanted.size === 0 || !leadsToOne) return new Map();
  const isUnwanted = (found: Rows): boolean =>
    [...unwanted].some(
      ([key, { value }]) => found.has(key) || (value.kind === "node" && context.upTo(found, value.id) !== undefined),
    );
  const left: Row[] = [];
  for (const row of context.rows(set).values()) {
    const found = context.follow(rowsOf([{ ...row, proof: [] }]), relation);
    if (found.size > 0 && !isUnwanted(found))
      left.push({ ...row, proof: [...row.proof, ...[...found.values()].flatMap(({ proof }) => proof)] });
  }
  return rowsOf(left);
}
