import { readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import envPaths from "env-paths";

/** Where indexes of documents are kept unless the options say otherwise: beside the answers, by the system's convention. */
export function documentIndexFolder(): string {
  return path.join(envPaths("langchain-chatglm", { suffix: "" }).cache, "documents");
}

/** Snapshots and vectors that nobody opened for so long are deleted: their folders are gone, or are read in another way. Milliseconds. */
const FORGOTTEN = 60 * 86_400_000;

/** Deletes what nobody opened for long, and what a process that was killed left half written. */
export async function deleteForgotten(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!/^[0-9a-f]{64}\.(?:index|vectors)(?:\.[0-9a-f-]{36}\.tmp)?$/.test(name)) continue;
    const file = path.join(folder, name);
    const { mtimeMs } = await stat(file);
    if (Date.now() - mtimeMs > (name.endsWith(".tmp") ? 3_600_000 : FORGOTTEN)) await rm(file, { force: true });
  }
}
