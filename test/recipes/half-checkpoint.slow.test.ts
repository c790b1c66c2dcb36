import path from "node:path";
import { expect, it } from "vitest";
import { writeHalfCheckpoint } from "../../recipes/chatglm-mini/half-checkpoint.js";
import { writeInitialCheckpoint } from "../../src/training/initial-checkpoint.js";
import { trainTokenizer } from "../../src/training/tokenizer-trainer.js";
import { temporaryFolder } from "../support/temporary-folder.js";
import { weightsOf } from "../support/weights-of.js";
import { sampleTexts } from "../tokenizer/sample-tokenizer.js";

it("writes the mean of two checkpoints, each with its share, and refuses one of other sizes", async () => {
  const folder = await temporaryFolder();
  const [one, other, wide, out] = ["one", "other", "wide", "out"].map((name) => path.join(folder, name)) as [
    string,
    string,
    string,
    string,
  ];
  const tokenizerModel = trainTokenizer(sampleTexts, { vocabularySize: 400 });
  const common = { config: { padded_vocab_size: 512 }, dtype: "float16", tokenizerModel } as const;
  await writeInitialCheckpoint(one, { ...common, seed: 1 });
  await writeInitialCheckpoint(other, { ...common, seed: 2 });
  await writeInitialCheckpoint(wide, { ...common, config: { padded_vocab_size: 512, hidden_size: 128 } });
  await writeHalfCheckpoint(one, out, { of: other, share: 0.25 });
  const [a, b, mean] = await Promise.all([one, other, out].map(weightsOf));
  const worst = mean!.reduce((most, value, i) => Math.max(most, Math.abs(value - (0.75 * a![i]! + 0.25 * b![i]!))), 0);
  expect(worst).toBeLessThan(2e-3);
  await writeHalfCheckpoint(one, out);
  expect(await weightsOf(out)).toEqual(a);
  await expect(writeHalfCheckpoint(one, out, { of: wide, share: 0.5 })).rejects.toThrow(/other sizes/);
});
