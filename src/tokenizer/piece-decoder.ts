import type { IncrementalDecoder } from "./tokenizer.js";
import { Utf8Assembler } from "./utf8-assembler.js";

/** What an id stands for: text with ▁ already turned into spaces, a byte, or a special token. */
export type DecodedPiece =
  | { readonly kind: "text"; readonly text: string; readonly startsWithSpace: boolean }
  | { readonly kind: "byte"; readonly byte: number }
  | { readonly kind: "special"; readonly name: string };

export interface PieceDecoderOptions {
  /** Write special tokens by their names instead of dropping them. */
  readonly specials: boolean;
  /** The encoder put a space before the text: the first piece gives it back. */
  readonly dropDummyPrefix: boolean;
}

/** Decodes a growing sequence as SentencePiece decodes the whole: text(push₁) + … + text(flush) is the same however the ids are split. */
export class PieceDecoder implements IncrementalDecoder {
  readonly #pieceOf: (id: number) => DecodedPiece | undefined;
  readonly #options: PieceDecoderOptions;
  readonly #bytes: Utf8Assembler = new Utf8Assembler();
  #atStart: boolean;

  constructor(pieceOf: (id: number) => DecodedPiece | undefined, options: PieceDecoderOptions) {
    this.#pieceOf = pieceOf;
    this.#options = options;
    this.#atStart = options.dropDummyPrefix;
  }

  push(ids: readonly number[]): string {
    let text = "";
    for (const id of ids) {
      const piece = this.#pieceOf(id);
      if (piece !== undefined) text += this.#decode(piece);
    }
    return text;
  }

  flush(): string {
    const text = this.#bytes.flush();
    this.#atStart = this.#options.dropDummyPrefix;
    return text;
  }

  #decode(piece: DecodedPiece): string {
    if (piece.kind === "byte") {
      // Bytes held back are text as well: whatever follows is no longer the start.
      this.#atStart = false;
      return this.#bytes.push(piece.byte);
    }
    const before = this.#bytes.flush();
    if (piece.kind === "text") {
      const text = this.#atStart && piece.startsWithSpace ? piece.text.slice(1) : piece.text;
      this.#atStart = false;
      return before + text;
    }
    if (!this.#options.specials) return before;
    this.#atStart = false;
    return before + piece.name;
  }
}
