import type { TableDatabase } from "../table-database.js";
import type { TableColumn, TableDescription, TableSchema } from "../table-schema.js";

/** A table, whole. */
export interface TableRows {
  readonly table: TableDescription;
  readonly columns: readonly TableColumn[];
  /** Cells as texts, in the order of `columns`. */
  readonly rows: readonly (readonly (string | null)[])[];
}

export interface RowsRead {
  /** Tables small enough to be held. */
  readonly whole: readonly TableRows[];
  /** The others, with their numbers of rows where those are known. */
  readonly large: readonly { readonly table: TableDescription; readonly rows: number | undefined }[];
}

export interface RowBounds {
  /** Of all tables that are held together. */
  readonly maxRows: number;
  /** Columns times rows. */
  readonly maxCells: number;
}

/** Reads whole tables, the small ones first, until the bounds are reached. */
export async function readRows(
  database: TableDatabase,
  schema: TableSchema,
  bounds: RowBounds,
  signal: AbortSignal,
): Promise<RowsRead> {
  const sized: { table: TableDescription; size: number | undefined }[] = [];
  for (const table of schema.tables) sized.push({ table, size: await sizeOf(database, schema, table, signal) });
  sized.sort((a, b) => (a.size ?? Number.POSITIVE_INFINITY) - (b.size ?? Number.POSITIVE_INFINITY));
  const whole: TableRows[] = [];
  const large: { table: TableDescription; rows: number | undefined }[] = [];
  let [rows, cells] = [0, 0];
  for (const { table, size } of sized) {
    const { columns } = table;
    const fits = size !== undefined && rows + size <= bounds.maxRows && cells + size * columns.length <= bounds.maxCells;
    const select = columns.map(({ name }) => ({ column: name }));
    const read = fits
      ? await database.run({ table: table.name, select }, { schema, maxRows: size + 1, signal }).catch(unlessAborted(signal))
      : undefined;
    // Somebody may have added rows meanwhile.
    if (read === undefined || read.isCut || read.rows.length !== size) large.push({ table, rows: size });
    else {
      whole.push({ table, columns, rows: read.rows });
      rows += size;
      cells += size * columns.length;
    }
  }
  return { whole, large };
}

/** Undefined for a view that can't be read in time. */
async function sizeOf(
  database: TableDatabase,
  schema: TableSchema,
  { name }: TableDescription,
  signal: AbortSignal,
): Promise<number | undefined> {
  const plan = { table: name, select: [{ column: "*", aggregate: "count" as const }] };
  const counted = await database.run(plan, { schema, maxRows: 1, signal }).catch(unlessAborted(signal));
  const size = Number(counted?.rows[0]?.[0]);
  return Number.isSafeInteger(size) ? size : undefined;
}

function unlessAborted(signal: AbortSignal): (error: unknown) => undefined {
  return (error) => {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (signal.aborted || (code !== "TABLE_FAILED" && code !== "DEADLINE_EXCEEDED")) throw error;
    return undefined;
  };
}
