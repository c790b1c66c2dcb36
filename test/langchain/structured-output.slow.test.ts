import path from "node:path";
import type { CallbackHandlerMethods } from "@langchain/core/callbacks/base";
import { AIMessage, HumanMessage } from "@langchain/core/messages";
import { toJsonSchema, Validator } from "@langchain/core/utils/json_schema";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { z as z3 } from "zod/v3";
import { ChatGLMChatModel } from "../../src/langchain/chat-model.js";
import type { OutputSchema } from "../../src/langchain/structured-output.js";
import { writeScriptedModel } from "../../src/testing/scripted-model.js";
import { seededModel } from "../support/seeded-model.js";
import { temporaryFolder } from "../support/temporary-folder.js";
import { ScriptedModel } from "./scripted-model.js";

const person = z.object({
  name: z.string().max(12),
  age: z.int().min(0).max(150),
  tags: z.array(z.enum(["tea", "茶", "ball"])).max(3),
  home: z.object({ city: z.string().max(8), abroad: z.boolean() }).nullable(),
});
const { $schema: _, ...personSchema } = z.toJSONSchema(person);

describe("withStructuredOutput on random weights", () => {
  let model: string;
  beforeAll(async () => {
    model = await seededModel("fp32");
  });

  it("always gives a value that validates, sampled or greedy, penalised or not", async () => {
    await using chat = new ChatGLMChatModel({ model, maxTokens: 160 });
    for (const options of [
      { temperature: 0 },
      { seed: 1 },
      { seed: 2, temperature: 2, topP: 1 },
      { temperature: 0, repetitionPenalty: 1.4 },
    ]) {
      const structured = chat.withConfig(options).withConfig({ responseSchema: personSchema });
      const reply = await structured.invoke("姚明是谁？");
      expect(new Validator(personSchema as object, "2020-12").validate(JSON.parse(reply.text)).errors).toEqual([]);
      person.parse(JSON.parse(reply.text));
    }
    const byZod = await chat.withStructuredOutput(person).invoke("姚明是谁？");
    expect(person.parse(byZod)).toEqual(byZod);
    const byJson = await chat.withStructuredOutput({ name: "person", ...personSchema }, { method: "jsonSchema" }).invoke("谁?");
    expect(person.parse(byJson)).toEqual(byJson);
  });

  it("keeps requests of one batch apart: each as when alone, beside free ones", async () => {
    await using chat = new ChatGLMChatModel({ model, maxTokens: 48, temperature: 0 });
    const questions = ["一", "two", "三"];
    const number = chat.withConfig({ responseSchema: { type: "array", items: { type: "integer" }, maxItems: 4 } });
    const alone = { free: [] as string[], kept: [] as string[] };
    for (const question of questions) {
      alone.free.push((await chat.invoke(question)).text);
      alone.kept.push((await number.invoke(question)).text);
    }
    const [free, kept] = await Promise.all([chat.batch(questions), number.batch(questions)]);
    expect(free.map((reply) => reply.text)).toEqual(alone.free);
    expect(kept.map((reply) => reply.text)).toEqual(alone.kept);
    for (const text of alone.kept) expect(JSON.parse(text)).toBeInstanceOf(Array);
  });

  it("ends in time, and says that it had to", async () => {
    await using chat = new ChatGLMChatModel({ model, temperature: 0 });
    const schema = { type: "object", properties: { a: { type: "string", minLength: 3 } }, required: ["a"] };
    const reply = await chat.invoke("讲一个故事", { responseSchema: schema, maxTokens: 12 });
    expect(JSON.parse(reply.text)).toMatchObject({ a: expect.any(String) });
    expect(reply.response_metadata).toMatchObject({ finish_reason: "length" });

    const done = await chat.invoke("讲一个故事", { responseSchema: { const: [1, 2] } });
    expect([done.text, done.response_metadata["finish_reason"]]).toEqual(["[1,2]", "stop"]);
  });

  it("fails with a typed error where no value fits in, and gives what there is with includeRaw", async () => {
    await using chat = new ChatGLMChatModel({ model, temperature: 0, maxTokens: 3 });
    const schema = { type: "object", properties: { a: { type: "string" } }, required: ["a"] };
    await expect(chat.withStructuredOutput(schema).invoke("a")).rejects.toMatchObject({
      lc_error_code: "OUTPUT_PARSING_FAILURE",
      message: expect.stringContaining("cut off"),
    });
    const { raw, parsed } = await chat.withStructuredOutput(schema, { includeRaw: true }).invoke([new HumanMessage("a")]);
    expect(parsed).toBeNull();
    expect(raw.response_metadata).toMatchObject({ finish_reason: "length" });
  });

  it("is not cut by stop strings, whoever gave them", async () => {
    await using chat = new ChatGLMChatModel({ model, temperature: 0, stop: [","] });
    const schema = { const: { a: 1, b: 2 } };
    expect(await chat.withStructuredOutput(schema).invoke("a")).toEqual({ a: 1, b: 2 });
    const reply = await chat.invoke("a", { responseSchema: schema, stop: ["2"] });
    expect(JSON.parse(reply.text)).toEqual({ a: 1, b: 2 });
  });

  it("refuses what it can't guarantee, naming the place, and goes on serving", async () => {
    await using chat = new ChatGLMChatModel({ model, maxTokens: 2 });
    const schema = z.object({ mail: z.jwt() });
    await expect(chat.withStructuredOutput(schema).invoke("a")).rejects.toMatchObject({
      code: "INVALID_OPTION",
      message: expect.stringContaining("#/properties/mail"),
    });
    expect(() => chat.withStructuredOutput(schema, { method: "xmlMode" as "jsonMode" })).toThrow(
      expect.objectContaining({ code: "INVALID_OPTION" }),
    );
    expect((await chat.invoke("a")).usage_metadata).toMatchObject({ output_tokens: 2 });
  });
});

describe("withStructuredOutput on what people pass", () => {
  let chat: ChatGLMChatModel;
  beforeAll(async () => {
    chat = new ChatGLMChatModel({ model: await seededModel("fp32"), temperature: 1, seed: 3, maxTokens: 300 });
  });
  afterAll(() => chat.close());

  const made = (): z.ZodType => z.object({ c: z.boolean() }).meta({ id: "Made twice" });
  const shared = z.object({ c: z.boolean() }).meta({ id: "Shared", unit: "kg", examples: [{ c: true }] });
  it.each<[string, z.ZodObject]>([
    ["one id in two places", z.object({ a: shared, b: shared, list: z.array(shared).max(1) })],
    ["two schemas of one id", z.object({ a: made(), b: made() })],
    ["preprocess", z.object({ a: z.preprocess((value) => value, z.boolean()) })],
    [
      "preprocess within an optional list",
      z.object({
        a: z
          .array(z.preprocess(String, z.enum(["1", "2"])))
          .max(2)
          .optional(),
      }),
    ],
    ["what a transform takes", z.object({ a: z.enum(["x", "yy"]).transform((text) => text.length) })],
    ["what a pipe takes", z.object({ a: z.enum(["1", "2"]).transform(Number).pipe(z.int()) })],
    ["a codec", z.object({ a: z.codec(z.iso.date(), z.date(), { decode: (text) => new Date(text), encode: () => "" }) })],
    ["defaults and coercion", z.object({ a: z.int().min(0).max(9).default(3), b: z.coerce.number().min(0).max(9) })],
    ["notes of its own", z.object({ a: z.boolean().meta({ title: "A", order: 1, "x-order": 1, deprecated: true }) })],
    ["formats", z.object({ day: z.iso.date(), at: z.iso.datetime(), id: z.uuid(), ip: z.ipv4(), for: z.iso.duration() })],
    ["patterns", z.object({ code: z.string().regex(/^[A-Z]{2}-\d{3}$/), tail: z.string().regex(/^a/).regex(/b$/).max(6) })],
    ["readonly, branded, nullish", z.object({ a: z.array(z.boolean()).max(1).readonly(), b: z.boolean().brand("B").nullish() })],
    [
      "a discriminated union",
      z.object({
        pet: z.discriminatedUnion("kind", [
          z.object({ kind: z.literal("cat"), meows: z.boolean() }),
          z.object({ kind: z.enum(["dog", "wolf"]), barks: z.boolean() }),
        ]),
      }),
    ],
  ])("zod: %s", async (_what, schema) => {
    const { raw, parsed } = await chat.withStructuredOutput(schema, { includeRaw: true }).invoke("Say something.");
    expect(schema.parse(JSON.parse(raw.text))).toEqual(parsed);
  });

  const parameters = {
    type: "object",
    properties: { setup: { type: "string", maxLength: 8, "x-order": 1, example: "a" } },
    required: ["setup"],
  };
  it.each<[string, Record<string, unknown>]>([
    ["a function", { name: "joke", description: "A joke.", parameters }],
    ["a tool", { type: "function", function: { name: "joke", parameters, strict: true } }],
    ["a response format", { type: "json_schema", json_schema: { name: "joke", strict: true, schema: parameters } }],
    ["a named schema", { name: "joke", schema: parameters, strict: true }],
    ["a schema with a name", { name: "joke", ...parameters }],
    ["zod in an envelope", { name: "joke", schema: z.object({ setup: z.string().max(8) }) }],
  ])("%s, as OpenAI and others write it", async (_what, given) => {
    expect(await chat.withStructuredOutput(given).invoke("Tell me.")).toEqual({ setup: expect.any(String) });
    const reply = await chat.invoke("Tell me.", { responseSchema: given });
    expect(JSON.parse(reply.text)).toEqual({ setup: expect.any(String) });
  });

  it("names the function after the definition", async () => {
    const scripted = new ScriptedModel();
    scripted.pieces = ["setup='a')\n```"];
    const model = new ChatGLMChatModel({ model: "scripted" }, scripted.open);
    const given = { name: "joke", description: "A joke.", parameters };
    expect(await model.withStructuredOutput(given, { method: "functionCalling" }).invoke("Tell me.")).toEqual({ setup: "a" });
    expect(scripted.tools).toMatchObject([[{ name: "joke", description: "A joke.", parameters }]]);
  });

  it("refuses at once what is no JSON", async () => {
    const circular: Record<string, unknown> = { type: "object", properties: {} };
    circular["properties"] = { self: circular };
    for (const given of [
      circular,
      { type: "object", properties: { a: { type: "string", default: () => "a" } } },
      { type: "object", properties: { a: z.string() } },
      { name: "f", parameters: { type: "object", properties: { a: { const: 1n } } } },
    ]) {
      const refused = expect.objectContaining({ code: "INVALID_OPTION", message: expect.stringMatching(/at #\/properties/) });
      expect(() => chat.withStructuredOutput(given)).toThrow(refused);
      await expect(chat.invoke("a", { responseSchema: given })).rejects.toThrow(refused);
      expect(() => chat.bindTools([{ name: "f", description: "", schema: given }])).toThrow(
        expect.objectContaining({ code: "INVALID_OPTION" }),
      );
    }
  });
});

describe("withStructuredOutput on a model that knows what to say", () => {
  const answer = { name: "Ada 茶😀", age: 36, tags: ["tea"], home: null };

  it("lets through what fits, in whatever layout", async () => {
    for (const text of [JSON.stringify(answer), JSON.stringify(answer, undefined, 2)]) {
      const folder = path.join(await temporaryFolder(), "model");
      await writeScriptedModel(folder, [text]);
      await using chat = new ChatGLMChatModel({ model: folder, temperature: 0 });
      const { raw, parsed } = await chat.withStructuredOutput(person, { includeRaw: true }).invoke("Who?");
      expect(parsed).toEqual(answer);
      expect(raw.text).toBe(text);
      expect(raw.response_metadata).toMatchObject({ finish_reason: "stop" });
    }
  });

  it("gives the value as it grows in a stream, and the checked one last", async () => {
    const folder = path.join(await temporaryFolder(), "model");
    await writeScriptedModel(folder, [JSON.stringify(answer)]);
    await using chat = new ChatGLMChatModel({ model: folder, temperature: 0 });
    const lengths: number[] = [];
    let last: unknown;
    const trimmed = person.transform((value) => ({ ...value, checked: true }));
    for await (const value of await chat.withStructuredOutput(trimmed).stream("Who?")) {
      lengths.push(JSON.stringify(value).length);
      last = value;
    }
    expect(lengths.length).toBeGreaterThan(5);
    expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
    expect(last).toEqual({ ...answer, checked: true });
    await expect(
      (async () => {
        const wrong = person.refine((value) => value.age < 10);
        for await (const _value of await chat.withStructuredOutput(wrong).stream("Who?"));
      })(),
    ).rejects.toMatchObject({ lc_error_code: "OUTPUT_PARSING_FAILURE" });
  });

  it("keeps to some object by jsonMode, and checks that", async () => {
    const folder = path.join(await temporaryFolder(), "model");
    await writeScriptedModel(folder, [JSON.stringify(answer), JSON.stringify({ other: 1 }), "I won't."]);
    await using chat = new ChatGLMChatModel({ model: folder, temperature: 0, maxTokens: 60 });
    const structured = chat.withStructuredOutput(person, { method: "jsonMode" });
    expect(await structured.invoke("Who?")).toEqual(answer);
    const more = [new HumanMessage("a"), new AIMessage("b"), new HumanMessage("c")];
    await expect(structured.invoke(more)).rejects.toMatchObject({ lc_error_code: "OUTPUT_PARSING_FAILURE" });
    const any = await chat
      .withStructuredOutput(z.record(z.string(), z.unknown()), { method: "jsonMode" })
      .invoke([...more, ...more]);
    expect(any).toBeInstanceOf(Object);
  });

  it("reads the call of a function, and has it called", async () => {
    const folder = path.join(await temporaryFolder(), "model");
    await writeScriptedModel(folder, [[{ name: "person", args: { name: "Ada", age: 36, tags: [], home: null } }]]);
    await using chat = new ChatGLMChatModel({ model: folder, temperature: 0 });
    const options = { name: "person", method: "functionCalling" } as const;
    expect(await chat.withStructuredOutput(person, options).invoke("Who?")).toEqual({
      name: "Ada",
      age: 36,
      tags: [],
      home: null,
    });
  });

  // Core's type of a zod 3 schema admits none under exactOptionalPropertyTypes.
  const older = (shape: z3.ZodRawShape): Record<string, unknown> => z3.object(shape) as object as Record<string, unknown>;

  it.each<[string, OutputSchema<Record<string, unknown>>]>([
    ["zod", z.object({ code: z.string() })],
    ["zod 3", older({ code: z3.string() })],
    ["JSON schema", { type: "object", properties: { code: { type: "string" } }, required: ["code"] }],
  ])("is not misled by a fence inside a string: %s", async (_what, schema) => {
    const scripted = new ScriptedModel();
    const value = { code: 'Run ```json\n{"code":"no"}\n``` and ```js\n1\n```' };
    scripted.pieces = [JSON.stringify(value)];
    const chat = new ChatGLMChatModel({ model: "scripted" }, scripted.open);
    expect(await chat.withStructuredOutput(schema).invoke("Who?")).toEqual(value);
  });

  it.each([
    ["that can't be read", "1)", /no call of extract that can be read: .*1\)/s],
    ["that fails zod", "a='x')\n```", /fails the schema/],
  ])("that calls a function in a way %s is a typed error, and null beside the raw message", async (_what, said, message) => {
    const scripted = new ScriptedModel();
    // What follows the beginning that is written for the model.
    scripted.pieces = [said];
    const chat = new ChatGLMChatModel({ model: "scripted" }, scripted.open);
    const schema = z.object({ a: z.number() });
    const options = { method: "functionCalling" } as const;
    await expect(chat.withStructuredOutput(schema, options).invoke("Who?")).rejects.toMatchObject({
      lc_error_code: "OUTPUT_PARSING_FAILURE",
      message: expect.stringMatching(message),
    });
    const { parsed } = await chat.withStructuredOutput(schema, { ...options, includeRaw: true }).invoke("Who?");
    expect(parsed).toBeNull();
  });

  it("checks what zod demands beyond the schema, and gives what zod makes of it", async () => {
    const scripted = new ScriptedModel();
    scripted.pieces = ['{"a":" x "}'];
    const chat = new ChatGLMChatModel({ model: "scripted" }, scripted.open);
    const trimmed = z.object({ a: z.string().transform((text) => text.trim()) });
    expect(await chat.withStructuredOutput(trimmed).invoke("Who?")).toEqual({ a: "x" });
    const refused = z.object({ a: z.string().refine((text) => text === "x", "not x") });
    await expect(chat.withStructuredOutput(refused).invoke("Who?")).rejects.toMatchObject({
      lc_error_code: "OUTPUT_PARSING_FAILURE",
      message: expect.stringContaining("not x"),
    });
  });

  it.each(["jsonSchema", "functionCalling"] as const)("tells tracers the method and the schema: %s", async (method) => {
    const scripted = new ScriptedModel();
    scripted.pieces = method === "jsonSchema" ? ['{"a":1}'] : ["a=1)\n```"];
    const chat = new ChatGLMChatModel({ model: "scripted" }, scripted.open);
    const schema = z.object({ a: z.number() });
    const told: unknown[] = [];
    const handleChatModelStart: CallbackHandlerMethods["handleChatModelStart"] = (_model, _messages, _run, _parent, extra) =>
      void told.push(extra?.["options"]);
    const structured = chat.withStructuredOutput(schema, { method });
    expect(await structured.invoke("Who?", { callbacks: [{ handleChatModelStart }] })).toEqual({ a: 1 });
    expect(told).toMatchObject([{ ls_structured_output_format: { kwargs: { method }, schema: toJsonSchema(schema) } }]);
    const streamed: unknown[] = [];
    for await (const value of await structured.stream("Who?")) streamed.push(value);
    expect(streamed).toEqual([{ a: 1 }]);
  });

  it("takes schemas that hold themselves, and zod 3's tuples", async () => {
    const tree = z.object({
      leaf: z.boolean(),
      get below() {
        return z.array(tree).max(2);
      },
    });
    const scripted = new ScriptedModel();
    const chat = new ChatGLMChatModel({ model: "scripted" }, scripted.open);
    const value = { leaf: false, below: [{ leaf: true, below: [] }] };
    scripted.pieces = [JSON.stringify(value)];
    expect(await chat.withStructuredOutput(tree).invoke("Who?")).toEqual(value);
    scripted.pieces = [`grow\n\`\`\`python\ntool_call(leaf=False, below=[{'leaf': True, 'below': []}])\n\`\`\``];
    const call = await chat.bindTools([{ name: "grow", description: "Grows.", schema: tree }]).invoke("Grow!");
    expect(call.tool_calls).toMatchObject([{ name: "grow", args: value }]);
    scripted.pieces = ['{"pair":["a",true]}'];
    const pair = older({ pair: z3.tuple([z3.string(), z3.boolean()]) });
    expect(await chat.withStructuredOutput(pair).invoke("Who?")).toEqual({ pair: ["a", true] });
  });

  it("refuses what no JSON schema describes", () => {
    const chat = new ChatGLMChatModel({ model: "scripted" });
    const schema = z.object({ at: z.date() });
    const refused = expect.objectContaining({ code: "INVALID_OPTION", message: expect.stringContaining("Date") });
    expect(() => chat.withStructuredOutput(schema)).toThrow(refused);
    expect(() => chat.bindTools([{ name: "f", description: "", schema }])).toThrow(refused);
  });

  it("shows the model the schema in the system turn", async () => {
    const scripted = new ScriptedModel();
    scripted.pieces = ["{", "}"];
    const chat = new ChatGLMChatModel({ model: "scripted", systemPrompt: "Be brief." }, scripted.open);
    await chat.withStructuredOutput({ name: "empty", type: "object", properties: {} }).invoke("Who?");
    expect(scripted.conversations[0]?.map((turn) => turn.role)).toEqual(["system", "user"]);
    expect(scripted.conversations[0]?.[0]?.content).toMatch(/^Be brief\.\n\n.*\n\{"type":"object","properties":\{\}\}$/);
    expect(scripted.requests[0]?.constraint).toEqual({ schema: { type: "object", properties: {} } });
  });
});
