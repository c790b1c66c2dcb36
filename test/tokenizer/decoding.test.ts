import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sampleTokenizer } from "./sample-tokenizer.js";

const bytes = (...values: number[]): number[] => values.map((byte) => 3 + byte);
const space = sampleTokenizer.encode(" a")[0] ?? -1;
const special = (name: string): number => sampleTokenizer.specialId(name) ?? -1;

/** Any ids: pieces, specials, padding rows, and many bytes, whole characters and torn ones. */
const id = fc.oneof(
  fc.nat(sampleTokenizer.size + 20),
  fc.nat(258),
  fc.constantFrom(space, ...bytes(0xe4, 0xbd, 0xa0, 0xf0, 0x9f, 0x98, 0x80)),
);
const idLists = fc.array(
  fc.oneof(
    fc.array(id, { maxLength: 4 }),
    fc.string({ unit: "grapheme" }).map((text) => sampleTokenizer.encode(text)),
  ),
  {
    maxLength: 8,
  },
);

describe("decoding", () => {
  it("gives back every well-formed text, ▁ read as a space", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
        expect(sampleTokenizer.decode(sampleTokenizer.encode(text))).toBe(text.replaceAll("▁", " "));
      }),
      { numRuns: 500 },
    );
  });

  it("streams what it decodes at once, however the ids are split", () => {
    fc.assert(
      fc.property(idLists, fc.boolean(), (lists, specials) => {
        const decoder = sampleTokenizer.incrementalDecoder({ specials });
        const texts = lists.map((list) => decoder.push(list));
        expect(texts.join("") + decoder.flush()).toBe(sampleTokenizer.decode(lists.flat(), { specials }));
      }),
      { numRuns: 500 },
    );
  });

  it("never emits half a character", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 30 }), (text) => {
        const decoder = sampleTokenizer.incrementalDecoder();
        const emitted = sampleTokenizer.encode(text).map((token) => decoder.push([token]));
        for (const part of emitted)
          expect(part).not.toMatch(text.includes("\ufffd") ? /\p{Surrogate}/u : /\p{Surrogate}|\ufffd/u);
        expect(decoder.flush()).toBe("");
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ["a torn character, one U+FFFD per byte", bytes(0xe4, 0xbd), "\ufffd\ufffd"],
    ["a torn character before a piece", [...bytes(0xe4, 0xbd), space], "\ufffd\ufffd "],
    ["a torn character before another", bytes(0xf0, 0x9f, 0xe4, 0xbd, 0xa0), "\ufffd\ufffd你"],
    ["an overlong form", bytes(0xe0, 0x80, 0x80), "\ufffd\ufffd\ufffd"],
    ["a surrogate", bytes(0xed, 0xa0, 0x80), "\ufffd\ufffd\ufffd"],
    ["what lies beyond Unicode", bytes(0xf4, 0x90, 0x80, 0x80), "\ufffd\ufffd\ufffd\ufffd"],
    ["a real U+FFFD", bytes(0xef, 0xbf, 0xbd), "\ufffd"],
    ["a byte order mark", bytes(0xef, 0xbb, 0xbf), "\ufeff"],
  ])("decodes %s as SentencePiece does", (_, ids, text) => {
    expect(sampleTokenizer.decode(ids)).toBe(text);
  });

  it("drops one dummy prefix, at the start only", () => {
    expect(sampleTokenizer.decode([space, space])).toBe(" ");
    expect(sampleTokenizer.decode([...bytes(0x41), space])).toBe("A ");
    expect(sampleTokenizer.decode([special("<|user|>"), space])).toBe("");
    expect(sampleTokenizer.decode([special("<|user|>"), space], { specials: true })).toBe("<|user|> ");
  });

  it("writes special tokens only when asked, and padding rows never", () => {
    const ids = [special("[gMASK]"), special("sop"), ...sampleTokenizer.encode("dog"), special("</s>"), sampleTokenizer.size + 5];
    expect(sampleTokenizer.decode(ids)).toBe("dog");
    expect(sampleTokenizer.decode(ids, { specials: true })).toBe("[gMASK]sop dog</s>");
  });

  it.each([-1, 1.5, Number.NaN])("refuses %s as an id", (value) => {
    expect(() => sampleTokenizer.decode([value])).toThrow(expect.objectContaining({ code: "INVALID_OPTION" }));
  });
});
