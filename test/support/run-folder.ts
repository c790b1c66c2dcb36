import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

/** Whatever a run puts among temporary files, also what a killed process leaves there, lies in one folder that goes away with the run. */
export default async function runFolder(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), "langchain-chatglm-run-"));
  // Servers that don't run as root step through it.
  await chmod(folder, 0o711);
  for (const name of ["TMPDIR", "TMP", "TEMP"]) process.env[name] = folder;
  // What tests keep must not land among the user's own.
  process.env.XDG_CACHE_HOME = path.join(folder, "cache");
  return () => rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
