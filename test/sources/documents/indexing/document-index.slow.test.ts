import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { documentSettings } from "../../../../src/sources/documents/document-options.js";
import type { DocumentIndex } from "../../../../src/sources/documents/indexing/document-index.js";
import { FileIndex } from "../../../../src/sources/documents/indexing/file-index.js";
import { readSnapshot } from "../../../../src/sources/documents/indexing/index-snapshot.js";
import { IndexThread } from "../../../../src/sources/documents/indexing/index-thread.js";
import { findFiles } from "../../../../src/sources/find-files.js";
import { temporaryFolder } from "../../temporary-folder.js";

const settings = documentSettings({ path: "." });
const { readers: _, ...plain } = settings;
const kinds: Readonly<Record<string, (snapshot?: string) => DocumentIndex>> = {
  "in this thread": (snapshot) => new FileIndex(settings, snapshot),
  "in its own thread": (snapshot) => new IndexThread({ settings: plain, snapshot }),
};

const list = (folder: string) =>
  findFiles([folder], { extensions: settings.extensions, maxFiles: settings.maxFiles, followOutside: false });
const options = () => ({ onProgress: () => undefined, signal: new AbortController().signal });
const update = async (index: DocumentIndex, folder: string, signal = new AbortController().signal) =>
  index.update(await list(folder), { ...options(), signal });
const search = (index: DocumentIndex, question: string) => index.search(question, { limit: 20, minimum: 0 });

const WORDS = ["kettle", "lighthouse", "ferry", "keeper", "茶叶", "灯塔", "1887", "blue"];
const QUESTIONS = ["kettle keeper", "灯塔 1887", "blue ferry lighthouse", "茶叶"];
const text = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 12 })
  .map((words) => `# ${words[0]}\n\n${words.join(" ")}.\n\n## ${words.at(-1)}\n\n${[...words].reverse().join(" ")}.\n`);
const edit = fc.oneof(
  fc.record({ kind: fc.constant("write" as const), file: fc.nat(4), text }),
  fc.record({ kind: fc.constant("touch" as const), file: fc.nat(4) }),
  fc.record({ kind: fc.constant("delete" as const), file: fc.nat(4) }),
  fc.record({ kind: fc.constant("stop" as const), after: fc.nat(3) }),
  fc.record({ kind: fc.constant("restart" as const) }),
);

describe.each(Object.entries(kinds))("an index %s", (_name, open) => {
  it("is the one of the files as they are, however they came to be so", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 8 }), async (edits) => {
        const folder = temporaryFolder({ "docs/file0.md": "# kettle\n\nblue" });
        const docs = path.join(folder, "docs");
        const snapshot = path.join(folder, "index", "a.index");
        let index = open(snapshot);
        let clock = 1_000_000_000;
        for (const one of edits) {
          clock += 10;
          if (one.kind === "stop") {
            const controller = new AbortController();
            const stopping = update(index, docs, controller.signal);
            for (let turn = 0; turn < one.after; turn += 1) await new Promise(setImmediate);
            controller.abort();
            await stopping.catch(() => undefined);
            continue;
          }
          if (one.kind === "restart") {
            await index[Symbol.asyncDispose]();
            index = open(snapshot);
            continue;
          }
          const file = path.join(docs, `file${one.file}.md`);
          if (one.kind === "write") writeFileSync(file, one.text);
          else if (one.kind === "delete") rmSync(file, { force: true });
          else if (statSync(file, { throwIfNoEntry: false }) !== undefined) utimesSync(file, clock, clock);
          await update(index, docs);
        }
        await update(index, docs);
        const fresh = new FileIndex(settings);
        await update(fresh, docs);
        for (const question of QUESTIONS) {
          const [found, expected] = await Promise.all([search(index, question), search(fresh, question)]);
          expect(found.map(({ passage }) => passage)).toEqual(expected.map(({ passage }) => passage));
          for (const [at, { score }] of found.entries()) expect(score).toBeCloseTo(expected[at]?.score ?? Number.NaN, 6);
        }
        await index[Symbol.asyncDispose]();
        rmSync(folder, { recursive: true });
      }),
      { numRuns: open === kinds["in this thread"] ? 40 : 6 },
    );
  });

  it("is restored without reading a file", async () => {
    const folder = temporaryFolder({ "docs/a.md": "# Tea\n\nThe kettle is blue." });
    const docs = path.join(folder, "docs");
    const snapshot = path.join(folder, "a.index");
    const first = open(snapshot);
    await update(first, docs);
    await first[Symbol.asyncDispose]();
    rewrite(snapshot, (lines) => lines.replace("The kettle is blue.", "The kettle is gone."));
    const second = open(snapshot);
    await update(second, docs);
    expect((await search(second, "kettle")).map(({ passage }) => passage.text)).toEqual(["The kettle is gone."]);
    await second[Symbol.asyncDispose]();
  });

  it("tells progress and what was left out, also of files that it knows", async () => {
    const folder = temporaryFolder({ "docs/a.md": "kettle", "docs/b.pdf": "%PDF-1.4\nnothing", "docs/c.md": "ferry" });
    const docs = path.join(folder, "docs");
    const snapshot = path.join(folder, "a.index");
    for (const round of [1, 2]) {
      const index = open(snapshot);
      const told: number[] = [];
      const { skipped } = await index.update(await list(docs), {
        ...options(),
        onProgress: ({ filesDone }) => told.push(filesDone),
      });
      expect(told.at(-1)).toBe(3);
      expect({ round, skipped }).toEqual({ round, skipped: [{ name: "b.pdf", reason: "it is damaged" }] });
      await index[Symbol.asyncDispose]();
    }
  });

  it("reads a damaged snapshot's files again", async () => {
    const folder = temporaryFolder({ "docs/a.md": "# Tea\n\nThe kettle is blue." });
    const docs = path.join(folder, "docs");
    const snapshot = path.join(folder, "a.index");
    const first = open(snapshot);
    await update(first, docs);
    await first[Symbol.asyncDispose]();
    const whole = readFileSync(snapshot);
    const damages = [whole.subarray(0, whole.length / 2), Buffer.alloc(0), Buffer.from("kettle"), flipped(whole, 120)];
    for (const bytes of damages) {
      writeFileSync(snapshot, bytes);
      const index = open(snapshot);
      await update(index, docs);
      expect((await search(index, "kettle")).map(({ passage }) => passage.text)).toEqual(["The kettle is blue."]);
      await index[Symbol.asyncDispose]();
    }
  });
});

it("reads a file again whose reading was stopped in the middle", async () => {
  const sections = Array.from({ length: 2_000 }, (_, index) => `## Part ${index}\n\nThe kettle number${index} is blue.\n`);
  const docs = temporaryFolder({ "a.md": sections.join("\n") });
  const found = async (index: DocumentIndex) => (await index.search("kettle", { limit: 5_000, minimum: 0 })).length;
  // Stopped a little later each time, until it was stopped while passages were added.
  for (let wait = 0, partial = 0; partial === 0; wait += 5) {
    const index = new FileIndex(settings);
    const controller = new AbortController();
    setTimeout(() => controller.abort(), wait);
    await update(index, docs, controller.signal).catch(() => undefined);
    partial = (await found(index)) % sections.length;
    await update(index, docs);
    expect(await found(index)).toBe(sections.length);
  }
});

describe("a snapshot", () => {
  it("is refused if its checksum is right and its content is not", async () => {
    const folder = temporaryFolder({ "docs/a.md": "# Tea\n\nThe kettle is blue.", "docs/b.md": "ferry" });
    const snapshot = path.join(folder, "a.index");
    const index = new FileIndex(settings, snapshot);
    await update(index, path.join(folder, "docs"));
    await index.save();
    expect(await readSnapshot(snapshot)).toMatchObject({ records: [{ name: "a.md" }, { name: "b.md" }] });
    const changes: readonly ((lines: string) => string)[] = [
      (lines) => lines.replace('"passages":[0]', '"passages":[1]'),
      (lines) => lines.replace('"passages":[0]', '"passages":["0"]'),
      (lines) => lines.replace('"nextId":2', '"nextId":1'),
      (lines) => lines.replace("documents 1", "documents 2"),
      (lines) => lines.replace('"headings":["Tea"]', '"headings":"Tea"'),
      (lines) => lines.replace('"counts":[', '"counts":["'),
    ];
    const original = readFileSync(snapshot);
    for (const change of changes) {
      writeFileSync(snapshot, original);
      const before = lines(snapshot);
      rewrite(snapshot, change);
      expect(lines(snapshot)).not.toBe(before);
      expect(await readSnapshot(snapshot)).toBeUndefined();
    }
  });

  it("is for its owner's eyes only, and leaves no temporary file", async () => {
    const folder = temporaryFolder({ "docs/a.md": "kettle" });
    const snapshot = path.join(folder, "index", `${"0".repeat(64)}.index`);
    const index = new FileIndex(settings, snapshot);
    await update(index, path.join(folder, "docs"));
    await index.save();
    expect(readdirSync(path.dirname(snapshot))).toEqual([path.basename(snapshot)]);
    if (process.platform !== "win32") {
      expect(statSync(snapshot).mode & 0o777).toBe(0o600);
      expect(statSync(path.dirname(snapshot)).mode & 0o777).toBe(0o700);
    }
  });

  it("that can't be written changes no answer", async () => {
    const folder = temporaryFolder({ "docs/a.md": "kettle", blocked: "a file where the folder would be" });
    const index = new FileIndex(settings, path.join(folder, "blocked", "a.index"));
    await update(index, path.join(folder, "docs"));
    await expect(index.save()).rejects.toThrow();
    expect(await search(index, "kettle")).toHaveLength(1);
    await index[Symbol.asyncDispose]();
  });
});

function lines(snapshot: string): string {
  return readFileSync(snapshot, "latin1").replace(/[0-9a-f]{64}\n$/, "");
}

function rewrite(snapshot: string, change: (lines: string) => string): void {
  const changed = change(lines(snapshot));
  writeFileSync(snapshot, `${changed}${createHash("sha256").update(changed, "latin1").digest("hex")}\n`, "latin1");
}

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(at) ^ 1, at);
  return copy;
}
