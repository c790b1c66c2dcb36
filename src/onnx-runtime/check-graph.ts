import type { DecoderShape } from "../decoder/decoder-shape.js";
import { graphInputs, graphOutputs, pastName } from "../decoder/graph-io.js";
import { plainStep } from "./plain-step.js";
import type { RuntimeSession, SessionTensor, ValueInfo } from "./sessions/session.js";
import { stepLayout } from "./step-layout.js";

/** A size, or undefined where any will do. */
type Shape = readonly (number | undefined)[];

/**
 * Holds a graph against the shape its manifest claims, so that a folder whose parts don't belong together fails when it is opened and not
 * in the middle of a reply: names and sizes of all inputs and outputs, then one pass over the first and the last token of the vocabulary at
 * the first and the last position, in two sequences, which shows what names and sizes can't.
 *
 * @throws Error saying what differs
 */
export async function checkGraph(session: RuntimeSession, config: DecoderShape, slots: number): Promise<void> {
  const isPlain = session.inputs.some(({ name }) => name === graphInputs.pastBias);
  requireSame("input", session.inputs, inputsOf(config, slots, isPlain));
  requireSame("output", session.outputs, outputsOf(config));
  const { layers, groups, headDim, vocabularySize } = config;
  const tokens = Math.min(2, slots);
  const feeds = probe(config, slots, tokens, isPlain);
  const computed = await session.run(
    session.inputs.map(({ name }) => feeds[name] ?? missing(name)),
    session.outputs.map(() => "new"),
  );
  const outputs = new Map(session.outputs.map(({ name }, index) => [name, computed[index]]));
  requireDims(graphOutputs.logits, outputs.get(graphOutputs.logits), [1, tokens, vocabularySize]);
  requireDims(graphOutputs.newKeyValues, outputs.get(graphOutputs.newKeyValues), [2 * layers, tokens, groups * headDim]);
}

function* inputsOf({ layers, groups, headDim }: DecoderShape, slots: number, isPlain: boolean): Generator<[string, Shape]> {
  if (isPlain) yield [graphInputs.pastBias, [slots]];
  yield [graphInputs.tokenIds, [1, undefined]];
  yield [graphInputs.positions, [1, undefined]];
  yield [graphInputs.newMask, [undefined, undefined]];
  yield [graphInputs.slotRows, [slots]];
  yield [graphInputs.slotSplits, [slots, 2]];
  yield [graphInputs.logitsRows, [undefined]];
  for (let layer = 0; layer < layers; layer++) {
    for (let slot = 0; slot < slots; slot++) {
      for (const kind of ["key", "value"] as const) yield [pastName(layer, kind, slot), [undefined, groups, headDim]];
    }
  }
}

function* outputsOf({ layers, groups, headDim, vocabularySize }: DecoderShape): Generator<[string, Shape]> {
  yield [graphOutputs.logits, [1, undefined, vocabularySize]];
  yield [graphOutputs.newKeyValues, [2 * layers, undefined, groups * headDim]];
}

function requireSame(kind: string, actual: readonly ValueInfo[], expected: Iterable<[string, Shape]>): void {
  const left = new Map(actual.map((value) => [value.name, value]));
  for (const [name, shape] of expected) {
    const found = left.get(name);
    if (found === undefined) throw new Error(`its manifest calls for an ${kind} ${name}, which the graph lacks`);
    if (found.type === "none" || !fits(found.shape, shape)) {
      const own = found.type === "none" ? "no tensor" : `[${found.shape.join(", ")}]`;
      throw new Error(`${kind} ${name} is ${own} in the graph and ${shown(shape)} by its manifest`);
    }
    left.delete(name);
  }
  const [more] = left.keys();
  if (more !== undefined) throw new Error(`the graph has an ${kind} ${more}, which its manifest does not call for`);
}

function fits(actual: readonly (number | string)[], expected: Shape): boolean {
  // A size with a name is any size.
  return (
    actual.length === expected.length &&
    actual.every((size, axis) => typeof size === "string" || expected[axis] === undefined || size === expected[axis])
  );
}

function requireDims(name: string, tensor: SessionTensor | undefined, expected: Shape): void {
  if (tensor?.data instanceof Float32Array && fits(tensor.shape, expected)) return;
  const dims = tensor === undefined ? "absent" : `[${tensor.shape.join(", ")}]`;
  throw new Error(`the graph computes ${name} as ${dims} where its manifest wants float32 ${shown(expected)}`);
}

function missing(name: string): never {
  throw new Error(`the graph has an input ${name}, which its manifest does not call for`);
}

function shown(shape: Shape): string {
  return `[${shape.map((size) => size ?? "any").join(", ")}]`;
}

/** One token for each of `tokens` sequences without a past. */
function probe(config: DecoderShape, slots: number, tokens: number, isPlain: boolean): Record<string, SessionTensor> {
  const { layers, groups, headDim, heads, vocabularySize, contextLength } = config;
  const rows = Array.from({ length: tokens }, () => ({ past: 0, tokens: 1, logits: "last" as const }));
  const { layout, pastBias } = isPlain
    ? plainStep(rows, slots, heads / groups)
    : { layout: stepLayout(rows, slots, heads / groups), pastBias: new Float32Array(0) };
  const ids = [BigInt(vocabularySize - 1), 0n].slice(0, tokens);
  const positions = [BigInt(contextLength - 1), 0n].slice(0, tokens);
  const pastRows = isPlain ? 1 : 0;
  const nothing = { data: new Float32Array(pastRows * groups * headDim), shape: [pastRows, groups, headDim] };
  const feeds: Record<string, SessionTensor> = {
    [graphInputs.pastBias]: { data: pastBias, shape: [pastBias.length] },
    [graphInputs.tokenIds]: { data: BigInt64Array.from(ids), shape: [1, tokens] },
    [graphInputs.positions]: { data: BigInt64Array.from(positions), shape: [1, tokens] },
    [graphInputs.newMask]: { data: layout.mask, shape: [tokens, tokens] },
    [graphInputs.slotRows]: { data: layout.slotRows, shape: [slots] },
    [graphInputs.slotSplits]: { data: layout.slotSplits, shape: [slots, 2] },
    [graphInputs.logitsRows]: { data: layout.logitsRows, shape: [tokens] },
  };
  for (let layer = 0; layer < layers; layer++) {
    for (let slot = 0; slot < slots; slot++) {
      for (const kind of ["key", "value"] as const) feeds[pastName(layer, kind, slot)] = nothing;
    }
  }
  return feeds;
}
