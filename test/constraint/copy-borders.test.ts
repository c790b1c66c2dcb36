import { describe, expect, it } from "vitest";
import { bordersOf } from "../../src/constraint/copy/borders.js";

/** The line with `‹` where a span may begin and `›` where one may end. */
function shown(line: string, plain: readonly string[] = []): string {
  const { begins, ends } = bordersOf(line, new Set(plain));
  return Array.from(
    { length: line.length + 1 },
    (_, at) => `${ends[at] ? "›" : ""}${begins[at] ? "‹" : ""}${line[at] ?? ""}`,
  ).join("");
}

describe("where a line may be cut", () => {
  it.each([
    ["numbers with what belongs to them", "costs $3.14 million at 10:30", "‹costs› ‹$3.14 ‹million› ‹at› ‹10:30›"],
    ["dates, phone numbers, addresses", "2019-03-04; +86-10 https://x.y/z", "‹2019-03-04›;› ‹+86-10› ‹https://x.y/z›"],
    ["versions and model names", "v2.1和K5用", "‹v2.1›‹和›‹K5›‹用›"],
    ["Latin words, their apostrophes, their genitive", "O'Brien-Moran's ship", "‹O'Brien-Moran›'s› ‹ship›"],
    ["a number with its mark or multiplier", "占5%，共3亿人", "‹占›‹5%›，›‹共›‹3亿›‹人›"],
    ["a number written out", "三百二十万，五", "‹三百二十万›，›‹五›"],
    ["a name joined by a dot", "住伊莎·莫兰家", "‹住‹伊‹莎·莫兰›‹家›"],
    ["no end between capitalised words", "met Isha Moran at Gate 4", "‹met› ‹Isha ‹Moran› ‹at› ‹Gate ‹4›"],
  ])("%s", (_what, line, expected) => {
    expect(shown(line)).toBe(expected);
  });

  it("ends a span behind a plain word that begins a sentence", () => {
    expect(shown("The Harbour Office", ["the"])).toBe("‹The› ‹Harbour ‹Office›");
    expect(shown("The Harbour Office")).toBe("‹The ‹Harbour ‹Office›");
  });

  it("never cuts a character in two", () => {
    expect(shown("😀好😀")).toBe("‹😀›‹好›😀›");
  });
});
