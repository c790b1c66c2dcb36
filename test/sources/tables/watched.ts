import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { onTestFinished } from "vitest";
import { SqliteDatabase, sqliteDialect } from "../../../src/sources/tables/databases/sqlite/sqlite-database.js";
import { compilePlan, type Statement } from "../../../src/sources/tables/plan/compile-plan.js";
import type { QueryPlan, QueryResult } from "../../../src/sources/tables/plan/query-plan.js";
import type { RunPlanOptions, TableDatabase } from "../../../src/sources/tables/table-database.js";
import type { TableSchema } from "../../../src/sources/tables/table-schema.js";
import { TableSource } from "../../../src/sources/tables/table-source.js";
import { SHOP, SHOP_NAMES, sqliteFile } from "./shop.js";

/** A SQLite database that notes each statement which it compiles. */
export class Watched implements TableDatabase {
  readonly statements: Statement[] = [];
  readonly name = "shop.db";
  readonly #database: SqliteDatabase;

  constructor(file: string) {
    this.#database = new SqliteDatabase(file);
  }

  describe(signal?: AbortSignal): Promise<TableSchema> {
    return this.#database.describe(signal);
  }

  run(plan: QueryPlan, options: RunPlanOptions): Promise<QueryResult> {
    this.statements.push(compilePlan(plan, options.schema, sqliteDialect, options.maxRows));
    return this.#database.run(plan, options);
  }

  fingerprint(signal?: AbortSignal): Promise<string> {
    return this.#database.fingerprint(signal);
  }

  close(): Promise<void> {
    return this.#database.close();
  }
}

/** A source over the shop, and its database. */
export const watched = async (
  maxRows: number,
  model?: BaseChatModel,
): Promise<{ source: TableSource; database: Watched; file: string }> => {
  const file = await sqliteFile(SHOP);
  const database = new Watched(file);
  const source = new TableSource({ database, names: SHOP_NAMES, maxRows, revalidate: 600_000, model });
  onTestFinished(() => source[Symbol.asyncDispose]());
  return { source, database, file };
};

/** What a statement is made of besides quoted identifiers of the schema, parameters and numbers of characters. */
export const GRAMMAR: RegExp =
  /^(?:SELECT|FROM|WHERE|GROUP|ORDER|BY|LIMIT|AS|AND|OR|IN|IS|NOT|NULL|DESC|CASE|WHEN|THEN|END|CAST|TEXT|substr|instr|lower|count|sum|avg|min|max|t0|t1|'true'|'false'|\?\d+|\d{1,3}|[<>=]+|[(),.*]|"main"|"(?:suppliers|products|orders|id|name|city|founded|category|price|stock|supplier_id|added_on|organic|product_id|quantity|ordered_at|customer)"|\s+)*$/u;
