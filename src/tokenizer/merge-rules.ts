import { PairTable } from "./pair-table.js";
import { type Piece, PieceType } from "./sentencepiece-model.js";

/** Value of {@link MergeRules.pairs} for two characters that stand side by side inside some piece but are no piece by themselves. */
export const adjacentOnly = -1;

/**
 * A vocabulary compiled for merging. Text is worked on as *symbols*: the piece with id i is symbol i + 1; characters that occur inside
 * pieces without being one follow after all pieces; 0 is no symbol.
 */
export interface MergeRules {
  /** Indexed by code point: its symbol, or 0 when no mergeable piece holds the character. */
  readonly characterSymbols: Int32Array;
  /**
   * (left, right) → the symbol they merge into; {@link adjacentOnly}; or 0 when the pair occurs inside no piece. Two neighbouring
   * characters with 0 are never merged across, neither now nor after other merges, so text can be cut there.
   */
  readonly pairs: PairTable;
  /** Indexed by symbol: 0 for the piece with the best score; equal scores share a rank. */
  readonly ranks: Int32Array;
  /** Symbols above this are bare characters without an id. */
  readonly pieceCount: number;
  /** Code points of the bare characters: symbol − pieceCount − 1 is the index. */
  readonly bareCharacters: readonly number[];
  /** Symbols whose id is not used: they take part in merging and are taken apart again afterwards. */
  readonly unusedSymbols: ReadonlySet<number>;
  /** Never merged, always taken whole. */
  readonly userDefined: readonly { readonly text: string; readonly symbol: number }[];
}

/** Compiles pieces into merge rules. A merge exists wherever two symbols side by side spell a piece, however either came about. */
export function compileMergeRules(pieces: readonly Piece[]): MergeRules {
  const symbols = new Map<string, number>();
  const unusedSymbols = new Set<number>();
  const userDefined: { text: string; symbol: number }[] = [];
  for (const [id, { text, type }] of pieces.entries()) {
    if (type === PieceType.userDefined) userDefined.push({ text, symbol: id + 1 });
    if (type === PieceType.normal) symbols.set(text, id + 1);
    // An unused single character can't be taken apart: it is written as bytes, like a character without a piece.
    if (type === PieceType.unused && Array.from(text).length > 1) {
      unusedSymbols.add(id + 1);
      symbols.set(text, id + 1);
    }
  }

  const mergeable = [...symbols];
  const characterSymbols = new Int32Array(0x110000);
  const bareCharacters: number[] = [];
  for (const [text] of mergeable) {
    for (const character of text) {
      const codePoint = character.codePointAt(0) as number;
      if (characterSymbols[codePoint] !== 0) continue;
      const symbol = symbols.get(character) ?? pieces.length + bareCharacters.push(codePoint);
      symbols.set(character, symbol);
      characterSymbols[codePoint] = symbol;
    }
  }

  const pairs = new PairTable();
  for (const [text] of mergeable) {
    const characters = Array.from(text, (character) => characterSymbols[character.codePointAt(0) as number] as number);
    for (let i = 1; i < characters.length; i++) pairs.set(characters[i - 1] as number, characters[i] as number, adjacentOnly);
  }
  for (const [text, merged] of mergeable) {
    for (let i = 1; i < text.length; i++) {
      const left = symbols.get(text.slice(0, i));
      if (left === undefined) continue;
      const right = symbols.get(text.slice(i));
      if (right !== undefined) pairs.set(left, right, merged);
    }
  }
  const ranks = rankPieces(pieces);
  return { characterSymbols, pairs, ranks, pieceCount: pieces.length, bareCharacters, unusedSymbols, userDefined };
}

function rankPieces(pieces: readonly Piece[]): Int32Array {
  const distinctScores = Float64Array.from(new Set(pieces.map(({ score }) => score))).sort();
  const rankOfScore = new Map<number, number>();
  for (const [index, score] of distinctScores.entries()) rankOfScore.set(score, distinctScores.length - 1 - index);
  return Int32Array.from([0, ...pieces.map(({ score }) => rankOfScore.get(score) as number)]);
}
