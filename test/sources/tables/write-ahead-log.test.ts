import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { SqliteDatabase } from "../../../src/sources/tables/databases/sqlite/sqlite-database.js";
import { temporaryFolder } from "../temporary-folder.js";

const isInstalled = spawnSync("sqlite3", ["--version"], { stdio: "ignore" }).status === 0;

/** A program that holds the database open, once it has written. */
async function writer(file: string, sql: string): Promise<ChildProcess> {
  const child = spawn("sqlite3", [file], { stdio: ["pipe", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  child.stdin.write(`${sql}\nSELECT 'written';\n`);
  await once(child.stdout, "data");
  return child;
}

const read = async (file: string): Promise<readonly (readonly (string | null)[])[]> => {
  const database = new SqliteDatabase(file);
  try {
    const schema = await database.describe();
    return (await database.run({ table: "teas", select: [{ column: "name" }] }, { schema, maxRows: 10 })).rows;
  } finally {
    await database.close();
  }
};

describe.skipIf(!isInstalled)("SQLite in WAL mode (skipped if the sqlite3 program isn't installed)", () => {
  it("is read with its log, without one, and after its writer was killed; nothing appears beside it", async () => {
    const file = join(temporaryFolder(), "teas.db");
    execFileSync("sqlite3", [
      file,
      "PRAGMA journal_mode = wal; CREATE TABLE teas (id integer PRIMARY KEY, name text); INSERT INTO teas VALUES (1, 'Keemun');",
    ]);
    expect(readdirSync(dirname(file))).toEqual(["teas.db"]);
    expect(await read(file)).toEqual([["Keemun"]]);
    expect(readdirSync(dirname(file))).toEqual(["teas.db"]);
    const database = new SqliteDatabase(file);
    const before = await database.fingerprint();
    const program = await writer(file, "INSERT INTO teas VALUES (2, 'Longjing');");
    expect(await database.fingerprint()).not.toBe(before);
    expect(await read(file)).toEqual([["Keemun"], ["Longjing"]]);
    program.kill("SIGKILL");
    await once(program, "exit");
    expect(await read(file)).toEqual([["Keemun"], ["Longjing"]]);
    // Neither was anything locked.
    execFileSync("sqlite3", [file, "INSERT INTO teas VALUES (3, 'Maofeng');"]);
    expect(await read(file)).toEqual([["Keemun"], ["Longjing"], ["Maofeng"]]);
  });
});
