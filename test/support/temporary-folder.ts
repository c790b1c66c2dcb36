import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

/** A new empty folder, removed with all of the run's: see `run-folder`. */
export function temporaryFolder(): Promise<string> {
  return mkdtemp(path.join(tmpdir(), "langchain-chatglm-test-"));
}
