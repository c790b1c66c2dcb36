import { existsSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type OpenModelOptions, openModel } from "../../src/index.js";
import type { DeviceOption } from "../../src/model/text-generation.js";
import { readManifest } from "../../src/model-folder/manifest.js";
import { seededModel } from "../support/seeded-model.js";

let cpu: string;
let plain: string;
beforeAll(async () => {
  [cpu, plain] = await Promise.all([seededModel("fp32"), seededModel("fp32", "plain")]);
});

/** Greedy ids of several prompts at once, with their log-likelihood of one text. */
async function said(options: OpenModelOptions): Promise<{ replies: number[][]; nll: number }> {
  await using model = await openModel(options);
  const prompts = ["龙井茶产自哪里？", "Where is West Lake?", "茶"].map((content) =>
    model.chatFormat.encode([{ role: "user", content }]),
  );
  const replies = await Promise.all(
    prompts.map(async (promptIds) => {
      const ids: number[] = [];
      const request = { promptIds, sampling: { temperature: 0 }, maxTokens: 12, stopIds: [] };
      for await (const event of model.generate(request)) if (event.type === "text-delta") ids.push(...event.ids);
      return ids;
    }),
  );
  return { replies, nll: (await model.score(prompts.flat())).meanNll };
}

describe("a plain graph", () => {
  it("says the same as the processor's own, and shares its weights", async () => {
    const [own, other] = [await said({ path: cpu }), await said({ path: plain })];
    expect(other.replies).toEqual(own.replies);
    expect(other.nll).toBeCloseTo(own.nll, 4);
    const [first, second] = [await readManifest(cpu), await readManifest(plain)];
    expect([first.target, second.target]).toEqual([undefined, "plain"]);
    expect(second.files["model.onnx.data"]).toEqual(first.files["model.onnx.data"]);
  });
});

describe("a device that can't be used", () => {
  const openvino = { name: "openvino", library: "/nowhere/plugin.so" } as const;

  it("is refused for a graph that is written for the processor, with what to do", async () => {
    const opening = openModel({ path: cpu, device: openvino });
    await expect(opening).rejects.toMatchObject({ code: "INVALID_OPTION" });
    await expect(opening).rejects.toThrow("--target plain");
  });

  it("is said with onnxruntime's reason, and nothing else is taken instead", async () => {
    const opening = openModel({ path: plain, device: openvino });
    await expect(opening).rejects.toMatchObject({ code: "ENGINE_FAILED" });
    await expect(opening).rejects.toThrow(/openvino: .*\/nowhere\/plugin\.so.*doctor/);
  });

  it("is named when it is none", async () => {
    const opening = openModel({ path: plain, device: "tpu" as DeviceOption });
    await expect(opening).rejects.toMatchObject({ code: "INVALID_OPTION" });
    await expect(opening).rejects.toThrow("device");
  });
});

// docs/hardware.md tells how to get both.
const plugin = process.env["TEST_OPENVINO_PLUGIN"];
const devices: [string, boolean, DeviceOption][] = [
  ["webgpu", process.env["TEST_WEBGPU"] !== undefined, "webgpu"],
  ["openvino", plugin !== undefined && existsSync(plugin), { name: "openvino", library: path.resolve(plugin ?? "") }],
];
describe.each(devices)("on %s", (_name, isThere, device) => {
  it.skipIf(!isThere)("says what the processor says, several at once", async () => {
    const [own, other] = [await said({ path: cpu }), await said({ path: plain, device })];
    expect(other.replies).toEqual(own.replies);
    expect(other.nll).toBeCloseTo(own.nll, 2);
  });
});
