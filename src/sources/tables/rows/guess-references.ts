import type { TableColumn, TableDescription, TableSchema } from "../table-schema.js";
import { singular, spaced } from "./column-words.js";
import type { RowsRead, TableRows } from "./read-rows.js";

/**
 * References that nobody declared, as in files: `supplier_id` leads to the `id` of `suppliers` if that tells its rows apart and each value
 * is one of them. Known of held tables only.
 */
export function guessReferences(schema: TableSchema, read: RowsRead): { readonly schema: TableSchema; readonly rows: RowsRead } {
  const guessed = new Map<TableDescription, TableDescription>();
  for (const held of read.whole) {
    const columns = held.columns.map((column, place) => {
      const references = column.references ?? guess(held, column, place, read.whole);
      return references === undefined ? column : { ...column, references };
    });
    guessed.set(held.table, { ...held.table, columns });
  }
  const now = (table: TableDescription): TableDescription => guessed.get(table) ?? table;
  return {
    schema: { tables: schema.tables.map(now) },
    rows: { ...read, whole: read.whole.map((held) => ({ ...held, table: now(held.table), columns: now(held.table).columns })) },
  };
}

function guess(held: TableRows, column: TableColumn, place: number, tables: readonly TableRows[]): TableColumn["references"] {
  const [, what] = /^(.+) (?:id|code|no|key)$/u.exec(spaced(column.name)) ?? [];
  if (what === undefined) return undefined;
  for (const other of tables) {
    if (other === held || singular(spaced(other.table.name)) !== singular(what)) continue;
    const key = other.columns.findIndex(({ name }) => ["id", spaced(column.name)].includes(spaced(name)));
    const keys = key < 0 ? [] : other.rows.map((row) => row[key] ?? null);
    const known = new Set(keys);
    const isWhole = keys.length > 0 && !known.has(null) && known.size === keys.length;
    if (isWhole && held.rows.every((row) => row[place] == null || known.has(row[place])))
      return { table: other.table.name, column: other.columns[key]?.name ?? "" };
  }
  return undefined;
}
