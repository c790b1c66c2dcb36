import { createHash } from "node:crypto";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Engine } from "../../src/engine/engine.js";
import type { EngineOptions } from "../../src/engine/engine-options.js";
import type { GenerationRequest, SamplingOptions } from "../../src/engine/generation.js";
import type { ModelExecutor } from "../../src/engine/model-executor.js";
import { uniformAt } from "../../src/engine/sampling/philox.js";
import { readManifest } from "../../src/model-folder/manifest.js";
import { OnnxExecutor } from "../../src/onnx-runtime/onnx-executor.js";

/** The shipped model, which is quantised: products round by how many rows they are given. */
const folder = fileURLToPath(new URL("../../models/chatglm-mini/", import.meta.url));
const requests = 320;

let model: OnnxExecutor;
beforeAll(async () => {
  const { config, maxSequencesPerStep } = await readManifest(folder);
  model = await OnnxExecutor.load({ path: path.join(folder, "model.onnx"), config, maxSequencesPerStep, threads: 2 });
});
afterAll(() => model[Symbol.asyncDispose]());

/** A digest of every row of logits that is read, bit for bit: log-probabilities are functions of these. */
function recorded(digests: Set<string>): ModelExecutor {
  return {
    shape: model.shape,
    createSequence: () => model.createSequence(),
    run: async (rows) => {
      const output = await model.run(rows);
      return {
        commit: output.commit,
        logits: (row, position) => {
          const logits = output.logits(row, position);
          digests.add(
            createHash("sha1")
              .update(Buffer.from(logits.buffer, logits.byteOffset, logits.byteLength))
              .digest("hex"),
          );
          return logits;
        },
      };
    },
    [Symbol.asyncDispose]: async () => {},
  };
}

type Asked = Omit<GenerationRequest, "signal">;

/** Prompts of one to four chunks, most of which begin like others, as with a system prompt and its tools. */
function request(index: number): Asked {
  const draw = (place: number, most: number): number => Math.floor(uniformAt(index, place) * most);
  const shared = [0, 20, 40, 70][draw(0, 4)] ?? 0;
  const own = 1 + draw(1, 30);
  const head = Array.from({ length: shared }, (_, i) => 300 + ((i * 7919) % 3000));
  const tail = Array.from({ length: own }, (_, i) => 300 + draw(10 + i, 3000));
  const greedy = index % 4 !== 3;
  const sampling: SamplingOptions = { temperature: greedy ? 0 : 0.9, topP: 0.9, topK: 0, repetitionPenalty: 1, seed: index };
  return { promptIds: [...head, ...tail], maxTokens: 3 + draw(2, 5), sampling, stopIds: [] };
}

async function idsOf(engine: Engine, asked: Asked): Promise<number[]> {
  const ids: number[] = [];
  for await (const event of engine.generate(asked)) if (event.type === "tokens") ids.push(...event.ids);
  return ids;
}

interface Run {
  readonly ids: readonly number[][];
  readonly digests: ReadonlySet<string>;
  readonly engine: Engine;
}

async function together(asked: readonly Asked[], options: Partial<EngineOptions>): Promise<Run> {
  const digests = new Set<string>();
  await using engine = new Engine(recorded(digests), { maxQueuedRequests: requests, ...options });
  const ids = await Promise.all(asked.map((one) => idsOf(engine, one)));
  return { ids, digests, engine };
}

async function alone(asked: readonly Asked[]): Promise<Omit<Run, "engine">> {
  const digests = new Set<string>();
  const ids: number[][] = [];
  for (const one of asked) {
    await using engine = new Engine(recorded(digests), { deterministic: true });
    ids.push(await idsOf(engine, one));
  }
  return { ids, digests };
}

it(`${requests} requests at once say what each says alone, with the same logits to the last bit`, {
  timeout: 900_000,
}, async () => {
  const asked = Array.from({ length: requests }, (_, index) => request(index));
  const expected = await alone(asked);
  const { ids, digests } = await together(asked, { deterministic: true });
  expect(ids).toEqual(expected.ids);
  expect(digests).toEqual(expected.digests);
  // The machine's rounding can be seen by these means: without the setting some logits differ.
  const shared = await together(asked.slice(0, 60), { speculation: false });
  expect([...shared.digests].filter((digest) => !expected.digests.has(digest)).length).toBeGreaterThan(0);
});

it("so they do where memory is short: prefixes are evicted, and requests make way and are computed again", async () => {
  const asked = Array.from({ length: 12 }, (_, index) => ({ ...request(index), maxTokens: 90 }));
  const expected = await alone(asked);
  const { ids, digests, engine } = await together(asked, {
    deterministic: true,
    kvCacheBytes: 400 * model.shape.kvBytesPerToken,
  });
  expect(engine.stats().preemptions).toBeGreaterThan(0);
  expect(ids).toEqual(expected.ids);
  expect(digests).toEqual(expected.digests);
}, 900_000);

describe("a deterministic engine", () => {
  it("shares whole chunks of prompts, and of them only", async () => {
    await using engine = new Engine(model, { deterministic: true });
    const promptIds = Array.from({ length: 100 }, (_, i) => 300 + i);
    const sampling = { temperature: 0, topP: 1, topK: 0, repetitionPenalty: 1 };
    const cached: number[] = [];
    for (const length of [100, 100, 64, 65, 40]) {
      const asked = { promptIds: promptIds.slice(0, length), maxTokens: 40, sampling, stopIds: [] };
      for await (const event of engine.generate(asked)) if (event.type === "finish") cached.push(event.usage.cachedTokens);
    }
    expect(cached).toEqual([0, 96, 32, 64, 32]);
    expect(await engine.keepPrefix("system", promptIds)).toEqual({ tokens: 96, source: "memory", stored: false });
    expect(await engine.keepPrefix("short", promptIds.slice(0, 31))).toMatchObject({ tokens: 0, stored: false });
  });

  it("scores a sequence the same beside others", async () => {
    const ids = Array.from({ length: 150 }, (_, i) => 300 + ((i * 31) % 2000));
    await using first = new Engine(model, { deterministic: true });
    const alone = await first.score(ids);
    const others = Array.from({ length: 20 }, (_, index) => idsOf(first, request(index)));
    expect(await first.score(ids)).toEqual(alone);
    await Promise.all(others);
  });

  it("guesses nothing", () => {
    expect(() => new Engine(model, { deterministic: true, speculation: {} })).toThrow(/exclude each other/);
  });
});
