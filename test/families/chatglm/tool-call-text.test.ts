import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseReply, writeToolCall } from "../../../src/families/chatglm/tool-call-text.js";

const tools = ["get_weather", "search"];
const call = (name: string, args: Record<string, unknown>): unknown => ({ type: "tool-call", call: { name, args } });

describe("reading a reply", () => {
  it.each([
    ["plain text", "\n 你好👋!", [{ type: "text", text: "你好👋!" }]],
    ["text without a metadata line", "你好", [{ type: "text", text: "你好" }]],
    ["text of several lines", "First\nsecond\n", [{ type: "text", text: "First\nsecond" }]],
    ["nothing", "", []],
    [
      "a call",
      "get_weather\n ```python\ntool_call(city='北京', n=(0, 1))\n```",
      [call("get_weather", { city: "北京", n: [0, 1] })],
    ],
    ["a call without fences", "get_weather\ntool_call()", [call("get_weather", {})]],
    ["a call without its last fence", "get_weather\n```python\ntool_call(a=1)\n", [call("get_weather", { a: 1 })]],
    ["a tool that was not offered", "other\n```python\ntool_call(a=1)\n```", [call("other", { a: 1 })]],
    [
      "thoughts, then a call",
      "\n Let me look.<|assistant|> search\n ```python\ntool_call(query='a',\n  top=3)\n```",
      [{ type: "text", text: "Let me look." }, call("search", { query: "a", top: 3 })],
    ],
  ])("knows %s", (_, reply, parts) => {
    expect(parseReply(reply, tools)).toEqual(parts);
  });

  it.each([
    ["code", "get_weather\n```python\nprint(1)\n```", "expected a keyword argument"],
    ["another function", "get_weather\n```python\nexec(code='x')\n```", 'calls "exec" instead of tool_call'],
    ["an expression", "get_weather\n```python\ntool_call(a=open('x').read())\n```", "expected a literal"],
    ["nothing", "search\n", "expected a function's name"],
    ["two calls", "search\n```python\ntool_call()\ntool_call()\n```", "expected the end"],
  ])("keeps the text of a call that is %s", (_, reply, reason) => {
    const name = reply.slice(0, reply.indexOf("\n"));
    const text = reply.slice(reply.indexOf("\n") + 1);
    expect(parseReply(reply, tools)).toEqual([
      { type: "invalid-tool-call", name, text, reason: expect.stringContaining(reason) },
    ]);
  });

  it("finds no calls where there are no tools", () => {
    const reply = "get_weather\n```python\ntool_call(city='北京')\n```";
    expect(parseReply(reply)).toEqual([{ type: "text", text: reply }]);
  });

  it("never throws", () => {
    const fragment = fc.constantFrom(
      "<|assistant|>",
      "get_weather\n",
      "```python\n",
      "tool_call(",
      "a=",
      "'",
      ")",
      "\n",
      "```",
      "\\",
      "[",
      "1",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(fragment, fc.string({ unit: "binary", maxLength: 4 }))), (parts) => {
        expect(Array.isArray(parseReply(parts.join(""), tools))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe("writing a call", () => {
  it("writes what ChatGLM3 writes", () => {
    const args = {
      city: "北京",
      n: [0, 1.5, -1e-7],
      on: true,
      off: false,
      none: null,
      more: { "a'b": 'c"d' },
      from: 1,
      "x-y": "\n",
    };
    expect(writeToolCall({ name: "get_weather", args })).toEqual({
      metadata: "get_weather",
      content:
        "```python\ntool_call(city='北京', n=[0, 1.5, -1e-07], on=True, off=False, none=None, more={\"a'b\": 'c\"d'}, " +
        "**{'from': 1, 'x-y': '\\n'})\n```",
    });
  });

  const value = fc.jsonValue({ maxDepth: 4, stringUnit: "binary" });
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("<|assistant|>", "\\<|assistant|>", "a\n```\n", "'\"\\", "\ud800", "__proto__"),
  );
  const args = fc.dictionary(
    fc.oneof(fc.stringMatching(/^[a-z_]{1,8}$/), text),
    fc.oneof(value, text, fc.double({ noDefaultInfinity: true, noNaN: true })),
  );

  it("is read back as the same call", () => {
    fc.assert(
      fc.property(fc.constantFrom("get_weather", "查询", "x"), args, (name, written) => {
        const { metadata, content } = writeToolCall({ name, args: written as Parameters<typeof writeToolCall>[0]["args"] });
        expect(parseReply(`${metadata}\n${content}`, [name])).toEqual([call(name, { ...written })]);
      }),
      { numRuns: 500 },
    );
  });

  it.each(["", " x", "a\nb", "a<|assistant|>b"])("refuses the name %j", (name) => {
    expect(() => writeToolCall({ name, args: {} })).toThrow(expect.objectContaining({ code: "INVALID_OPTION" }));
  });

  it("refuses what no literal stands for", () => {
    expect(() => writeToolCall({ name: "x", args: { a: Number.NaN } })).toThrow("NaN");
    expect(() => writeToolCall({ name: "x", args: { a: [Number.POSITIVE_INFINITY] } })).toThrow("Infinity");
  });
});
