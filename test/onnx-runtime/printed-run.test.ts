import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";

/** What a run threw, and what was printed beside it. */
function inAnotherProcess(
  binding: string,
  fate: "ends" | "fails",
): Promise<{ readonly stdout: string; readonly stderr: string }> {
  const script = fileURLToPath(new URL("printed-run.ts", import.meta.url));
  return promisify(execFile)(process.execPath, ["--import", import.meta.resolve("tsx"), script, binding, fate]);
}

describe("what onnxruntime prints", () => {
  it("is nothing where a run was ended", async () => {
    const { stdout, stderr } = await inAnotherProcess("c-api", "ends");
    expect(stdout).toContain("a run of a graph was ended");
    expect(stderr).toBe("");
  });

  it.each(["c-api", "node"])("is nothing where a run by %s failed: its error says why", async (binding) => {
    const { stdout, stderr } = await inAnotherProcess(binding, "fails");
    expect(stdout).toMatch(/MatMul.*product_0.*dimension mismatch/s);
    expect(stderr).toBe("");
  });
});
