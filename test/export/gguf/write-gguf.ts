import { type GoldenCheckpoint, goldenWeight } from "../../families/support/golden-checkpoint.js";

export type Value = string | number | boolean | readonly string[] | readonly number[];

export interface TensorData {
  readonly name: string;
  /** As PyTorch has it. */
  readonly shape: readonly number[];
  readonly type: number;
  readonly bytes: Buffer;
}

const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};
export const u64 = (value: number | bigint): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
};
export const text = (value: string): Buffer => Buffer.concat([u64(Buffer.byteLength(value)), Buffer.from(value)]);

function float32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return bytes;
}

function scalar(value: string | number | boolean): [type: number, bytes: Buffer] {
  if (typeof value === "string") return [8, text(value)];
  if (typeof value === "boolean") return [7, Buffer.of(value ? 1 : 0)];
  return Number.isInteger(value) ? [4, u32(value)] : [6, float32(value)];
}

function written(value: Value): Buffer {
  if (typeof value !== "object") {
    const [type, bytes] = scalar(value);
    return Buffer.concat([u32(type), bytes]);
  }
  const items = value.map((item) => scalar(item));
  return Buffer.concat([u32(9), u32(items[0]?.[0] ?? 4), u64(items.length), ...items.map(([, bytes]) => bytes)]);
}

/** The bytes of a GGUF file, version 3. */
export function writeGguf(metadata: Readonly<Record<string, Value>>, tensors: readonly TensorData[]): Buffer {
  const entries = Object.entries(metadata);
  let offset = 0;
  const infos: Buffer[] = [];
  const data: Buffer[] = [];
  for (const { name, shape, type, bytes } of tensors) {
    infos.push(text(name), u32(shape.length), ...shape.toReversed().map(u64), u32(type), u64(offset));
    const padded = Buffer.concat([bytes, Buffer.alloc((32 - (bytes.length % 32)) % 32)]);
    data.push(padded);
    offset += padded.length;
  }
  const header = Buffer.concat([
    ...[Buffer.from("GGUF"), u32(3), u64(tensors.length), u64(entries.length)],
    ...entries.flatMap(([key, value]) => [text(key), written(value)]),
    ...infos,
  ]);
  return Buffer.concat([header, Buffer.alloc((32 - (header.length % 32)) % 32), ...data]);
}

const architectures: Readonly<Record<string, string>> = { qwen2: "qwen2", llama: "llama", glm: "chatglm", glm4: "glm4" };
const outside: Readonly<Record<string, string>> = {
  "model.embed_tokens.weight": "token_embd.weight",
  "model.norm.weight": "output_norm.weight",
  "lm_head.weight": "output.weight",
};
const parts: Readonly<Record<string, string>> = {
  input_layernorm: "attn_norm",
  "self_attn.q_proj": "attn_q",
  "self_attn.k_proj": "attn_k",
  "self_attn.v_proj": "attn_v",
  "self_attn.o_proj": "attn_output",
  post_attention_layernorm: "ffn_norm",
  post_self_attn_layernorm: "post_attention_norm",
  post_mlp_layernorm: "post_ffw_norm",
  "mlp.gate_proj": "ffn_gate",
  "mlp.up_proj": "ffn_up",
  "mlp.gate_up_proj": "ffn_up",
  "mlp.down_proj": "ffn_down",
};

/** A golden checkpoint as llama.cpp's converter writes it, in float32. */
export function goldenGguf({ config, tensors }: GoldenCheckpoint): { metadata: Record<string, Value>; tensors: TensorData[] } {
  const field = (name: string): number => config[name] as number;
  const modelType = config["model_type"] as string;
  const architecture = architectures[modelType] ?? modelType;
  const heads = field("num_attention_heads");
  const headDim = (config["head_dim"] as number | undefined) ?? field("hidden_size") / heads;
  const rope = (config["rope_parameters"] ?? config) as Readonly<Record<string, number | undefined>>;
  const own: Record<string, Value> = {
    block_count: field("num_hidden_layers"),
    context_length: field("max_position_embeddings"),
    embedding_length: field("hidden_size"),
    feed_forward_length: field("intermediate_size"),
    "attention.head_count": heads,
    "attention.head_count_kv": field("num_key_value_heads"),
    "attention.key_length": headDim,
    "rope.dimension_count": headDim * (rope["partial_rotary_factor"] ?? 1),
    "rope.freq_base": rope["rope_theta"] ?? 10_000,
    "attention.layer_norm_rms_epsilon": field("rms_norm_eps"),
  };
  const metadata: Record<string, Value> = { "general.architecture": architecture, "tokenizer.ggml.eos_token_id": 95 };
  for (const [key, value] of Object.entries(own)) metadata[`${architecture}.${key}`] = value;
  const data = tensors.map(([name, shape], place): TensorData => {
    const [, layer, part = "", kind] = /^model\.layers\.(\d+)\.(.+)\.(weight|bias)$/.exec(name) ?? [];
    const values = goldenWeight(name, shape, place);
    const turned = architecture === "llama" && /self_attn\.[qk]_proj/.test(name);
    const bytes = Buffer.from((turned ? interleaved(values, shape[1] ?? 1, headDim) : values).buffer);
    return { name: layer === undefined ? (outside[name] ?? name) : `blk.${layer}.${parts[part]}.${kind}`, shape, type: 0, bytes };
  });
  return { metadata, tensors: data };
}

/** llama.cpp's order of a head's rows: first, middle, second, … */
function interleaved(values: Float32Array, columns: number, headDim: number): Float32Array<ArrayBuffer> {
  const turned = new Float32Array(values.length);
  for (let row = 0; row < values.length / columns; row++) {
    const within = row % headDim;
    const source = row - within + (within % 2) * (headDim / 2) + Math.floor(within / 2);
    turned.set(values.subarray(source * columns, (source + 1) * columns), row * columns);
  }
  return turned;
}
