import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";
import path from "node:path";
import { ChatGLMError } from "../../../../errors.js";
import { abortedError } from "../../../shared-load.js";
import { compilePlan } from "../../plan/compile-plan.js";
import type { QueryPlan, QueryResult } from "../../plan/query-plan.js";
import { quoteStandard, type SqlDialect } from "../../plan/sql-dialect.js";
import type { RunPlanOptions, TableDatabase } from "../../table-database.js";
import type { TableDescription, TableSchema } from "../../table-schema.js";
import { type QueryLimits, queryBounds } from "../query-limits.js";
import { resultOf } from "../result-of.js";
import { readSqliteSchema } from "./sqlite-schema.js";
import { SqliteThread } from "./sqlite-thread.js";

export const sqliteDialect: SqlDialect = {
  quote: quoteStandard,
  parameter: (place) => `?${place}`,
  bound: (value, kind) =>
    kind === "boolean" ? (value === true || value === "true" ? 1 : 0) : kind === "number" ? Number(value) : value,
  text: (expression) => expression,
  asText: (expression, characters, kind) =>
    kind === "boolean"
      ? `CASE ${expression} WHEN 1 THEN 'true' WHEN 0 THEN 'false' END`
      : `substr(CAST(${expression} AS TEXT), 1, ${characters})`,
  contains: (text, part) => `instr(${text}, ${part}) > 0`,
};

/** A SQLite database: a file, read where it lies, never locked, never written beside. */
export class SqliteDatabase implements TableDatabase {
  readonly name: string;
  readonly #path: string;
  readonly #thread: SqliteThread;

  constructor(file: string, limits: QueryLimits = {}) {
    this.#path = path.resolve(file);
    this.name = path.basename(this.#path);
    this.#thread = new SqliteThread(this.#path, this.name, queryBounds(limits));
  }

  async describe(signal?: AbortSignal): Promise<TableSchema> {
    await this.#stamp(signal);
    const query = (text: string, values: readonly string[] = []): ReturnType<SqliteThread["query"]> =>
      this.#thread.query(text, values, { signal, isInternal: true });
    return { tables: await readSqliteSchema(query) } satisfies { tables: readonly TableDescription[] };
  }

  async run(plan: QueryPlan, { schema, maxRows, signal }: RunPlanOptions): Promise<QueryResult> {
    const { text, values, columns } = compilePlan(plan, schema, sqliteDialect, maxRows);
    const rows = await this.#thread.query(text, values, { signal });
    return resultOf(columns, rows, plan, maxRows);
  }

  async fingerprint(signal?: AbortSignal): Promise<string> {
    return createHash("sha256")
      .update(await this.#stamp(signal))
      .digest("hex");
  }

  close(): Promise<void> {
    return this.#thread.close();
  }

  /** What the file and its log look like. */
  async #stamp(signal: AbortSignal | undefined): Promise<string> {
    if (signal?.aborted) throw abortedError(signal.reason);
    const look = async (file: string): Promise<string | undefined> => {
      const found = await stat(file, { bigint: true }).catch(() => undefined);
      return found?.isFile() === true ? `${found.size} ${found.mtimeNs}` : undefined;
    };
    const [file, log] = await Promise.all([look(this.#path), look(`${this.#path}-wal`)]);
    if (signal?.aborted) throw abortedError(signal.reason);
    if (file === undefined)
      throw new ChatGLMError("TABLE_FAILED", `${this.#path}: there is no such file.`, { remedy: "Check the path." });
    return JSON.stringify([this.#path, file, log ?? ""]);
  }
}
