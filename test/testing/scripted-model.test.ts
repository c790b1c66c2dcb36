import path from "node:path";
import type { BaseMessageLike } from "@langchain/core/messages";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { ChatGLMChatModel } from "../../src/langchain/chat-model.js";
import { type ScriptedReply, writeScriptedModel } from "../../src/testing/scripted-model.js";
import { temporaryFolder } from "../support/temporary-folder.js";

async function chatOf(replies: readonly ScriptedReply[]): Promise<ChatGLMChatModel> {
  const model = path.join(await temporaryFolder(), "scripted");
  await writeScriptedModel(model, replies);
  return new ChatGLMChatModel({ model });
}

describe("a scripted model", () => {
  it("says its replies turn by turn, whatever was cached, and the last one for ever", async () => {
    await using chat = await chatOf(["你好!", "Second <reply>\nof two lines.", "三"]);
    expect((await chat.invoke("one")).text).toBe("你好!");
    const history: BaseMessageLike[] = [
      ["human", "one"],
      ["ai", "你好!"],
      ["human", "two"],
    ];
    expect((await chat.invoke(history)).text).toBe("Second <reply>\nof two lines.");
    expect((await chat.invoke("another first")).text).toBe("你好!");
    expect((await chat.invoke([...history, ["ai", "x"], ["human", "y"], ["ai", "z"], ["human", "!"]])).text).toBe("三");
  });

  it("calls tools, well and badly", async () => {
    await using chat = await chatOf([
      [
        "Let me look.",
        { name: "search", args: { query: "北京", top: [1, 2] } },
        { name: "search", code: "```python\nopen('x')\n```" },
      ],
    ]);
    const tools = [{ name: "search", description: "Searches.", schema: z.object({ query: z.string() }) }];
    const reply = await chat.bindTools(tools).invoke("?");
    expect(reply.text).toBe("Let me look.");
    expect(reply.tool_calls).toMatchObject([{ name: "search", args: { query: "北京", top: [1, 2] } }]);
    expect(reply.invalid_tool_calls).toMatchObject([{ name: "search", args: expect.stringContaining("open('x')") }]);
    expect(reply.response_metadata).toMatchObject({ finish_reason: "tool_calls" });
  });
});
