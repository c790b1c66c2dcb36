import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { createAnswerChain } from "../../../src/answering/answer-chain.js";
import { DocumentSource } from "../../../src/sources/documents/document-source.js";
import type { DocumentReader } from "../../../src/sources/documents/readers/document-reader.js";
import { loadPeer } from "../../../src/sources/documents/readers/load-peer.js";
import { RecordingChatModel } from "../../answering/recording-chat-model.js";
import { sourceConformance } from "../source-conformance.js";
import { temporaryFolder } from "../temporary-folder.js";
import { docxFile, heading, paragraph } from "./files/docx-file.js";
import { pdfFile } from "./files/pdf-file.js";
import { zipFile } from "./files/zip-file.js";

const slides: DocumentReader = {
  name: "slides",
  extensions: [".slides"],
  unit: "slide",
  *read(bytes) {
    const all = Buffer.from(bytes).toString().split("\n---\n");
    yield all.flatMap((text, index) => [{ kind: "text", text, at: index + 1 }, { kind: "rule" }] as const);
  },
};

const MIXED = {
  "tea.md": "# Tea\n\nLongjing comes from Hangzhou.",
  "page.html": "<title>Museum</title><main><h1>Hours</h1><p>The museum opens at nine.</p></main>",
  "report.pdf": pdfFile([
    [{ x: 72, y: 700, text: "The lighthouse was built in 1887." }],
    [{ x: 72, y: 700, text: "The keeper of the lighthouse is Lin Qing." }],
  ]),
  "memo.docx": docxFile(`${heading(1, "Boats")}${paragraph("The ferry leaves from Pier 4.")}`),
  "prices.csv": "sort,price\nKeemun,12\nMaofeng,15\n",
  "lakes.json": JSON.stringify([
    { name: "West Lake", area: 6.39 },
    { name: "Lake Tai", area: 2427 },
  ]),
  "log.jsonl": '{"station":"Shangyu","rain":12}\n{"station":"Xinchang","rain":33}\n',
  "locked.pdf": pdfFile([[{ x: 72, y: 700, text: "keeper" }]], { password: "secret" }),
};

describe("a folder of mixed kinds", () => {
  const path = mkdtempSync(join(tmpdir(), "chatglm-test-"));
  for (const [name, content] of Object.entries(MIXED)) writeFileSync(join(path, name), content);
  afterAll(() => rmSync(path, { recursive: true }));

  sourceConformance({
    open: () => new DocumentSource({ path }),
    question: "Who is the keeper of the lighthouse?",
    unknown: "Zwölf Boxkämpfer",
  });

  it.each([
    ["Where does Longjing come from?", "tea.md:3", "Longjing comes from Hangzhou."],
    ["When does the museum open?", "page.html:1", "The museum opens at nine."],
    ["Who is the keeper of the lighthouse?", "report.pdf, page 2", "The keeper of the lighthouse is Lin Qing."],
    ["From which pier does the ferry leave?", "memo.docx, paragraph 2", "The ferry leaves from Pier 4."],
    ["What is the price of Maofeng?", "prices.csv, rows 1-3", "Maofeng — price → 15"],
    ["What is the area of Lake Tai?", "lakes.json#/1", "Lake Tai — area → 2427"],
    ["How much rain fell in Xinchang station?", "log.jsonl:2", "station: Xinchang\nrain: 33"],
  ])("answers %s from %s, cited with that place", async (question, location, text) => {
    const source = new DocumentSource({ path });
    const model = new RecordingChatModel({ pieces: ["Answer [1]."] });
    const answer = await createAnswerChain({
      model,
      sources: [source],
      cache: false,
      check: false,
      fanOut: { timeout: 240_000 },
    }).invoke(question);
    expect(answer.citations[0]).toMatchObject({ number: 1, location, cited: true });
    expect(answer.citations[0]?.text).toContain(text);
    expect(source.skipped).toEqual([{ name: "locked.pdf", reason: "it is protected by a password" }]);
  });
});

describe("readers of one's own", () => {
  it("read their kinds, cited in their unit", async () => {
    const path = temporaryFolder({ "a.slides": "one\n---\nThe kettle is blue.", "b.txt": "other" });
    const source = new DocumentSource({ path, readers: [slides] });
    expect(await source.find("kettle", { limit: 1 })).toMatchObject([{ location: "a.slides, slide 2" }]);
    expect(await source.find("other", { limit: 1 })).toMatchObject([{ location: "b.txt:1" }]);
  });

  it("come before the library's own", async () => {
    const path = temporaryFolder({ "a.md": "one\n---\n# kettle" });
    const source = new DocumentSource({ path, readers: [{ ...slides, extensions: [".md"] }] });
    expect(await source.find("kettle", { limit: 1 })).toMatchObject([{ location: "a.md, slide 2", text: "# kettle" }]);
  });

  it("leave a file out if they throw, and pass the error on if the caller named it", async () => {
    const broken: DocumentReader = {
      ...slides,
      // biome-ignore lint/correctness/useYield: it fails before.
      *read() {
        throw new Error("a slide is missing.");
      },
    };
    const path = temporaryFolder({ "a.slides": "kettle", "b.txt": "kettle" });
    const source = new DocumentSource({ path, readers: [broken] });
    expect(await source.find("kettle", { limit: 5 })).toMatchObject([{ location: "b.txt:1" }]);
    expect(source.skipped).toEqual([{ name: "a.slides", reason: "a slide is missing" }]);
    const named = new DocumentSource({ path: join(path, "a.slides"), readers: [broken] });
    await expect(named.find("kettle", { limit: 5 })).rejects.toMatchObject({ code: "DOCUMENT_INVALID" });
  });

  it("are part of the fingerprint", async () => {
    const path = temporaryFolder({ "a.slides": "kettle" });
    const of = (readers: readonly DocumentReader[]) =>
      new DocumentSource({ path, readers, extensions: [".slides"] }).fingerprint();
    expect(new Set([await of([]), await of([slides]), await of([{ ...slides, version: "2" }])]).size).toBe(3);
  });

  it.each([[{}], [null], [{ ...slides, extensions: [] }], [{ ...slides, extensions: ["slides"] }], [{ ...slides, read: 1 }]])(
    "are refused if they are %j",
    (reader) => {
      expect(() => new DocumentSource({ path: ".", readers: [reader as DocumentReader] })).toThrow(
        expect.objectContaining({ code: "INVALID_OPTION", message: expect.stringMatching(/^readers: /) }),
      );
    },
  );
});

describe("an optional package", () => {
  it("that isn't installed is named with the command that installs it", async () => {
    const failure = loadPeer("pdfjs-dist@5.5", "PDF", () => import("a-package-that-nobody-published" as string));
    await expect(failure).rejects.toMatchObject({
      code: "MISSING_PACKAGE",
      message: expect.stringContaining("the package pdfjs-dist, which is not installed. Run `npm install pdfjs-dist@5.5`."),
    });
  });
});

describe("hostile files", () => {
  const names = ["a.html", "a.csv", "a.tsv", "a.json", "a.jsonl", "a.pdf", "a.docx", "a.md", "a.txt"];
  const markup = fc.array(
    fc.constantFrom(
      ..."<>{}[]()\"'|,;:/\\\n\t %&#=-".split(""),
      "<table>",
      "<td>",
      "</",
      "<!--",
      "kettle",
      "%PDF-1.4\n",
      " obj",
      "stream\n",
      "茶",
      "PK\x03\x04",
      "<html>",
    ),
    { maxLength: 300 },
  );
  const damaged = fc
    .tuple(fc.constantFrom(...Object.values(MIXED)), fc.array(fc.tuple(fc.nat(4_000), fc.nat(255)), { maxLength: 30 }))
    .map(([file, flips]) => {
      const bytes = Uint8Array.from(Buffer.from(file));
      for (const [at, byte] of flips) bytes[at % bytes.length] = byte;
      return bytes;
    });
  const content = fc.oneof(
    markup.map((pieces) => Buffer.from(pieces.join(""))),
    fc.uint8Array({ maxLength: 500 }),
    damaged,
    fc.constant(zipFile({ "word/document.xml": "<" })),
  );

  it("are read or left out, whatever they are called; the good one beside them is found", async () => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.constantFrom(...names), content, { minKeys: 1 }), async (files) => {
        const path = temporaryFolder({ ...files, "good.txt": "The keeper of the lighthouse is Lin Qing." });
        const source = new DocumentSource({ path });
        const found = await source.find("Who is the keeper of the lighthouse?", { limit: 100 });
        expect(found.map((piece) => piece.location)).toContain("good.txt:1");
        for (const { text, location } of found) expect([text.trim() !== "", location !== ""]).toEqual([true, true]);
      }),
      { numRuns: 25 },
    );
  });
});
