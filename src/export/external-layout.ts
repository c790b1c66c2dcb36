import type { StoredTensor, WeightPlan } from "./weight-plan.js";

/** Windows maps files at multiples of 64 KiB; every other system is content with less. */
const mappingAlignment = 65_536;
/** Smaller tensors are packed close: onnxruntime copies what it can't map, and the gaps would outweigh a small model's weights. */
const smallestMapped = 2 ** 20;
/** What is copied need only suit its elements. */
const packingAlignment = 64;

export interface Placement {
  /** Bytes from the start of the external data file. */
  readonly offset: number;
  readonly length: number;
}

export interface ExternalLayout {
  readonly placements: ReadonlyMap<string, Placement>;
  readonly totalBytes: number;
}

/** The stored tensors of one plan in the order of the file. */
export function storedTensors({ encoding }: WeightPlan): readonly StoredTensor[] {
  return encoding.kind === "float32" ? [encoding.data] : [encoding.packed, encoding.scales];
}

export function storedBytes(tensor: StoredTensor): number {
  return tensor.dims.reduce((product, size) => product * size, tensor.type === "float32" ? 4 : 1);
}

/** Fixes where everything lies in `model.onnx.data` before any weight is read: plan after plan, so that it can be written in one go. */
export function layOut(plans: readonly WeightPlan[]): ExternalLayout {
  const placements = new Map<string, Placement>();
  let end = 0;
  for (const tensor of plans.flatMap(storedTensors)) {
    if (placements.has(tensor.name)) throw new Error(`two plans store ${tensor.name}`);
    const length = storedBytes(tensor);
    const alignment = length < smallestMapped ? packingAlignment : mappingAlignment;
    const offset = Math.ceil(end / alignment) * alignment;
    placements.set(tensor.name, { offset, length });
    end = offset + length;
  }
  return { placements, totalBytes: end };
}
