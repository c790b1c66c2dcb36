import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { TableFiles } from "../../../src/sources/tables/databases/files/table-files.js";
import { SqliteDatabase } from "../../../src/sources/tables/databases/sqlite/sqlite-database.js";
import { SqliteThread } from "../../../src/sources/tables/databases/sqlite/sqlite-thread.js";
import type { TableDatabase } from "../../../src/sources/tables/table-database.js";
import { temporaryFolder } from "../temporary-folder.js";
import { SHOP, SHOP_FILES, sqliteFile } from "./shop.js";

const closed = <Database extends { close(): Promise<void> }>(database: Database): Database => {
  onTestFinished(() => database.close());
  return database;
};
const ENDLESS = `${SHOP} CREATE VIEW endless AS WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT n FROM c;`;
const numbers = (table: string, column: string) => ({ table, select: [{ column, aggregate: "sum" as const }] });

describe("SQLite", () => {
  it.each([
    "DROP TABLE products",
    "DELETE FROM products",
    "INSERT INTO suppliers VALUES (9, 'x', 'y', 1)",
    "CREATE TEMP TABLE t (a)",
    "PRAGMA query_only = off",
    "PRAGMA journal_mode = wal",
    "ATTACH DATABASE 'other.db' AS x",
    "VACUUM INTO 'copy.db'",
    "BEGIN IMMEDIATE",
    "UPDATE products SET price = 0",
  ])("writes nothing, even if a statement says so: %s", async (statement) => {
    const file = await sqliteFile(SHOP);
    const before = readFileSync(file);
    const thread = closed(new SqliteThread(file, "shop.db", { timeout: 20_000, maxMemory: 2 ** 26 }));
    await expect(thread.query(statement, [], {})).rejects.toMatchObject({ code: "TABLE_FAILED" });
    // As the library's own statements run, which may read the schema: neither do the files take writes.
    const outcome = await thread.query(statement, [], { isInternal: true }).then(
      () => "done",
      () => "refused",
    );
    expect(statement.startsWith("PRAGMA") || statement.startsWith("BEGIN") || outcome === "refused").toBe(true);
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(dirname(file))).toEqual(["shop.db"]);
  });

  it("stops a query that takes too long, and goes on", async () => {
    const database = closed(new SqliteDatabase(await sqliteFile(ENDLESS), { timeout: 2_000 }));
    const schema = await database.describe();
    await expect(database.run(numbers("endless", "n"), { schema, maxRows: 1 })).rejects.toMatchObject({
      code: "DEADLINE_EXCEEDED",
      message: expect.stringContaining("shop.db: a query took longer than 2000 ms"),
    });
    expect((await database.run(numbers("products", "stock"), { schema, maxRows: 1 })).rows).toEqual([["81"]]);
  });

  it("stops a query whose signal fires, and goes on", async () => {
    const database = closed(new SqliteDatabase(await sqliteFile(ENDLESS), { timeout: 600_000 }));
    const schema = await database.describe();
    const controller = new AbortController();
    const endless = database.run(numbers("endless", "n"), { schema, maxRows: 1, signal: controller.signal });
    setTimeout(() => controller.abort(), 100);
    await expect(endless).rejects.toMatchObject({ code: "ABORTED" });
    expect((await database.run(numbers("products", "stock"), { schema, maxRows: 1 })).rows).toEqual([["81"]]);
  });

  it("bounds rows and memory", async () => {
    const wide = `CREATE TABLE texts (t text); WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c LIMIT 80000)
      INSERT INTO texts SELECT hex(randomblob(100)) FROM c;`;
    const database = closed(new SqliteDatabase(await sqliteFile(wide), { timeout: 60_000, maxMemory: 2 ** 23 }));
    const schema = await database.describe();
    const some = await database.run({ table: "texts", select: [{ column: "t" }] }, { schema, maxRows: 7 });
    expect([some.rows.length, some.isCut]).toEqual([7, true]);
    const grouped = { table: "texts", select: [{ column: "t" }, { column: "*", aggregate: "count" as const }], groupBy: ["t"] };
    await expect(database.run(grouped, { schema, maxRows: 5 })).rejects.toMatchObject({
      code: "TABLE_FAILED",
      message: expect.stringContaining("Raise maxMemory."),
    });
  });

  it.each([
    ["no database", Buffer.from("hello ".repeat(2_000))],
    ["an empty file", Buffer.alloc(0)],
    ["zeros", Buffer.alloc(100_000)],
  ])("says what it can't read: %s", async (_, content) => {
    const folder = temporaryFolder({ "x.db": content });
    const database = closed(new SqliteDatabase(join(folder, "x.db")));
    const tables = await database.describe().then(
      ({ tables: found }) => found,
      (error: { code: string }) => error.code,
    );
    expect([[], "TABLE_FAILED"]).toContainEqual(tables);
  });

  it("doesn't read a database in the middle of a write", async () => {
    const file = await sqliteFile(SHOP);
    // The head of a journal, as a killed writer leaves it.
    writeFileSync(`${file}-journal`, Buffer.concat([Buffer.from("d9d505f920a163d7", "hex"), Buffer.alloc(504, 1)]));
    const database = closed(new SqliteDatabase(file));
    await expect(database.describe()).rejects.toMatchObject({ code: "TABLE_FAILED" });
  });
});

describe("files", () => {
  const shop = (limits = {}): TableFiles => closed(new TableFiles([temporaryFolder(SHOP_FILES)], limits));

  it.each([
    "INSERT INTO products VALUES (9)",
    "CREATE TABLE t (a integer)",
    "DROP TABLE products",
    "COPY products TO 'out.csv'",
    "SELECT * FROM read_csv('/etc/passwd')",
    "SELECT * FROM read_text('/etc/passwd')",
    "ATTACH 'x.db'",
    "INSTALL httpfs",
    "SET memory_limit = '100GB'",
    "SET enable_external_access = true",
  ])("writes nothing and opens nothing else, even if a statement says so: %s", async (statement) => {
    const folder = temporaryFolder(SHOP_FILES);
    const database = closed(new TableFiles([folder]));
    await database.describe();
    await expect(database.query(statement, [])).rejects.toMatchObject({ code: "TABLE_FAILED" });
    expect(readdirSync(folder).toSorted()).toEqual(Object.keys(SHOP_FILES).toSorted());
    expect(existsSync("out.csv")).toBe(false);
  });

  it("stops a query that takes too long, or whose signal fires, and goes on", async () => {
    const endless = "SELECT count(*) FROM range(10000000) AS a, range(10000000) AS b WHERE a.range + b.range = 3";
    const hasty = shop({ timeout: 1_000 });
    await expect(hasty.query(endless, [])).rejects.toMatchObject({ code: "DEADLINE_EXCEEDED" });
    const patient = shop({ timeout: 600_000 });
    const schema = await patient.describe();
    const controller = new AbortController();
    const running = patient.query(endless, [], controller.signal);
    setTimeout(() => controller.abort(), 100);
    await expect(running).rejects.toMatchObject({ code: "ABORTED" });
    expect((await patient.run(numbers("products", "stock"), { schema, maxRows: 1 })).rows).toEqual([["81"]]);
  });

  it("bounds memory", async () => {
    const lines = Array.from({ length: 60_000 }, (_, index) => `${index},${String(index).repeat(40)}`);
    const folder = temporaryFolder({ "big.csv": `id,text\n${lines.join("\n")}\n` });
    const database: TableDatabase = closed(new TableFiles([folder], { maxMemory: 4 * 2 ** 20, timeout: 60_000 }));
    await expect(database.describe()).rejects.toMatchObject({
      code: "TABLE_FAILED",
      message: expect.stringContaining("Raise maxMemory."),
    });
  });

  it("takes a folder that gets another file", async () => {
    const folder = temporaryFolder(SHOP_FILES);
    mkdirSync(join(folder, "more"));
    writeFileSync(join(folder, "more", "cities.csv"), "name,people\nHangzhou,12\n");
    const { tables } = await closed(new TableFiles([folder])).describe();
    expect(tables.map(({ name }) => name).toSorted()).toEqual(["cities", "orders", "products", "suppliers"]);
  });
});
