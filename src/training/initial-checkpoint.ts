import { type FileHandle, mkdir, open, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { CheckpointTensor, Decoder } from "../decoder/decoder-tensors.js";
import { layerTensors } from "../decoder/decoder-tensors.js";
import { toHalf } from "../export/checkpoint/half-precision.js";
import { chatglmFamily } from "../families/chatglm/chatglm-family.js";
import { inverseFrequenciesName } from "../families/chatglm/weight-names.js";
import { normalQuantiles } from "./normal-quantiles.js";
import { bytesPerElement, elementCount, type StoredPrecision, safetensorsHeader } from "./safetensors-header.js";
import { Xoshiro } from "./xoshiro.js";

/** A model's sizes under the names of a ChatGLM `config.json`; defaults are those of `smallestSizes`. */
export interface InitialCheckpointSizes {
  readonly num_layers?: number;
  readonly hidden_size?: number;
  readonly ffn_hidden_size?: number;
  readonly num_attention_heads?: number;
  readonly kv_channels?: number;
  readonly multi_query_group_num?: number;
  readonly padded_vocab_size?: number;
  readonly seq_length?: number;
  readonly layernorm_epsilon?: number;
  readonly rope_ratio?: number;
  readonly tie_word_embeddings?: boolean;
}

const smallestSizes: Required<InitialCheckpointSizes> = {
  num_layers: 2,
  hidden_size: 64,
  ffn_hidden_size: 192,
  num_attention_heads: 4,
  kv_channels: 16,
  multi_query_group_num: 2,
  padded_vocab_size: 65_024,
  seq_length: 2048,
  layernorm_epsilon: 1e-5,
  rope_ratio: 1,
  tie_word_embeddings: false,
};

/** ChatGLM3-6B's own sizes: 6,243,584,032 weights, 12.5 GB in half precision. */
export const chatglm3Sizes: Required<InitialCheckpointSizes> = {
  ...smallestSizes,
  num_layers: 28,
  hidden_size: 4096,
  ffn_hidden_size: 13_696,
  num_attention_heads: 32,
  kv_channels: 128,
  seq_length: 8192,
};

/** Where a random checkpoint is written, and what it is like. */
export interface InitialCheckpointOptions {
  /** What differs from the default: 2 layers, hidden 64, 4 heads, 2 groups, vocabulary 65,024. */
  readonly config?: InitialCheckpointSizes | undefined;
  /** Defaults to 0. The weights depend on the seed and the sizes alone, not on the layout. */
  readonly seed?: number | undefined;
  /** Becomes `tokenizer.model`. */
  readonly tokenizerModel?: Uint8Array | undefined;
  readonly dtype: StoredPrecision;
  /** Defaults to one file; sharded: at least two, none above 2 GB unless one tensor is. */
  readonly layout?: "safetensors" | "sharded-safetensors" | undefined;
}

const shardBytes = 2e9;
const chunkElements = 4 * 1024 * 1024;

/**
 * Writes a Hugging Face ChatGLM checkpoint with random weights: a model that has learnt nothing. Norms are 1; every other weight is normal
 * with standard deviation 1/√fan-in (an embedding row is picked by a one-hot input, so its fan-in is 1). Each tensor draws from its own
 * Xoshiro256** stream. Memory stays at a few chunks of 16 MB whatever the size; `config.json` comes last.
 */
export async function writeInitialCheckpoint(folder: string, options: InitialCheckpointOptions): Promise<void> {
  const { seed = 0, dtype, layout = "safetensors" } = options;
  const json = huggingFaceConfig({ ...smallestSizes, ...options.config }, dtype);
  const weights = initialWeights(chatglmFamily.readDecoder({ json, where: join(folder, "config.json") }));
  await mkdir(folder, { recursive: true });
  const source = new WeightSource(seed, dtype);
  const bytesOf = (tensor: CheckpointTensor): number => elementCount(tensor) * bytesPerElement[dtype];
  if (layout === "safetensors") {
    await writeSafetensors(join(folder, "model.safetensors"), weights, source);
  } else {
    const total = weights.reduce((sum, weight) => sum + bytesOf(weight), 0);
    const shards = intoShards(weights, bytesOf, Math.min(shardBytes, total / 2));
    const weightMap: Record<string, string> = {};
    for (const [index, shard] of shards.entries()) {
      const name = `model-${String(index + 1).padStart(5, "0")}-of-${String(shards.length).padStart(5, "0")}.safetensors`;
      for (const weight of shard) weightMap[weight.name] = name;
      await writeSafetensors(join(folder, name), shard, source);
    }
    await writeJson(join(folder, "model.safetensors.index.json"), { metadata: { total_size: total }, weight_map: weightMap });
  }
  if (options.tokenizerModel !== undefined) await writeFile(join(folder, "tokenizer.model"), options.tokenizerModel);
  await writeJson(join(folder, "config.json"), json);
}

interface InitialWeight extends CheckpointTensor {
  /** Place among all weights: the tensor's random stream. */
  readonly index: number;
  /** Standard deviation, or the values themselves. */
  readonly values: number | ((position: number) => number);
}

/** Every tensor of the model in the order of the published checkpoints. */
function initialWeights({ shape, tensors }: Decoder): InitialWeight[] {
  const weights: InitialWeight[] = [];
  const add = (tensor: CheckpointTensor, values: InitialWeight["values"]): void => {
    weights.push({ ...tensor, index: weights.length, values });
  };
  const ones = (): number => 1;
  const hidden = 1 / Math.sqrt(shape.hiddenSize);
  add(tensors.embedding, 1);
  const rotated = shape.headDim / 2;
  add({ name: inverseFrequenciesName, shape: [rotated / 2] }, (position) => 10_000 ** ((-2 * position) / rotated));
  for (const layer of tensors.layers) {
    for (const tensor of layerTensors(layer)) {
      if (tensor === layer.inputNorm || tensor === layer.postAttentionNorm) add(tensor, ones);
      else if (tensor === layer.attentionOutput) add(tensor, 1 / Math.sqrt(shape.heads * shape.headDim));
      else add(tensor, tensor === layer.down ? 1 / Math.sqrt(shape.ffnSize) : hidden);
    }
  }
  add(tensors.finalNorm, ones);
  if (!shape.tiedEmbeddings) add(tensors.output, hidden);
  return weights;
}

type Chunk = Uint16Array<ArrayBuffer> | Float32Array<ArrayBuffer>;

/** Weights as they are stored, chunk by chunk. */
class WeightSource {
  readonly #seed: number;
  readonly #chunk: Chunk;
  readonly #encode: (value: number) => number;
  readonly #quantiles: Float32Array = normalQuantiles();
  readonly #tables = new Map<number, Chunk>();
  readonly precision: StoredPrecision;

  constructor(seed: number, precision: StoredPrecision) {
    this.#seed = seed;
    this.precision = precision;
    this.#chunk = precision === "float16" ? new Uint16Array(chunkElements) : new Float32Array(chunkElements);
    this.#encode = precision === "float16" ? toHalf : (value) => value;
  }

  /** Each chunk is valid until the next is asked for. */
  *chunks(weight: InitialWeight): Generator<Chunk> {
    const random = new Xoshiro(this.#seed, weight.index);
    const total = elementCount(weight);
    for (let first = 0; first < total; first += chunkElements) {
      const chunk = this.#chunk.subarray(0, Math.min(chunkElements, total - first));
      if (typeof weight.values === "function")
        for (let i = 0; i < chunk.length; i++) chunk[i] = this.#encode(weight.values(first + i));
      else random.fillFrom(this.#table(weight.values), chunk);
      yield chunk;
    }
  }

  #table(deviation: number): Chunk {
    let table = this.#tables.get(deviation);
    if (table === undefined) {
      table = this.precision === "float16" ? new Uint16Array(65_536) : new Float32Array(65_536);
      for (let i = 0; i < 65_536; i++) table[i] = this.#encode((this.#quantiles[i] ?? 0) * deviation);
      this.#tables.set(deviation, table);
    }
    return table;
  }
}

async function writeSafetensors(path: string, weights: readonly InitialWeight[], source: WeightSource): Promise<void> {
  const file = await open(path, "w");
  try {
    await writeAll(file, safetensorsHeader(weights, source.precision));
    for (const weight of weights) for (const chunk of source.chunks(weight)) await writeAll(file, chunk);
  } finally {
    await file.close();
  }
}

async function writeAll(file: FileHandle, values: Uint8Array | Chunk): Promise<void> {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  for (let done = 0; done < bytes.length; ) done += (await file.write(bytes, done)).bytesWritten;
}

function intoShards<Item>(items: readonly Item[], bytesOf: (item: Item) => number, most: number): Item[][] {
  const shards: Item[][] = [];
  let room = 0;
  for (const item of items) {
    const bytes = bytesOf(item);
    if (bytes > room || shards.length === 0) {
      shards.push([]);
      room = most;
    }
    shards.at(-1)?.push(item);
    room -= bytes;
  }
  return shards;
}

function huggingFaceConfig(sizes: Required<InitialCheckpointSizes>, dtype: StoredPrecision): Record<string, unknown> {
  return {
    model_type: "chatglm",
    architectures: ["ChatGLMModel"],
    ...sizes,
    multi_query_attention: true,
    add_qkv_bias: true,
    add_bias_linear: false,
    rmsnorm: true,
    post_layer_norm: true,
    original_rope: true,
    apply_residual_connection_post_layernorm: false,
    eos_token_id: 2,
    pad_token_id: 0,
    torch_dtype: dtype,
  };
}

async function writeJson(path: string, value: unknown): Promise<void> {
  await writeFile(path, `${JSON.stringify(value, null, 2)}\n`);
}
