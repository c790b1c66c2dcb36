import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { causalMasks } from "../../src/training/autodiff/causal-attention.js";
import { Tape } from "../../src/training/autodiff/tape.js";
import { layOutMicroBatch, type MicroBatch } from "../../src/training/micro-batch.js";
import { packRows, rowTokens, type TrainingSequence } from "../../src/training/packing.js";
import { RowStream } from "../../src/training/row-stream.js";
import { evaluateTape, tensor } from "./support/evaluate-tape.js";

const sequence = (length: number, tag: number, learntFrom = 1): TrainingSequence => ({
  ids: Uint32Array.from({ length }, (_, i) => tag * 100 + i),
  learntFrom,
});
const sequences = fc
  .array(fc.integer({ min: 2, max: 17 }), { minLength: 1, maxLength: 60 })
  .map((lengths) => lengths.map((length, tag) => sequence(length, tag)));

describe("packing", () => {
  it("keeps every sequence once, fills no row beyond its length, and follows its seed", () => {
    fc.assert(
      fc.property(sequences, fc.integer(), (all, seed) => {
        const rows = packRows(all, 16, seed);
        expect(rows.flat().toSorted((a, b) => a.ids[0]! - b.ids[0]!)).toEqual(all);
        for (const row of rows) expect(row.reduce((sum, one) => sum + rowTokens(one), 0)).toBeLessThanOrEqual(16);
        expect(packRows(all, 16, seed)).toEqual(rows);
      }),
    );
  });

  it("wastes little room", () => {
    const many = Array.from({ length: 2000 }, (_, i) => sequence(10 + ((i * 7919) % 50), i));
    const tokens = many.reduce((sum, one) => sum + rowTokens(one), 0);
    expect(tokens / (packRows(many, 128, 1).length * 128)).toBeGreaterThan(0.95);
  });

  it("streams on from any position as if it had never stopped", () => {
    fc.assert(
      fc.property(sequences, fc.integer({ min: 0, max: 40 }), (all, taken) => {
        const whole = new RowStream(all, { length: 16, seed: 5 });
        whole.take(taken);
        const resumed = new RowStream(all, { length: 16, seed: 5, position: whole.position });
        expect(resumed.take(7)).toEqual(whole.take(7));
      }),
    );
  });
});

/** 1 where a token sees another: two blocks of queries, each up to its own end. */
function seenBy(inputs: MicroBatch["inputs"], shape: readonly [number, number]): number[] {
  const tape = new Tape();
  const names = ["segments", "branches"] as const;
  const [segments, branches] = names.map((name) => tape.input(name, "float32", shape));
  const masks = causalMasks(tape, segments!, branches!, 2);
  const outputs = Object.fromEntries(masks.map((mask, block) => [block, mask]));
  const feeds = Object.fromEntries(names.map((name) => [name, tensor([...shape], (i) => Number(inputs[name]!.data[i]))]));
  const { 0: first, 1: second } = evaluateTape({ tape, outputs }, feeds);
  const [rows, length] = shape;
  const half = length / 2;
  return Array.from({ length: rows }, (_, row) => [
    ...first!.data.subarray(row * half * half, (row + 1) * half * half),
    ...second!.data.subarray(row * half * length, (row + 1) * half * length),
  ])
    .flat()
    .map((value) => (value === 0 ? 1 : 0));
}

describe("a micro-batch", () => {
  const rows = [[sequence(4, 1, 2), sequence(3, 2)], [sequence(3, 3, 2)]];
  const { inputs, targets, tokens } = layOutMicroBatch(rows, { batch: 3, length: 6 });
  const numbers = (name: string): number[] => [...inputs[name]!.data].map(Number);

  it("learns what follows the prompt, each sequence from its own position 0", () => {
    expect(numbers("token_ids")).toEqual([100, 101, 102, 200, 201, 0, 300, 301, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(numbers("positions").slice(0, 8)).toEqual([0, 1, 2, 0, 1, 0, 0, 1]);
    expect(numbers("logits_rows")).toEqual([1, 2, 3, 4, 7]);
    expect(numbers("targets")).toEqual([102, 103, 201, 202, 302]);
    expect([targets, tokens]).toEqual([5, 7]);
  });

  it("hides the future and the neighbours", () => {
    expect(numbers("segments").slice(0, 12)).toEqual([0, 0, 0, 1, 1, 2, 0, 0, 1, 1, 1, 1]);
    expect(seenBy(inputs, [3, 6]).slice(0, 27)).toEqual([
      ...[1, 0, 0],
      ...[1, 1, 0],
      ...[1, 1, 1],
      ...[0, 0, 0, 1, 0, 0],
      ...[0, 0, 0, 1, 1, 0],
      ...[0, 0, 0, 0, 0, 1],
    ]);
  });

  it("reads a beginning once for all its branches, each of which goes on from its end and sees no other", () => {
    const branches = [sequence(3, 2, 1), sequence(2, 3, 1)];
    const shared = { ...sequence(2, 1, 2), branches };
    expect(rowTokens(shared)).toBe(5);
    const { inputs: own, targets: count, tokens: read } = layOutMicroBatch([[shared, sequence(2, 4)]], { batch: 1, length: 6 });
    const of = (name: string): number[] => [...own[name]!.data].map(Number);
    expect([count, read]).toEqual([4, 6]);
    expect(of("token_ids")).toEqual([100, 101, 200, 201, 300, 400]);
    expect(of("positions")).toEqual([0, 1, 2, 3, 2, 0]);
    expect(of("logits_rows")).toEqual([2, 3, 4, 5]);
    expect(of("targets")).toEqual([201, 202, 301, 401]);
    expect(seenBy(own, [1, 6])).toEqual([
      ...[1, 0, 0],
      ...[1, 1, 0],
      ...[1, 1, 1],
      ...[1, 1, 1, 1, 0, 0],
      ...[1, 1, 0, 0, 1, 0],
      ...[0, 0, 0, 0, 0, 1],
    ]);
  });
});
