import type { PlannedRow } from "./step-plan.js";

/**
 * Which tokens share a forward pass when results must not depend on who else is served. Kernels round by the number of rows they are given and by a
 * row's place among them, so a sequence's passes are a function of its own tokens alone: its prompt in chunks counted from its first
 * token, then one token at a time. Plain numbers, so that it is tested without a model.
 */

/** A running task, in the order of service. */
export interface FixedTask {
  readonly kind: "generate" | "score";
  /** Tokens whose keys and values are there. */
  readonly computed: number;
  /** Tokens it has, chosen ones included. */
  readonly tokens: number;
  /** Those it came with. */
  readonly promptTokens: number;
}

export interface FixedLimits {
  readonly maxSequencesPerStep: number;
  /** Tokens of one pass over a prompt. */
  readonly chunkTokens: number;
  /** Passes over prompts in one step while nothing decodes; one while something does. */
  readonly prefillPasses: number;
}

/** Tokens of a task's next pass. */
export function fixedRowTokens(computed: number, promptTokens: number, chunkTokens: number): number {
  if (computed >= promptTokens) return 1;
  return Math.min(chunkTokens - (computed % chunkTokens), promptTokens - computed);
}

/** How much of a sequence's beginning others may take over: whole chunks of its prompt. */
export function reusableTokens(tokens: number, promptTokens: number, chunkTokens: number): number {
  const most = Math.min(tokens, promptTokens);
  return most - (most % chunkTokens);
}

/** Every decoding sequence gets its token; prompts a pass each, the first one's and then the shortest remainders'. */
export function planFixedStep(tasks: readonly FixedTask[], limits: FixedLimits): PlannedRow[] {
  const decodes = ({ computed, promptTokens }: FixedTask): boolean => computed >= promptTokens;
  const indexed = tasks.map((task, index) => ({ task, index }));
  const decoding = indexed.filter(({ task }) => decodes(task));
  const [first, ...others] = indexed.filter(({ task }) => !decodes(task));
  const byRemainder = others.sort((a, b) => remainder(a.task) - remainder(b.task));
  const prefilling = first === undefined ? [] : [first, ...byRemainder].slice(0, decoding.length > 0 ? 1 : limits.prefillPasses);
  return [...prefilling, ...decoding]
    .slice(0, limits.maxSequencesPerStep)
    .sort((a, b) => a.index - b.index)
    .map(({ task: { kind, computed, tokens, promptTokens }, index }) => {
      const count = fixedRowTokens(computed, promptTokens, limits.chunkTokens);
      const last = computed + count === tokens ? "last" : "none";
      return { task: index, tokens: count, logits: kind === "score" ? "all" : last };
    });
}

function remainder({ computed, promptTokens }: FixedTask): number {
  return promptTokens - computed;
}
