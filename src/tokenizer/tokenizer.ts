/** Text ↔ token ids. Text never yields special tokens; they are asked for by name. */
export interface Tokenizer {
  /** Pieces plus special tokens. A model's vocabulary may have more rows; those ids decode to nothing. */
  readonly size: number;
  /** A lone surrogate is encoded as U+FFFD. */
  encode(text: string): number[];
  /**
   * Special tokens decode to their names' text only when `specials` is true; they are dropped otherwise. Byte tokens that form no
   * character become one U+FFFD each. Ids that are no whole numbers from 0 on throw INVALID_OPTION.
   */
  decode(ids: readonly number[], options?: { specials?: boolean }): string;
  /** Id of a special token such as `<|user|>`, or undefined when this tokenizer lacks it. */
  specialId(name: string): number | undefined;
  /** UTF-8 of what a token writes anywhere but at a text's start; undefined for special tokens and ids without text. */
  tokenBytes(id: number): Uint8Array | undefined;
  /** Decodes a growing sequence: its texts joined are `decode` of all ids, however these are split. See IncrementalDecoder. */
  incrementalDecoder(options?: { specials?: boolean }): IncrementalDecoder;
}

/** Turns tokens into text as they come, withholding bytes that are half of a character. */
export interface IncrementalDecoder {
  /** Text that became certain by these ids. */
  push(ids: readonly number[]): string;
  /** What was withheld; an incomplete character becomes U+FFFD. */
  flush(): string;
}
