import type { DecoderShape } from "../../../src/decoder/decoder-shape.js";
import {
  type DecoderTensors,
  type Matrix,
  type Projection,
  type Vector,
  wholeTensor,
} from "../../../src/decoder/decoder-tensors.js";
import { chatForms } from "../../../src/families/chatglm/chat-forms.js";
import type { ModelFamily } from "../../../src/families/model-family.js";
import { openByteTokenizer } from "./byte-tokenizer.js";

/** config.json of an invented family that differs from ChatGLM wherever published ones do. */
export interface TeahouseConfig {
  readonly model_type: "teahouse";
  readonly depth: number;
  readonly width: number;
  readonly feed: number;
  readonly query_heads: number;
  readonly memory_heads: number;
  readonly head_width: number;
  readonly words: number;
  readonly longest: number;
  /** Dimensions of each head that RoPE turns. */
  readonly turned: number;
  readonly pairs: "interleaved" | "halves";
  /** `apart`: every projection a tensor of its own; `memory`: key and value in one, gate and up in one. */
  readonly projections: "apart" | "memory";
  readonly bias: boolean;
  /** Norms behind attention and feed-forward as well. */
  readonly four_norms: boolean;
  readonly tied: boolean;
}

function shapeOf(config: TeahouseConfig): DecoderShape {
  return {
    layers: config.depth,
    hiddenSize: config.width,
    ffnSize: config.feed,
    heads: config.query_heads,
    groups: config.memory_heads,
    headDim: config.head_width,
    vocabularySize: config.words,
    contextLength: config.longest,
    epsilon: 1e-6,
    ropeBase: 500_000,
    positionDivisor: 1,
    rotary: { size: config.turned, pairing: config.pairs },
    qkvBias: config.bias,
    tiedEmbeddings: config.tied,
    endOfSequenceIds: [0],
  };
}

function tensorsOf(config: TeahouseConfig): DecoderTensors {
  const { width, feed, words, bias, four_norms, tied } = config;
  const [queries, memories] = [config.query_heads * config.head_width, config.memory_heads * config.head_width];
  const vector = (name: string, size: number): Vector => ({ name, shape: [size] });
  const matrix = (name: string, rows: number, columns: number): Matrix => ({ name, shape: [rows, columns] });
  const apart = (name: string, rows: number): Projection => ({
    weight: wholeTensor(matrix(`${name}.weight`, rows, width)),
    bias: bias ? wholeTensor(vector(`${name}.bias`, rows)) : undefined,
  });
  const embedding = matrix("tea.leaves", words, width);
  return {
    embedding,
    layers: Array.from({ length: config.depth }, (_, index) => {
      const name = `tea.pots.${index}`;
      const weight = matrix(`${name}.memory.weight`, 2 * memories, width);
      const own = vector(`${name}.memory.bias`, 2 * memories);
      const memory = (rows: readonly [number, number]): Projection => ({
        weight: { tensor: weight, rows },
        bias: bias ? { tensor: own, rows } : undefined,
      });
      const both = matrix(`${name}.gate_up`, 2 * feed, width);
      const together = config.projections === "memory";
      return {
        inputNorm: vector(`${name}.norm_a`, width),
        query: apart(`${name}.query`, queries),
        key: together ? memory([0, memories]) : apart(`${name}.key`, memories),
        value: together ? memory([memories, 2 * memories]) : apart(`${name}.value`, memories),
        attentionOutput: matrix(`${name}.pour`, width, queries),
        attentionOutputNorm: four_norms ? vector(`${name}.norm_b`, width) : undefined,
        postAttentionNorm: vector(`${name}.norm_c`, width),
        gate: together ? { tensor: both, rows: [0, feed] } : wholeTensor(matrix(`${name}.gate`, feed, width)),
        up: together ? { tensor: both, rows: [feed, 2 * feed] } : wholeTensor(matrix(`${name}.up`, feed, width)),
        down: matrix(`${name}.down`, width, feed),
        mlpOutputNorm: four_norms ? vector(`${name}.norm_d`, width) : undefined,
      };
    }),
    finalNorm: vector("tea.norm", width),
    output: tied ? embedding : matrix("tea.words", words, width),
  };
}

export const teahouseFamily: ModelFamily = {
  modelType: "teahouse",
  title: "Teahouse",
  readDecoder({ json }) {
    const config = json as TeahouseConfig;
    return { shape: shapeOf(config), tensors: tensorsOf(config) };
  },
  configFields: {
    layers: "depth",
    hiddenSize: "width",
    ffnSize: "feed",
    heads: "query_heads",
    groups: "memory_heads",
    headDim: "head_width",
    vocabularySize: "words",
    contextLength: "longest",
  },
  unusedTensors: [],
  tokenizer: { name: "tokenizer.json", largest: 1000, open: openByteTokenizer },
  chatForms: { completion: chatForms.completion },
  chooseChatFormat: () => ({ format: "completion", because: "default" }),
};
