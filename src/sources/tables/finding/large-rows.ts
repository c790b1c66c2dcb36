import type { Evidence } from "../../knowledge-source.js";
import type { HeldTables } from "../held-tables.js";
import { isCodeColumn, isNameColumn } from "../rows/column-words.js";
import type { TableDatabase } from "../table-database.js";
import type { TableDescription } from "../table-schema.js";
import { tellRow } from "../telling/tell-row.js";
import type { ToldPlan } from "../telling/told-plan.js";
import { spansOf } from "./spans.js";

const MOST_TABLES = 8;

export interface FindLargeOptions {
  readonly source: string;
  readonly database: TableDatabase;
  readonly told: ToldPlan;
  readonly limit: number;
  readonly signal: AbortSignal | undefined;
}

/** Rows of large tables that are called by a run of the question's words. */
export async function findLargeRows(
  question: string,
  { rows, schema }: HeldTables,
  { source, database, told, limit, signal }: FindLargeOptions,
): Promise<Evidence[]> {
  const spans = spansOf(question);
  if (spans.length === 0) return [];
  const found: Evidence[] = [];
  for (const { table } of rows.large.slice(0, MOST_TABLES)) {
    const shown = shownColumns(table);
    for (const { name } of table.columns.filter((column) => isNameColumn(column) || isCodeColumn(column)).slice(0, 3)) {
      const plan = {
        table: table.name,
        select: shown.map((column) => ({ column })),
        filters: [{ column: name, operator: "in" as const, value: spans }],
      };
      const { rows: matching } = await database.run(plan, { schema, maxRows: limit, signal });
      for (const row of matching)
        found.push(tellRow(row, shown, { source, database: database.name, table, told, called: row[shown.indexOf(name)] ?? "" }));
    }
  }
  const unique = new Map(found.map((evidence) => [evidence.location, evidence]));
  return [...unique.values()].slice(0, limit);
}

const MOST_COLUMNS = 20;

/** The key, and the first columns. */
function shownColumns({ columns, key }: TableDescription): string[] {
  return [...new Set([...key, ...columns.map(({ name }) => name)])].slice(0, MOST_COLUMNS);
}
