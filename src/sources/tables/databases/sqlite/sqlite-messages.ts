/** What the thread is asked. */
export interface ToSqlite {
  readonly path: string;
  readonly text: string;
  readonly values: readonly (string | number | boolean)[];
  /** Bytes that SQLite may allocate. */
  readonly maxMemory: number;
  /** Characters of all cells together. */
  readonly maxCharacters: number;
  /** Reads the schema too: statements of the library's own, never made of a plan. */
  readonly isInternal: boolean;
}

/** Why it couldn't be read: stable words for what callers tell apart. */
export type SqliteProblem = "busy" | "not-a-database" | "no-memory" | "too-much" | "refused" | "missing-package" | "failed";

export type FromSqlite =
  | { readonly type: "rows"; readonly rows: readonly (readonly (string | null)[])[] }
  | { readonly type: "problem"; readonly problem: SqliteProblem; readonly message: string };
