import type { CheckpointTensor } from "../decoder/decoder-tensors.js";

/** How a checkpoint's numbers are stored. */
export type StoredPrecision = "float16" | "float32";

export const bytesPerElement: Readonly<Record<StoredPrecision, number>> = { float16: 2, float32: 4 };

export function elementCount(tensor: CheckpointTensor): number {
  return tensor.shape.reduce((product, size) => product * size, 1);
}

/**
 * What precedes the weights in a safetensors file (huggingface/safetensors, README "Format"): the JSON's length as a little-endian uint64,
 * then the JSON, padded with spaces so that the weights begin at a multiple of 8. The weights follow in the order given, without gaps.
 */
export function safetensorsHeader(tensors: readonly CheckpointTensor[], precision: StoredPrecision): Uint8Array {
  const entries: Record<string, unknown> = { __metadata__: { format: "pt" } };
  let offset = 0;
  for (const tensor of tensors) {
    const end = offset + elementCount(tensor) * bytesPerElement[precision];
    entries[tensor.name] = { dtype: precision === "float16" ? "F16" : "F32", shape: tensor.shape, data_offsets: [offset, end] };
    offset = end;
  }
  const json = JSON.stringify(entries);
  const text = new TextEncoder().encode(json.padEnd(Math.ceil(json.length / 8) * 8, " "));
  const header = new Uint8Array(8 + text.length);
  new DataView(header.buffer).setBigUint64(0, BigInt(text.length), true);
  header.set(text, 8);
  return header;
}
