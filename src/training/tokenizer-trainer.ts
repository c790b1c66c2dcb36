import { ChatGLMError } from "../errors.js";
import { encodeSentencePieceModel, type Piece, PieceType } from "../tokenizer/sentencepiece-model.js";
import { learnMerges } from "./learn-merges.js";
import { countSegments } from "./training-segments.js";

/** What a tokenizer is trained for. */
export interface TokenizerTrainingOptions {
  /** Pieces in all, the 259 fixed ones included. A corpus too small for it gives fewer. */
  readonly vocabularySize: number;
  /**
   * Share of the corpus' characters that get a piece of their own, but never more than three quarters of the room; rarer ones are written
   * as bytes. Defaults to 0.9995, as in SentencePiece.
   */
  readonly characterCoverage?: number | undefined;
}

/** <unk>, <s>, </s>, and one piece per byte. */
const fixedPieces = 3 + 256;
/** SentencePiece's default limit on a learned piece. */
const longestPiece = 16;

/**
 * Trains a byte-fallback SentencePiece BPE vocabulary (Sennrich et al. 2016, https://arxiv.org/abs/1508.07909) laid out as ChatGLM's:
 * ids 0–2 <unk> <s> </s>, 3–258 the bytes, then learned pieces from the first merge on with score −rank, then single characters.
 * Deterministic: the same texts in the same order give the same bytes.
 *
 * @returns the bytes of a `tokenizer.model`, which SentencePiece reads as well
 * @throws ChatGLMError INVALID_OPTION when the size leaves no room for a learned piece, the coverage is not in (0, 1], or the texts are empty
 */
export function trainTokenizer(texts: Iterable<string>, options: TokenizerTrainingOptions): Uint8Array {
  const { vocabularySize, characterCoverage = 0.9995 } = options;
  if (!Number.isSafeInteger(vocabularySize) || vocabularySize <= fixedPieces) {
    throw new ChatGLMError(
      "INVALID_OPTION",
      `vocabularySize is ${vocabularySize}; it must be a whole number above ${fixedPieces}.`,
    );
  }
  if (!(characterCoverage > 0 && characterCoverage <= 1)) {
    throw new ChatGLMError("INVALID_OPTION", `characterCoverage is ${characterCoverage}; it must lie above 0 and not above 1.`);
  }
  const segments = countSegments(texts);
  const characters = chooseCharacters(segments, characterCoverage, Math.ceil(0.75 * (vocabularySize - fixedPieces)));
  if (characters.length === 0) throw new ChatGLMError("INVALID_OPTION", "There is no text to train a tokenizer on.");
  const learned = learnMerges(segments, {
    characters,
    merges: vocabularySize - fixedPieces - characters.length,
    longestPiece,
  });
  return encodeSentencePieceModel([...fixed(), ...learnedPieces([...learned, ...characters])]);
}

/** The most frequent characters, first by count, then by code point, until they cover the wanted share of the corpus. */
function chooseCharacters(segments: ReadonlyMap<string, number>, coverage: number, most: number): string[] {
  const counts = new Map<string, number>();
  let total = 0;
  for (const [segment, count] of segments) {
    for (const character of segment) {
      counts.set(character, (counts.get(character) ?? 0) + count);
      total += count;
    }
  }
  const byFrequency = [...counts].sort(([a, m], [b, n]) => n - m || (a.codePointAt(0) as number) - (b.codePointAt(0) as number));
  const chosen: string[] = [];
  let covered = 0;
  for (const [character, count] of byFrequency) {
    if (covered >= coverage * total || chosen.length === most) break;
    chosen.push(character);
    covered += count;
  }
  return chosen;
}

function fixed(): Piece[] {
  const bytes = Array.from({ length: 256 }, (_, byte): Piece => {
    return { text: `<0x${byte.toString(16).toUpperCase().padStart(2, "0")}>`, score: 0, type: PieceType.byte };
  });
  return [
    { text: "<unk>", score: 0, type: PieceType.unknown },
    { text: "<s>", score: 0, type: PieceType.control },
    { text: "</s>", score: 0, type: PieceType.control },
    ...bytes,
  ];
}

function learnedPieces(texts: readonly string[]): Piece[] {
  return texts.map((text, rank): Piece => ({ text, score: rank === 0 ? 0 : -rank, type: PieceType.normal }));
}
