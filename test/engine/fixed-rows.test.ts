import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fixedRowTokens, planFixedStep, reusableTokens } from "../../src/engine/fixed-rows.js";

describe("fixed rows", () => {
  it("cut a prompt at the same places wherever one begins, and then take one token at a time", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 40 }), fc.nat(200), (prompt, chunk, from) => {
        const borders = (start: number): number[] => {
          const places: number[] = [];
          for (let at = start; at < prompt + 3; at += fixedRowTokens(at, prompt, chunk)) places.push(at);
          return places;
        };
        const whole = borders(0);
        const start = reusableTokens(from, prompt, chunk);
        expect(whole).toContain(start);
        expect(borders(start)).toEqual(whole.filter((place) => place >= start));
        expect(whole.filter((place) => place >= prompt)).toEqual([prompt, prompt + 1, prompt + 2]);
      }),
    );
  });
});

describe("planFixedStep", () => {
  const limits = { maxSequencesPerStep: 4, chunkTokens: 8, prefillPasses: 2 };
  const task = (computed: number, promptTokens: number, tokens = promptTokens, kind: "generate" | "score" = "generate") => ({
    kind,
    computed,
    promptTokens,
    tokens,
  });

  it("gives prompts their passes: the first one's, then the shortest remainder's", () => {
    expect(planFixedStep([task(0, 100), task(0, 50), task(8, 12)], limits)).toEqual([
      { task: 0, tokens: 8, logits: "none" },
      { task: 2, tokens: 4, logits: "last" },
    ]);
  });

  it("gives one pass to prompts while something decodes", () => {
    expect(planFixedStep([task(20, 19, 21), task(0, 50), task(5, 5, 6)], limits)).toEqual([
      { task: 0, tokens: 1, logits: "last" },
      { task: 1, tokens: 8, logits: "none" },
      { task: 2, tokens: 1, logits: "last" },
    ]);
  });

  it("computes what a request that made way had said one token at a time, as before", () => {
    expect(planFixedStep([task(19, 19, 25)], limits)).toEqual([{ task: 0, tokens: 1, logits: "none" }]);
    expect(planFixedStep([task(16, 19, 25)], limits)).toEqual([{ task: 0, tokens: 3, logits: "none" }]);
  });

  it("reads every position of a score", () => {
    expect(planFixedStep([task(8, 20, 20, "score")], limits)).toEqual([{ task: 0, tokens: 8, logits: "all" }]);
  });
});
