import { neededOperations, type TapeGraph } from "./autodiff/encode-tape.js";
import type { Value } from "./autodiff/tape.js";

/** Operators whose output is their input under another shape. */
const views = new Set(["Reshape", "Unsqueeze"]);

/**
 * Bytes of the values between a graph's operators at the fullest moment, when each lives from its making to its last use and the
 * operators run in the order recorded. Weights and other inputs are not counted; results are, since they wait for the caller.
 *
 * @param named what a dimension that is only a name counts for
 */
export function peakActivationBytes(graph: TapeGraph, named: number): number {
  const operations = neededOperations(graph);
  const root = new Map<Value, Value>();
  const rootOf = (value: Value): Value => root.get(value) ?? value;
  const lastUse = new Map<Value, number>();
  for (const [index, { operator, inputs, outputs }] of operations.entries()) {
    const [input] = inputs;
    const [output] = outputs;
    if (views.has(operator) && input !== undefined && output !== undefined) root.set(output, rootOf(input));
    for (const value of inputs) lastUse.set(rootOf(value), index);
  }
  for (const value of Object.values(graph.outputs)) lastUse.set(rootOf(value), operations.length);
  const made = new Set<Value>();
  let live = 0;
  let peak = 0;
  for (const [index, { operator, inputs, outputs }] of operations.entries()) {
    for (const output of views.has(operator) ? [] : outputs) {
      if (!lastUse.has(output)) continue;
      made.add(output);
      live += bytesOf(output, named);
    }
    peak = Math.max(peak, live);
    for (const value of new Set(inputs.map(rootOf))) {
      if (made.has(value) && lastUse.get(value) === index) live -= bytesOf(value, named);
    }
  }
  return peak;
}

function bytesOf({ type, shape }: Value, named: number): number {
  const elements = shape.reduce<number>((product, size) => product * (typeof size === "number" ? size : named), 1);
  return elements * (type === "float32" ? 4 : 8);
}
