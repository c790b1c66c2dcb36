import { describe, expect, it } from "vitest";
import { quotedLinesPrompt } from "../../src/answering/writing/prompts/quoted-lines-prompt.js";
import type { ChatMessage } from "../../src/chat/chat-message.js";
import { copyConstraint } from "../../src/local-model/copy-constraint.js";

const copying = { frame: ["的", "是"] };
const asked: readonly ChatMessage[] = [{ role: "user", content: "伊莎塔有多高？" }];

function prompt(): ChatMessage[] {
  const piece = { source: "s", location: "l", score: 1 };
  const evidence = [
    { ...piece, title: "伊莎塔", text: "它高312米。\n\n建于1990年。" },
    { ...piece, text: "伊莎塔 — 高度 → 312米\n| 塔 | 高 |" },
  ];
  return quotedLinesPrompt.write({
    question: "伊莎塔有多高？",
    history: [{ role: "user", content: "你好" }],
    evidence,
  }) as ChatMessage[];
}

describe("what a reply may be copied from", () => {
  it("is question, titles, lines, and parts of statements and tables, without the marks of quotation", () => {
    expect(copyConstraint(prompt(), undefined, copying)?.copy).toEqual({
      lines: ["你好", "资料：", "伊莎塔", "它高312米。", "建于1990年。", "高度", "312米", "塔", "高", "问题：伊莎塔有多高？"],
      frame: ["的", "是", "[1]", "[2]"],
    });
  });

  it("is never what the system or the model said", () => {
    const messages: ChatMessage[] = [
      { role: "system", content: "系统" },
      { role: "assistant", content: "模型" },
      { role: "user", content: "> 用户" },
    ];
    expect(copyConstraint(messages, true, copying)?.copy?.lines).toEqual(["用户"]);
  });

  it("is everything where the manifest doesn't say that the model copies, the last message quotes nothing, or the option is off", () => {
    expect(copyConstraint(prompt(), undefined, undefined)).toBeUndefined();
    expect(copyConstraint(asked, undefined, copying)).toBeUndefined();
    expect(copyConstraint(prompt(), false, copying)).toBeUndefined();
  });

  it("is bound by the option alone where it is on, with the manifest's frame or one of its own", () => {
    expect(copyConstraint(asked, true, copying)?.copy?.frame).toEqual(["的", "是"]);
    expect(copyConstraint(asked, true, undefined)?.copy?.frame).toEqual([]);
    expect(copyConstraint(asked, ["约"], copying)?.copy?.frame).toEqual(["约"]);
  });
});
