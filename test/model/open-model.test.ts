import { execFile } from "node:child_process";
import { cp, rm, truncate, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { convertCheckpoint } from "../../src/export/convert-checkpoint.js";
import { EngineThread } from "../../src/model/engine-thread.js";
import { openModel } from "../../src/model/open-model.js";
import type { TextEvent, TextModel, TextRequest } from "../../src/model/text-generation.js";
import { OnnxExecutor } from "../../src/onnx-runtime/onnx-executor.js";
import { writeInitialCheckpoint } from "../../src/training/initial-checkpoint.js";
import { argmax, logitsOf } from "../onnx-runtime/support.js";
import { seededModel } from "../support/seeded-model.js";
import { temporaryFolder } from "../support/temporary-folder.js";
import { worstLateness } from "../support/worst-lateness.js";

const greedy = { temperature: 0 } as const;
let folder: string;
beforeAll(async () => {
  folder = await seededModel();
});
afterEach(() => {
  vi.restoreAllMocks();
});

async function collect(
  model: TextModel,
  request: TextRequest,
): Promise<{ text: string; ids: number[]; finish: TextEvent & { type: "finish" } }> {
  let text = "";
  const ids: number[] = [];
  for await (const event of model.generate(request)) {
    if (event.type === "finish") return { text, ids, finish: event };
    if (event.type !== "text-delta") continue;
    text += event.text;
    ids.push(...event.ids);
  }
  throw new Error("no finish event came");
}

describe("generation on the engine thread", () => {
  it("gives the tokens that a plain loop over the graph gives", async () => {
    await using model = await openModel({ path: folder });
    const promptIds = model.chatFormat.encode([{ role: "user", content: "龙井茶产自哪里？" }]);
    const { ids, text, finish } = await collect(model, { promptIds, sampling: greedy, maxTokens: 24, stopIds: [] });

    await using executor = await OnnxExecutor.load({
      path: path.join(folder, "model.onnx"),
      config: model.manifest.config,
      maxSequencesPerStep: model.manifest.maxSequencesPerStep,
      threads: 1,
    });
    const sequence = executor.createSequence();
    const expected: number[] = [];
    let next = argmax((await logitsOf(executor, sequence, promptIds)).at(-1) ?? []);
    while (expected.length < 24) {
      expected.push(next);
      next = argmax((await logitsOf(executor, sequence, [next]))[0] ?? []);
    }
    expect(ids).toEqual(expected);
    const decoder = model.tokenizer.incrementalDecoder();
    expect(text).toBe(decoder.push(expected) + decoder.flush());
    expect(finish).toMatchObject({ reason: "length", usage: { promptTokens: promptIds.length, outputTokens: 24 } });
  });

  it("ends before a stop string that lies across token borders", async () => {
    await using model = await openModel({ path: folder });
    const request = { promptIds: [5, 6, 7], sampling: greedy, maxTokens: 24, stopIds: [] };
    const free = await collect(model, request);
    const pieces = free.ids.map((id) => model.tokenizer.decode([id]));
    const border = (pieces[0] ?? "").length;
    const stop = free.text.slice(border - 1, border + 2);
    expect(stop.length).toBeGreaterThan(1);
    const stopped = await collect(model, { ...request, stopStrings: ["not in there", stop] });
    expect(stopped.text).toBe(free.text.slice(0, free.text.indexOf(stop)));
    expect(stopped.finish).toMatchObject({ reason: "stop", stopString: stop });
    expect(stopped.finish.usage.outputTokens).toBeLessThan(free.finish.usage.outputTokens);
  });

  it("ends with `abort` when the signal fires, and serves the next request", async () => {
    await using model = await openModel({ path: folder });
    const controller = new AbortController();
    const events: TextEvent[] = [];
    for await (const event of model.generate({
      promptIds: [5, 6, 7],
      sampling: greedy,
      stopIds: [],
      signal: controller.signal,
    })) {
      events.push(event);
      controller.abort();
    }
    expect(events.at(-1)).toMatchObject({ type: "finish", reason: "abort" });
    expect(events.length).toBeLessThan(20);
    for await (const _ of model.generate({ promptIds: [5, 6, 7], sampling: greedy, stopIds: [] })) break;
    expect((await collect(model, { promptIds: [5, 6], maxTokens: 3, stopIds: [] })).ids).toHaveLength(3);
  });

  it("refuses a prompt longer than the context before anything runs", async () => {
    await using model = await openModel({ path: folder });
    const promptIds = Array.from({ length: model.manifest.config.contextLength + 1 }, () => 5);
    await expect(collect(model, { promptIds })).rejects.toMatchObject({
      code: "CONTEXT_OVERFLOW",
      message: expect.stringContaining("8193"),
    });
  });

  it("keeps no timer of the caller's thread waiting for more than 50 ms", async () => {
    await using model = await openModel({ path: folder, threads: 1 });
    const promptIds = Array.from({ length: 1500 }, (_, i) => 300 + (i % 500));
    const { ticks, worst } = await worstLateness(async () => {
      await model.score(promptIds);
      await collect(model, { promptIds, sampling: { temperature: 0.8, seed: 1 }, maxTokens: 30, stopIds: [] });
    });
    expect(ticks).toBeGreaterThan(10);
    expect(worst).toBeLessThan(50);
  });
});

describe("sharing", () => {
  it("loads one engine for the same folder and options, and releases it with the last user", async () => {
    const start = vi.spyOn(EngineThread, "start");
    const [first, second] = await Promise.all([openModel({ path: folder }), openModel({ path: `${folder}/../model/` })]);
    expect(start).toHaveBeenCalledTimes(1);
    await first[Symbol.asyncDispose]();
    await first[Symbol.asyncDispose]();
    expect((await collect(second, { promptIds: [5], maxTokens: 2, stopIds: [] })).ids).toHaveLength(2);
    await second[Symbol.asyncDispose]();
    await expect(collect(second, { promptIds: [5] })).rejects.toMatchObject({ code: "ENGINE_FAILED" });
    await using third = await openModel({ path: folder });
    expect(start).toHaveBeenCalledTimes(2);
    expect((await collect(third, { promptIds: [5], maxTokens: 2, stopIds: [] })).ids).toHaveLength(2);
  });

  it("disposing ends what still runs", async () => {
    const model = await openModel({ path: folder });
    const running = collect(model, { promptIds: [5, 6], sampling: greedy, stopIds: [] });
    await new Promise((resolve) => setImmediate(resolve));
    await model[Symbol.asyncDispose]();
    expect((await running).finish.reason).toBe("abort");
  });
});

describe("speculation", () => {
  it("gives the same text with a draft model, with look-up, and without", async () => {
    const promptIds = [300, 301, 302, 303, 300, 301, 302];
    const request = { promptIds, sampling: { temperature: 0.7, seed: 5 }, maxTokens: 40, stopIds: [] };
    const texts: string[] = [];
    for (const speculation of [false, true, { draftModel: folder }]) {
      await using model = await openModel({ path: folder, speculation });
      texts.push((await collect(model, request)).text);
    }
    expect(texts[0]?.length).toBeGreaterThan(0);
    expect(new Set(texts).size).toBe(1);
  });

  it("refuses a draft model with another tokenizer", async () => {
    const other = path.join(await temporaryFolder(), "model");
    const checkpoint = path.join(await temporaryFolder(), "checkpoint");
    await writeInitialCheckpoint(checkpoint, { dtype: "float16", config: { padded_vocab_size: 300, seq_length: 64 } });
    await convertCheckpoint({ checkpoint, out: other, precision: "fp32" });
    await expect(openModel({ path: folder, speculation: { draftModel: other } })).rejects.toMatchObject({
      code: "INVALID_OPTION",
      message: expect.stringContaining("tokenizer"),
    });
  });
});

describe("a folder that can't be opened", () => {
  it("says what is missing and the command that makes it", async () => {
    await expect(openModel({ path: "/nowhere/chatglm" })).rejects.toMatchObject({
      code: "MODEL_NOT_FOUND",
      message: expect.stringContaining("langchain-chatglm convert"),
    });
  });

  it("names a damaged graph or weights file, and opens once it is mended", async () => {
    const damaged = path.join(await temporaryFolder(), "model");
    await cp(folder, damaged, { recursive: true });
    await truncate(path.join(damaged, "model.onnx.data"), 1000);
    await expect(openModel({ path: damaged })).rejects.toMatchObject({
      code: "MODEL_INVALID",
      message: expect.stringContaining("model.onnx.data"),
    });
    await cp(path.join(folder, "model.onnx.data"), path.join(damaged, "model.onnx.data"));
    const { size } = await import("node:fs").then((fs) => fs.statSync(path.join(damaged, "model.onnx")));
    await writeFile(path.join(damaged, "model.onnx"), Buffer.alloc(size, 0xff));
    await expect(openModel({ path: damaged })).rejects.toMatchObject({
      code: "MODEL_INVALID",
      message: expect.stringContaining("model.onnx"),
    });
    await rm(damaged, { recursive: true });
    await cp(folder, damaged, { recursive: true });
    await using model = await openModel({ path: damaged });
    expect((await collect(model, { promptIds: [5], maxTokens: 1, stopIds: [] })).ids).toHaveLength(1);
  });
});

describe("the end of the process", () => {
  const run = async (body: string): Promise<{ code: number; stdout: string; stderr: string }> => {
    const file = path.join(await temporaryFolder(), "script.mjs");
    const built = pathToFileURL(path.resolve(import.meta.dirname, "../../dist/model/open-model.js")).href;
    await writeFile(
      file,
      `import { openModel } from ${JSON.stringify(built)};\nconst opening = openModel({ path: ${JSON.stringify(folder)} });\n${body}`,
    );
    return promisify(execFile)(process.execPath, [file], { timeout: 250_000 }).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      (error: { code: number; stdout: string; stderr: string }) => error,
    );
  };

  it("comes by itself when the model is idle", async () => {
    const ended = await run(
      "const model = await opening;\nfor await (const event of model.generate({ promptIds: [5], maxTokens: 3, stopIds: [] })) console.log(event.type);",
    );
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    expect(ended.stdout.trim().split("\n").at(-1)).toBe("finish");
  });

  it("is clean in the middle of a generation", async () => {
    const ended = await run(
      "const model = await opening;\nsetTimeout(() => process.exit(7), 50);\nfor await (const _ of model.generate({ promptIds: Array(4000).fill(5), stopIds: [] }));",
    );
    expect(ended).toMatchObject({ code: 7, stderr: "" });
  });

  it("is clean while the model loads", async () => {
    const ended = await run("opening.catch(() => {});\nsetTimeout(() => process.exit(7), 100);");
    expect(ended).toMatchObject({ code: 7, stderr: "" });
  });
});
