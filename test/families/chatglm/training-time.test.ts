import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ReplyParser } from "../../../src/families/chatglm/reply-parser.js";
import { TrainingTimeText, withTrainingTime } from "../../../src/families/chatglm/training-time.js";

const pushed = (pieces: readonly string[]): string[] => {
  const text = new TrainingTimeText();
  return [...pieces.map((piece) => text.push(piece)), text.flush()];
};

describe("the training's year", () => {
  it.each([
    ["我的知识截止到[[训练时间]]。", "我的知识截止到2023年。"],
    ["[[训练时间]][[训练时间]]", "2023年2023年"],
    ["[[[训练时间]]]", "[2023年]"],
    ["[[训练[[训练时间]]时间]]", "[[训练2023年时间]]"],
    ["[[训练时间]", "[[训练时间]"],
    ["[[训练 时间]]", "[[训练 时间]]"],
  ])("%s → %s", (said, shown) => {
    expect(withTrainingTime(said)).toBe(shown);
    expect(pushed([...said]).join("")).toBe(shown);
  });

  it("comes out the same wherever the text is cut", () => {
    const fragment = fc.constantFrom("[", "[[", "训练", "时间", "]", "]]", "[[训练时间]]", "年");
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 20 }), (pieces) => {
        expect(pushed(pieces).join("")).toBe(withTrainingTime(pieces.join("")));
      }),
    );
  });

  it("holds back half a marker and nothing else", () => {
    expect(pushed(["到[", "[训练时", "间]]。", "完[", "1]"])).toEqual(["到", "", "2023年。", "完", "[1]", ""]);
  });

  it("is put into every part of a reply's text, and into no tool's call", () => {
    const parser = new ReplyParser(["search"]);
    const part = (text: string) => [...parser.push(text), ...parser.endPart()];
    expect(part("\n 到[[训练时间]][")).toEqual([
      { type: "text", text: "到2023年" },
      { type: "text", text: "[" },
    ]);
    expect(part("search\n```python\ntool_call(query='[[训练时间]]')\n```").at(-1)).toMatchObject({
      call: { call: { args: { query: "[[训练时间]]" } } },
    });
    const literal = new ReplyParser([], { trainingTime: false });
    expect(literal.push('"[[训练时间]]"')).toEqual([{ type: "text", text: '"[[训练时间]]"' }]);
  });
});
