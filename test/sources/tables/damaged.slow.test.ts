import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { SqliteDatabase } from "../../../src/sources/tables/databases/sqlite/sqlite-database.js";
import { temporaryFolder } from "../temporary-folder.js";
import { SHOP, sqliteFile } from "./shop.js";

describe("SQLite", () => {
  it("survives a damaged database, wherever the damage is", async () => {
    const whole = readFileSync(await sqliteFile(SHOP));
    const file = join(temporaryFolder(), "x.db");
    for (let place = 100; place < whole.length; place += 1_531) {
      const damaged = Buffer.from(whole);
      damaged.fill(0xff, place, place + 40);
      writeFileSync(file, damaged);
      const database = new SqliteDatabase(file, { timeout: 10_000 });
      try {
        const schema = await database.describe();
        for (const { name, columns } of schema.tables)
          await database.run({ table: name, select: columns.map(({ name: column }) => ({ column })) }, { schema, maxRows: 100 });
      } catch (error) {
        expect(["TABLE_FAILED", "DEADLINE_EXCEEDED"]).toContain((error as { code: string }).code);
      } finally {
        await database.close();
      }
    }
  });
});
