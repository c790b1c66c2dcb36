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

/** What LangChain's own suite runs (langchainjs, internal/standard-tests, `runTests`). */
const unitTests = [
  "ChatModelInit",
  "ChatModelInitApiKey",
  "ChatModelInitStreaming",
  "ChatModelWithBindTools",
  "ChatModelWithStructuredOutput",
  "StandardParams",
  "InvokeThrowsWithAbortedSignal",
  "StreamReturnsEarlyWithAbortedSignal",
];
const integrationTests = [
  "Invoke",
  "Stream",
  "Batch",
  "Conversation",
  "UsageMetadata",
  "UsageMetadataStreaming",
  "ToolMessageHistoriesStringContent",
  "ToolMessageHistoriesListContent",
  "StructuredFewShotExamples",
  "WithStructuredOutput",
  "WithStructuredOutputIncludeRaw",
  "BindToolsWithOpenAIFormattedTools",
  "BindToolsWithRunnableToolLike",
  "CacheComplexMessageTypes",
  "StreamTokensWithToolCalls",
  "ModelCanUseToolUseAIMessage",
  "ModelCanUseToolUseAIMessageWithStreaming",
  "InvokeMoreComplexTools",
  "ParallelToolCalling",
  "ModelCanAcceptStructuredToolParamsSchema",
  "StreamTools",
  "StandardTextContentBlocks",
  "StandardImageContentBlocks",
  "StandardAudioContentBlocks",
  "StandardFileContentBlocks",
];
/** Its class has these as well, and runs them for no one. */
const furtherTests = ["DoubleMessageConversation", "StopSequence", "StreamEvents", "ToolCalling"];

describe("the suite", () => {
  it("holds LangChain's 8 unit and 25 integration tests by name, and the 4 that LangChain doesn't run", () => {
    const defined = (define: typeof chatModelUnitTests): string[] => {
      const names: string[] = [];
      const note = (name: string): void => void names.push(name);
      define({ describe: (_name, body) => body(), it: Object.assign(note, { skip: note }), expect }, { ...options, skips: {} });
      return names.sort();
    };
    expect([unitTests.length, integrationTests.length]).toEqual([8, 25]);
    expect(defined(chatModelUnitTests)).toEqual([...unitTests].sort());
    expect(defined(chatModelIntegrationTests)).toEqual([...integrationTests, ...furtherTests].sort());
  });

  it("refuses a skip that names no test", () => {
    const skips = { Invok: "a slip of the pen" };
    expect(() => chatModelUnitTests({ describe, it, expect }, { ...options, skips })).toThrow("no test is named Invok");
  });
});
