import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { halfValues, toHalf } from "../../src/export/checkpoint/half-precision.js";

describe("half precision", () => {
  const values = halfValues();

  it("knows the landmarks of IEEE 754 binary16", () => {
    expect([0x0000, 0x0001, 0x03ff, 0x0400, 0x3555, 0x3c00, 0x7bff, 0x7c00, 0xc000].map((bits) => values[bits])).toEqual([
      0,
      2 ** -24,
      1023 * 2 ** -24,
      2 ** -14,
      0.333251953125,
      1,
      65504,
      Number.POSITIVE_INFINITY,
      -2,
    ]);
    expect(values[0x7e00]).toBeNaN();
    expect(Object.is(values[0x8000], -0)).toBe(true);
  });

  it("gives every bit pattern back", () => {
    const wrong: number[] = [];
    for (let bits = 0; bits < 65_536; bits++) {
      const value = values[bits] ?? 0;
      if (!Number.isNaN(value) && toHalf(value) !== bits) wrong.push(bits);
    }
    expect(wrong).toEqual([]);
  });

  it("rounds to the nearest, ties to even", () => {
    fc.assert(
      fc.property(fc.float({ noNaN: true, min: -65503, max: 65503 }), (value) => {
        const bits = toHalf(value);
        const chosen = Math.abs((values[bits] ?? 0) - value);
        for (const neighbour of [bits - 1, bits + 1]) {
          const distance = Math.abs((values[neighbour & 0xffff] ?? 0) - value);
          if (Number.isNaN(distance)) continue;
          expect(chosen).toBeLessThanOrEqual(distance);
          if (chosen === distance && chosen > 0) expect(bits % 2).toBe(0);
        }
      }),
      { numRuns: 2000 },
    );
    expect([toHalf(65_519.99), toHalf(65_520), toHalf(-1e9)]).toEqual([0x7bff, 0x7c00, 0xfc00]);
  });
});
