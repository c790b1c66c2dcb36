import { describe, expect, it } from "vitest";
import { knownFamilies } from "../../src/families/known-families.js";
import type { ChatFormatEvidence } from "../../src/families/model-family.js";
import type { Tokenizer } from "../../src/tokenizer/tokenizer.js";
import { chatmlTokenizer, llama3Tokenizer } from "./support/small-tokenizer.js";

function chosen(modelType: string, nameOrPath: string, more: Partial<ChatFormatEvidence> = {}): string | undefined {
  const family = knownFamilies.find((candidate) => candidate.modelType === modelType);
  return family?.chooseChatFormat({ nameOrPath, where: "/models/x", shape: { positionDivisor: 1 }, ...more }).format;
}

describe("the form of conversation of a checkpoint", () => {
  it.each<[modelType: string, name: string, format: string, tokenizer?: Tokenizer]>([
    ["chatglm", "THUDM/glm-4-9b-chat", "glm4"],
    ["chatglm", "THUDM/glm-4-9b", "completion"],
    ["glm", "THUDM/glm-4-9b-chat-hf", "glm4"],
    ["glm", "THUDM/glm-4-9b-hf", "completion"],
    ["glm", "THUDM/glm-edge-1.5b-chat", "glm4"],
    ["glm", "", "glm4"],
    ["glm4", "THUDM/GLM-4-9B-0414", "glm4-0414"],
    ["glm4", "THUDM/GLM-4-32B-Base-0414", "completion"],
    ["glm4", "THUDM/GLM-Z1-9B-0414", "glm-z1"],
    ["glm4", "", "glm4-0414"],
    ["qwen2", "Qwen/Qwen2.5-Coder-0.5B-Instruct", "qwen2.5"],
    ["qwen2", "qwen2.5-coder-0.5b-instruct-q4_k_m", "qwen2.5"],
    ["qwen2", "Qwen/Qwen2.5-0.5B", "completion"],
    ["qwen2", "Qwen/Qwen2-7B-Instruct-GGUF", "chatml"],
    ["qwen2", "acme/support-qwen2", "chatml"],
    ["qwen2", "", "chatml"],
    ["llama", "HuggingFaceTB/SmolLM2-135M-Instruct", "chatml", chatmlTokenizer],
    ["llama", "HuggingFaceTB/SmolLM2-135M", "completion", chatmlTokenizer],
    ["llama", "meta-llama/Meta-Llama-3-8B-Instruct", "llama3", llama3Tokenizer],
    ["llama", "meta-llama/Meta-Llama-3-8B", "completion", llama3Tokenizer],
    ["llama", "", "completion"],
  ])("%s %s: %s", (modelType, name, format, tokenizer) => {
    expect(chosen(modelType, name, tokenizer === undefined ? {} : { tokenizer })).toBe(format);
  });

  it("is read from files where no name tells", () => {
    const template = JSON.stringify({ chat_template: "{% if add_generation_prompt %}<|assistant|>\n<think>{% endif %}" });
    expect(chosen("glm4", "", { tokenizerSource: template })).toBe("glm-z1");
    expect(chosen("chatglm", "", { tokenizer: { specialId: (name) => (name === "<sop>" ? 7 : undefined) } })).toBe("glm4");
  });
});
