import { columnsInReach, type TableSchema } from "../table-schema.js";

const MOST_TABLES = 40;
const MOST_COLUMNS = 400;

/** Tables and columns that a model may choose from. */
export interface Choices {
  readonly tables: readonly string[];
  readonly columns: readonly string[];
}

export function choicesOf(schema: TableSchema): Choices {
  const tables = schema.tables.slice(0, MOST_TABLES);
  const columns = new Set<string>();
  for (const table of tables)
    for (const { reference, column } of columnsInReach(schema, table)) if (column.isPlace !== true) columns.add(reference);
  return { tables: tables.map(({ name }) => name), columns: [...columns].slice(0, MOST_COLUMNS) };
}

/** JSON Schema of what a model fills. Every name is one of the database's; everything is required, so that strict modes take it. */
export function planSchema({ tables, columns }: Choices): Record<string, unknown> {
  const column = { type: "string", enum: columns };
  const object = (properties: Record<string, unknown>): Record<string, unknown> => ({
    type: "object",
    properties,
    required: Object.keys(properties),
    additionalProperties: false,
  });
  return {
    title: "query_plan",
    description: "A query to one table.",
    ...object({
      answerable: { type: "boolean", description: "False if these tables don't hold what is asked for." },
      table: { type: "string", enum: tables },
      select: {
        type: "array",
        items: object({
          column: { type: "string", enum: ["*", ...columns] },
          aggregate: { type: "string", enum: ["none", "count", "sum", "average", "minimum", "maximum"] },
        }),
      },
      filters: {
        type: "array",
        items: object({
          column,
          operator: { type: "string", enum: ["=", "!=", "<", "<=", ">", ">=", "contains", "is empty", "is not empty"] },
          value: { type: "string" },
        }),
      },
      groupBy: { type: "array", items: column },
      orderBy: {
        type: "array",
        items: object({
          column: { type: "string", enum: ["*", ...columns] },
          aggregate: { type: "string", enum: ["none", "count", "sum", "average", "minimum", "maximum"] },
          descending: { type: "boolean" },
        }),
      },
      limit: { type: "integer", minimum: 1, maximum: 50 },
    }),
  };
}
