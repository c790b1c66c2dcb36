import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { SHOP, SHOP_FILES, sqliteFile } from "../sources/tables/shop.js";
import { temporaryFolder } from "../sources/temporary-folder.js";
import { runCli } from "./run-cli.js";

const ask = (question: string, ...databases: readonly string[]): ReturnType<typeof runCli> =>
  runCli(["ask", question, "--no-cache", "--sql", ...databases]);

describe("ask --sql", () => {
  it("answers from a SQLite database, with its rows as sources, and ends", async () => {
    const { code, stdout } = await ask("In which city is the supplier of Keemun?", await sqliteFile(SHOP));
    expect(code).toBe(0);
    expect(stdout).toContain("Keemun’s supplier is Red Cliff; Red Cliff’s city is Huangshan [1][2].");
    expect(stdout).toContain("[2] shop.db, suppliers, id 2  Red Cliff");
    expect(stdout).toContain("worked out from graph or tables, without the model");
  });

  it("takes several files as the tables of one database", async () => {
    const folder = temporaryFolder(SHOP_FILES);
    const files = Object.keys(SHOP_FILES).map((name) => join(folder, name));
    const { stdout } = await ask("What is the total quantity of orders for Longjing?", ...files);
    expect(stdout).toContain("The total quantity is 8 (orders, product name = Longjing; 2 rows)");
  });

  it("never shows an address", async () => {
    const shown: string[] = [];
    for (const address of [
      "postgresql://me:zq7secret@127.0.0.1:1/x",
      "postgresql://me:zq7 secret@:::",
      "mysql://me:zq7secret@h/x",
    ]) {
      const { stdout, stderr } = await ask("What is the price of Keemun?", address);
      shown.push(stdout + stderr);
    }
    expect(shown.join("\n")).not.toContain("zq7");
    expect(shown[0]).toContain("source tables did not answer: postgresql://127.0.0.1:1/x: connect ECONNREFUSED");
    expect(shown[1]).toContain("The address of the PostgreSQL server can't be parsed.");
    expect(shown[2]).toContain("mysql databases can't be read");
  });
});
