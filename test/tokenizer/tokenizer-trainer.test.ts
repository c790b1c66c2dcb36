import { describe, expect, it } from "vitest";
import { decodeSentencePieceModel, PieceType } from "../../src/tokenizer/sentencepiece-model.js";
import { trainTokenizer } from "../../src/training/tokenizer-trainer.js";
import { processorMs } from "../support/processor-ms.js";
import { sampleModel, sampleTexts, sampleTokenizer } from "./sample-tokenizer.js";

describe("the tokenizer trainer", () => {
  const { pieces, ...settings } = decodeSentencePieceModel(sampleModel, "sample");
  const learned = pieces.slice(259);

  it("lays the vocabulary out as ChatGLM's", () => {
    expect(settings).toMatchObject({ modelType: 2, byteFallback: true, normalizerName: "identity", normalizerRuleBytes: 0 });
    expect(settings).toMatchObject({ addDummyPrefix: true, removeExtraWhitespaces: false, escapeWhitespaces: true });
    expect(pieces.slice(0, 5).map(({ text }) => text)).toEqual(["<unk>", "<s>", "</s>", "<0x00>", "<0x01>"]);
    expect(pieces[258]).toEqual({ text: "<0xFF>", score: 0, type: PieceType.byte });
    expect(learned.map(({ score }) => score)).toEqual(learned.map((_, rank) => 0 - rank));
    const firstCharacter = learned.findIndex(({ text }) => [...text].length === 1);
    expect(firstCharacter).toBeGreaterThan(50);
    expect(learned.slice(firstCharacter).every(({ text }) => [...text].length === 1)).toBe(true);
  });

  it("learns the most frequent pair first", () => {
    const model = trainTokenizer(["xyxyxy qx qx", "xy"], { vocabularySize: 263 + 4 });
    const texts = decodeSentencePieceModel(model, "trained")
      .pieces.slice(259)
      .map(({ text }) => text);
    // xy occurs four times; qx, ▁q, ▁xy and xyxy twice each: the shorter text first, then the smaller code units.
    expect(texts.slice(0, 2)).toEqual(["xy", "qx"]);
    expect(new Set(texts.slice(-4))).toEqual(new Set(["x", "▁", "y", "q"]));
  });

  it("keeps pieces within one script, one word and single digits", () => {
    for (const { text } of learned) {
      expect(text).not.toMatch(/\p{Script=Han}\p{Script=Latin}|\p{Script=Latin}\p{Script=Han}|\d.|.\d|[^▁]▁|[\p{C}]/u);
      expect([...text].length).toBeLessThanOrEqual(16);
    }
  });

  it("is deterministic and fills the size it is given", () => {
    expect(trainTokenizer(sampleTexts.values(), { vocabularySize: 700, characterCoverage: 0.98 })).toEqual(sampleModel);
    for (const size of [260, 300, 450]) {
      const model = trainTokenizer(sampleTexts, { vocabularySize: size });
      expect(decodeSentencePieceModel(model, "trained").pieces).toHaveLength(size);
    }
  });

  it("compresses the text it was trained on", () => {
    for (const text of sampleTexts.slice(0, 4)) expect(sampleTokenizer.encode(text).length).toBeLessThan([...text].length * 0.7);
  });

  it("trains on a long run of one character without quadratic time", () => {
    const texts = ["a".repeat(1_000_000), "的".repeat(300_000)];
    expect(processorMs(() => trainTokenizer(texts, { vocabularySize: 290 }))).toBeLessThan(10_000);
  });

  it.each([
    [{ vocabularySize: 259 }, ["text"], "vocabularySize is 259"],
    [{ vocabularySize: 300.5 }, ["text"], "vocabularySize is 300.5"],
    [{ vocabularySize: 300, characterCoverage: 0 }, ["text"], "characterCoverage is 0"],
    [{ vocabularySize: 300 }, ["", "\n"], "no text to train"],
  ])("refuses %o on %o", (options, texts, message) => {
    expect(() => trainTokenizer(texts, options)).toThrow(message);
  });
});
