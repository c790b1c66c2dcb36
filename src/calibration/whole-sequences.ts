import { readFile } from "node:fs/promises";
import path from "node:path";
import type { DecoderShape } from "../decoder/decoder-shape.js";
import { graphInputs } from "../decoder/graph-io.js";
import { ChatGLMError } from "../errors.js";
import { familyOfModel } from "../families/known-families.js";
import type { ModelManifest } from "../model-folder/manifest.js";
import type { RuntimeSession, SessionTensor } from "../onnx-runtime/sessions/session.js";
import { stepLayout } from "../onnx-runtime/step-layout.js";

const fewestTokens = 256;

/** The text as a converted folder's model reads it. */
export async function calibrationTokens(
  folder: string,
  { source, files }: ModelManifest,
  text: string,
): Promise<readonly number[]> {
  const tokenizer = familyOfModel(source.modelType)?.tokenizer;
  if (tokenizer === undefined || !Object.hasOwn(files, tokenizer.name)) {
    throw new ChatGLMError("TOKENIZER_INVALID", "The checkpoint has no tokenizer, so no text can be read with it.");
  }
  const file = path.join(folder, tokenizer.name);
  const ids = tokenizer.open(await readFile(file), file).encode(text);
  if (ids.length < fewestTokens) {
    const message = `The calibration text has ${ids.length} tokens; at least ${fewestTokens} are needed.`;
    const remedy = "Give a text of some pages, of the kinds that the model will read.";
    throw new ChatGLMError("INVALID_OPTION", message, { remedy });
  }
  return ids;
}

/**
 * What a graph takes for sequences without a past.
 *
 * @param wanted places among all tokens whose logits are computed; the first where none matters
 * @param further inputs beside a model's own
 */
export function wholeSequences(
  session: RuntimeSession,
  { groups, headDim, heads }: DecoderShape,
  sequences: readonly (readonly number[])[],
  wanted: readonly number[] = [0],
  further: Readonly<Record<string, SessionTensor>> = {},
): SessionTensor[] {
  const rows = sequences.map((ids) => ({ past: 0, tokens: ids.length, logits: "last" }) as const);
  const { tokens, positions, mask, slotRows, slotSplits } = stepLayout(rows, rows.length, heads / groups);
  const inputs: Readonly<Record<string, SessionTensor>> = {
    ...further,
    [graphInputs.tokenIds]: { data: BigInt64Array.from(sequences.flat(), BigInt), shape: [1, tokens] },
    [graphInputs.positions]: { data: positions, shape: [1, tokens] },
    [graphInputs.newMask]: { data: mask, shape: [tokens, tokens] },
    [graphInputs.slotRows]: { data: slotRows, shape: [rows.length] },
    [graphInputs.slotSplits]: { data: slotSplits, shape: [rows.length, 2] },
    [graphInputs.logitsRows]: { data: BigInt64Array.from(wanted, BigInt), shape: [wanted.length] },
  };
  const noPast: SessionTensor = { data: new Float32Array(0), shape: [0, groups, headDim] };
  return session.inputs.map(({ name }) => inputs[name] ?? noPast);
}
