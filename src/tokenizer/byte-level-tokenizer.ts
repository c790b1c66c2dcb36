import { ChatGLMError } from "../errors.js";
import type { MergeTable } from "./merge-table.js";
import type { TextCutting } from "./text-cutting.js";
import type { IncrementalDecoder, Tokenizer } from "./tokenizer.js";
import { WordEncoder } from "./word-encoder.js";

/** A token that text never yields. */
export interface AddedToken {
  readonly id: number;
  readonly text: string;
  /** It is part of no reply's text: `<|user|>`. Others, such as `<tool_call>`, are. */
  readonly special: boolean;
}

export interface ByteLevelModel {
  /** Bytes, one UTF-16 unit each, by id; undefined for ids without. */
  readonly pieces: readonly (string | undefined)[];
  readonly ids: ReadonlyMap<string, number>;
  /** Stands for a byte without a token. Defaults to nothing. */
  readonly unknownId?: number | undefined;
  readonly merges: MergeTable;
  /** A word that is a token is taken whole, whether merges lead there or not. */
  readonly wholeWords: boolean;
  readonly cutting: TextCutting;
  /** Composes characters before anything else, as Qwen2 does. */
  readonly compose: boolean;
  readonly added: readonly AddedToken[];
}

/** Byte-level BPE: text is cut into words, their UTF-8 is merged. Expects that each byte is a piece; see `readTokenizerJson`. */
export class ByteLevelTokenizer implements Tokenizer {
  readonly size: number;
  readonly #model: ByteLevelModel;
  readonly #words: WordEncoder;
  readonly #added: ReadonlyMap<number, AddedToken>;
  readonly #addedIds: ReadonlyMap<string, number>;

  constructor(model: ByteLevelModel) {
    const { pieces, ids, unknownId = -1, merges, wholeWords, added } = model;
    const byteIds = Int32Array.from({ length: 256 }, (_, byte) => ids.get(String.fromCharCode(byte)) ?? unknownId);
    this.#model = model;
    this.#words = new WordEncoder({ ids, byteIds, merges, wholeWords });
    this.#added = new Map(added.map((token) => [token.id, token]));
    this.#addedIds = new Map(added.map(({ id, text }) => [text, id]));
    this.size = added.reduce((size, { id }) => Math.max(size, id + 1), pieces.length);
  }

  encode(text: string): number[] {
    const { cutting, compose } = this.#model;
    // UTF-8 has no lone surrogates; each becomes U+FFFD, as TextEncoder does.
    const wellFormed = text.replace(/\p{Surrogate}/gu, "\uFFFD");
    const ids: number[] = [];
    for (const word of cutting(compose ? wellFormed.normalize("NFC") : wellFormed)) {
      for (const id of this.#words.encode(word)) ids.push(id);
    }
    return ids;
  }

  decode(ids: readonly number[], options: { specials?: boolean } = {}): string {
    const decoder = this.incrementalDecoder(options);
    const text = decoder.push(ids);
    return text + decoder.flush();
  }

  specialId(name: string): number | undefined {
    return this.#addedIds.get(name);
  }

  tokenBytes(id: number): Uint8Array | undefined {
    const piece = this.#pieceOf(id);
    if (typeof piece === "string") return Buffer.from(piece, "latin1");
    return piece === undefined || piece.special ? undefined : Buffer.from(piece.text, "utf8");
  }

  incrementalDecoder({ specials = false }: { specials?: boolean } = {}): IncrementalDecoder {
    const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });
    return {
      push: (ids) => {
        let text = "";
        for (const id of ids) {
          const piece = this.#pieceOf(id);
          if (typeof piece === "string") text += utf8.decode(Buffer.from(piece, "latin1"), { stream: true });
          else if (piece !== undefined) text += utf8.decode() + (piece.special && !specials ? "" : piece.text);
        }
        return text;
      },
      flush: () => utf8.decode(),
    };
  }

  /** Ids from `size` on are padding rows of a model's vocabulary: they stand for no text. */
  #pieceOf(id: number): string | AddedToken | undefined {
    if (!Number.isSafeInteger(id) || id < 0) {
      throw new ChatGLMError("INVALID_OPTION", `${id} is no token id.`, { remedy: "Token ids are whole numbers from 0 on." });
    }
    return this.#added.get(id) ?? this.#model.pieces[id];
  }
}
