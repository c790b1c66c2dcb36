import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asJson } from "../../src/fan-out/json.js";

describe("asJson", () => {
  it("copies every JSON value, to the letter", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const copy = asJson(value, "it");
        expect(JSON.stringify(copy)).toBe(JSON.stringify(value));
        if (typeof value === "object" && value !== null) expect(copy).not.toBe(value);
      }),
    );
  });

  it("keeps a field that is called __proto__ a field", () => {
    const copy = asJson(JSON.parse('{"__proto__":{"polluted":true}}'), "it");
    expect(JSON.stringify(copy)).toBe('{"__proto__":{"polluted":true}}');
    expect(copy).not.toHaveProperty("polluted");
  });

  it("leaves out undefined fields, as JSON does", () => {
    expect(asJson({ a: undefined, b: 1 }, "it")).toEqual({ b: 1 });
  });

  it.each([
    ["NaN", { a: [1, Number.NaN] }, "it is not JSON at .a[1]: NaN."],
    ["a date", { at: new Date(0) }, "it is not JSON at .at: a Date."],
    ["a function", [() => 1], "it is not JSON at [0]: function."],
    ["a hole", [undefined], "it is not JSON at [0]: undefined."],
    ["a bigint", 1n, "it is not JSON: bigint."],
  ])("refuses %s, with its place", (_what, value, message) => {
    expect(() => asJson(value, "it")).toThrow(message);
  });

  it("refuses a cycle", () => {
    const cycle: Record<string, unknown> = {};
    cycle["self"] = cycle;
    expect(() => asJson(cycle, "it")).toThrow(/deeper than 200 levels/);
  });
});
