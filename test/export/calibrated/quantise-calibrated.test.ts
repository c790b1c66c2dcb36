import { describe, expect, it } from "vitest";
import { type Moments, momentsSize } from "../../../src/export/calibrated/activation-moments.js";
import { chooseEightBits } from "../../../src/export/calibrated/choose-bits.js";
import { CalibratedQuantiser } from "../../../src/export/calibrated/quantise-calibrated.js";
import { roundingOrders } from "../../../src/export/calibrated/rounding-order.js";
import { quantiseBlocks } from "../../../src/export/quantise-blocks.js";

/** Deterministic and near enough to normal. */
function normals(seed: number): () => number {
  let state = seed;
  const uniform = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return () => (uniform() + uniform() + uniform() + uniform() - 2) * Math.sqrt(3);
}

const columns = 128;
const rows = 16;
const tokens = 400;

/** Inputs that move together, some a hundred times as strong as others: as those of trained models. */
function inputs(): Float32Array[] {
  const normal = normals(7);
  return Array.from({ length: tokens }, () => {
    const shared = normal();
    return Float32Array.from({ length: columns }, (_, i) => (shared * Math.cos(i) + 0.5 * normal()) * (i % 17 === 0 ? 20 : 1));
  });
}

function momentsOf(samples: readonly Float32Array[], size: number): Moments {
  const sums = new Float32Array((columns / size) * size * size);
  for (const x of samples) {
    for (let block = 0; block < columns / size; block++) {
      for (let i = 0; i < size; i++) {
        for (let j = 0; j < size; j++) {
          const place = (block * size + i) * size + j;
          sums[place] = (sums[place] ?? 0) + (x[block * size + i] ?? 0) * (x[block * size + j] ?? 0);
        }
      }
    }
  }
  return { size, sums, tokens: samples.length };
}

function weights(): Float32Array {
  const normal = normals(11);
  return Float32Array.from({ length: rows * columns }, () => normal() / 10);
}

/** Mean square of what quantisation changes in the product. */
function productError(values: Float32Array, packed: Uint8Array, scales: Float32Array, blockSize: number): number {
  const samples = inputs();
  let error = 0;
  for (const x of samples) {
    for (let row = 0; row < rows; row++) {
      let apart = 0;
      for (let column = 0; column < columns; column++) {
        const place = row * columns + column;
        const nibble = ((packed[place >> 1] ?? 0) >> (4 * (place % 2))) & 15;
        const stored = (nibble - 8) * (scales[Math.floor(place / blockSize)] ?? 0);
        apart += ((values[place] ?? 0) - stored) * (x[column] ?? 0);
      }
      error += apart * apart;
    }
  }
  return error / samples.length;
}

function room(blockSize: number): { packed: Uint8Array; scales: Float32Array } {
  return { packed: new Uint8Array((rows * columns) / 2).fill(0x5a), scales: new Float32Array((rows * columns) / blockSize) };
}

describe("rounding by what goes into a matrix", () => {
  it.each([128, 64, 32])("keeps products better than rounding that knows only weights, in blocks of %i", (blockSize) => {
    const values = weights();
    const shape = { rows, columns, bits: 4, blockSize } as const;
    const [known, plain] = [room(blockSize), room(blockSize)];
    expect(new CalibratedQuantiser(momentsOf(inputs(), 128)).quantise(values, shape, known)).toBe(-1);
    quantiseBlocks(values, shape, plain);
    const ratio =
      productError(values, known.packed, known.scales, blockSize) / productError(values, plain.packed, plain.scales, blockSize);
    expect(ratio).toBeLessThan(0.5);
  });

  it("says what it does to the product", () => {
    const values = weights();
    const into = room(128);
    const quantiser = new CalibratedQuantiser(momentsOf(inputs(), 128));
    quantiser.quantise(values, { rows, columns, bits: 4, blockSize: 128 }, into);
    let said = 0;
    for (let row = 0; row < rows; row++) said += quantiser.error(values.subarray(row * columns, (row + 1) * columns), 128).error;
    // Damping is counted with it.
    const measured = productError(values, into.packed, into.scales, 128);
    expect(said / measured).toBeGreaterThan(1);
    expect(said / measured).toBeLessThan(1.5);
  });

  it("copes with inputs that never come, rows of zeros, and names what isn't finite", () => {
    const dead = { size: 64, sums: new Float32Array(2 * 64 * 64), tokens: 10 };
    const into = room(128);
    const values = weights();
    values.fill(0, 0, columns);
    const shape = { rows, columns, bits: 4, blockSize: 128 } as const;
    expect(new CalibratedQuantiser(dead).quantise(values, shape, into)).toBe(-1);
    expect(into.scales.every(Number.isFinite)).toBe(true);
    expect([...into.packed.subarray(0, columns / 2)]).toEqual(Array(columns / 2).fill(0x88));
    values[300] = Number.NaN;
    expect(new CalibratedQuantiser(dead).quantise(values, shape, into)).toBe(300);
  });

  it("has a factor of the inverse moments", () => {
    const moments = momentsOf(inputs(), 32);
    const [{ order, factor } = { order: [], factor: [] }] = roundingOrders(moments);
    expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 32 }, (_, i) => i));
    // UᵀU M = 1, M damped as there.
    const trace = Array.from({ length: 32 }, (_, i) => moments.sums[i * 33] ?? 0).reduce((sum, value) => sum + value, 0);
    const m = (i: number, j: number): number =>
      ((moments.sums[(order[i] ?? 0) * 32 + (order[j] ?? 0)] ?? 0) + (i === j ? (0.02 * trace) / 32 : 0)) / tokens;
    const inverse = (i: number, j: number): number =>
      Array.from({ length: 32 }, (_, k) => (factor[k * 32 + i] ?? 0) * (factor[k * 32 + j] ?? 0)).reduce((a, b) => a + b, 0);
    for (const [i, j] of [
      [0, 0],
      [3, 3],
      [3, 9],
      [31, 31],
    ] as const) {
      const product = Array.from({ length: 32 }, (_, k) => inverse(i, k) * m(k, j)).reduce((a, b) => a + b, 0);
      expect(product).toBeCloseTo(i === j ? 1 : 0, 4);
    }
  });

  it("takes blocks that divide the inputs", () => {
    expect([896, 576, 4864, 96, 100].map(momentsSize)).toEqual([128, 64, 128, 32, undefined]);
  });
});

describe("which matrices get 8 bits", () => {
  const candidates = [
    { key: "large", weights: 1000, relativeError: 0.02 },
    { key: "small", weights: 100, relativeError: 0.01 },
    { key: "good", weights: 100, relativeError: 0.001 },
  ];

  it("are those that gain most for a byte, as far as the bytes go", () => {
    expect([...chooseEightBits(candidates, 60)]).toEqual(["small"]);
    expect([...chooseEightBits(candidates, 110)]).toEqual(["small", "good"]);
    expect([...chooseEightBits(candidates, 560)]).toEqual(["small", "large"]);
    expect([...chooseEightBits(candidates, -5)]).toEqual([]);
  });
});
