import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { StopStrings } from "../../src/model/stop-strings.js";

/** What a filter makes of pieces: the text let through, and the match that ended it. */
function filter(stops: readonly string[], pieces: readonly string[]): { text: string; match: string | undefined } {
  const strings = new StopStrings(stops);
  let text = "";
  for (const piece of pieces) {
    const pushed = strings.push(piece);
    text += pushed.text;
    if (pushed.match !== undefined) return { text, match: pushed.match };
  }
  return { text: text + strings.flush(), match: undefined };
}

describe("StopStrings", () => {
  it("finds a stop string across piece borders and holds back its beginning", () => {
    const strings = new StopStrings(["END"]);
    expect(strings.push("abcE")).toEqual({ text: "abc" });
    expect(strings.push("N")).toEqual({ text: "" });
    expect(strings.push("Dxyz")).toEqual({ text: "", match: "END" });
  });

  it("lets go of a beginning that came to nothing", () => {
    expect(filter(["END"], ["abE", "Nd"])).toEqual({ text: "abENd", match: undefined });
    expect(filter(["END"], ["abEN"])).toEqual({ text: "abEN", match: undefined });
  });

  it("ends at the match that is complete first; of two that end together, at the longer", () => {
    expect(filter(["abcd", "bc"], ["xabcd"])).toEqual({ text: "xa", match: "bc" });
    expect(filter(["abcd", "bc"], ["xab", "c", "d"])).toEqual({ text: "xa", match: "bc" });
    expect(filter(["bc", "abc"], ["xabc"])).toEqual({ text: "x", match: "abc" });
  });

  it("does not depend on the pieces' borders", () => {
    const letters = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 12 });
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 6 }), fc.array(letters, { maxLength: 3 }), (pieces, stops) => {
        const whole = filter(stops, [pieces.join("")]);
        expect(filter(stops, pieces)).toEqual(whole);
        expect(filter(stops, [...pieces.join("")])).toEqual(whole);
        for (const stop of stops) if (stop !== "" && whole.match === undefined) expect(whole.text).not.toContain(stop);
      }),
      { numRuns: 2000 },
    );
  });
});
