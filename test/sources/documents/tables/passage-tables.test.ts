import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DocumentTable, tablesOf } from "../../../../src/sources/documents/tables/passage-tables.js";

const passage = (text: string, location: string, isMarkdown = false) => ({
  headings: ["Prices"],
  text,
  file: "a.md",
  location,
  isMarkdown,
});
const read = (...texts: readonly string[]): DocumentTable[] =>
  tablesOf(
    texts.map((text, index) => passage(text, `a.md:${index}`)),
    (text) => text,
  );

describe("tablesOf", () => {
  it("finds a table among other lines, each row with its place", () => {
    expect(read("Our prices.\n\n| Tea | Price |\n| :-- | --: |\n| Lapsang | £4 |\n| Assam | £3 |\n\nCash only.")).toEqual([
      {
        file: "a.md",
        headings: ["Prices"],
        header: ["Tea", "Price"],
        rows: [
          { cells: ["Lapsang", "£4"], location: "a.md:0" },
          { cells: ["Assam", "£3"], location: "a.md:0" },
        ],
      },
    ]);
  });

  it("puts a table together that was cut into passages, and no others", () => {
    const head = "| Tea | Price |\n| --- | --- |";
    const [whole, other, ...more] = read(
      `${head}\n| Lapsang | £4 |`,
      `${head}\n| Assam | £3 |`,
      "| Cup | Size |\n|---|---|\n| Mug | 3 |",
    );
    expect(whole?.rows.map(({ location }) => location)).toEqual(["a.md:0", "a.md:1"]);
    expect([other?.header, more]).toEqual([["Cup", "Size"], []]);
  });

  it("takes escaped bars for text, and marks away in Markdown alone", () => {
    const text = "a \\| b | c\n--- | ---\n**d** | e¦f";
    expect(read(text)[0]).toMatchObject({ header: ["a | b", "c"], rows: [{ cells: ["**d**", "e|f"] }] });
    const [marked] = tablesOf([passage(text, "x", true)], (cell) => cell.replaceAll("*", ""));
    expect(marked?.rows[0]?.cells[0]).toBe("d");
  });

  it("holds no more than it may, whatever it is given", () => {
    const line = fc
      .array(fc.constantFrom("|", "-", ":", "a", " ", "\\", "\n"), { maxLength: 200 })
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (texts) => {
        for (const { header, rows } of read(...texts)) {
          expect(header.length).toBeLessThanOrEqual(31);
          for (const { cells } of rows) expect(cells.length).toBeLessThanOrEqual(31);
        }
      }),
    );
    const many = Array.from({ length: 300 }, (_, index) => `| h${index} | b |\n|---|---|\n${"| x | y |\n".repeat(100)}`);
    const tables = read(...many);
    expect(tables.length).toBeLessThanOrEqual(200);
    expect(tables.reduce((sum, { rows }) => sum + rows.length * 2, 0)).toBeLessThanOrEqual(20_000);
  });
});
