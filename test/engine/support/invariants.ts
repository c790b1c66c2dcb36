import { Engine } from "../../../src/engine/engine.js";
import type { EngineOptions } from "../../../src/engine/engine-options.js";
import type { EngineSnapshot, TaskSnapshot } from "../../../src/engine/engine-snapshot.js";
import type { CheckedExecutor } from "./checked-executor.js";

/**
 * What must hold of an engine whenever nobody is in the middle of changing it: between steps, and as a step begins to run. In words, what
 * doesn't.
 *
 * @param slackBytes by which an executor's own rounding may exceed the budget
 */
export function invariants(snapshot: EngineSnapshot, slackBytes = 0): string[] {
  const { running, waiting, cached, budgetBytes, kvBytesPerToken, maxSequencesPerStep } = snapshot;
  const broken: string[] = [];
  const holds = (condition: boolean, what: string): void => {
    if (!condition) broken.push(what);
  };

  // Slots.
  holds(running.length <= maxSequencesPerStep, `${running.length} run in ${maxSequencesPerStep} slots`);
  holds(snapshot.distinctTasks === running.length + waiting.length, "a task is queued twice");
  holds(isAscending(running), "running tasks are out of order");
  holds(isAscending(waiting), "waiting tasks are out of order");

  // Progress.
  for (const [index, task] of running.entries()) {
    const name = `running task ${index}`;
    holds(task.computed <= task.tokens, `${name} has ${task.computed} of ${task.tokens} tokens computed`);
    holds(task.done || task.cancelled || task.computed < task.tokens, `${name} has nothing left to compute`);
    holds(task.computed * kvBytesPerToken <= (task.bytes ?? 0), `${name} holds ${task.bytes} bytes for ${task.computed} tokens`);
  }
  for (const [index, { bytes, done }] of waiting.entries()) {
    holds(bytes === undefined, `waiting task ${index} holds a sequence`);
    holds(!done, `waiting task ${index} is done`);
  }

  // Bytes.
  const held = sum(running.map(({ bytes = 0 }) => bytes));
  const kept = sum(cached.map(({ bytes }) => bytes));
  holds(kept === snapshot.cachedBytes, `cached prefixes hold ${kept} bytes, counted are ${snapshot.cachedBytes}`);
  holds(held + kept <= budgetBytes + slackBytes, `${held} + ${kept} bytes held of ${budgetBytes}`);
  const sequences = running.filter(({ bytes }) => bytes !== undefined).length + cached.length;
  holds(snapshot.distinctSequences >= sequences, "a sequence has two owners");

  // Prefixes: by partition, and in lexicographic order within it, none the beginning of another there, each evictable.
  holds(snapshot.cachedByUse === cached.length, `${cached.length} prefixes, ${snapshot.cachedByUse} of them evictable`);
  for (const [index, { partition, ids, computed }] of cached.entries()) {
    holds(computed === ids.length && computed > 0, `prefix ${index} has ${computed} of ${ids.length} tokens`);
    const following = cached[index + 1];
    if (following === undefined) continue;
    holds(partition <= following.partition, `prefix ${index} is among those of another partition`);
    if (partition !== following.partition) continue;
    const next = following.ids;
    const common = commonLength(ids, next);
    holds(common < ids.length, `prefix ${index} is the beginning of the next`);
    holds(common < next.length && (ids[common] ?? 0) < (next[common] ?? 0), `prefix ${index} is out of order`);
  }
  return broken;
}

/**
 * An engine whose {@link invariants} are checked as each step begins to run and at each turn of the event loop while it has work. What is
 * broken fails the step, and stays among the executor's `misuses`.
 */
export function checkedEngine(executor: CheckedExecutor, options: Partial<EngineOptions> = {}, slackBytes = 0): Engine {
  const engine = new Engine(executor, options);
  let watching = false;
  const watch = (): void => {
    executor.misuses.push(...invariants(engine.snapshot(), slackBytes));
    const { running, waiting } = engine.stats();
    watching = running + waiting > 0;
    if (watching) setImmediate(watch);
  };
  executor.invariants = () => {
    if (!watching) setImmediate(watch);
    watching = true;
    return invariants(engine.snapshot(), slackBytes);
  };
  return engine;
}

function isAscending(tasks: readonly TaskSnapshot[]): boolean {
  return tasks.every(({ rank }, index) => index === 0 || (tasks[index - 1]?.rank ?? 0) <= rank);
}

function commonLength(a: readonly number[], b: readonly number[]): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
