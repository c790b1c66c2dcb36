import type { DecoderShape } from "../decoder/decoder-shape.js";
import { type ModelReach, modelReach, type Room, sizesOf } from "./model-needs.js";

/** A model that people convert, at 4 bits, and what it would come to on a machine. Plain JSON. */
export interface KnownModel {
  readonly name: string;
  readonly parameters: number;
  readonly weightBytes: number;
  /** With one stream of 2,048 tokens. */
  readonly totalBytes: number;
  readonly fits: boolean;
  /** Of one stream at a context of 512; undefined where bandwidth is not known, or is not what bounds it. */
  readonly tokensPerSecond: number | undefined;
}

type Sizes = Pick<
  DecoderShape,
  "layers" | "hiddenSize" | "ffnSize" | "heads" | "groups" | "headDim" | "vocabularySize" | "tiedEmbeddings"
>;

/** In the order of their configurations' fields, as published. */
const sizes = (
  layers: number,
  hiddenSize: number,
  ffnSize: number,
  [heads, groups, headDim]: readonly [number, number, number],
  vocabularySize: number,
  tiedEmbeddings = false,
): Sizes => ({ layers, hiddenSize, ffnSize, heads, groups, headDim, vocabularySize, tiedEmbeddings });

const models: readonly (readonly [name: string, sizes: Sizes])[] = [
  ["SmolLM2-135M-Instruct", sizes(30, 576, 1536, [9, 3, 64], 49_152, true)],
  ["Qwen2.5-0.5B-Instruct", sizes(24, 896, 4864, [14, 2, 64], 151_936, true)],
  ["Qwen2.5-1.5B-Instruct", sizes(28, 1536, 8960, [12, 2, 128], 151_936, true)],
  ["GLM-Edge-1.5B-Chat", sizes(28, 2048, 6144, [16, 4, 128], 59_264)],
  ["GLM-Edge-4B-Chat", sizes(40, 3072, 8192, [24, 6, 128], 59_264)],
  ["ChatGLM3-6B", sizes(28, 4096, 13_696, [32, 2, 128], 65_024)],
  ["Qwen2.5-7B-Instruct", sizes(28, 3584, 18_944, [28, 4, 128], 152_064)],
  ["GLM-4-9B-Chat, GLM-4-9B-0414, GLM-Z1-9B", sizes(40, 4096, 13_696, [32, 2, 128], 151_552)],
];

const int4 = { precision: "int4", blockSize: 128 } as const;
const context = 2048;

/** The smallest first. */
export function knownModels(room: Omit<Room, "kvCacheBytes">): readonly KnownModel[] {
  return models.map(([name, config]) => {
    const { parameters, storedBytes, embeddingBytes, kvBytesPerToken } = sizesOf(config, int4);
    const stepBytes = storedBytes - (config.tiedEmbeddings ? 0 : embeddingBytes);
    const needs = { parameters, weightBytes: storedBytes, stepBytes, kvBytesPerToken, contextLength: context };
    const kvCacheBytes = context * kvBytesPerToken;
    const reach: ModelReach = modelReach({ ...needs, maxSequencesPerStep: 1 }, { ...room, kvCacheBytes });
    const { totalBytes, fits, decode } = reach;
    const tokensPerSecond = decode?.find(({ context: at }) => at === 512)?.tokensPerSecond;
    return { name, parameters, weightBytes: storedBytes, totalBytes, fits, tokensPerSecond };
  });
}
