import { createHash } from "node:crypto";
import { AnsweringGraph } from "../graph/answering-graph.js";
import type { KnowledgeGraph } from "../graph/knowledge-graph.js";
import type { TableNames } from "./rows/column-words.js";
import { guessReferences } from "./rows/guess-references.js";
import { type RowBounds, type RowsRead, readRows } from "./rows/read-rows.js";
import { fillFromRows } from "./rows/rows-graph.js";
import { addKnownValues } from "./rules/known-values.js";
import { SchemaWords } from "./rules/schema-words.js";
import type { TableDatabase } from "./table-database.js";
import type { TableSchema } from "./table-schema.js";

/** A database as it was at one moment: its schema, and a graph of its small tables. */
export interface HeldTables {
  readonly schema: TableSchema;
  readonly rows: RowsRead;
  readonly graph: AnsweringGraph;
  /** What tables, columns and values are called, for rules. */
  readonly words: SchemaWords;
  /** Equal for equal rows. */
  readonly digest: string;
}

export interface HoldOptions extends RowBounds {
  /** The source's name. */
  readonly name: string;
  readonly names: TableNames;
  readonly tables: readonly string[] | undefined;
}

/** @param earlier kept where the rows are the same: a server's other tables change all the time. */
export async function holdTables(
  database: TableDatabase,
  { name, names, tables, ...bounds }: HoldOptions,
  earlier: HeldTables | undefined,
  signal: AbortSignal,
): Promise<HeldTables> {
  const whole = await database.describe(signal);
  const wanted = tables === undefined ? whole : { tables: whole.tables.filter((table) => tables.includes(table.name)) };
  const { schema, rows } = guessReferences(wanted, await readRows(database, wanted, bounds, signal));
  const digest = createHash("sha256")
    .update(JSON.stringify([schema, rows]))
    .digest("hex");
  if (earlier?.digest === digest) return earlier;
  const byNumber = new Set<string>();
  const fill = (graph: KnowledgeGraph): Promise<void> => fillFromRows(graph, rows.whole, names, database.name, byNumber, signal);
  const graph = await AnsweringGraph.build(name, fill, signal, byNumber);
  const words = new SchemaWords(schema, names);
  await addKnownValues(words, rows, database, schema, signal);
  return { schema, rows, graph, words, digest };
}
