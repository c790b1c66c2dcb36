import type { RowsRead } from "../rows/read-rows.js";
import type { TableDatabase } from "../table-database.js";
import type { TableSchema } from "../table-schema.js";
import type { SchemaWords } from "./schema-words.js";

/** Of a large table, only columns with few different texts are worth holding: kinds, cities, states. */
const MOST_DIFFERENT = 300;
const MOST_COLUMNS = 20;

/** Tells the texts that columns hold, so that questions can name them: all of held tables, few of large ones. */
export async function addKnownValues(
  words: SchemaWords,
  { whole, large }: RowsRead,
  database: TableDatabase,
  schema: TableSchema,
  signal: AbortSignal,
): Promise<void> {
  for (const { table, columns, rows } of whole)
    for (const [place, column] of columns.entries()) {
      if (column.kind !== "text") continue;
      for (const row of rows) if (row[place] != null) words.addValue({ table, column, text: row[place] });
      signal.throwIfAborted();
      await new Promise(setImmediate);
    }
  const columns = large.flatMap(({ table }) => table.columns.map((column) => ({ table, column })));
  for (const { table, column } of columns.filter(({ column: { kind } }) => kind === "text").slice(0, MOST_COLUMNS)) {
    const plan = { table: table.name, select: [{ column: column.name }], groupBy: [column.name] };
    const found = await database.run(plan, { schema, maxRows: MOST_DIFFERENT, signal }).catch((error: unknown) => {
      const code = error instanceof Error && "code" in error ? error.code : undefined;
      if (signal.aborted || (code !== "DEADLINE_EXCEEDED" && code !== "TABLE_FAILED")) throw error;
      return undefined;
    });
    if (found === undefined || found.isCut) continue;
    for (const [text] of found.rows) if (text != null) words.addValue({ table, column, text });
  }
}
