import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { ChatGLMError } from "../errors.js";
import { decodeSentencePieceModel, maximumFileBytes } from "./sentencepiece-model.js";
import { SentencePieceTokenizer } from "./sentencepiece-tokenizer.js";
import { chatglmSpecialTokens } from "./special-tokens.js";
import type { Tokenizer } from "./tokenizer.js";
import { validateTokenizerModel } from "./validate-tokenizer-model.js";

export interface TokenizerOptions {
  /** Names of the special tokens whose ids follow the pieces, in order. Defaults to ChatGLM's. */
  readonly specialTokens?: readonly string[] | undefined;
}

/**
 * Reads a SentencePiece `tokenizer.model`.
 *
 * @throws ChatGLMError TOKENIZER_INVALID when it is missing, corrupt, or of a kind this library does not encode exactly; IO_FAILED when it
 * can't be read
 */
export async function loadTokenizer(path: string, options: TokenizerOptions = {}): Promise<Tokenizer> {
  return tokenizerFromBytes(await readTokenizerFile(path, maximumFileBytes), { ...options, file: path });
}

/**
 * The bytes of a tokenizer's file, whatever its kind.
 *
 * @param largest bytes; a larger file is refused unread
 * @throws ChatGLMError TOKENIZER_INVALID when it is missing or too large; IO_FAILED when it can't be read
 */
export async function readTokenizerFile(path: string, largest: number): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > largest) {
      throw new ChatGLMError("TOKENIZER_INVALID", `${path}: it has ${size} bytes, more than the ${largest} allowed.`);
    }
    return await readFile(path);
  } catch (cause) {
    if (cause instanceof ChatGLMError) throw cause;
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") {
      throw new ChatGLMError("TOKENIZER_INVALID", `${path} does not exist.`, {
        cause,
        remedy: `Copy ${basename(path)} from the checkpoint, or convert the checkpoint again.`,
      });
    }
    throw new ChatGLMError(
      "IO_FAILED",
      `${path} could not be read (${cause instanceof Error ? cause.message : String(cause)}).`,
      { cause },
    );
  }
}

/**
 * {@link loadTokenizer} for bytes already in memory.
 *
 * @param options.file name shown in errors; defaults to "tokenizer.model"
 */
export function tokenizerFromBytes(
  bytes: Uint8Array,
  options: TokenizerOptions & { readonly file?: string | undefined } = {},
): Tokenizer {
  const { file = "tokenizer.model", specialTokens = chatglmSpecialTokens } = options;
  const model = decodeSentencePieceModel(bytes, file);
  validateTokenizerModel(model, file, specialTokens);
  return new SentencePieceTokenizer(model, specialTokens);
}
