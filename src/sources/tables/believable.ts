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
  if (!isOfOneSort(finding, tableOfRow)) return false;
  const tables = finding.rows.map(({ value }) => (value.kind === "node" ? tableOfRow(value.id) : undefined));
  const expects = finding.query.ask === "which" ? finding.query.expects : "anything";
  if (expects !== "person" && expects !== "place") return true;
  return tables.every((name) => name === undefined || tableNamed(schema, name)?.columns.some(isNameColumn) === true);
}

/** Whether what is found stands in one column, of one table where `tableOf` tells them apart. */
export function isOfOneSort(finding: Finding, tableOf: (node: string) => string | undefined = () => undefined): boolean {
  if (finding.kind === "parts") return finding.findings.every((part) => isOfOneSort(part, tableOf));
  if (finding.kind !== "rows" && finding.kind !== "count") return true;
  const sorts = finding.rows.map(({ value, proof }) => {
    const last = proof.findLast(({ predicate }) => predicate !== RDF_TYPE);
    return JSON.stringify([(value.kind === "node" ? tableOf(value.id) : undefined) ?? "", last?.predicate ?? ""]);
  });
  return new Set(sorts).size <= 1;
}
