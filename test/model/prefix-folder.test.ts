import { chmod, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import fc from "fast-check";
import { beforeEach, expect, it } from "vitest";
import { PrefixFolder } from "../../src/model/prefix-folder.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const ids = Int32Array.of(5, 6, 7);
const bytesPerToken = 8;
const parts = (): Uint8Array[] => [
  Uint8Array.from({ length: 12 }, (_, i) => i + 1),
  Uint8Array.from({ length: 12 }, (_, i) => 99 - i),
];
const empty = (): Uint8Array[] => [new Uint8Array(12), new Uint8Array(12)];

let folder: string;
let store: PrefixFolder;
beforeEach(async () => {
  folder = path.join(await temporaryFolder(), "prefixes");
  store = new PrefixFolder({ folder, model: "m1", bytesPerToken });
});

it("gives back what was kept, byte by byte, and nothing before", async () => {
  expect([await store.has("system", ids), await store.read("system", ids, empty())]).toEqual([false, false]);
  await store.write("system", ids, parts());
  const read = empty();
  expect([await store.has("system", ids), await store.read("system", ids, read)]).toEqual([true, true]);
  expect(read).toEqual(parts());
  expect(await readdir(folder)).toEqual(["system.prefix"]);
});

it("takes what was kept for other ids, fewer, more, another name or another model for a miss", async () => {
  await store.write("system", ids, parts());
  const misses: [PrefixFolder, string, Int32Array][] = [
    [store, "system", Int32Array.of(5, 6, 8)],
    [store, "system", Int32Array.of(5, 6)],
    [store, "system", Int32Array.of(5, 6, 7, 8)],
    [store, "other", ids],
    [new PrefixFolder({ folder, model: "m2", bytesPerToken }), "system", ids],
    [new PrefixFolder({ folder, model: "m1", bytesPerToken: 16 }), "system", ids],
  ];
  for (const [reader, name, wanted] of misses) {
    expect([await reader.has(name, wanted), await reader.read(name, wanted, empty())]).toEqual([false, false]);
  }
});

it("takes any change of the file for a miss, and mends it with the next write", async () => {
  await store.write("system", ids, parts());
  const file = path.join(folder, "system.prefix");
  const whole = await readFile(file);
  const damage = fc.oneof(
    fc.tuple(fc.nat({ max: whole.length - 1 }), fc.integer({ min: 1, max: 255 })).map(([at, flip]) => {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ flip;
      return changed;
    }),
    fc.nat({ max: whole.length - 1 }).map((length) => whole.subarray(0, length)),
    fc.uint8Array({ minLength: 1, maxLength: 40 }).map((more) => Buffer.concat([whole, more])),
  );
  await fc.assert(
    fc.asyncProperty(damage, async (changed) => {
      await writeFile(file, changed);
      expect(await store.read("system", ids, empty())).toBe(false);
    }),
    { numRuns: 200 },
  );
  await store.write("system", ids, parts());
  expect(await store.read("system", ids, empty())).toBe(true);
});

it("replaces what had the name, and lets two write at once", async () => {
  const other = Int32Array.of(1, 2, 3);
  await store.write("system", other, empty());
  const second = new PrefixFolder({ folder, model: "m1", bytesPerToken });
  await Promise.all([store.write("system", ids, parts()), second.write("system", ids, parts())]);
  expect(await store.read("system", ids, empty())).toBe(true);
  expect(await readdir(folder)).toEqual(["system.prefix"]);
});

it.each(["", "../up", "a/b", "a\\b", ".hidden", "a b", "x".repeat(101)])("refuses the name %j", async (name) => {
  await expect(store.has(name, ids)).rejects.toMatchObject({ code: "INVALID_OPTION" });
  await expect(store.write(name, ids, parts())).rejects.toMatchObject({ code: "INVALID_OPTION" });
});

it("takes names in any script", async () => {
  await store.write("系统-提示.v2", ids, parts());
  expect(await store.has("系统-提示.v2", ids)).toBe(true);
});

it("says which folder can't be written, and leaves nothing behind", async () => {
  await mkdir(path.dirname(folder), { recursive: true });
  await writeFile(folder, "a file where the folder should be");
  await expect(store.write("system", ids, parts())).rejects.toMatchObject({
    code: "IO_FAILED",
    message: expect.stringContaining(folder),
  });
  expect(await store.read("system", ids, empty())).toBe(false);
});

it.skipIf(process.getuid?.() === 0)("takes a file that may not be read for a miss (skipped for root, who may)", async () => {
  await store.write("system", ids, parts());
  await chmod(path.join(folder, "system.prefix"), 0);
  expect(await store.read("system", ids, empty())).toBe(false);
});
