import type { TableDescription } from "../table-schema.js";

const ROW = "row:";

/** A row as the graph calls it. */
export function rowId(table: string, key: readonly string[]): string {
  return `${ROW}${[table, ...key].map(encodeURIComponent).join("/")}`;
}

export function tableId(table: string): string {
  return `table:${encodeURIComponent(table)}`;
}

export function columnId(table: string, column: string): string {
  return `column:${encodeURIComponent(table)}/${encodeURIComponent(column)}`;
}

/** The table of a row; undefined for anything else. */
export function tableOfRow(id: string): string | undefined {
  return id.startsWith(ROW) ? decodeURIComponent(id.slice(ROW.length).split("/")[0] ?? "") : undefined;
}

/** Where a person finds a row: `shop.db, products, id 17`. */
export function placeOf(
  database: string,
  { name, key }: Pick<TableDescription, "name" | "key">,
  values: readonly string[],
): string {
  const at = key.map((column, index) => `${column} ${values[index] ?? ""}`).join(", ");
  return [database, ...(name === database ? [] : [name]), ...(at === "" ? [] : [at])].join(", ");
}

/** The same of a row's id. Other ids stay as they are. */
export function placeOfRow(database: string, tables: readonly TableDescription[], id: string): string {
  if (!id.startsWith(ROW)) return id;
  const [table = "", ...key] = id.slice(ROW.length).split("/").map(decodeURIComponent);
  const described = tables.find(({ name }) => name === table);
  return placeOf(database, described ?? { name: table, key: [] }, key);
}
