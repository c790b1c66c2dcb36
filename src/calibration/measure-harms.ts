import path from "node:path";
import { graphOutputs } from "../decoder/graph-io.js";
import { type ConvertCheckpointOptions, convertForStudy } from "../export/convert-checkpoint.js";
import { narrowMatrix } from "../export/graph/weights.js";
import { StagedFolder } from "../export/staged-folder.js";
import { openSession } from "../onnx-runtime/sessions/open-session.js";
import { Distributions, divergence } from "./distributions.js";
import { calibrationTokens, wholeSequences } from "./whole-sequences.js";

/** Which checkpoint is measured, over which text. */
export interface MeasureHarmsOptions
  extends Pick<
    ConvertCheckpointOptions,
    "checkpoint" | "out" | "overwrite" | "ropeRatio" | "chatFormat" | "blockSize" | "moments" | "multiply" | "signal"
  > {
  /** Text like what the model will read and write: a few hundred tokens of it are read, from several places. */
  readonly text: string;
  /** Of the forward passes. */
  readonly threads: number;
  /** Called after every matrix with those measured so far and in all. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** Places of the text that are read, each for itself, and tokens at each. */
const places = 4;
const placeTokens = 48;
/** Before it a token is guessed from too little to tell models apart; of those behind it every third is compared. */
const firstCompared = 6;
const comparedEvery = 3;

/**
 * What 4 bits in one matrix, and 8 in all others, do to what a model says: for each matrix, by the key that moments have, the mean Kullback–Leibler
 * divergence of the next token's distribution. Takes one pass over some 200 tokens for each matrix. A folder beside `out` holds the graph meanwhile.
 *
 * @throws ChatGLMError as `measureMoments`
 */
export async function measureHarms(options: MeasureHarmsOptions): Promise<ReadonlyMap<string, number>> {
  const { text, threads, overwrite = false, onProgress, signal, ...conversion } = options;
  await using scratch = await StagedFolder.create(options.out, { overwrite, ownedBy: "manifest.json" });
  const folder = path.join(scratch.path, "model");
  const { manifest, switchable } = await convertForStudy(
    { ...conversion, signal, out: folder, maxSequencesPerStep: places },
    "harms",
  );
  const sequences = spread(await calibrationTokens(folder, manifest, text));
  const compared = sequences.flatMap((ids, place) =>
    ids.flatMap((_, i) => (i >= firstCompared && i % comparedEvery === 0 ? [place * placeTokens + i] : [])),
  );
  await using session = await openSession(path.join(folder, "model.onnx"), { threads });
  const { vocabularySize } = manifest.config;
  const shape = [1, compared.length, vocabularySize];
  const logits = new Float32Array(compared.length * vocabularySize);
  const targets = session.outputs.map(({ name }) => (name === graphOutputs.logits ? { data: logits, shape } : ("skip" as const)));
  const run = async (matrix: number): Promise<void> => {
    const choice = { [narrowMatrix]: { data: BigInt64Array.of(BigInt(matrix)), shape: [1] } };
    await session.run(wholeSequences(session, manifest.config, sequences, compared, choice), targets, { signal });
  };
  await run(-1);
  const usual = new Distributions(logits, vocabularySize);
  const harms = new Map<string, number>();
  for (const [matrix, key] of switchable.entries()) {
    signal?.throwIfAborted();
    await run(matrix);
    harms.set(key, divergence(usual, logits));
    onProgress?.(matrix + 1, switchable.length);
  }
  return harms;
}

/** Stretches evenly spread over a text. */
function spread(ids: readonly number[]): number[][] {
  return Array.from({ length: places }, (_, place) => {
    const start = Math.floor((place * (ids.length - placeTokens)) / Math.max(1, places - 1));
    return ids.slice(start, start + placeTokens);
  });
}
