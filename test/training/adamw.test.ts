import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import wabt from "wabt";
import { AdamW } from "../../src/training/adamw.js";
import { learningRate } from "../../src/training/learning-rate.js";
import { TrainingMemory } from "../../src/training/training-memory.js";
import { vectorKernels } from "../../src/training/vector-kernels.js";

describe("AdamW", () => {
  it("follows the paper's algorithm, in float64 to float32's last digits, for sizes of every remainder", () => {
    const sizes = [7, 1, 4, 9];
    const size = 21;
    const memory = new TrainingMemory(size);
    const starts = sizes.map((_, index) => sizes.slice(0, index).reduce((sum, count) => sum + count, 0));
    const tensors = sizes.map((count, index) => ({
      name: `t${index}`,
      shape: [count],
      start: starts[index]!,
      end: starts[index]! + count,
      decays: index !== 1,
    }));
    const decays = (i: number): boolean => tensors.find(({ start, end }) => i >= start && i < end)!.decays;
    const optimiser = new AdamW(memory, tensors, { beta1: 0.9, beta2: 0.99, epsilon: 1e-8, weightDecay: 0.1, clipNorm: 1 });
    const exact = Array.from({ length: size }, (_, i) => ({ p: Math.fround(Math.sin(i)), m: 0, v: 0 }));
    memory.values.set(exact.map(({ p }) => p));
    for (let step = 1; step <= 20; step++) {
      const gradient = exact.map((_, i) => Math.fround(Math.cos(i * step) * (step % 3 === 0 ? 2 : 0.1)));
      memory.gradient.set(gradient);
      const norm = Math.hypot(...gradient);
      expect(memory.gradientNorm()).toBeCloseTo(norm, 12);
      const scale = Math.min(1, 1 / (norm + 1e-6));
      optimiser.update(step, 0.01, norm);
      for (const [i, own] of exact.entries()) {
        const g = gradient[i]! * scale;
        own.m = 0.9 * own.m + 0.1 * g;
        own.v = 0.99 * own.v + 0.01 * g * g;
        const update = own.m / (1 - 0.9 ** step) / (Math.sqrt(own.v / (1 - 0.99 ** step)) + 1e-8);
        own.p -= 0.01 * (update + (decays(i) ? 0.1 * own.p : 0));
        expect(Math.abs(memory.values[i]! - own.p)).toBeLessThan(2e-6);
      }
    }
  });

  it("lets no moment become denormal", () => {
    const memory = new TrainingMemory(8);
    memory.mean.fill(1e-29);
    memory.square.fill(1e-29);
    memory.adamw(0, 8, { scale: 1, beta1: 0.01, beta2: 0.01, kept: 1, rate: 1e-3, correction: 1, epsilon: 1e-8 });
    expect([...memory.mean, ...memory.square]).toEqual(Array(16).fill(0));
  });

  it("carries the kernels its source assembles to", async () => {
    const source = readFileSync(new URL("../../src/training/vector-kernels.wat", import.meta.url), "utf8");
    const { buffer } = (await wabt()).parseWat("vector-kernels.wat", source, { simd: true }).toBinary({});
    expect(Buffer.from(buffer).toString("base64")).toBe(vectorKernels);
  });

  it("refuses what WebAssembly can't address", () => {
    expect(() => new TrainingMemory(300_000_000)).toThrow(/300000000 parameters/);
  });
});

describe("the learning rate", () => {
  const schedule = { peak: 0.1, warmupSteps: 10, steps: 110, finalShare: 0.1 };

  it("rises to its peak, halves the way down at half time, ends at its share", () => {
    expect(learningRate(1, schedule)).toBeCloseTo(0.01, 12);
    expect(learningRate(10, schedule)).toBeCloseTo(0.1, 12);
    expect(learningRate(60, schedule)).toBeCloseTo(0.055, 12);
    expect(learningRate(110, schedule)).toBeCloseTo(0.01, 12);
  });

  it("never rises after the warm-up", () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 120 }), (step) => {
        expect(learningRate(step + 1, schedule)).toBeLessThanOrEqual(learningRate(step, schedule));
      }),
    );
  });
});
