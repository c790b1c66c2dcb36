import { fileURLToPath } from "node:url";
import { ensureDefaultModel } from "../scripts/default-model.js";

/** The model folder named on the command line, or the embedded default model, which is made when it isn't there. */
export async function exampleModel(): Promise<string> {
  const given = process.argv[2];
  if (given !== undefined) return given;
  const folder = fileURLToPath(new URL("../.cache/default-model", import.meta.url));
  await ensureDefaultModel(folder);
  console.log("The default model's weights are random: its words mean nothing. Name a converted model's folder for answers.");
  return folder;
}
