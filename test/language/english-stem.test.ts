import { describe, expect, it } from "vitest";
import { positives, stem } from "../../src/language/english-stem.js";

describe("stem", () => {
  it.each([
    ["write", "wrote", "written", "writes", "writing"],
    ["found", "founded", "founds", "founding"],
    ["city", "cities"],
    ["child", "children"],
    ["study", "studied", "studies", "studying"],
    ["plan", "planned", "planning"],
    ["live", "lives", "lived", "living"],
    ["locate", "located"],
    ["bear", "born"],
    ["company", "companies"],
  ])("brings the forms of %s together", (base, ...forms) => {
    for (const form of forms) expect(stem(form)).toBe(stem(base));
  });

  it.each([
    ["founder", "found"],
    ["river", "rive"],
    ["king", "k"],
    ["author", "auth"],
    ["species", "speck"],
  ])("keeps %s and %s apart", (a, b) => {
    expect(stem(a)).not.toBe(stem(b));
  });
});

describe("positives", () => {
  it("takes comparatives and superlatives apart", () => {
    expect(positives("tallest")).toMatchObject({ degree: "most", forms: expect.arrayContaining(["tall"]) });
    expect(positives("larger")).toMatchObject({ degree: "more", forms: expect.arrayContaining(["large"]) });
    expect(positives("biggest")).toMatchObject({ degree: "most", forms: expect.arrayContaining(["big"]) });
    expect(positives("heavier")).toMatchObject({ degree: "more", forms: expect.arrayContaining(["heavy"]) });
    expect(positives("tall")).toBeUndefined();
  });
});
