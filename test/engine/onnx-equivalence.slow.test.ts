import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { Engine } from "../../src/engine/engine.js";
import type { OnnxExecutor } from "../../src/onnx-runtime/onnx-executor.js";
import { writeInitialCheckpoint } from "../../src/training/initial-checkpoint.js";
import { executorOf } from "../onnx-runtime/support.js";
import { temporaryFolder } from "../support/temporary-folder.js";
import { describeEquivalence } from "./support/equivalence.js";

describe("engine on a small real model in fp32: batched ≡ alone ≡ prefix-cached ≡ speculative ≡ naive", () => {
  let executor: OnnxExecutor;
  let draft: OnnxExecutor;

  beforeAll(async () => {
    const checkpoint = path.join(await temporaryFolder(), "checkpoint");
    const config = { padded_vocab_size: 300, seq_length: 128, hidden_size: 64, num_layers: 2 };
    await writeInitialCheckpoint(checkpoint, { config, seed: 11, dtype: "float16" });
    executor = await executorOf(checkpoint, "fp32", { maxSequencesPerStep: 4 });
    draft = await executorOf(checkpoint, "int4");
  });

  const alphabet = Array.from({ length: 20 }, (_, index) => 3 + index * 14);
  // KV slabs grow by 64 tokens at a time, for up to 4 running sequences and one cached.
  const size = { runs: 25, maxPrompt: 40, maxOutput: 24, alphabet, slackTokens: 5 * 64 };
  describeEquivalence({ create: () => executor, createDraft: () => draft, ...size });
});

it("serves a context shorter than a step could be long", async () => {
  const checkpoint = path.join(await temporaryFolder(), "checkpoint");
  await writeInitialCheckpoint(checkpoint, { config: { padded_vocab_size: 300, seq_length: 64 }, seed: 3, dtype: "float16" });
  const executor = await executorOf(checkpoint, "fp32", { maxSequencesPerStep: 8 });
  await using engine = new Engine(executor, { prefixCache: false, prefillChunkTokens: 512 });
  const outputs = await Promise.all(
    Array.from({ length: 8 }, async (_, number) => {
      const ids: number[] = [];
      const promptIds = Array.from({ length: 50 }, (_, i) => 3 + ((i * 7 + number) % 290));
      const sampling = { temperature: 0, topP: 1, topK: 0, repetitionPenalty: 1 };
      for await (const event of engine.generate({ promptIds, maxTokens: 10, sampling, stopIds: [] })) {
        if (event.type === "tokens") ids.push(...event.ids);
      }
      return ids;
    }),
  );
  for (const ids of outputs) expect(ids).toHaveLength(10);
});
