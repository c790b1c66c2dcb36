/** The public names of langchain-chatglm/testing. */

export {
  type ChatModelConformanceOptions,
  chatModelIntegrationTests,
  chatModelUnitTests,
  type ModelUnderTest,
  type TestRunner,
} from "./chat-model-conformance.js";
export type { ConformingChatModel, Expect, StandardParameters } from "./conformance-case.js";
export { type ExecutorConformanceOptions, type ExecutorUnderTest, executorTests } from "./executor-suite.js";
export { type ScriptedModelOptions, type ScriptedPart, type ScriptedReply, writeScriptedModel } from "./scripted-model.js";
