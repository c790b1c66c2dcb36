import { closeSync, openSync, readSync, statSync } from "node:fs";
import { parentPort } from "node:worker_threads";
import type { Sqlite3Static } from "@sqlite.org/sqlite-wasm";
import { installReadOnlyFiles, READ_ONLY_FILES } from "./read-only-files.js";
import type { FromSqlite, SqliteProblem, ToSqlite } from "./sqlite-messages.js";

/** A write that goes on meanwhile is waited for: so many looks, so many milliseconds apart. */
const ATTEMPTS = 5;
const PAUSE = 40;
/** Bytes 18 and 19 of a database in WAL mode. */
const WAL_VERSION = 2;

let allowed = "";
let loading: Promise<Sqlite3Static> | undefined;

parentPort?.on("message", async (asked: ToSqlite) => {
  let answer: FromSqlite;
  try {
    loading ??= load();
    answer = await read(await loading, asked);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    const isMissing = code === "ERR_MODULE_NOT_FOUND";
    answer = { type: "problem", problem: isMissing ? "missing-package" : "failed", message: messageOf(error) };
  }
  parentPort?.postMessage(answer);
});

async function load(): Promise<Sqlite3Static> {
  const { default: start } = await import("@sqlite.org/sqlite-wasm");
  const quiet = { print: () => undefined, printErr: () => undefined };
  const sqlite = await (start as unknown as (options: typeof quiet) => Promise<Sqlite3Static>)(quiet);
  // Its messages about failed statements are told by the errors themselves.
  sqlite.config.error = quiet.printErr;
  sqlite.config.warn = quiet.printErr;
  installReadOnlyFiles(sqlite, () => allowed);
  return sqlite;
}

/** Files aren't locked, so that nothing is written beside them: what was read while somebody wrote is read again. */
async function read(sqlite: Sqlite3Static, asked: ToSqlite): Promise<FromSqlite> {
  let answer: FromSqlite = { type: "problem", problem: "busy", message: "somebody writes to it all the time" };
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, PAUSE));
    const before = stampOf(asked.path);
    answer = query(sqlite, asked);
    const isBusy = answer.type === "problem" && answer.problem === "busy";
    if (!isBusy && stampOf(asked.path) === before) return answer;
  }
  return answer.type === "problem" ? answer : { type: "problem", problem: "busy", message: "somebody writes to it all the time" };
}

function stampOf(path: string): string {
  return [path, `${path}-wal`, `${path}-journal`]
    .map((file) => {
      const found = statSync(file, { bigint: true, throwIfNoEntry: false });
      return found === undefined ? "-" : `${found.ino} ${found.size} ${found.mtimeNs}`;
    })
    .join("\n");
}

function query(sqlite: Sqlite3Static, { path, text, values, maxMemory, maxCharacters, isInternal }: ToSqlite): FromSqlite {
  allowed = path;
  const { capi } = sqlite;
  let database: InstanceType<typeof sqlite.oo1.DB> | undefined;
  try {
    const filename = isLeftInWal(path)
      ? `file:${encodeURI(path).replaceAll("?", "%3f").replaceAll("#", "%23")}?immutable=1`
      : path;
    database = new sqlite.oo1.DB({ filename, flags: "r", vfs: READ_ONLY_FILES });
    for (const pragma of [
      `hard_heap_limit = ${maxMemory}`,
      "locking_mode = exclusive",
      "query_only = on",
      "trusted_schema = off",
      "cell_size_check = on",
      "temp_store = memory",
    ])
      database.exec(`PRAGMA ${pragma}`);
    if (!isInternal) onlySelects(sqlite, database);
    const rows: (string | null)[][] = [];
    let characters = 0;
    const statement = database.prepare(text);
    try {
      if (values.length > 0) statement.bind(values as (string | number | boolean)[]);
      while (statement.step()) {
        const row = (statement.get([]) as unknown[]).map((cell) => (cell === null ? null : String(cell)));
        for (const cell of row) characters += cell?.length ?? 0;
        if (characters > maxCharacters)
          return { type: "problem", problem: "too-much", message: `the result has more than ${maxCharacters} characters` };
        rows.push(row);
      }
    } finally {
      statement.finalize();
    }
    return { type: "rows", rows };
  } catch (error) {
    const code = error instanceof Error && "resultCode" in error ? Number(error.resultCode) : -1;
    return { type: "problem", problem: problemOf(capi, code & 0xff), message: messageOf(error) };
  } finally {
    database?.close();
  }
}

/** Nothing is compiled but one SELECT over what is there: no PRAGMA, no ATTACH, no write. */
function onlySelects({ capi }: Sqlite3Static, database: { readonly pointer?: unknown }): void {
  const allowedActions = new Set<number>([capi.SQLITE_SELECT, capi.SQLITE_READ, capi.SQLITE_FUNCTION, capi.SQLITE_RECURSIVE]);
  const decide = (_: unknown, action: number): number => (allowedActions.has(action) ? capi.SQLITE_OK : capi.SQLITE_DENY);
  capi.sqlite3_set_authorizer(database.pointer as never, decide as never, 0 as never);
}

/** A database in WAL mode that was closed properly has no log left; SQLite would want to create one. */
function isLeftInWal(path: string): boolean {
  const log = statSync(`${path}-wal`, { throwIfNoEntry: false });
  return (log === undefined || log.size === 0) && versionOf(path) === WAL_VERSION;
}

function versionOf(path: string): number | undefined {
  const [file, byte] = [openSync(path, "r"), Buffer.alloc(1)];
  try {
    readSync(file, byte, 0, 1, 18);
    return byte[0];
  } finally {
    closeSync(file);
  }
}

function problemOf(capi: Sqlite3Static["capi"], code: number): SqliteProblem {
  switch (code) {
    case capi.SQLITE_NOTADB:
    case capi.SQLITE_CORRUPT:
      return "not-a-database";
    case capi.SQLITE_NOMEM:
      return "no-memory";
    case capi.SQLITE_AUTH:
      return "refused";
    // A journal of a write that isn't finished: SQLite wants to roll it back, and can't.
    case capi.SQLITE_BUSY:
    case capi.SQLITE_CANTOPEN:
    case capi.SQLITE_READONLY:
      return code === capi.SQLITE_READONLY ? "refused" : "busy";
    default:
      return "failed";
  }
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/^SQLITE_\w+: sqlite3 result code \d+: /u, "");
}
