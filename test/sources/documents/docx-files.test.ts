import { describe, expect, it } from "vitest";
import { DocumentSource } from "../../../src/sources/documents/document-source.js";
import { temporaryFolder } from "../temporary-folder.js";
import { docxFile, heading, item, paragraph, run, table } from "./files/docx-file.js";
import { zipFile } from "./files/zip-file.js";

async function find(files: Readonly<Record<string, string | Uint8Array>>, question: string) {
  const told: string[] = [];
  const path = temporaryFolder({ ...files, "other.txt": "Nothing of interest." });
  const source = new DocumentSource({ path, onWarning: ({ message }) => told.push(message) });
  const found = await source.find(question, { limit: 10 });
  return { found, first: found[0], skipped: source.skipped, told };
}

const BLUE = docxFile(paragraph("The kettle is blue."));
const OLE = Buffer.from("d0cf11e0a1b11ae1", "hex");
const ole = (name: string): Buffer => Buffer.concat([OLE, Buffer.alloc(504), Buffer.from(name, "utf16le"), Buffer.alloc(512)]);

describe("DOCX", () => {
  it("cites paragraphs, with the headings above", async () => {
    const body = [
      paragraph("Lighthouse", '<w:pStyle w:val="Title"/>'),
      heading(1, "History"),
      paragraph("It was built in 1887."),
      heading(2, "Keeper"),
      paragraph("The keeper is Lin Qing."),
      paragraph("灯塔高三十二米。"),
    ].join("");
    expect((await find({ "a.docx": docxFile(body) }, "Who is the keeper?")).first).toMatchObject({
      text: "The keeper is Lin Qing.\n\n灯塔高三十二米。",
      title: "Lighthouse › History › Keeper",
      location: "a.docx, paragraphs 5-6",
    });
  });

  it("reads text as it is with tracked changes accepted, without comments", async () => {
    const deleted = `<w:del w:id="1" w:author="a">${run("green").replaceAll("w:t", "w:delText")}</w:del>`;
    const inserted = `<w:ins w:id="2" w:author="a">${run("black")}</w:ins>`;
    const comment = '<w:commentRangeStart w:id="0"/>';
    const body = paragraph(`${run("The kettle is ")}${deleted}${comment}${inserted}${run(".")}`);
    expect((await find({ "a.docx": docxFile(body) }, "kettle")).first?.text).toBe("The kettle is black.");
  });

  it("reads lists, footnotes, raised digits and line breaks", async () => {
    const raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>3</w:t></w:r>';
    const body = [
      paragraph(
        `${run("A kettle of 10")}${raised}${run(" ml")}<w:r><w:br/></w:r>${run("boils.")}<w:r><w:footnoteReference w:id="1"/></w:r>`,
      ),
      item("fill it"),
      item("heat it"),
    ].join("");
    const { found } = await find({ "a.docx": docxFile(body, ["Measured in Hangzhou."]) }, "kettle Hangzhou");
    expect(found.map(({ text }) => text)).toEqual(
      expect.arrayContaining(["A kettle of 10³ ml\nboils.\n\n1. fill it\n2. heat it", "1. Measured in Hangzhou."]),
    );
  });

  it("reads a table by rows, merged cells in each column", async () => {
    const body = table([
      ["Sort", "Water", "Time"],
      ["Keemun", ["95 degrees", 2]],
    ]);
    const { first } = await find({ "a.docx": docxFile(body) }, "Keemun");
    expect(first).toMatchObject({
      text: "| Sort | Water | Time |\n| --- | --- | --- |\n| Keemun | 95 degrees | 95 degrees |",
      location: "a.docx, paragraphs 1-4",
    });
  });

  it("reads a table within a table", async () => {
    const inner = table([
      ["Sort", "Price"],
      ["Keemun", "12"],
    ]);
    const outer = `<w:tbl><w:tr><w:tc>${paragraph("The price list")}${inner}${paragraph("")}</w:tc></w:tr></w:tbl>`;
    const { found } = await find({ "a.docx": docxFile(outer) }, "Keemun price list");
    const text = found.map((piece) => piece.text).join("\n");
    expect(text).toContain("The price list");
    expect(text).toContain("| Sort | Price |\n| --- | --- |\n| Keemun | 12 |");
  });

  it.each([
    ["a.txt", "a.txt, paragraph 1"],
    ["a.pdf", "a.pdf, paragraph 1"],
  ])("knows a Word document under the name %s, and says so", async (name, location) => {
    const { first, told } = await find({ [name]: BLUE }, "kettle");
    expect(first).toMatchObject({ text: "The kettle is blue.", location });
    expect(told).toEqual([`documents: ${name}: by its content it is DOCX, and was read as that.`]);
  });

  it.each([
    ["a password", ole("EncryptedPackage"), "it is protected by a password"],
    ["an old Word document", ole("WordDocument"), "by its content it is a Word document of before 2007"],
    ["a workbook", zipFile({ "xl/workbook.xml": "<workbook/>" }), "by its content it is an Excel workbook"],
    ["slides", zipFile({ "ppt/presentation.xml": "<p/>" }), "by its content it is a PowerPoint presentation"],
    ["some archive", zipFile({ "a.txt": "kettle" }), "by its content it is an archive"],
    ["a picture", Buffer.from("\x89PNG\r\n\x1a\n\0\0kettle", "latin1"), "by its content it is a picture"],
    ["RTF", "{\\rtf1 kettle}", "by its content it is RTF"],
    ["a file that was cut off", BLUE.subarray(0, -200), "it is damaged"],
    ["a zip bomb", zipFile({ "word/document.xml": Buffer.alloc(70 * 2 ** 20, " ") }), "it unpacks to more than 67108864 bytes"],
    [
      "an archive of too many files",
      zipFile(Object.fromEntries(Array.from({ length: 10_001 }, (_, index) => [`word/document${index}.xml`, ""]))),
      "10001 files in it, more than 10000",
    ],
    [
      "elements within elements",
      zipFile({ "word/document.xml": `<w:document>${"<w:p>".repeat(50_000)}` }),
      "its elements are nested more than 1000 deep",
    ],
    ["nothing", "", "it is empty"],
  ])("leaves out %s, and says why", async (_what, bytes, reason) => {
    const { found, skipped } = await find({ "a.docx": bytes }, "kettle interest");
    expect(found).toMatchObject([{ location: "other.txt:1" }]);
    expect(skipped).toEqual([{ name: "a.docx", reason }]);
  });

  it.each([
    [
      "an entity that refers to itself",
      `<!DOCTYPE a [<!ENTITY b "&b;&b;">]><w:document xmlns:w="x"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>`,
    ],
    [
      "an entity from outside",
      `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><w:document><w:body>&b;</w:body></w:document>`,
    ],
    ["nested elements", `<w:document>${"<w:p>".repeat(900)}`],
    ["no XML", "kettle"],
    ["no body", "<w:document/>"],
  ])("survives a document of %s", async (_what, xml) => {
    const own = zipFile({ "word/document.xml": xml, "[Content_Types].xml": "<Types/>", "_rels/.rels": "<Relationships/>" });
    const { found, skipped } = await find({ "a.docx": own, "b.docx": BLUE }, "kettle root interest");
    expect(found.map(({ location }) => location).sort()).toEqual(["b.docx, paragraph 1", "other.txt:1"]);
    expect(skipped.map(({ name }) => name)).toEqual(["a.docx"]);
  });
});
