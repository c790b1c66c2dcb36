import type { Decoder } from "../decoder/decoder-tensors.js";
import type { Precision } from "../model-folder/manifest.js";
import type { Checkpoint } from "./checkpoint/checkpoint.js";
import type { TensorReader } from "./checkpoint/tensor-reader.js";

/** Rows compared at once. */
const chunkRows = 512;
/** Values of 16 bits and more are no rounding of each other unless they are equal. */
const roundedBits = 16;

/**
 * The decoder with one matrix for embedding and output layer where a checkpoint stores the same matrix twice, as GGUF files of tied models do in
 * two roundings: the finer one, the output layer's. Copies that are equal are shared at every precision; those that are equal but for their
 * rounding at int4 only, whose own rounding is coarser.
 *
 * @throws ChatGLMError as reading the tensors does
 */
export async function withSharedOutput(
  decoder: Decoder,
  checkpoint: Checkpoint,
  precision: Precision,
  signal?: AbortSignal,
): Promise<Decoder> {
  const { embedding, output } = decoder.tensors;
  if (embedding.name === output.name || embedding.shape.some((size, i) => size !== output.shape[i])) return decoder;
  const [coarse, fine] = [checkpoint.tensor(embedding.name), checkpoint.tensor(output.name)];
  const bits = 8 * coarse.bytesPerElement;
  if (8 * fine.bytesPerElement < bits) return decoder;
  const allowed = bits >= roundedBits || precision !== "int4" ? 0 : roundingOf(bits);
  if (!(await areEqual(coarse, fine, allowed, signal))) return decoder;
  return { ...decoder, tensors: { ...decoder.tensors, embedding: output } };
}

/** What rounding to blocks of so many bits may leave, relative to a row's length: twice what is usual (0.044 at 5.5 bits). */
function roundingOf(bits: number): number {
  return 4 * 2 ** -bits;
}

/** Whether each row of one differs from the other's by at most `allowed` of its length. The first row that does ends it. */
async function areEqual(one: TensorReader, other: TensorReader, allowed: number, signal?: AbortSignal): Promise<boolean> {
  const { columns } = one;
  const total = one.shape[0] ?? 0;
  const [a, b] = [new Float32Array(chunkRows * columns), new Float32Array(chunkRows * columns)];
  for (let first = 0; first < total; first += chunkRows) {
    signal?.throwIfAborted();
    const rows = Math.min(chunkRows, total - first);
    const length = rows * columns;
    await one.readRows(first, first + rows, a.subarray(0, length));
    await other.readRows(first, first + rows, b.subarray(0, length));
    for (let start = 0; start < length; start += columns) {
      let difference = 0;
      let size = 0;
      for (let i = start; i < start + columns; i++) {
        const value = b[i] ?? 0;
        difference += ((a[i] ?? 0) - value) ** 2;
        size += value ** 2;
      }
      if (!(difference <= allowed ** 2 * size)) return false;
    }
  }
  return true;
}
