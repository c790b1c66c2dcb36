import type { QueryPlan, QueryResult } from "./plan/query-plan.js";
import type { TableSchema } from "./table-schema.js";

/** Bounds of one query. */
export interface RunPlanOptions {
  /** What the plan was checked against. */
  readonly schema: TableSchema;
  /** Most rows to return. */
  readonly maxRows: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * A database that plans are run in. It only reads: what it compiles of a plan runs in a read-only transaction, or over files opened for
 * reading, within limits of time and memory.
 */
export interface TableDatabase {
  /** What citations call it: `shop.db`, `postgresql://db.example/shop`. Never holds a secret. */
  readonly name: string;
  /** @throws ChatGLMError TABLE_FAILED if it can't be read, MISSING_PACKAGE, ABORTED. */
  describe(signal?: AbortSignal): Promise<TableSchema>;
  /**
   * @throws ChatGLMError TABLE_PLAN_INVALID for a plan that doesn't fit the schema; TABLE_FAILED with the place and a remedy;
   * DEADLINE_EXCEEDED after the time limit; ABORTED when the signal fires: the query is then stopped.
   */
  run(plan: QueryPlan, options: RunPlanOptions): Promise<QueryResult>;
  /** Equal strings mean equal content, in any process. Changes with every change that `run` could see. */
  fingerprint(signal?: AbortSignal): Promise<string>;
  /** Frees connections and threads. Waits for nothing. */
  close(): Promise<void>;
}
