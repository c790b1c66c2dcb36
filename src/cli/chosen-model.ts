import { boxedModel } from "../model/boxed-model.js";
import type { Terminal } from "./terminal.js";

/** The folder that `--model` names, else that of the model in the box, which is said. */
export function chosenModel({ stderr, colors, texts }: Terminal, named: string | undefined): string {
  if (named !== undefined) return named;
  const folder = boxedModel();
  stderr.write(`${colors.dim(texts.boxedModel)}\n`);
  return folder;
}
