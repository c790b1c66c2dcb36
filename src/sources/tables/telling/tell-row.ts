import type { Evidence } from "../../knowledge-source.js";
import { plainNumber } from "../databases/result-of.js";
import { placeOf } from "../rows/row-place.js";
import type { TableDescription } from "../table-schema.js";
import type { ToldPlan } from "./told-plan.js";

/** A row as evidence, a line for each column that has a value. */
export function tellRow(
  row: readonly (string | null)[],
  columns: readonly string[],
  {
    source,
    database,
    table,
    told,
    called,
  }: {
    readonly source: string;
    readonly database: string;
    readonly table: TableDescription;
    readonly told: ToldPlan;
    /** What the row is called. */
    readonly called: string;
  },
): Evidence {
  const places = new Set(table.columns.flatMap(({ name, isPlace }) => (isPlace === true ? [name] : [])));
  const lines = columns.flatMap((column, index) => {
    const value = row[index];
    return value == null || value === called || places.has(column)
      ? []
      : [`${called} — ${told.column(table.name, column)} → ${plainNumber(value) ?? value}`];
  });
  const key = table.key.map((column) => row[columns.indexOf(column)] ?? "");
  return {
    source,
    text: lines.length > 0 ? lines.join("\n") : called,
    title: called,
    location: placeOf(database, table, key),
    score: 1,
  };
}
