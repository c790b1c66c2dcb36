import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type KeyedCodes, VectorFile } from "../../src/vectors/vector-file.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const key = (number: number): string => number.toString(16).padStart(32, "0");
const entry = (number: number, width = 4): KeyedCodes[number] => [
  key(number),
  Int8Array.from({ length: width }, (_, at) => ((number * 31 + at * 7) % 255) - 127),
];
const read = async (file: string, identity = "a"): Promise<ReadonlyMap<string, Int8Array>> =>
  new VectorFile(file, identity).read();
const all = (...numbers: number[]): ReadonlyMap<string, Int8Array> => new Map(numbers.map((number) => entry(number)));

describe("VectorFile", () => {
  it("gives back what was added, by this process or another", async () => {
    const file = path.join(await temporaryFolder(), "deep", "a.vectors");
    const one = new VectorFile(file, "a");
    expect(await one.read()).toEqual(new Map());
    await one.append([entry(1), entry(2)], () => [entry(1), entry(2)]);
    const other = new VectorFile(file, "a");
    expect(await other.read()).toEqual(all(1, 2));
    await other.append([entry(3)], () => []);
    await one.append([entry(4)], () => []);
    expect(await read(file)).toEqual(all(1, 2, 3, 4));
    expect(statSync(file).mode & 0o777).toBe(process.platform === "win32" ? 0o666 : 0o600);
  });

  it("is written anew when it is gone, another embedder's, or of another width", async () => {
    const file = path.join(await temporaryFolder(), "a.vectors");
    const vectors = new VectorFile(file, "a");
    await vectors.append([entry(1)], () => [entry(1)]);
    rmSync(file);
    await vectors.append([entry(2)], () => [entry(1), entry(2)]);
    expect(await read(file)).toEqual(all(1, 2));
    expect(await read(file, "b")).toEqual(new Map());
    const wide = entry(3, 6);
    await vectors.append([wide], () => [wide]);
    expect(await read(file)).toEqual(new Map([wide]));
    await vectors.rewrite([]);
    expect(await read(file)).toEqual(new Map());
  });

  it("gives nothing false of a file that was damaged anywhere, and goes on from what is whole", async () => {
    const folder = await temporaryFolder();
    const file = path.join(folder, "a.vectors");
    const vectors = new VectorFile(file, "a");
    for (const number of [1, 2, 3]) await vectors.append([entry(number), entry(number + 10)], () => [entry(1), entry(11)]);
    const whole = readFileSync(file);
    const kept = all(1, 11, 2, 12, 3, 13);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), fc.boolean(), async (at, change, cuts) => {
        const bytes = Buffer.from(cuts ? whole.subarray(0, at) : whole);
        if (!cuts) bytes[at] = (bytes[at] ?? 0) ^ change;
        writeFileSync(file, bytes);
        const opened = new VectorFile(file, "a");
        const found = await opened.read();
        for (const [name, codes] of found) expect(codes).toEqual(kept.get(name));
        expect(found.size).toBeLessThan(kept.size + (cuts && at === whole.length ? 1 : 0));
        const more = [...found].map(([name, codes]): KeyedCodes[number] => [name, Int8Array.from(codes)]);
        await opened.append([entry(4)], () => [...more, entry(4)]);
        expect(await read(file)).toEqual(new Map([...more, entry(4)]));
      }),
      { numRuns: 150 },
    );
  });

  it("leaves what is there when nothing can be written", async () => {
    const folder = await temporaryFolder();
    writeFileSync(path.join(folder, "taken"), "a file");
    const vectors = new VectorFile(path.join(folder, "taken", "a.vectors"), "a");
    await expect(vectors.append([entry(1)], () => [entry(1)])).rejects.toThrow();
    expect(await vectors.read()).toEqual(new Map());
  });
});
