import { concatenate, multiply, reshape, rmsNorm, size, split, subtract, sum, total } from "./autodiff/operators.js";
import type { Tape, Value } from "./autodiff/tape.js";

/** Of `layers` layers, those that a student of `count` layers begins with: evenly spaced, the first and the last among them (Sanh et al. 2019). */
export function spacedLayers(layers: number, count: number): number[] {
  return Array.from({ length: count }, (_, layer) => Math.round((layer * (layers - 1)) / Math.max(1, count - 1)));
}

/**
 * The teacher's layer whose output each layer of such a student should come to: the one before the next that was copied, so that every
 * copy finds the input it is used to; the last for the last.
 */
export function comparedLayers(layers: number, count: number): number[] {
  return spacedLayers(layers, count).map((_, layer, copied) => (copied[layer + 1] ?? layers) - 1);
}

/** States of one layer each, [N, hidden], without their size, as one value [states, N, hidden]. */
export function directions(tape: Tape, states: readonly Value[], epsilon: number): Value {
  return concatenate(
    tape,
    states.map((state) => reshape(tape, withoutSize(tape, state, epsilon), [1, ...state.shape])),
    0,
  );
}

/**
 * Σ over layers and tokens of weight · ‖s/rms(s) − t‖² / hidden: how far hidden states are from a teacher's (Jiao et al. 2020), whatever
 * their size.
 *
 * @param states [N, hidden] each
 * @param teacher [states, N, hidden], as `directions` gives them
 * @param weights [N, 1]
 */
export function statesDistance(
  tape: Tape,
  states: readonly Value[],
  { teacher, weights, epsilon }: { readonly teacher: Value; readonly weights: Value; readonly epsilon: number },
): Value {
  const wanted = split(tape, teacher, 0, Array<number>(states.length).fill(1));
  const distances = states.map((state, index) => {
    const away = subtract(tape, withoutSize(tape, state, epsilon), reshape(tape, wanted[index] ?? teacher, state.shape));
    const mean = multiply(tape, sum(tape, multiply(tape, away, away), [1], true), tape.scalar(1 / size(state, 1)));
    return sum(tape, multiply(tape, mean, weights), [0, 1]);
  });
  const distance = total(tape, distances);
  if (distance === undefined) throw new Error("no states to compare");
  return distance;
}

function withoutSize(tape: Tape, state: Value, epsilon: number): Value {
  const width = size(state, 1);
  return rmsNorm(tape, state, tape.table("ones", new Float32Array(width).fill(1), [width]), epsilon);
}
