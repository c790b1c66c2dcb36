import { createHash } from "node:crypto";
import type { Checkpoint } from "../../../src/export/checkpoint/checkpoint.js";

/** A whole tensor, read in two pieces so that offsets inside it count too. */
export async function readTensor(checkpoint: Checkpoint, name: string): Promise<Float32Array> {
  const tensor = checkpoint.tensor(name);
  const rows = tensor.shape[0] ?? 1;
  const values = new Float32Array(rows * tensor.columns);
  const middle = rows >> 1;
  await tensor.readRows(0, middle, values.subarray(0, middle * tensor.columns));
  await tensor.readRows(middle, rows, values.subarray(middle * tensor.columns));
  return values;
}

/** "name sha256" of each tensor's float32 bytes, sorted: comparing large arrays element by element takes a test runner seconds. */
export function digests(tensors: ReadonlyMap<string, Float32Array>): string[] {
  return [...tensors].map(([name, values]) => `${name} ${createHash("sha256").update(values).digest("hex")}`).sort();
}
