import { describe, expect, it } from "vitest";
import { ChatGLMChatModel } from "../../src/langchain/chat-model.js";
import {
  type ChatModelConformanceOptions,
  chatModelIntegrationTests,
  chatModelUnitTests,
} from "../../src/testing/chat-model-conformance.js";
import { key } from "./support/ask.js";
import { scriptedReplies } from "./support/scripted-replies.js";
import { ScriptedServer } from "./support/scripted-server.js";

const textOnly = "ChatGLM reads text; other blocks are INVALID_OPTION, see chat-turns.test.ts";
const options: ChatModelConformanceOptions = {
  name: "ChatGLMChatModel on a server",
  createModel: async (parameters, replies) => {
    const server = await ScriptedServer.start(scriptedReplies(replies));
    const model = new ChatGLMChatModel({ baseUrl: server.baseUrl, model: "chatglm3-6b", apiKey: key, ...parameters });
    return { model, release: () => server[Symbol.asyncDispose]() };
  },
  skips: {
    StandardImageContentBlocks: textOnly,
    StandardAudioContentBlocks: textOnly,
    StandardFileContentBlocks: textOnly,
  },
};

chatModelUnitTests({ describe, it, expect }, options);
chatModelIntegrationTests({ describe, it, expect }, options);
