import { readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { DocumentSource } from "../../../../src/sources/documents/document-source.js";
import { runCli } from "../../../cli/run-cli.js";
import { temporaryFolder } from "../../temporary-folder.js";

const many = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`docs/f${index}.md`, `# File ${index}\n\nThing${index} is blue.`]),
  );
const texts = async (source: DocumentSource, question: string) =>
  (await source.find(question, { limit: 3 })).map(({ text }) => text);

describe("a source of many documents", () => {
  it("finds what a source of few does, and notices what changes", async () => {
    const folder = temporaryFolder(many(130));
    const docs = path.join(folder, "docs");
    await using source = new DocumentSource({ path: docs, indexFolder: path.join(folder, "index"), revalidate: 0 });
    expect(await texts(source, "Thing77")).toEqual(["Thing77 is blue."]);
    writeFileSync(path.join(docs, "f77.md"), "Thing77 is green.");
    writeFileSync(path.join(docs, "new.md"), "A zeppelin came.");
    rmSync(path.join(docs, "f78.md"));
    expect(await texts(source, "Thing77")).toEqual(["Thing77 is green."]);
    expect(await texts(source, "zeppelin")).toEqual(["A zeppelin came."]);
    expect(await texts(source, "Thing78")).toEqual([]);
  });

  it("answers again after it was closed, and at once after another that read the same", async () => {
    const folder = temporaryFolder(many(130));
    const options = { path: path.join(folder, "docs"), indexFolder: path.join(folder, "index") };
    const source = new DocumentSource(options);
    expect(await texts(source, "Thing5")).toEqual(["Thing5 is blue."]);
    await source[Symbol.asyncDispose]();
    expect(readdirSync(options.indexFolder)).toHaveLength(1);
    expect(await texts(source, "Thing6")).toEqual(["Thing6 is blue."]);
    await source[Symbol.asyncDispose]();
    const read: number[] = [];
    await using next = new DocumentSource({ ...options, onProgress: ({ filesDone }) => read.push(filesDone) });
    await next.prepare();
    expect(read.at(-1)).toBe(130);
    expect(await texts(next, "Thing7")).toEqual(["Thing7 is blue."]);
  });

  it("keeps nothing where it shouldn't, nor of few files", async () => {
    const folder = temporaryFolder({ ...many(130), "few/a.md": "kettle" });
    await using unkept = new DocumentSource({ path: path.join(folder, "docs"), indexFolder: false });
    await using few = new DocumentSource({ path: path.join(folder, "few"), indexFolder: path.join(folder, "index") });
    expect(await texts(unkept, "Thing9")).toEqual(["Thing9 is blue."]);
    expect(await texts(few, "kettle")).toEqual(["kettle"]);
    await few[Symbol.asyncDispose]();
    expect(readdirSync(folder).sort()).toEqual(["docs", "few"]);
  });

  it("stops reading when the last who waits leaves", async () => {
    const folder = temporaryFolder(many(130));
    await using source = new DocumentSource({ path: path.join(folder, "docs"), indexFolder: false });
    const controller = new AbortController();
    const waiting = source.find("Thing1", { limit: 1, signal: controller.signal });
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ code: "ABORTED" });
    expect(await texts(source, "Thing1")).toEqual(["Thing1 is blue."]);
  });

  it("names a file of the caller's that can't be read", async () => {
    const folder = temporaryFolder({ ...many(130), "bad.pdf": "%PDF-1.4 no" });
    await using source = new DocumentSource({
      path: [path.join(folder, "docs"), path.join(folder, "bad.pdf")],
      indexFolder: false,
    });
    const failure = { code: "DOCUMENT_INVALID", message: expect.stringContaining("bad.pdf: it is damaged") };
    await expect(source.prepare()).rejects.toMatchObject(failure);
    await expect(source.find("Thing1", { limit: 1 })).rejects.toMatchObject(failure);
  });
});

describe("langchain-chatglm index", () => {
  it("reads ahead, and says what it left out", async () => {
    const folder = temporaryFolder({ ...many(130), "docs/bad.pdf": "%PDF-1.4 no" });
    const index = path.join(folder, "index");
    const { code, stdout, stderr } = await runCli(["index", "--documents", path.join(folder, "docs"), "--index-folder", index]);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^131 files looked at in [\d.]+ s, left out: 1\n$/),
    });
    expect(stderr).toContain("read 131 of 131 files");
    expect(stderr).toContain("bad.pdf");
    expect(readdirSync(index)).toHaveLength(1);
    const chinese = await runCli(["--lang", "zh", "index", "--documents", path.join(folder, "docs"), "--index-folder", index]);
    expect(chinese.stdout).toMatch(/^已查看 131 个文件/);
    expect(await runCli(["index", "--documents", path.join(folder, "absent")])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("absent"),
    });
  });
});
