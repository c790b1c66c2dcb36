import { execFile } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { openModel } from "../../src/model/open-model.js";
import type { OpenModelOptions, TextModel, TextRequest } from "../../src/model/text-generation.js";
import { writeScriptedModel } from "../../src/testing/scripted-model.js";
import { temporaryFolder } from "../support/temporary-folder.js";

let folder: string;
beforeAll(async () => {
  folder = path.join(await temporaryFolder(), "model");
  await writeScriptedModel(folder, ["好"]);
});

async function read(model: TextModel, request: unknown): Promise<number> {
  let events = 0;
  for await (const _ of model.generate(request as TextRequest)) events++;
  return events;
}

describe("a request with a value that can't be handed to the engine's thread", () => {
  it.each([
    ["a function", () => 1],
    ["a symbol", Symbol("x")],
    ["a promise", Promise.resolve(1)],
    ["a proxy", new Proxy({}, {})],
    ["a weak map", new WeakMap()],
    [
      "a value that throws when read",
      Object.defineProperty({}, "x", {
        enumerable: true,
        get: () => {
          throw new Error("no");
        },
      }),
    ],
  ])("%s is refused, and the next request is served", async (_what, value) => {
    await using model = await openModel({ path: folder });
    const promptIds = model.chatFormat.encode([{ role: "user", content: "hi" }]);
    const hostile = { promptIds, maxTokens: 2, constraint: { schema: { type: "object", note: value } } };
    await expect(read(model, hostile)).rejects.toMatchObject({ code: "INVALID_OPTION" });
    expect(await read(model, { promptIds, maxTokens: 2 })).toBeGreaterThan(0);
  });

  it("lets the process end by itself, also in a script given as text", async () => {
    const script = `
      import { openModel } from "langchain-chatglm";
      const model = await openModel({ path: ${JSON.stringify(folder)} });
      const constraint = { schema: { note: () => 1 } };
      try {
        for await (const _ of model.generate({ promptIds: [5], maxTokens: 2, constraint }));
      } catch (error) { console.log(error.code); }`;
    const root = fileURLToPath(new URL("../../", import.meta.url));
    const arguments_ = ["--input-type=module", "--eval", script];
    const { stdout } = await promisify(execFile)(process.execPath, arguments_, { cwd: root, timeout: 250_000 });
    expect(stdout.trim()).toBe("INVALID_OPTION");
  });
});

describe("wrong types", () => {
  it.each<[string, object]>([
    ["promptIds", { promptIds: "hi" }],
    ["promptIds", { promptIds: undefined }],
    ["promptIds[0]", { promptIds: ["5"] }],
    ["maxTokens", { maxTokens: Number.NaN }],
    ["maxTokens", { maxTokens: "5" }],
    ["maxTokens", { maxTokens: -1 }],
    ["sampling.temperature", { sampling: { temperature: "0" } }],
    ["sampling.topP", { sampling: { topP: "0.5" } }],
    ["sampling.topK", { sampling: { topK: 0.5 } }],
    ["sampling.seed", { sampling: { seed: 2 ** 53 } }],
    ["sampling.repetitionPenalty", { sampling: { repetitionPenalty: 0 } }],
    ["sampling", { sampling: 5 }],
    ["stopStrings", { stopStrings: "x" }],
    ["stopIds", { stopIds: 5 }],
    ["partIds", { partIds: "x" }],
    ["constraint", { constraint: { kind: "regex", schema: {} } }],
    ["signal", { signal: 5 }],
    ["priority", { priority: "high" }],
  ])("%s of a request: %j", async (name, fields) => {
    await using model = await openModel({ path: folder });
    await expect(read(model, { promptIds: [5], maxTokens: 1, ...fields })).rejects.toMatchObject({
      code: "INVALID_OPTION",
      message: expect.stringContaining(name),
    });
  });

  it("of a sequence to score or keep", async () => {
    await using model = await openModel({ path: folder });
    for (const [ids, options] of [["hi"], [undefined], [[5, 6], { signal: 5 }], [[5, 6], { from: "1" }]] as never[][]) {
      await expect(model.score(ids as never, options as never)).rejects.toMatchObject({ code: "INVALID_OPTION" });
    }
    await expect(model.keepPrefix("x", [5], {} as never)).rejects.toMatchObject({ code: "INVALID_OPTION" });
    await expect(model.keepPrefix("x", "hi" as never)).rejects.toMatchObject({ code: "INVALID_OPTION" });
  });

  it.each<[string, object]>([
    ["path", { path: 5 }],
    ["threads", { threads: 1e6 }],
    ["threads", { threads: 0 }],
    ["threads", { threads: "2" }],
    ["kvCacheBytes", { kvCacheBytes: Number.NaN }],
    ["maxQueuedRequests", { maxQueuedRequests: 1e99 }],
    ["speculation", { speculation: "yes" }],
    ["speculation", { speculation: { draftModel: 5 } }],
    ["prefixFolder", { prefixFolder: 5 }],
    ["deterministic", { deterministic: 1 }],
    ["signal", { signal: {} }],
  ])("%s of a model: %j", async (name, fields) => {
    const opening = openModel({ path: folder, ...fields } as OpenModelOptions);
    await expect(opening).rejects.toMatchObject({ code: "INVALID_OPTION", message: expect.stringContaining(name) });
  });
});
