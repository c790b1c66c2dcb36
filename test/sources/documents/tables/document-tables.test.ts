import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { DocumentSource } from "../../../../src/sources/documents/document-source.js";
import { temporaryFolder } from "../../temporary-folder.js";

const FILES = {
  "kettles.csv":
    'Kettle,Capacity (l),Price (£),Colours\nBrae,1.7,54.00,"black, cream"\nTarn,0.8,29.50,steel\nLinn,1.2,39.00,black\n',
  "staff.md":
    "# Workshop\n\nRepairs are done here.\n\n| Person | Repairs | Desk |\n| --- | --- | --- |\n| Moira Lennox | Tarn | **4** |\n| 何书雯 | Brae | 7 |\n",
  "门票.html":
    "<h1>参观</h1><h2>门票</h2><table><tr><th>票种</th><th>价格</th></tr><tr><td>成人票</td><td>80元</td></tr><tr><td>学生票</td><td>40元</td></tr></table>",
};

const opened = (files: Readonly<Record<string, string>>, options: { readonly tables?: boolean } = {}) => {
  const folder = temporaryFolder(files);
  const source = new DocumentSource({ path: folder, revalidate: 0, indexFolder: false, ...options });
  onTestFinished(() => source[Symbol.asyncDispose]());
  return { folder, source };
};

describe("tables in documents", () => {
  it.each([
    ["How much does the Tarn cost?", ["£29.50"]],
    ["Tarn多少钱？", ["£29.50"]],
    ["What is the capacity of the Brae?", ["1.7 l"]],
    ["Which kettle is the cheapest?", ["Tarn"]],
    ["Which kettles are black?", ["Brae", "Linn"]],
    ["How many kettles are there?", ["3"]],
    ["Which kettles cost less than £50?", ["Tarn", "Linn"]],
    ["What is the price of the kettle that Moira Lennox repairs?", ["£29.50"]],
    ["学生票的价格是多少？", ["40元"]],
    ["哪种票最贵？", ["成人票"]],
  ])("answers %s", async (question, values) => {
    const { source } = opened(FILES);
    expect((await source.answer(question, {}))?.values.toSorted()).toEqual(values.toSorted());
  });

  it("cites the passage that the row stands in, as searching does", async () => {
    const { source } = opened(FILES);
    const answer = await source.answer("Which desk does Moira Lennox have?", {});
    expect(answer).toMatchObject({
      kind: "answer",
      values: ["4"],
      evidence: [{ title: "Moira Lennox", location: "staff.md:3-8" }],
    });
    const [found] = await source.find("Moira Lennox desk", { limit: 1 });
    expect(found?.location).toBe("staff.md:3-8");
  });

  it.each(["How much does the Burn cost?", "How heavy is the Tarn?", "Who founded the workshop?", "老人票多少钱？"])(
    "leaves to others what no table says: %s",
    async (question) => {
      expect(await opened(FILES).source.answer(question, {})).toBeUndefined();
    },
  );

  it("answers nothing where two tables don't agree", async () => {
    const { source } = opened({ ...FILES, "kettles-2023.csv": "Kettle,Price (£),Weight\nTarn,25.00,900 g\n" });
    expect(await source.answer("How much does the Tarn cost?", {})).toBeUndefined();
    expect((await source.answer("What is the weight of the Tarn?", {}))?.values).toEqual(["900 g"]);
    expect((await source.answer("How much does the Linn cost?", {}))?.values).toEqual(["£39.00"]);
  });

  it("notices that a file has changed", async () => {
    const { folder, source } = opened(FILES);
    expect((await source.answer("How much does the Tarn cost?", {}))?.values).toEqual(["£29.50"]);
    writeFileSync(path.join(folder, "kettles.csv"), "Kettle,Price (£)\nTarn,31.00\n");
    expect((await source.answer("How much does the Tarn cost?", {}))?.values).toEqual(["£31.00"]);
  });

  it("gives one meaning to what asks for the same", async () => {
    const { source } = opened(FILES);
    await source.answer("How much does the Tarn cost?", {});
    const meaning = await source.meaning("How much does the Tarn cost?", {});
    expect(meaning).toBeDefined();
    expect(await source.meaning("What is the price of the Tarn?", {})).toBe(meaning);
    expect(await source.meaning("How much does the Linn cost?", {})).not.toBe(meaning);
  });

  it("can be left out, which other answers may come of", async () => {
    const [{ source }, { source: without }] = [opened(FILES), opened(FILES, { tables: false })];
    expect(await without.answer("How much does the Tarn cost?", {})).toBeUndefined();
    expect(await without.fingerprint()).not.toBe(await source.fingerprint());
  });
});
