import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { DocumentSource } from "../../../src/sources/documents/document-source.js";
import { ReaderThread } from "../../../src/sources/documents/readers/thread/reader-thread.js";
import { temporaryFolder } from "../temporary-folder.js";
import { type PlacedRun, pdfFile } from "./files/pdf-file.js";

async function find(files: Readonly<Record<string, string | Uint8Array>>, question: string) {
  const told: string[] = [];
  const path = temporaryFolder({ ...files, "other.txt": "Nothing of interest." });
  const source = new DocumentSource({ path, onWarning: ({ message }) => told.push(message) });
  const found = await source.find(question, { limit: 10 });
  return { found, first: found[0], skipped: source.skipped, told };
}

const line = (text: string, y = 700, x = 72): PlacedRun => ({ x, y, text });
const lines = (texts: readonly string[], x = 72, top = 700): PlacedRun[] =>
  texts.map((text, index) => line(text, top - 14 * index, x));
const prose = (word: string, count = 14): string[] =>
  Array.from({ length: count }, (_, index) => `${word} ${index} stands in a line of this column of prose`);

describe("PDF", () => {
  it("cites the page, with the headings above", async () => {
    const pages = [
      [{ x: 72, y: 740, text: "Report on the lighthouse", size: 20 }, line("It was built in 1887.")],
      [{ x: 72, y: 740, text: "Keeper", size: 14 }, ...lines(["The keeper of the lighthouse", "is Lin Qing."])],
      lines(["灯塔高三十二米。"]),
    ];
    const files = { "report.pdf": pdfFile(pages) };
    expect((await find(files, "Who is the keeper?")).first).toMatchObject({
      text: "The keeper of the lighthouse\nis Lin Qing.",
      title: "Report on the lighthouse › Keeper",
      location: "report.pdf, page 2",
    });
    expect((await find(files, "灯塔有多高？")).first).toMatchObject({ text: "灯塔高三十二米。", location: "report.pdf, page 3" });
  });

  it.each([
    ["column after column", (left: PlacedRun[], right: PlacedRun[]) => [...left, ...right]],
    [
      "line by line across both",
      (left: PlacedRun[], right: PlacedRun[]) => left.flatMap((one, index) => [one, right[index] ?? one]),
    ],
    ["the right one first", (left: PlacedRun[], right: PlacedRun[]) => [...right, ...left]],
  ])("reads two columns one after the other when they are written %s", async (_how, order) => {
    const title = { x: 72, y: 750, text: "Apples and pears: an essay in two columns of some length", size: 16 };
    const page = [
      title,
      ...order(lines(prose("Apple")), lines(prose("Pear"), 320)),
      line("A footnote that is as wide as both of the columns are together, about quinces", 400),
    ];
    const { found } = await find({ "a.pdf": pdfFile([page]) }, "apple pear quinces");
    const text = found.map((piece) => piece.text).join("\n");
    expect(text).toContain(prose("Apple").join("\n"));
    expect(text).toContain(prose("Pear").join("\n"));
    expect(found.every(({ title: above, location }) => above === title.text && location === "a.pdf, page 1")).toBe(true);
  });

  it("reads the rows of a table across its columns", async () => {
    const names = ["Sort", "Longjing", "Keemun", "Maofeng", "Biluochun", "Tieguanyin", "Puer", "Dahongpao"];
    const page = names.flatMap((name, index) => [
      line(name, 700 - 14 * index),
      line(index === 0 ? "Price" : `${index * 11}`, 700 - 14 * index, 300),
    ]);
    expect((await find({ "a.pdf": pdfFile([page]) }, "Keemun price")).first?.text).toContain(
      "Longjing | 11\nKeemun | 22\nMaofeng | 33",
    );
  });

  it("leaves out what is printed on each page, and page numbers", async () => {
    const pages = Array.from({ length: 200 }, (_, index) => [
      line("Kettle Company Yearbook", 770),
      line(`Lake number${index} covers ${index * 3} hectares.`),
      line(`Page ${index + 1} of 200`, 30),
    ]);
    const files = { "a.pdf": pdfFile(pages) };
    expect((await find(files, "number170")).first).toMatchObject({
      text: "Lake number170 covers 510 hectares.",
      location: "a.pdf, page 171",
    });
    expect((await find(files, "kettle yearbook")).found).toEqual([]);
  });

  it("leaves out the table of contents", async () => {
    const contents = lines(["1 Kettles . . . . . . . . . . . . 7", "2 Lamps ................ ix"]);
    const { found } = await find({ "a.pdf": pdfFile([[...contents, line("The kettle is blue.", 500)]]) }, "kettles lamps");
    expect(found).toMatchObject([{ text: "The kettle is blue." }]);
  });

  it("reads a sentence that goes on over the page as one, and cites both pages", async () => {
    const pages = [
      lines(["The first page.", "The keeper of the lighthouse at the mouth of the"], 72, 100),
      lines(["river is Lin Qing."], 72, 740),
    ];
    expect((await find({ "a.pdf": pdfFile(pages) }, "keeper")).found).toContainEqual(
      expect.objectContaining({
        text: expect.stringContaining("mouth of the\nriver is Lin Qing."),
        location: "a.pdf, pages 1-2",
      }),
    );
  });

  it("keeps raised digits raised", async () => {
    const page = [line("It holds 10"), { x: 118.5, y: 704, text: "3", size: 6 }, line("litres of kettle tea.", 700, 125)];
    expect((await find({ "a.pdf": pdfFile([page]) }, "litres")).first?.text).toContain("10³ litres");
  });

  it("reads words that are placed one by one, and text along the margin", async () => {
    const words: [string, number][] = [
      ["The", 72],
      ["keeper", 92],
      ["is", 127],
      ["Lin", 137],
      ["Qing", 153],
    ];
    const page = [...words.map(([word, x]) => line(word, 700, x)), { x: 20, y: 300, text: "kettle preprint", isTurned: true }];
    const { found } = await find({ "a.pdf": pdfFile([page]) }, "keeper kettle");
    expect(found.map((piece) => piece.text).join("\n")).toMatch(/The keeper is Lin Qing[\s\S]*kettle preprint/);
  });

  it("opens a PDF whose password is empty", async () => {
    const files = { "a.pdf": pdfFile([lines(["The kettle is blue."])], { password: "" }) };
    expect((await find(files, "kettle")).first?.text).toBe("The kettle is blue.");
  });

  it.each([
    ["a password", pdfFile([lines(["kettle"])], { password: "secret" }), "it is protected by a password"],
    ["no text", pdfFile([[], []]), "it has no text: its pages are pictures or empty"],
    ["nothing", new Uint8Array(), "it is empty"],
    ["only a beginning", Buffer.from("%PDF-1.7\n"), "it is damaged"],
    ["noise", Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.alloc(5_000, "\x93\x02\xf1 obj <<")]), "it is damaged"],
  ])("leaves out a PDF with %s, and says why; named by the caller, that is an error", async (_what, bytes, reason) => {
    const { found, skipped } = await find({ "a.pdf": bytes }, "kettle interest");
    expect(found).toMatchObject([{ location: "other.txt:1" }]);
    expect(skipped).toEqual([{ name: "a.pdf", reason }]);
    const path = `${temporaryFolder({ "a.pdf": bytes })}/a.pdf`;
    await expect(new DocumentSource({ path }).find("kettle", { limit: 1 })).rejects.toMatchObject({
      code: "DOCUMENT_INVALID",
      message: expect.stringContaining(`${path}: ${reason}.`),
    });
  });

  it("reads the pages beside those without text, and a PDF whose end is cut off", async () => {
    const whole = pdfFile([lines(["The kettle is blue."]), [], lines(["The lamp is lit."])]);
    const files = { "a.pdf": whole, "b.pdf": whole.subarray(0, -20), "c.pdf": whole.subarray(0, -300) };
    const { found, skipped } = await find(files, "kettle lamp");
    const expected = ["a.pdf, page 1", "a.pdf, page 3", "b.pdf, page 1", "b.pdf, page 3"];
    expect(found.map(({ location }) => location).sort()).toEqual(expected);
    expect(skipped).toEqual([
      { name: "a.pdf", reason: "page 2 without text: pictures or empty" },
      { name: "b.pdf", reason: "page 2 without text: pictures or empty" },
      { name: "c.pdf", reason: "it is damaged" },
    ]);
  });

  it.each([
    ["page.txt", "page.txt, page 1"],
    ["page.md", "page.md, page 1"],
    ["page.docx", "page.docx, page 1"],
  ])("knows a PDF under the name %s, and says so", async (name, location) => {
    const { first, told } = await find({ [name]: pdfFile([lines(["The kettle is blue."])]) }, "kettle");
    expect(first?.location).toBe(location);
    expect(told).toEqual([`documents: ${name}: by its content it is PDF, and was read as that.`]);
  });

  it("reads text that is called a PDF as text, and says so", async () => {
    const { first, told } = await find({ "a.pdf": "The kettle is blue." }, "kettle");
    expect(first?.location).toBe("a.pdf:1");
    expect(told).toEqual(["documents: a.pdf: it is not a PDF file, and was read as text."]);
  });

  it.each([
    ["a page that unpacks to much", "/FlateDecode", deflateSync(Buffer.alloc(40 * 2 ** 20, " "), { level: 1 })],
    ["a page packed twice", "[/FlateDecode /FlateDecode]", deflateSync(deflateSync(Buffer.alloc(40 * 2 ** 20, " ")))],
    ["a page of damaged packing", "/FlateDecode", Buffer.from("\x78\x9cnothing of the kind")],
    ["a page of brackets", "", Buffer.from("[".repeat(200_000))],
    ["a page that saves its state only", "", Buffer.from("q ".repeat(2_000))],
  ])("survives %s", async (_what, filter, bytes) => {
    const streams = { 1: { bytes, filter } };
    const { found } = await find({ "a.pdf": pdfFile([lines(["The kettle is blue."]), []], { streams }) }, "kettle interest");
    expect(found.map(({ location }) => location)).toEqual(expect.arrayContaining(["a.pdf, page 1", "other.txt:1"]));
  });

  it("gives up a file that takes too long, and ends with the caller's signal", async () => {
    using thread = new ReaderThread(1);
    const [reader] = thread.readers;
    const bytes = pdfFile([lines(["kettle"])]);
    const read = async (signal: AbortSignal): Promise<void> => {
      for await (const _ of reader?.read(bytes, { name: "a.pdf", signal }) ?? []);
    };
    await expect(read(new AbortController().signal)).rejects.toThrow("a page of it takes more than 0.001 seconds");
    await expect(read(AbortSignal.abort(new Error("enough")))).rejects.toThrow("enough");
  });

  it("doesn't read the pages of one file for another", async () => {
    const files = Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [`${index}.pdf`, pdfFile([lines([`Kettle number${index}.`])])]),
    );
    const { found } = await find(files, "kettle");
    expect(found.map(({ text, location }) => location === `${/\d+/.exec(text)?.[0]}.pdf, page 1`)).toEqual(Array(10).fill(true));
  });
});
