import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SentenceSplitter, splitSentences } from "../../../../src/answering/writing/reading/sentences.js";

describe("splitSentences", () => {
  it.each<[string, string[]]>([
    ["他出生在上海。他身高2.26米！", ["他出生在上海。", "他身高2.26米！"]],
    ["一；二？三", ["一；", "二？", "三"]],
    ["It is 3.5 m long. It is old.", ["It is 3.5 m long. ", "It is old."]],
    ["Dr. J. Smith came, e.g. today. He left.", ["Dr. J. Smith came, e.g. today. ", "He left."]],
    [
      "He lives in the U.S. The army left. The U.S. Army came.",
      ["He lives in the U.S. ", "The army left. ", "The U.S. Army came."],
    ],
    ["Born in Shanghai. [2] Died in Hangzhou.[1][3] End", ["Born in Shanghai. [2] ", "Died in Hangzhou.[1][3] ", "End"]],
    ["出生在上海。【2】后来去了杭州[3]。完", ["出生在上海。【2】", "后来去了杭州[3]。", "完"]],
    ["他说：“好。”然后走了。", ["他说：“好。”", "然后走了。"]],
    ["“Why?” he asked. “No!”", ["“Why?” he asked. ", "“No!”"]],
    ["1. First item\n2. Second item\n\nText.", ["1. First item\n", "2. Second item\n", "\nText."]],
    ["See example.org for No. 5. Bye", ["See example.org for No. 5. ", "Bye"]],
    ["It must reach 41 °C. The cover stays on.", ["It must reach 41 °C. ", "The cover stays on."]],
    ["What?! Yes.", ["What?! ", "Yes."]],
    ["", []],
  ])("splits %j", (text, sentences) => {
    expect(splitSentences(text)).toEqual(sentences);
  });

  it("keeps every character, however the text is cut, and cuts it the same way", () => {
    const unit = fc.constantFrom(
      "上",
      "。",
      "；",
      ".",
      " ",
      "\n",
      "[",
      "2",
      "]",
      "A",
      "b",
      "”",
      "?",
      "!",
      "😀",
      "【",
      "】",
      "e.g.",
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 60 }), fc.integer({ min: 1, max: 7 }), (units, size) => {
        const text = units.join("");
        const splitter = new SentenceSplitter();
        const streamed: string[] = [];
        for (let at = 0; at < text.length; at += size) streamed.push(...splitter.push(text.slice(at, at + size)));
        streamed.push(...splitter.end());
        expect(streamed.join("")).toBe(text);
        expect(splitSentences(text)).toEqual(streamed);
      }),
      { numRuns: 5_000 },
    );
  });

  it("lets a sentence go as soon as the next character proves its end", () => {
    const splitter = new SentenceSplitter();
    expect(splitter.push("他在上海。")).toEqual([]);
    expect(splitter.push("后")).toEqual(["他在上海。"]);
    expect(splitter.push("来。 [1")).toEqual([]);
    expect(splitter.push("]他")).toEqual(["后来。 [1]"]);
    expect(splitter.end()).toEqual(["他"]);
  });

  it("bounds what it holds", () => {
    const parts = splitSentences("字".repeat(5_000));
    expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(1_000);
    expect(parts.join("")).toHaveLength(5_000);
  });
});
