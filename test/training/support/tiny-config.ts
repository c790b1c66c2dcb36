import type { DecoderShape } from "../../../src/decoder/decoder-shape.js";
import type { Decoder } from "../../../src/decoder/decoder-tensors.js";
import { checkpointTensors } from "../../../src/families/chatglm/weight-names.js";

/** A decoder of two layers, small enough for arithmetic written in JavaScript. */
function tinyConfig(changes: Partial<DecoderShape>): DecoderShape {
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

/** The same with ChatGLM's tensors. */
export function tinyDecoder(changes: Partial<DecoderShape>): Decoder {
  const shape = tinyConfig(changes);
  return { shape, tensors: checkpointTensors(shape) };
}
