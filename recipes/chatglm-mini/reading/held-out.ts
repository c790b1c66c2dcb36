import type { Language } from "../names.js";
import { makeReadingGroup, type ReadingExample, type ReadingTask } from "./reading-group.js";

export const readingTasks: readonly ReadingTask[] = [
  "lines",
  "prose",
  "two-hop",
  "half",
  "accounts",
  "unknown",
  "decomposition",
  "merge",
];

const firstSeed = 3_900_000_000;

/** One question of each group, so that chance counts once. */
export function readingExamples(language: Language, count: number): ReadonlyMap<ReadingTask, readonly ReadingExample[]> {
  const found = new Map<ReadingTask, ReadingExample[]>(readingTasks.map((task) => [task, []]));
  for (const about of ["evidence", "decomposition", "merge"] as const) {
    const wanted = readingTasks.filter((task) =>
      about === "evidence" ? task !== "decomposition" && task !== "merge" : task === about,
    );
    for (let seed = firstSeed; wanted.some((task) => (found.get(task)?.length ?? 0) < count); seed++) {
      const group = makeReadingGroup({ seed, language, split: "test", about });
      const rarest = wanted.filter((task) => group.some((example) => example.task === task));
      const task = rarest.sort((a, b) => (found.get(a)?.length ?? 0) - (found.get(b)?.length ?? 0))[0];
      const list = task === undefined ? undefined : found.get(task);
      const example = group.find((one) => one.task === task);
      if (list !== undefined && example !== undefined && list.length < count) list.push(example);
    }
  }
  return found;
}
