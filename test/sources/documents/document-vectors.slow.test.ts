import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { FakeEmbeddings } from "@langchain/core/utils/testing";
import { afterAll, describe, expect, it, onTestFinished } from "vitest";
import { OnnxEmbeddings } from "../../../src/embeddings/onnx-embeddings.js";
import type { DocumentSourceOptions, DocumentSourceProgress } from "../../../src/sources/documents/document-options.js";
import { DocumentSource } from "../../../src/sources/documents/document-source.js";
import type { AnyEmbeddings } from "../../../src/vectors/embedder.js";
import { runCli } from "../../cli/run-cli.js";
import { writeTinyEncoder } from "../../embeddings/tiny-encoder.js";
import { temporaryFolder as moduleFolder } from "../../support/temporary-folder.js";
import { worstLateness } from "../../support/worst-lateness.js";
import { temporaryFolder } from "../temporary-folder.js";

const encoder = writeTinyEncoder(path.join(await moduleFolder(), "tiny"));
const tiny = new OnnxEmbeddings({ model: encoder, threads: 1 });
afterAll(() => tiny[Symbol.asyncDispose]());

/** The same encoder, counting the texts that it is given. */
function counted(from: OnnxEmbeddings = tiny): AnyEmbeddings & { readonly texts: string[]; readonly questions: string[] } {
  const texts: string[] = [];
  const questions: string[] = [];
  return {
    texts,
    questions,
    identity: () => from.identity(),
    embedQuery: (text) => {
      questions.push(text);
      return from.embedQuery(text);
    },
    embedDocuments: (documents) => {
      texts.push(...documents);
      return from.embedDocuments(documents);
    },
  };
}

const few = {
  "a.md": "# House\n\nThe kettle, said the keeper.\n",
  "b.md": "# Coast\n\nThe lighthouse of the keeper.\n",
  "c.md": "# Island\n\nA blue ferry.\n",
};
/** Enough that they are read and searched in a thread. */
const many = {
  ...few,
  ...Object.fromEntries(
    Array.from({ length: 120 }, (_, at) => [`more/${at}.md`, `# Note ${at}\n\nNumber ${at} of a heap of stones.\n`]),
  ),
};

interface Opened {
  readonly source: DocumentSource;
  readonly warnings: string[];
  readonly progress: DocumentSourceProgress[];
}

function open(folder: string, vectors: DocumentSourceOptions["vectors"], options: Partial<DocumentSourceOptions> = {}): Opened {
  const warnings: string[] = [];
  const progress: DocumentSourceProgress[] = [];
  const source = new DocumentSource({
    path: path.join(folder, "docs"),
    indexFolder: path.join(folder, "index"),
    revalidate: 0,
    vectors,
    onWarning: ({ message }) => warnings.push(message),
    onProgress: (one) => progress.push(one),
    ...options,
  });
  onTestFinished(() => source[Symbol.asyncDispose]());
  return { source, warnings, progress };
}

const place = (files: Readonly<Record<string, string>>): string =>
  temporaryFolder(Object.fromEntries(Object.entries(files).map(([name, text]) => [`docs/${name}`, text])));
const locations = async (source: DocumentSource, question: string): Promise<string[]> =>
  (await source.find(question, { limit: 3 })).map(({ location }) => location);
const vectorFiles = (folder: string): string[] =>
  readdirSync(path.join(folder, "index"))
    .filter((name) => name.endsWith(".vectors"))
    .map((name) => path.join(folder, "index", name));

describe("DocumentSource with vectors", () => {
  describe.each([
    ["a few files", few],
    ["many files, in a thread", many],
  ])("of %s", (_what, files) => {
    it("finds what means the same in other words, and the words where they are", async () => {
      const { source } = open(place(files), { embeddings: tiny });
      await source.prepare();
      expect((await locations(source, "灯塔"))[0]).toBe("b.md:3");
      expect((await locations(source, "水壶 看守"))[0]).toBe("a.md:3");
      expect((await locations(source, "blue ferry"))[0]).toBe("c.md:3");
    });

    it("embeds what changed, in this process and the next one", async () => {
      const folder = place(files);
      const embeddings = counted();
      const { source } = open(folder, { embeddings });
      await source.prepare();
      expect(embeddings.texts).toHaveLength(Object.keys(files).length);
      writeFileSync(path.join(folder, "docs", "b.md"), "# Coast\n\nThe tea of the keeper.\n");
      await source.prepare();
      expect(embeddings.texts.slice(Object.keys(files).length)).toEqual(["Coast\nThe tea of the keeper."]);
      expect((await locations(source, "茶"))[0]).toBe("b.md:3");
      expect(await locations(source, "灯塔")).not.toContain("b.md:3 lighthouse");
      await source[Symbol.asyncDispose]();

      const next = counted();
      const again = open(folder, { embeddings: next });
      expect((await locations(again.source, "茶"))[0]).toBe("b.md:3");
      await again.source.prepare();
      expect(next.texts).toEqual([]);
      expect(await again.source.fingerprint()).toBe(await source.fingerprint());
    });

    it("goes on where it was stopped", async () => {
      const folder = place(files);
      const controller = new AbortController();
      const embeddings = counted();
      const stopping: AnyEmbeddings = {
        ...embeddings,
        embedDocuments: (texts) => {
          if (embeddings.texts.length >= 2) controller.abort(new Error("enough"));
          return embeddings.embedDocuments(texts);
        },
      };
      const { source } = open(folder, { embeddings: stopping, batch: 1 });
      await expect(source.prepare(controller.signal)).rejects.toMatchObject({ code: "ABORTED" });
      await source[Symbol.asyncDispose]();
      const done = embeddings.texts.length - 1;
      expect(done).toBe(2);
      const next = counted();
      const { source: again } = open(folder, { embeddings: next });
      await again.prepare();
      expect(next.texts).toHaveLength(Object.keys(files).length - done);
    });

    it("embeds again for another model, and what a damaged file had", async () => {
      const folder = place(files);
      const { source } = open(folder, { embeddings: tiny });
      await source.prepare();
      await source[Symbol.asyncDispose]();
      await using shifted = new OnnxEmbeddings({
        model: writeTinyEncoder(path.join(folder, "shifted"), { shift: 0.25 }),
        threads: 1,
      });
      const other = counted(shifted);
      const { source: second } = open(folder, { embeddings: other });
      await second.prepare();
      expect(other.texts).toHaveLength(Object.keys(files).length);
      expect(await second.fingerprint()).not.toBe(await source.fingerprint());
      await second[Symbol.asyncDispose]();

      expect(vectorFiles(folder)).toHaveLength(2);
      for (const file of vectorFiles(folder)) {
        const bytes = readFileSync(file);
        bytes[bytes.length - 20] = (bytes.at(-20) ?? 0) ^ 1;
        writeFileSync(file, bytes);
      }
      const mended = counted();
      const { source: third, warnings } = open(folder, { embeddings: mended });
      await third.prepare();
      expect(mended.texts.length).toBeGreaterThan(0);
      expect(warnings).toEqual([]);
      expect((await locations(third, "灯塔"))[0]).toBe("b.md:3");
    });
  });

  it("answers by words while vectors are made, and tells how far they are", async () => {
    const folder = place(many);
    const embeddings = counted();
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow: AnyEmbeddings = {
      ...embeddings,
      embedDocuments: async (texts) => {
        await held;
        return embeddings.embedDocuments(texts);
      },
    };
    const { source, progress } = open(folder, { embeddings: slow });
    expect(await locations(source, "lighthouse keeper")).toEqual(["b.md:3", "a.md:3"]);
    const before = await source.fingerprint();
    release();
    await source.prepare();
    expect(await source.fingerprint()).not.toBe(before);
    expect((await locations(source, "灯塔"))[0]).toBe("b.md:3");
    const told = progress.flatMap(({ vectorsDone, vectors }) => (vectors === undefined ? [] : [[vectorsDone, vectors]]));
    expect(told[0]).toEqual([0, 123]);
    expect(told.at(-1)).toEqual([123, 123]);
    expect(embeddings.questions).toEqual(["灯塔"]);
  });

  it("takes little of the caller's thread", async () => {
    const notes = Array.from({ length: 1_000 }, (_, at) => [`${at}.md`, `# Note ${at}\n\n${"A heap of stones. ".repeat(20)}\n`]);
    const { source } = open(place(Object.fromEntries(notes)), { embeddings: tiny });
    await source.find("stones", { limit: 1 });
    // As long as a frame of 20 a second; what runs elsewhere doesn't count.
    expect((await worstLateness(() => source.prepare())).worst).toBeLessThan(50);
    expect(await source.find("stones", { limit: 3 })).toHaveLength(3);
  });

  it("embeds a question once", async () => {
    const embeddings = counted();
    const { source } = open(place(few), { embeddings });
    await source.prepare();
    await Promise.all([locations(source, "灯塔"), locations(source, "灯塔"), source.fingerprint()]);
    await locations(source, "灯塔");
    expect(embeddings.questions).toEqual(["灯塔"]);
  });

  it("searches by words alone, and says why, where a question's vector fails or is late", async () => {
    const folder = place(few);
    const failing: AnyEmbeddings = { ...counted(), embedQuery: () => Promise.reject(new Error("out of credit")) };
    const { source, warnings } = open(folder, { embeddings: failing });
    await source.prepare();
    expect(await locations(source, "lighthouse")).toEqual(["b.md:3"]);
    expect(await locations(source, "kettle")).toEqual(["a.md:3"]);
    expect(warnings).toEqual([expect.stringContaining("out of credit")]);
    expect(source.skipped).toEqual([{ name: "vectors", reason: expect.stringContaining("out of credit") }]);

    const late = open(folder, { embeddings: { ...counted(), embedQuery: () => new Promise(() => undefined) }, timeout: 200 });
    await late.source.prepare();
    expect(await locations(late.source, "lighthouse")).toEqual(["b.md:3"]);
    expect(late.warnings).toEqual([expect.stringContaining("200 ms")]);
    await expect(late.source.find("kettle", { limit: 1, signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: "ABORTED",
    });
  });

  it("serves by words where passages get no vectors, and `prepare` says why", async () => {
    const failing: AnyEmbeddings = { ...counted(), embedDocuments: () => Promise.reject(new Error("no such model")) };
    const { source, warnings } = open(place(few), { embeddings: failing });
    await expect(source.prepare()).rejects.toMatchObject({ code: "EMBEDDINGS_FAILED" });
    expect(await locations(source, "lighthouse")).toEqual(["b.md:3"]);
    expect(warnings).toEqual([expect.stringContaining("no such model")]);

    const missing = open(place(few), { embeddings: new OnnxEmbeddings({ model: "no/such/folder" }) });
    expect(await locations(missing.source, "lighthouse")).toEqual(["b.md:3"]);
    await expect(missing.source.prepare()).rejects.toMatchObject({ code: "MODEL_NOT_FOUND" });
    expect(await missing.source.fingerprint()).toMatch(/^[0-9a-f]{64}$/);
  });

  it("doesn't wait again and again for embeddings that don't say who they are", async () => {
    let asked = 0;
    const silent: AnyEmbeddings = {
      ...counted(),
      identity: () => {
        asked += 1;
        return new Promise(() => undefined);
      },
    };
    const { source, warnings } = open(place(few), { embeddings: silent, timeout: 100 });
    expect(await locations(source, "lighthouse")).toEqual(["b.md:3"]);
    expect(await locations(source, "kettle")).toEqual(["a.md:3"]);
    expect(warnings).toEqual([expect.stringContaining("100 ms")]);
    expect(asked).toBe(1);

    const waiting = open(place(few), { embeddings: silent });
    const prepared = waiting.source.prepare();
    prepared.catch(() => undefined);
    while (asked === 1) await new Promise(setImmediate);
    await waiting.source[Symbol.asyncDispose]();
    await expect(prepared).rejects.toMatchObject({ code: "ABORTED" });
  });

  it("keeps the vectors of other embeddings only under a version", async () => {
    const folder = place(few);
    const fake = new FakeEmbeddings();
    const { source } = open(folder, { embeddings: fake });
    await source.prepare();
    expect(await locations(source, "lighthouse")).toContain("b.md:3");
    await source[Symbol.asyncDispose]();
    expect(readdirSync(folder)).not.toContain("index");
    const versioned = open(folder, { embeddings: fake, version: "fake-1" });
    await versioned.source.prepare();
    expect(vectorFiles(folder)).toHaveLength(1);
  });

  it("serves, and says so once, where vectors can't be written", async () => {
    const folder = place(few);
    writeFileSync(path.join(folder, "taken"), "a file");
    const { source, warnings } = open(
      folder,
      { embeddings: tiny, batch: 1 },
      { indexFolder: path.join(folder, "taken", "index") },
    );
    await source.prepare();
    expect((await locations(source, "灯塔"))[0]).toBe("b.md:3");
    expect(warnings).toEqual([expect.stringContaining("could not be kept")]);
  });

  it("takes vectors of another width for another model's", async () => {
    const folder = place(few);
    const wide: AnyEmbeddings = {
      embedQuery: async () => [1, 0, 0],
      embedDocuments: async (texts) => texts.map((text) => [text.length, 1, 0]),
    };
    const narrow: AnyEmbeddings = {
      embedQuery: async () => [1, 0],
      embedDocuments: async (texts) => texts.map((text) => [text.length, 1]),
    };
    const { source } = open(folder, { embeddings: wide, version: "1" });
    await source.prepare();
    expect(await locations(source, "zzz")).toHaveLength(3);
    await source[Symbol.asyncDispose]();

    const { source: second, warnings } = open(folder, { embeddings: narrow, version: "1" });
    writeFileSync(path.join(folder, "docs", "d.md"), "Something new.");
    await second.prepare();
    expect(await locations(second, "zzz")).toHaveLength(3);
    await second[Symbol.asyncDispose]();

    // Nothing is new: a question shows it.
    const { source: third } = open(folder, { embeddings: wide, version: "1" });
    await third.prepare();
    expect(await locations(third, "zzz")).toEqual([]);
    await third.prepare();
    expect(await locations(third, "zzz")).toHaveLength(3);
    expect(warnings).toEqual([]);
  });

  it.each<[unknown, RegExp]>([
    [{ embeddings: {} }, /vectors\.embeddings/],
    [{ embeddings: undefined }, /vectors\.embeddings/],
    [{ embeddings: tiny, weight: -1 }, /vectors\.weight/],
    [{ embeddings: tiny, batch: 0 }, /vectors\.batch/],
    [{ embeddings: tiny, timeout: 0 }, /vectors\.timeout/],
  ])("refuses the options %#", (vectors, message) => {
    expect(() => new DocumentSource({ path: ".", vectors: vectors as never })).toThrow(message);
  });

  describe("on the command line", () => {
    it("makes them with `index --embeddings`, and searches by them with `ask --embeddings`", async () => {
      const folder = place(many);
      const [docs, index] = [path.join(folder, "docs"), path.join(folder, "index")];
      const made = await runCli(["index", "--documents", docs, "--embeddings", encoder, "--index-folder", index]);
      expect(made).toMatchObject({ code: 0, stderr: expect.stringContaining("embedded 123 of 123 passages\n") });
      expect(vectorFiles(folder)).toHaveLength(1);
      const arguments_ = ["ask", "灯塔", "--documents", docs, "--index-folder", index, "--no-cache", "--json"];
      const asked = await runCli([...arguments_, "--embeddings", encoder]);
      expect(asked.code).toBe(0);
      expect(JSON.parse(asked.stdout).citations[0]).toMatchObject({ location: "b.md:3" });
      expect(asked.stderr).not.toContain("embedded");
    });

    it("says why vectors failed: `index` fails, `ask` answers by words", async () => {
      const folder = place(few);
      const [docs, index, none] = ["docs", "index", "none"].map((name) => path.join(folder, name));
      const common = ["--documents", docs ?? "", "--embeddings", none ?? "", "--index-folder", index ?? ""];
      const made = await runCli(["index", ...common]);
      expect(made).toMatchObject({ code: 1, stderr: expect.stringContaining("has no model.onnx") });
      expect(made.stderr.match(/has no model\.onnx/g)).toHaveLength(1);
      const asked = await runCli(["ask", "the lighthouse", ...common, "--no-cache", "--lang", "zh"]);
      expect(asked).toMatchObject({ code: 0, stdout: expect.stringContaining("b.md:3 ") });
      expect(asked.stderr).toContain("文档仅按词检索");
    });
  });
});
