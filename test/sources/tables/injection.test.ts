import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { postgresDialect } from "../../../src/sources/tables/databases/postgres/postgres-database.js";
import { SqliteDatabase, sqliteDialect } from "../../../src/sources/tables/databases/sqlite/sqlite-database.js";
import { compilePlan } from "../../../src/sources/tables/plan/compile-plan.js";
import type { QueryPlan } from "../../../src/sources/tables/plan/query-plan.js";
import { HOSTILE_QUESTIONS, MARK } from "./hostile-questions.js";
import { sqliteFile } from "./shop.js";
import { GRAMMAR, watched } from "./watched.js";

describe("200 hostile questions", () => {
  it("are 200", () => expect(new Set(HOSTILE_QUESTIONS).size).toBe(200));

  it("reach no statement of held tables, and change nothing", async () => {
    const { source, database, file } = await watched(20_000);
    const before = readFileSync(file);
    for (const question of HOSTILE_QUESTIONS) {
      await source.answer(question, {});
      await source.find(question, { limit: 5 });
      await source.rephrase(question, {});
    }
    expect(database.statements.length).toBeGreaterThan(3);
    for (const { text } of database.statements) expect(text).toMatch(GRAMMAR);
    for (const { text } of database.statements) expect(text).not.toContain(MARK);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it("and no other text either", async () => {
    const { source, database } = await watched(20_000);
    const schema = await database.describe();
    expect((await source.find("Longjing", { limit: 1 })).length).toBe(1);
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom("name", "price", "products", "count", "*", "=", "supplier_id.city", "2024"),
    );
    const aggregate = fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(undefined, "count", "maximum") },
      { weight: 1, arbitrary: fc.string() },
    );
    const operator = fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom("=", "!=", "contains") },
      { weight: 1, arbitrary: fc.string() },
    );
    const column = fc.record({ column: text, aggregate });
    const plan = fc.record({
      table: fc.oneof(fc.constant("products"), text),
      select: fc.array(column, { minLength: 1, maxLength: 2 }),
      filters: fc.array(fc.record({ column: text, operator, value: fc.oneof(text, fc.double(), fc.boolean()) }), {
        maxLength: 3,
      }),
      groupBy: fc.array(text, { maxLength: 1 }),
      orderBy: fc.array(fc.record({ column: text, descending: fc.boolean() }), { maxLength: 1 }),
    });
    let compiled = 0;
    fc.assert(
      fc.property(plan, (given) => {
        for (const dialect of [sqliteDialect, postgresDialect])
          try {
            const statement = compilePlan(given as QueryPlan, schema, dialect, 10);
            compiled += 1;
            if (dialect === sqliteDialect) expect(statement.text).toMatch(GRAMMAR);
          } catch (error) {
            expect(error).toMatchObject({ code: "TABLE_PLAN_INVALID" });
          }
      }),
      { numRuns: 5_000, seed: 7 },
    );
    expect(compiled).toBeGreaterThan(50);
  });
});

describe("hostile schemas", () => {
  it("names that look like SQL are names", async () => {
    const file = await sqliteFile(`
      CREATE TABLE "a"" ; DROP TABLE secrets; --" ("name" text, "x"" FROM secrets --" integer, "b'c" text);
      INSERT INTO "a"" ; DROP TABLE secrets; --" VALUES ('Ash', 7, 'q''r');
      CREATE TABLE secrets (name text, code text); INSERT INTO secrets VALUES ('k', 'hidden');
      CREATE VIEW broken AS SELECT * FROM nowhere;`);
    await using database = new SqliteDatabaseInUse(file);
    const schema = await database.describe();
    expect(schema.tables.map(({ name }) => name)).toEqual(['a" ; DROP TABLE secrets; --', "secrets"]);
    const plan = {
      table: 'a" ; DROP TABLE secrets; --',
      select: [{ column: 'x" FROM secrets --' }, { column: "b'c" }],
      filters: [{ column: "b'c", operator: "=" as const, value: "q'r" }],
    };
    expect((await database.run(plan, { schema, maxRows: 5 })).rows).toEqual([["7", "q'r"]]);
  });
});

class SqliteDatabaseInUse extends SqliteDatabase implements AsyncDisposable {
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}
