import { ChatGLMError } from "../errors.js";
import { BytePairEncoder } from "./byte-pair-encoder.js";
import { compileMergeRules } from "./merge-rules.js";
import { type DecodedPiece, PieceDecoder } from "./piece-decoder.js";
import { PieceType, type SentencePieceModel } from "./sentencepiece-model.js";
import type { IncrementalDecoder, Tokenizer } from "./tokenizer.js";

/**
 * A byte-fallback SentencePiece BPE tokenizer with special tokens behind its pieces: piece ids first, then `specialTokens` in order.
 * Expects a validated model; see `loadTokenizer`.
 */
export class SentencePieceTokenizer implements Tokenizer {
  readonly size: number;
  readonly #encoder: BytePairEncoder;
  readonly #decoded: readonly DecodedPiece[];
  readonly #specialIds: ReadonlyMap<string, number>;
  readonly #addDummyPrefix: boolean;

  constructor(model: SentencePieceModel, specialTokens: readonly string[]) {
    const { pieces } = model;
    const decoded: DecodedPiece[] = [];
    const byteIds: number[] = [];
    const specialIds = new Map<string, number>();
    for (const [id, { text, type }] of pieces.entries()) {
      if (type === PieceType.byte) {
        const byte = Number.parseInt(text.slice(3, 5), 16);
        byteIds[byte] = id;
        decoded.push({ kind: "byte", byte });
      } else if (type === PieceType.control || type === PieceType.unknown) {
        specialIds.set(text, id);
        decoded.push({ kind: "special", name: text });
      } else {
        decoded.push({ kind: "text", text: text.replaceAll("▁", " "), startsWithSpace: text.startsWith("▁") });
      }
    }
    for (const name of specialTokens) {
      specialIds.set(name, decoded.length);
      decoded.push({ kind: "special", name });
    }
    this.size = decoded.length;
    this.#decoded = decoded;
    this.#specialIds = specialIds;
    this.#addDummyPrefix = model.addDummyPrefix;
    this.#encoder = new BytePairEncoder(compileMergeRules(pieces), byteIds);
  }

  encode(text: string): number[] {
    if (text === "") return [];
    // UTF-8 has no lone surrogates; each becomes U+FFFD, as TextEncoder does.
    return this.#encoder.encode(text.replace(/\p{Surrogate}/gu, "\uFFFD"), this.#addDummyPrefix);
  }

  decode(ids: readonly number[], options: { specials?: boolean } = {}): string {
    const decoder = this.incrementalDecoder(options);
    const text = decoder.push(ids);
    return text + decoder.flush();
  }

  specialId(name: string): number | undefined {
    return this.#specialIds.get(name);
  }

  tokenBytes(id: number): Uint8Array | undefined {
    const piece = this.#pieceOf(id);
    if (piece?.kind === "byte") return Uint8Array.of(piece.byte);
    return piece?.kind === "text" ? Buffer.from(piece.text, "utf8") : undefined;
  }

  incrementalDecoder(options: { specials?: boolean } = {}): IncrementalDecoder {
    const settings = { specials: options.specials ?? false, dropDummyPrefix: this.#addDummyPrefix };
    return new PieceDecoder((id) => this.#pieceOf(id), settings);
  }

  /** Ids from `size` on are padding rows of a model's vocabulary: they stand for no text. */
  #pieceOf(id: number): DecodedPiece | undefined {
    if (!Number.isSafeInteger(id) || id < 0) {
      throw new ChatGLMError("INVALID_OPTION", `${id} is no token id.`, { remedy: "Token ids are whole numbers from 0 on." });
    }
    return this.#decoded[id];
  }
}
