import { readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";

/** What oracle.py wrote: a tiny checkpoint's config.json, its tensors, and what transformers computes with it. */
export interface GoldenCheckpoint {
  readonly config: Readonly<Record<string, unknown>>;
  readonly tensors: readonly (readonly [name: string, shape: readonly number[]])[];
  readonly ids: readonly number[];
  /** The ids that follow, greedily. */
  readonly greedy: readonly number[];
  /** At every position of `ids`. */
  readonly logits: readonly Float32Array[];
}

export function readGolden(name: string): GoldenCheckpoint {
  const json = JSON.parse(readFileSync(new URL(`../golden/${name}.json`, import.meta.url), "utf8")) as Omit<
    GoldenCheckpoint,
    "logits"
  > & { readonly logits: string };
  const bytes = Buffer.from(json.logits, "base64");
  const all = new Float32Array(Uint8Array.from(bytes).buffer);
  const width = all.length / json.ids.length;
  return { ...json, logits: json.ids.map((_, position) => all.subarray(position * width, (position + 1) * width)) };
}

/** A weight is a sine of its place, as in oracle.py. */
export function goldenWeight(name: string, shape: readonly number[], place: number): Float32Array {
  const isNorm = name.includes("norm") && name.endsWith("weight");
  const size = isNorm ? 0.2 : 1.6 / Math.sqrt(shape.at(-1) ?? 1);
  const count = shape.reduce((a, b) => a * b, 1);
  return Float32Array.from({ length: count }, (_, i) => Math.sin(i * (0.37 + 0.11 * place) + place) * size + (isNorm ? 1 : 0));
}

/** Writes config.json and model.safetensors. */
export async function writeGolden(folder: string, { config, tensors }: GoldenCheckpoint): Promise<void> {
  await mkdir(folder, { recursive: true });
  const header: Record<string, unknown> = {};
  const data: Buffer[] = [];
  let offset = 0;
  for (const [place, [name, shape]] of tensors.entries()) {
    const values = Buffer.from(goldenWeight(name, shape, place).buffer);
    header[name] = { dtype: "F32", shape, data_offsets: [offset, offset + values.length] };
    offset += values.length;
    data.push(values);
  }
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  await writeFile(path.join(folder, "model.safetensors"), Buffer.concat([length, text, ...data]));
  await writeFile(path.join(folder, "config.json"), JSON.stringify(config));
}
