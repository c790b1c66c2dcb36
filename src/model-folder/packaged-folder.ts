import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { ChatGLMError } from "../errors.js";

/**
 * A folder that comes with this package.
 *
 * @param folder below the package's
 * @param file that is in it
 * @throws ChatGLMError MODEL_NOT_FOUND if the files are not there: a bundler left them behind.
 */
export function packagedFolder(folder: string, file: string): string {
  const places = [fileURLToPath(new URL("../..", import.meta.url)), installedPackage()];
  for (const place of places) {
    if (place !== undefined && existsSync(path.join(place, folder, file))) return path.join(place, folder);
  }
  throw new ChatGLMError("MODEL_NOT_FOUND", `The package's ${folder} is not beside its code, nor in node_modules.`, {
    remedy: "Keep langchain-chatglm out of the bundle (external), copy that folder along, or name another model's folder.",
  });
}

/** Where a bundle runs beside a node_modules folder, the package can still be found there. */
function installedPackage(): string | undefined {
  try {
    return path.dirname(createRequire(import.meta.url).resolve("langchain-chatglm/package.json"));
  } catch {
    return undefined;
  }
}
