import { ChatGLMError } from "../../../errors.js";
import type { TableDatabase } from "../table-database.js";
import { TABLE_FILES, TableFiles } from "./files/table-files.js";
import { PostgresDatabase } from "./postgres/postgres-database.js";
import type { QueryLimits } from "./query-limits.js";
import { SqliteDatabase } from "./sqlite/sqlite-database.js";

const SQLITE_FILE = /\.(?:db|db3|sqlite|sqlite3|s3db)$/iu;

/**
 * The database behind an address: `sqlite:shop.db` or a file that ends in `.db` or `.sqlite`; `postgresql://…`; files and folders of CSV,
 * TSV and Parquet. Opens nothing yet.
 *
 * @throws ChatGLMError INVALID_OPTION for an address of no known kind. What is in it isn't shown: it may hold a password.
 */
export function openDatabase(address: string | readonly string[], limits: QueryLimits): TableDatabase {
  const [first, ...others] = typeof address === "string" ? [address] : address;
  if (first === undefined || first === "")
    throw new ChatGLMError("INVALID_OPTION", "database: there is no address.", { remedy: "Name a file or a server." });
  if (others.length > 0) return new TableFiles([first, ...others.map(file)], limits);
  if (/^postgres(?:ql)?:/iu.test(first)) return new PostgresDatabase(first, limits);
  const sqlite = /^sqlite:(?:\/\/(?=\/))?(.+)$/iu.exec(first)?.[1];
  if (sqlite !== undefined) return new SqliteDatabase(sqlite, limits);
  if (SQLITE_FILE.test(first)) return new SqliteDatabase(first, limits);
  return new TableFiles([file(first)], limits);
}

function file(address: string): string {
  const scheme = /^([a-z][a-z0-9+.-]+):/iu.exec(address)?.[1];
  // One letter is a drive of Windows.
  if (scheme !== undefined)
    throw new ChatGLMError("INVALID_OPTION", `database: ${scheme} databases can't be read.`, {
      remedy: `Name sqlite:FILE, postgresql://…, or files that end in ${TABLE_FILES.join(", ")}.`,
    });
  return address;
}
