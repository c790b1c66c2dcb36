import { hammingKernel } from "./hamming.js";

interface Kernel {
  /** See hamming.wat. */
  readonly scan: (rows: number, count: number, lanes: number, query: number, distances: number, histogram: number) => void;
}

/** The part that is used here of a global that Node's types leave without constructors. */
declare const WebAssembly: {
  readonly Memory: new (size: { readonly initial: number; readonly maximum: number }) => { readonly buffer: ArrayBuffer };
  readonly Module: new (code: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
};

const PAGE = 65_536;
const FIRST_ROWS = 1_024;
let kernel: object | undefined;

/** One bit for each dimension of many vectors, and which of them differ least from a query's. */
export class SignRows {
  readonly #lanes: number;
  #capacity = 0;
  #bytes = new Uint8Array(0);
  #histogram = new Uint32Array(0);
  #distances = new Uint16Array(0);
  #scan: (count: number) => void = () => undefined;
  #rowsAt = 0;

  /** @param width bits of a row */
  constructor(width: number) {
    this.#lanes = Math.ceil(width / 128);
  }

  /** Of the memory that is held. */
  get bytes(): number {
    return this.#bytes.byteLength;
  }

  /** Sets a bit where a value is positive. */
  set(row: number, values: ArrayLike<number>): void {
    if (row >= this.#capacity) this.#grow(row + 1);
    this.#write(this.#rowsAt + row * this.#lanes * 16, values);
  }

  copy(from: number, to: number): void {
    const [rowBytes, start] = [this.#lanes * 16, this.#rowsAt];
    this.#bytes.copyWithin(start + to * rowBytes, start + from * rowBytes, start + (from + 1) * rowBytes);
  }

  /**
   * Of the first `count` rows the `wanted` nearest ones to the query, in no order; all of those at the farthest distance taken, so they may be
   * somewhat more.
   */
  nearest(query: ArrayLike<number>, count: number, wanted: number): number[] {
    if (count === 0) return [];
    this.#write(0, query);
    this.#histogram.fill(0);
    this.#scan(count);
    let farthest = 0;
    for (
      let held = this.#histogram[0] ?? 0;
      held < wanted && farthest < this.#lanes * 128;
      held += this.#histogram[farthest] ?? 0
    ) {
      farthest += 1;
    }
    const rows: number[] = [];
    const distances = this.#distances;
    for (let row = 0; row < count; row += 1) if ((distances[row] ?? 0) <= farthest) rows.push(row);
    return rows;
  }

  #write(at: number, values: ArrayLike<number>): void {
    const bytes = this.#bytes;
    const end = at + this.#lanes * 16;
    let value = 0;
    for (let byte = at; byte < end; byte += 1) {
      let bits = 0;
      for (let bit = 0; bit < 8 && value < values.length; bit += 1, value += 1) {
        if ((values[value] as number) > 0) bits |= 1 << bit;
      }
      bytes[byte] = bits;
    }
  }

  /** A memory twice as large: query, histogram, distances, rows. */
  #grow(least: number): void {
    let capacity = Math.max(this.#capacity, FIRST_ROWS);
    while (capacity < least) capacity *= 2;
    const rowBytes = this.#lanes * 16;
    const histogramAt = rowBytes;
    const distancesAt = histogramAt + (this.#lanes * 128 + 4) * 4;
    const rowsAt = distancesAt + capacity * 2;
    const pages = Math.ceil((rowsAt + capacity * rowBytes) / PAGE);
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
    const bytes = new Uint8Array(memory.buffer);
    bytes.set(this.#bytes.subarray(this.#rowsAt, this.#rowsAt + this.#capacity * rowBytes), rowsAt);
    kernel ??= new WebAssembly.Module(Buffer.from(hammingKernel, "base64"));
    const { scan } = new WebAssembly.Instance(kernel, { vectors: { memory } }).exports as Kernel;
    this.#scan = (count) => scan(rowsAt, count, this.#lanes, 0, distancesAt, histogramAt);
    this.#histogram = new Uint32Array(memory.buffer, histogramAt, this.#lanes * 128 + 1);
    this.#distances = new Uint16Array(memory.buffer, distancesAt, capacity);
    this.#bytes = bytes;
    this.#rowsAt = rowsAt;
    this.#capacity = capacity;
  }
}
