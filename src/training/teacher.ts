import type { GraphTensor } from "../onnx-runtime/graph-session.js";
import type { MicroBatch } from "./micro-batch.js";

/** Says, for every learnt token of a micro-batch, what it would have said: the teacher's inputs of `lossInputs`. */
export interface Teacher extends AsyncDisposable {
  distribution(batch: MicroBatch): Promise<Readonly<Record<string, GraphTensor>>>;
}

/** What a teacher is asked for. */
export interface TeacherQuestion {
  /** Tokens named per place. */
  readonly k: number;
  /** The logits are divided by this. */
  readonly temperature: number;
  /** Layers whose outputs are wanted, if any: `lossInputs.teacherStates`. Only a `CheckpointTeacher` has them. */
  readonly layers?: readonly number[] | undefined;
}

/** What the loss can work with: logarithms that are finite, and a rest that is not nought. */
export const smallestLogProbability = -1e4;
export const smallestRest = 1e-12;

export function atLeast(values: Float32Array, least: number): Float32Array {
  return values.map((value) => Math.max(value, least));
}
