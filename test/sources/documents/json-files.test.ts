import { describe, expect, it } from "vitest";
import { DocumentSource } from "../../../src/sources/documents/document-source.js";
import { temporaryFolder } from "../temporary-folder.js";
import { utf16 } from "./encoders.js";

async function find(name: string, content: string | Uint8Array, question: string) {
  const told: string[] = [];
  const path = temporaryFolder({ [name]: content, "other.txt": "Nothing of interest." });
  const source = new DocumentSource({ path, onWarning: ({ message }) => told.push(message) });
  const found = await source.find(question, { limit: 5 });
  return { found, first: found[0], skipped: source.skipped, told };
}

const LAKES = {
  updated: "2024-05-01",
  lakes: [
    { name: "West Lake", area: { value: 6.39, unit: "km²" }, tags: ["famous", "shallow"], note: "x".repeat(400) },
    { name: "Lake Tai", area: { value: 2427, unit: "km²" }, tags: [], note: "y".repeat(400), seen: null },
  ],
};

describe("JSON", () => {
  it("tells a record in lines below its name, with a pointer to it", async () => {
    const { first } = await find("a.json", JSON.stringify(LAKES, null, 2), "area of Lake Tai");
    expect(first).toMatchObject({ location: "a.json#/lakes/1", title: "lakes › Lake Tai" });
    expect(first?.text).toBe(`name: Lake Tai\narea › value: 2427\narea › unit: km²\nnote: ${"y".repeat(400)}`);
  });

  it("tells a small document in one", async () => {
    const { first } = await find("a.json", '{"tea":{"sort":"Keemun","origin":{"county":"Qimen"}},"tags":["a","b"]}', "Keemun");
    expect(first).toMatchObject({ location: "a.json#", text: "tea › sort: Keemun\ntea › origin › county: Qimen\ntags: a, b" });
  });

  it("keeps records apart, so that no field is taken for another's", async () => {
    const records = Array.from({ length: 40 }, (_, index) => ({ sort: `tea${index}`, price: index + 100 }));
    const { first } = await find("a.json", JSON.stringify(records), "tea7 price");
    expect(first).toMatchObject({ location: "a.json#/7", text: "sort: tea7\nprice: 107" });
  });

  it("keeps numbers as they are written", async () => {
    const { first } = await find(
      "a.json",
      '{"kettle": 12.50, "id": 12345678901234567890, "mass": 1e3, "s": "a\\"1.0"}',
      "kettle",
    );
    expect(first?.text).toBe('kettle: 12.50\nid: 12345678901234567890\nmass: 1e3\ns: a"1.0');
  });

  it("escapes pointers as RFC 6901 says", async () => {
    const long = "kettle ".repeat(120).trim();
    const { first } = await find("a.json", JSON.stringify({ "a/b": { "c~d": { e: long, f: long } } }), "kettle");
    expect(first?.location).toMatch(/^a\.json#\/a~1b\/c~0d/);
  });

  it.each([
    ["a byte order mark", '\ufeff[1, "kettle"]', "a.json#/0 to #/1"],
    ["UTF-16", utf16('["kettle"]', "le", true), "a.json#/0 to #/0"],
    ["one text", '"kettle"', "a.json#"],
    ["a prototype", '{"__proto__": {"kettle": "blue"}}', "a.json#"],
    ["doubled keys", '{"kettle": 1, "kettle": 2}', "a.json#"],
    ["a number far out", `{"kettle": ${"9".repeat(50)}}`, "a.json#"],
    ["lists of lists", '[[["kettle"]], [[1.5, 2]]]', "a.json#/0/0/0 to #/0/0/0"],
  ])("reads %s", async (_what, content, location) => {
    const { first, skipped } = await find("a.json", content, "kettle");
    expect(first?.location).toBe(location.replace(/^(.*)#(.*) to #\2$/, "$1#$2"));
    expect(skipped).toEqual([]);
  });

  it.each([
    ["cut off", '{\n"lamp": "lit",\n"kettle": "blue', /a\.json: not valid JSON.*, and was read as text/, "a.json:1-3"],
    ["with comments", '// kettle\n{"a": 1}', /and was read as text/, "a.json:1-2"],
    ["no JSON", "The kettle is blue.", /and was read as text/, "a.json:1"],
    [
      "too deep",
      `${"[".repeat(50_000)}"kettle"${"]".repeat(50_000)}`,
      /nested deeper than 100 levels, and was read as text/,
      "a.json:1",
    ],
  ])("reads a file that is %s as text, and says so", async (_what, content, note, location) => {
    const { found, told } = await find("a.json", content, "kettle");
    expect(found.map((piece) => piece.location)).toContain(location);
    expect(told).toEqual([expect.stringMatching(note)]);
  });

  it("reads an empty file as nothing", async () => {
    expect(await find("a.json", " \n", "kettle")).toMatchObject({ found: [], skipped: [] });
  });
});

describe("JSON lines", () => {
  it("cites the line of a record, and tells the lines that are none", async () => {
    const content = '{"name":"Keemun","price":9}\n\n{"name": "Longjing", "price":\n{"name":"Maofeng","price":7.50}\r\n[1,2]';
    const { first, skipped } = await find("a.jsonl", content, "Maofeng");
    expect(first).toMatchObject({ location: "a.jsonl:4", title: "Maofeng", text: "name: Maofeng\nprice: 7.50" });
    expect(skipped).toEqual([{ name: "a.jsonl", reason: "line 3 is not valid JSON" }]);
  });

  it("counts broken lines when there are many", async () => {
    const { skipped } = await find("a.ndjson", `{"name":"Keemun"}\n${"{\n".repeat(50)}`, "Keemun");
    expect(skipped).toHaveLength(21);
    expect(skipped.at(-1)?.reason).toBe("30 more lines are not valid JSON");
  });

  it("reads a file without any valid line as text", async () => {
    expect((await find("a.jsonl", "kettle\nlamp", "kettle")).first?.location).toBe("a.jsonl:1-2");
  });
});
