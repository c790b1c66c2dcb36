import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const PAGES = ["docs/architecture.md", "docs/answering.md"];
/** A file of src/ in backticks. */
const FILE = /`((?:[a-z-]+\/)+[a-z0-9-]+\.ts)`/g;
/** A name in backticks and the file that it stands in: `name` (`file`), or (`file`, `name`). */
const NAME = /`([A-Za-z]\w+)`\s\(`((?:[a-z-]+\/)+[a-z0-9-]+\.ts)`|\(`((?:[a-z-]+\/)+[a-z0-9-]+\.ts)`,\s`([A-Za-z]\w+)`\)/g;

describe.each(PAGES)("%s", (page) => {
  const text = readFileSync(page, "utf8");

  it("names only files that exist", () => {
    const files = [...text.matchAll(FILE)].map(([, file = ""]) => file);
    expect(files.length).toBeGreaterThan(3);
    expect(files.filter((file) => !existsSync(`src/${file}`))).toEqual([]);
  });

  it("names functions and classes where they are", () => {
    const named = [...text.matchAll(NAME)].map(([, name, file, otherFile = "", otherName = ""]) => ({
      name: name ?? otherName,
      file: file ?? otherFile,
    }));
    expect(named.length).toBeGreaterThan(1);
    const missing = named.filter(
      ({ name, file }) =>
        !new RegExp(`export (?:async )?(?:function\\*?|class|interface|const|type) ${name}\\b`).test(
          readFileSync(`src/${file}`, "utf8"),
        ),
    );
    expect(missing).toEqual([]);
  });
});
