import { describe, expect, it } from "vitest";
import type { ChatMessage } from "../../src/chat/chat-message.js";
import { chatForms } from "../../src/families/known-families.js";
import { chatTurns } from "../../src/local-model/chat-turns.js";

describe("chatTurns", () => {
  it("gives every kind of result the observation's role, and each call a turn in the form's words", () => {
    const messages: ChatMessage[] = [
      { role: "system", content: "Be brief." },
      { role: "user", content: "Weather?" },
      {
        role: "assistant",
        content: "",
        toolCalls: [
          { id: "1", name: "weather", args: { city: "北京" } },
          { name: "wind", args: {} },
        ],
      },
      { role: "tool", toolCallId: "1", content: "sunny" },
      { role: "function", name: "wind", content: "none" },
      { role: "observation", content: "25°" },
      { role: "assistant", content: "" },
    ];
    expect(chatTurns(messages, chatForms.chatglm3)).toEqual([
      { role: "system", content: "Be brief." },
      { role: "user", content: "Weather?" },
      { role: "assistant", metadata: "weather", content: "```python\ntool_call(city='北京')\n```" },
      { role: "assistant", metadata: "wind", content: "```python\ntool_call()\n```" },
      { role: "observation", content: "sunny" },
      { role: "observation", content: "none" },
      { role: "observation", content: "25°" },
      { role: "assistant", content: "" },
    ]);
    const called: string[] = [];
    chatTurns(messages, {
      callTurn: ({ name }) => {
        called.push(name);
        return { role: "assistant", content: name };
      },
    });
    expect(called).toEqual(["weather", "wind"]);
  });
});
