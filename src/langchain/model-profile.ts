import type { ModelProfile } from "@langchain/core/language_models/profile";
import type { BackendCapabilities } from "../chat/chat-backend.js";

/** What a backend can do, in LangChain's words. It reads and writes text. The context holds prompt and reply together. */
export function modelProfile({ contextLength, toolCalling, structuredOutput }: BackendCapabilities): ModelProfile {
  const limits = contextLength === undefined ? {} : { maxInputTokens: contextLength, maxOutputTokens: contextLength };
  return {
    ...limits,
    imageInputs: false,
    imageUrlInputs: false,
    audioInputs: false,
    videoInputs: false,
    pdfInputs: false,
    imageToolMessage: false,
    pdfToolMessage: false,
    imageOutputs: false,
    audioOutputs: false,
    videoOutputs: false,
    reasoningOutput: false,
    toolCalling,
    toolChoice: toolCalling,
    structuredOutput,
  };
}
