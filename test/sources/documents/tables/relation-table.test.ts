import { describe, expect, it } from "vitest";
import { relationTable, valuesOf } from "../../../../src/sources/documents/tables/relation-table.js";

const table = (header: readonly string[], ...rows: readonly (readonly string[])[]) =>
  relationTable({ file: "shop/price-list.csv", headings: [], header, rows: rows.map((cells) => ({ cells, location: "x" })) });

describe("relationTable", () => {
  it("names rows by a column of names, and what they are by its header and the file", () => {
    expect(table(["Kettle", "Price (£)", "In stock"], ["Brae", "39.00", "yes"], ["Tarn", "29.50", "no"])).toMatchObject({
      kinds: ["kettle", "price list"],
      nameAt: 0,
      columns: [
        { name: "price", unit: "£", isList: false },
        { name: "in stock", unit: undefined },
      ],
    });
  });

  it("prefers a column that is called a name, and says nothing by a general word", () => {
    expect(table(["Code", "Name", "SKU"], ["a-1", "Brae", "x1"], ["a-2", "Tarn", "x2"])).toMatchObject({
      nameAt: 1,
      kinds: ["price list"],
      columns: [{ name: "code" }, { name: "SKU" }],
    });
  });

  it("names rows that begin with one name by their size, too, and reads a unit behind a low line", () => {
    const priced = table(
      ["article", "contents", "price_crowns"],
      ["Jam", "250 g", "4"],
      ["Jam", "1 kg", "12"],
      ["Tea", "80 g", "6"],
      ["Salt", "1 kg", "2"],
    );
    expect(priced?.rows.map(({ cells }) => cells[0])).toEqual(["Jam, 250 g", "Jam, 1 kg", "Tea", "Salt"]);
    expect(priced?.columns).toMatchObject([{ name: "contents" }, { name: "price", unit: "crowns" }]);
  });

  it("is no table of things where most rows share their name", () => {
    expect(table(["day", "hours"], ["Monday", "8"], ["Monday", "9"], ["Tuesday", "8"])).toBeUndefined();
  });

  it("calls the kinds of something what they are kinds of", () => {
    expect(table(["票种", "价格"], ["成人票", "80元"])?.kinds).toEqual(["票种", "票", "price list"]);
  });

  it.each([
    [
      "rows without names",
      [
        ["Week", "Hours"],
        ["1", "8"],
        ["2", "9"],
      ],
    ],
    [
      "rows of one name",
      [
        ["Day", "Hours"],
        ["Monday", "8"],
        ["Monday", "9"],
      ],
    ],
    [
      "columns without names",
      [
        ["Day", "", ""],
        ["Monday", "8", "9"],
      ],
    ],
    [
      "columns of one name",
      [
        ["Day", "Hours", "Hours"],
        ["Monday", "8", "9"],
      ],
    ],
    ["one column", [["Day"], ["Monday"]]],
    ["no rows", [["Day", "Hours"]]],
    [
      "sentences",
      [
        ["Rule", "Fine"],
        ["Do not run.", "5"],
      ],
    ],
    [
      "wider rows",
      [
        ["Day", "Hours"],
        ["Monday", "8", "9"],
      ],
    ],
  ] as const)("takes no table with %s", (_, [header = [], ...rows]) => {
    expect(table(header, ...rows)).toBeUndefined();
  });
});

describe("valuesOf", () => {
  const column = { place: 1, name: "price", unit: undefined, isList: false };

  it.each([
    ["39.00", { unit: "£" }, ["£39.00"]],
    ["1,200", { unit: "kg" }, ["1,200 kg"]],
    ["80", { unit: "元" }, ["80元"]],
    ["about 80", { unit: "元" }, ["about 80"]],
    ["black, cream、白", { isList: true }, ["black", "cream", "白"]],
    ["n/a", {}, []],
    ["—", {}, []],
  ] as const)("%s with %o is %o", (cell, as, values) => {
    expect(valuesOf(cell, { ...column, ...as })).toEqual(values);
  });
});
