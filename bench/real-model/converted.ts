import { existsSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import path from "node:path";
import { convertCheckpoint } from "../../src/export/convert-checkpoint.js";
import { type ModelManifest, type Precision, readManifest } from "../../src/model-folder/manifest.js";
import { progress } from "../progress.js";

/** A GGUF file converted, in the user's cache folder, by the file's name and precision; made once. */
export async function convertedModel(
  checkpoint: string,
  precision: Precision,
): Promise<{ readonly folder: string; readonly manifest: ModelManifest }> {
  const base = process.env["XDG_CACHE_HOME"] ?? (process.platform === "win32" ? tmpdir() : path.join(homedir(), ".cache"));
  const name = path.basename(checkpoint).replace(/\.gguf$/i, "");
  const folder = path.join(base, "langchain-chatglm", "bench", `${name}-${precision}`);
  if (!existsSync(folder)) {
    await convertCheckpoint({
      checkpoint,
      out: folder,
      precision,
      onProgress: ({ bytesDone, bytesTotal }) =>
        progress(`${name} ${precision}: ${Math.round((100 * bytesDone) / bytesTotal)} %`),
    });
  }
  return { folder, manifest: await readManifest(folder) };
}
