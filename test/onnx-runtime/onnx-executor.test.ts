import path from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { RopeRatioMeaning } from "../../src/families/model-family.js";
import type { OnnxExecutor } from "../../src/onnx-runtime/onnx-executor.js";
import { type InitialCheckpointSizes, writeInitialCheckpoint } from "../../src/training/initial-checkpoint.js";
import { ReferenceModel } from "../support/reference-model.js";
import { temporaryFolder } from "../support/temporary-folder.js";
import { executorOf, largestDifference, logitsOf } from "./support.js";

async function seededCheckpoint(config: InitialCheckpointSizes, seed = 7): Promise<string> {
  const folder = path.join(await temporaryFolder(), "checkpoint");
  await writeInitialCheckpoint(folder, { config, seed, dtype: "float16" });
  return folder;
}

const small = { padded_vocab_size: 300, seq_length: 128 } as const;

describe("against a plain float64 ChatGLM", () => {
  const shapes: Record<string, { sizes: InitialCheckpointSizes; ropeRatio?: RopeRatioMeaning }> = {
    "two groups": { sizes: small },
    "three groups, rope_ratio in the base": {
      sizes: { ...small, hidden_size: 96, num_attention_heads: 6, multi_query_group_num: 3, kv_channels: 32, rope_ratio: 50 },
      ropeRatio: "multiplies-base",
    },
    "rope_ratio dividing positions": { sizes: { ...small, rope_ratio: 16 }, ropeRatio: "divides-positions" },
    "one group, tied embeddings, widths that fill no block": {
      sizes: {
        ...small,
        hidden_size: 72,
        ffn_hidden_size: 100,
        multi_query_group_num: 1,
        tie_word_embeddings: true,
        layernorm_epsilon: 1.5625e-7,
      },
    },
    "a group for every head": { sizes: { ...small, multi_query_group_num: 4 } },
  };
  const cases = Object.entries(shapes).flatMap(([name, one]) =>
    (["cpu", "plain"] as const).map((target) => ({ name: `${name}, ${target} graph`, target, ...one })),
  );
  for (const { name, sizes, ropeRatio, target } of cases) {
    it(name, async () => {
      const checkpoint = await seededCheckpoint(sizes);
      const executor = await executorOf(checkpoint, "fp32", { target, ...(ropeRatio === undefined ? {} : { ropeRatio }) });
      const reference = await ReferenceModel.load(checkpoint, ropeRatio);
      expect(reference.config.positionDivisor).toBe(ropeRatio === "divides-positions" ? 16 : 1);
      const ids = Array.from({ length: 40 }, (_, i) => (i * 37 + 11) % 300);
      const expected = reference.logits(ids);
      const actual = await logitsOf(executor, executor.createSequence(), ids, 16);
      for (const [position, logits] of expected.entries()) expect(largestDifference(actual[position], logits)).toBeLessThan(1e-3);
    });
  }
});

describe.each(["cpu", "plain"] as const)("a ragged step of a %s graph", (target) => {
  let executor: OnnxExecutor;
  beforeAll(async () => {
    executor = await executorOf(await seededCheckpoint(small), "fp32", { maxSequencesPerStep: 16, target });
  });

  it("gives each sequence what it gets alone, however tokens are chunked and batched", async () => {
    const token = fc.integer({ min: 0, max: 299 });
    const sequence = fc.array(token, { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(sequence, { minLength: 1, maxLength: 16 }),
        fc.infiniteStream(fc.integer({ min: 0, max: 9 })),
        async (prompts, sizes) => {
          const sequences = prompts.map(() => executor.createSequence());
          const together = prompts.map((): Float32Array[] => []);
          for (;;) {
            // Any sequence may sit a step out; a step takes 1 to 9 tokens of each of the others.
            const rows = prompts.flatMap((ids, index) => {
              const done = sequences[index]?.length ?? 0;
              const tokenIds = ids.slice(done, done + (sizes.next().value ?? 1));
              return tokenIds.length === 0 ? [] : [{ index, tokenIds }];
            });
            if (rows.length === 0 && sequences.every((one, index) => one.length === prompts[index]?.length)) break;
            if (rows.length === 0) continue;
            const output = await executor.run(
              rows.map(({ index, tokenIds }) => ({
                sequence: sequences[index] ?? executor.createSequence(),
                tokenIds,
                logits: "all" as const,
              })),
            );
            for (const [row, { index, tokenIds }] of rows.entries()) {
              for (const position of tokenIds.keys()) together[index]?.push(output.logits(row, position).slice());
              output.commit(row, tokenIds.length);
            }
          }
          for (const [index, ids] of prompts.entries()) {
            const alone = await logitsOf(executor, executor.createSequence(), ids);
            for (const [position, logits] of alone.entries())
              expect(largestDifference(together[index]?.[position], logits)).toBeLessThan(2e-4);
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it("takes no logits where none are wanted, and the last ones where those are", async () => {
    const [a, b] = [executor.createSequence(), executor.createSequence()];
    const output = await executor.run([
      { sequence: a, tokenIds: [1, 2, 3], logits: "none" },
      { sequence: b, tokenIds: [4, 5], logits: "last" },
    ]);
    const logits = output.logits(1, 0).slice();
    // One row in all was computed for the five tokens.
    expect(output.logits(1, 1)).toHaveLength(0);
    const alone = await logitsOf(executor, executor.createSequence(), [4, 5]);
    expect(largestDifference(logits, alone[1])).toBeLessThan(2e-4);
  });

  it("changes nothing before it is committed, and commits a part", async () => {
    const sequence = executor.createSequence();
    await logitsOf(executor, sequence, [5, 6, 7]);
    const output = await executor.run([{ sequence, tokenIds: [8, 9, 10], logits: "all" }]);
    expect(sequence.length).toBe(3);
    output.commit(0, 2);
    expect(sequence.length).toBe(5);
    expect(() => output.commit(0, 1)).toThrow(RangeError);
    const continued = await logitsOf(executor, sequence, [11]);
    const alone = await logitsOf(executor, executor.createSequence(), [5, 6, 7, 8, 9, 11]);
    expect(largestDifference(continued[0], alone[5])).toBeLessThan(2e-4);
  });

  it("truncates and copies prefixes exactly", async () => {
    const source = executor.createSequence();
    await logitsOf(executor, source, [5, 6, 7, 8, 9]);
    const copy = executor.createSequence();
    copy.copyPrefixFrom(source, 3);
    source.truncate(2);
    const fromCopy = await logitsOf(executor, copy, [12]);
    const fromSource = await logitsOf(executor, source, [7, 12]);
    const alone = await logitsOf(executor, executor.createSequence(), [5, 6, 7, 12]);
    expect(largestDifference(fromCopy[0], alone[3])).toBeLessThan(2e-4);
    expect(largestDifference(fromSource[1], alone[3])).toBeLessThan(2e-4);
    expect(() => source.truncate(5)).toThrow(RangeError);
    copy.release();
    expect(copy.bytes).toBe(0);
    expect(() => copy.reserve(1)).toThrow("released");
  });

  it("gives keys and values as bytes, and takes them back into another sequence", async () => {
    const source = executor.createSequence();
    await logitsOf(executor, source, [5, 6, 7, 8, 9]);
    const kept = source.parts(3).map((part) => part.slice());
    const restored = executor.createSequence();
    expect(() => restored.parts(3)).toThrow(RangeError);
    restored.reserve(3);
    for (const [index, part] of restored.parts(3).entries()) part.set(kept[index] ?? []);
    expect(restored.length).toBe(0);
    restored.restore(3);
    const continued = await logitsOf(executor, restored, [12]);
    source.truncate(3);
    expect(continued).toEqual(await logitsOf(executor, source, [12]));
    expect(kept.reduce((sum, part) => sum + part.length, 0)).toBe(3 * executor.shape.kvBytesPerToken);
  });

  it("refuses too many sequences and foreign ones", async () => {
    const many = Array.from({ length: 17 }, () => ({
      sequence: executor.createSequence(),
      tokenIds: [1],
      logits: "last" as const,
    }));
    await expect(executor.run(many)).rejects.toThrow(RangeError);
    await expect(executor.run([])).rejects.toThrow(RangeError);
  });
});

describe("quantised", () => {
  it("stays close to fp32, int8 closer than int4, at every block size", async () => {
    const checkpoint = await seededCheckpoint({ ...small, hidden_size: 256, ffn_hidden_size: 300, kv_channels: 64 });
    const ids = Array.from({ length: 60 }, (_, i) => (i * 91 + 17) % 300);
    const nll = async (executor: OnnxExecutor): Promise<number> =>
      meanNll(await logitsOf(executor, executor.createSequence(), ids), ids);
    const exact = await nll(await executorOf(checkpoint));
    for (const blockSize of [32, 64, 128]) {
      const int8 = await nll(await executorOf(checkpoint, "int8", { blockSize }));
      const int4 = await nll(await executorOf(checkpoint, "int4", { blockSize }));
      expect(Math.abs(int8 - exact)).toBeLessThan(0.05);
      expect(Math.abs(int4 - exact)).toBeLessThan(0.4);
    }
  });
});

function meanNll(logits: readonly Float32Array[], ids: readonly number[]): number {
  let sum = 0;
  for (let i = 1; i < ids.length; i++) {
    const row = logits[i - 1] ?? new Float32Array(0);
    const most = row.reduce((a, b) => Math.max(a, b), -Infinity);
    const total = row.reduce((a, b) => a + Math.exp(b - most), 0);
    sum -= (row[ids[i] ?? 0] ?? 0) - most - Math.log(total);
  }
  return sum / (ids.length - 1);
}
