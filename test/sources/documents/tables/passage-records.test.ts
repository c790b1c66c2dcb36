import { describe, expect, it, onTestFinished } from "vitest";
import { DocumentSource } from "../../../../src/sources/documents/document-source.js";
import { recordsOf } from "../../../../src/sources/documents/tables/passage-records.js";
import { temporaryFolder } from "../../temporary-folder.js";

const record = (name: string, text: string, above: readonly string[] = []) => ({
  headings: [...above, name],
  text,
  file: "kettles.json",
  location: `kettles.json#/${name}`,
});

describe("recordsOf", () => {
  it("makes a table of records that stand side by side", () => {
    const tables = recordsOf([record("Tarn", "name: Tarn\nprice: 29.5"), record("Brae", "name: Brae\nmaker › city: Leith")]);
    expect(tables).toEqual([
      {
        file: "kettles.json",
        headings: [],
        header: ["", "price", "maker city"],
        rows: [
          { cells: ["Tarn", "29.5", ""], location: "kettles.json#/Tarn" },
          { cells: ["Brae", "", "Leith"], location: "kettles.json#/Brae" },
        ],
      },
    ]);
  });

  it.each([
    ["one record", [record("Tarn", "price: 29.5")]],
    ["text", [record("Tarn", "A small kettle."), record("Brae", "A large kettle.")]],
    ["lists", [record("Tarn", "sizes › 0: 1"), record("Brae", "sizes › 0: 2")]],
    ["records of two places", [record("Tarn", "price: 1", ["a"]), record("Brae", "price: 2", ["b"])]],
  ])("makes none of %s", (_, passages) => {
    expect(recordsOf(passages)).toEqual([]);
  });

  it("is answered from, and cited by the record", async () => {
    const kettles = JSON.stringify([
      { name: "Tarn", price: "£29.50", colours: ["black", "cream"] },
      { name: "Brae", price: "£54.00", colours: ["steel"] },
    ]);
    const staff = '{"name":"Moira Lennox","role":"repairs"}\n{"name":"何书雯","role":"manager"}\n';
    const source = new DocumentSource({
      path: temporaryFolder({ "kettles.json": kettles, "staff.jsonl": staff }),
      indexFolder: false,
    });
    onTestFinished(() => source[Symbol.asyncDispose]());
    expect(await source.answer("What is the price of the Tarn?", {})).toMatchObject({
      values: ["£29.50"],
      evidence: [{ location: "kettles.json#/0" }],
    });
    expect((await source.answer("Which kettles are cream?", {}))?.values).toEqual(["Tarn"]);
    expect((await source.answer("What is the role of Moira Lennox?", {}))?.values).toEqual(["repairs"]);
    expect(await source.answer("What is the role of Tom?", {})).toBeUndefined();
  });
});
