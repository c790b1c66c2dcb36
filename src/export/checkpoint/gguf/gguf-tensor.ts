import type { CheckpointFile } from "../checkpoint-file.js";
import { TensorReader } from "../tensor-reader.js";
import type { BlockFormat } from "./block-formats.js";

/** Where a tensor's rows lie in a GGUF file. */
export interface GgufRows {
  readonly format: BlockFormat;
  readonly file: CheckpointFile;
  /** Of the file's tensor, in bytes. */
  readonly offset: number;
  /** First of its rows. */
  readonly firstRow: number;
  /** Rows of a head, whose two halves the file interleaves; undefined when rows lie as they are. */
  readonly interleavedHead: number | undefined;
}

/** A tensor of a GGUF file, or some rows of one, dequantised as it is read. */
export class GgufTensor extends TensorReader {
  readonly #rows: GgufRows;

  constructor(name: string, shape: readonly number[], rows: GgufRows) {
    super(name, "f32", shape, rows.file, rows.offset);
    this.#rows = rows;
  }

  override get bytesPerElement(): number {
    return this.#rows.format.bytes / this.#rows.format.elements;
  }

  override renamed(name: string): GgufTensor {
    return new GgufTensor(name, this.shape, this.#rows);
  }

  override async readRows(first: number, end: number, into: Float32Array): Promise<void> {
    this.checkRows(first, end, into);
    const { interleavedHead: head } = this.#rows;
    if (head === undefined || first === end) return this.#read(first, end, into);
    // Whole heads are read, and their rows put where transformers has them: first halves of the pairs, then second halves.
    const start = Math.floor(first / head) * head;
    const stop = Math.min(this.shape[0] ?? 1, Math.ceil(end / head) * head);
    const { columns } = this;
    const values = new Float32Array((stop - start) * columns);
    await this.#read(start, stop, values);
    for (let row = first; row < end; row++) {
      const within = row % head;
      const half = head / 2;
      const source = row - within + 2 * (within % half) + Math.floor(within / half) - start;
      into.set(values.subarray(source * columns, (source + 1) * columns), (row - first) * columns);
    }
  }

  async #read(first: number, end: number, into: Float32Array): Promise<void> {
    const { format, file, offset, firstRow } = this.#rows;
    // A vector is one row of blocks; its "rows" are elements.
    const elements = this.shape.length === 1 ? 1 : this.columns;
    const rowBytes = (elements / format.elements) * format.bytes;
    const bytes = new Uint8Array((end - first) * rowBytes);
    await file.read(offset + (firstRow + first) * rowBytes, bytes);
    format.dequantise(bytes, into);
  }
}
