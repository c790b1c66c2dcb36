import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type PlanTask, planStep } from "../../src/engine/step-plan.js";

const limits = { maxSequencesPerStep: 16, prefillChunkTokens: 128, interleavedPrefillTokens: 32 };
const generate = (pending: number): PlanTask => ({ kind: "generate", pending });
const score = (pending: number): PlanTask => ({ kind: "score", pending });

describe("planStep", () => {
  it("gives each decoding sequence its token", () => {
    expect(planStep([generate(1), generate(1)], limits)).toEqual([
      { task: 0, tokens: 1, logits: "last" },
      { task: 1, tokens: 1, logits: "last" },
    ]);
  });

  it("prefills in chunks, asking for logits with the last one only", () => {
    expect(planStep([generate(300)], limits)).toEqual([{ task: 0, tokens: 128, logits: "none" }]);
    expect(planStep([generate(128)], limits)).toEqual([{ task: 0, tokens: 128, logits: "last" }]);
  });

  it("takes smaller chunks while streams run", () => {
    expect(planStep([generate(1), generate(300)], limits)).toEqual([
      { task: 0, tokens: 1, logits: "last" },
      { task: 1, tokens: 32, logits: "none" },
    ]);
  });

  it("lets a short prompt pass beside a long one that keeps half of the budget", () => {
    expect(planStep([generate(4000), generate(500), generate(20)], limits)).toEqual([
      { task: 0, tokens: 64, logits: "none" },
      { task: 1, tokens: 44, logits: "none" },
      { task: 2, tokens: 20, logits: "last" },
    ]);
  });

  it("scores at most 64 positions of a sequence at once, all with logits", () => {
    expect(planStep([score(500)], limits)).toEqual([{ task: 0, tokens: 64, logits: "all" }]);
    expect(planStep([score(1)], limits)).toEqual([{ task: 0, tokens: 1, logits: "all" }]);
  });

  it("keeps its promises for any tasks and limits", () => {
    const task = fc.record({ kind: fc.constantFrom("generate", "score"), pending: fc.integer({ min: 1, max: 600 }) });
    const anyLimits = fc.record({
      maxSequencesPerStep: fc.integer({ min: 1, max: 16 }),
      prefillChunkTokens: fc.integer({ min: 1, max: 200 }),
      interleavedPrefillTokens: fc.integer({ min: 1, max: 64 }),
    });
    fc.assert(
      fc.property(fc.array(task, { minLength: 1, maxLength: 20 }), anyLimits, (tasks, chosen) => {
        const rows = planStep(tasks, chosen);
        const isDecoding = (index: number): boolean => tasks[index]?.kind === "generate" && tasks[index]?.pending === 1;
        const decoding = tasks.filter((_, index) => isDecoding(index)).length;
        const prefilled = rows.filter(({ task: index }) => !isDecoding(index));
        expect(rows.length).toBeGreaterThan(0);
        expect(rows.length).toBeLessThanOrEqual(chosen.maxSequencesPerStep);
        expect(rows.length - prefilled.length).toBe(Math.min(decoding, chosen.maxSequencesPerStep));
        expect(prefilled.reduce((sum, { tokens }) => sum + tokens, 0)).toBeLessThanOrEqual(
          decoding > 0 ? chosen.interleavedPrefillTokens : chosen.prefillChunkTokens,
        );
        const firstPrefilling = tasks.findIndex((_, index) => !isDecoding(index));
        if (firstPrefilling >= 0 && decoding < chosen.maxSequencesPerStep) expect(prefilled[0]?.task).toBe(firstPrefilling);
        for (const [position, row] of rows.entries()) {
          if (position > 0) expect(row.task).toBeGreaterThan(rows[position - 1]?.task ?? 0);
          const { kind, pending } = tasks[row.task] ?? generate(0);
          expect(row.tokens).toBeGreaterThanOrEqual(1);
          expect(row.tokens).toBeLessThanOrEqual(kind === "score" ? Math.min(64, pending) : pending);
          expect(row.logits).toBe(kind === "score" ? "all" : row.tokens === pending ? "last" : "none");
        }
      }),
      { numRuns: 1000 },
    );
  });
});
