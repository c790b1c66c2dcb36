import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { FakeListChatModel } from "@langchain/core/utils/testing";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { createAnswerChain } from "../../src/answering/answer-chain.js";
import { ChatGLMError } from "../../src/errors.js";
import { loadPicture } from "../../src/vision/picture/load-picture.js";
import {
  TransformersVisionModel,
  type TransformersVisionModelOptions,
} from "../../src/vision/transformers/transformers-vision-model.js";
import { temporaryFolder } from "../support/temporary-folder.js";
import { pictureFile } from "./picture-folder.js";
import { captionFolder, classifierFolder, detectorFolder, orientationFolder, zeroShotFolder } from "./transformers-folders.js";

const colour = async (background: string, width = 80, height = 40): Promise<Buffer> =>
  await sharp({ create: { width, height, channels: 3, background } })
    .png()
    .toBuffer();
const codeOf = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => (error instanceof ChatGLMError ? error.code : error),
  );
const thrown = (options: object): unknown => {
  try {
    return new TransformersVisionModel(options as TransformersVisionModelOptions);
  } catch (error) {
    return error;
  }
};

const orientation = path.join(homedir(), ".cache", "langchain-chatglm", "test-models", "doc-orientation", "model.onnx");

describe.skipIf(!existsSync(orientation))("a trained classifier (node scripts/fetch-test-models.mjs doc-orientation)", () => {
  it("tells how scanned pages are turned", async () => {
    const folder = orientationFolder(await temporaryFolder(), readFileSync(orientation));
    await using model = new TransformersVisionModel({ model: folder, task: "image-classification", most: 1 });
    const told: string[] = [];
    for (const name of ["invoice-tea.png", "slide-mixed-jpeg.jpg"]) {
      for (const turn of [0, 180]) {
        const bytes = await sharp(pictureFile(name)).rotate(turn).png().toBuffer();
        const [label] = await model.describe(await loadPicture(bytes));
        expect(label?.confidence).toBeGreaterThan(0.5);
        told.push(label?.text ?? "");
      }
    }
    expect(told).toEqual(["0", "180", "0", "180"]);
  });
});

describe("TransformersVisionModel", () => {
  it("classifies: the likeliest labels with their probabilities", async () => {
    await using model = new TransformersVisionModel({
      model: classifierFolder(await temporaryFolder()),
      task: "image-classification",
    });
    const findings = await model.describe(await loadPicture(await colour("#00ff00")));
    expect(findings).toEqual([{ kind: "label", text: "green", confidence: 1 }]);
    const unsure = await model.describe(await loadPicture(await colour("#808080")));
    expect(unsure.map(({ text }) => text).sort()).toEqual(["blue", "green", "red"]);
    expect(unsure.map(({ confidence }) => confidence)).toEqual([0.333, 0.333, 0.333]);
  });

  it("detects: what stands where, in the picture's own pixels", async () => {
    await using model = new TransformersVisionModel({
      model: detectorFolder(await temporaryFolder()),
      task: "object-detection",
    });
    const grey = { create: { width: 600, height: 400, channels: 3 as const, background: "#808080" } };
    const bytes = await sharp(grey)
      .composite([{ input: await colour("#ff0000", 300, 200), left: 300, top: 0 }])
      .png()
      .toBuffer();
    const found = await model.describe(await loadPicture(bytes));
    expect(found).toEqual([{ kind: "object", text: "red", confidence: 1, box: { x: 300, y: 0, width: 300, height: 200 } }]);
    // Models see a smaller picture; places are told in the one that was given.
    const small = await loadPicture(bytes, { bounds: { seenSide: 150 } });
    expect((await model.describe(small))[0]?.box).toEqual({ x: 300, y: 0, width: 300, height: 200 });
    expect(await model.describe(await loadPicture(await colour("#808080")))).toEqual([]);
  });

  it("chooses among given labels", async () => {
    const folder = zeroShotFolder(await temporaryFolder());
    const labels = ["a blue a", "a red a"];
    await using model = new TransformersVisionModel({ model: folder, task: "zero-shot-image-classification", labels });
    const findings = await model.describe(await loadPicture(await colour("#0000ff")));
    expect(findings).toEqual([{ kind: "label", text: "a blue a", confidence: 1 }]);
  });

  it("captions, a word after the other, and stops between words when asked to", async () => {
    await using model = new TransformersVisionModel({
      model: captionFolder(await temporaryFolder()),
      task: "image-to-text",
    });
    const picture = await loadPicture(await colour("#0000ff"));
    expect(await model.describe(picture)).toEqual([{ kind: "caption", text: "a blue photo", confidence: 0.5 }]);
    const endless = captionFolder(await temporaryFolder(), { isEndless: true });
    await using hurried = new TransformersVisionModel({ model: endless, task: "image-to-text", timeout: 1 });
    await hurried.prepare();
    expect(await codeOf(hurried.describe(picture))).toBe("DEADLINE_EXCEEDED");
    expect(await codeOf(hurried.describe(picture, { signal: AbortSignal.abort() }))).toBe("ABORTED");
    await using bounded = new TransformersVisionModel({ model: endless, task: "image-to-text" });
    const [caption] = await bounded.describe(picture);
    expect(caption?.text.split(" ").length).toBeLessThanOrEqual(64);
  });

  it("is known by its files and by how they are used", async () => {
    const folder = zeroShotFolder(await temporaryFolder());
    const identity = async (more: Partial<TransformersVisionModelOptions> = {}): Promise<string> =>
      await new TransformersVisionModel({
        model: folder,
        task: "zero-shot-image-classification",
        labels: ["red"],
        ...more,
      }).identity();
    const first = await identity();
    expect(await identity({ name: "other", timeout: 7, threads: 1 })).toBe(first);
    expect(await identity({ labels: ["blue"] })).not.toBe(first);
    writeFileSync(path.join(folder, "tokenizer_config.json"), "{}");
    expect(await identity()).not.toBe(first);
  });

  it("says what is missing, and fetches nothing", async () => {
    const folder = classifierFolder(await temporaryFolder());
    const task = "image-classification";
    expect(await codeOf(new TransformersVisionModel({ model: "google/vit-base-patch16-224", task }).prepare())).toBe(
      "MODEL_NOT_FOUND",
    );
    expect(await codeOf(new TransformersVisionModel({ model: folder, task, weights: "q4" }).prepare())).toBe("MODEL_NOT_FOUND");
    expect(await codeOf(new TransformersVisionModel({ model: folder, task: "image-to-text" }).prepare())).toBe("MODEL_NOT_FOUND");
    await using wrong = new TransformersVisionModel({ model: folder, task: "object-detection" });
    expect(await codeOf(wrong.prepare())).toBe("MODEL_INVALID");
    writeFileSync(path.join(folder, "onnx", "model.onnx"), "nothing");
    await using damaged = new TransformersVisionModel({ model: folder, task });
    expect(await codeOf(damaged.prepare())).toBe("MODEL_INVALID");
    rmSync(path.join(folder, "preprocessor_config.json"));
    expect(await codeOf(new TransformersVisionModel({ model: folder, task }).identity())).toBe("MODEL_NOT_FOUND");
  });

  it("refuses options that make no sense, by name", () => {
    const model = "x";
    for (const [options, field] of [
      [{ model, task: "depth-estimation" }, "task"],
      [{ model, task: "zero-shot-image-classification" }, "labels"],
      [{ model, task: "image-to-text", labels: ["a"] }, "labels"],
      [{ model, task: "zero-shot-image-classification", labels: ["a"], template: "no place" }, "template"],
      [{ model: "", task: "image-to-text" }, "model"],
      [{ model, task: "image-to-text", leastConfidence: 2 }, "leastConfidence"],
    ] as const) {
      const error = thrown(options);
      expect(error).toMatchObject({ code: "INVALID_OPTION" });
      expect(String(error)).toContain(`${field}:`);
    }
  });

  it("is evidence that nobody can check, and says so", async () => {
    const task = "image-to-text";
    await using vision = new TransformersVisionModel({ model: captionFolder(await temporaryFolder()), task });
    const model = new FakeListChatModel({ responses: ["A blue photo [1]."] });
    const chain = createAnswerChain({ model, vision, cache: false });
    const answer = await chain.invoke({ question: "What is to be seen?", images: [await colour("#0000ff")] });
    expect(answer.citations[0]).toMatchObject({ text: "a blue photo", unverified: true });
  });
});
