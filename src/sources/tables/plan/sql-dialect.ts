import type { ColumnKind } from "../table-schema.js";
import type { PlanValue } from "./query-plan.js";

/** Where databases differ in what {@link compilePlan} writes. Every function gets names and expressions that are quoted already. */
export interface SqlDialect {
  /** An identifier, quoted so that nothing in it can end it. */
  quote(identifier: string): string;
  /** The parameter at a place, counted from 1, as a value of this kind. */
  parameter(place: number, kind: ColumnKind): string;
  /** What is bound for a value that is compared with a column of this kind. */
  bound(value: PlanValue, kind: ColumnKind): PlanValue;
  /** A column that holds texts of any type, as plain text. */
  text(expression: string): string;
  /** An expression as text of at most this many characters. */
  asText(expression: string, characters: number, kind: ColumnKind): string;
  /** Whether one text holds another; both are lower case. */
  contains(text: string, part: string): string;
}

/** Double quotes, doubled inside: the rule of the SQL standard, which SQLite, PostgreSQL and DuckDB keep. */
export function quoteStandard(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}
