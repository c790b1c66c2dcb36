import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../../../../shared/golden", import.meta.url));

/** Checkpoints made and measured elsewhere; they are not part of the repository. */
export const golden: { readonly present: boolean; readonly absence: string; checkpoint(name: string): string } = {
  present: existsSync(folder),
  absence: "../shared/golden is not there",
  checkpoint: (name) => join(folder, name),
};
