import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { PostgresDatabase } from "../../../src/sources/tables/databases/postgres/postgres-database.js";
import type { TableSourceOptions } from "../../../src/sources/tables/table-options.js";
import { TableSource } from "../../../src/sources/tables/table-source.js";
import { postgresProgram, startPostgres } from "../../support/servers/postgres-server.js";
import type { StoreServer } from "../../support/servers/store-server.js";
import { sourceConformance } from "../source-conformance.js";
import { SHOP, SHOP_NAMES, SHOP_QUESTIONS } from "./shop.js";

const MORE = `
CREATE ROLE reader LOGIN PASSWORD 'zq7secret';
CREATE TABLE hidden (name text, code text); INSERT INTO hidden VALUES ('Key', 'zq7hidden');
CREATE SCHEMA depot;
CREATE TYPE state AS ENUM ('open', 'closed');
CREATE TABLE depot.halls (code varchar(8) PRIMARY KEY, state state, opened timestamptz, picture bytea, tags text[], area numeric);
COMMENT ON TABLE depot.halls IS '仓库'; COMMENT ON COLUMN depot.halls.area IS '面积';
INSERT INTO depot.halls VALUES ('H-1', 'open', '2020-05-04 23:30:00-02', '\\x00', '{dry}', 1200.50), ('H-2', 'closed', NULL, NULL, NULL, 800);
CREATE VIEW slow AS SELECT 'x' AS name, pg_sleep(3600)::text AS waited;
CREATE VIEW wide AS SELECT repeat(md5(n::text), 15) AS filling FROM generate_series(1, 100000) AS n;
GRANT SELECT ON suppliers, products, orders, slow, wide TO reader;
GRANT USAGE ON SCHEMA depot TO reader; GRANT SELECT ON depot.halls TO reader;
`;

describe.skipIf(postgresProgram === undefined)("PostgreSQL (skipped if it isn't installed)", () => {
  let server: StoreServer;
  let url = "";

  beforeAll(async () => {
    server = await startPostgres();
    url = server.url.replace("postgres@", "reader:zq7secret@");
    await asOwner(SHOP + MORE);
  });
  afterAll(() => server.stop());

  async function asOwner(sql: string): Promise<unknown[]> {
    const { default: pg } = await import("pg");
    const client = new pg.Client(server.url);
    await client.connect();
    try {
      const results = [await client.query(sql)].flat();
      return results.at(-1)?.rows ?? [];
    } finally {
      await client.end();
    }
  }

  const opened = (options: Partial<TableSourceOptions> = {}): TableSource => {
    const tables = ["suppliers", "products", "orders", "depot.halls"];
    const source = new TableSource({ database: url, names: SHOP_NAMES, tables, ...options });
    onTestFinished(() => source[Symbol.asyncDispose]());
    return source;
  };
  const database = (limits = {}, address = url): PostgresDatabase => {
    const found = new PostgresDatabase(address, limits);
    onTestFinished(() => found.close());
    return found;
  };

  sourceConformance({
    open: () => opened(),
    question: "What is the price of Longjing?",
    unknown: "Where does the river Oder rise?",
  });

  it("answers in both languages what the rows say, and nothing else", async () => {
    const source = opened();
    for (const [question, values] of SHOP_QUESTIONS)
      expect([question, (await source.answer(question, {}))?.values.toSorted()]).toEqual([question, values?.toSorted()]);
    expect((await source.answer("What is the price of Keemun?", {}))?.evidence[0]?.location).toMatch(
      /^postgresql:\/\/127\.0\.0\.1:\d+\/postgres, products, id 2$/u,
    );
  });

  it("knows schemas, types and comments, and what may not be read", async () => {
    const { tables } = await database().describe();
    expect(tables.map(({ name }) => name)).toEqual(["orders", "products", "slow", "suppliers", "wide", "depot.halls"]);
    expect(tables.at(-1)).toMatchObject({
      path: ["depot", "halls"],
      comment: "仓库",
      key: ["code"],
      columns: [
        { name: "code", kind: "text" },
        { name: "state", kind: "text" },
        { name: "opened", kind: "time" },
        { name: "tags", kind: "other" },
        { name: "area", kind: "number", comment: "面积" },
      ],
    });
    const source = opened();
    expect((await source.answer("H-1的面积是多少？", {}))?.values).toEqual(["1200.5"]);
    expect((await source.answer("仓库的总面积是多少？", {}))?.values).toEqual(["2000.5"]);
    expect((await source.find("H-1", { limit: 1 }))[0]?.text).toContain("2020-05-05T01:30:00");
  });

  it("keeps its fingerprint until somebody writes", async () => {
    const [one, other] = [opened({ revalidate: 0 }), opened({ revalidate: 0 })];
    const before = await one.fingerprint?.();
    expect(await other.fingerprint?.()).toBe(before);
    expect(await one.fingerprint?.()).toBe(before);
    await asOwner("UPDATE products SET stock = 13 WHERE id = 1");
    expect(await one.fingerprint?.()).not.toBe(before);
    expect((await one.answer("What is the stock of Longjing?", {}))?.values).toEqual(["13"]);
    await asOwner("UPDATE products SET stock = 12 WHERE id = 1");
    expect((await one.answer("What is the stock of Longjing?", {}))?.values).toEqual(["12"]);
  });

  it.each([
    "INSERT INTO suppliers VALUES (9, 'x', 'y', 1)",
    "UPDATE products SET price = 0",
    "DROP TABLE products",
    "CREATE TEMP TABLE t (a int)",
    "SELECT 1; DROP TABLE products",
    "SET TRANSACTION READ WRITE; DELETE FROM products",
    "SELECT nextval('hidden_seq')",
    "WITH gone AS (DELETE FROM products RETURNING *) SELECT * FROM gone",
    "SELECT * INTO copy FROM products",
  ])("writes nothing, even as the owner, even if a statement says so: %s", async (statement) => {
    await asOwner("CREATE SEQUENCE IF NOT EXISTS hidden_seq");
    const owner = database({}, server.url);
    await expect(owner.query(statement, [], undefined)).rejects.toMatchObject({ code: "TABLE_FAILED" });
    expect(await asOwner("SELECT count(*)::int AS rows, sum(price)::text AS sum FROM products")).toEqual([
      { rows: 6, sum: "1320.50" },
    ]);
  });

  it("stops a query that takes too long, or whose signal fires, on the server too", async () => {
    const plan = { table: "slow", select: [{ column: "waited" }] };
    const hasty = database({ timeout: 300 });
    const schema = await hasty.describe();
    await expect(hasty.run(plan, { schema, maxRows: 1 })).rejects.toMatchObject({ code: "DEADLINE_EXCEEDED" });
    const controller = new AbortController();
    const running = database({ timeout: 3_600_000 }).run(plan, { schema, maxRows: 1, signal: controller.signal });
    const active = async (): Promise<number> =>
      (
        await asOwner(
          "SELECT 1 FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%waited%' AND pid <> pg_backend_pid()",
        )
      ).length;
    await expect.poll(active, { timeout: 60_000 }).toBe(1);
    controller.abort();
    await expect(running).rejects.toMatchObject({ code: "ABORTED" });
    await expect.poll(active, { timeout: 60_000 }).toBe(0);
  });

  it("bounds rows and memory", async () => {
    const small = database({ maxMemory: 2 ** 20 });
    const schema = await small.describe();
    const plan = { table: "wide", select: [{ column: "filling" }] };
    expect(await small.run(plan, { schema, maxRows: 3 })).toMatchObject({ isCut: true, rows: { length: 3 } });
    await expect(small.run(plan, { schema, maxRows: 100_000 })).rejects.toMatchObject({ code: "TABLE_FAILED" });
    expect((await small.run(plan, { schema, maxRows: 2 })).rows.length).toBe(2);
  });

  it("never shows the password", async () => {
    const wrong = database({}, url.replace("zq7secret", "zq7wrong").replace("/postgres", "/nothing"));
    const error: unknown = await wrong.describe().catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: "TABLE_FAILED", message: expect.stringContaining("nothing") });
    const { inspect } = await import("node:util");
    expect(inspect(error, { depth: 10 })).not.toMatch(/zq7/u);
    expect(inspect(database(), { depth: 10 })).not.toMatch(/zq7/u);
    expect(inspect(opened(), { depth: 10 })).not.toMatch(/zq7/u);
    expect(await opened().fingerprint?.()).not.toMatch(/zq7/u);
  });

  it("comes back when the server does", async () => {
    const source = opened({ revalidate: 0 });
    expect((await source.answer("What is the price of Keemun?", {}))?.values).toEqual(["180"]);
    await server.kill();
    await expect(source.answer("What is the price of Keemun?", {})).rejects.toMatchObject({ code: "TABLE_FAILED" });
    await server.start();
    await expect
      .poll(async () => (await source.answer("What is the price of Keemun?", {}).catch(() => undefined))?.values, {
        timeout: 60_000,
      })
      .toEqual(["180"]);
  });
});
