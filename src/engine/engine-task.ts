import type { KvSequence } from "./model-executor.js";
import type { TokenBuffer } from "./token-buffer.js";

/** What one step computed for a task. */
export interface ComputedRow {
  /** Position in the task's tokens of the row's first one. */
  readonly start: number;
  /** Tokens run, guesses not counted. */
  readonly tokens: number;
  /** Guesses that were run behind them. */
  readonly draft: readonly number[];
  /** Logits after the row's `position`-th requested token; may be changed in place. */
  readonly logits: (position: number) => Float32Array;
}

/** Of prefixes that were kept by name, and of the tasks that compute them: everybody's. */
export const NAMED_PARTITION = "named";

/** Of the requests of one scope. No scope makes it {@link NAMED_PARTITION}. */
export function partitionOf(scope: string | undefined): string {
  return `of ${scope ?? ""}`;
}

/** Something that runs in steps over one sequence. The scheduler knows no more of it than this. */
export interface EngineTask {
  readonly kind: "generate" | "score";
  /** Whose it is: tasks share keys and values with those of the same partition, and with {@link NAMED_PARTITION}. */
  readonly partition: string;
  /** Order of service, lowest first. */
  readonly rank: number;
  /** Every token to be computed. A generation appends to it. */
  readonly tokens: TokenBuffer;
  /** How many of them it came with. */
  readonly promptTokens: number;
  /** Most tokens its sequence will ever hold. */
  readonly maxLength: number;
  /** Set once its first tokens are about to be computed. */
  sequence: KvSequence | undefined;
  /** Its consumer has gone; it ends with the step in progress. */
  cancelled: boolean;
  readonly done: boolean;
  /** Its first tokens are about to be computed, `cachedTokens` of them already are. */
  start(cachedTokens: number): void;
  /** Takes what a step computed, returns how many of the draft's tokens turned out right. Nothing is visible outside yet. */
  advance(row: ComputedRow): number;
  /** Makes visible what the last `advance` brought. */
  publish(): void;
  /** Its sequence was taken away; it will be computed again from the first token. */
  restart(): void;
  abort(): void;
  fail(error: unknown): void;
}
