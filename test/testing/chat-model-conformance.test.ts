import path from "node:path";
import { describe, expect, it } from "vitest";
import { ChatGLMChatModel } from "../../src/langchain/chat-model.js";
import { chatModelIntegrationTests, chatModelUnitTests } from "../../src/testing/chat-model-conformance.js";
import { writeScriptedModel } from "../../src/testing/scripted-model.js";
import { temporaryFolder } from "../support/temporary-folder.js";

let models = 0;
const folder = temporaryFolder();
const textOnly = "ChatGLM reads text; other blocks are INVALID_OPTION, see chat-turns.test.ts";
const options: Parameters<typeof chatModelUnitTests>[1] = {
  name: "ChatGLMChatModel on a scripted engine",
  createModel: async (parameters, replies) => {
    const model = path.join(await folder, `scripted-${models++}`);
    await writeScriptedModel(model, replies);
    const chat = new ChatGLMChatModel({ model, ...parameters });
    return { model: chat, release: () => chat.close() };
  },
  skips: {
    StandardImageContentBlocks: textOnly,
    StandardAudioContentBlocks: textOnly,
    StandardFileContentBlocks: textOnly,
  },
};

chatModelUnitTests({ describe, it, expect }, options);
chatModelIntegrationTests({ describe, it, expect }, options);

describe("the suite", () => {
  it("refuses a skip that names no test", () => {
    const skips = { Invok: "a slip of the pen" };
    expect(() => chatModelUnitTests({ describe, it, expect }, { ...options, skips })).toThrow("no test is named Invok");
  });
});
