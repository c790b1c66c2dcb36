import type { Leases, TakenLease } from "./leases.js";

/** `@keyv/postgres`' adapter. */
interface PostgresAdapter {
  readonly namespace?: string | undefined;
  readonly opts: { readonly dialect: "postgres"; readonly schema: string; readonly table: string };
  query(sql: string, values?: readonly unknown[]): Promise<readonly unknown[]>;
}

/** Another process made the table, or its type, between the look and the making. */
const MADE_MEANWHILE: ReadonlySet<unknown> = new Set(["23505", "42P07", "42710"]);

/** Leases in a table beside that of `@keyv/postgres`, by the server's clock. Undefined if it is another adapter. */
export function postgresLeases(adapter: object): Leases | undefined {
  if (!isPostgresAdapter(adapter)) return undefined;
  const { schema, table } = adapter.opts;
  const leases = `${quoted(schema)}.${quoted(`${table}_leases`)}`;
  const after = "clock_timestamp() + $3 * interval '1 millisecond'";
  let made: Promise<void> | undefined;
  const make = async (): Promise<void> => {
    try {
      await adapter.query(
        `CREATE TABLE IF NOT EXISTS ${leases} (key TEXT PRIMARY KEY, holder TEXT NOT NULL, ends TIMESTAMPTZ NOT NULL)`,
      );
    } catch (error) {
      made = undefined;
      if (!(error instanceof Error && "code" in error && MADE_MEANWHILE.has(error.code))) throw error;
    }
  };
  const run = async (sql: string, ...values: readonly unknown[]): Promise<readonly unknown[]> => {
    made ??= make();
    await made;
    return adapter.query(sql, values);
  };
  const nameOf = (key: string): string => `${adapter.namespace ?? ""}:${key}`;
  return {
    async take(key, holder, milliseconds): Promise<TakenLease> {
      const taken = await run(
        `INSERT INTO ${leases} AS lease (key, holder, ends) VALUES ($1, $2, ${after}) ON CONFLICT (key)
         DO UPDATE SET holder = excluded.holder, ends = excluded.ends WHERE lease.ends <= clock_timestamp() RETURNING holder`,
        nameOf(key),
        holder,
        milliseconds,
      );
      if (taken.length > 0) return { status: "taken" };
      const [row] = await run(`SELECT holder FROM ${leases} WHERE key = $1`, nameOf(key));
      const by = typeof row === "object" && row !== null && "holder" in row ? row.holder : undefined;
      return { status: "held", by: typeof by === "string" ? by : undefined };
    },
    async extend(key, holder, milliseconds) {
      const sql = `UPDATE ${leases} SET ends = ${after} WHERE key = $1 AND holder = $2 AND ends > clock_timestamp() RETURNING 1`;
      return (await run(sql, nameOf(key), holder, milliseconds)).length > 0;
    },
    async release(key, holder) {
      // Those of holders that were killed go with the next one that ends.
      const abandoned = "ends < clock_timestamp() - interval '1 hour'";
      await run(`DELETE FROM ${leases} WHERE (key = $1 AND holder = $2) OR ${abandoned}`, nameOf(key), holder);
    },
  };
}

function isPostgresAdapter(adapter: object): adapter is PostgresAdapter {
  if (!("query" in adapter) || typeof adapter.query !== "function" || !("opts" in adapter)) return false;
  const { opts } = adapter;
  if (typeof opts !== "object" || opts === null || !("dialect" in opts) || opts.dialect !== "postgres") return false;
  return "schema" in opts && typeof opts.schema === "string" && "table" in opts && typeof opts.table === "string";
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
