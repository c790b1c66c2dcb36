import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pythonJson } from "../../src/families/python-json.js";

describe("Python's JSON", () => {
  it("indents by four and keeps what is not ASCII", () => {
    expect(pythonJson([{ name: "天气", list: [], object: {}, nested: { deep: [1, "é\n\u007f\u0001😀"] } }])).toBe(
      '[\n    {\n        "name": "天气",\n        "list": [],\n        "object": {},\n        "nested": {\n            "deep": [\n' +
        '                1,\n                "é\\n\u007f\\u0001😀"\n            ]\n        }\n    }\n]',
    );
  });

  // Right-hand sides printed by CPython 3.11.
  it.each([
    [1, "1"],
    [-1.5, "-1.5"],
    [0.1, "0.1"],
    [0.0001, "0.0001"],
    [0.00001, "1e-05"],
    [0.00001234, "1.234e-05"],
    [-1.5e-7, "-1.5e-07"],
    [5e-324, "5e-324"],
    [1e21, "1e+21"],
    [1.7976931348623157e308, "1.7976931348623157e+308"],
    [-0, "-0.0"],
    [Number.NaN, "NaN"],
    [Number.NEGATIVE_INFINITY, "-Infinity"],
    [12345678901234567890n, "12345678901234567890"],
    [true, "true"],
    [null, "null"],
    [[], "[]"],
    [{}, "{}"],
    [{ left: undefined, out: () => 1 }, "{}"],
  ])("prints %o as %s", (value, text) => {
    expect(pythonJson(value)).toBe(text);
  });

  it("reads back as the same value", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(pythonJson(value))).toEqual(value);
      }),
    );
  });

  it("refuses a cycle", () => {
    const cycle: Record<string, unknown> = {};
    cycle["self"] = cycle;
    expect(() => pythonJson(cycle)).toThrow(expect.objectContaining({ code: "INVALID_OPTION" }));
  });
});
