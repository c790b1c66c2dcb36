import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../temporary-folder.js";
import { SHOP_FILES } from "./shop.js";

describe("without the optional packages", () => {
  it("each kind of database names the command that installs what it needs", () => {
    const folder = temporaryFolder({ ...SHOP_FILES, "shop.db": "" });
    cpSync("dist", join(folder, "dist"), { recursive: true });
    mkdirSync(join(folder, "node_modules"));
    for (const name of readdirSync("node_modules"))
      if (!["pg", "@duckdb", "@sqlite.org"].includes(name))
        symlinkSync(resolve("node_modules", name), join(folder, "node_modules", name));
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    writeFileSync(
      join(folder, "main.js"),
      `import { TableSource } from "./dist/sources/tables/table-source.js";
const said = [];
for (const database of ["shop.db", "postgresql://127.0.0.1:1/x", "products.csv"]) {
  const source = new TableSource({ database });
  said.push(await source.find("kettle", { limit: 5 }).then(() => "found", ({ code, message }) => [code, message]));
  await source[Symbol.asyncDispose]();
}
console.log(JSON.stringify(said));`,
    );
    const said: unknown = JSON.parse(execFileSync(process.execPath, ["main.js"], { cwd: folder, encoding: "utf8" }));
    expect(said).toEqual([
      ["MISSING_PACKAGE", expect.stringMatching(/npm install @sqlite\.org\/sqlite-wasm@\S+`\.$/u)],
      ["MISSING_PACKAGE", expect.stringContaining("Run `npm install pg`.")],
      ["MISSING_PACKAGE", expect.stringContaining("Run `npm install @duckdb/node-api`.")],
    ]);
  });
});
