import { setTimeout as delay } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";
import { toErrorRecord } from "../../../errors.js";
import { type FilesFound, findFiles } from "../../find-files.js";
import { FileIndex } from "./file-index.js";
import type { FromIndex, IndexWorkerData, ToIndex } from "./index-messages.js";

/** Progress is told this often. Milliseconds. */
const PROGRESS_MS = 50;
/** Saving waits for a pause of this length. Milliseconds. */
const QUIET_MS = 300;

const { settings, snapshot } = workerData as IndexWorkerData;
const index = new FileIndex({ ...settings, readers: [] }, snapshot);
void index.open();
let lastAsked = performance.now();
let listed: FilesFound = { roots: [], files: [], skipped: [] };
const updates = new Map<number, AbortController>();
const tell = (message: FromIndex): void => parentPort?.postMessage(message);

/** Until nothing was asked for a while: saving takes a moment of this thread's time. */
async function quiet(): Promise<void> {
  while (performance.now() - lastAsked < QUIET_MS) await delay(QUIET_MS);
}

async function run(message: Exclude<ToIndex, { readonly type: "cancel" }>): Promise<void> {
  const { id } = message;
  try {
    if (message.type === "list") {
      listed = await findFiles(message.paths, { ...message.options, blocking: true });
      tell({ type: "done", id, result: listed });
    } else if (message.type === "search") {
      tell({ type: "done", id, result: await index.search(message.question, message.options) });
    } else if (message.type === "tables") {
      tell({ type: "done", id, result: await index.tables() });
    } else if (message.type === "use-vectors") {
      tell({ type: "done", id, result: await index.useVectors(message.settings) });
    } else if (message.type === "missing-vectors") {
      tell({ type: "done", id, result: await index.missingVectors(message.count) });
    } else if (message.type === "put-vectors") {
      await index.putVectors(message.vectors);
      tell({ type: "done", id, result: undefined });
    } else if (message.type === "save") {
      if (!message.atOnce) await quiet();
      await index.save();
      tell({ type: "done", id, result: undefined });
    } else {
      const controller = new AbortController();
      updates.set(id, controller);
      let told = performance.now();
      const result = await index.update(message.files ?? listed, {
        signal: controller.signal,
        onProgress: (progress) => {
          if (performance.now() - told < PROGRESS_MS && progress.filesDone < progress.files) return;
          told = performance.now();
          tell({ type: "progress", id, progress });
        },
      });
      tell({ type: "done", id, result });
    }
  } catch (error) {
    tell({ type: "failed", id, error: toErrorRecord(error, "DOCUMENT_INVALID") });
  } finally {
    updates.delete(id);
  }
}

parentPort?.on("message", (message: ToIndex) => {
  lastAsked = performance.now();
  if (message.type === "cancel") updates.get(message.id)?.abort();
  else void run(message);
});
