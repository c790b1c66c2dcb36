import type { ColumnKind, TableColumn, TableDescription } from "../../table-schema.js";

type Query = (text: string) => Promise<readonly (readonly (string | null)[])[]>;

const MOST_TABLES = 200;
const MOST_COLUMNS = 200;
/** Tables, partitioned ones, views, materialised views, foreign tables. */
const RELATIONS = "'r', 'p', 'v', 'm', 'f'";

const COLUMNS = `
SELECT n.nspname, c.relname, a.attname,
  CASE WHEN t.typtype = 'd' THEN t.typbasetype ELSE t.oid END::regtype::text, t.typtype, t.typcategory,
  col_description(c.oid, a.attnum), obj_description(c.oid, 'pg_class'), n.nspname = current_schema()
FROM pg_catalog.pg_class AS c
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
JOIN pg_catalog.pg_type AS t ON t.oid = a.atttypid
WHERE c.relkind IN (${RELATIONS}) AND NOT c.relispartition
  AND n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%'
  AND has_schema_privilege(n.oid, 'USAGE') AND has_column_privilege(c.oid, a.attnum, 'SELECT')
ORDER BY n.nspname <> current_schema(), n.nspname, c.relname, a.attnum
LIMIT ${MOST_TABLES * MOST_COLUMNS}`;

const KEYS = `
SELECT n.nspname, c.relname, k.contype,
  (SELECT json_agg(a.attname ORDER BY place) FROM unnest(k.conkey) WITH ORDINALITY AS u(number, place)
   JOIN pg_catalog.pg_attribute AS a ON a.attrelid = k.conrelid AND a.attnum = u.number)::text,
  fn.nspname, fc.relname,
  (SELECT a.attname FROM pg_catalog.pg_attribute AS a WHERE a.attrelid = k.confrelid AND a.attnum = k.confkey[1])
FROM pg_catalog.pg_constraint AS k
JOIN pg_catalog.pg_class AS c ON c.oid = k.conrelid
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_class AS fc ON fc.oid = k.confrelid
LEFT JOIN pg_catalog.pg_namespace AS fn ON fn.oid = fc.relnamespace
WHERE k.contype = 'p' OR (k.contype = 'f' AND array_length(k.conkey, 1) = 1)`;

/** What this user may read, of all schemas but the system's; those off the search path are called `schema.table`. */
export async function readPostgresSchema(query: Query): Promise<TableDescription[]> {
  // One after the other: both run on one connection.
  const columns = await query(COLUMNS);
  const keys = await query(KEYS);
  const names = new Map<string, string>();
  for (const [schema, table, , , , , , , isCurrent] of columns)
    names.set(JSON.stringify([schema, table]), isCurrent === "t" ? `${table}` : `${schema}.${table}`);
  const tables = new Map<string, { table: TableDescription; columns: TableColumn[] }>();
  for (const [schema, relation, name, type, sort, category, comment, tableComment] of columns) {
    const id = JSON.stringify([schema, relation]);
    const kind = kindOf(type ?? "", sort ?? "", category ?? "");
    if (schema == null || relation == null || name == null || kind === undefined) continue;
    const own = keys.filter(([keySchema, keyTable]) => keySchema === schema && keyTable === relation);
    if (!tables.has(id)) {
      if (tables.size >= MOST_TABLES) break;
      const primary = own.find(([, , contype]) => contype === "p")?.[3];
      const known: TableColumn[] = [];
      const table: TableDescription = {
        name: names.get(id) ?? relation,
        path: [schema, relation],
        columns: known,
        key: primary == null ? [] : (JSON.parse(primary) as string[]),
        ...(tableComment == null ? {} : { comment: tableComment }),
      };
      tables.set(id, { table, columns: known });
    }
    const reference = own.find(([, , contype, by]) => contype === "f" && by === JSON.stringify([name]));
    const target = names.get(JSON.stringify([reference?.[4], reference?.[5]]));
    const references = target === undefined || reference?.[6] == null ? undefined : { table: target, column: reference[6] };
    const described = tables.get(id)?.columns;
    if (described !== undefined && described.length < MOST_COLUMNS)
      described.push({
        name,
        kind,
        ...(references === undefined ? {} : { references }),
        ...(comment == null ? {} : { comment }),
      });
  }
  return [...tables.values()].map(({ table }) => ({
    ...table,
    // A key of columns that this user may not read, or can't be told, is none.
    key: table.key.every((column) => table.columns.some(({ name }) => name === column)) ? table.key : [],
  }));
}

/** Undefined for bytes. By the type's category: https://www.postgresql.org/docs/current/catalog-pg-type.html */
function kindOf(type: string, sort: string, category: string): ColumnKind | undefined {
  if (type === "bytea") return undefined;
  if (/^(?:smallint|integer|bigint|real|double precision|numeric|oid)$/u.test(type)) return "number";
  if (type === "boolean") return "boolean";
  if (type === "date") return "date";
  if (/^timestamp/u.test(type)) return "time";
  if (category === "S" || sort === "e" || type === "uuid" || type === "citext" || type === "name") return "text";
  return "other";
}
