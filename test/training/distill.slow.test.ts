import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { convertCheckpoint } from "../../src/export/convert-checkpoint.js";
import { readManifest } from "../../src/model-folder/manifest.js";
import { OnnxExecutor } from "../../src/onnx-runtime/onnx-executor.js";
import { CheckpointTeacher } from "../../src/training/checkpoint-teacher.js";
import { ConvertedTeacher } from "../../src/training/converted-teacher.js";
import { copySpacedLayers, distill } from "../../src/training/distill.js";
import { comparedLayers, spacedLayers } from "../../src/training/hidden-states.js";
import { layOutMicroBatch } from "../../src/training/micro-batch.js";
import { packRows } from "../../src/training/packing.js";
import { ParameterSet } from "../../src/training/parameter-set.js";
import { train } from "../../src/training/train.js";
import { openTrainingStart } from "../../src/training/training-start.js";
import { temporaryFolder } from "../support/temporary-folder.js";
import { copyingOptions, writeCopyingTask } from "./support/copying-task.js";
import { tinyDecoder } from "./support/tiny-config.js";

let folder: string;
let teacher: string;
let converted: string;

beforeAll(async () => {
  folder = await temporaryFolder();
  await writeCopyingTask(folder, 400, { num_layers: 3 });
  const { out } = copyingOptions(folder);
  await train({ ...copyingOptions(folder), steps: 60, batchTokens: 512, checkpointEvery: 1000 });
  teacher = out;
  converted = path.join(folder, "converted");
  await convertCheckpoint({ checkpoint: teacher, out: converted, precision: "fp32", chatFormat: "chatglm3" });
  const config = JSON.parse(await readFile(path.join(folder, "config.json"), "utf8"));
  await writeFile(path.join(folder, "student.json"), JSON.stringify({ ...config, num_layers: 2 }));
  await writeFile(path.join(folder, "narrow.json"), JSON.stringify({ ...config, num_layers: 1, hidden_size: 48 }));
});

describe("teachers", () => {
  it("say the same whether their weights or their converted form is asked", async () => {
    const { parameters, config } = await openTrainingStart({ from: teacher }, 0);
    const question = { k: 4, temperature: 1.7 };
    const microBatch = { batch: 3, length: 12 };
    const ids = [
      [5, 300, 20, 11, 7, 9],
      [3, 4, 5, 6],
      [250, 251, 252, 253, 254, 255, 256],
    ].map((list) => Uint32Array.from(list));
    const rows = packRows(
      ids.map((list, index) => ({ ids: list, learntFrom: index + 1 })),
      12,
      1,
    );
    const [beginning = [], ...ends] = ids;
    const branches = ends.map((list) => ({ ids: Uint32Array.from(list), learntFrom: 2, onlyRead: [[3, 4]] as const }));
    rows.push([{ ids: Uint32Array.from(beginning).slice(0, 3), learntFrom: 3, branches }]);
    const batch = layOutMicroBatch(rows, microBatch);
    await using direct = await CheckpointTeacher.create(parameters, question, { microBatch, threads: 1 });
    const file = path.join(converted, "model.onnx");
    const { maxSequencesPerStep } = await readManifest(converted);
    await using indirect = new ConvertedTeacher(
      await OnnxExecutor.load({ path: file, config, maxSequencesPerStep, threads: 1 }),
      question,
    );
    const [one, other] = [await direct.distribution(batch), await indirect.distribution(batch)];
    for (const [name, { data, shape }] of Object.entries(one)) {
      expect(other[name]!.shape).toEqual(shape);
      for (const [index, value] of data.entries()) {
        expect(Math.abs(Number(value) - Number(other[name]!.data[index])), `${name} ${index}`).toBeLessThan(1e-4);
      }
    }
    // k shares and the rest are everything.
    const { teacher_log_probabilities: logs, teacher_rest: rest } = one;
    for (let row = 0; row < batch.targets; row++) {
      const named = [...logs!.data.subarray(row * 4, row * 4 + 4)].reduce<number>(
        (sum, value) => sum + Math.exp(Number(value)),
        0,
      );
      expect(named + Number(rest!.data[row])).toBeCloseTo(1, 5);
    }
  });
});

describe("distill", () => {
  it.each(["teacher", "converted"])("brings a student to its %s", async (kind) => {
    const from = kind === "teacher" ? teacher : converted;
    const options = {
      ...copyingOptions(folder),
      teacher: from,
      out: path.join(folder, `by-${kind}`),
      steps: 25,
      share: 1,
      topK: 8,
    };
    const { log } = await distill({ ...options, config: path.join(folder, "narrow.json"), learningRate: 1e-2 });
    // The tokens themselves never enter the loss here: what lowers their surprise is the teacher.
    expect(log.at(-1)!.crossEntropy).toBeLessThan(log[0]!.crossEntropy / 3);
  });

  it("starts a student of the same width from the teacher's layers", async () => {
    const [config, steps] = [path.join(folder, "student.json"), 1];
    const alone = await train({ ...copyingOptions(folder), config, steps, out: path.join(folder, "alone") });
    const taught = await distill({ ...copyingOptions(folder), config, steps, teacher, out: path.join(folder, "taught") });
    expect(taught.log[0]!.crossEntropy).toBeLessThan(alone.log[0]!.crossEntropy / 2);
  });

  it("compares hidden states: none to what they are themselves, then less and less to a teacher's", async () => {
    const student = path.join(folder, "student.json");
    const options = { ...copyingOptions(folder), teacher, stateWeight: 5, learningRate: 1e-12, steps: 1 };
    // All of the teacher's layers: nothing is away from anything, so the loss is the same with the comparison and without.
    const same = { ...options, config: path.join(folder, "config.json") };
    const compared = await distill({ ...same, out: path.join(folder, "same-compared") });
    const plain = await distill({ ...same, stateWeight: undefined, out: path.join(folder, "same-plain") });
    expect(compared.log[0]!.loss).toBeCloseTo(plain.log[0]!.loss, 5);
    const before = await distill({ ...options, config: student, out: path.join(folder, "compared-before") });
    const without = await distill({
      ...options,
      config: student,
      stateWeight: undefined,
      out: path.join(folder, "not-compared"),
    });
    const distance = before.log[0]!.loss - without.log[0]!.loss;
    expect(distance).toBeGreaterThan(0.1);
    const out = path.join(folder, "compared");
    await distill({ ...copyingOptions(folder), teacher, config: student, stateWeight: 5, steps: 40, out });
    const next = { ...options, config: undefined, tokenizer: undefined, from: out };
    const after = await distill({ ...next, out: path.join(folder, "compared-after") });
    const left = await distill({ ...next, stateWeight: undefined, out: path.join(folder, "compared-left") });
    expect(after.log[0]!.loss - left.log[0]!.loss).toBeLessThan(distance / 2);
  });

  it("compares a copied layer's input with the input it is used to", () => {
    expect(spacedLayers(10, 4)).toEqual([0, 3, 6, 9]);
    expect(comparedLayers(10, 4)).toEqual([2, 5, 8, 9]);
    expect(comparedLayers(3, 3)).toEqual([0, 1, 2]);
    expect(comparedLayers(5, 1)).toEqual([4]);
  });

  it("refuses to compare states that a teacher can't tell or that are wider than the student's", async () => {
    const options = { ...copyingOptions(folder), stateWeight: 1, steps: 1, out: path.join(folder, "never") };
    const config = path.join(folder, "student.json");
    await expect(distill({ ...options, teacher: converted, config })).rejects.toThrow(/can't tell its hidden states/);
    await expect(distill({ ...options, teacher, config: path.join(folder, "narrow.json") })).rejects.toThrow(
      /Hidden states of \d+ numbers/,
    );
  });

  it("takes evenly spaced layers, the first and the last among them", () => {
    const large = ParameterSet.random(tinyDecoder({ layers: 7 }), 1);
    const small = new ParameterSet(tinyDecoder({ layers: 3 }));
    expect(copySpacedLayers(large, small)).toBe(true);
    for (const [layer, source] of [0, 3, 6].entries()) {
      const name = (index: number): string => `transformer.encoder.layers.${index}.mlp.dense_4h_to_h.weight`;
      expect(small.tensor(name(layer))).toEqual(large.tensor(name(source)));
    }
    expect(copySpacedLayers(large, new ParameterSet(tinyDecoder({ layers: 3, ffnSize: 10 })))).toBe(false);
  });

  it("learns recorded answers like data", async () => {
    const recorded = path.join(folder, "recorded.jsonl");
    await writeFile(recorded, `${JSON.stringify({ prompt: "a b c", completion: "c" })}\n`.repeat(20));
    const options = { ...copyingOptions(folder), data: undefined, teacher: recorded, out: path.join(folder, "recorded-out") };
    const { log } = await distill(options);
    expect(log.at(-1)!.loss).toBeLessThan(log[0]!.loss / 4);
  });

  it("refuses a teacher of another vocabulary, or none", async () => {
    const config = path.join(folder, "other.json");
    await writeFile(config, (await readFile(path.join(folder, "student.json"), "utf8")).replace("320", "330"));
    const options = { ...copyingOptions(folder), config, out: path.join(folder, "never") };
    await expect(distill({ ...options, teacher })).rejects.toThrow(/has 320 tokens, the student 330/);
    await expect(distill({ ...options, teacher: path.join(folder, "nobody") })).rejects.toThrow(/neither/);
  });
});
