import { ChatGLMError } from "../../../errors.js";

/** What one query may take. */
export interface QueryLimits {
  /** Milliseconds. Defaults to 5,000. */
  readonly timeout?: number | undefined;
  /** Bytes that the query may allocate. Defaults to 256 MiB. For PostgreSQL, of the rows that it sends. */
  readonly maxMemory?: number | undefined;
}

export type QueryBounds = { readonly [Name in keyof QueryLimits]-?: number };

/** Characters of all cells of a result. */
export const MOST_CHARACTERS: number = 32 * 2 ** 20;

/** @throws ChatGLMError INVALID_OPTION */
export function queryBounds({ timeout = 5_000, maxMemory = 256 * 2 ** 20 }: QueryLimits): QueryBounds {
  for (const [name, value] of Object.entries({ timeout, maxMemory }))
    if (!Number.isSafeInteger(value) || value < 1)
      throw new ChatGLMError("INVALID_OPTION", `${name}: ${value} is no whole number from 1.`);
  if (maxMemory < 2 ** 20) throw new ChatGLMError("INVALID_OPTION", `maxMemory: ${maxMemory} bytes are less than 1 MiB.`);
  return { timeout, maxMemory };
}

/** A query that took too long and was stopped. */
export function tooSlow(name: string, timeout: number): ChatGLMError {
  return new ChatGLMError("DEADLINE_EXCEEDED", `${name}: a query took longer than ${timeout} ms.`, {
    remedy: "Raise timeout, or add an index to the table.",
  });
}

export function tooMuch(name: string): ChatGLMError {
  return new ChatGLMError("TABLE_FAILED", `${name}: a query's result has more than ${MOST_CHARACTERS} characters.`, {
    remedy: "Leave wide tables out.",
  });
}
