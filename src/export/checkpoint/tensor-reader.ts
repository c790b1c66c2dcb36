import type { CheckpointFile } from "./checkpoint-file.js";
import { halfValues } from "./half-precision.js";

export type CheckpointPrecision = "f32" | "f16" | "bf16";

export const checkpointBytesPerElement: Readonly<Record<CheckpointPrecision, number>> = { f32: 4, f16: 2, bf16: 2 };

/** One tensor of a checkpoint, read in place: rows lie one after another, little-endian. */
export class TensorReader {
  readonly name: string;
  readonly dtype: CheckpointPrecision;
  /** A scalar has shape []. */
  readonly shape: readonly number[];
  readonly file: CheckpointFile;
  readonly #offset: number;

  /** @param offset of the first element in the file, in bytes */
  constructor(name: string, dtype: CheckpointPrecision, shape: readonly number[], file: CheckpointFile, offset: number) {
    this.name = name;
    this.dtype = dtype;
    this.shape = shape;
    this.file = file;
    this.#offset = offset;
  }

  /** The same tensor under another name. */
  renamed(name: string): TensorReader {
    return new TensorReader(name, this.dtype, this.shape, this.file, this.#offset);
  }

  /** As it is stored. */
  get bytesPerElement(): number {
    return checkpointBytesPerElement[this.dtype];
  }

  /** Elements of one row: the product of all dimensions but the first. */
  get columns(): number {
    return this.shape.slice(1).reduce((product, size) => product * size, 1);
  }

  /**
   * Reads rows [first, end) of the first dimension as float32, row-major.
   * @param into exactly (end − first) × columns elements
   */
  async readRows(first: number, end: number, into: Float32Array): Promise<void> {
    const count = this.checkRows(first, end, into);
    const offset = this.#offset + first * this.columns * checkpointBytesPerElement[this.dtype];
    if (this.dtype === "f32") {
      await this.file.read(offset, new Uint8Array(into.buffer, into.byteOffset, into.byteLength));
      return;
    }
    // The 16-bit values are read into the last half of `into` and widened from the front: a write never passes the next read.
    const stored = new Uint16Array(into.buffer, into.byteOffset + count * 2, count);
    await this.file.read(offset, new Uint8Array(stored.buffer, stored.byteOffset, stored.byteLength));
    if (this.dtype === "f16") {
      const values = halfValues();
      for (let i = 0; i < count; i++) into[i] = values[stored[i] ?? 0] ?? 0;
    } else {
      // bfloat16 is the upper half of a float32.
      const bits = new Uint32Array(into.buffer, into.byteOffset, count);
      for (let i = 0; i < count; i++) bits[i] = (stored[i] ?? 0) << 16;
    }
  }

  /** How many elements rows [first, end) have, which is how many `into` must have. */
  protected checkRows(first: number, end: number, into: Float32Array): number {
    const rows = this.shape[0] ?? 1;
    const count = (end - first) * this.columns;
    if (first >= 0 && end >= first && end <= rows && into.length === count) return count;
    throw new RangeError(`rows ${first}–${end} of ${this.name} (${rows} rows) do not fit ${into.length} elements`);
  }
}
