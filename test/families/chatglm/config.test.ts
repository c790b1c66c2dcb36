import { describe, expect, it } from "vitest";
import { storedTensors } from "../../../src/decoder/decoder-tensors.js";
import { parseChatGLMConfig } from "../../../src/families/chatglm/config.js";
import { chooseChatFormat, detectChatFormat } from "../../../src/families/chatglm/detect-chat-format.js";
import { checkpointTensors, inverseFrequenciesName } from "../../../src/families/chatglm/weight-names.js";
import { checkpointName } from "../../../src/families/checkpoint-name.js";

/** Fields that all published models of the family share. */
const family = {
  model_type: "chatglm",
  architectures: ["ChatGLMModel"],
  add_bias_linear: false,
  add_qkv_bias: true,
  apply_query_key_layer_scaling: true,
  apply_residual_connection_post_layernorm: false,
  attention_softmax_in_fp32: true,
  ffn_hidden_size: 13_696,
  fp32_residual_connection: false,
  hidden_size: 4096,
  kv_channels: 128,
  layernorm_epsilon: 1e-5,
  multi_query_attention: true,
  multi_query_group_num: 2,
  num_attention_heads: 32,
  num_layers: 28,
  original_rope: true,
  padded_vocab_size: 65_024,
  post_layer_norm: true,
  rmsnorm: true,
  seq_length: 8192,
  tie_word_embeddings: false,
  eos_token_id: 2,
  pad_token_id: 0,
};

const chatglm3 = {
  layers: 28,
  hiddenSize: 4096,
  ffnSize: 13_696,
  heads: 32,
  groups: 2,
  headDim: 128,
  vocabularySize: 65_024,
  contextLength: 8192,
  epsilon: 1e-5,
  ropeBase: 10_000,
  positionDivisor: 1,
  qkvBias: true,
  tiedEmbeddings: false,
  endOfSequenceIds: [2],
};

const glm4 = {
  num_layers: 40,
  multi_query_group_num: 2,
  padded_vocab_size: 151_552,
  layernorm_epsilon: 1.5625e-7,
  rope_ratio: 500,
  seq_length: 131_072,
  eos_token_id: [151_329, 151_336, 151_338],
};

const published = [
  ["chatglm3-6b", {}, {}, "chatglm3"],
  ["chatglm3-6b-base", { seq_length: 32_768 }, { contextLength: 32_768 }, "completion"],
  ["chatglm3-6b-32k", { seq_length: 32_768, rope_ratio: 50 }, { contextLength: 32_768, ropeBase: 500_000 }, "chatglm3"],
  ["chatglm3-6b-128k", { seq_length: 131_072, rope_ratio: 500 }, { contextLength: 131_072, ropeBase: 5_000_000 }, "chatglm3"],
  ["chatglm2-6b", { seq_length: 32_768 }, { contextLength: 32_768 }, "chatglm2"],
  ["chatglm2-6b-32k", { seq_length: 32_768, rope_ratio: 16 }, { contextLength: 32_768, positionDivisor: 16 }, "chatglm2"],
  ["codegeex2-6b", {}, {}, "completion"],
  [
    "glm-4-9b-chat",
    glm4,
    {
      layers: 40,
      vocabularySize: 151_552,
      epsilon: 1.5625e-7,
      ropeBase: 5_000_000,
      contextLength: 131_072,
      endOfSequenceIds: [151_329, 151_336, 151_338],
    },
    "glm4",
  ],
] as const;

describe("parseChatGLMConfig", () => {
  it.each(published)("reads %s", (name, fields, expected, chatFormat) => {
    const config = parseChatGLMConfig({ ...family, ...fields, _name_or_path: `THUDM/${name}` }, "/models/renamed/config.json");
    expect(config).toEqual({ ...chatglm3, ...expected });
    expect(detectChatFormat({ nameOrPath: `THUDM/${name}`, where: "/models/renamed", shape: config })).toBe(chatFormat);
    // The folder's name says the same when config.json names nothing.
    expect(parseChatGLMConfig({ ...family, ...fields }, `/models/${name}/config.json`)).toEqual(config);
    expect(detectChatFormat({ nameOrPath: undefined, where: `/models/${name}`, shape: config })).toBe(chatFormat);
  });

  it("tells what rope_ratio means without any name: interpolation divides, a longer base multiplies", () => {
    const parse = (seq_length: number, rope_ratio: number) =>
      parseChatGLMConfig({ ...family, seq_length, rope_ratio }, "/out/step-3000/config.json");
    for (const ratio of [4, 16]) expect(parse(32_768, ratio)).toMatchObject({ ropeBase: 10_000, positionDivisor: ratio });
    expect(parse(32_768, 50)).toMatchObject({ ropeBase: 500_000, positionDivisor: 1 });
    expect(parse(131_072, 500)).toMatchObject({ ropeBase: 5_000_000, positionDivisor: 1 });
  });

  it("lets the caller decide", () => {
    const json = { ...family, rope_ratio: 16, _name_or_path: "THUDM/chatglm2-6b-32k" };
    expect(parseChatGLMConfig(json, "x", { ropeRatio: "multiplies-base" })).toMatchObject({
      ropeBase: 160_000,
      positionDivisor: 1,
    });
    const other = { ...family, rope_ratio: 50 };
    expect(parseChatGLMConfig(other, "x", { ropeRatio: "divides-positions" })).toMatchObject({
      ropeBase: 10_000,
      positionDivisor: 50,
    });
  });

  it.each([
    ["model_type", "llama"],
    ["model_type", undefined],
    ["rmsnorm", false],
    ["post_layer_norm", false],
    ["original_rope", false],
    ["add_bias_linear", true],
    ["apply_residual_connection_post_layernorm", true],
    ["multi_query_attention", false],
    ["pre_seq_len", 128],
    ["quantization_bit", 4],
    ["quantization_config", { bits: 4 }],
    ["position_encoding_2d", true],
    ["vision_config", {}],
    ["rope_scaling", { type: "linear" }],
    ["num_layers", 0],
    ["num_layers", 1e9],
    ["num_layers", 2.5],
    ["hidden_size", "4096"],
    ["ffn_hidden_size", undefined],
    ["kv_channels", 126],
    ["seq_length", 4_194_304],
    ["multi_query_group_num", 5],
    ["padded_vocab_size", 1e15],
    ["layernorm_epsilon", 0],
    ["rope_ratio", -1],
    ["eos_token_id", 65_024],
    ["eos_token_id", []],
  ])("refuses %s = %j and says so", (field, value) => {
    const { [field]: _, ...rest } = family as Record<string, unknown>;
    const json = value === undefined ? rest : { ...family, [field]: value };
    const shown = value === undefined ? "absent" : String(JSON.stringify(value)).replaceAll(/[[\]{}]/g, ".");
    expect(() => parseChatGLMConfig(json, "/c/config.json")).toThrow(
      expect.objectContaining({
        code: "CHECKPOINT_UNSUPPORTED",
        message: expect.stringMatching(
          new RegExp(`^/c/config.json: ${field} is ${field === "eos_token_id" && shown === ".." ? ".*" : shown}`),
        ),
      }),
    );
  });

  it.each([[null], ["text"], [[]], [7]])("refuses %j, which is no object", (json) => {
    expect(() => parseChatGLMConfig(json, "x")).toThrow(expect.objectContaining({ code: "CHECKPOINT_UNSUPPORTED" }));
  });
});

describe("detectChatFormat", () => {
  it("falls back on what the tokenizer's source knows, then on chatglm3", () => {
    const evidence = { nameOrPath: undefined, where: "/out/step-3000", shape: chatglm3 };
    expect(detectChatFormat(evidence)).toBe("chatglm3");
    expect(detectChatFormat({ ...evidence, tokenizerSource: 'special = ["[gMASK]", "sop"]' })).toBe("chatglm2");
    expect(detectChatFormat({ ...evidence, tokenizerSource: 'role_special_tokens = ["<|system|>", "<|assistant|>"]' })).toBe(
      "chatglm3",
    );
    expect(detectChatFormat({ ...evidence, shape: { ...chatglm3, positionDivisor: 4 } })).toBe("chatglm2");
  });

  it.each<[nameOrPath: unknown, where: string, format: string]>([
    // The hub's name wins over whatever the folder is called.
    ["THUDM/chatglm3-6b", "/srv/knowledge-base-qa", "chatglm3"],
    ["THUDM/chatglm3-6b", "/models/base", "chatglm3"],
    ["THUDM/chatglm3-6b", "/models/chatglm3-6b-base", "chatglm3"],
    ["THUDM/chatglm2-6b", "/srv/data-base", "chatglm2"],
    ["base-lab/chatglm3-6b-32k", "x", "chatglm3"],
    ["THUDM/chatglm3-6b-base", "/srv/chat", "completion"],
    ["THUDM/chatglm3-6b-base-int4", "/srv/chat", "completion"],
    ["acme/ChatGLM2-6B-Base_fp16", "x", "completion"],
    ["THUDM/codegeex2-6b", "x", "completion"],
    ["THUDM/glm-4-9b-chat-1m", "x", "glm4"],
    ["THUDM/glm-4-9b", "x", "completion"],
    ["THUDM/codegeex4-all-9b", "x", "glm4"],
    // Paths of some machine, as trainers leave them behind.
    ["/data/knowledge-base/chatglm3-6b/", "/srv/out", "chatglm3"],
    ["D:\\models\\chatglm3-6b-base\\", "x", "completion"],
    ["/home/lin/.cache/huggingface/hub/models--THUDM--chatglm3-6b-base/snapshots/0d3bc8a5/", "x", "completion"],
    ["./out/chatglm3-6b-base/checkpoint-1000", "x", "completion"],
    // Nothing but the folder.
    [undefined, "/srv/knowledge-base-qa", "chatglm3"],
    [undefined, "/srv/knowledge-base", "chatglm3"],
    [undefined, "/srv/chatglm3-knowledge-base", "chatglm3"],
    [undefined, "/srv/chatglm2-customer-base-qa", "chatglm2"],
    [undefined, "/srv/chatglm3-6b-base/", "completion"],
    [undefined, "/srv/chatglm3-6b-base-finetuned", "chatglm3"],
    [undefined, "/hub/models--THUDM--chatglm3-6b-base/snapshots/0d3bc8a5", "completion"],
    [7, "C:\\models\\acme-6b-base", "completion"],
    ["", "/models/base", "chatglm3"],
  ])("%j in %s: %s", (nameOrPath, where, format) => {
    expect(detectChatFormat({ nameOrPath, where, shape: chatglm3 })).toBe(format);
  });

  it("says what it was concluded from", () => {
    const evidence = { nameOrPath: "THUDM/chatglm3-6b-base", where: "x", shape: chatglm3 };
    expect(chooseChatFormat(evidence)).toEqual({
      format: "completion",
      because: "base-name",
      name: "thudm/chatglm3-6b-base",
    });
    expect(chooseChatFormat({ ...evidence, nameOrPath: undefined })).toEqual({ format: "chatglm3", because: "default" });
  });

  it("does not take database for base", () => {
    expect(detectChatFormat({ nameOrPath: "acme/database-chatglm3", where: "x", shape: chatglm3 })).toBe("chatglm3");
  });
});

describe("checkpointName", () => {
  it("is the folder, or the repository in a Hugging Face cache", () => {
    expect(checkpointName("/models/chatglm3-6b/config.json")).toBe("chatglm3-6b");
    expect(checkpointName("C:\\models\\chatglm3-6b\\")).toBe("chatglm3-6b");
    expect(checkpointName("/c/hub/models--THUDM--chatglm3-6b/snapshots/a5ba5501eb873d40d48bd0983bd2a8dd006bb838")).toBe(
      "THUDM/chatglm3-6b",
    );
  });
});

describe("checkpointTensors", () => {
  it("accounts for every parameter of ChatGLM3-6B", () => {
    const all = storedTensors(checkpointTensors(chatglm3));
    const parameters = all.reduce((sum, { shape }) => sum + shape.reduce((product, size) => product * size, 1), 0);
    // With RoPE's 32 inverse frequencies: 200 tensors, 6,243,584,032 numbers.
    expect(all.length + 1).toBe(200);
    expect(parameters + 32).toBe(6_243_584_032);
    expect(inverseFrequenciesName).toBe("transformer.rotary_pos_emb.inv_freq");
  });

  it("ties the output to the embedding when the config says so", () => {
    const { embedding, output } = checkpointTensors({ ...chatglm3, tiedEmbeddings: true });
    expect(output).toBe(embedding);
  });
});
