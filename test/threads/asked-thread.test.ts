import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { afterEach, describe, expect, it } from "vitest";
import { ChatGLMError } from "../../src/errors.js";
import { AskedThread } from "../../src/threads/asked-thread.js";
import { fileBeside, setWorkerUrl, workerFile } from "../../src/threads/worker-file.js";

type Message =
  | { readonly type: "echo"; readonly id: number; readonly value: unknown }
  | { readonly type: "fail"; readonly id: number }
  | { readonly type: "hold"; readonly id: number }
  | { readonly type: "count"; readonly id: number; readonly to: number }
  | { readonly type: "exit"; readonly id: number }
  | { readonly type: "cancel"; readonly id: number };

const code = `
import { parentPort, workerData } from "node:worker_threads";
const held = new Map();
parentPort.on("message", (message) => {
  const { id, type } = message;
  const done = (result) => parentPort.postMessage({ type: "done", id, result });
  if (type === "echo") done([workerData, message.value]);
  else if (type === "fail") parentPort.postMessage({ type: "failed", id, error: { code: "TABLE_FAILED", message: "It broke." } });
  else if (type === "hold") held.set(id, done);
  else if (type === "count") {
    for (let at = 1; at <= message.to; at += 1) parentPort.postMessage({ type: "progress", id, progress: at });
    done(message.to);
  } else if (type === "exit") process.exit(3);
  else if (type === "cancel") {
    held.get(id)?.("cancelled");
    held.delete(id);
  }
});
`;
const file = new URL(`data:text/javascript,${encodeURIComponent(code)}`);
const opened: AskedThread<Message, number>[] = [];
const open = (isNative = false): AskedThread<Message, number> => {
  const thread = new AskedThread<Message, number>({
    file,
    name: "test",
    workerData: "data",
    ended: (cause) => new ChatGLMError("EMBEDDINGS_FAILED", "It ended.", { cause }),
    aborted: (cause) => new ChatGLMError("ABORTED", "It was cancelled.", { cause }),
    place: "in the test",
    isNative,
  });
  opened.push(thread);
  return thread;
};
afterEach(async () => {
  for (const thread of opened.splice(0)) await thread[Symbol.asyncDispose]();
});

describe("AskedThread", () => {
  it("gives each request its own answer, failure and progress, whatever runs beside it", async () => {
    const thread = open();
    const told: number[] = [];
    const all = await Promise.allSettled([
      thread.ask({ type: "echo", value: 1 }),
      thread.ask({ type: "fail" }),
      thread.ask({ type: "count", to: 3 }, { onProgress: (at) => told.push(at) }),
      thread.ask({ type: "echo", value: new Uint8Array([1]) }),
    ]);
    expect(all[0]).toEqual({ status: "fulfilled", value: ["data", 1] });
    expect(all[1]).toMatchObject({
      status: "rejected",
      reason: { code: "TABLE_FAILED", message: expect.stringContaining("It broke") },
    });
    expect([all[2], told]).toEqual([{ status: "fulfilled", value: 3 }, [1, 2, 3]]);
    expect(all[3]).toEqual({ status: "fulfilled", value: ["data", new Uint8Array([1])] });
  });

  it("cancels what nobody waits for, and goes on", async () => {
    const thread = open();
    const leaving = new AbortController();
    const held = thread.ask({ type: "hold" }, { signal: leaving.signal });
    leaving.abort("why");
    await expect(held).rejects.toMatchObject({ code: "ABORTED", cause: "why" });
    await expect(thread.ask({ type: "echo", value: 1 }, { signal: leaving.signal })).rejects.toMatchObject({ code: "ABORTED" });
    expect(await thread.ask({ type: "echo", value: 2 })).toEqual(["data", 2]);
  });

  it("tells all who wait, and all who come, that it ended", async () => {
    const thread = open();
    const held = thread.ask({ type: "hold" });
    void held.catch(() => undefined);
    void thread.ask({ type: "exit" }).catch(() => undefined);
    await expect(held).rejects.toMatchObject({ code: "EMBEDDINGS_FAILED" });
    expect(thread.hasEnded).toBe(true);
    await expect(thread.ask({ type: "echo", value: 1 })).rejects.toMatchObject({ code: "EMBEDDINGS_FAILED" });
  });

  it.each([true, false])("is closed while it works, native or not: %s", async (isNative) => {
    const thread = open(isNative);
    await thread.ask({ type: "echo", value: 1 });
    const ended = expect(thread.ask({ type: "hold" })).rejects.toMatchObject({ code: "EMBEDDINGS_FAILED" });
    await thread[Symbol.asyncDispose]();
    await ended;
  });

  it("keeps the process alive only while an answer is awaited", async () => {
    const module = JSON.stringify(new URL("../../dist/threads/asked-thread.js", import.meta.url).href);
    const body = `
      import { AskedThread } from ${module};
      const thread = new AskedThread({ file: new URL(${JSON.stringify(file.href)}), name: "t", ended: String, aborted: String, place: "", isNative: true });
      console.log((await thread.ask({ type: "echo", value: 5 })).join());
    `;
    const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(body)}`), { stdout: true });
    let said = "";
    worker.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
    expect(await once(worker, "exit")).toEqual([0]);
    expect(said).toContain("5");
  });
});

describe("where a thread's code lies", () => {
  it("is beside the code that starts it, or an error that says what to do", () => {
    expect(fileBeside("./asked-thread.test.ts", import.meta.url)?.href).toBe(import.meta.url);
    for (const base of [undefined, "https://example.org/a.js", "file:///nowhere/a.js"]) {
      expect(() => workerFile("./worker.js", base)).toThrow(
        expect.objectContaining({ code: "BUNDLED", remedy: expect.stringContaining("external") }),
      );
    }
  });

  it("is found where a bundle is told that the package's dist folder is", async () => {
    const src = fileURLToPath(new URL("../../src/", import.meta.url));
    const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
    const callers = files.map((file) => readFileSync(`${src}${file}`, "utf8"));
    const names = callers.flatMap((text) =>
      [...text.matchAll(/(?<!from )"(\.\/[\w-]+-worker\.js)"(?=, import\.meta\.url|;$)/gmu)].map(([, name]) => name),
    );
    expect(new Set(names).size).toBe(
      files.filter((file) => /-worker\.ts$/u.test(file) && !file.startsWith("distributed")).length,
    );
    setWorkerUrl(new URL("../../src", import.meta.url).href.replace(/src$/u, "dist"));
    try {
      for (const name of names) expect(existsSync(workerFile(name ?? "", undefined)), name).toBe(true);
    } finally {
      setWorkerUrl(undefined);
    }
    for (const wrong of ["./dist", "https://example.org/dist/", new URL(".", import.meta.url)])
      expect(() => setWorkerUrl(wrong)).toThrow(expect.objectContaining({ code: "INVALID_OPTION" }));
  });
});
