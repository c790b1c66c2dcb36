import { quoteStandard } from "../../plan/sql-dialect.js";
import type { ColumnKind, TableColumn, TableDescription } from "../../table-schema.js";

type Query = (text: string, values?: readonly string[]) => Promise<readonly (readonly (string | null)[])[]>;

const MOST_TABLES = 200;
const MOST_COLUMNS = 200;
const SAMPLE = 200;
const DATE = /^\d{4}-\d\d-\d\d$/u;
const TIME = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d/u;

/** Tables and views of the main database, with what their columns hold: declared types bind nobody in SQLite, so values are looked at. */
export async function readSqliteSchema(query: Query): Promise<TableDescription[]> {
  const tables = await query(
    `SELECT name, type, wr FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name LIMIT ${MOST_TABLES}`,
  );
  const found: TableDescription[] = [];
  for (const [name, type, withoutRowid] of tables) {
    if (name === null || name === undefined) continue;
    // A view over what is gone can't be described: the others can.
    const table = await describe(query, name, type === "table" && withoutRowid === "0").catch(onlyAbort);
    if (table?.columns.some(({ isPlace }) => isPlace !== true)) found.push(table);
  }
  return found;
}

function onlyAbort(error: unknown): undefined {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "TABLE_FAILED" || code === "DEADLINE_EXCEEDED") return undefined;
  throw error;
}

async function describe(query: Query, name: string, hasRowid: boolean): Promise<TableDescription> {
  const columns = await query(
    `SELECT name, type, pk FROM pragma_table_xinfo(?1, 'main') WHERE hidden <> 1 ORDER BY cid LIMIT ${MOST_COLUMNS}`,
    [name],
  );
  const references = await query(
    `SELECT "from", "table", "to" FROM pragma_foreign_key_list(?1, 'main') WHERE id IN (SELECT id FROM pragma_foreign_key_list(?1, 'main') GROUP BY id HAVING count(*) = 1)`,
    [name],
  );
  const sampled = await sample(
    query,
    name,
    columns.map(([column]) => column ?? ""),
  );
  const described: TableColumn[] = [];
  for (const [index, [column, declared]] of columns.entries()) {
    if (column === null || column === undefined) continue;
    const kind = kindOf(declared ?? "", sampled[index] ?? []);
    if (kind === undefined) continue;
    const reference = references.find(([from]) => from?.toLowerCase() === column.toLowerCase());
    const [, table, to] = reference ?? [];
    const target = table == null ? undefined : await referred(query, table, to ?? undefined);
    described.push({ name: column, kind, ...(target === undefined ? {} : { references: target }) });
  }
  const key = columns
    .filter(([, , place]) => place !== "0")
    .sort(([, , a], [, , b]) => Number(a) - Number(b))
    .map(([column]) => column ?? "");
  if (key.length > 0 && key.every((column) => described.some(({ name: known }) => known === column)))
    return { name, path: ["main", name], columns: described, key };
  const rowid = ["rowid", "_rowid_", "oid"].find((word) => !columns.some(([column]) => column?.toLowerCase() === word));
  if (!hasRowid || rowid === undefined) return { name, path: ["main", name], columns: described, key: [] };
  return { name, path: ["main", name], columns: [...described, { name: rowid, kind: "number", isPlace: true }], key: [rowid] };
}

/** The table as it is called where it stands, and its key where the reference doesn't name one. */
async function referred(query: Query, table: string, to: string | undefined): Promise<TableColumn["references"]> {
  const columns = await query(
    `SELECT l.name, x.name FROM pragma_table_list AS l JOIN pragma_table_xinfo(l.name, 'main') AS x WHERE l.schema = 'main' AND lower(l.name) = lower(?1) AND (x.pk = 1 OR lower(x.name) = lower(?2)) ORDER BY lower(x.name) = lower(?2) DESC LIMIT 1`,
    [table, to ?? ""],
  );
  const [name, column] = columns[0] ?? [];
  return name == null || column == null ? undefined : { table: name, column };
}

/** For each column, the types and the beginnings of some of its values. */
async function sample(query: Query, table: string, columns: readonly string[]): Promise<{ type: string; text: string }[][]> {
  if (columns.length === 0) return [];
  const cells = columns.map(quoteStandard).flatMap((column) => [`typeof(${column})`, `substr(CAST(${column} AS TEXT), 1, 40)`]);
  const rows = await query(`SELECT ${cells.join(", ")} FROM main.${quoteStandard(table)} LIMIT ${SAMPLE}`);
  return columns.map((_, index) =>
    rows.flatMap((row) => {
      const [type, text] = [row[2 * index], row[2 * index + 1]];
      return type == null || text == null ? [] : [{ type, text }];
    }),
  );
}

/** Undefined for bytes, and for what holds nothing. */
function kindOf(declared: string, values: readonly { readonly type: string; readonly text: string }[]): ColumnKind | undefined {
  const every = (holds: (value: { readonly type: string; readonly text: string }) => boolean): boolean => values.every(holds);
  if (values.some(({ type }) => type === "blob")) return undefined;
  if (values.length === 0) return /int|real|floa|doub|num|dec/iu.test(declared) ? "number" : "text";
  const isNumber = every(({ type }) => type === "integer" || type === "real");
  if (/^bool/iu.test(declared) && every(({ type, text }) => type === "integer" && /^[01]$/u.test(text))) return "boolean";
  if (isNumber) return "number";
  if (every(({ type, text }) => type === "text" && DATE.test(text))) return "date";
  if (every(({ type, text }) => type === "text" && (TIME.test(text) || DATE.test(text)))) return "time";
  return values.some(({ type }) => type !== "text") ? "other" : "text";
}
