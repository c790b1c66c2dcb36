import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { ChatGLMError } from "../errors.js";

const FOLDER = "models/chatglm-mini";

/**
 * Folder of the small model that comes with this package: chatglm-mini, a ChatGLM of 5.1 million weights. It answers from short evidence, in
 * Chinese and English, and knows nothing of the world.
 *
 * @throws ChatGLMError MODEL_NOT_FOUND if the files are not there: a bundler left them behind.
 */
export function boxedModel(): string {
  const places = [fileURLToPath(new URL("../..", import.meta.url)), installedPackage()];
  for (const place of places) {
    if (place === undefined) continue;
    const folder = path.join(place, FOLDER);
    if (existsSync(path.join(folder, "manifest.json"))) return folder;
  }
  throw new ChatGLMError("MODEL_NOT_FOUND", `The package's ${FOLDER} is not beside its code, nor in node_modules.`, {
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
