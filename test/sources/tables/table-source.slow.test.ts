import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it, onTestFinished } from "vitest";
import type { TableSourceOptions } from "../../../src/sources/tables/table-options.js";
import { TableSource } from "../../../src/sources/tables/table-source.js";
import { sourceConformance } from "../source-conformance.js";
import { temporaryFolder } from "../temporary-folder.js";
import { SHOP, SHOP_FILES, SHOP_NAMES, SHOP_QUESTIONS, sqliteFile, writeSqlite } from "./shop.js";

const opened = (options: TableSourceOptions): TableSource => {
  const source = new TableSource({ names: SHOP_NAMES, ...options });
  onTestFinished(() => source[Symbol.asyncDispose]());
  return source;
};
const valuesOf = async (source: TableSource, question: string): Promise<readonly string[] | undefined> =>
  (await source.answer(question, {}))?.values.toSorted();
const sorted = (values: readonly string[] | undefined): readonly string[] | undefined => values?.toSorted();

describe("TableSource over SQLite", () => {
  sourceConformance({
    open: async () => opened({ database: await shop() }),
    question: "What is the price of Longjing?",
    unknown: "Where does the river Oder rise?",
  });

  it("answers in both languages what the rows say, and nothing else", async () => {
    const source = opened({ database: await sqliteFile(SHOP) });
    for (const [question, values] of SHOP_QUESTIONS)
      expect([question, await valuesOf(source, question)]).toEqual([question, sorted(values)]);
  });

  it("cites the rows", async () => {
    const source = opened({ database: await sqliteFile(SHOP) });
    expect(await source.answer("In which city is the supplier of Keemun?", {})).toMatchObject({
      text: "Keemun’s supplier is Red Cliff; Red Cliff’s city is Huangshan.",
      evidence: [
        { source: "tables", title: "Keemun", location: "shop.db, products, id 2" },
        { title: "Red Cliff", location: "shop.db, suppliers, id 2" },
      ],
    });
    expect(await source.answer("What is the average price of green tea products?", {})).toMatchObject({
      text: "The average price is 293.5 (products, category = green tea; 3 rows).",
      evidence: [{ location: "shop.db, products: products, category = green tea" }],
      derivation: "average price: [products, category = green tea]",
    });
    expect((await source.answer("产品的平均价格是多少？", {}))?.text).toBe("价格平均值是264.1（产品；6行中有值的5行）。");
  });

  it("tells what each of the first few measures", async () => {
    const source = opened({ database: await sqliteFile(SHOP) });
    for (const [question, text] of [
      ["What are the three cheapest products?", "Maofeng (price: 150), Keemun (price: 180) and 铁观音 (price: 260)."],
      ["价格最高的三个产品是哪些？", "Biluochun（价格：410）、Longjing（价格：320.5）、铁观音（价格：260）。"],
      ["top 2 products by stock", "Keemun (stock: 40) and 铁观音 (stock: 22)."],
    ])
      expect((await source.answer(question ?? "", {}))?.text).toBe(text);
  });

  it("finds rows and what they refer to", async () => {
    const source = opened({ database: await sqliteFile(SHOP) });
    const [first] = await source.find("Tell me about Longjing", { limit: 3 });
    expect(first).toMatchObject({ title: "Longjing", location: "shop.db, products, id 1" });
    expect(first?.text).toContain("Longjing — supplier → Green Hill");
    expect((await source.mentions("Does Red Cliff deliver?", {})).map(({ names }) => names)).toEqual([["Red Cliff"]]);
  });

  it("answers from tables that it doesn't hold", async () => {
    const source = opened({ database: await sqliteFile(SHOP), maxRows: 0 });
    for (const [question, values] of [
      ["What is the price of Longjing?", ["320.5"]],
      ["铁观音的库存是多少？", ["22"]],
      ["Who is the supplier of Keemun?", ["Red Cliff"]],
      ["How many products are there?", ["6"]],
      ["How many suppliers are in Hangzhou?", ["2"]],
      ["Which product has the highest price?", ["Biluochun"]],
      ["价格最高的2个产品是哪些？", ["Biluochun", "Longjing"]],
      ["List suppliers in Hangzhou", ["Green Hill", "Stone Bridge"]],
      ["来自Hangzhou的供应商有哪些？", ["Green Hill", "Stone Bridge"]],
      ["Which products with price between 200 and 400 are there?", ["Longjing", "铁观音"]],
      ["What is the price of Foobar?", undefined],
      ["What is the price of Longjing and Keemun?", undefined],
    ] as const)
      expect([question, await valuesOf(source, question)]).toEqual([question, sorted(values)]);
    expect(await source.find("Is Longjing any good?", { limit: 3 })).toMatchObject([
      { title: "Longjing", location: "shop.db, products, id 1" },
    ]);
  });

  it("stays silent where two rows are called the same, and where the last place is shared", async () => {
    const people = `CREATE TABLE people (id integer PRIMARY KEY, name text, age integer);
      INSERT INTO people VALUES (1, 'Ann Lee', 30), (2, 'Ann Lee', 41), (3, 'Bo Ek', 41), (4, 'Cy Orr', 22);`;
    const large = opened({ database: await sqliteFile(people), maxRows: 0 });
    expect(await valuesOf(large, "What is the age of Ann Lee?")).toBeUndefined();
    expect(await valuesOf(large, "What is the age of Bo Ek?")).toEqual(["41"]);
    expect(await valuesOf(large, "Which person has the highest age?")).toBeUndefined();
    const held = opened({ database: await sqliteFile(people) });
    expect((await held.answer("What is the age of Ann Lee?", {}))?.kind).toBe("ambiguous");
  });

  it("takes no row's number for a year", async () => {
    const file = await sqliteFile(`CREATE TABLE orders (id integer PRIMARY KEY, quantity integer, ordered_at date);
      INSERT INTO orders VALUES (2023, 4, '2024-05-01'), (2024, 7, '2024-06-01'), (2025, 9, '2025-01-01');`);
    const source = opened({ database: file });
    expect(await valuesOf(source, "What is the quantity of order 2024?")).toEqual(["7"]);
    expect(await valuesOf(source, "订单2024的数量是多少？")).toEqual(["7"]);
    expect(["11", undefined]).toContain((await valuesOf(source, "2024年的订单的数量是多少？"))?.[0]);
    expect(["11", undefined]).toContain((await valuesOf(source, "What is the quantity of the order in 2024?"))?.[0]);
    expect(await valuesOf(source, "What is the total quantity of orders in 2024?")).toEqual(["11"]);
  });

  it("notices a changed database, and keeps its fingerprint otherwise", async () => {
    const file = await sqliteFile(SHOP);
    const source = opened({ database: file, revalidate: 0 });
    expect(await valuesOf(source, "What is the price of Keemun?")).toEqual(["180"]);
    const before = await source.fingerprint?.();
    expect(await opened({ database: file }).fingerprint?.()).toBe(before);
    await writeSqlite(file, `${SHOP}; UPDATE products SET price = 199 WHERE id = 2;`);
    expect(await valuesOf(source, "What is the price of Keemun?")).toEqual(["199"]);
    expect(await source.fingerprint?.()).not.toBe(before);
  });

  it("reads only the tables that it was told to", async () => {
    const source = opened({ database: await sqliteFile(SHOP), tables: ["suppliers"] });
    expect(await valuesOf(source, "What is the price of Longjing?")).toBeUndefined();
    expect(await valuesOf(source, "When was Green Hill founded?")).toEqual(["1998"]);
  });
});

describe("TableSource over files", () => {
  sourceConformance({
    open: () => opened({ database: shopFolder() }),
    question: "What is the price of Longjing?",
    unknown: "Where does the river Oder rise?",
  });

  it("answers the same from CSV and TSV, guessing what refers to what", async () => {
    const source = opened({ database: temporaryFolder(SHOP_FILES) });
    for (const [question, values] of SHOP_QUESTIONS)
      expect([question, await valuesOf(source, question)]).toEqual([question, sorted(values)]);
    expect((await source.answer("What is the price of Keemun?", {}))?.evidence[0]?.location).toMatch(/, products, row 3$/u);
  });

  it("takes one file, too, whatever its name", async () => {
    const folder = temporaryFolder({ "it's [a] list*.csv": "name,price\nLongjing,320\nKeemun,180\n" });
    const source = opened({ database: join(folder, "it's [a] list*.csv") });
    expect(await valuesOf(source, "What is the price of Keemun?")).toEqual(["180"]);
  });

  it("names a file that can't be read", async () => {
    const folder = temporaryFolder({ "bad.parquet": "no parquet" });
    await expect(opened({ database: folder }).find("a b", { limit: 1 })).rejects.toMatchObject({
      code: "TABLE_FAILED",
      message: expect.stringContaining("bad.parquet"),
    });
    await expect(opened({ database: join(folder, "none.csv") }).find("a b", { limit: 1 })).rejects.toMatchObject({
      code: "DOCUMENT_INVALID",
    });
  });
});

describe("addresses", () => {
  it.each([
    ["", "there is no address"],
    ["mysql://root:secret@db/shop", "mysql databases can't be read"],
    ["postgresql://user:sec ret@:::bad", "can't be parsed"],
  ])("refuses %s without showing what is in it", (database, problem) => {
    const open = (): TableSource => new TableSource({ database });
    expect(open).toThrowError(expect.objectContaining({ code: "INVALID_OPTION", message: expect.stringContaining(problem) }));
    expect(open).not.toThrowError(/sec/u);
  });
});

// The suite's sources must agree, so they are of one database.
const folder = mkdtempSync(join(tmpdir(), "chatglm-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function shop(): Promise<string> {
  const file = join(folder, "shop.db");
  if (!existsSync(file)) await writeSqlite(file, SHOP);
  return file;
}

function shopFolder(): string {
  const files = join(folder, "files");
  if (!existsSync(files)) {
    mkdirSync(files);
    for (const [name, text] of Object.entries(SHOP_FILES)) writeFileSync(join(files, name), text);
  }
  return files;
}
