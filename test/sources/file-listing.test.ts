import { mkdirSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { FileListing } from "../../src/sources/file-listing.js";
import { temporaryFolder } from "./temporary-folder.js";

const listing = (paths: readonly string[], options: Partial<ConstructorParameters<typeof FileListing>[0]> = {}): FileListing =>
  new FileListing({ paths, extensions: [".md"], maxFiles: 10, followOutside: false, revalidate: 0, ...options });

describe("FileListing", () => {
  it("lists files in a stable order, with what was left out", async () => {
    const path = temporaryFolder({ "b/c.md": "c", "b.md": "b", "a.txt": "no", "b/a.MD": "a", ".hidden/x.md": "x" });
    const { files, skipped } = await listing([path]).current(undefined);
    expect(files.map(({ name, named }) => [name, named])).toEqual([
      ["b/a.MD", false],
      ["b/c.md", false],
      ["b.md", false],
    ]);
    expect(skipped).toEqual([]);
  });

  it("changes its version when a file is added, changed, touched, renamed or removed", async () => {
    const path = temporaryFolder({ "a.md": "a" });
    const files = listing([path]);
    const versions = [(await files.current(undefined)).version];
    const changes = [
      () => writeFileSync(join(path, "b.md"), "b"),
      () => writeFileSync(join(path, "b.md"), "c"),
      () => utimesSync(join(path, "b.md"), 1, 1),
      () => renameSync(join(path, "b.md"), join(path, "c.md")),
      () => rmSync(join(path, "c.md")),
    ];
    for (const change of changes) {
      change();
      versions.push((await files.current(undefined)).version);
    }
    expect(new Set(versions.slice(0, -1)).size).toBe(5);
    expect(versions.at(-1)).toBe(versions[0]);
    expect((await listing([path]).current(undefined)).version).toBe(versions[0]);
  });

  it("tells folders of equal files apart, empty ones too", async () => {
    const one = await listing([temporaryFolder()]).current(undefined);
    const other = await listing([temporaryFolder()]).current(undefined);
    expect(one.files).toEqual(other.files);
    expect(one.version).not.toBe(other.version);
  });

  it("doesn't look again within the time it stays good, and looks after it", async () => {
    const path = temporaryFolder({ "a.md": "a" });
    const [never, soon, always] = [Number.POSITIVE_INFINITY, 20, 0].map((revalidate) => listing([path], { revalidate }));
    const first = await Promise.all([never, soon, always].map((files) => files?.current(undefined)));
    writeFileSync(join(path, "b.md"), "b");
    expect(await never?.current(undefined)).toBe(first[0]);
    await pause(40);
    expect((await soon?.current(undefined))?.files).toHaveLength(2);
    expect((await always?.current(undefined))?.files).toHaveLength(2);
    expect(await never?.current(undefined)).toBe(first[0]);
  });

  it("lists once for all who ask at the same time, and for those who stay when one leaves", async () => {
    const files = listing([temporaryFolder({ "a.md": "a" })], { revalidate: 1_000 });
    const controller = new AbortController();
    const leaving = files.current(controller.signal);
    const staying = [files.current(undefined), files.current(undefined)];
    controller.abort();
    await expect(leaving).rejects.toMatchObject({ code: "ABORTED" });
    const [one, other] = await Promise.all(staying);
    expect(other).toBe(one);
    expect(one?.files).toHaveLength(1);
  });

  it("rejects if a path doesn't exist, and lists as soon as it does", async () => {
    const path = join(temporaryFolder(), "later");
    const files = listing([path], { revalidate: 60_000 });
    await expect(files.current(undefined)).rejects.toMatchObject({
      code: "DOCUMENT_INVALID",
      message: expect.stringContaining(path),
    });
    mkdirSync(path);
    expect((await files.current(undefined)).files).toEqual([]);
  });

  it("names at most a thousand things that were left out, and counts the rest", async () => {
    const path = temporaryFolder();
    for (let index = 0; index < 1_003; index += 1) symlinkSync("/nowhere", join(path, `${index}.md`));
    const { skipped } = await listing([path]).current(undefined);
    expect(skipped).toHaveLength(1_001);
    expect(skipped[0]).toEqual({ name: "0.md", reason: "ENOENT: no such file or directory" });
    expect(skipped.at(-1)).toEqual({ name: "…", reason: "3 more were left out" });
  });

  it.each([-1, Number.NaN])("refuses %s milliseconds", (revalidate) => {
    expect(() => listing(["."], { revalidate })).toThrow(expect.objectContaining({ code: "INVALID_OPTION" }));
  });
});
