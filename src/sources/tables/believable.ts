import type { Finding } from "../graph/answers/evaluate.js";
import { RDF_TYPE } from "../graph/knowledge-graph.js";
import { isNameColumn } from "./rows/column-words.js";
import { tableOfRow } from "./rows/row-place.js";
import { type TableSchema, tableNamed } from "./table-schema.js";

/**
 * Whether what a graph finds may be said of tables, too. All of it must be of one sort, rows of one table or values of one column: a word may
 * mean columns of several tables (who supplies a product: its supplier, or an order that it stands in). And who or where is never answered
 * by rows that have no name: an order isn't who makes a product, though the product is `its product`.
 */
export function isBelievable(finding: Finding, schema: TableSchema): boolean {
  if (finding.kind === "parts") return finding.findings.every((part) => isBelievable(part, schema));
  if (finding.kind !== "rows" && finding.kind !== "count") return true;
  const tables = finding.rows.map(({ value }) => (value.kind === "node" ? tableOfRow(value.id) : undefined));
  const sorts = finding.rows.map(({ proof }, index) => {
    const last = proof.findLast(({ predicate }) => predicate !== RDF_TYPE);
    return JSON.stringify([tables[index] ?? "", last?.predicate ?? ""]);
  });
  if (new Set(sorts).size > 1) return false;
  const expects = finding.query.ask === "which" ? finding.query.expects : "anything";
  if (expects !== "person" && expects !== "place") return true;
  return tables.every((name) => name === undefined || tableNamed(schema, name)?.columns.some(isNameColumn) === true);
}
