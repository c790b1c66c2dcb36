/** What a column holds, as far as questions care. `other`: shown as text, never compared: JSON, arrays, intervals. */
export type ColumnKind = "text" | "number" | "boolean" | "date" | "time" | "other";

/** A column of a table. */
export interface TableColumn {
  /** As the database writes it. */
  readonly name: string;
  readonly kind: ColumnKind;
  /** The table and the column that its values are keys of. */
  readonly references?: { readonly table: string; readonly column: string } | undefined;
  /** What people write in the database about it, such as PostgreSQL's COMMENT. */
  readonly comment?: string | undefined;
  /** It only tells where a row stands, such as a line's number: nobody asks for it. */
  readonly isPlace?: boolean | undefined;
}

/** A table or a view. */
export interface TableDescription {
  /** Unique within the database: how plans name it, and citations. */
  readonly name: string;
  /** The identifiers that it is addressed by, from outside: `["public", "products"]`. */
  readonly path: readonly string[];
  readonly columns: readonly TableColumn[];
  /** Columns of the primary key; empty if there is none. */
  readonly key: readonly string[];
  readonly comment?: string | undefined;
}

/** What a database holds. The only source of identifiers: a name that isn't in it never reaches a statement. */
export interface TableSchema {
  readonly tables: readonly TableDescription[];
}

/** A column within reach of a table: its own, or one of a row that it refers to. */
export interface ColumnInReach {
  /** How plans name it: `price`, or `supplier_id.name`. */
  readonly reference: string;
  readonly column: TableColumn;
  /** The column of the first table that leads to the other one; undefined for an own column. */
  readonly through?: TableColumn | undefined;
}

export function tableNamed(schema: TableSchema, name: string): TableDescription | undefined {
  return schema.tables.find((table) => table.name === name);
}

/** The columns of a table, then those of the rows that it refers to, one step far. */
export function columnsInReach(schema: TableSchema, table: TableDescription): ColumnInReach[] {
  const found = new Map<string, ColumnInReach>();
  for (const column of table.columns) found.set(column.name, { reference: column.name, column });
  for (const through of table.columns) {
    const other = through.references === undefined ? undefined : tableNamed(schema, through.references.table);
    for (const column of other?.columns ?? []) {
      const reference = `${through.name}.${column.name}`;
      if (!found.has(reference)) found.set(reference, { reference, column, through });
    }
  }
  return [...found.values()];
}
