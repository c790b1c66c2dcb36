import type { Finding } from "../graph/answers/evaluate.js";
import { RDF_TYPE } from "../graph/knowledge-graph.js";
import { tableOfRow } from "./rows/row-place.js";

/**
 * Whether all that an answer lists is of one sort: rows of one table, or values of one column. A word may mean columns of several tables
 * (who supplies a product: its supplier, or an order that it stands in), and a mixture of both would be a guess.
 */
export function isOfOneSort(finding: Finding): boolean {
  if (finding.kind === "parts") return finding.findings.every(isOfOneSort);
  if (finding.kind !== "rows" && finding.kind !== "count") return true;
  const sorts = finding.rows.map(({ value, proof }) => {
    const last = proof.findLast(({ predicate }) => predicate !== RDF_TYPE);
    return JSON.stringify([value.kind === "node" ? tableOfRow(value.id) : "", last?.predicate ?? ""]);
  });
  return new Set(sorts).size <= 1;
}
