import type { ChatGLMConfig } from "../chatglm/config.js";
import { type CheckpointTensor, checkpointTensors, inverseFrequenciesName } from "../chatglm/weight-names.js";
import { ChatGLMError } from "../errors.js";
import { invalid } from "./checkpoint/checkpoint-file.js";
import type { Checkpoint } from "./checkpoint/open-checkpoint.js";
import { shortened } from "./checkpoint/shortened.js";
import { checkpointBytesPerElement } from "./checkpoint/tensor-reader.js";

/** RoPE's tables that any checkpoint may have: a context of 256k at 128 channels. */
const anyTableBytes = 64 * 1024 * 1024;
/** Larger ones may take this share of the weights: GLM-4-9B's context of 1M takes a seventieth. */
const tableShare = 1 / 8;

/**
 * config.json and the files describe one model: every tensor the graph needs is there in its shape, none is there that it would
 * ignore, and the tables computed from config.json alone are no larger than a model of that size has. Nothing is allocated before.
 * @throws ChatGLMError CHECKPOINT_INVALID naming the tensor and config.json's fields; CHECKPOINT_UNSUPPORTED for a tensor too many
 */
export function checkTensors(checkpoint: Checkpoint, config: ChatGLMConfig): void {
  const { embedding, layers, finalNorm, output } = checkpointTensors(config);
  const known = new Set([inverseFrequenciesName]);
  let weightBytes = 0;
  const check = (tensor: CheckpointTensor, fields: string): void => {
    known.add(tensor.name);
    weightBytes += checkedBytes(checkpoint, tensor, fields);
  };
  check(embedding, "padded_vocab_size, hidden_size");
  checkLayerCount(checkpoint, config.layers);
  for (const layer of layers) {
    check(layer.inputNorm, "hidden_size");
    check(layer.qkv, "num_attention_heads, multi_query_group_num, kv_channels, hidden_size");
    if (layer.qkvBias !== undefined) check(layer.qkvBias, "num_attention_heads, multi_query_group_num, kv_channels");
    check(layer.attentionOutput, "hidden_size, num_attention_heads, kv_channels");
    check(layer.postAttentionNorm, "hidden_size");
    check(layer.gateAndUp, "ffn_hidden_size, hidden_size");
    check(layer.down, "hidden_size, ffn_hidden_size");
  }
  check(finalNorm, "hidden_size");
  check(output, "padded_vocab_size, hidden_size");
  checkTables(checkpoint, config, weightBytes);
  const unknown = checkpoint.tensorNames.find((name) => !known.has(name));
  if (unknown === undefined) return;
  const { path } = checkpoint.tensor(unknown).file;
  throw new ChatGLMError(
    "CHECKPOINT_UNSUPPORTED",
    `${path}: tensor ${shortened(unknown)} has no place in a ChatGLM of ${config.layers} layers.`,
    { remedy: "Without it the model would compute something else. Adapters and prefix encoders must be merged first." },
  );
}

function checkedBytes(checkpoint: Checkpoint, { name, shape }: CheckpointTensor, fields: string): number {
  const tensor = checkpoint.tensor(name);
  if (tensor.shape.length !== shape.length || tensor.shape.some((size, axis) => size !== shape[axis])) {
    throw invalid(tensor.file.path, `tensor ${name} has shape [${tensor.shape}], config.json asks for [${shape}] (by ${fields})`);
  }
  return shape.reduce((product, size) => product * size, checkpointBytesPerElement[tensor.dtype]);
}

/** One message for a whole layer that is missing, rather than one for its first tensor. */
function checkLayerCount({ tensorNames, configPath }: Checkpoint, layers: number): void {
  const numbers = tensorNames.map((name) => Number(/^transformer\.encoder\.layers\.(\d{1,6})\./.exec(name)?.[1] ?? -1));
  const held = Math.max(-1, ...numbers) + 1;
  if (held >= layers) return;
  const missing = `tensor transformer.encoder.layers.${held}.input_layernorm.weight is missing`;
  throw invalid(configPath, `num_layers is ${layers}, the files hold ${held} layers: ${missing}`);
}

/** RoPE's cosines and sines [contextLength, headDim / 4] as float32. */
function checkTables({ configPath }: Checkpoint, { contextLength, headDim }: ChatGLMConfig, weightBytes: number): void {
  const bytes = 2 * contextLength * (headDim / 4) * 4;
  const most = Math.max(anyTableBytes, weightBytes * tableShare);
  if (bytes <= most) return;
  throw invalid(
    configPath,
    `seq_length is ${contextLength}: its position tables would take ${bytes} bytes, beside weights of ${weightBytes} bytes`,
    { remedy: `At most ${Math.floor(most / (2 * headDim))} is possible for this model.` },
  );
}
