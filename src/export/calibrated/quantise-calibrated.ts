import { type BlockShape, firstNonFinite, type QuantisedBlocks } from "../quantise-blocks.js";
import type { Moments } from "./activation-moments.js";
import { type RoundingOrder, roundingOrders } from "./rounding-order.js";

/**
 * Where a block's largest value lands on the 4-bit grid [−8, 7], as candidates; see `quantise-blocks.ts`. More than there, for here an error costs what its
 * input is worth.
 */
const candidateLevels = [-7.4, -8.1, -8.5, -8.9, -9.5] as const;

/** Entry n + 16 is n clipped to the 4-bit grid. */
const clippedLevels: Float64Array = Float64Array.from({ length: 32 }, (_, index) => Math.max(-8, Math.min(7, index - 16)));

/**
 * Rounds matrices of one input to 4 bits so that the product, not the weight, is kept: scales by least squares weighted with the inputs' moments,
 * then each weight's error is made up for by the weights rounded after it. The same format as `quantiseBlocks` makes.
 */
export class CalibratedQuantiser {
  readonly #size: number;
  readonly #orders: readonly RoundingOrder[];
  /** What each input is worth. */
  readonly #weights: Float64Array;
  /** A row as it is rounded. */
  #work = new Float64Array(0);
  #levels = new Int8Array(0);

  constructor(moments: Moments) {
    this.#size = moments.size;
    this.#orders = roundingOrders(moments);
    this.#weights = Float64Array.from(this.#orders.flatMap(({ weights }) => [...weights]));
  }

  /**
   * @param values float32 [rows, columns]
   * @param into filled in full
   * @returns the index in `values` of a value that is NaN or infinite, or −1
   */
  quantise(values: Float32Array, { rows, columns, blockSize }: BlockShape, into: QuantisedBlocks): number {
    const bad = firstNonFinite(values);
    if (bad >= 0) return bad;
    const blocks = Math.ceil(columns / blockSize);
    this.#work = new Float64Array(columns);
    this.#levels = new Int8Array(blocks * blockSize);
    for (let row = 0; row < rows; row++) {
      const own = values.subarray(row * columns, (row + 1) * columns);
      const scales = into.scales.subarray(row * blocks, (row + 1) * blocks);
      this.#chooseScales(own, blockSize, scales);
      this.#round(own, blockSize, scales);
      this.#pack(into.packed.subarray((row * blocks * blockSize) / 2, ((row + 1) * blocks * blockSize) / 2));
    }
    return -1;
  }

  /** Mean square of what rounding adds to one row's product, and of the product itself. */
  error(values: Float32Array, blockSize: number): { readonly error: number; readonly power: number } {
    const columns = values.length;
    const scales = new Float32Array(Math.ceil(columns / blockSize));
    this.#work = new Float64Array(columns);
    this.#levels = new Int8Array(scales.length * blockSize);
    this.#chooseScales(values, blockSize, scales);
    const error = this.#round(values, blockSize, scales);
    return { error, power: this.#power(values) };
  }

  #chooseScales(values: Float32Array, blockSize: number, scales: Float32Array): void {
    for (let block = 0; block < scales.length; block++) {
      const start = block * blockSize;
      const end = Math.min(values.length, start + blockSize);
      let largest = 0;
      for (let i = start; i < end; i++) if (Math.abs(values[i] as number) > Math.abs(largest)) largest = values[i] as number;
      scales[block] = Math.abs(largest) < 1e-35 ? 0 : this.#bestScale(values, start, end, largest);
    }
  }

  #bestScale(values: Float32Array, start: number, end: number, largest: number): number {
    const weights = this.#weights;
    let best = 0;
    let bestGain = -1;
    for (const level of candidateLevels) {
      const inverse = level / largest;
      let products = 0;
      let squares = 0;
      for (let i = start; i < end; i++) {
        const value = values[i] as number;
        // Adding 16.5 before truncating rounds to the nearest.
        const q = clippedLevels[(value * inverse + 16.5) | 0] as number;
        const weighted = (weights[i] as number) * q;
        products += weighted * value;
        squares += weighted * q;
      }
      const gain = squares > 0 ? products ** 2 / squares : 0;
      if (gain > bestGain) {
        bestGain = gain;
        best = squares > 0 ? products / squares : largest / level;
      }
    }
    return Math.fround(best);
  }

  /** Rounds a row, block of moments by block; returns what it does to the product, in mean squares. */
  #round(values: Float32Array, blockSize: number, scales: Float32Array): number {
    const size = this.#size;
    const work = this.#work;
    const levels = this.#levels;
    let error = 0;
    for (const [block, { order, factor }] of this.#orders.entries()) {
      const start = block * size;
      for (let i = 0; i < size; i++) work[i] = values[start + (order[i] as number)] as number;
      for (let i = 0; i < size; i++) {
        const column = start + (order[i] as number);
        const scale = scales[Math.floor(column / blockSize)] as number;
        const value = work[i] as number;
        const q = scale === 0 ? 0 : (Math.max(0, Math.min(15.5, value / scale + 8.5)) | 0) - 8;
        levels[column] = q;
        const row = i * size;
        const apart = (value - q * scale) / (factor[row + i] as number);
        error += apart * apart;
        for (let j = i + 1; j < size; j++) work[j] = (work[j] as number) - apart * (factor[row + j] as number);
      }
    }
    return error;
  }

  #power(values: Float32Array): number {
    let power = 0;
    for (const [i, value] of values.entries()) power += (this.#weights[i] ?? 0) * value * value;
    return power;
  }

  #pack(packed: Uint8Array): void {
    for (let i = 0; i < packed.length; i++) {
      packed[i] = ((this.#levels[2 * i] as number) + 8) | (((this.#levels[2 * i + 1] as number) + 8) << 4);
    }
  }
}
