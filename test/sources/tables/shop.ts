import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import startSqlite from "@sqlite.org/sqlite-wasm";
import { onTestFinished } from "vitest";
import type { TableNames } from "../../../src/sources/tables/rows/column-words.js";

/** A small shop in SQL that SQLite and PostgreSQL take. */
export const SHOP = `
CREATE TABLE suppliers (id integer PRIMARY KEY, name text, city text, founded integer);
INSERT INTO suppliers VALUES (1, 'Green Hill', 'Hangzhou', 1998), (2, 'Red Cliff', 'Huangshan', 2005), (3, 'Stone Bridge', 'Hangzhou', 1987);
CREATE TABLE products (id integer PRIMARY KEY, name text, category text, price numeric(10, 2), stock integer,
  supplier_id integer REFERENCES suppliers, added_on date, organic boolean);
INSERT INTO products VALUES
  (1, 'Longjing', 'green tea', 320.5, 12, 1, '2024-03-01', true), (2, 'Keemun', 'black tea', 180, 40, 2, '2023-11-20', false),
  (3, 'Biluochun', 'green tea', 410, 7, 3, '2024-05-09', true), (4, 'Maofeng', 'green tea', 150, 0, 2, '2022-01-15', false),
  (5, '铁观音', 'oolong', 260, 22, 1, '2024-01-10', true), (6, 'Baicha', 'white tea', NULL, NULL, NULL, NULL, NULL);
CREATE TABLE orders (id integer PRIMARY KEY, product_id integer REFERENCES products, quantity integer, ordered_at date, customer text);
INSERT INTO orders VALUES (1, 1, 3, '2024-06-01', 'Wang Wei'), (2, 1, 5, '2024-06-03', 'Li Na'), (3, 2, 10, '2024-06-04', 'Wang Wei'),
  (4, 5, 1, '2023-06-09', 'Tom Reed');
`;

export const SHOP_NAMES: TableNames = {
  products: ["产品", "商品"],
  suppliers: ["供应商"],
  orders: ["订单"],
  "products.price": ["价格"],
  "products.stock": ["库存"],
  "products.category": ["类别"],
  "orders.quantity": ["数量"],
};

/** A SQLite database of these statements, removed after the test; its path. */
export async function sqliteFile(sql: string, name = "shop.db"): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "chatglm-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  await writeSqlite(join(folder, name), sql);
  return join(folder, name);
}

export async function writeSqlite(file: string, sql: string): Promise<void> {
  const sqlite = await startSqlite();
  const database = new sqlite.oo1.DB(":memory:");
  try {
    database.exec(sql);
    writeFileSync(file, sqlite.capi.sqlite3_js_db_export(database));
  } finally {
    database.close();
  }
}

/** The shop's tables as CSV files, by name. */
export const SHOP_FILES: Readonly<Record<string, string>> = {
  "suppliers.csv": "id,name,city,founded\n1,Green Hill,Hangzhou,1998\n2,Red Cliff,Huangshan,2005\n3,Stone Bridge,Hangzhou,1987\n",
  "products.csv": [
    "id,name,category,price,stock,supplier_id,added_on,organic",
    "1,Longjing,green tea,320.5,12,1,2024-03-01,true",
    "2,Keemun,black tea,180,40,2,2023-11-20,false",
    "3,Biluochun,green tea,410,7,3,2024-05-09,true",
    "4,Maofeng,green tea,150,0,2,2022-01-15,false",
    "5,铁观音,oolong,260,22,1,2024-01-10,true",
    "6,Baicha,white tea,,,,,",
    "",
  ].join("\n"),
  "orders.tsv": [
    "id\tproduct_id\tquantity\tordered_at\tcustomer",
    "1\t1\t3\t2024-06-01\tWang Wei",
    "2\t1\t5\t2024-06-03\tLi Na",
    "3\t2\t10\t2024-06-04\tWang Wei",
    "4\t5\t1\t2023-06-09\tTom Reed",
    "",
  ].join("\n"),
};

/** Questions, and what the answer's values are; undefined where there must be none. */
export const SHOP_QUESTIONS: readonly (readonly [question: string, values: readonly string[] | undefined])[] = [
  ["What is the price of Longjing?", ["320.5"]],
  ["How much does Keemun cost?", ["180"]],
  ["铁观音的价格是多少？", ["260"]],
  ["How many green tea products are there?", ["3"]],
  ["Which product is the most expensive?", ["Biluochun"]],
  ["价格最高的产品是哪个？", ["Biluochun"]],
  ["哪个产品最便宜？", ["Maofeng"]],
  ["价格超过200的产品有哪些？", ["铁观音", "Longjing", "Biluochun"]],
  ["Who is the supplier of Keemun?", ["Red Cliff"]],
  ["In which city is the supplier of Keemun?", ["Huangshan"]],
  ["Which suppliers are in Hangzhou?", ["Green Hill", "Stone Bridge"]],
  ["When was Green Hill founded?", ["1998"]],
  ["Which products were added in 2024?", ["铁观音", "Longjing", "Biluochun"]],
  ["Is Longjing more expensive than Keemun?", ["Yes"]],
  ["What is the quantity of order 2?", ["5"]],
  ["订单2的数量是多少？", ["5"]],
  ["Green Hill供应哪些产品？", ["Longjing", "铁观音"]],
  ["What is the average price of green tea products?", ["293.5"]],
  ["What is the total stock of products from Hangzhou?", ["41"]],
  ["What is the total quantity of orders by Wang Wei?", ["13"]],
  ["What is the total quantity of orders in June 2024?", ["18"]],
  ["What is the total quantity of orders for Longjing?", ["8"]],
  ["What is the average price of products with stock over 10?", ["253.5"]],
  ["What is the maximum price of products added in 2024?", ["410"]],
  ["What is the average price by category?", ["black tea: 180", "green tea: 293.5", "oolong: 260", "white tea: none"]],
  ["产品的总库存是多少？", ["81"]],
  ["库存总和是多少？", ["81"]],
  ["按类别统计产品的平均价格", ["black tea：180", "green tea：293.5", "oolong：260", "white tea：无"]],
  ["价格大于300的产品的总库存是多少？", ["19"]],
  ["List products with price between 200 and 400", ["Longjing", "铁观音"]],
  ["How many products have a price over 200?", ["3"]],
  // Nothing says so, or a word stays unexplained, or it may mean two things.
  ["What is the weight of Longjing?", undefined],
  ["What is the price of Foobar?", undefined],
  ["Who supplies Keemun?", undefined],
  ["Who makes Longjing?", undefined],
  ["谁购买了Longjing？", undefined],
  ["How heavy is Longjing?", undefined],
  ["Which supplier is the largest?", undefined],
  ["Longjing的产地是哪里？", undefined],
  ["How many employees does Green Hill have?", undefined],
  ["What is the average price of expensive products?", undefined],
  ["What is the average price of products not from Hangzhou?", undefined],
  ["What is the average price of products from Hangzhou or Huangshan?", undefined],
  ["What is the sum of id?", undefined],
  ["What is the total quantity of orders in 2019?", undefined],
  ["产品的平均重量是多少？", undefined],
  ["How many products were sold in 2023?", undefined],
  ["How many products are neither green tea nor oolong?", undefined],
  ["What is the average price of non-organic products?", undefined],
  ["What is the total quantity of orders from Wang Wei and Li Na?", undefined],
  ["What is the average price of the three cheapest products?", undefined],
  ["How much would 3 Longjing cost?", undefined],
  ["What is half the price of Longjing?", undefined],
  ["除了green tea以外的产品的平均价格是多少？", undefined],
  ["产品的平均价格比库存高多少？", undefined],
  ["Wang Wei和Li Na的订单总数量是多少？", undefined],
  ["去年的订单总数量是多少？", undefined],
  ["What is the price of Baicha?", undefined],
];
