import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BlockShape, quantiseBlocks } from "../../src/export/quantise-blocks.js";

function quantise(values: Float32Array, shape: BlockShape): { packed: Uint8Array; scales: Float32Array; bad: number } {
  const blocks = Math.ceil(shape.columns / shape.blockSize);
  const packed = new Uint8Array((shape.rows * blocks * shape.blockSize * shape.bits) / 8).fill(0x5a);
  const scales = new Float32Array(shape.rows * blocks).fill(77);
  return { packed, scales, bad: quantiseBlocks(values, shape, { packed, scales }) };
}

/** (q − zero) × scale as the operators' specification words it, padding columns dropped. */
function dequantise(
  { packed, scales }: { packed: Uint8Array; scales: Float32Array },
  { rows, columns, bits, blockSize }: BlockShape,
): Float32Array {
  const blocks = Math.ceil(columns / blockSize);
  const values = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const block = row * blocks + Math.floor(column / blockSize);
      const place = block * blockSize + (column % blockSize);
      const q = bits === 8 ? (packed[place] ?? 0) - 128 : (((packed[place >> 1] ?? 0) >> (4 * (place % 2))) & 15) - 8;
      values[row * columns + column] = q * (scales[block] ?? 0);
    }
  }
  return values;
}

function squaredError(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, i) => sum + (value - (b[i] ?? 0)) ** 2, 0);
}

/** The plain method: scale = largest / levels, round. */
function plain(values: Float32Array, { rows, columns, blockSize }: BlockShape, levels: number): Float32Array {
  const result = new Float32Array(values.length);
  for (let row = 0; row < rows; row++) {
    for (let start = 0; start < columns; start += blockSize) {
      const begin = row * columns + start;
      const block = values.subarray(begin, Math.min(begin + blockSize, (row + 1) * columns));
      const scale = Math.max(...block.map(Math.abs)) / levels;
      if (scale > 0) for (const [i, value] of block.entries()) result[begin + i] = Math.round(value / scale) * scale;
    }
  }
  return result;
}

/** Deterministic and near enough to normal. */
function normalLike(count: number, deviation: number): Float32Array {
  let state = 12345;
  const uniform = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return Float32Array.from(
    { length: count },
    () => (uniform() + uniform() + uniform() + uniform() - 2) * Math.sqrt(3) * deviation,
  );
}

const shapes = fc.record({
  rows: fc.integer({ min: 1, max: 4 }),
  columns: fc.integer({ min: 1, max: 300 }),
  bits: fc.constantFrom(4 as const, 8 as const),
  blockSize: fc.constantFrom(32, 64, 128),
});

const cases = shapes.chain((shape) => {
  const length = shape.rows * shape.columns;
  const value = fc.float({ noNaN: true, noDefaultInfinity: true, min: -100, max: 100 });
  return fc.record({
    shape: fc.constant(shape),
    values: fc.array(value, { minLength: length, maxLength: length }).map((all) => Float32Array.from(all)),
  });
});

describe("quantiseBlocks", () => {
  it.each([
    [32, 0.78],
    [128, 0.78],
  ])("int4 in blocks of %i beats scale = largest / 7 by a wide margin on normal weights", (blockSize, ratio) => {
    const shape = { rows: 16, columns: 4096, bits: 4, blockSize } as const;
    const values = normalLike(shape.rows * shape.columns, 0.02);
    const error = squaredError(values, dequantise(quantise(values, shape), shape));
    expect(error / squaredError(values, plain(values, shape, 7))).toBeLessThan(ratio);
  });

  it("keeps large weights better than small ones: outputs hang on them", () => {
    const shape = { rows: 16, columns: 4096, bits: 4, blockSize: 128 } as const;
    const values = normalLike(shape.rows * shape.columns, 0.02);
    const stored = dequantise(quantise(values, shape), shape);
    const large = values.map((value) => (Math.abs(value) > 0.05 ? value : 0));
    const largeOf = (all: Float32Array): Float32Array => all.map((value, i) => (large[i] === 0 ? 0 : value));
    // Scales that count every weight alike clip many of these and leave nine times what the plain method does.
    expect(squaredError(large, largeOf(stored)) / squaredError(large, largeOf(plain(values, shape, 7)))).toBeLessThan(3);
  });

  it("is never much worse than the plain method, block by block", () => {
    fc.assert(
      fc.property(cases, ({ shape, values }) => {
        const error = squaredError(values, dequantise(quantise(values, shape), shape));
        const scale = values.reduce((sum, value) => sum + value * value, 0);
        // A block of one or two values can suit the plain grid exactly; by 2 % of the energy at most.
        expect(error).toBeLessThanOrEqual(
          squaredError(values, plain(values, shape, shape.bits === 4 ? 7 : 127)) + 0.02 * scale + 1e-60,
        );
      }),
      { numRuns: 300 },
    );
  });

  it("8 bits: every weight is within half a step", () => {
    fc.assert(
      fc.property(cases, ({ shape, values }) => {
        const eight = { ...shape, bits: 8 as const };
        const quantised = quantise(values, eight);
        const restored = dequantise(quantised, eight);
        const blocks = Math.ceil(shape.columns / shape.blockSize);
        values.forEach((value, i) => {
          const block = Math.floor(i / shape.columns) * blocks + Math.floor((i % shape.columns) / shape.blockSize);
          expect(Math.abs(value - (restored[i] ?? 0))).toBeLessThanOrEqual((quantised.scales[block] ?? 0) * 0.5001 + 1e-35);
        });
      }),
      { numRuns: 100 },
    );
  });

  it("4 bits: what is on a grid already comes back as it was", () => {
    const shape = { rows: 1, columns: 128, bits: 4, blockSize: 128 } as const;
    const grid = Float32Array.from({ length: 128 }, (_, i) => ((i % 16) - 8) * 0.125);
    expect(dequantise(quantise(grid, shape), shape)).toEqual(grid);
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -8, max: 7 }), { minLength: 127, maxLength: 127 }),
        fc.float({ noNaN: true, noDefaultInfinity: true, min: Math.fround(1e-6), max: 1000 }),
        (levels, step) => {
          const onGrid = Float32Array.from([-8, ...levels], (level) => level * step);
          const restored = dequantise(quantise(onGrid, shape), shape);
          for (const [i, value] of onGrid.entries()) expect(Math.abs((restored[i] ?? 0) - value)).toBeLessThan(step * 1e-5);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("pads a row's last block with zeros and keeps rows apart", () => {
    const shape = { rows: 2, columns: 160, bits: 4, blockSize: 128 } as const;
    const { packed, scales } = quantise(normalLike(320, 1), shape);
    expect(scales).toHaveLength(4);
    // 32 of 128 columns are real; the rest holds the zero point.
    for (const block of [1, 3]) expect([...packed.subarray(block * 64 + 16, (block + 1) * 64)]).toEqual(Array(48).fill(0x88));
  });

  it("stores zeros and vanishing values as exact zeros", () => {
    for (const bits of [4, 8] as const) {
      const shape = { rows: 1, columns: 64, bits, blockSize: 32 };
      const quantised = quantise(new Float32Array(64).fill(1e-40, 0, 32), shape);
      expect([...quantised.scales]).toEqual([0, 0]);
      expect(dequantise(quantised, shape).every((value) => value === 0)).toBe(true);
    }
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])("names the place of %s", (value) => {
    for (const bits of [4, 8] as const) {
      for (const at of [0, 31, 100, 199]) {
        const values = normalLike(200, 1);
        values[at] = value;
        expect(quantise(values, { rows: 2, columns: 100, bits, blockSize: 32 }).bad).toBe(at);
      }
    }
    expect(quantise(normalLike(200, 1), { rows: 2, columns: 100, bits: 4, blockSize: 32 }).bad).toBe(-1);
  });

  it("takes weights near the ends of float32", () => {
    const shape = { rows: 1, columns: 64, bits: 4, blockSize: 32 } as const;
    const values = Float32Array.from({ length: 64 }, (_, i) => (i < 32 ? (i - 16) * 2e37 : (i - 48) * 1e-34));
    const restored = dequantise(quantise(values, shape), shape);
    const error = (from: number): number =>
      Math.max(
        ...[...values.subarray(from, from + 32)].map(
          (value, i) => Math.abs(value - (restored[from + i] ?? 0)) / Math.abs(values[from] ?? 1),
        ),
      );
    expect(error(0)).toBeLessThan(0.1);
    expect(error(32)).toBeLessThan(0.1);
  });
});
