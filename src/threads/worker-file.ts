import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ChatGLMError } from "../errors.js";

/**
 * Where a thread's code lies: in a file of its own beside the one that starts it.
 *
 * @param base `import.meta.url` of the file that starts it
 * @throws ChatGLMError BUNDLED when the file isn't there: a bundler has put this package into one file
 */
export function workerFile(name: string, base: string | undefined): URL {
  const file = fileBeside(name, base);
  if (file !== undefined) return file;
  throw new ChatGLMError("BUNDLED", `${name} is not beside the code that starts it: a bundler has left it behind.`, {
    remedy: "Keep langchain-chatglm external to the bundle (docs/bundlers.md).",
  });
}

/** The same, undefined where the file isn't there. */
export function fileBeside(name: string, base: string | undefined): URL | undefined {
  // A bundle in CommonJS has no import.meta.url.
  if (base === undefined || !URL.canParse(name, base)) return undefined;
  const file = new URL(name, base);
  return file.protocol === "file:" && existsSync(fileURLToPath(file)) ? file : undefined;
}
