import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { convertCheckpoint } from "../../src/export/convert-checkpoint.js";
import { openModel } from "../../src/model/open-model.js";
import { GraphSession } from "../../src/onnx-runtime/graph-session.js";
import { layOutMicroBatch } from "../../src/training/micro-batch.js";
import { type TrainingProgress, train } from "../../src/training/train.js";
import { weightInputs } from "../../src/training/trainer.js";
import { buildTrainingGraph } from "../../src/training/training-graph.js";
import { openTrainingStart } from "../../src/training/training-start.js";
import { Xoshiro } from "../../src/training/xoshiro.js";
import { ReferenceModel } from "../support/reference-model.js";
import { temporaryFolder } from "../support/temporary-folder.js";
import { copyingOptions, word, writeCopyingTask } from "./support/copying-task.js";

const trainProcess = fileURLToPath(new URL("support/train-process.ts", import.meta.url));

const runtimeFolder = path.dirname(createRequire(import.meta.url).resolve("onnxruntime-node/package.json"));
const cudaLibrary = path.join(runtimeFolder, "bin/napi-v6/linux/x64/libonnxruntime_providers_cuda.so");

describe("train", () => {
  it("learns to repeat letters; converted, the engine repeats new ones, and both graphs agree", async () => {
    const folder = await temporaryFolder();
    await writeCopyingTask(folder, 600);
    const progress: TrainingProgress[] = [];
    const options = { ...copyingOptions(folder), steps: 60, length: 64, batchTokens: 1024, checkpointEvery: 1000 };
    const { heldOut, log } = await train({ ...options, onProgress: (entry) => progress.push(entry) });
    expect(heldOut).toBeLessThan(0.05);
    expect(progress).toHaveLength(60);
    expect(progress.at(-1)).toMatchObject({ steps: 60, secondsLeft: 0, loss: log.at(-1)!.loss });
    expect(await readdir(folder)).not.toContain("out.training");

    const out = path.join(folder, "converted");
    await convertCheckpoint({ checkpoint: options.out, out, precision: "fp32", chatFormat: "chatglm3" });
    await using model = await openModel({ path: out, threads: 1 });
    const random = new Xoshiro(99);
    for (let trial = 0; trial < 5; trial++) {
      const question = word(random);
      const promptIds = model.chatFormat.encode([{ role: "user", content: question }]);
      let answer = "";
      for await (const event of model.generate({ promptIds, maxTokens: 12, sampling: { temperature: 0 } })) {
        if (event.type === "text-delta") answer += event.text;
      }
      expect(answer.trim()).toBe(question);
    }

    // The training graph, the exported graph and the plain reference give one model.
    const ids = [...model.chatFormat.encode([{ role: "user", content: "a b c" }]), 259, 262];
    const start = await openTrainingStart({ from: options.out }, 0);
    const graph = buildTrainingGraph(
      start.parameters.decoder,
      { batch: 1, length: ids.length },
      { backward: false, logits: true },
    );
    await using session = await GraphSession.create(graph.onnx, { threads: 1 });
    const { inputs, targets } = layOutMicroBatch([[{ ids: Uint32Array.from([...ids, 0]), learntFrom: 1 }]], {
      batch: 1,
      length: ids.length,
    });
    const weights = { data: new Float32Array(targets).fill(1 / (targets - 1)), shape: [targets, 1] };
    weights.data[targets - 1] = 0;
    const outputs = await session.run({ ...weightInputs(start.parameters, graph.parameters), ...inputs, weights });
    const expected = (await ReferenceModel.load(options.out)).logits(ids).flatMap((row) => [...row]);
    const worst = Math.max(...expected.map((value, index) => Math.abs(value - Number(outputs.get("logits")![index]))));
    expect(worst).toBeLessThan(1e-4);
    expect(Math.abs((await model.score(ids)).meanNll - Number(outputs.get("loss")![0]))).toBeLessThan(1e-4);
  });

  it("goes on after kill -9 with the losses it would have had, to the last bit", async () => {
    const whole = await temporaryFolder();
    const killed = await temporaryFolder();
    for (const folder of [whole, killed]) await writeCopyingTask(folder, 200);
    const { log } = await train(copyingOptions(whole));

    const child = spawn(process.execPath, ["--import", "tsx", trainProcess, killed], { stdio: ["ignore", "pipe", "inherit"] });
    const ended = once(child, "exit");
    for await (const line of createInterface({ input: child.stdout })) if (line === "waiting") break;
    child.kill("SIGKILL");
    await ended;
    const states = path.join(killed, "out.training");
    expect((await readdir(states)).sort()).toEqual(["checkpoint-000000003", "checkpoint-000000006"]);

    // A kill in the middle of a save leaves this; a damaged newest state is passed over for the one before.
    await mkdir(path.join(states, ".checkpoint-000000009.unfinished"), { recursive: true });
    const damaged = path.join(states, "checkpoint-000000006/mean.f32");
    const bytes = await readFile(damaged);
    bytes[100]! ^= 1;
    await writeFile(damaged, bytes);

    const first: number[] = [];
    const resumed = await train({ ...copyingOptions(killed), resume: true, onProgress: ({ step }) => first.push(step) });
    expect(first[0]).toBe(4);
    expect(resumed.log).toEqual(log);
    const weights = await Promise.all([whole, killed].map((folder) => readFile(path.join(folder, "out/model.safetensors"))));
    expect(weights[0]!.equals(weights[1]!)).toBe(true);
  });

  it("saves its state when it is stopped, and resumes only what it was", async () => {
    const folder = await temporaryFolder();
    await writeCopyingTask(folder, 100);
    const options = { ...copyingOptions(folder), steps: 6 };
    const stop = new AbortController();
    const onProgress = ({ step }: TrainingProgress): void => {
      if (step === 4) stop.abort();
    };
    await expect(train({ ...options, signal: stop.signal, onProgress })).rejects.toMatchObject({ code: "ABORTED" });
    expect(await readdir(path.join(folder, "out.training"))).toContain("checkpoint-000000004");
    await expect(train(options)).rejects.toMatchObject({ code: "INVALID_OPTION", message: expect.stringContaining("--resume") });
    await expect(train({ ...options, resume: true, learningRate: 1e-3 })).rejects.toThrow(/other data or other options/);
    const { log } = await train({ ...options, resume: true });
    expect(log.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6]);
    await expect(train(options)).rejects.toMatchObject({
      code: "INVALID_OPTION",
      message: expect.stringContaining("already exists"),
    });
  });

  it("resumes Muon to the last bit, too", async () => {
    const folder = await temporaryFolder();
    await writeCopyingTask(folder, 100);
    const options = { ...copyingOptions(folder), steps: 5, optimiser: { method: "muon" } } as const;
    const { log } = await train(options);
    const adamw = await train({ ...options, out: path.join(folder, "adamw"), optimiser: undefined });
    expect(log.at(-1)?.loss).not.toBe(adamw.log.at(-1)?.loss);
    const stop = new AbortController();
    const onProgress = ({ step }: TrainingProgress): void => {
      if (step === 3) stop.abort();
    };
    const again = { ...options, out: path.join(folder, "again") };
    await expect(train({ ...again, signal: stop.signal, onProgress })).rejects.toMatchObject({ code: "ABORTED" });
    await expect(train({ ...again, resume: true, optimiser: undefined })).rejects.toThrow(/other data or other options/);
    expect((await train({ ...again, resume: true })).log).toEqual(log);
  });

  it("takes several runs for a step that exceeds the activation budget, with the same result", async () => {
    const folder = await temporaryFolder();
    await writeCopyingTask(folder, 100);
    const options = { ...copyingOptions(folder), steps: 3 };
    const { log } = await train(options);
    const parts = await train({ ...options, overwrite: true, activationBytes: 2 ** 20 });
    for (const [index, { loss, gradientNorm }] of parts.log.entries()) {
      expect(Math.abs(loss - log[index]!.loss)).toBeLessThan(1e-5);
      expect(Math.abs(gradientNorm - log[index]!.gradientNorm)).toBeLessThan(1e-4);
    }
    await expect(train({ ...options, overwrite: true, activationBytes: 1000 })).rejects.toThrow(/One row of 32 tokens needs/);
  });

  it.skipIf(existsSync(cudaLibrary))(
    "says what to install where CUDA is asked for and missing, and trains on nothing else",
    async () => {
      const folder = await temporaryFolder();
      await writeCopyingTask(folder, 100);
      const progress: TrainingProgress[] = [];
      const onProgress = (entry: TrainingProgress): void => void progress.push(entry);
      await expect(train({ ...copyingOptions(folder), device: "cuda", onProgress })).rejects.toMatchObject({
        code: "ENGINE_FAILED",
        message: expect.stringMatching(/^onnxruntime can't load a graph on CUDA: .*(cuda|CUDA)/),
        remedy: expect.stringContaining("ONNXRUNTIME_NODE_INSTALL=1"),
      });
      expect(progress).toEqual([]);
    },
  );

  it("knows the CPU as the default device when it resumes", async () => {
    const folder = await temporaryFolder();
    await writeCopyingTask(folder, 100);
    const options = { ...copyingOptions(folder), steps: 3 };
    const stop = new AbortController();
    const onProgress = (): void => stop.abort();
    await expect(train({ ...options, signal: stop.signal, onProgress })).rejects.toMatchObject({ code: "ABORTED" });
    expect((await train({ ...options, resume: true, device: "cpu" })).steps).toBe(3);
  });
});
