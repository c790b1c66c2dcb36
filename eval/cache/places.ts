import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { evalFolder, loadQuestions, type Question, readQuestions } from "../question.js";
import { type EvalWorld, evalWorld, WORLDS, worldIn } from "../worlds.js";
import type { Batch } from "./probes.js";

/** A world whose questions fill a cache, and the files of what it is asked then. */
export interface CachePlace {
  readonly name: string;
  readonly world: EvalWorld;
  /** Questions alone that have an answer. */
  readonly questions: readonly Question[];
  readonly files: readonly { readonly batch: Batch; readonly file: URL }[];
}

/** The dev halves of the three worlds, and the small worlds of `everyday/` whole. */
export async function cachePlaces(): Promise<CachePlace[]> {
  const large = WORLDS.map(async (name) => {
    const world = evalWorld(name);
    const file = (batch: string): URL => new URL(`${name}${batch}.txt`, import.meta.url);
    const files = [
      { batch: "worked", file: file("") },
      { batch: "fresh", file: file(".fresh") },
      { batch: "kinds", file: file(".kinds") },
    ] as const;
    return { name, world, questions: alone(await loadQuestions("dev", world.questions)), files };
  });
  const written = await readdir(new URL("everyday/", import.meta.url));
  const small = written.sort().map(async (entry) => {
    const name = entry.replace(".txt", "");
    const world = worldIn(fileURLToPath(new URL(`everyday/${name}/`, evalFolder)));
    const files = [{ batch: "everyday", file: new URL(`everyday/${entry}`, import.meta.url) }] as const;
    return { name, world, questions: alone(await readQuestions(world.questionFile)), files };
  });
  return Promise.all([...large, ...small]);
}

/** The small worlds' questions don't say what they name. */
function alone(all: readonly (Omit<Question, "names"> & Partial<Question>)[]): Question[] {
  return all
    .filter(({ history, answers }) => history === undefined && answers.length > 0)
    .map((question) => ({ ...question, names: question.names ?? [] }));
}
