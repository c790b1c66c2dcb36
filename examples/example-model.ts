import { fileURLToPath } from "node:url";

/** The model folder named on the command line, or the small model that comes with this repository. */
export function exampleModel(): string {
  const given = process.argv[2];
  if (given !== undefined) return given;
  console.log("models/chatglm-mini answers questions from evidence, and nothing else. Name a converted model's folder for more.");
  return fileURLToPath(new URL("../models/chatglm-mini", import.meta.url));
}
