import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { perplexityWindows } from "../../src/cli/perplexity-windows.js";

describe("perplexityWindows", () => {
  it("gives a short text whole", () => {
    expect(perplexityWindows(10, 16, 4)).toEqual([{ start: 0, fresh: 0, end: 10 }]);
  });

  it("begins each later window with the end of the one before", () => {
    expect(perplexityWindows(20, 8, 2)).toEqual([
      { start: 0, fresh: 0, end: 8 },
      { start: 6, fresh: 8, end: 14 },
      { start: 12, fresh: 14, end: 20 },
    ]);
  });

  it("counts every token once, behind as much context as it can", () => {
    const sizes = fc.record({ length: fc.nat(400), capacity: fc.integer({ min: 1, max: 64 }), overlap: fc.nat(63) });
    fc.assert(
      fc.property(
        sizes.filter(({ capacity, overlap }) => overlap < capacity),
        ({ length, capacity, overlap }) => {
          let next = 0;
          for (const { start, fresh, end } of perplexityWindows(length, capacity, overlap)) {
            expect(fresh).toBe(next);
            expect(fresh - start).toBe(Math.min(overlap, fresh));
            expect(end - start).toBeLessThanOrEqual(capacity);
            expect(end).toBeGreaterThan(fresh);
            next = end;
          }
          expect(next).toBe(length);
        },
      ),
    );
  });

  it("refuses an overlap that leaves nothing new", () => {
    expect(() => perplexityWindows(10, 4, 4)).toThrow(RangeError);
  });
});
