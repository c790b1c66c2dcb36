import { AIMessage, type BaseMessage, ChatMessage, HumanMessage, SystemMessage, ToolMessage } from "@langchain/core/messages";
import { describe, expect, it } from "vitest";
import type { ChatTurn } from "../../src/families/chat-format.js";
import { chatForms } from "../../src/families/known-families.js";
import { chatMessages } from "../../src/langchain/chat-messages.js";
import { chatTurns } from "../../src/local-model/chat-turns.js";

const turnsOf = (messages: readonly BaseMessage[]): ChatTurn[] => chatTurns(chatMessages(messages), chatForms.chatglm3);

describe("a LangChain conversation", () => {
  it("keeps a conversation with a tool in ChatGLM's order", () => {
    const turns = turnsOf([
      new SystemMessage("You look things up."),
      new HumanMessage("北京今天天气?"),
      new AIMessage({
        content: "我查一下。",
        tool_calls: [{ id: "1", name: "get_weather", args: { city: "北京", days: 2, detailed: true } }],
      }),
      new ToolMessage({ content: "晴", tool_call_id: "1" }),
      new AIMessage("北京今天晴。"),
    ]);
    expect(turns).toEqual([
      { role: "system", content: "You look things up." },
      { role: "user", content: "北京今天天气?" },
      { role: "assistant", content: "我查一下。" },
      { role: "assistant", metadata: "get_weather", content: "```python\ntool_call(city='北京', days=2, detailed=True)\n```" },
      { role: "observation", content: "晴" },
      { role: "assistant", content: "北京今天晴。" },
    ]);
  });

  it("joins text blocks and passes over blocks that repeat a tool call", () => {
    const message = new AIMessage({
      content: [
        { type: "text", text: "a" },
        { type: "text", text: "b" },
        { type: "tool_use", id: "1", name: "f", input: {} },
      ],
    });
    expect(turnsOf([message])).toEqual([{ role: "assistant", content: "ab" }]);
  });

  it("reads the text of plain text blocks, and passes over calls that could not be read", () => {
    const asked = new HumanMessage({
      content: [
        { type: "text", text: "Sum up: " },
        { type: "text-plain", mimeType: "text/plain", text: "A file." },
      ],
    });
    const said = new AIMessage({
      content: [
        { type: "text", text: "I look." },
        { type: "invalid_tool_call", id: "1", name: "f", args: "f\nnonsense", error: "Malformed args." },
      ],
    });
    expect(turnsOf([asked, said])).toEqual([
      { role: "user", content: "Sum up: A file." },
      { role: "assistant", content: "I look." },
    ]);
    const empty = new HumanMessage({ contentBlocks: [{ type: "text-plain", mimeType: "text/plain", url: "https://a/b.txt" }] });
    expect(() => turnsOf([empty])).toThrow(expect.objectContaining({ code: "INVALID_OPTION" }));
  });

  it("reads the roles of generic messages", () => {
    expect(turnsOf([new ChatMessage("x", "observation"), new ChatMessage("y", "user")])).toEqual([
      { role: "observation", content: "x" },
      { role: "user", content: "y" },
    ]);
  });

  it.each([
    [
      "an image",
      [new HumanMessage({ content: [{ type: "image_url", image_url: { url: "data:," } }] })],
      /Message 0 \(human\).*image_url.*text only/,
    ],
    ["an unknown role", [new HumanMessage("a"), new ChatMessage("x", "narrator")], /Message 1 .*"narrator"/],
    ["nothing", [], /no message/],
  ])("refuses %s", (_what, messages, message) => {
    expect(() => turnsOf(messages)).toThrow(
      expect.objectContaining({ code: "INVALID_OPTION", message: expect.stringMatching(message) }),
    );
  });
});
