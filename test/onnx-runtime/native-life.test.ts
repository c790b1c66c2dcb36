import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { beforeAll, expect, it } from "vitest";
import { GraphBuilder } from "../../src/export/graph/graph-builder.js";
import { requireFreshBuild } from "../support/fresh-build.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const openSession = path.resolve(import.meta.dirname, "../../dist/onnx-runtime/sessions/open-session.js");
let model: string;

beforeAll(async () => {
  requireFreshBuild();
  const graph = new GraphBuilder();
  let last = graph.input("x", "float32", [256, 256]);
  for (let link = 0; link < 60; link++) last = graph.node("MatMul", `product_${link}`, [last, last]);
  graph.output(last, "float32", [256, 256]);
  model = path.join(await temporaryFolder(), "chain.onnx");
  await writeFile(
    model,
    graph.encode("chain", () => {
      throw new Error("nothing is stored outside");
    }),
  );
});

/** Runs a script that has `open` and `run`; what it prints. A process that crashes fails the call. */
async function printed(script: string): Promise<string> {
  const prelude = `
    const { openSession } = await import(${JSON.stringify(openSession)});
    const open = () => openSession(${JSON.stringify(model)}, { threads: 2 }, "c-api");
    const input = () => ({ data: new Float32Array(65536), shape: [256, 256] });
    const run = (session) => session.run([input()], ["new"]);`;
  const { stdout } = await promisify(execFile)(process.execPath, [
    "--expose-gc",
    "--input-type=module",
    "--eval",
    prelude + script,
  ]);
  return stdout.trim();
}

it.runIf(process.platform === "linux")("stays loaded when a thread ends that left its sessions open", async () => {
  const script = `
    const { Worker } = await import("node:worker_threads");
    const { once } = await import("node:events");
    const code = \`import(${JSON.stringify(openSession)}).then(async ({ openSession }) => {
      const session = await openSession(${JSON.stringify(model)}, { threads: 2 }, "c-api");
      await session.run([{ data: new Float32Array(65536), shape: [256, 256] }], ["new"]);
      process.exit();
    })\`;
    for (let round = 0; round < 3; round++) await once(new Worker(code, { eval: true, execArgv: [] }), "exit");
    const { readFileSync } = await import("node:fs");
    console.log(readFileSync("/proc/self/maps", "utf8").includes("libonnxruntime.so"));
    const session = await open();
    await run(session);
    await session[Symbol.asyncDispose]();
    console.log("ran");`;
  expect(await printed(script)).toBe("true\nran");
});

it("lets the process exit with a session open, and in the middle of a run", async () => {
  expect(await printed(`await run(await open()); console.log("left open");`)).toBe("left open");
  expect(await printed(`void run(await open()); console.log("left running"); process.exit();`)).toBe("left running");
});
