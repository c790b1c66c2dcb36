import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { answerCacheFolder } from "../../src/answer-cache/cache-folder.js";
import { lmdbStore } from "../../src/answer-cache/lmdb-store.js";
import { temporaryFolder } from "../sources/temporary-folder.js";

/** Runs a module that has `lmdbStore` and `folder` in scope, in a process of its own. */
function inAnotherProcess(folder: string, body: string, stderr: "inherit" | "pipe" = "inherit"): ReturnType<typeof spawn> {
  const source = pathToFileURL(resolve("src/answer-cache/lmdb-store.ts")).href;
  const script = `import { lmdbStore } from ${JSON.stringify(source)};\nconst folder = ${JSON.stringify(folder)};\n${body}`;
  const path = join(temporaryFolder({ "child.mts": script }), "child.mts");
  return spawn(process.execPath, ["--import", import.meta.resolve("tsx"), path], { stdio: ["ignore", "pipe", stderr] });
}

const collect = async <Value>(values: AsyncIterable<Value>): Promise<Value[]> => {
  const all: Value[] = [];
  for await (const value of values) all.push(value);
  return all;
};

describe("LmdbStore", () => {
  it("opens nothing until used, and opens again after being closed", async () => {
    const folder = join(temporaryFolder(), "deep", "cache");
    await using store = lmdbStore({ folder });
    expect(existsSync(folder)).toBe(false);
    await store.set("k", "v");
    expect(existsSync(folder)).toBe(true);
    await store.disconnect();
    expect(await store.get("k")).toBe("v");
  });

  it("keeps any JSON value, and tells what it holds", async () => {
    await using store = lmdbStore({ folder: temporaryFolder() });
    await store.set("a:1", { value: "x" });
    await store.set("a:2", "y");
    await store.set("b:1", "z");
    expect(await store.get("a:1")).toEqual({ value: "x" });
    expect([await store.has("a:2"), await store.has("a:3")]).toEqual([true, false]);
    expect(await collect(store.iterator("a"))).toEqual([
      ["a:1", { value: "x" }],
      ["a:2", "y"],
    ]);
    store.namespace = "a";
    await store.clear();
    store.namespace = undefined;
    expect(await collect(store.iterator())).toEqual([["b:1", "z"]]);
    expect([await store.delete("b:1"), await store.delete("b:1")]).toEqual([true, false]);
  });

  it("drops the oldest first once it is full, and takes no value that alone is too large", async () => {
    const folder = temporaryFolder();
    await using store = lmdbStore({ folder, maxBytes: 1_000 });
    for (let index = 0; index < 50; index += 1) await store.set(`k${String(index).padStart(2, "0")}`, "x".repeat(100));
    const keys = (await collect(store.iterator())).map(([key]) => key);
    expect(keys.length).toBeGreaterThan(3);
    expect(keys.length).toBeLessThanOrEqual(10);
    expect(keys.at(-1)).toBe("k49");
    expect(await store.set("big", "x".repeat(1_000))).toBe(false);
    expect(await store.get("k49")).toBeDefined();
    for (let index = 0; index < 200; index += 1) await store.set("same", "x".repeat(300));
    expect(await store.get("same")).toBeDefined();
    expect(statSync(join(folder, "data.mdb")).size).toBeLessThan(1_000_000);
  });

  it("refuses a key longer than LMDB takes", async () => {
    await using store = lmdbStore({ folder: temporaryFolder() });
    await expect(store.set("k".repeat(2_000), "v")).rejects.toMatchObject({ code: "INVALID_OPTION" });
  });

  it("survives kill -9 of a process that is writing; what was confirmed is there", async () => {
    const folder = temporaryFolder();
    const child = inAnotherProcess(
      folder,
      `const store = lmdbStore({ folder });
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
    await using store = lmdbStore({ folder });
    for (let index = 0; index <= last; index += 1) expect(await store.get(`k${index}`)).toBe(`v${index}`);
    expect(await store.set("after", "v")).toBe(true);
  });

  it("is shared by several processes at once, and lets an idle process end by itself", async () => {
    const folder = temporaryFolder();
    await using store = lmdbStore({ folder });
    await store.set("from-parent", "hello");
    const child = inAnotherProcess(
      folder,
      `const store = lmdbStore({ folder });
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

  it.each([
    ["text", Buffer.from("no database ".repeat(2_000))],
    ["zeros", Buffer.alloc(20_000)],
    ["two bytes", Buffer.from("hi")],
  ])("rejects a file of %s instead of ending the process, and names the folder", async (_, bytes) => {
    const folder = temporaryFolder({ "data.mdb": bytes });
    await using store = lmdbStore({ folder });
    await expect(store.get("k")).rejects.toMatchObject({ code: "CACHE_STORE_FAILED", message: expect.stringContaining(folder) });
  });

  it("starts a new database in an empty file", async () => {
    await using store = lmdbStore({ folder: temporaryFolder({ "data.mdb": "" }) });
    await store.set("k", "v");
    expect(await store.get("k")).toBe("v");
  });

  it("doesn't end the process on a file that was cut short", async () => {
    const folder = temporaryFolder();
    const first = lmdbStore({ folder });
    for (let index = 0; index < 300; index += 1) await first.set(`k${index}`, "x".repeat(400));
    await first.disconnect();
    truncateSync(join(folder, "data.mdb"), 40_960);
    const child = inAnotherProcess(
      folder,
      `try { await lmdbStore({ folder }).get("k7"); process.stdout.write("read"); } catch (error) { process.stdout.write(error.code); }`,
      "pipe",
    );
    let output = "";
    let complaints = "";
    // LMDB itself says what it found: "internal error, index points to a 00 page!?".
    child.stderr?.on("data", (chunk: Buffer) => {
      complaints += chunk.toString();
    });
    child.stdout?.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
    expect((await once(child, "close"))[0], complaints).toBe(0);
    expect(["read", "CACHE_STORE_FAILED"]).toContain(output);
  });

  it("takes a damaged record for a miss", async () => {
    const folder = temporaryFolder();
    await using store = lmdbStore({ folder });
    await store.set("k", "v");
    await store.disconnect();
    const { open } = await import("lmdb");
    const root = open<string, string>({ path: folder, maxDbs: 4, encoding: "string" });
    await root.openDB<string, string>("records", { encoding: "string" }).put("k", "{ no record");
    await root.close();
    expect(await store.get("k")).toBeUndefined();
    expect(await store.set("k", "again")).toBe(true);
    expect(await store.get("k")).toBe("again");
  });

  it("says which folder it can't make", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "file"), "");
    await expect(lmdbStore({ folder: join(folder, "file", "cache") }).get("k")).rejects.toMatchObject({
      code: "CACHE_STORE_FAILED",
    });
    expect(readdirSync(folder)).toEqual(["file"]);
  });
});

describe("answerCacheFolder", () => {
  it("follows each system's convention", () => {
    expect(answerCacheFolder({ platform: "linux", home: "/home/a" })).toBe(
      join("/home/a", ".cache", "langchain-chatglm", "answers"),
    );
    expect(answerCacheFolder({ platform: "linux", home: "/home/a", xdgCacheHome: "/x" })).toBe(
      join("/x", "langchain-chatglm", "answers"),
    );
    expect(answerCacheFolder({ platform: "darwin", home: "/Users/a" })).toBe(
      join("/Users/a", "Library", "Caches", "langchain-chatglm", "answers"),
    );
    expect(answerCacheFolder({ platform: "win32", home: "C:\\Users\\a" })).toBe(
      join("C:\\Users\\a", "AppData", "Local", "langchain-chatglm", "Cache", "answers"),
    );
  });
});
