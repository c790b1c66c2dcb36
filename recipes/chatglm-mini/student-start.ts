import { join } from "node:path";
import { copySpacedLayers } from "../../src/training/distill.js";
import { openTrainingStart } from "../../src/training/training-start.js";
import { writeModelFolder } from "../../src/training/write-model-folder.js";

/** Writes the checkpoint that a distillation from this teacher begins with: the student with some of its teacher's layers, before any step. */
export async function writeStudentStart(teacher: string, config: string, out: string): Promise<void> {
  const { parameters } = await openTrainingStart({ from: teacher }, 0);
  const student = await openTrainingStart({ config, tokenizer: join(teacher, "tokenizer.model") }, 0);
  if (!copySpacedLayers(parameters, student.parameters)) throw new Error(`${teacher} has other widths than the student`);
  await writeModelFolder(out, { ...student, log: [] }, { overwrite: true });
}
