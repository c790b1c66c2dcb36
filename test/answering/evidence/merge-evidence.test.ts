import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_BUDGET, mergeEvidence } from "../../../src/answering/evidence/merge-evidence.js";
import { evidence } from "../fixed-source.js";

const texts = (lists: string[][], budget = {}): string[] =>
  mergeEvidence(
    lists.map((list, index) => list.map((text) => evidence(text, { source: `source ${index}` }))),
    { ...DEFAULT_BUDGET, ...budget },
  ).map((piece) => piece.text);

describe("mergeEvidence", () => {
  it("interleaves sources by rank", () => {
    expect(texts([["a1", "a2", "a3"], ["b1"], ["c1", "c2"]])).toEqual(["a1", "b1", "c1", "a2", "c2", "a3"]);
  });

  it("raises what several sources found, and offers it once", () => {
    expect(
      texts([
        ["a", "b", "同一 句话"],
        ["c", "同一  句话"],
      ]),
    ).toEqual(["同一  句话", "a", "c", "b"]);
  });

  it("takes one source that is searched twice for one witness, by the better of its ranks", () => {
    const lists = [["a", "b", "c"], ["d"], ["c", "b"]].map((list, index) =>
      list.map((text) => evidence(text, { source: index === 1 ? "graph" : "documents" })),
    );
    expect(mergeEvidence(lists, DEFAULT_BUDGET).map(({ text }) => text)).toEqual(["a", "d", "c", "b"]);
  });

  it("offers nearly equal texts once, unless a number differs", () => {
    const text =
      "The lighthouse of Egret Point was built in 1884 by the harbour board, and is lit at dusk every day of the year.";
    const reprinted = text.replace("and is lit", "and it is lit");
    const contradicting = text.replace("1884", "1886");
    expect(texts([[text], [reprinted], [contradicting]])).toEqual([text, contradicting]);
  });

  it("keeps to the number of pieces and characters; cuts the last one only where enough of it remains", () => {
    expect(texts([["a", "b", "c"]], { pieces: 2 })).toEqual(["a", "b"]);
    const [first, second] = texts([["x".repeat(700), "y".repeat(700)]], { characters: 1_000 });
    expect([first?.length, second?.length, second?.at(-1)]).toEqual([700, 300, "…"]);
    expect(texts([["x".repeat(900), "y".repeat(700), "short"]], { characters: 1_000 })).toEqual(["x".repeat(900), "short"]);
  });

  it("is bounded, keeps every text once and invents none", () => {
    const list = fc.array(fc.string({ unit: "grapheme", maxLength: 300 }), { maxLength: 8 });
    fc.assert(
      fc.property(fc.array(list, { maxLength: 5 }), fc.nat(10), fc.nat(1_500), (lists, pieces, characters) => {
        const merged = texts(lists, { pieces, characters });
        expect(merged.length).toBeLessThanOrEqual(pieces);
        expect(merged.join("").length).toBeLessThanOrEqual(characters);
        expect(new Set(merged).size).toBe(merged.length);
        const known = lists.flat();
        for (const text of merged)
          expect(known.some((one) => one === text || (text.endsWith("…") && one.startsWith(text.slice(0, -1))))).toBe(true);
      }),
    );
  });
});
