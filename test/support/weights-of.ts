import { openTrainingStart } from "../../src/training/training-start.js";

/** All weights of a checkpoint folder, one after another. */
export async function weightsOf(from: string): Promise<Float32Array> {
  return (await openTrainingStart({ from }, 0)).parameters.values;
}
