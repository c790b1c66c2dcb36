import type { ChatGLMConfig } from "../../../src/chatglm/config.js";

/** A decoder of two layers, small enough for arithmetic written in JavaScript. */
export function tinyConfig(changes: Partial<ChatGLMConfig>): ChatGLMConfig {
  return {
    layers: 2,
    hiddenSize: 8,
    ffnSize: 12,
    heads: 4,
    groups: 2,
    headDim: 8,
    vocabularySize: 12,
    contextLength: 64,
    epsilon: 1e-5,
    ropeBase: 10_000,
    positionDivisor: 1,
    qkvBias: true,
    tiedEmbeddings: false,
    endOfSequenceIds: [2],
    ...changes,
  };
}
