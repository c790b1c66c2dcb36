import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ChatGLMError } from "../errors.js";

/** Folders of the threads' files below the package's `dist`. */
const PLACES: Readonly<Record<string, string>> = {
  "./engine-worker.js": "model/engine-worker.js",
  "./encoder-worker.js": "embeddings/encoder-worker.js",
  "./index-worker.js": "sources/documents/indexing/index-worker.js",
  "./ocr-worker.js": "vision/ocr/ocr-worker.js",
  "./reader-worker.js": "sources/documents/readers/thread/reader-worker.js",
  "./sqlite-worker.js": "sources/tables/databases/sqlite/sqlite-worker.js",
  "./transformers-worker.js": "vision/transformers/transformers-worker.js",
};

let dist: URL | undefined;

/**
 * Says where this package's `dist` folder lies, for a bundle that holds the package's code: threads are started from the files there. To be called before
 * anything is opened. The folder needs the package's dependencies beside it, as `node_modules/langchain-chatglm/dist` has.
 *
 * @param url a file URL, with or without a slash at its end; undefined for where the code itself lies
 * @throws ChatGLMError INVALID_OPTION if it is none, or no such folder
 * @example
 * setWorkerUrl(new URL("./node_modules/langchain-chatglm/dist/", import.meta.url));
 */
export function setWorkerUrl(url: URL | string | undefined): void {
  const text = url === undefined ? undefined : `${String(url).replace(/\/+$/u, "")}/`;
  const isThere =
    text === undefined || (URL.canParse(text) && fileBeside(PLACES["./engine-worker.js"] ?? "", text) !== undefined);
  if (!isThere) {
    throw new ChatGLMError("INVALID_OPTION", `workerUrl: this package's dist folder is not at ${text}.`, {
      remedy: 'Give its file URL: new URL("./node_modules/langchain-chatglm/dist/", import.meta.url).',
    });
  }
  dist = text === undefined ? undefined : new URL(text);
}

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
    remedy: "Keep langchain-chatglm external to the bundle, or tell setWorkerUrl where its dist folder is (docs/bundlers.md).",
  });
}

/** The same, undefined where the file isn't there. */
export function fileBeside(name: string, base: string | undefined): URL | undefined {
  const placed = PLACES[name];
  if (dist !== undefined && placed !== undefined) return new URL(placed, dist);
  // A bundle in CommonJS has no import.meta.url.
  if (base === undefined || !URL.canParse(name, base)) return undefined;
  const file = new URL(name, base);
  return file.protocol === "file:" && existsSync(fileURLToPath(file)) ? file : undefined;
}
