import { randomFillSync } from "node:crypto";
import { existsSync, rmSync } from "node:fs";
import { mkdir, open, rename, rm, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import path from "node:path";
import type { DecoderShape } from "../src/decoder/decoder-shape.js";
import { buildGraph } from "../src/export/graph/build-graph.js";
import type { ExternalLocation } from "../src/export/graph/graph-builder.js";
import type { StoredTensor } from "../src/export/weight-plan.js";
import { checkpointTensors } from "../src/families/chatglm/weight-names.js";
import type { GraphTarget } from "../src/model-folder/manifest.js";
import { progress } from "./progress.js";

/** ChatGLM3-6B's shape. */
const sixB: DecoderShape = {
  layers: 28,
  hiddenSize: 4096,
  ffnSize: 13696,
  heads: 32,
  groups: 2,
  headDim: 128,
  vocabularySize: 65024,
  contextLength: 8192,
  epsilon: 1e-5,
  ropeBase: 10_000,
  positionDivisor: 1,
  qkvBias: true,
  tiedEmbeddings: false,
  endOfSequenceIds: [2],
};

export const sixBSlots = 16;

/** Where generated models are kept: outside the tree, in the user's cache folder. */
function cacheFolder(): string {
  const base = process.env["XDG_CACHE_HOME"] ?? (process.platform === "win32" ? tmpdir() : path.join(homedir(), ".cache"));
  return path.join(base, "langchain-chatglm", "bench");
}

/**
 * Writes a ChatGLM3-6B-shaped int4 model with random weights (3.5 GB) unless it is there, by the exporter's own plan:
 * timing depends on shapes alone. Returns the path of its `model.onnx`.
 */
export async function sixBModel(
  layers: number = sixB.layers,
  target: GraphTarget = "cpu",
): Promise<{ path: string; config: DecoderShape; weightBytes: number }> {
  const config = { ...sixB, layers };
  const graph = buildGraph(
    { shape: config, tensors: checkpointTensors(config) },
    { precision: "int4", blockSize: 128, maxSequencesPerStep: sixBSlots, target },
  );
  const locations = new Map<string, ExternalLocation>();
  let end = 0;
  /** Bytes that one decode step reads: everything but the embedding. */
  let weightBytes = 0;
  const place = (tensor: StoredTensor): number => {
    const length = tensor.dims.reduce((a, b) => a * b, 1) * (tensor.type === "float32" ? 4 : 1);
    const offset = Math.ceil(end / 65536) * 65536;
    locations.set(tensor.name, { location: "model.onnx.data", offset, length });
    end = offset + length;
    if (!tensor.name.startsWith("/embedding")) weightBytes += length;
    return length;
  };
  for (const { encoding } of graph.weights) {
    if (encoding.kind === "float32") place(encoding.data);
    else {
      place(encoding.packed);
      place(encoding.scales);
    }
  }
  const onnx = graph.onnx((tensor) => locations.get(tensor.name) ?? { location: "", offset: 0, length: 0 });
  const folder = path.join(cacheFolder(), `chatglm3-6b-shape-int4-${layers}-${fingerprint(onnx)}`);
  const model = { path: path.join(folder, "model.onnx"), config, weightBytes };
  if (existsSync(model.path)) return model;

  console.log(`writing ${(end / 1e9).toFixed(1)} GB of random weights to ${folder}, once`);
  const temporary = `${folder}.${process.pid}.tmp`;
  await mkdir(temporary, { recursive: true });
  const removeNow = (): void => rmSync(temporary, { recursive: true, force: true });
  process.once("exit", removeNow);
  try {
    const file = await open(path.join(temporary, "model.onnx.data"), "w");
    const noise = new Uint8Array(16 * 2 ** 20);
    for (const plan of graph.weights) {
      const { encoding } = plan;
      const columns = plan.shape[1] ?? 1;
      if (encoding.kind === "float32") {
        // Norm weights are 1; biases small.
        const data = new Float32Array(plan.rows[1] - plan.rows[0]).fill(plan.tensor.endsWith("bias") ? 0.1 : 1);
        await file.write(new Uint8Array(data.buffer), 0, data.byteLength, locations.get(encoding.data.name)?.offset);
        continue;
      }
      const { offset, length } = locations.get(encoding.packed.name) ?? { offset: 0, length: 0 };
      // No two tensors alike: onnxruntime keeps one copy of packed weights that are the same.
      for (let at = 0; at < length; at += noise.length) {
        await file.write(randomFillSync(noise), 0, Math.min(noise.length, length - at), offset + at);
        progress(`random weights: ${((offset + at) / 1e9).toFixed(2)} of ${(end / 1e9).toFixed(1)} GB`);
      }
      const scales = new Float32Array(encoding.scales.dims.reduce((a, b) => a * b, 1)).fill(1 / (4.6 * Math.sqrt(columns)));
      await file.write(new Uint8Array(scales.buffer), 0, scales.byteLength, locations.get(encoding.scales.name)?.offset);
    }
    await file.close();
    await writeFile(path.join(temporary, "model.onnx"), onnx);
    await rename(temporary, folder);
  } finally {
    process.off("exit", removeNow);
    await rm(temporary, { recursive: true, force: true });
  }
  return model;
}

/** Tells graphs apart, so that a changed exporter does not time an old file (FNV-1a). */
function fingerprint(bytes: Uint8Array): string {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16);
}
