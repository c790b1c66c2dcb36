import { describe, expect, it } from "vitest";
import { type Moments, momentsSizes } from "../../../src/export/calibrated/activation-moments.js";
import { choleskyInPlace } from "../../../src/export/calibrated/cholesky.js";
import { chooseEightBits } from "../../../src/export/calibrated/choose-bits.js";
import { plainProduct } from "../../../src/export/calibrated/matrix-product.js";
import { CalibratedQuantiser } from "../../../src/export/calibrated/quantise-calibrated.js";
import { dampingOf } from "../../../src/export/calibrated/rounding-order.js";
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
  it.each([128, 64, 32])("keeps products better than rounding that knows only weights, in blocks of %i", async (blockSize) => {
    const values = weights();
    const shape = { rows, columns, bits: 4, blockSize } as const;
    const [known, plain] = [room(blockSize), room(blockSize)];
    const quantiser = await CalibratedQuantiser.create(momentsOf(inputs(), 128), plainProduct);
    expect(await quantiser.quantise(values, shape, known)).toBe(-1);
    quantiseBlocks(values, shape, plain);
    const ratio =
      productError(values, known.packed, known.scales, blockSize) / productError(values, plain.packed, plain.scales, blockSize);
    expect(ratio).toBeLessThan(0.5);
  });

  it("copes with inputs that never come, rows of zeros, and names what isn't finite", async () => {
    const dead = { size: 64, sums: new Float32Array(2 * 64 * 64), tokens: 10 };
    const into = room(128);
    const values = weights();
    values.fill(0, 0, columns);
    const shape = { rows, columns, bits: 4, blockSize: 128 } as const;
    const quantiser = await CalibratedQuantiser.create(dead, plainProduct);
    expect(await quantiser.quantise(values, shape, into)).toBe(-1);
    expect(into.scales.every(Number.isFinite)).toBe(true);
    expect([...into.packed.subarray(0, columns / 2)]).toEqual(Array(columns / 2).fill(0x88));
    values[300] = Number.NaN;
    expect(await quantiser.quantise(values, shape, into)).toBe(300);
  });

  it.each([
    { size: 64, blockSize: 32 },
    { size: 160, blockSize: 32 },
  ])("rounds as the method says, computed directly in float64, for $size inputs", async ({ size, blockSize }) => {
    const normal = normals(3);
    const mixing = Array.from({ length: 6 * size }, normal);
    const samples = Array.from({ length: 2 * size }, () => {
      const shared = Array.from({ length: 6 }, normal);
      return Array.from(
        { length: size },
        (_, i) => normal() + shared.reduce((sum, value, k) => sum + value * (mixing[6 * i + k] ?? 0), 0),
      );
    });
    const sums = Float32Array.from({ length: size * size }, (_, place) =>
      samples.reduce((sum, x) => sum + (x[Math.floor(place / size)] ?? 0) * (x[place % size] ?? 0), 0),
    );
    const values = Float32Array.from({ length: 3 * size }, normal);
    const blocks = size / blockSize;
    const into = { packed: new Uint8Array((3 * size) / 2), scales: new Float32Array(3 * blocks) };
    const quantiser = await CalibratedQuantiser.create({ size, sums, tokens: samples.length }, plainProduct);
    await quantiser.quantise(values, { rows: 3, columns: size, bits: 4, blockSize }, into);
    for (let row = 0; row < 3; row++) {
      const levels = roundedDirectly([...values.subarray(row * size, (row + 1) * size)], sums, samples.length, (column) => {
        return into.scales[row * blocks + Math.floor(column / blockSize)] ?? 0;
      });
      const found = Array.from(
        { length: size },
        (_, i) => (((into.packed[(row * size + i) >> 1] ?? 0) >> (4 * (i % 2))) & 15) - 8,
      );
      expect(found).toEqual(levels);
    }
  });

  it("has a Cholesky factor over several panels", async () => {
    const size = 300;
    const normal = normals(5);
    const root = Float64Array.from({ length: size * size }, () => normal() / Math.sqrt(size));
    const product = (i: number, j: number): number => {
      let sum = i === j ? 0.5 : 0;
      for (let k = 0; k < size; k++) sum += (root[i * size + k] ?? 0) * (root[j * size + k] ?? 0);
      return sum;
    };
    const matrix = Float32Array.from({ length: size * size }, (_, place) => product(Math.floor(place / size), place % size));
    const factor = matrix.slice();
    await choleskyInPlace(factor, size, plainProduct);
    let apart = 0;
    for (let i = 0; i < size; i++) {
      for (let j = 0; j <= i; j++) {
        let sum = 0;
        for (let k = 0; k <= j; k++) sum += (factor[i * size + k] ?? 0) * (factor[j * size + k] ?? 0);
        apart = Math.max(apart, Math.abs(sum - (matrix[i * size + j] ?? 0)));
      }
    }
    expect(apart).toBeLessThan(1e-5);
  });

  it("trusts moments of few tokens less", () => {
    expect([dampingOf(896, 8192), dampingOf(4864, 8192), dampingOf(128, 1e6), dampingOf(4864, 256)]).toEqual([
      896 / 8192,
      4864 / 8192,
      0.02,
      1,
    ]);
  });

  it("takes whole inputs where they fit, else blocks that divide them", () => {
    expect(momentsSizes([896, 4864], 1e9)).toEqual([896, 4864]);
    expect(momentsSizes([4096, 13696], 8e7)).toEqual([1024, 856]);
    expect(momentsSizes([96, 100], 0)).toEqual([96, 100]);
    expect(momentsSizes([896, 500], 0)).toEqual([128, 125]);
  });
});

/**
 * GPTQ as published: input after input, the strongest first, what rounding does wrong is made up for by those that remain, by the inverse of their
 * moments, which is computed anew each time.
 */
function roundedDirectly(values: number[], sums: Float32Array, tokens: number, scaleOf: (column: number) => number): number[] {
  const size = values.length;
  const trace = values.reduce((sum, _, i) => sum + (sums[i * (size + 1)] ?? 0), 0);
  const moment = (i: number, j: number): number => (sums[i * size + j] ?? 0) + (i === j ? trace / tokens : 0);
  const left = values.map((_, i) => i).sort((a, b) => moment(b, b) - moment(a, a));
  const levels = Array<number>(size).fill(0);
  const wanted = [...values];
  while (left.length > 0) {
    const i = left[0] ?? 0;
    const scale = scaleOf(i);
    const q = Math.max(-8, Math.min(7, Math.floor((wanted[i] ?? 0) / scale + 0.5)));
    levels[i] = q;
    const column = solved(left, moment);
    const share = ((wanted[i] ?? 0) - q * scale) / (column[0] ?? 1);
    for (const [place, j] of left.entries()) wanted[j] = (wanted[j] ?? 0) - share * (column[place] ?? 0);
    left.shift();
  }
  return levels;
}

/** The first column of the inverse of these inputs' moments, by elimination. */
function solved(inputs: readonly number[], moment: (i: number, j: number) => number): number[] {
  const count = inputs.length;
  const rows = inputs.map((i, place) => [...inputs.map((j) => moment(i, j)), place === 0 ? 1 : 0]);
  for (let k = 0; k < count; k++) {
    const pivot = rows[k] ?? [];
    for (let i = k + 1; i < count; i++) {
      const row = rows[i] ?? [];
      const share = (row[k] ?? 0) / (pivot[k] ?? 1);
      for (let j = k; j <= count; j++) row[j] = (row[j] ?? 0) - share * (pivot[j] ?? 0);
    }
  }
  const found = Array<number>(count).fill(0);
  for (let k = count - 1; k >= 0; k--) {
    const row = rows[k] ?? [];
    let rest = row[count] ?? 0;
    for (let j = k + 1; j < count; j++) rest -= (row[j] ?? 0) * (found[j] ?? 0);
    found[k] = rest / (row[k] ?? 1);
  }
  return found;
}

describe("which matrices get 8 bits", () => {
  const candidates = [
    { key: "large", weights: 1000, harm: 0.02 },
    { key: "small", weights: 100, harm: 0.01 },
    { key: "good", weights: 100, harm: 0.001 },
  ];

  it("are those that gain most for a byte, as far as the bytes go", () => {
    expect([...chooseEightBits(candidates, 60)]).toEqual(["small"]);
    expect([...chooseEightBits(candidates, 110)]).toEqual(["small", "good"]);
    expect([...chooseEightBits(candidates, 560)]).toEqual(["small", "large"]);
    expect([...chooseEightBits(candidates, -5)]).toEqual([]);
  });
});
