import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { BaseMessage } from "@langchain/core/messages";
import { RunnableLambda } from "@langchain/core/runnables";
import { describe, expect, it, onTestFinished } from "vitest";
import type { TableSourceOptions } from "../../../src/sources/tables/table-options.js";
import { TableSource } from "../../../src/sources/tables/table-source.js";
import { SHOP, SHOP_NAMES, sqliteFile } from "./shop.js";

interface Asked {
  schema?: Record<string, unknown>;
  prompt?: readonly BaseMessage[];
}

/** A chat model, as far as structured output goes: replies so, and notes what it was asked. */
function modelThatFills(reply: (signal: AbortSignal | undefined) => unknown, asked: Asked = {}): BaseChatModel {
  const withStructuredOutput = (schema: Record<string, unknown>): unknown => {
    asked.schema = schema;
    return RunnableLambda.from((prompt: readonly BaseMessage[], config) => {
      asked.prompt = prompt;
      return reply(config.signal);
    });
  };
  return { withStructuredOutput } as unknown as BaseChatModel;
}

const PLAN = { answerable: true, table: "products", select: [], filters: [], groupBy: [], orderBy: [], limit: 10 };
const opened = async (options: Partial<TableSourceOptions>): Promise<TableSource> => {
  const source = new TableSource({ database: await sqliteFile(SHOP), names: SHOP_NAMES, ...options });
  onTestFinished(() => source[Symbol.asyncDispose]());
  return source;
};

describe("a plan that a model fills", () => {
  it("finds rows as evidence, each cited, and answers nothing by itself", async () => {
    const plan = {
      ...PLAN,
      select: [{ column: "stock", aggregate: "none" }],
      filters: [{ column: "supplier_id.city", operator: "=", value: "hangzhou" }],
      orderBy: [{ column: "stock", aggregate: "none", descending: true }],
      limit: 2,
    };
    const source = await opened({ model: modelThatFills(() => plan) });
    const question = "Where should we restock last?";
    expect(await source.answer(question, {})).toBeUndefined();
    expect(await source.find(question, { limit: 5 })).toEqual([
      {
        source: "tables",
        title: "铁观音",
        text: "铁观音 — stock → 22\n铁观音 — id → 5",
        location: "shop.db, products, id 5",
        score: 1,
      },
      expect.objectContaining({ title: "Longjing", location: "shop.db, products, id 1" }),
    ]);
  });

  it("works out over rows, told with which", async () => {
    const plan = {
      ...PLAN,
      select: [
        { column: "category", aggregate: "none" },
        { column: "price", aggregate: "maximum" },
      ],
      filters: [
        { column: "price", operator: ">", value: "1,000" },
        { column: "organic", operator: "=", value: "yes" },
      ],
      groupBy: ["category"],
    };
    const source = await opened({ model: modelThatFills(() => ({ ...plan, filters: plan.filters.slice(1) })) });
    expect(await source.find("?? dearest", { limit: 5 })).toEqual([
      {
        source: "tables",
        title: "products, organic = true",
        text: "category: green tea, highest price: 410\ncategory: oolong, highest price: 260",
        location: "shop.db, products: products, organic = true",
        score: 1,
      },
    ]);
    const none = await opened({ model: modelThatFills(() => plan) });
    expect(await none.find("?? dearest", { limit: 5 })).toEqual([]);
  });

  it("goes by names alone: the model chooses among them and sees no row", async () => {
    const asked: Asked = {};
    const source = await opened({ model: modelThatFills(() => ({ ...PLAN, answerable: false }), asked) });
    expect(await source.find("What is on the shelf?", { limit: 5 })).toEqual([]);
    const prompt = asked.prompt?.map(({ text }) => text).join("\n") ?? "";
    expect(prompt).toContain("- products (产品, 商品): id (number); name (text); category (text, 类别)");
    expect(prompt).toContain("supplier_id.city (text)");
    expect(prompt).not.toMatch(/Longjing|Hangzhou|320/u);
    expect(asked.schema).toMatchObject({
      properties: {
        table: { enum: ["orders", "products", "suppliers"] },
        filters: { items: { properties: { column: { enum: expect.arrayContaining(["price", "supplier_id.name"]) } } } },
      },
      additionalProperties: false,
    });
  });

  it.each([
    ["a table that isn't there", { ...PLAN, table: "secrets", select: [{ column: "name" }] }],
    ["a column of another table", { ...PLAN, select: [{ column: "city" }] }],
    ["a text for a number", { ...PLAN, filters: [{ column: "price", operator: ">", value: "cheap" }] }],
    ["no plan at all", "SELECT * FROM products"],
    ["nothing", undefined],
  ])("is dropped with a warning where it doesn't fit: %s", async (_, plan) => {
    const warnings: string[] = [];
    const onWarning = ({ message }: { readonly message: string }): void => void warnings.push(message);
    const source = await opened({ model: modelThatFills(() => plan), onWarning });
    // What the words name is found all the same.
    expect((await source.find("Longjing, then", { limit: 5 }))[0]?.title).toBe("Longjing");
    expect(warnings).toEqual([expect.stringMatching(/^No query plan: /u)]);
  });

  it("goes on without a model that fails or takes too long", async () => {
    const warnings: string[] = [];
    const onWarning = ({ message }: { readonly message: string }): void => void warnings.push(message);
    const failing = modelThatFills(() => Promise.reject(new Error("no model today")));
    expect((await (await opened({ model: failing, onWarning })).find("Longjing", { limit: 1 })).length).toBe(1);
    const hanging = modelThatFills(
      (signal) => new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason))),
    );
    const source = await opened({ model: hanging, onWarning, modelTimeout: 50 });
    expect((await source.find("Longjing", { limit: 1 })).length).toBe(1);
    expect(warnings).toEqual([
      "No query plan: no model today",
      expect.stringContaining("The model that fills a query plan took longer than 50 ms"),
    ]);
    const controller = new AbortController();
    const patient = await opened({ model: hanging, modelTimeout: 600_000 });
    await patient.find("", { limit: 1 });
    const leaving = patient.find("Longjing", { limit: 1, signal: controller.signal });
    setTimeout(() => controller.abort(), 20);
    await expect(leaving).rejects.toMatchObject({ code: "ABORTED" });
  });

  it("makes a source that other processes share only if the model is told by a version", async () => {
    const model = modelThatFills(() => PLAN);
    expect((await opened({ model })).fingerprint).toBeUndefined();
    const database = await sqliteFile(SHOP);
    const [one, other, same] = await Promise.all(
      ["1", "2", "1"].map((modelVersion) => opened({ database, model, modelVersion })),
    );
    expect(await one?.fingerprint?.()).toBe(await same?.fingerprint?.());
    expect(await one?.fingerprint?.()).not.toBe(await other?.fingerprint?.());
  });
});
