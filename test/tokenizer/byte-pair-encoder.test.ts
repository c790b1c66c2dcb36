import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tokenizerFromBytes } from "../../src/tokenizer/load-tokenizer.js";
import {
  decodeSentencePieceModel,
  encodeSentencePieceModel,
  type Piece,
  PieceType,
} from "../../src/tokenizer/sentencepiece-model.js";
import { processorMs } from "../support/processor-ms.js";
import { naiveEncode } from "./naive-encoder.js";
import { sampleModel, sampleTexts, sampleTokenizer } from "./sample-tokenizer.js";

const { pieces } = decodeSentencePieceModel(sampleModel, "sample");
const learned = pieces.flatMap(({ text, type }) => (type === PieceType.normal ? [text.replaceAll("▁", " ")] : []));

/** Mostly what the vocabulary knows, so that merges compete; plus runs, which leave the scanning path; plus anything at all. */
const text = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...learned) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(...sampleTexts).chain((whole) => fc.nat(whole.length).map((at) => whole.slice(at, at + 40))),
      },
      {
        weight: 1,
        arbitrary: fc
          .tuple(fc.constantFrom("a", " ", "ab", "的", "=", "▁", "😀"), fc.nat(40))
          .map(([unit, times]) => unit.repeat(times)),
      },
      { weight: 2, arbitrary: fc.string({ unit: "grapheme", maxLength: 8 }) },
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(""));

function checkAgainstNaive(model: readonly Piece[], runs: number): void {
  const tokenizer = tokenizerFromBytes(encodeSentencePieceModel(model));
  fc.assert(
    fc.property(text, (sample) => {
      expect(tokenizer.encode(sample)).toEqual(naiveEncode(model, sample));
    }),
    { numRuns: runs },
  );
}

describe("byte-pair encoding", () => {
  it("merges like the plain definition", () => {
    checkAgainstNaive(pieces, 600);
  });

  it("merges the leftmost first where scores are equal", () => {
    checkAgainstNaive(
      pieces.map((piece) => ({ ...piece, score: Math.ceil(piece.score / 100) })),
      400,
    );
  });

  it("merges through characters that are no pieces themselves", () => {
    const dropped = new Set(["a", "的", "▁", "e"]);
    checkAgainstNaive(
      pieces.filter(({ text: piece }) => !dropped.has(piece)),
      300,
    );
  });

  it("takes user-defined pieces whole and longest first", () => {
    const userDefined = new Set(["kn", "ab", "aba", "▁▁▁", "知识", "e▁"]);
    const others = pieces.filter(({ text: piece }) => !userDefined.has(piece));
    checkAgainstNaive(
      [...others, ...[...userDefined].map((piece) => ({ text: piece, score: 0, type: PieceType.userDefined }))],
      400,
    );
  });

  it("takes unused pieces apart the way they were joined", () => {
    const model = [...pieces.slice(0, 259)];
    const add = (piece: string, score: number, type: number = PieceType.normal): number =>
      model.push({ text: piece, score, type }) - 1;
    const [a, b, c] = [add("a", -10), add("b", -11), add("c", -12)];
    const ab = add("ab", -1);
    add("abc", -2, PieceType.unused);
    add("x", -13, PieceType.unused);
    const prefix = add("▁", -14);
    const tokenizer = tokenizerFromBytes(encodeSentencePieceModel(model));
    expect(tokenizer.encode("abc")).toEqual([prefix, ab, c]);
    expect(tokenizer.encode("abcab")).toEqual([prefix, ab, c, ab]);
    expect(tokenizer.encode("cba")).toEqual([prefix, c, b, a]);
    expect(tokenizer.encode("x")).toEqual([prefix, 3 + 0x78]);
  });

  it("encodes nothing as nothing and a lone surrogate as U+FFFD", () => {
    expect(sampleTokenizer.encode("")).toEqual([]);
    expect(sampleTokenizer.encode("a\ud800b\udc00")).toEqual(sampleTokenizer.encode("a\ufffdb\ufffd"));
  });

  it("never makes special tokens out of text", () => {
    for (const name of ["<unk>", "<s>", "</s>", "[gMASK]", "sop", "<|user|>", "<0x41>"]) {
      const ids = sampleTokenizer.encode(name);
      expect(sampleTokenizer.decode(ids)).toBe(name);
      expect(ids).not.toContain(sampleTokenizer.specialId(name) ?? 3 + 0x41);
    }
  });

  it.each([
    ["one character", "a".repeat(1_000_000)],
    ["two characters in turn", "ab".repeat(500_000)],
    ["spaces", " ".repeat(1_000_000)],
    ["a character without a piece", "\u{20000}".repeat(250_000)],
    ["mixed text", sampleTexts.join("").repeat(1200)],
  ])("encodes a megabyte of %s without quadratic time", (_, long) => {
    // Quadratic time would be minutes; linear time is a fraction of a second.
    let ids: number[] = [];
    const spent = processorMs(() => {
      ids = sampleTokenizer.encode(long);
    });
    expect(spent).toBeLessThan(10_000);
    expect(sampleTokenizer.decode(ids)).toBe(long);
  });
});
