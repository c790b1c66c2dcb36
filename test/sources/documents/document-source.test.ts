import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { DocumentSource } from "../../../src/sources/documents/document-source.js";
import { sourceConformance } from "../source-conformance.js";
import { temporaryFolder } from "../temporary-folder.js";

const CORPUS = "examples/corpus/documents";
const locations = async (source: DocumentSource, question: string): Promise<string[]> =>
  (await source.find(question, { limit: 10 })).map((piece) => piece.location);

describe("DocumentSource", () => {
  sourceConformance({
    open: () => new DocumentSource({ path: CORPUS }),
    question: "龙井茶怎么冲泡？",
    unknown: "Zwölf Boxkämpfer",
  });

  it.each([
    ["龙井茶用多少度的水冲泡？", "longjing.zh.md:11"],
    ["听泉茶博物馆周一开放吗", "tingquan-museum.zh.md:13"],
    ["Who opened the museum in 1986?", "tingquan-museum.en.md:5-6"],
    ["What did Chen Bozhou teach?", "people.en.md:5-6"],
    ["ＣＨＥＮ ＢＯＺＨＯＵ ＴＥＡＣＨ", "people.en.md:5-6"],
    ["祁门红茶的香气", "keemun.zh.txt:1-5"],
  ])("finds the right passage for %s", async (question, location) => {
    expect((await locations(new DocumentSource({ path: CORPUS }), question))[0]).toBe(location);
  });

  it("finds words of both languages in one question", async () => {
    const path = temporaryFolder({ "a.md": "# 模型\n\nChatGLM 用 ONNX Runtime 推理。\n", "b.md": "# 茶\n\n龙井茶产自杭州。\n" });
    const found = await locations(new DocumentSource({ path }), "ONNX 推理和龙井茶");
    expect(found.sort()).toEqual(["a.md:3", "b.md:3"]);
  });

  it("gives the path of headings as title", async () => {
    const [best] = await new DocumentSource({ path: CORPUS }).find("龙井炒制锅温", { limit: 1 });
    expect(best).toMatchObject({ title: "龙井茶 › 炒制", source: "documents", score: 1 });
  });

  it("reads a file given by name, whatever its ending", async () => {
    const path = join(temporaryFolder({ "notes.log": "The kettle is blue." }), "notes.log");
    expect(await locations(new DocumentSource({ path }), "blue kettle")).toEqual(["notes.log:1"]);
  });

  it("notices files that are changed, added and removed", async () => {
    const path = temporaryFolder({ "a.md": "The kettle is blue." });
    const source = new DocumentSource({ path, revalidate: 0 });
    expect((await source.find("kettle", { limit: 5 })).map((piece) => piece.text)).toEqual(["The kettle is blue."]);
    const before = await source.fingerprint();
    writeFileSync(join(path, "a.md"), "The kettle is green now.");
    writeFileSync(join(path, "b.md"), "Another kettle.");
    expect((await source.find("kettle", { limit: 5 })).map((piece) => piece.text).sort()).toEqual([
      "Another kettle.",
      "The kettle is green now.",
    ]);
    expect(await source.fingerprint()).not.toBe(before);
    rmSync(join(path, "a.md"));
    expect(await locations(source, "kettle")).toEqual(["b.md:1"]);
  });

  it("leaves out and tells what is no text or too large, once; a byte order mark is no text", async () => {
    const path = temporaryFolder({
      "binary.txt": new Uint8Array([84, 101, 0, 97]),
      "gbk.txt": new Uint8Array([0xc1, 0xfa, 0xbe, 0xae, 0xb2, 0xe8]),
      "large.txt": "kettle ".repeat(1_000),
      "bom.md": "\ufeff# Kettle\n\nwater",
    });
    const warnings: string[] = [];
    const source = new DocumentSource({
      path,
      maxFileBytes: 1_000,
      revalidate: 0,
      onWarning: ({ code, message }) => {
        warnings.push(`${code} ${message}`);
        throw new Error("badly heard");
      },
    });
    expect(await source.find("kettle", { limit: 5 })).toMatchObject([{ location: "bom.md:3", title: "Kettle" }]);
    expect(await locations(source, "龙井茶")).toEqual(["gbk.txt:1"]);
    expect(source.skipped).toEqual([
      { name: "binary.txt", reason: "binary" },
      { name: "large.txt", reason: "7000 bytes, more than 1000" },
    ]);
    const told = [
      "DOCUMENT_INVALID documents: binary.txt was left out: binary.",
      "DOCUMENT_INVALID documents: large.txt was left out: 7000 bytes, more than 1000.",
    ];
    expect(warnings).toEqual(told);
    writeFileSync(join(path, "new.md"), "another kettle");
    expect(await locations(source, "kettle")).toHaveLength(2);
    expect(warnings).toEqual(told);
  });

  it.each([
    ["binary", { "a.txt": new Uint8Array([84, 0, 0, 1]) }, {}, "binary"],
    ["too large", { "a.txt": "kettle kettle" }, { maxFileBytes: 5 }, "13 bytes, more than 5. Raise maxFileBytes."],
    ["too much with others", { "a.txt": "kettle kettle" }, { maxTotalBytes: 5 }, "Raise maxTotalBytes."],
  ] as const)("rejects if a file named by the caller can't be read: %s", async (_what, files, options, reason) => {
    const path = join(temporaryFolder(files), "a.txt");
    const source = new DocumentSource({ path: [CORPUS, path], ...options });
    const failure = new DocumentSource({ path, ...options }).find("kettle", { limit: 1 });
    await expect(failure).rejects.toMatchObject({ code: "DOCUMENT_INVALID", message: expect.stringContaining(reason) });
    await expect(failure).rejects.toThrow(path);
    await expect(source.find("kettle", { limit: 1 })).rejects.toMatchObject({ code: "DOCUMENT_INVALID" });
  });

  it("rejects if the caller names a pipe, and leaves out one in a folder", async () => {
    const path = temporaryFolder({ "a.md": "kettle" });
    execFileSync("mkfifo", [join(path, "pipe.md")]);
    await expect(new DocumentSource({ path: join(path, "pipe.md") }).find("kettle", { limit: 1 })).rejects.toMatchObject({
      code: "DOCUMENT_INVALID",
      message: expect.stringContaining("not a regular file"),
    });
    const source = new DocumentSource({ path });
    expect(await locations(source, "kettle")).toEqual(["a.md:1"]);
    expect(source.skipped).toEqual([{ name: "pipe.md", reason: "not a regular file" }]);
  });

  it.each([[["md"]], [[".MD"]], [["*.md"]], [[" .md "]], [["txt", "md"]]])("understands the ending %j", async (extensions) => {
    const path = temporaryFolder({ "a.md": "kettle", "b.MD": "kettle", "c.html": "kettle", md: "kettle" });
    expect((await locations(new DocumentSource({ path, extensions }), "kettle")).sort()).toEqual(["a.md:1", "b.MD:1"]);
  });

  it.each([
    [{ extensions: [] }, "extensions"],
    [{ extensions: [""] }, "extensions"],
    [{ extensions: ["*"] }, "extensions"],
    [{ extensions: ["**/*.md"] }, "extensions"],
    [{ extensions: [".md,.txt"] }, "extensions"],
    [{ extensions: ["{md,txt}"] }, "extensions"],
    [{ extensions: "md" as unknown as string[] }, "extensions"],
    [{ path: [] }, "path"],
    [{ path: "" }, "path"],
    [{ maxFiles: 0 }, "maxFiles"],
    [{ maxFileBytes: Number.NaN }, "maxFileBytes"],
    [{ passageCharacters: -1 }, "passageCharacters"],
    [{ revalidate: -1 }, "revalidate"],
    [{ minimumScore: "0" as unknown as number }, "minimumScore"],
  ])("refuses %j and names the option", (options, name) => {
    expect(() => new DocumentSource({ path: CORPUS, ...options })).toThrow(
      expect.objectContaining({ code: "INVALID_OPTION", message: expect.stringMatching(new RegExp(`^${name}: `)) }),
    );
  });

  it("tells folders of equal files apart by their fingerprints, and other ways to cut them", async () => {
    const [one, other] = [temporaryFolder({ "a.md": "kettle" }), temporaryFolder()];
    const fingerprint = (options: Partial<ConstructorParameters<typeof DocumentSource>[0]>): Promise<string> =>
      new DocumentSource({ path: one, ...options }).fingerprint();
    const all = [{}, { path: other }, { path: temporaryFolder() }, { passageCharacters: 400 }, { minimumScore: 0.5 }];
    expect(new Set(await Promise.all(all.map(fingerprint))).size).toBe(all.length);
    expect(await fingerprint({})).toBe(await fingerprint({ revalidate: 0 }));
  });

  it("looks at the folder once for a question's fingerprint and its evidence", async () => {
    const path = temporaryFolder({ "a.md": "kettle" });
    const source = new DocumentSource({ path, revalidate: Number.POSITIVE_INFINITY });
    const before = await source.fingerprint();
    rmSync(path, { recursive: true });
    expect(await source.fingerprint()).toBe(before);
  });

  it("lets many searches share a signal without a warning", async () => {
    const warnings: string[] = [];
    const hear = ({ name }: Error): void => void warnings.push(name);
    process.on("warning", hear);
    const controller = new AbortController();
    const source = new DocumentSource({ path: CORPUS });
    const searches = Array.from({ length: 40 }, () => source.find("茶", { limit: 1, signal: controller.signal }));
    await Promise.all(searches);
    const late = Array.from({ length: 40 }, () =>
      new DocumentSource({ path: CORPUS }).find("茶", { limit: 1, signal: controller.signal }),
    );
    controller.abort();
    for (const one of late) await expect(one).rejects.toMatchObject({ code: "ABORTED" });
    await nextTurn();
    process.off("warning", hear);
    expect(warnings).toEqual([]);
  });

  it("bounds the number of files and the bytes of all", async () => {
    const path = temporaryFolder({ "a.txt": "kettle one", "b.txt": "kettle two", "c.txt": "kettle three" });
    expect((await locations(new DocumentSource({ path, maxFiles: 2 }), "kettle")).sort()).toEqual(["a.txt:1", "b.txt:1"]);
    const source = new DocumentSource({ path, maxTotalBytes: 15 });
    expect(await locations(source, "kettle")).toEqual(["a.txt:1"]);
    expect(source.skipped.map((file) => file.name)).toEqual(["b.txt", "c.txt"]);
  });

  it("follows links without looping, and none out of the folder unless asked", async () => {
    const outside = temporaryFolder({ "secret.md": "secret kettle" });
    const path = temporaryFolder({ "sub/a.md": "open kettle" });
    symlinkSync(path, join(path, "sub", "loop"));
    symlinkSync(join(path, "sub"), join(path, "again"));
    symlinkSync(outside, join(path, "out"));
    symlinkSync(join(outside, "secret.md"), join(path, "out.md"));
    const source = new DocumentSource({ path });
    expect((await source.find("kettle", { limit: 9 })).map((piece) => piece.text)).toEqual(["open kettle"]);
    expect(source.skipped.map((file) => file.name)).toEqual(["out", "out.md"]);
    const following = await new DocumentSource({ path, followOutside: true }).find("kettle", { limit: 9 });
    expect(following.map((piece) => piece.text).sort()).toEqual(["open kettle", "secret kettle"]);
  });

  it("skips hidden folders and installed packages", async () => {
    const path = temporaryFolder({ ".git/a.md": "kettle", "node_modules/b/README.md": "kettle", "c.md": "kettle" });
    expect(await locations(new DocumentSource({ path }), "kettle")).toEqual(["c.md:1"]);
  });

  it("rejects where the folder doesn't exist, and works once it does", async () => {
    const path = join(temporaryFolder(), "later");
    const source = new DocumentSource({ path });
    await expect(source.find("kettle", { limit: 1 })).rejects.toMatchObject({
      code: "DOCUMENT_INVALID",
      message: expect.stringContaining(path),
    });
    mkdirSync(path);
    writeFileSync(join(path, "a.md"), "kettle");
    expect(await locations(source, "kettle")).toEqual(["a.md:1"]);
  });

  it("reads nothing before the first question, and tells how far reading is", async () => {
    const seen: string[] = [];
    const source = new DocumentSource({ path: CORPUS, onProgress: ({ filesDone, files }) => seen.push(`${filesDone}/${files}`) });
    expect(seen).toEqual([]);
    await source.find("茶", { limit: 1 });
    expect(seen[0]).toMatch(/^0\//);
    expect(seen.at(-1)).toBe("10/10");
  });
});
