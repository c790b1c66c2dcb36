import { readFile } from "node:fs/promises";
import path from "node:path";
import { graphInputs } from "../decoder/graph-io.js";
import { ChatGLMError } from "../errors.js";
import { type ActivationMoments, type Moments, momentsSize } from "../export/calibrated/activation-moments.js";
import { type ConvertCheckpointOptions, convertForObservation } from "../export/convert-checkpoint.js";
import { StagedFolder } from "../export/staged-folder.js";
import { familyOfModel } from "../families/known-families.js";
import type { ModelManifest } from "../model-folder/manifest.js";
import { openSession } from "../onnx-runtime/sessions/open-session.js";
import type { OutputTarget, SessionTensor } from "../onnx-runtime/sessions/session.js";
import { stepLayout } from "../onnx-runtime/step-layout.js";

/** Which checkpoint is measured, over which text. */
export interface MeasureMomentsOptions
  extends Pick<ConvertCheckpointOptions, "checkpoint" | "out" | "overwrite" | "ropeRatio" | "chatFormat" | "signal"> {
  /** Text like what the model will read and write. The more of its kinds the better: some thousand words are enough. */
  readonly text: string;
  /** Of the forward passes. */
  readonly threads: number;
  /** Most tokens of the text that are read. Defaults to 8,192. */
  readonly maxTokens?: number | undefined;
  /** Called after every pass with the tokens read so far and in all. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

const windowTokens = 256;
const fewestTokens = 256;
/** Rows of a window whose logits are computed: the output layer's inputs are measured at these. */
const logitsEvery = 8;

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
  const { manifest, moments } = await convertForObservation({ ...common, out: folder, precision: "int8" });
  const ids = (await encode(folder, manifest, options.text)).slice(0, maxTokens);
  if (ids.length < fewestTokens) {
    throw new ChatGLMError(
      "INVALID_OPTION",
      `The calibration text has ${ids.length} tokens; at least ${fewestTokens} are needed.`,
      {
        remedy: "Give a text of some pages, of the kinds that the model will read.",
      },
    );
  }
  return await observe(folder, manifest, moments, ids, options);
}

async function encode(folder: string, { source, files }: ModelManifest, text: string): Promise<number[]> {
  const tokenizer = familyOfModel(source.modelType)?.tokenizer;
  if (tokenizer === undefined || !Object.hasOwn(files, tokenizer.name)) {
    throw new ChatGLMError("TOKENIZER_INVALID", "The checkpoint has no tokenizer, so no text can be read with it.");
  }
  const file = path.join(folder, tokenizer.name);
  return tokenizer.open(await readFile(file), file).encode(text);
}

/** Sums under way of one output. */
interface Observed {
  readonly target: SessionTensor & { readonly data: Float32Array };
  readonly size: number;
  readonly sums: Float32Array;
  tokens: number;
}

async function observe(
  folder: string,
  { config }: ModelManifest,
  outputs: ReadonlyMap<string, string>,
  ids: readonly number[],
  { threads, onProgress, signal }: MeasureMomentsOptions,
): Promise<ActivationMoments> {
  await using session = await openSession(path.join(folder, "model.onnx"), { threads });
  const observed = new Map<string, Observed>();
  const targets = session.outputs.map(({ name, shape }): OutputTarget => {
    const dims = shape.filter((size) => typeof size === "number");
    if (!name.startsWith("/moments")) return "skip";
    const length = dims.reduce((product, size) => product * size, 1);
    const target = { data: new Float32Array(length), shape: dims };
    const size = momentsSize((dims[0] ?? 0) * (dims[1] ?? 0)) ?? 0;
    observed.set(name, { target, size, sums: new Float32Array(length), tokens: 0 });
    return target;
  });
  const { groups, headDim, heads } = config;
  const noPast: SessionTensor = { data: new Float32Array(0), shape: [0, groups, headDim] };
  for (let from = 0; from < ids.length; from += windowTokens) {
    signal?.throwIfAborted();
    const window = ids.slice(from, from + windowTokens);
    const layout = stepLayout([{ past: 0, tokens: window.length, logits: "last" }], 1, heads / groups);
    const wanted = window.flatMap((_, at) => (at % logitsEvery === 0 ? [BigInt(at)] : []));
    const inputs: Readonly<Record<string, SessionTensor>> = {
      [graphInputs.tokenIds]: { data: BigInt64Array.from(window, BigInt), shape: [1, window.length] },
      [graphInputs.positions]: { data: layout.positions, shape: [1, window.length] },
      [graphInputs.newMask]: { data: layout.mask, shape: [window.length, window.length] },
      [graphInputs.slotRows]: { data: layout.slotRows, shape: [1] },
      [graphInputs.slotSplits]: { data: layout.slotSplits, shape: [1, 2] },
      [graphInputs.logitsRows]: { data: BigInt64Array.from(wanted), shape: [wanted.length] },
    };
    const feeds = session.inputs.map(({ name }) => inputs[name] ?? noPast);
    await session.run(feeds, targets, { signal });
    for (const one of observed.values()) {
      const { sums, target } = one;
      for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] as number) + (target.data[i] as number);
      one.tokens += window.length;
    }
    onProgress?.(Math.min(ids.length, from + windowTokens), ids.length);
  }
  // Matrices of one input share its moments.
  const finished = new Map(
    [...observed].map(([name, { size, sums, tokens }]): [string, Moments] => [name, { size, sums, tokens }]),
  );
  const moments = new Map<string, Moments>();
  for (const [key, output] of outputs) {
    const found = finished.get(output);
    if (found !== undefined) moments.set(key, found);
  }
  return moments;
}
