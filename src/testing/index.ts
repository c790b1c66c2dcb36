/** The public names of langchain-chatglm/testing. */

export type {
  BackendCapabilities,
  ChatBackend,
  KeptPrompt,
  ReplyCacheUse,
  ReplyCall,
  ReplyEvent,
  ReplyFinishReason,
  ReplyRequest,
  ReplyTool,
  ReplyToolChoice,
  ReplyUsage,
} from "../chat/chat-backend.js";
export type { ChatMessage, ChatToolCall, JsonValue } from "../chat/chat-message.js";
export type { PythonLiteral } from "../families/chatglm/python-literal.js";
export { type ChatBackendConformanceOptions, chatBackendTests } from "./chat-backend-conformance.js";
export {
  type ChatModelConformanceOptions,
  chatModelIntegrationTests,
  chatModelUnitTests,
  type ModelUnderTest,
} from "./chat-model-conformance.js";
export type { ConformingChatModel, StandardParameters } from "./conformance-case.js";
export { type ExecutorConformanceOptions, type ExecutorUnderTest, executorTests } from "./executor-suite.js";
export { type KeyValueStoreConformanceOptions, keyValueStoreTests } from "./key-value-store-conformance.js";
export { type KnowledgeSourceConformanceOptions, knowledgeSourceTests } from "./knowledge-source-conformance.js";
export { type LeaseConformanceOptions, leaseTests } from "./lease-conformance.js";
export { type ScriptedModelOptions, type ScriptedPart, type ScriptedReply, writeScriptedModel } from "./scripted-model.js";
export type { Expect, TestRunner } from "./test-runner.js";
