import { mkdir } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { writeStoppedPhase } from "../../recipes/chatglm-mini/stopped-phase.js";
import { openTrainingStart } from "../../src/training/training-start.js";
import { saveTrainingState, type TrainingState } from "../../src/training/training-state.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const student = fileURLToPath(new URL("../../recipes/chatglm-mini/student", import.meta.url));

function state(step: number, values: Float32Array): TrainingState {
  const log = Array.from({ length: step }, (_, i) => ({
    step: i + 1,
    loss: 1,
    crossEntropy: 1,
    learningRate: 1e-3,
    gradientNorm: 1,
    tokens: 10 * (i + 1),
  }));
  return { fingerprint: "0".repeat(64), step, epoch: 0, row: step, log, values, mean: values, square: values };
}

describe("a phase that was stopped", () => {
  it("becomes a checkpoint with the newest state's weights, and another one without any change to the states", async () => {
    const folder = await temporaryFolder();
    const states = path.join(folder, "phase.training");
    const start = await openTrainingStart({ from: student }, 0);
    const values = Float32Array.from(start.parameters.values, (value, i) => value + (i % 7) / 1000);
    await saveTrainingState(states, state(2, start.parameters.values));
    await saveTrainingState(states, state(3, values));
    for (const out of ["one", "other"]) {
      expect(await writeStoppedPhase(student, states, path.join(folder, out))).toBe(3);
      const made = await openTrainingStart({ from: path.join(folder, out) }, 0);
      expect(Buffer.compare(Buffer.from(made.parameters.values.buffer), Buffer.from(values.buffer))).toBe(0);
      expect(made.config).toEqual(start.config);
    }
  });

  it("is refused without a state, or with another model's", async () => {
    const folder = await temporaryFolder();
    const states = path.join(folder, "phase.training");
    const out = path.join(folder, "out");
    await mkdir(states);
    await expect(writeStoppedPhase(student, states, out)).rejects.toThrow("holds no state");
    await saveTrainingState(states, state(1, new Float32Array(8)));
    await expect(writeStoppedPhase(student, states, out)).rejects.toThrow("is of another model");
  });
});
