import { execFile } from "node:child_process";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { writeInitialCheckpoint } from "../../src/training/initial-checkpoint.js";
import { temporaryFolder } from "./support/temporary-folder.js";

it("converts in far less memory than the checkpoint has, however large a tensor is", async () => {
  const parent = await temporaryFolder();
  const checkpoint = join(parent, "checkpoint");
  await writeInitialCheckpoint(checkpoint, { config: { hidden_size: 1536, num_layers: 1 }, dtype: "float16" });
  const { size } = await stat(join(checkpoint, "model.safetensors"));
  // Nearly all of it in two tensors, each 400 MB as float32.
  expect(size).toBeGreaterThan(400e6);

  const script = fileURLToPath(new URL("support/convert-and-weigh.ts", import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", script, checkpoint, join(parent, "out")]);
  expect(Number(stdout)).toBeLessThan(300e6);
});
