import type { DecoderShape } from "../decoder/decoder-shape.js";
import type { ModelManifest } from "../model-folder/manifest.js";
import type { Bandwidth } from "./bandwidth.js";

/** What a converted model takes, in bytes. */
export interface ModelNeeds {
  readonly precision: string;
  readonly parameters: number;
  readonly weightBytes: number;
  /** What one token's forward pass reads: all weights but the rows of the embedding that aren't the token's. */
  readonly stepBytes: number;
  readonly kvBytesPerToken: number;
  readonly contextLength: number;
  readonly maxSequencesPerStep: number;
}

/** What it can be expected to reach on a machine. */
export interface ModelReach {
  /** Of one stream at a context; undefined where the weights fit in the caches, and memory is not what bounds it. */
  readonly decode: readonly { readonly context: number; readonly tokensPerSecond: number }[] | undefined;
  /** Streams of `context` tokens each that keys and values have room for, and of those how many share a step. */
  readonly streams: { readonly context: number; readonly fit: number; readonly together: number };
  /** Weights and keys and values against what the process may take. */
  readonly fits: boolean;
  readonly totalBytes: number;
}

/** Decode reached 0.67 to 0.81 of what a plain loop read at the same moment, on the processors it was measured on. */
const shareOfBandwidth = 0.75;

/** onnxruntime, Node and what lies between them, apart from weights, keys and values. */
const runtimeBytes = 300e6;

/** What follows from a model's sizes and how its weights are stored. */
export function sizesOf(
  config: Omit<DecoderShape, "contextLength" | "epsilon" | "ropeBase" | "positionDivisor" | "qkvBias" | "endOfSequenceIds">,
  { precision, blockSize }: Pick<ModelManifest, "precision" | "blockSize">,
): {
  readonly parameters: number;
  readonly storedBytes: number;
  readonly embeddingBytes: number;
  readonly kvBytesPerToken: number;
} {
  const { layers, hiddenSize, ffnSize, heads, groups, headDim, vocabularySize, tiedEmbeddings } = config;
  const attention = hiddenSize * headDim * (heads + 2 * groups) + heads * headDim * hiddenSize;
  const perLayer = attention + 3 * hiddenSize * ffnSize;
  const embedding = vocabularySize * hiddenSize;
  const parameters = layers * perLayer + embedding * (tiedEmbeddings ? 1 : 2);
  const bits = precision === "int4" ? 4 : precision === "int8" ? 8 : 32;
  const bytesEach = bits / 8 + (blockSize === undefined ? 0 : 4 / blockSize);
  return {
    parameters,
    storedBytes: parameters * bytesEach,
    embeddingBytes: embedding * bytesEach,
    kvBytesPerToken: 2 * layers * groups * headDim * Float32Array.BYTES_PER_ELEMENT,
  };
}

export function modelNeeds(manifest: ModelManifest): ModelNeeds {
  const { config, precision, maxSequencesPerStep, files } = manifest;
  const { parameters, embeddingBytes, kvBytesPerToken } = sizesOf(config, manifest);
  const weightBytes = files["model.onnx.data"]?.bytes ?? 0;
  return {
    precision,
    parameters,
    weightBytes,
    stepBytes: Math.max(0, weightBytes - (config.tiedEmbeddings ? 0 : embeddingBytes)),
    kvBytesPerToken,
    contextLength: config.contextLength,
    maxSequencesPerStep,
  };
}

export interface Room {
  readonly bandwidth: Bandwidth | undefined;
  /** What the process may take in all. */
  readonly memoryBytes: number;
  readonly kvCacheBytes: number;
  readonly lastLevelCacheBytes: number | undefined;
}

export function modelReach(
  needs: Omit<ModelNeeds, "precision">,
  { bandwidth, memoryBytes, kvCacheBytes, lastLevelCacheBytes = 0 }: Room,
): ModelReach {
  const contexts = [32, 512, 2048, 8192].filter((context) => context <= needs.contextLength);
  const decode = contexts.map((context) => ({
    context,
    tokensPerSecond:
      (shareOfBandwidth * (bandwidth?.bytesPerSecond ?? Number.NaN)) / (needs.stepBytes + context * needs.kvBytesPerToken),
  }));
  const context = Math.min(2048, needs.contextLength);
  const fit = Math.floor(kvCacheBytes / (context * needs.kvBytesPerToken));
  const totalBytes = needs.weightBytes + kvCacheBytes + runtimeBytes;
  const isCached = needs.stepBytes < lastLevelCacheBytes / 2;
  return {
    decode: bandwidth === undefined || isCached ? undefined : decode,
    streams: { context, fit, together: Math.min(fit, needs.maxSequencesPerStep) },
    fits: totalBytes <= memoryBytes,
    totalBytes,
  };
}
