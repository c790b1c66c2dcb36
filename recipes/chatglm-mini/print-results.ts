import type { TrainingProgress } from "langchain-chatglm/training";
import { type Evaluation, tasks } from "./evaluate.js";
import type { Example } from "./examples.js";
import type { ReadingEvaluation } from "./reading/evaluate-reading.js";
import { readingTasks } from "./reading/held-out.js";

/** Prints every tenth step of a phase and those with a held-out loss. */
export function progressPrinter(phase: string): (progress: TrainingProgress) => void {
  return ({ step, steps, loss, heldOut, tokensPerSecond, secondsLeft }) => {
    if (step % 10 !== 0 && step !== steps && heldOut === undefined) return;
    const evaluated = heldOut === undefined ? "" : `  held-out ${heldOut.toFixed(4)}`;
    console.log(
      `${phase} ${step}/${steps}  loss ${loss.toFixed(4)}${evaluated}  ${Math.round(tokensPerSecond)} tokens/s  ${Math.round(secondsLeft / 60)} min left`,
    );
  };
}

/** Prints a question that was answered wrongly, with the right reply. */
export function printMiss(
  { task, reply, messages }: Pick<Example, "reply" | "messages"> & { readonly task: string },
  given: string,
): void {
  console.log(`\n${task}: ${messages.at(-1)?.content}\n  right: ${reply}\n  given: ${given}`);
}

export function printReading(model: string, scores: ReadingEvaluation): void {
  console.log(
    `\n${model}\n  ${"".padEnd(16)}${["right", "exact", "refused", "broken"].map((name) => name.padStart(18)).join("")}`,
  );
  console.log(`  ${"".padEnd(16)}${"        zh        en".repeat(4)}`);
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`.padStart(9);
  for (const task of readingTasks) {
    const { zh, en } = scores[task];
    const cells = (["right", "exact", "refused", "broken"] as const).map((what) => percent(zh[what]) + percent(en[what]));
    console.log(`  ${task.padEnd(16)}${cells.join("")}`);
  }
}

export function printEvaluation(model: string, { accuracy, overall, tokensPerSecond }: Evaluation): void {
  console.log(`\n${model}`);
  const columns = ["zh", "en", "both"].map((name) => name.padStart(8));
  console.log(`  ${"".padEnd(16)}${columns.join("")}`);
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`.padStart(8);
  for (const task of tasks) {
    const { zh, en } = accuracy[task];
    console.log(`  ${task.padEnd(16)}${percent(zh)}${percent(en)}${percent((zh + en) / 2)}`);
  }
  console.log(`  overall ${(100 * overall).toFixed(1)} %, ${Math.round(tokensPerSecond)} tokens/s`);
}
