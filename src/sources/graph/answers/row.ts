import type { Edge, GraphLiteral, GraphNode } from "../knowledge-graph.js";

/** One thing that a set holds, and the statements that put it there, in the order of the reasoning. */
export interface Row {
  readonly value: GraphNode | GraphLiteral;
  readonly proof: readonly Edge[];
  /** What it measures, where that was asked. */
  readonly measure?: GraphLiteral | undefined;
}

export type Rows = ReadonlyMap<string, Row>;

export function valueKey(value: GraphNode | GraphLiteral): string {
  return value.kind === "node" ? value.id : `"${value.text}"`;
}

export function rowsOf(rows: Iterable<Row>): Map<string, Row> {
  const found = new Map<string, Row>();
  for (const row of rows) {
    const key = valueKey(row.value);
    if (!found.has(key)) found.set(key, row);
  }
  return found;
}
