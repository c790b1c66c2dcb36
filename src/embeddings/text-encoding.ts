import { readFile, stat } from "node:fs/promises";
import { ChatGLMError } from "../errors.js";
import { loadTokenizer } from "../tokenizer/load-tokenizer.js";
import type { EncoderForm } from "./encoder-folder.js";

/** A text's token ids with the special ones around them, at most as many as the model reads. */
export type EncodeText = (text: string) => readonly number[];

/** Vocabularies of 250,000 pieces are 17 MB. */
const MOST_BYTES = 64 * 2 ** 20;
/** Characters of a text looked at for each token that fits: nothing that can't count is cut into tokens. */
const CHARACTERS_OF_TOKEN = 24;

/** @throws ChatGLMError TOKENIZER_INVALID naming the file */
export async function openTextEncoding({ tokenizer, maxTokens, lowerCase }: EncoderForm): Promise<EncodeText> {
  const { file, kind, config } = tokenizer;
  const encode = kind === "json" ? await openJson(file, config, lowerCase) : await openSentencePiece(file, config);
  const [before, after] = specialsAround(encode);
  const room = maxTokens - before - after;
  if (room < 1) throw new ChatGLMError("INVALID_OPTION", `maxTokens: ${maxTokens} leaves no room for text.`);
  return (text) => {
    const cut = text.slice(0, maxTokens * CHARACTERS_OF_TOKEN);
    const ids = encode(lowerCase && kind === "sentencepiece" ? cut.toLowerCase() : cut);
    return ids.length <= maxTokens ? ids : [...ids.slice(0, before + room), ...ids.slice(ids.length - after)];
  };
}

/** How many special tokens come before a text, and how many after it. */
function specialsAround(encode: EncodeText): readonly [number, number] {
  const none = encode("");
  const some = encode("a");
  let before = 0;
  while (before < none.length && none[before] === some[before]) before += 1;
  return [before, none.length - before];
}

async function openJson(file: string, config: unknown, lowerCase: boolean): Promise<EncodeText> {
  try {
    const { size } = await stat(file);
    if (size > MOST_BYTES) throw new Error(`it has ${size} bytes, more than the ${MOST_BYTES} allowed`);
    const json = JSON.parse(await readFile(file, "utf8")) as { normalizer?: unknown };
    const { Tokenizer } = await import("@huggingface/tokenizers");
    const tokenizer = new Tokenizer({ ...json, normalizer: cased(json.normalizer, lowerCase) }, record(config));
    return (text) => tokenizer.encode(text).ids;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ChatGLMError("TOKENIZER_INVALID", `${file} can't be used: ${reason}.`, {
      remedy: "Copy tokenizer.json from the model's page again.",
      cause,
    });
  }
}

/** As transformers does, `do_lower_case` of the folder stands above what BERT's normalizer says. */
function cased(normalizer: unknown, lowerCase: boolean): unknown {
  const known = record(normalizer);
  return known["type"] === "BertNormalizer" && lowerCase ? { ...known, lowercase: true } : normalizer;
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

async function openSentencePiece(file: string, config: unknown): Promise<EncodeText> {
  const tokenizer = await loadTokenizer(file, { specialTokens: [] });
  const { add_bos_token: starts, add_eos_token: ends } = record(config);
  const special = (name: string, isWanted: unknown): readonly number[] => {
    const id = isWanted === false ? undefined : tokenizer.specialId(name);
    return id === undefined ? [] : [id];
  };
  const [start, end] = [special("<s>", starts), special("</s>", ends)];
  return (text) => [...start, ...tokenizer.encode(text), ...end];
}
