import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findCitations } from "../../../../src/answering/writing/citing/citations.js";
import { evidence } from "../../fixed-source.js";

const offered = ["a", "b", "c", "d"].map((text) => evidence(text));
const cited = (text: string): number[] =>
  findCitations(text, offered)
    .citations.filter((citation) => citation.cited)
    .map((citation) => citation.number);

describe("findCitations", () => {
  it.each([
    ["一[1]二【2】三［３］", [1, 2, 3]],
    ["both [2, 4] and 【1、3】", [1, 2, 3, 4]],
    ["a range [2-4]", [2, 3, 4]],
    ["[1][1] twice", [1]],
    ["【１】 full width", [1]],
    ["[ 2 ]", [2]],
  ])("reads %s", (text, numbers) => {
    expect(cited(text)).toEqual(numbers);
  });

  it("lists only what was cited, in the order of numbers, and reports numbers without evidence", () => {
    const { citations, invalidCitations } = findCitations("x[3], y[1][9], z[0], in [2023]", offered);
    expect(citations.map(({ number, text, cited: isCited }) => [number, text, isCited])).toEqual([
      [1, "a", true],
      [3, "c", true],
    ]);
    expect(invalidCitations).toEqual([9, 0]);
  });

  it("offers everything uncited where the text cites nothing valid", () => {
    const { citations, invalidCitations } = findCitations("no numbers, array[index], [77]", offered);
    expect(citations.map((citation) => citation.cited)).toEqual([false, false, false, false]);
    expect(invalidCitations).toEqual([77]);
    expect(findCitations("[1]", [])).toEqual({ citations: [], invalidCitations: [1] });
  });

  it("takes any text, quickly", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("[", "]", "1", "9", ",", "-", "、", "【", " "), maxLength: 400 }), (text) => {
        const { citations, invalidCitations } = findCitations(text, offered);
        expect(citations.every(({ number }) => number >= 1 && number <= 4)).toBe(true);
        expect(invalidCitations.some((number) => number >= 1 && number <= 4)).toBe(false);
      }),
    );
    expect(findCitations(`${"[1,".repeat(100_000)}`, offered).invalidCitations).toEqual([]);
  });
});
