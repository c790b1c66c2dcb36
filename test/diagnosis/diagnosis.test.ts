import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import wabt from "wabt";
import { adviceFor, type Circumstances } from "../../src/diagnosis/advice.js";
import { measureBandwidth } from "../../src/diagnosis/bandwidth.js";
import { type KnownModel, knownModels } from "../../src/diagnosis/known-models.js";
import { availableBytesOf, examineMachine, instructionSetsOf, limitsOf, type Machine } from "../../src/diagnosis/machine.js";
import { modelNeeds, modelReach } from "../../src/diagnosis/model-needs.js";
import { readMemoryKernel } from "../../src/diagnosis/read-memory.js";
import type { ModelManifest } from "../../src/model-folder/manifest.js";

/** ChatGLM3-6B at 4 bits. */
const sixB: ModelManifest = {
  formatVersion: 1,
  source: { name: "chatglm3-6b", modelType: "chatglm" },
  precision: "int4",
  blockSize: 128,
  config: {
    layers: 28,
    hiddenSize: 4096,
    ffnSize: 13696,
    heads: 32,
    groups: 2,
    headDim: 128,
    vocabularySize: 65024,
    contextLength: 8192,
    epsilon: 1e-5,
    ropeBase: 10_000,
    positionDivisor: 1,
    qkvBias: true,
    tiedEmbeddings: false,
    endOfSequenceIds: [2],
  },
  chatFormat: "chatglm3",
  maxSequencesPerStep: 16,
  files: { "model.onnx.data": { bytes: 3_320_000_000, sha256: "0".repeat(64) } },
};

const machine: Machine = {
  platform: "linux",
  architecture: "x64",
  processor: "a processor",
  hardwareThreads: 16,
  usableThreads: 16,
  cores: 8,
  instructionSets: ["avx2"],
  lastLevelCacheBytes: 32e6,
  numaNodes: 1,
  memoryBytes: 32e9,
  availableBytes: 30e9,
  limits: { memoryBytes: undefined, processors: undefined },
};

describe("what a machine says of itself", () => {
  it("names the instruction sets that matter, of both kinds of processor", () => {
    expect(instructionSetsOf("model name\t: x\nflags\t\t: fpu avx avx2 fma rdrand avx512_vnni\n")).toEqual([
      "avx",
      "avx2",
      "fma",
      "avx512_vnni",
    ]);
    expect(instructionSetsOf("Features\t: fp asimd asimddp i8mm\n")).toEqual(["asimd", "asimddp", "i8mm"]);
    expect(instructionSetsOf("nothing")).toEqual([]);
  });

  it("knows what a container is held to, in both versions of control groups", () => {
    expect(limitsOf({ "memory.max": "4294967296", "cpu.max": "150000 100000" })).toEqual({
      memoryBytes: 2 ** 32,
      processors: 1.5,
    });
    expect(limitsOf({ "memory.max": "max", "cpu.max": "max 100000" })).toEqual({});
    const first = { "memory.limit_in_bytes": "9223372036854771712", "cpu.cfs_quota_us": "-1", "cpu.cfs_period_us": "100000" };
    expect(limitsOf(first)).toEqual({});
    expect(limitsOf({ ...first, "cpu.cfs_quota_us": "200000" }).processors).toBe(2);
    expect(limitsOf({})).toEqual({});
  });

  it("reads what is available, and looks at this machine", async () => {
    expect(availableBytesOf("MemTotal: 5 kB\nMemAvailable:    1000 kB\n")).toBe(1_024_000);
    expect(availableBytesOf("")).toBeUndefined();
    const own = await examineMachine();
    expect(own.cores).toBeGreaterThanOrEqual(1);
    expect(own.cores).toBeLessThanOrEqual(own.usableThreads);
    expect(own.memoryBytes).toBeGreaterThan(2 ** 28);
  });

  it("measures what memory gives to plain reading, by the kernel in the .wat file", async () => {
    const { bytesPerSecond, threads } = await measureBandwidth(2, 20, 2 ** 20);
    expect(threads).toBe(2);
    expect(bytesPerSecond).toBeGreaterThan(1e7);
    const source = readFileSync(new URL("../../src/diagnosis/read-memory.wat", import.meta.url), "utf8");
    const { buffer } = (await wabt()).parseWat("read-memory.wat", source, { simd: true }).toBinary({});
    expect(Buffer.from(buffer).toString("base64")).toBe(readMemoryKernel);
  });

  it("stops measuring when it is told to", async () => {
    await expect(measureBandwidth(1, 60_000, 2 ** 20, AbortSignal.timeout(30))).rejects.toThrow();
  });
});

describe("what a model needs and reaches", () => {
  const needs = modelNeeds(sixB);

  it("counts ChatGLM3-6B's weights, and what a step reads of them", () => {
    expect(needs.parameters / 6.2436e9).toBeCloseTo(1, 3);
    expect(needs.kvBytesPerToken).toBe(57_344);
    // Without the embedding: 65024 × 4096 at 4.25 bits.
    expect(needs.stepBytes).toBeCloseTo(3_320_000_000 - (65024 * 4096 * 4.25) / 8, -1);
  });

  it("says of models that people convert what they come to", () => {
    const bandwidth = { bytesPerSecond: 30e9, threads: 2 };
    const models = knownModels({ bandwidth, memoryBytes: 4e9, lastLevelCacheBytes: 32e6 });
    const named = (name: string): KnownModel | undefined => models.find((model) => model.name.startsWith(name));
    expect(named("ChatGLM3-6B")).toMatchObject({ fits: true });
    expect(named("ChatGLM3-6B")?.weightBytes).toBeCloseTo(3.32e9, -7);
    expect(named("ChatGLM3-6B")?.tokensPerSecond).toBeCloseTo(7.0, 1);
    expect(named("GLM-4-9B")).toMatchObject({ fits: false });
    // Published: 0.49, 1.59 and 9.40 thousand million.
    expect(named("Qwen2.5-0.5B")?.parameters).toBeCloseTo(4.94e8, -6);
    expect(named("GLM-Edge-1.5B")?.parameters).toBeCloseTo(1.59e9, -7);
    expect(named("GLM-4-9B")?.parameters).toBeCloseTo(9.4e9, -7);
    const sizes = models.map(({ weightBytes }) => weightBytes);
    expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
  });

  it("expects of decode three quarters of what the memory bus allows", () => {
    const bandwidth = { bytesPerSecond: 30e9, threads: 2 };
    const { decode, streams, fits } = modelReach(needs, {
      bandwidth,
      memoryBytes: 32e9,
      kvCacheBytes: 8e9,
      lastLevelCacheBytes: 32e6,
    });
    expect(decode?.map(({ context }) => context)).toEqual([32, 512, 2048, 8192]);
    // Measured: 8.5 and 7.05 tok/s at 29 GB/s.
    expect(decode?.[0]?.tokensPerSecond).toBeCloseTo(7.1, 1);
    expect(decode?.[2]?.tokensPerSecond).toBeLessThan(decode?.[0]?.tokensPerSecond ?? 0);
    expect(streams).toEqual({ context: 2048, fit: 68, together: 16 });
    expect(fits).toBe(true);
  });

  it("expects nothing of weights that fit in the caches, or without a measurement", () => {
    const room = { memoryBytes: 32e9, kvCacheBytes: 8e9, lastLevelCacheBytes: 10e9 };
    expect(modelReach(needs, { ...room, bandwidth: { bytesPerSecond: 30e9, threads: 2 } }).decode).toBeUndefined();
    expect(modelReach(needs, { ...room, lastLevelCacheBytes: 1, bandwidth: undefined }).decode).toBeUndefined();
  });
});

describe("advice", () => {
  const kindsFor = (changes: Partial<Circumstances>, memoryBytes = 32e9): string[] => {
    const needs = modelNeeds(sixB);
    const defaultKvCacheBytes = Math.floor(memoryBytes / 4);
    const room = { bandwidth: undefined, memoryBytes, kvCacheBytes: defaultKvCacheBytes, lastLevelCacheBytes: 1 };
    const model = { needs, reach: modelReach(needs, room) };
    const circumstances = { machine, memoryBytes, defaultKvCacheBytes, model, fallbackReason: undefined, ...changes };
    return adviceFor(circumstances).map(({ kind }) => kind);
  };

  it.each<[string, Partial<Circumstances>, number | undefined, string[]]>([
    ["a machine with room for all", {}, undefined, ["threads"]],
    ["too little memory", {}, 3e9, ["does-not-fit", "threads"]],
    ["just too little for the default", {}, 4.5e9, ["kvCacheBytes", "threads"]],
    ["a default below one context", { defaultKvCacheBytes: 1e8 }, undefined, ["no-room-for-context", "threads"]],
    [
      "a container with less time than cores",
      { machine: { ...machine, limits: { memoryBytes: undefined, processors: 1.5 } } },
      undefined,
      ["processor-limit", "threads"],
    ],
    ["several memories", { machine: { ...machine, numaNodes: 2 } }, undefined, ["threads", "several-numa-nodes"]],
    ["an old processor", { machine: { ...machine, instructionSets: ["avx"] } }, undefined, ["threads", "slow-kernels"]],
    ["the other binding", { fallbackReason: "no koffi" }, undefined, ["threads", "fallback-binding"]],
  ])("for %s", (_what, changes, memoryBytes, expected) => {
    expect(kindsFor(changes, memoryBytes)).toEqual(expected);
  });
});
