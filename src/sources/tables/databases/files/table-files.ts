import { realpath } from "node:fs/promises";
import path from "node:path";
import type { DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { within } from "../../../../async/deadline.js";
import { ChatGLMError } from "../../../../errors.js";
import { FileListing } from "../../../file-listing.js";
import type { FoundFile } from "../../../find-files.js";
import { abortedError, SharedLoad } from "../../../shared-load.js";
import { compilePlan } from "../../plan/compile-plan.js";
import type { PlanValue, QueryPlan, QueryResult } from "../../plan/query-plan.js";
import { quoteStandard, type SqlDialect } from "../../plan/sql-dialect.js";
import type { RunPlanOptions, TableDatabase } from "../../table-database.js";
import type { ColumnKind, TableDescription, TableSchema } from "../../table-schema.js";
import { loadDriver } from "../load-driver.js";
import { MOST_CHARACTERS, type QueryBounds, type QueryLimits, queryBounds, tooMuch, tooSlow } from "../query-limits.js";
import { resultOf } from "../result-of.js";

export const TABLE_FILES: readonly string[] = [".csv", ".tsv", ".tab", ".parquet"];
const MOST_FILES = 100;
const TYPES = { number: "DOUBLE", boolean: "BOOLEAN", date: "DATE", time: "DATE", text: "VARCHAR", other: "VARCHAR" } as const;

const duckdbDialect: SqlDialect = {
  quote: quoteStandard,
  parameter: (place, kind) => `CAST($${place} AS ${TYPES[kind]})`,
  bound: String,
  text: (expression) => `CAST(${expression} AS VARCHAR)`,
  asText: (expression, characters) => `left(CAST(${expression} AS VARCHAR), ${characters})`,
  contains: (text, part) => `contains(${text}, ${part})`,
};

interface Opened {
  readonly instance: DuckDBInstance;
  readonly schema: TableSchema;
}

/**
 * CSV, TSV and Parquet files as tables, through DuckDB in memory. CSV is read into memory when it is first asked for; Parquet is read where
 * it lies. Once the files are known, DuckDB may open nothing else, and its settings are locked.
 */
export class TableFiles implements TableDatabase {
  readonly name: string;
  readonly #bounds: QueryBounds;
  readonly #listing: FileListing;
  readonly #load: SharedLoad<Opened>;
  readonly #open = new Set<DuckDBInstance>();
  #files: readonly FoundFile[] = [];

  /** @param files files and folders. */
  constructor(files: readonly string[], limits: QueryLimits = {}) {
    this.name = files.map((file) => path.basename(file)).join(", ");
    this.#bounds = queryBounds(limits);
    this.#listing = new FileListing({
      paths: files,
      extensions: TABLE_FILES,
      maxFiles: MOST_FILES,
      followOutside: false,
      revalidate: 1_000,
    });
    this.#load = new SharedLoad((signal) => this.#read(this.#files, signal));
  }

  async describe(signal?: AbortSignal): Promise<TableSchema> {
    return (await this.#opened(signal)).schema;
  }

  async run(plan: QueryPlan, { schema, maxRows, signal }: RunPlanOptions): Promise<QueryResult> {
    const { text, values, columns } = compilePlan(plan, schema, duckdbDialect, maxRows);
    return resultOf(columns, await this.query(text, values, signal), plan, maxRows);
  }

  async fingerprint(signal?: AbortSignal): Promise<string> {
    return (await this.#listing.current(signal)).version;
  }

  /**
   * One statement in a transaction that only reads.
   *
   * @internal statements come from {@link compilePlan} only.
   */
  async query(text: string, values: readonly PlanValue[], signal?: AbortSignal): Promise<(string | null)[][]> {
    const { instance } = await this.#opened(signal);
    return this.#query(instance, text, values, signal, true);
  }

  async close(): Promise<void> {
    this.#load.forget();
    for (const instance of this.#open) instance.closeSync();
    this.#open.clear();
  }

  async #opened(signal: AbortSignal | undefined): Promise<Opened> {
    const { files, version } = await this.#listing.current(signal);
    this.#files = files;
    return this.#load.get(version, signal);
  }

  async #read(files: readonly FoundFile[], signal: AbortSignal): Promise<Opened> {
    const { DuckDBInstance: Instance } = await loadDriver(
      "@duckdb/node-api",
      "CSV and Parquet tables",
      () => import("@duckdb/node-api"),
    );
    const instance = await Instance.create(":memory:", {
      memory_limit: `${Math.floor(this.#bounds.maxMemory / 2 ** 20)}MiB`,
      threads: "2",
      temp_directory: "",
      autoinstall_known_extensions: "false",
      autoload_known_extensions: "false",
      allow_community_extensions: "false",
    });
    // One set of files at a time: queries of the earlier one have their own references.
    const earlier = [...this.#open];
    this.#open.add(instance);
    const tables: TableDescription[] = [];
    const paths: string[] = [];
    const run = (text: string): Promise<(string | null)[][]> => this.#query(instance, text, [], signal);
    for (const file of files) {
      const real = await realpath(file.path);
      const name = uniqueName(path.basename(real, path.extname(real)), tables);
      try {
        tables.push(await addTable(run, name, real));
      } catch (error) {
        if (!(error instanceof ChatGLMError) || error.code !== "TABLE_FAILED") throw error;
        throw new ChatGLMError("TABLE_FAILED", `${path.basename(real)}: ${error.message}`, { remedy: error.remedy });
      }
      if (isParquet(real)) paths.push(real);
    }
    for (const setting of [
      `allowed_paths = [${paths.map(literal).join(", ")}]`,
      "enable_external_access = false",
      "lock_configuration = true",
    ])
      await run(`SET ${setting}`);
    for (const old of earlier) {
      this.#open.delete(old);
      old.closeSync();
    }
    return { instance, schema: { tables } };
  }

  /** One statement on a connection of its own, in a transaction that only reads once the files are known. */
  async #query(
    instance: DuckDBInstance,
    text: string,
    values: readonly PlanValue[],
    signal: AbortSignal | undefined,
    onlyReads = false,
  ): Promise<(string | null)[][]> {
    if (signal?.aborted) throw abortedError(signal.reason);
    const connection = await instance.connect();
    const { timeout } = this.#bounds;
    const work = onlyReads ? this.#select(connection, text, values) : this.#rows(connection, text, []);
    const close = (): void => connection.closeSync();
    // Not before it has stopped.
    work.then(close, close);
    try {
      const what = `${this.name}: a query`;
      return await within(work, { timeout, what, signal }, () => connection.interrupt());
    } catch (error) {
      if (signal?.aborted) throw abortedError(signal.reason);
      if (error instanceof ChatGLMError)
        throw error.code === "DEADLINE_EXCEEDED" ? tooSlow(this.name, this.#bounds.timeout) : error;
      const message = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
      throw new ChatGLMError("TABLE_FAILED", message.replace(/[.\s]*$/u, "."), {
        remedy: message.startsWith("Out of Memory") ? "Raise maxMemory." : undefined,
        cause: error,
      });
    }
  }

  async #select(connection: DuckDBConnection, text: string, values: readonly PlanValue[]): Promise<(string | null)[][]> {
    await connection.run("BEGIN TRANSACTION READ ONLY");
    return this.#rows(connection, text, values);
  }

  async #rows(connection: DuckDBConnection, text: string, values: readonly PlanValue[]): Promise<(string | null)[][]> {
    const result = await connection.stream(text, values.map(String));
    const rows: (string | null)[][] = [];
    let characters = 0;
    for await (const chunk of result.yieldRows()) {
      for (const row of chunk) {
        const cells = row.map((cell) => (cell === null ? null : String(cell)));
        for (const cell of cells) characters += cell?.length ?? 0;
        if (characters > MOST_CHARACTERS) throw tooMuch(this.name);
        rows.push(cells);
      }
    }
    return rows;
  }
}

function isParquet(file: string): boolean {
  return path.extname(file).toLowerCase() === ".parquet";
}

/** A file as a table with one more column: the row's place in it, as a spreadsheet counts, or in Parquet from 1. */
async function addTable(
  run: (text: string) => Promise<(string | null)[][]>,
  name: string,
  file: string,
): Promise<TableDescription> {
  // DuckDB takes a path for a pattern.
  const pattern = literal(file.replace(/[*?[\]]/gu, (sign) => `[${sign}]`));
  const read = isParquet(file) ? `read_parquet(${pattern})` : `read_csv(${pattern})`;
  const described = await run(`SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM ${read})`);
  const names = new Set(described.map(([column]) => column?.toLowerCase()));
  const place = ["row", "row_number", "row number in the file"].find((word) => !names.has(word)) ?? "__row";
  const table = quoteStandard(name);
  if (isParquet(file))
    await run(
      `CREATE VIEW ${table} AS SELECT *, file_row_number + 1 AS ${quoteStandard(place)} FROM read_parquet(${pattern}, file_row_number = true)`,
    );
  else await run(`CREATE TABLE ${table} AS SELECT *, row_number() OVER () + 1 AS ${quoteStandard(place)} FROM ${read}`);
  const columns = described.flatMap(([column, type]) => {
    const kind = kindOf(type ?? "");
    return column == null || kind === undefined ? [] : [{ name: column, kind }];
  });
  return { name, path: [name], columns: [...columns, { name: place, kind: "number", isPlace: true }], key: [place] };
}

function uniqueName(wanted: string, tables: readonly TableDescription[]): string {
  const taken = new Set(tables.map(({ name }) => name.toLowerCase()));
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? wanted : `${wanted} (${count})`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}

function kindOf(type: string): ColumnKind | undefined {
  if (type === "BLOB") return undefined;
  if (/^(?:U?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?|FLOAT|DOUBLE|DECIMAL\(.*\))$/u.test(type)) return "number";
  if (type === "BOOLEAN") return "boolean";
  if (type === "DATE") return "date";
  if (/^TIMESTAMP/u.test(type)) return "time";
  if (type === "VARCHAR" || type === "UUID" || /^ENUM\([^[\]]*\)$/u.test(type)) return "text";
  return "other";
}

/** A string of SQL: for paths that the caller gave, never for anything of a question. */
function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
