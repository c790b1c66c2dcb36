import { describe, expect, it } from "vitest";
import { checkpointTensors } from "../../src/families/chatglm/weight-names.js";
import { Muon, muonMatrices } from "../../src/training/muon.js";
import { ParameterSet } from "../../src/training/parameter-set.js";
import { TrainingMemory } from "../../src/training/training-memory.js";

type Matrix = number[][];

const product = (x: Matrix, y: Matrix): Matrix =>
  x.map((row) => (y[0] ?? []).map((_, j) => row.reduce((sum, value, k) => sum + value * (y[k]?.[j] ?? 0), 0)));
const transposed = (x: Matrix): Matrix => (x[0] ?? []).map((_, j) => x.map((row) => row[j] ?? 0));
const combined = (x: Matrix, p: number, y: Matrix, q: number): Matrix =>
  x.map((row, i) => row.map((value, j) => p * value + q * (y[i]?.[j] ?? 0)));

/** The iteration as the paper writes it, over X Xᵀ whatever the shape, in float64. */
function orthogonalised(x: Matrix): Matrix {
  const norm = Math.hypot(...x.flat());
  let current = x.map((row) => row.map((value) => value / (norm + 1e-7)));
  for (let i = 0; i < 5; i++) {
    const gram = product(current, transposed(current));
    const factor = combined(gram, -4.775, product(gram, gram), 2.0315);
    current = combined(current, 3.4445, product(factor, current), 1);
  }
  return current;
}

const noise = (i: number): number => Math.fround(Math.sin(i * 12.9898) * 0.5 + Math.cos(i * 78.233) * 0.5);

describe("Muon", () => {
  it("follows the papers' algorithm for wide, tall and square matrices, wherever they lie", async () => {
    const shapes = [
      { start: 2, rows: 3, columns: 8 },
      { start: 26, rows: 9, columns: 4 },
      { start: 70, rows: 5, columns: 5 },
    ];
    const memory = new TrainingMemory(100);
    const first = Float32Array.from({ length: 100 }, (_, i) => noise(i));
    memory.values.set(first);
    await using muon = await Muon.create(memory, shapes, { momentum: 0.9, weightDecay: 0.1, clipNorm: 1, threads: 1 });
    const exact = [...first];
    const sums = Array<number>(100).fill(0);
    for (let step = 1; step <= 3; step++) {
      const gradient = Float32Array.from({ length: 100 }, (_, i) => noise(i * step + 1000));
      memory.gradient.set(gradient);
      const norm = Math.hypot(...gradient);
      await muon.update(0.01, norm);
      for (const { start, rows, columns } of shapes) {
        const update: Matrix = Array.from({ length: rows }, (_, r) =>
          Array.from({ length: columns }, (_, k) => {
            const i = start + r * columns + k;
            const own = (gradient[i] ?? 0) / (norm + 1e-6);
            sums[i] = 0.9 * (sums[i] ?? 0) + own;
            return own + 0.9 * (sums[i] ?? 0);
          }),
        );
        for (const [index, value] of orthogonalised(update).flat().entries()) {
          const i = start + index;
          exact[i] = (exact[i] ?? 0) * (1 - 0.001) - 0.01 * 0.2 * Math.sqrt(Math.max(rows, columns)) * value;
        }
      }
      for (const [i, value] of exact.entries())
        expect(Math.abs((memory.values[i] ?? 0) - value), `${step}: ${i}`).toBeLessThan(1e-5);
    }
  });

  it("takes query, key, value, gate and up apart, and covers every matrix of the layers once", () => {
    const config = {
      ...{ layers: 2, hiddenSize: 12, ffnSize: 20, heads: 3, groups: 1, headDim: 4, vocabularySize: 30, contextLength: 64 },
      ...{ epsilon: 1e-5, ropeBase: 10_000, positionDivisor: 1, qkvBias: true, tiedEmbeddings: true, endOfSequenceIds: [2] },
    };
    const set = new ParameterSet({ shape: config, tensors: checkpointTensors(config) });
    const tensors = set.tensors.filter(({ name }) => name.includes(".layers."));
    const matrices = muonMatrices(set);
    expect(matrices.slice(0, 7).map(({ rows, columns }) => [rows, columns])).toEqual([
      ...[
        [12, 12],
        [4, 12],
        [4, 12],
        [12, 12],
        [20, 12],
        [20, 12],
        [12, 20],
      ],
    ]);
    const covered = matrices.flatMap(({ start, rows, columns }) => Array.from({ length: rows * columns }, (_, i) => start + i));
    const expected = tensors
      .filter(({ name, shape }) => name.includes(".layers.") && shape.length > 1)
      .flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i));
    expect(covered.sort((x, y) => x - y)).toEqual(expected.sort((x, y) => x - y));
  });
});
