import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { openTrainingStart } from "../../src/training/training-start.js";
import { writeModelFolder } from "../../src/training/write-model-folder.js";

/** Writes the checkpoint that a phase which was stopped, or still runs, had come to when it last saved its state. @returns its steps */
export async function writeStoppedPhase(from: string, stateFolder: string, out: string): Promise<number> {
  const states = (await readdir(stateFolder)).filter((name) => /^checkpoint-\d+$/.test(name)).sort();
  const newest = states.at(-1);
  if (newest === undefined) throw new Error(`${stateFolder} holds no state`);
  const start = await openTrainingStart({ from }, 0);
  const bytes = await readFile(join(stateFolder, newest, "values.f32"));
  if (bytes.byteLength !== start.parameters.values.byteLength) throw new Error(`${newest} is of another model than ${from}`);
  start.parameters.values.set(new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4));
  const lines = (await readFile(join(stateFolder, newest, "log.jsonl"), "utf8")).split("\n").filter((line) => line !== "");
  const log = lines.map((line) => JSON.parse(line) as unknown);
  await writeModelFolder(out, { ...start, log }, { overwrite: true });
  return log.length;
}
