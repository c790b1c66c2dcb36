import path from "node:path";
import { type ActivationMoments, type Moments, momentsSizes } from "../export/calibrated/activation-moments.js";
import { type ConvertCheckpointOptions, convertForStudy } from "../export/convert-checkpoint.js";
import { StagedFolder } from "../export/staged-folder.js";
import type { ModelManifest } from "../model-folder/manifest.js";
import { openSession } from "../onnx-runtime/sessions/open-session.js";
import type { OutputTarget, ValueInfo } from "../onnx-runtime/sessions/session.js";
import type { MatrixProducts } from "./matrix-products.js";
import { calibrationTokens, wholeSequences } from "./whole-sequences.js";

/** Which checkpoint is measured, over which text. */
export interface MeasureMomentsOptions
  extends Pick<ConvertCheckpointOptions, "checkpoint" | "out" | "overwrite" | "ropeRatio" | "chatFormat" | "signal"> {
  /** Text like what the model will read and write. The more of its kinds the better: some thousand words are enough. */
  readonly text: string;
  readonly products: MatrixProducts;
  /** Of the forward passes. */
  readonly threads: number;
  /** Most tokens of the text that are read. Defaults to 8,192. */
  readonly maxTokens?: number | undefined;
  /** Called after every pass with the tokens read so far and in all. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

const windowTokens = 512;
/** Of all moments together. Enough for whole inputs of a model of half a billion weights, and for blocks of a thousand at six billion. */
const momentsBytes = 3e9;

/**
 * Reads a text with a checkpoint at 8 bits and measures what goes into each matrix. A folder beside `out` holds the graph meanwhile.
 *
 * @throws ChatGLMError as convertCheckpoint does, for an `out` that may not be replaced too; INVALID_OPTION for a text of fewer than 256 tokens; ENGINE_FAILED
 */
export async function measureMoments(options: MeasureMomentsOptions): Promise<ActivationMoments> {
  const { checkpoint, out, ropeRatio, chatFormat, overwrite = false, signal, maxTokens = 8192 } = options;
  // As for the conversion to come, so that it is refused before the long work.
  await using scratch = await StagedFolder.create(out, { overwrite, ownedBy: "manifest.json" });
  const folder = path.join(scratch.path, "model");
  const common = { checkpoint, ropeRatio, chatFormat, signal, maxSequencesPerStep: 1 };
  const { manifest, observed } = await convertForStudy({ ...common, out: folder }, "inputs");
  const ids = (await calibrationTokens(folder, manifest, options.text)).slice(0, maxTokens);
  return await observe(folder, manifest, observed, ids, options);
}

/** Sums under way of one output. */
interface Observed {
  readonly size: number;
  sums: Float32Array;
  tokens: number;
}

async function observe(
  folder: string,
  { config }: ModelManifest,
  outputs: ReadonlyMap<string, string>,
  ids: readonly number[],
  { threads, products, onProgress, signal }: MeasureMomentsOptions,
): Promise<ActivationMoments> {
  await using session = await openSession(path.join(folder, "model.onnx"), { threads });
  const wanted = new Set(outputs.values());
  const observed = sumsOf(session.outputs.filter(({ name }) => wanted.has(name)));
  const targets = session.outputs.map(({ name }): OutputTarget => (wanted.has(name) ? "new" : "skip"));
  const spares = new Spares();
  for (let from = 0; from < ids.length; from += windowTokens) {
    signal?.throwIfAborted();
    const window = ids.slice(from, from + windowTokens);
    const values = await session.run(wholeSequences(session, config, [window]), targets, { signal });
    for (const [index, { name }] of session.outputs.entries()) {
      const one = observed.get(name);
      const x = values[index]?.data;
      if (one === undefined || !(x instanceof Float32Array)) continue;
      const sums = spares.take(one.sums.length);
      await products.addMoments(x, one.sums, one.size, sums);
      spares.give(one.sums);
      one.sums = sums;
      one.tokens += window.length;
    }
    onProgress?.(Math.min(ids.length, from + windowTokens), ids.length);
  }
  // Matrices of one input share its moments.
  const finished = new Map([...observed].map(([name, sum]): [string, Moments] => [name, { ...sum }]));
  const moments = new Map<string, Moments>();
  for (const [key, output] of outputs) {
    const found = finished.get(output);
    if (found !== undefined) moments.set(key, found);
  }
  return moments;
}

function sumsOf(outputs: readonly ValueInfo[]): Map<string, Observed> {
  const inputs = outputs.map(({ shape }) => Number(shape.at(-1)));
  const sizes = momentsSizes(inputs, momentsBytes);
  return new Map(
    outputs.map(({ name }, i) => {
      const size = sizes[i] ?? 0;
      return [name, { size, sums: new Float32Array((inputs[i] ?? 0) * size), tokens: 0 }];
    }),
  );
}

/** Arrays that hold nothing of use any more, by length. */
class Spares {
  readonly #arrays = new Map<number, Float32Array>();

  take(length: number): Float32Array {
    const found = this.#arrays.get(length);
    this.#arrays.delete(length);
    return found ?? new Float32Array(length);
  }

  give(array: Float32Array): void {
    this.#arrays.set(array.length, array);
  }
}
