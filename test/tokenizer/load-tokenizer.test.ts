import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ChatGLMError } from "../../src/errors.js";
import { loadTokenizer, tokenizerFromBytes } from "../../src/tokenizer/load-tokenizer.js";
import {
  decodeSentencePieceModel,
  encodeSentencePieceModel,
  type Piece,
  PieceType,
} from "../../src/tokenizer/sentencepiece-model.js";
import { validateTokenizerModel } from "../../src/tokenizer/validate-tokenizer-model.js";
import { sampleModel, sampleTokenizer } from "./sample-tokenizer.js";

const model = decodeSentencePieceModel(sampleModel, "sample");
const withPiece = (id: number, change: Partial<Piece>): Uint8Array =>
  encodeSentencePieceModel(model.pieces.map((piece, index) => (index === id ? { ...piece, ...change } : piece)));

describe("loading a tokenizer", () => {
  it("reads the same from a file as from memory, special ids following the pieces", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "tokenizer-"));
    try {
      const file = path.join(folder, "tokenizer.model");
      await writeFile(file, sampleModel);
      const tokenizer = await loadTokenizer(file, { specialTokens: ["[MASK]", "[gMASK]"] });
      expect(tokenizer.size).toBe(model.pieces.length + 2);
      expect(tokenizer.specialId("[gMASK]")).toBe(model.pieces.length + 1);
      expect(tokenizer.specialId("</s>")).toBe(2);
      expect(tokenizer.specialId("<|user|>")).toBeUndefined();
      expect(tokenizer.encode("知识 graph")).toEqual(sampleTokenizer.encode("知识 graph"));
      await expect(loadTokenizer(path.join(folder, "none.model"))).rejects.toThrow(
        expect.objectContaining({ code: "TOKENIZER_INVALID", message: expect.stringContaining("none.model does not exist") }),
      );
      await expect(loadTokenizer(folder)).rejects.toThrow(expect.objectContaining({ code: "IO_FAILED" }));
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it.each([
    ["nothing", new Uint8Array(0), "no pieces"],
    ["text", new TextEncoder().encode("version https://git-lfs.github.com/spec/v1\n"), "no SentencePiece model"],
    ["a tiktoken vocabulary", new TextEncoder().encode("IQ== 0\nIg== 1\n"), "a tiktoken vocabulary, as GLM-4 has"],
    ["a truncated file", sampleModel.subarray(0, 5000), "no SentencePiece model"],
    ["a file too large", new Uint8Array(16 * 1024 * 1024 + 1), "more than the 16777216 allowed"],
    ["millions of empty pieces", new Uint8Array(5_000_000).map((_, i) => (i % 2 === 0 ? 0x0a : 0)), "more than 1048576 pieces"],
    [
      "a piece that is not UTF-8",
      Uint8Array.from([0x0a, 3, 0x0a, 1, 0xff, 0x12, 0, 0x1a, 0]),
      "piece 0 is not well-formed UTF-8",
    ],
    ["a missing trainer_spec", Uint8Array.from([0x0a, 3, 0x0a, 1, 0x41, 0x1a, 0]), "trainer_spec is missing"],
    ["a duplicate piece", withPiece(300, { text: model.pieces[299]?.text ?? "" }), "pieces 299 and 300 are both"],
    ["an empty piece", withPiece(300, { text: "" }), "piece 300 is empty"],
    ["a piece too long", withPiece(300, { text: "a".repeat(257) }), "piece 300 has 257 characters"],
    ["a score that is no number", withPiece(300, { score: Number.NaN }), "the score of piece 300 is NaN"],
    ["an unknown type", withPiece(300, { type: 9 }), "piece 300 has type 9"],
    ["a missing byte", withPiece(10, { type: PieceType.normal }), "255 byte pieces"],
    ["a malformed byte", withPiece(10, { text: "<0xZZ>" }), "not of the form <0x1F>"],
    ["two unknown pieces", withPiece(300, { type: PieceType.unknown }), "2 unknown pieces"],
  ])("refuses %s by name", (_, bytes, message) => {
    expect(() => tokenizerFromBytes(bytes, { file: "broken.model" })).toThrow(
      expect.objectContaining({ code: "TOKENIZER_INVALID", message: expect.stringMatching(/^broken\.model: /) }),
    );
    expect(() => tokenizerFromBytes(bytes, { file: "broken.model" })).toThrow(message);
  });

  it.each([
    ["unigram", { modelType: 1 }, "model_type is unigram"],
    ["no byte fallback", { byteFallback: false }, "byte_fallback is false"],
    ["whitespace as suffix", { treatWhitespaceAsSuffix: true }, "treat_whitespace_as_suffix is true"],
    ["normalisation", { normalizerName: "nmt_nfkc", normalizerRuleBytes: 300 }, 'the normaliser "nmt_nfkc" has 300 bytes'],
    ["whitespace removal", { removeExtraWhitespaces: true }, "remove_extra_whitespaces is true"],
    ["plain spaces", { escapeWhitespaces: false }, "escape_whitespaces is false"],
  ])("refuses a model with %s", (_, change, message) => {
    expect(() => validateTokenizerModel({ ...model, ...change }, "other.model", [])).toThrow(message);
  });

  it("refuses special tokens that are there already", () => {
    expect(() => tokenizerFromBytes(sampleModel, { specialTokens: ["</s>"] })).toThrow('the special token "</s>"');
  });

  it("meets damaged bytes with a ChatGLMError or a working tokenizer", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(sampleModel.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }), (damage) => {
        const bytes = sampleModel.slice();
        for (const [at, value] of damage) bytes[at] = value;
        try {
          tokenizerFromBytes(bytes).encode("知识 graph");
        } catch (error) {
          expect(error).toBeInstanceOf(ChatGLMError);
        }
      }),
      { numRuns: 200 },
    );
  });
});
