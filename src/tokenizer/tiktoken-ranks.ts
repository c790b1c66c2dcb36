import { ChatGLMError } from "../errors.js";
import { ByteLevelTokenizer } from "./byte-level-tokenizer.js";
import { SpelledMerges } from "./merge-table.js";
import { threeDigitCutting } from "./text-cutting.js";
import type { Tokenizer } from "./tokenizer.js";

const mostTokens = 2 ** 20;
const longestPiece = 1024;

/** Whether a file begins as tiktoken's do: base64, a space, a number. */
export function isRankFile(bytes: Uint8Array): boolean {
  return /^[A-Za-z0-9+/]+={0,2} \d+\r?\n/.test(Buffer.from(bytes.subarray(0, 4096)).toString("latin1"));
}

/**
 * Reads tiktoken's file of ranks, as GLM-4's `tokenizer.model` is: a line per token, its bytes in base64 and its rank, which is its id.
 *
 * @param specialTokens names of those whose ids follow the ranks, in order
 * @param path for messages
 * @throws ChatGLMError TOKENIZER_INVALID naming the line
 */
export function readTiktokenRanks(bytes: Uint8Array, specialTokens: readonly string[], path: string): Tokenizer {
  const pieces: string[] = [];
  const ids = new Map<string, number>();
  for (const [index, line] of Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString("latin1")
    .split("\n")
    .entries()) {
    if (line.trim() === "") continue;
    const [, base64 = "", rank = ""] = /^([A-Za-z0-9+/]+={0,2}) (\d{1,7})\r?$/.exec(line) ?? [];
    const piece = Buffer.from(base64, "base64").toString("latin1");
    if (
      piece === "" ||
      piece.length > longestPiece ||
      Number(rank) !== pieces.length ||
      ids.has(piece) ||
      pieces.length >= mostTokens
    ) {
      throw invalid(path, `line ${index + 1} is not the next token: ${JSON.stringify(line.slice(0, 80))}`);
    }
    ids.set(piece, pieces.length);
    pieces.push(piece);
  }
  for (let byte = 0; byte < 256; byte++) {
    if (!ids.has(String.fromCharCode(byte))) throw invalid(path, `it has no token for the byte ${byte}`);
  }
  return new ByteLevelTokenizer({
    pieces,
    ids,
    merges: new SpelledMerges(pieces, ids),
    wholeWords: true,
    cutting: threeDigitCutting,
    compose: false,
    added: specialTokens.map((text, place) => ({ id: pieces.length + place, text, special: true })),
  });
}

function invalid(path: string, problem: string): ChatGLMError {
  return new ChatGLMError("TOKENIZER_INVALID", `${path}: ${problem}.`, {
    remedy: "Take tokenizer.model from the checkpoint's publisher again.",
  });
}
