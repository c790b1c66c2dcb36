/** Which part of which sequence the next step computes. Plain numbers, so that it is tested without a model. */

/** A running task, in the order of service. */
export interface PlanTask {
  /** `score` wants logits at every position, `generate` at its last one only. */
  readonly kind: "generate" | "score";
  /** Tokens not computed yet; at least 1. A generation with exactly 1 is decoding. */
  readonly pending: number;
}

export interface PlanLimits {
  readonly maxSequencesPerStep: number;
  /** Prompt tokens a step may hold while nothing decodes. */
  readonly prefillChunkTokens: number;
  /** The same while something decodes. */
  readonly interleavedPrefillTokens: number;
}

export interface PlannedRow {
  /** Index into the tasks. */
  readonly task: number;
  readonly tokens: number;
  readonly logits: "none" | "last" | "all";
}

/** Most positions of one row whose logits are all fetched: 64 × 65,024 × 4 bytes are 16 MiB. */
const MAX_SCORED_TOKENS = 64;

/**
 * Every decoding sequence gets its token. What the prefill budget allows is shared by the rest: half is the first one's, so that
 * it always moves; the other half goes to the shortest remainders, so that a short prompt need not wait out a long
 * one; leftovers go back to the first ones in order.
 */
export function planStep(tasks: readonly PlanTask[], limits: PlanLimits): PlannedRow[] {
  const decoding: number[] = [];
  const prefilling: number[] = [];
  for (const [index, task] of tasks.entries()) (isDecoding(task) ? decoding : prefilling).push(index);
  const tokens = new Map<number, number>();
  for (const index of decoding.slice(0, limits.maxSequencesPerStep)) tokens.set(index, 1);

  let budget = decoding.length > 0 ? limits.interleavedPrefillTokens : limits.prefillChunkTokens;
  const give = (index: number, most: number): void => {
    const already = tokens.get(index) ?? 0;
    if (already === 0 && tokens.size >= limits.maxSequencesPerStep) return;
    const given = Math.min(most, budget, (tasks[index] === undefined ? 0 : rowLimit(tasks[index])) - already);
    if (given <= 0) return;
    tokens.set(index, already + given);
    budget -= given;
  };
  const pending = (index: number): number => tasks[index]?.pending ?? 0;
  const [first] = prefilling;
  if (first !== undefined) give(first, Math.ceil(budget / 2));
  for (const index of [...prefilling].sort((a, b) => pending(a) - pending(b) || a - b)) {
    if (index !== first) give(index, budget);
  }
  for (const index of prefilling) give(index, budget);

  return [...tokens.entries()]
    .sort(([a], [b]) => a - b)
    .map(([task, count]) => ({ task, tokens: count, logits: wantedLogits(tasks[task], count) }));
}

function isDecoding(task: PlanTask): boolean {
  return task.kind === "generate" && task.pending === 1;
}

function rowLimit(task: PlanTask): number {
  return task.kind === "score" ? Math.min(task.pending, MAX_SCORED_TOKENS) : task.pending;
}

function wantedLogits(task: PlanTask | undefined, count: number): PlannedRow["logits"] {
  if (task?.kind === "score") return "all";
  return count === task?.pending ? "last" : "none";
}
