/**
 * `npx tsx eval/generate.ts`: writes `world/graph.ttl` and `questions/*.jsonl` from the hand-written tables of `source/`. The same tables and
 * seed give the same files, byte for byte; a test compares them with what is committed.
 */
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { readHandQuestions } from "./generator/hand-questions.js";
import { makeQuestions } from "./generator/made-questions.js";
import { writeTurtle } from "./generator/turtle.js";
import { readWorld, type World } from "./generator/world.js";
import { evalFolder, type Question } from "./question.js";

const SEED = 20_261_128;

export interface Generated {
  readonly world: World;
  readonly questions: readonly Question[];
  /** By path, relative to `eval/`. */
  readonly files: ReadonlyMap<string, string>;
}

export async function generate(): Promise<Generated> {
  const source = (name: string): Promise<string> => readFile(new URL(`source/${name}.txt`, evalFolder), "utf8");
  const world = readWorld(await source("properties"), await source("world"));
  const hand = readHandQuestions(await source("questions"), world);
  const questions = [...hand, ...makeQuestions(await source("wordings"), world, hand, SEED)];
  const files = new Map([["world/graph.ttl", writeTurtle(world)]]);
  for (const split of ["dev", "test"] as const) {
    const lines = questions.filter((question) => question.split === split).map((question) => JSON.stringify(question));
    files.set(`questions/${split}.jsonl`, `${lines.join("\n")}\n`);
  }
  return { world, questions, files };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { files, world, questions } = await generate();
  for (const [name, text] of files) await writeFile(new URL(name, evalFolder), text);
  console.log(
    `${world.things.size} things, ${world.facts.length} facts, ${world.properties.size} properties, ${questions.length} questions`,
  );
}
