import { z } from "zod";
import { ChatGLMError } from "../errors.js";
import { bytesOfVisible, isTextByte } from "./byte-alphabet.js";
import { type AddedToken, ByteLevelTokenizer } from "./byte-level-tokenizer.js";
import { ListedMerges } from "./merge-table.js";
import { cuttingOf, digitsApart, gpt2Cutting, type TextCutting } from "./text-cutting.js";
import type { Tokenizer } from "./tokenizer.js";

/** GLM-4-9B-chat-hf's file has 20 MB. */
export const largestTokenizerJson: number = 64 * 1024 * 1024;
const mostTokens = 2 ** 21;
const mostMerges = 2 ** 21;
const mostAdded = 10_000;
const longestPiece = 1024;

const named = z.object({ type: z.string().max(100) });
const normalizers = z.object({ type: z.literal("Sequence"), normalizers: z.array(named).max(8) });
const byteLevel = z.object({
  type: z.literal("ByteLevel"),
  add_prefix_space: z.literal(false),
  use_regex: z.boolean().default(true),
});
const split = z.object({
  type: z.literal("Split"),
  pattern: z.object({ Regex: z.string().max(10_000) }),
  behavior: z.literal("Isolated"),
  invert: z.literal(false).default(false),
});
const digits = z.object({ type: z.literal("Digits"), individual_digits: z.literal(true) });
const sequence = z.object({ type: z.literal("Sequence"), pretokenizers: z.array(z.union([byteLevel, split, digits])).max(8) });
const addedTokens = z
  .array(
    z.object({
      id: z
        .number()
        .int()
        .min(0)
        .max(mostTokens - 1),
      content: z.string().min(1).max(longestPiece),
      special: z.boolean(),
    }),
  )
  .max(mostAdded)
  .default([]);

/**
 * Reads a `tokenizer.json` (huggingface/tokenizers) of byte-level BPE, as Qwen2, Llama 3, GLM-4 and SmolLM have: what would be encoded
 * differently is refused, not encoded nearly right. What it puts around a text (`post_processor`) is not read: prompts say that.
 *
 * @param path for messages
 * @throws ChatGLMError TOKENIZER_INVALID naming the field
 */
export function readTokenizerJson(bytes: Uint8Array, path: string): Tokenizer {
  const json = parse(bytes, path);
  const { model } = json;
  if (!isObject(model) || model["type"] !== "BPE")
    throw invalid(path, `model.type is ${shown(isObject(model) ? model["type"] : model)}`);
  for (const [field, accepted] of modelFields) {
    if (!accepted.includes(model[field] ?? null)) throw invalid(path, `model.${field} is ${shown(model[field])}`);
  }
  const added = read(json["added_tokens"] ?? [], addedTokens, "added_tokens", path).map(
    ({ id, content, special }): AddedToken => ({ id, text: content, special }),
  );
  const visible = vocabularyOf(model["vocab"], path);
  const merges = mergesOf(model["merges"], visible, path);
  const { pieces, ids } = piecesOf(visible, new Set(added.map(({ id }) => id)), path);
  return new ByteLevelTokenizer({
    pieces,
    ids,
    unknownId: unknownIdOf(model["unk_token"], visible, path),
    merges: new ListedMerges(merges),
    wholeWords: model["ignore_merges"] === true,
    cutting: cuttingIn(json["pre_tokenizer"], path),
    compose: composes(json["normalizer"], path),
    added,
  });
}

const modelFields: readonly (readonly [field: string, accepted: readonly unknown[]])[] = [
  ["dropout", [null, 0]],
  ["continuing_subword_prefix", [null, ""]],
  ["end_of_word_suffix", [null, ""]],
  ["byte_fallback", [null, false]],
  ["fuse_unk", [null, false]],
];

function composes(normalizer: unknown, path: string): boolean {
  if (normalizer === null || normalizer === undefined) return false;
  const several = normalizers.safeParse(normalizer);
  const parts = several.success ? several.data.normalizers : [read(normalizer, named, "normalizer", path)];
  const other = parts.find(({ type }) => type !== "NFC");
  if (other !== undefined) throw invalid(path, `the normalizer is ${shown(other.type)}, only NFC is supported`);
  return parts.length > 0;
}

function cuttingIn(preTokenizer: unknown, path: string): TextCutting {
  const one = byteLevel.safeParse(preTokenizer);
  const parts = one.success ? [one.data] : read(preTokenizer, sequence, "pre_tokenizer", path).pretokenizers;
  const [last, ...others] = parts.toReversed();
  if (last?.type !== "ByteLevel") throw invalid(path, "the last pre_tokenizer is not ByteLevel");
  const [first, ...rest] = others.toReversed();
  if (rest.length > 0 || first?.type === "ByteLevel") throw invalid(path, "its pre_tokenizers are none that are known together");
  if (first === undefined) {
    if (!last.use_regex) throw invalid(path, "pre_tokenizer.use_regex is false, and nothing else cuts");
    return gpt2Cutting;
  }
  if (first.type === "Digits") {
    if (!last.use_regex) throw invalid(path, "pre_tokenizer.use_regex is false, and only digits are cut");
    return digitsApart(gpt2Cutting);
  }
  const cutting = cuttingOf(first.pattern.Regex);
  if (cutting === undefined || last.use_regex) throw invalid(path, `pre_tokenizer cuts by ${shown(first.pattern.Regex)}`);
  return cutting;
}

/** Tokens as the file writes them → ids. */
function vocabularyOf(vocab: unknown, path: string): ReadonlyMap<string, number> {
  if (!isObject(vocab)) throw invalid(path, "model.vocab is no object");
  const visible = new Map<string, number>();
  const used = new Set<number>();
  for (const [text, id] of Object.entries(vocab)) {
    if (typeof id !== "number" || !Number.isInteger(id) || id < 0 || id >= mostTokens || used.has(id)) {
      throw invalid(path, `model.vocab gives ${shown(text)} the id ${shown(id)}`);
    }
    if (text.length > longestPiece) throw invalid(path, `token ${id} has ${text.length} characters`);
    used.add(id);
    visible.set(text, id);
  }
  return visible;
}

/** What stands for a byte without a token. */
function unknownIdOf(token: unknown, visible: ReadonlyMap<string, number>, path: string): number | undefined {
  if (token === null || token === undefined) return undefined;
  const id = typeof token === "string" ? visible.get(token) : undefined;
  if (id === undefined) throw invalid(path, `model.unk_token is ${shown(token)}, which is not in the vocabulary`);
  return id;
}

function mergesOf(list: unknown, visible: ReadonlyMap<string, number>, path: string): Int32Array {
  if (!Array.isArray(list) || list.length > mostMerges)
    throw invalid(path, `model.merges must be a list of at most ${mostMerges} entries`);
  const merges = new Int32Array(3 * list.length);
  for (const [rank, merge] of (list as readonly unknown[]).entries()) {
    const parts: unknown[] = typeof merge === "string" ? merge.split(" ") : Array.isArray(merge) ? merge : [];
    const [left, right] = parts;
    const ids =
      parts.length === 2 && typeof left === "string" && typeof right === "string"
        ? [visible.get(left), visible.get(right), visible.get(left + right)]
        : [];
    for (let i = 0; i < 3; i++) {
      const id = ids[i];
      if (id === undefined) throw invalid(path, `model.merges[${rank}] is ${shown(merge)}: its tokens are not in the vocabulary`);
      merges[3 * rank + i] = id;
    }
  }
  return merges;
}

/** Ids' bytes. What is an added token has none. */
function piecesOf(
  visible: ReadonlyMap<string, number>,
  added: ReadonlySet<number>,
  path: string,
): { pieces: readonly (string | undefined)[]; ids: ReadonlyMap<string, number> } {
  const pieces: (string | undefined)[] = [];
  const ids = new Map<string, number>();
  for (const [text, id] of visible) {
    while (pieces.length <= id) pieces.push(undefined);
    if (added.has(id)) continue;
    const bytes = bytesOfVisible(text);
    if (bytes === undefined || bytes === "") throw invalid(path, `token ${id}, ${shown(text)}, is not written in bytes`);
    pieces[id] = bytes;
    ids.set(bytes, id);
  }
  for (let byte = 0; byte < 256; byte++) {
    if (!ids.has(String.fromCharCode(byte)) && isTextByte(byte)) throw invalid(path, `there is no token for the byte ${byte}`);
  }
  return { pieces, ids };
}

function parse(bytes: Uint8Array, path: string): Readonly<Record<string, unknown>> {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    throw invalid(path, `it is not JSON (${cause instanceof Error ? cause.message : String(cause)})`, cause);
  }
  if (!isObject(json)) throw invalid(path, "it is not a JSON object");
  return json;
}

function read<Schema extends z.ZodType>(value: unknown, schema: Schema, field: string, path: string): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw invalid(path, `${[field, ...(issue?.path ?? [])].join(".")} is none that is known (${issue?.message})`);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? "absent";
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}

function invalid(path: string, problem: string, cause?: unknown): ChatGLMError {
  return new ChatGLMError("TOKENIZER_INVALID", `${path}: ${problem}.`, {
    cause,
    remedy: "Byte-level BPE as Qwen2, Llama 3, GLM-4 and SmolLM have is supported; take tokenizer.json from such a checkpoint.",
  });
}
