import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import Keyv from "keyv";
import { describe, expect, it } from "vitest";
import { answerCacheFolder } from "../../src/answer-cache/cache-folder.js";
import { ByteLedger } from "../../src/answer-cache/stores/byte-ledger.js";
import { EntryFolder, type ListedEntry } from "../../src/answer-cache/stores/entry-folder.js";
import { type FileStore, fileStore } from "../../src/answer-cache/stores/file-store.js";
import type { ChatGLMError } from "../../src/errors.js";
import { temporaryFolder } from "../sources/temporary-folder.js";

/** Runs a module that has `fileStore` and `folder` in scope, in a process of its own. */
function inAnotherProcess(folder: string, body: string): ReturnType<typeof spawn> {
  const source = pathToFileURL(resolve("src/answer-cache/stores/file-store.ts")).href;
  const script = `import { fileStore } from ${JSON.stringify(source)};\nconst folder = ${JSON.stringify(folder)};\n${body}`;
  const path = join(temporaryFolder({ "child.mts": script }), "child.mts");
  return spawn(process.execPath, ["--import", import.meta.resolve("tsx"), path], { stdio: ["ignore", "pipe", "inherit"] });
}

const collect = async <Value>(values: AsyncIterable<Value>): Promise<Value[]> => {
  const all: Value[] = [];
  for await (const value of values) all.push(value);
  return all;
};

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
const entriesOf = (folder: string): string[] => filesBelow(join(folder, "entries"));

/** A store and what it reports. */
function watched(folder: string): { store: FileStore; reported: ChatGLMError[] } {
  const store = fileStore({ folder });
  const reported: ChatGLMError[] = [];
  store.on("error", (error: ChatGLMError) => reported.push(error));
  return { store, reported };
}

describe("FileStore", () => {
  it("makes nothing until it is written to, and nothing again after it is closed", async () => {
    const folder = join(temporaryFolder(), "deep", "cache");
    const store = fileStore({ folder });
    expect(await store.get("k")).toBeUndefined();
    expect(existsSync(folder)).toBe(false);
    const writing = store.set("k", "v");
    await store.disconnect();
    expect(await writing).toBe(true);
    expect(entriesOf(folder)).toHaveLength(1);
    rmSync(folder, { recursive: true });
    await expect(store.set("k", "v")).rejects.toMatchObject({ code: "CACHE_STORE_FAILED" });
    await expect(store.get("k")).rejects.toMatchObject({ code: "CACHE_STORE_FAILED" });
    expect(existsSync(folder)).toBe(false);
  });

  it("keeps any JSON value under any key, and tells what it holds", async () => {
    await using store = fileStore({ folder: temporaryFolder() });
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary" }), fc.jsonValue(), async (key, value) => {
        fc.pre(value !== null);
        await store.set(key, value);
        expect(await store.get(key)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { numRuns: 200 },
    );
    await store.clear();
    await store.set("a:1", { value: "x" });
    await store.set("a:2", "y");
    await store.set("b:1", "z");
    expect([await store.has("a:2"), await store.has("a:3")]).toEqual([true, false]);
    expect(new Map(await collect(store.iterator("a")))).toEqual(
      new Map<string, unknown>([
        ["a:1", { value: "x" }],
        ["a:2", "y"],
      ]),
    );
    store.namespace = "a";
    await store.clear();
    store.namespace = undefined;
    expect(await collect(store.iterator())).toEqual([["b:1", "z"]]);
    expect([await store.delete("b:1"), await store.delete("b:1")]).toEqual([true, false]);
  });

  it("works below Keyv, with its namespaces and times to live", async () => {
    const folder = temporaryFolder();
    await using ours = fileStore({ folder });
    await using theirs = fileStore({ folder });
    const [a, b] = [new Keyv({ store: ours, namespace: "a" }), new Keyv({ store: theirs, namespace: "b" })];
    await a.set("k", { deep: [1] });
    await b.set("k", 2);
    await a.set("short", 1, 1);
    await new Promise((wait) => setTimeout(wait, 5));
    expect([await a.get("k"), await b.get("k"), await a.get("short")]).toEqual([{ deep: [1] }, 2, undefined]);
    await a.clear();
    expect([await a.get("k"), await b.get("k")]).toEqual([undefined, 2]);
  });

  it("deletes the least recently used first once it is full, and takes no value that alone is too large", async () => {
    const folder = temporaryFolder();
    const writing = fileStore({ folder, maxBytes: 5_000 });
    for (let index = 0; index < 50; index += 1) await writing.set(`k${index}`, "x".repeat(300));
    await writing.disconnect();
    await using store = fileStore({ folder, maxBytes: 5_000 });
    const keys = (await collect(store.iterator())).map(([key]) => key);
    expect(keys.length).toBeGreaterThan(3);
    expect(entriesOf(folder).reduce((sum, file) => sum + statSync(file).size, 0)).toBeLessThanOrEqual(5_000);
    expect(await store.get("k49")).toBe("x".repeat(300));
    expect(await store.set("big", "x".repeat(5_000))).toBe(false);
    expect(await store.get("k49")).toBeDefined();
  });

  it("keeps longest what was read last", async () => {
    const folder = temporaryFolder();
    {
      await using store = fileStore({ folder });
      for (const key of ["old", "new"]) await store.set(key, "x".repeat(1_000));
      const past = new Date(Date.now() - 3_600_000);
      for (const file of entriesOf(folder)) utimesSync(file, past, past);
      for await (const _ of store.iterator());
      await store.get("old");
    }
    const writing = fileStore({ folder, maxBytes: 3_000 });
    for (const key of ["newer", "newest"]) await writing.set(key, "x".repeat(500));
    await writing.disconnect();
    await using store = fileStore({ folder, maxBytes: 3_000 });
    expect([await store.has("old"), await store.has("new"), await store.has("newest")]).toEqual([true, false, true]);
  });

  it("counts what another run left", async () => {
    const folder = temporaryFolder();
    {
      await using first = fileStore({ folder });
      for (let index = 0; index < 20; index += 1) await first.set(`k${index}`, "x".repeat(300));
    }
    const writing = fileStore({ folder, maxBytes: 2_000 });
    await writing.set("new", "x");
    await writing.disconnect();
    await using second = fileStore({ folder, maxBytes: 2_000 });
    expect(entriesOf(folder).reduce((sum, file) => sum + statSync(file).size, 0)).toBeLessThanOrEqual(2_000);
    expect(await second.get("new")).toBe("x");
  });

  it("counts what is written while it counts", async () => {
    let listed = (): void => undefined;
    let goOn = (): void => undefined;
    const hasListed = new Promise<void>((resolve) => {
      listed = resolve;
    });
    const mayGoOn = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    class SlowFolder extends EntryFolder {
      override async listEntries(): Promise<ListedEntry[]> {
        const entries = await super.listEntries();
        listed();
        await mayGoOn;
        return entries;
      }
    }
    const folder = new SlowFolder(temporaryFolder());
    const add = async (name: string): Promise<void> => {
      const file = folder.fileOf(name.repeat(64));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, "x".repeat(600));
    };
    const ledger = ByteLedger.of(folder);
    await add("a");
    const first = ledger.wrote(600, 1_000);
    await hasListed;
    await add("b");
    const second = ledger.wrote(600, 1_000);
    goOn();
    await Promise.all([first, second]);
    expect(entriesOf(folder.path)).toHaveLength(1);
  });

  it.skipIf(process.platform === "win32")("lets nobody else read, also in a folder that was open before", async () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o755);
    await using store = fileStore({ folder });
    await store.set("k", "v");
    const open = [folder, ...filesBelow(folder), join(folder, "entries")].filter((path) => (statSync(path).mode & 0o077) !== 0);
    expect(open).toEqual([]);
  });

  it("survives kill -9 of a process that is writing; what was confirmed is there", async () => {
    const folder = temporaryFolder();
    const child = inAnotherProcess(
      folder,
      `const store = fileStore({ folder });
       for (let index = 0; ; index += 1) { await store.set("k" + index, "v" + index); process.stdout.write(index + "\\n"); }`,
    );
    let confirmed = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      confirmed += chunk.toString();
      if (confirmed.split("\n").length > 20) child.kill("SIGKILL");
    });
    await once(child, "close");
    const last = Number(confirmed.trimEnd().split("\n").at(-2));
    expect(last).toBeGreaterThan(10);
    const { store, reported } = watched(folder);
    for (let index = 0; index <= last; index += 1) expect(await store.get(`k${index}`)).toBe(`v${index}`);
    expect(await store.set("after", "v")).toBe(true);
    expect(reported).toEqual([]);
  });

  it("is shared by several stores and processes at once, and lets an idle process end by itself", async () => {
    const folder = temporaryFolder();
    await using store = fileStore({ folder });
    const second = fileStore({ folder });
    await store.set("from-parent", "hello");
    expect(await second.get("from-parent")).toBe("hello");
    await second.disconnect();
    const child = inAnotherProcess(
      folder,
      `const store = fileStore({ folder });
       process.stdout.write(String(await store.get("from-parent")));
       await store.set("from-child", "hello back");`,
    );
    let output = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
    const [code] = await once(child, "close");
    expect([code, output, await store.get("from-child")]).toEqual([0, "hello", "hello back"]);
  });

  it("sets a damaged entry aside, whatever was done to it, and reports it", async () => {
    const folder = temporaryFolder();
    const { store, reported } = watched(folder);
    await store.set("k", "value");
    const [file = ""] = entriesOf(folder);
    const whole = readFileSync(file);
    let damaged = 0;
    const altered = fc.oneof(
      fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 })).map(([at, flip]) => {
        const bytes = Buffer.from(whole);
        bytes[at] = (bytes[at] ?? 0) ^ flip;
        return bytes;
      }),
      fc.nat(whole.length - 1).map((length) => whole.subarray(0, length)),
      fc.uint8Array({ maxLength: 4_000 }).map((bytes) => Buffer.from(bytes)),
    );
    await fc.assert(
      fc.asyncProperty(altered, async (bytes) => {
        writeFileSync(file, bytes);
        damaged += 1;
        expect(await store.get("k")).toBeUndefined();
        expect(existsSync(file)).toBe(false);
      }),
      { numRuns: 200 },
    );
    expect(reported).toHaveLength(damaged);
    expect(reported[0]).toMatchObject({ code: "CACHE_STORE_FAILED", message: expect.stringContaining(file) });
    expect(readdirSync(join(folder, "damaged"))[0]).toMatch(/^\d{4}-\d\d-\d\dT/);
    await store.set("k", "again");
    expect(await store.get("k")).toBe("again");
  });

  it("takes an entry in another's place for damage", async () => {
    const folder = temporaryFolder();
    const { store, reported } = watched(folder);
    await store.set("one", 1);
    const [one = ""] = entriesOf(folder);
    const bytes = readFileSync(one);
    await store.set("two", 2);
    const two = entriesOf(folder).find((file) => file !== one) ?? "";
    writeFileSync(two, bytes);
    expect([await store.get("one"), await store.get("two")]).toEqual([1, undefined]);
    expect(reported).toHaveLength(1);
  });

  it.skipIf(process.platform === "win32")("isn't held up by a FIFO, a folder or a link in an entry's place", async () => {
    const folder = temporaryFolder();
    const { store } = watched(folder);
    await store.set("k", "v");
    const [file = ""] = entriesOf(folder);
    for (const plant of [() => execFileSync("mkfifo", [file]), () => mkdirSync(file), () => symlinkSync("/dev/zero", file)]) {
      rmSync(file, { recursive: true, force: true });
      plant();
      expect(await store.get("k")).toBeUndefined();
      await store.set("k", "v");
      expect(await store.get("k")).toBe("v");
    }
  });

  it("says which folder it can't write to, and goes on when it can again", async () => {
    const parent = temporaryFolder();
    writeFileSync(join(parent, "file"), "");
    const store = fileStore({ folder: join(parent, "file", "cache") });
    await expect(store.set("k", "v")).rejects.toMatchObject({
      code: "CACHE_STORE_FAILED",
      message: expect.stringContaining(join(parent, "file", "cache")),
    });
    expect(await store.get("k")).toBeUndefined();
    rmSync(join(parent, "file"));
    expect(await store.set("k", "v")).toBe(true);
    rmSync(join(parent, "file"), { recursive: true });
    await expect(store.set("k", "v").catch(() => store.set("k", "v"))).resolves.toBe(true);
  });

  it("refuses a size that makes no sense", () => {
    expect(() => fileStore({ maxBytes: 0 })).toThrow("maxBytes");
  });
});

describe("answerCacheFolder", () => {
  it("lies in the user's cache folder, which the library and the command line agree on", () => {
    expect(answerCacheFolder()).toMatch(/langchain-chatglm.answers$|langchain-chatglm.Cache.answers$/);
  });
});
