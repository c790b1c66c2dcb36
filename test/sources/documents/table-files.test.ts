import { describe, expect, it } from "vitest";
import { DocumentSource } from "../../../src/sources/documents/document-source.js";
import { temporaryFolder } from "../temporary-folder.js";
import { encoderOf, utf16 } from "./encoders.js";

async function find(name: string, content: string | Uint8Array, question: string) {
  const source = new DocumentSource({ path: temporaryFolder({ [name]: content, "other.txt": "Nothing of interest." }) });
  const found = await source.find(question, { limit: 5 });
  return { found, first: found[0], skipped: source.skipped };
}

const TEA = "name,price,note\nLongjing,12.50,green\nKeemun,9,black\n";
const READ = "| name | price | note |\n| --- | --- | --- |\n| Longjing | 12.50 | green |\n| Keemun | 9 | black |";

describe("CSV", () => {
  it.each([
    ["commas", "a.csv", TEA],
    ["semicolons", "a.csv", TEA.replaceAll(",", ";")],
    ["tabs", "a.tsv", TEA.replaceAll(",", "\t")],
    ["tabs under a wrong name", "a.csv", TEA.replaceAll(",", "\t")],
    ["commas under a wrong name", "a.tsv", TEA],
    ["bars", "a.csv", TEA.replaceAll(",", "|")],
    ["a byte order mark", "a.csv", `\ufeff${TEA}`],
    ["UTF-16 as Excel writes it", "a.csv", utf16(TEA.replaceAll(",", "\t"), "le", true)],
    ["line ends of Windows", "a.csv", TEA.replaceAll("\n", "\r\n")],
    ["line ends of old Macs", "a.csv", TEA.replaceAll("\n", "\r")],
    ["no line end at the end", "a.csv", TEA.trimEnd()],
    ["quoted cells", "a.csv", TEA.replace(/[^,\n]+/g, '"$&"')],
    ["ragged rows", "a.csv", TEA.replace("green\n", "green\n")],
    ["Excel's own first line", "a.csv", `sep=;\r\n${TEA.replaceAll(",", ";")}`],
  ])("reads a table with %s", async (_what, name, content) => {
    expect((await find(name, content, "Keemun price")).first).toMatchObject({ text: READ, location: `${name}, rows 1-3` });
  });

  it("reads GBK", async () => {
    const bytes = encoderOf("gbk")("名称,价格\n龙井茶,12.50\n祁门红茶,9\n") ?? new Uint8Array();
    expect((await find("a.csv", bytes, "祁门红茶的价格")).first?.text).toContain("| 祁门红茶 | 9 |");
  });

  it("keeps a decimal comma among semicolons, and quoted line ends and quotation marks in their cell", async () => {
    const content = 'tea;price;note\nKeemun;9,50;"two\nlines; ""said"" he"\nLongjing;12,25;x\n';
    const { first } = await find("a.csv", content, "Longjing");
    expect(first?.text).toContain('| Keemun | 9,50 | two lines; "said" he |\n| Longjing | 12,25 | x |');
    expect(first?.location).toBe("a.csv, rows 1-3");
  });

  it("cites rows as a spreadsheet counts them, empty ones and the header included", async () => {
    const rows = Array.from({ length: 3_000 }, (_, index) => `Lake ${index},${index * 7}`);
    rows.splice(10, 0, "", "");
    const { first } = await find("a.csv", `name,area\n${rows.join("\n")}`, "Lake 2500");
    const [from = 0, to = 0] = (/rows (\d+)-(\d+)$/.exec(first?.location ?? "") ?? []).slice(1).map(Number);
    expect(first?.text).toMatch(/^\| name \| area \|\n/);
    const lines = first?.text.split("\n") ?? [];
    expect(lines.indexOf("| Lake 2500 | 17500 |") - 2 + from).toBe(2_504);
    expect(to).toBe(from + lines.length - 3);
  });

  it("finds the header below a title", async () => {
    const { first } = await find("a.csv", `Prices of 2024,,\n\n${TEA}`, "Keemun");
    expect(first?.text).toBe(`Prices of 2024\n\n${READ}`);
  });

  it("numbers the columns of a table without a header", async () => {
    const { first } = await find("a.csv", "1,2.5\n3,4.5\n", "4.5");
    expect(first?.text).toBe("| column 1 | column 2 |\n| --- | --- |\n| 1 | 2.5 |\n| 3 | 4.5 |");
  });

  it("tells a wide table's rows as records", async () => {
    const header = Array.from({ length: 60 }, (_, index) => `measure number ${index}`);
    const row = (start: number): string => header.map((_, index) => (index % 3 === 0 ? "" : start + index)).join(",");
    const { first } = await find("a.csv", `${header.join(",")}\n${row(1_000)}\n${row(2_000)}\n`, "2058");
    expect(first?.location).toBe("a.csv, row 3");
    expect(first?.text).toContain("measure number 58: 2058");
  });

  it("reads on where a quotation mark is never closed", async () => {
    const { first } = await find("a.csv", 'screen,price\n"15 inch,100\n17 inch,200\nKeemun,9\n', "Keemun");
    expect(first?.text).toContain("| 17 inch | 200 |\n| Keemun | 9 |");
  });

  it.each([
    ["", 0],
    ["\n\n\n", 0],
    ["name,price\n", 1],
    ["kettle", 1],
    [`kettle,${'"'.repeat(99_999)}`, 1],
    [",".repeat(100_000), 0],
    [`kettle${";,|\t".repeat(50_000)}`, 1],
    [`${"kettle,".repeat(20_000)}\n`.repeat(3), 1],
  ])("reads odd file %#", async (content, least) => {
    const { found, skipped } = await find("a.csv", content, "kettle name");
    expect(found.length).toBeGreaterThanOrEqual(least);
    expect(skipped).toEqual([]);
  });
});
