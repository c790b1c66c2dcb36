import type { QueryPlan, QueryResult } from "../plan/query-plan.js";

/** Rows as they came, one more than wanted where there are more; aggregates without what binary fractions add: 0.30000000000000004. */
export function resultOf(
  columns: readonly string[],
  rows: readonly (readonly (string | null)[])[],
  plan: QueryPlan,
  maxRows: number,
): QueryResult {
  const most = Math.min(plan.limit ?? maxRows, maxRows);
  const isWorkedOut = plan.select.map(({ aggregate }) => aggregate === "sum" || aggregate === "average");
  return {
    columns,
    rows: rows.slice(0, most).map((row) => row.map((cell, index) => (isWorkedOut[index] === true ? plainNumber(cell) : cell))),
    isCut: rows.length > most,
  };
}

/** `12.500000` → `12.5`, `0.30000000000000004` → `0.3`. */
export function plainNumber(text: string | null): string | null {
  if (text === null || !/^-?\d+\.\d+(?:e[+-]?\d+)?$/iu.test(text)) return text;
  const digits = text.replace(/e.*$/iu, "").replace(/\D/gu, "").replace(/^0+/u, "");
  const short = digits.length > 15 || /e/iu.test(text) ? String(Number(Number(text).toPrecision(15))) : text;
  return short.includes("e") ? short : short.replace(/(\.\d*?)0+$/u, "$1").replace(/\.$/u, "");
}
