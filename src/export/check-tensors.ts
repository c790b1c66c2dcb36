import { type DecoderShape, rotaryOf } from "../decoder/decoder-shape.js";
import { type CheckpointTensor, type Decoder, layerTensors, type Projection } from "../decoder/decoder-tensors.js";
import { ChatGLMError } from "../errors.js";
import type { ModelFamily, NamedSize } from "../families/model-family.js";
import type { Checkpoint } from "./checkpoint/checkpoint.js";
import { invalid } from "./checkpoint/checkpoint-file.js";
import { shortened } from "./checkpoint/shortened.js";

/** RoPE's tables that any checkpoint may have: a context of 256k at 128 channels. */
const anyTableBytes = 64 * 1024 * 1024;
/** Larger ones may take this share of the weights: GLM-4-9B's context of 1M takes a seventieth. */
const tableShare = 1 / 8;

const attentionSizes: readonly NamedSize[] = ["heads", "groups", "headDim"];

/**
 * config.json and the files describe one model: every tensor the graph needs is there in its shape, none is there that it would
 * ignore, and the tables computed from config.json alone are no larger than a model of that size has. Nothing is allocated before.
 * @throws ChatGLMError CHECKPOINT_INVALID naming the tensor and config.json's fields; CHECKPOINT_UNSUPPORTED for a tensor too many
 */
export function checkTensors(checkpoint: Checkpoint, { shape, tensors }: Decoder, family: ModelFamily): void {
  const known = new Set(family.unusedTensors);
  let weightBytes = 0;
  const check = (tensor: CheckpointTensor | undefined, ...sizes: readonly NamedSize[]): void => {
    if (tensor === undefined || known.has(tensor.name)) return;
    known.add(tensor.name);
    weightBytes += checkedBytes(checkpoint, tensor, sizes.map((size) => family.configFields[size]).join(", "));
  };
  check(tensors.embedding, "vocabularySize", "hiddenSize");
  checkLayerCount(checkpoint, { shape, tensors }, family);
  for (const layer of tensors.layers) {
    const projections: readonly Projection[] = [layer.query, layer.key, layer.value];
    check(layer.inputNorm, "hiddenSize");
    for (const { weight } of projections) check(weight.tensor, ...attentionSizes, "hiddenSize");
    for (const { bias } of projections) check(bias?.tensor, ...attentionSizes);
    check(layer.attentionOutput, "hiddenSize", "heads", "headDim");
    check(layer.attentionOutputNorm, "hiddenSize");
    check(layer.postAttentionNorm, "hiddenSize");
    for (const { tensor } of [layer.gate, layer.up]) check(tensor, "ffnSize", "hiddenSize");
    check(layer.down, "hiddenSize", "ffnSize");
    check(layer.mlpOutputNorm, "hiddenSize");
  }
  check(tensors.finalNorm, "hiddenSize");
  check(tensors.output, "vocabularySize", "hiddenSize");
  checkTables(checkpoint, shape, family, weightBytes);
  const unknown = checkpoint.tensorNames.find((name) => !known.has(name));
  if (unknown === undefined) return;
  const { path } = checkpoint.tensor(unknown).file;
  throw new ChatGLMError(
    "CHECKPOINT_UNSUPPORTED",
    `${path}: tensor ${shortened(unknown)} has no place in a ${family.modelType} model of ${shape.layers} layers.`,
    { remedy: "Without it the model would compute something else. Adapters and prefix encoders must be merged first." },
  );
}

function checkedBytes(checkpoint: Checkpoint, { name, shape }: CheckpointTensor, fields: string): number {
  const tensor = checkpoint.tensor(name);
  if (tensor.shape.length !== shape.length || tensor.shape.some((size, axis) => size !== shape[axis])) {
    throw invalid(tensor.file.path, `tensor ${name} has shape [${tensor.shape}], config.json asks for [${shape}] (by ${fields})`);
  }
  return shape.reduce((product, size) => product * size, tensor.bytesPerElement);
}

/** One message for a whole layer that is missing, rather than one for its first tensor. */
function checkLayerCount(checkpoint: Checkpoint, { tensors }: Decoder, { configFields }: ModelFamily): void {
  const { layers } = tensors;
  const held = layers.findLastIndex((layer) => layerTensors(layer).some(({ name }) => checkpoint.has(name))) + 1;
  if (held >= layers.length) return;
  const missing = `tensor ${layers[held]?.inputNorm.name} is missing`;
  throw invalid(checkpoint.configPath, `${configFields.layers} is ${layers.length}, the files hold ${held} layers: ${missing}`);
}

/** RoPE's cosines and sines [contextLength, pairs] as float32. */
function checkTables({ configPath }: Checkpoint, shape: DecoderShape, { configFields }: ModelFamily, weightBytes: number): void {
  const { contextLength } = shape;
  const rowBytes = rotaryOf(shape).size * 4;
  const bytes = contextLength * rowBytes;
  const most = Math.max(anyTableBytes, weightBytes * tableShare);
  if (bytes <= most) return;
  throw invalid(
    configPath,
    `${configFields.contextLength} is ${contextLength}: its position tables would take ${bytes} bytes, beside weights of ${weightBytes} bytes`,
    { remedy: `At most ${Math.floor(most / rowBytes)} is possible for this model.` },
  );
}
