import { type BlockShape, firstNonFinite, type QuantisedBlocks } from "../quantise-blocks.js";
import type { Moments } from "./activation-moments.js";
import type { MatrixProduct } from "./matrix-product.js";
import { type RoundingOrder, roundingOrders } from "./rounding-order.js";

/**
 * Where a block's largest value lands on the 4-bit grid [−8, 7], as candidates; see `quantise-blocks.ts`. More than there, for here an error costs what its
 * input is worth.
 */
const candidateLevels = [-7.4, -8.1, -8.5, -8.9, -9.5] as const;

/** Entry n + 16 is n clipped to the 4-bit grid. */
const clippedLevels: Float64Array = Float64Array.from({ length: 32 }, (_, index) => Math.max(-8, Math.min(7, index - 16)));

/** Inputs rounded between two products with the rest of a block. */
const batchInputs = 128;

/**
 * Rounds matrices of one input to 4 bits so that the product, not the weight, is kept: scales by least squares weighted with the inputs' moments,
 * then each weight's error is made up for by the weights rounded after it. The same format as `quantiseBlocks` makes.
 */
export class CalibratedQuantiser {
  readonly #size: number;
  readonly #orders: readonly RoundingOrder[];
  readonly #multiply: MatrixProduct;
  /** What each input is worth. */
  readonly #weights: Float64Array;

  private constructor(size: number, orders: readonly RoundingOrder[], multiply: MatrixProduct) {
    this.#size = size;
    this.#orders = orders;
    this.#multiply = multiply;
    this.#weights = new Float64Array(orders.length * size);
    for (const [block, { weights }] of orders.entries()) this.#weights.set(weights, block * size);
  }

  static async create(moments: Moments, multiply: MatrixProduct): Promise<CalibratedQuantiser> {
    return new CalibratedQuantiser(moments.size, await roundingOrders(moments, multiply), multiply);
  }

  /**
   * @param values float32 [rows, columns]
   * @param into filled in full
   * @returns the index in `values` of a value that is NaN or infinite, or −1
   */
  async quantise(values: Float32Array, shape: BlockShape, into: QuantisedBlocks): Promise<number> {
    const bad = firstNonFinite(values);
    if (bad >= 0) return bad;
    const { columns, blockSize } = shape;
    const padded = Math.ceil(columns / blockSize) * blockSize;
    const levels = new Int8Array(shape.rows * padded);
    this.#chooseScales(values, shape, into.scales);
    await this.#round(values, shape, into.scales, levels);
    for (let i = 0; i < levels.length / 2; i++) {
      into.packed[i] = ((levels[2 * i] as number) + 8) | (((levels[2 * i + 1] as number) + 8) << 4);
    }
    return -1;
  }

  #chooseScales(values: Float32Array, { rows, columns, blockSize }: BlockShape, scales: Float32Array): void {
    const blocks = Math.ceil(columns / blockSize);
    for (let place = 0; place < rows * blocks; place++) {
      const first = (place % blocks) * blockSize;
      const start = Math.floor(place / blocks) * columns + first;
      const end = start + Math.min(blockSize, columns - first);
      let largest = 0;
      for (let i = start; i < end; i++) if (Math.abs(values[i] as number) > Math.abs(largest)) largest = values[i] as number;
      scales[place] = Math.abs(largest) < 1e-35 ? 0 : this.#bestScale(values, start, end, largest, first);
    }
  }

  #bestScale(values: Float32Array, start: number, end: number, largest: number, first: number): number {
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
        const weighted = (weights[first + i - start] as number) * q;
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

  /** Rounds rows, block of moments by block. */
  async #round(values: Float32Array, shape: BlockShape, scales: Float32Array, levels: Int8Array): Promise<void> {
    for (const [block, order] of this.#orders.entries()) {
      await this.#roundBlock(values, shape, scales, levels, order, block * this.#size);
    }
  }

  /** From the last input in the order to the first; what a batch of them did wrong reaches the rest of the block by one product. */
  async #roundBlock(
    values: Float32Array,
    { rows, columns, blockSize }: BlockShape,
    scales: Float32Array,
    levels: Int8Array,
    { order, factor }: RoundingOrder,
    start: number,
  ): Promise<void> {
    const size = this.#size;
    const blocks = Math.ceil(columns / blockSize);
    /** The weights as those rounded before would have them. */
    const wanted = new Float32Array(rows * size);
    for (let row = 0; row < rows; row++) {
      for (let i = 0; i < size; i++) wanted[row * size + i] = values[row * columns + start + (order[i] as number)] as number;
    }
    for (let end = size; end > 0; end -= batchInputs) {
      const from = Math.max(0, end - batchInputs);
      const width = end - from;
      /** Row i: what an error of input `from` + i asks of those before it in the batch. */
      const asked = new Float32Array(width * width);
      for (let i = 0; i < width; i++) for (let j = 0; j < i; j++) asked[i * width + j] = share(factor, size, from + i, from + j);
      const errors = new Float32Array(rows * width);
      for (let row = 0; row < rows; row++) {
        const own = wanted.subarray(row * size + from, row * size + end);
        for (let i = width - 1; i >= 0; i--) {
          const column = start + (order[from + i] as number);
          const scale = scales[row * blocks + Math.floor(column / blockSize)] as number;
          const value = own[i] as number;
          const q = scale === 0 ? 0 : (Math.max(0, Math.min(15.5, value / scale + 8.5)) | 0) - 8;
          levels[row * blocks * blockSize + column] = q;
          const apart = (values[row * columns + column] as number) - q * scale;
          errors[row * width + i] = apart;
          const place = i * width;
          for (let j = 0; j < i; j++) own[j] = (own[j] as number) + apart * (asked[place + j] as number);
        }
      }
      if (from === 0) break;
      const rest = new Float32Array(from * width);
      for (let i = 0; i < width; i++) for (let j = 0; j < from; j++) rest[j * width + i] = share(factor, size, from + i, j);
      const passed = await this.#multiply(errors, rest, width);
      for (let row = 0; row < rows; row++) {
        for (let i = 0; i < from; i++)
          wanted[row * size + i] = (wanted[row * size + i] as number) + (passed[row * from + i] as number);
      }
    }
  }
}

/** What an error of input i asks of input j, which is rounded after it. */
function share(factor: Float32Array, size: number, i: number, j: number): number {
  return (factor[i * size + j] as number) / (factor[j * size + j] as number);
}
