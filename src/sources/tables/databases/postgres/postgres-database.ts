import { createHash } from "node:crypto";
import type { Pool, PoolClient } from "pg";
import { onAbort } from "../../../../async/on-abort.js";
import { ChatGLMError } from "../../../../errors.js";
import { abortedError, orAborted } from "../../../shared-load.js";
import { compilePlan } from "../../plan/compile-plan.js";
import type { PlanValue, QueryPlan, QueryResult } from "../../plan/query-plan.js";
import { quoteStandard, type SqlDialect } from "../../plan/sql-dialect.js";
import type { RunPlanOptions, TableDatabase } from "../../table-database.js";
import type { TableSchema } from "../../table-schema.js";
import { loadDriver } from "../load-driver.js";
import { type QueryBounds, type QueryLimits, queryBounds, tooMuch, tooSlow } from "../query-limits.js";
import { resultOf } from "../result-of.js";
import { postgresAddress } from "./postgres-address.js";
import { readPostgresSchema } from "./postgres-schema.js";

type Cells = readonly (string | null)[];

const TYPES = { number: "numeric", boolean: "boolean", date: "date", time: "date", text: "text", other: "text" } as const;
const CONNECTIONS = 2;
const CONNECT_TIMEOUT = 5_000;
/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const QUERY_CANCELLED = "57014";

export const postgresDialect: SqlDialect = {
  quote: quoteStandard,
  parameter: (place, kind) => `$${place}::${TYPES[kind]}`,
  bound: String,
  text: (expression) => `(${expression})::text`,
  asText: (expression, characters) => `left((${expression})::text, ${characters})`,
  contains: (text, part) => `position(${part} in ${text}) > 0`,
};

/** A PostgreSQL database (13 or later). Every statement runs alone in a transaction that the server keeps from writing. */
export class PostgresDatabase implements TableDatabase {
  readonly name: string;
  readonly #url: string;
  readonly #bounds: QueryBounds;
  #pool: Promise<Pool> | undefined;

  /** @param url `postgresql://user:password@host:5432/database`; never shown. */
  constructor(url: string, limits: QueryLimits = {}) {
    ({ url: this.#url, name: this.name } = postgresAddress(url));
    this.#bounds = queryBounds(limits);
  }

  async describe(signal?: AbortSignal): Promise<TableSchema> {
    return { tables: await readPostgresSchema((text) => this.query(text, [], signal)) };
  }

  async run(plan: QueryPlan, { schema, maxRows, signal }: RunPlanOptions): Promise<QueryResult> {
    const { text, values, columns } = compilePlan(plan, schema, postgresDialect, maxRows);
    return resultOf(columns, await this.query(text, values, signal), plan, maxRows);
  }

  /** What this user sees of the server's transactions: equal as long as nobody writes anything on it. */
  async fingerprint(signal?: AbortSignal): Promise<string> {
    const state = await this.query(
      "SELECT current_database(), current_user, current_schemas(false)::text, pg_current_snapshot()::text, pg_postmaster_start_time()::text",
      [],
      signal,
    );
    return createHash("sha256")
      .update(JSON.stringify([this.name, state]))
      .digest("hex");
  }

  async close(): Promise<void> {
    const pool = this.#pool;
    this.#pool = undefined;
    await (await pool?.catch(() => undefined))?.end();
  }

  /**
   * One statement in a transaction of its own that only reads.
   *
   * @internal statements come from this folder and {@link compilePlan} only.
   */
  async query(text: string, values: readonly PlanValue[], signal: AbortSignal | undefined): Promise<Cells[]> {
    if (signal?.aborted) throw abortedError(signal.reason);
    const pool = await this.#connections();
    const connecting = pool.connect();
    const client = await orAborted(connecting, signal).catch((cause: unknown) => {
      // Who left doesn't wait for the connection, which others can use.
      if (signal?.aborted) connecting.then((late) => late.release()).catch(() => undefined);
      throw this.#failed(cause);
    });
    const stopListening = onAbort(signal, () => void cancel(pool, client));
    let isUsable = false;
    try {
      const { timeout } = this.#bounds;
      await orAborted(client.query(begin(timeout)), signal);
      const rows = await orAborted(this.#rows(client, text, values), signal);
      await client.query("ROLLBACK");
      isUsable = true;
      return rows;
    } catch (error) {
      if (signal?.aborted) throw abortedError(signal.reason);
      throw this.#failed(error);
    } finally {
      stopListening();
      // A connection in a state that nobody knows is closed.
      client.release(!isUsable);
    }
  }

  /** Row by row, as far as memory goes. With parameters or not, the server takes one statement only. */
  async #rows(client: PoolClient, text: string, values: readonly PlanValue[]): Promise<Cells[]> {
    const { Query } = await import("pg").then((module) => module.default);
    const rows: Cells[] = [];
    let characters = 0;
    const most = this.#bounds.maxMemory / 2;
    await new Promise<void>((resolve, reject) => {
      const config = {
        text,
        values: [...values],
        rowMode: "array",
        queryMode: "extended",
        types: { getTypeParser: () => asSent },
      };
      const query = client.query(new Query<(string | null)[]>(config as ConstructorParameters<typeof Query>[0]));
      query.on("row", (row) => {
        const cells = row as unknown as Cells;
        for (const cell of cells) characters += cell?.length ?? 0;
        if (characters > most) reject(tooMuch(this.name));
        else rows.push(cells);
      });
      query.on("end", () => resolve());
      query.on("error", reject);
    });
    return rows;
  }

  async #connections(): Promise<Pool> {
    this.#pool ??= loadDriver("pg", "PostgreSQL databases", () => import("pg")).then(({ default: { Pool } }) => {
      const pool = new Pool({
        connectionString: this.#url,
        max: CONNECTIONS,
        connectionTimeoutMillis: CONNECT_TIMEOUT,
        idleTimeoutMillis: 10_000,
        allowExitOnIdle: true,
        application_name: "langchain-chatglm",
      });
      // A server that ends breaks idle connections: the next question opens another.
      pool.on("error", () => undefined);
      return pool;
    });
    try {
      return await this.#pool;
    } catch (error) {
      this.#pool = undefined;
      throw error;
    }
  }

  #failed(error: unknown): unknown {
    if (error instanceof ChatGLMError) return error;
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === QUERY_CANCELLED) return tooSlow(this.name, this.#bounds.timeout);
    // The message of the server, without the error itself: drivers keep their settings on it.
    const message = error instanceof Error && error.message !== "" ? error.message : code === "" ? "unknown failure" : code;
    return new ChatGLMError("TABLE_FAILED", `${this.name}: ${message.replace(/[.\s]+$/u, "")}.`, {
      remedy: /^(?:ECONN|ENOTFOUND|EAI|57P|28)/u.test(code)
        ? "Check that the server runs, and the address, user and password."
        : undefined,
    });
  }
}

/** A bare timestamp is the same everywhere; how it is written mustn't depend on the server. */
function begin(timeout: number): string {
  return [
    "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY",
    `SET LOCAL statement_timeout = ${timeout}`,
    `SET LOCAL idle_in_transaction_session_timeout = ${timeout}`,
    "SET LOCAL DateStyle = 'ISO'",
    "SET LOCAL TimeZone = 'UTC'",
  ].join("; ");
}

function asSent(value: string): string {
  return value;
}

/** Stops what a connection runs, by another one. */
async function cancel(pool: Pool, client: PoolClient): Promise<void> {
  const { processID } = client as PoolClient & { readonly processID?: number };
  if (processID === undefined) return;
  await pool.query("SELECT pg_cancel_backend($1)", [processID]).catch(() => undefined);
}
