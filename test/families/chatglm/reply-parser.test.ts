import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ReplyPiece } from "../../../src/families/chat-form.js";
import { ReplyParser } from "../../../src/families/chatglm/reply-parser.js";
import { parseReply, type ReplyPart } from "../../../src/families/chatglm/tool-call-text.js";

const tools = ["get_weather", "查询"];

/** Feeds parts piece by piece; what came out, text joined per part as `parseReply` has it. */
function feed(parts: readonly (readonly string[])[], names: readonly string[]): { pieces: ReplyPiece[]; read: ReplyPart[] } {
  const parser = new ReplyParser(names);
  const pieces: ReplyPiece[] = [];
  const read: ReplyPart[] = [];
  for (const part of parts) {
    const own = [...part.flatMap((text) => parser.push(text)), ...parser.endPart()];
    pieces.push(...own);
    const text = own.flatMap((piece) => (piece.type === "text" ? [piece.text] : [])).join("");
    if (text.trim() !== "") read.push({ type: "text", text: text.trim() });
    for (const piece of own) if (piece.type === "call-end") read.push(piece.call);
  }
  return { pieces, read };
}

describe("reading a reply as it is written", () => {
  const fragment = fc.constantFrom(
    "get_weather\n",
    "get_weather",
    "other",
    "查询\n",
    "\n",
    " ",
    "```python\n",
    "``",
    "tool_call(",
    "tool",
    "a=1",
    ")",
    "```",
    "你好",
    "two words",
    "[[训练",
    "时间]]",
    "[",
  );

  it("gives what reading it whole gives, wherever it is cut", () => {
    fc.assert(
      fc.property(fc.array(fc.array(fragment, { maxLength: 8 }), { minLength: 1, maxLength: 3 }), (parts) => {
        const whole = parts.map((part) => part.join("")).join("<|assistant|>");
        expect(feed(parts, tools).read).toEqual(parseReply(whole, tools));
      }),
      { numRuns: 2000 },
    );
  });

  it("lets text go as soon as it can't be a tool's name", () => {
    const parser = new ReplyParser(tools);
    expect(parser.push("\n")).toEqual([]);
    expect(parser.push(" 你")).toEqual([{ type: "text", text: "你" }]);
    expect(parser.push("好")).toEqual([{ type: "text", text: "好" }]);
    expect(new ReplyParser(tools).push("Two words")).toEqual([{ type: "text", text: "Two words" }]);
  });

  it("tells the tool's name before its arguments", () => {
    const parser = new ReplyParser(tools);
    expect(parser.push(" get_weather\n")).toEqual([{ type: "call-start", name: "get_weather" }]);
    expect(parser.push("```python\ntool_call(city='北京')\n```")).toEqual([]);
    expect(parser.endPart()).toEqual([
      { type: "call-end", call: { type: "tool-call", call: { name: "get_weather", args: { city: "北京" } } } },
    ]);
  });

  it("separates parts of text by a line break", () => {
    const { pieces } = feed([["\n one"], ["\n two"]], tools);
    expect(pieces).toEqual([
      { type: "text", text: "one" },
      { type: "text", text: "\ntwo" },
    ]);
  });

  it("keeps everything as text without tools", () => {
    expect(feed([["\n get_weather\n", "```python\ntool_call()"]], []).read).toEqual([
      { type: "text", text: "get_weather\n```python\ntool_call()" },
    ]);
  });
});
