import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsePythonCall, parsePythonLiteral } from "../../../src/families/chatglm/python-literal.js";
import { processorMs } from "../../support/processor-ms.js";

describe("Python literals", () => {
  // Values checked with CPython 3.11's ast.literal_eval.
  it.each([
    ["'北京'", "北京"],
    ['"it\'s"', "it's"],
    ["'a' \"b\"\n '''c'''", "abc"],
    ["'''two\nlines'''", "two\nlines"],
    ['"""a "quoted" word"""', 'a "quoted" word'],
    ["'''crlf\r\nline'''", "crlf\nline"],
    ["''", ""],
    ["''''''", ""],
    ["r'\\n\\''", "\\n\\'"],
    ["R'\\d' u'x' U'y'", "\\dxy"],
    ["'\\n\\t\\\\\\'\\\"\\a\\b\\f\\r\\v'", "\n\t\\'\"\x07\b\f\r\v"],
    ["'\\x41\\u4e2d\\U0001F600\\101\\0'", "A中😀A\0"],
    ["'\\q\\\n.'", "\\q."],
    ["0", 0],
    ["-12", -12],
    ["+1_000", 1000],
    ["0x_fF", 255],
    ["0o17", 15],
    ["0b1010", 10],
    ["00_0", 0],
    ["9007199254740991", 9007199254740991],
    ["9007199254740993", "9007199254740993"],
    ["-0xffffffffffffffffffff", "-1208925819614629174706175"],
    ["1.5", 1.5],
    ["1.", 1],
    [".5", 0.5],
    ["-1_0.5e-3", -0.0105],
    ["1E5", 100000],
    ["012.5", 12.5],
    ["-0.0", -0],
    ["True", true],
    ["False", false],
    ["None", null],
    ["()", []],
    ["(1,)", [1]],
    ["(1)", 1],
    ["((1, 2), [3, ], 'x')", [[1, 2], [3], "x"]],
    ["(None)", null],
    ["[[], [[]]]", [[], [[]]]],
    ["{}", {}],
    ["{'a': 1, 'b' 'c': {'d': (True,)},}", { a: 1, bc: { d: [true] } }],
    ["{'a': 1, 'a': 2}", { a: 2 }],
    ["[ # a comment\n 1, \\\n 2 ]", [1, 2]],
  ])("reads %s", (source, value) => {
    expect(parsePythonLiteral(source)).toEqual({ ok: true, value });
  });

  it.each([
    ["", "expected a literal", 0],
    ["'open", "a string without end", 0],
    ["'a\\", "a string without end", 0],
    ["'a\nb'", "a line break inside a string", 2],
    ["b'bytes'", "strings with prefix b", 0],
    ["f'{x}'", "strings with prefix f", 0],
    ["'\\x4'", "a malformed \\x escape", 1],
    ["'\\U00110000'", "a malformed \\U escape", 1],
    ["'\\N{DASH}'", "\\N{…} escapes", 1],
    ["012", '"012" is no int or float', 0],
    ["1__0", "is no int or float", 0],
    ["1_", "is no int or float", 0],
    ["0x", "is no int or float", 0],
    ["1j", "is no int or float", 0],
    ["1e999", "a float out of range", 0],
    ["--1", "expected a literal", 0],
    ["1 + 1", "expected the end", 2],
    ["{1, 2}", "expected a string as key", 1],
    ["{'a', 'b'}", "sets are not supported", 4],
    ["{1: 2}", "expected a string as key", 1],
    ["[1 2]", "expected ',' or ']'", 3],
    ["[,]", "expected a literal", 1],
    ["[1,,]", "expected a literal", 3],
    ["[1", "expected ',' or ']'", 2],
    ["true", "expected a literal", 0],
    ["...", "expected a literal", 0],
    ["__import__('os')", "expected a literal", 0],
    ["9".repeat(5000), "more than 4300 digits", 0],
    ["[".repeat(70), "nested deeper than 64", 65],
    [`'${"a".repeat(1 << 20)}'`, "longer than 1048576", 1 << 20],
  ])("fails on %.20s with the reason", (source, reason, offset) => {
    expect(parsePythonLiteral(source)).toEqual({ ok: false, reason: expect.stringContaining(reason), offset });
  });
});

describe("a Python call", () => {
  it("has keyword arguments only", () => {
    expect(parsePythonCall(" tool_call(city='北京', n=(0, 1), **{'not-a-name': 1}, 名=None,)\n")).toEqual({
      ok: true,
      value: { name: "tool_call", keywords: { city: "北京", n: [0, 1], "not-a-name": 1, 名: null } },
    });
    expect(parsePythonCall("f()")).toEqual({ ok: true, value: { name: "f", keywords: {} } });
    for (const source of [
      "f('x')",
      "f(a=1, a=2)",
      "f(a=1, **{'a': 2})",
      "f(a=g())",
      "f",
      "f(a=1",
      "f(a=1).b",
      "f(a=1); g()",
      "f(*[1])",
      "(a=1)",
    ]) {
      expect(parsePythonCall(source)).toMatchObject({ ok: false });
    }
  });

  it("keeps __proto__ an ordinary key", () => {
    const parsed = parsePythonCall("f(__proto__={'__proto__': 1})");
    const keywords = parsed.ok ? parsed.value.keywords : {};
    expect(Object.getPrototypeOf(keywords)).toBe(Object.prototype);
    expect(Object.entries(keywords)).toEqual([["__proto__", JSON.parse('{"__proto__": 1}')]]);
  });

  it("never throws", () => {
    const fragment = fc.constantFrom(
      ..."()[]{},:=*'\"\\#_+-.0123eEjxrb \n",
      "'''",
      '"""',
      "None",
      "tool_call(",
      "a=",
      "**{",
      "\\u",
      "\\N",
      "1_0",
    );
    const noise = fc
      .array(fc.oneof(fragment, fc.string({ unit: "binary", maxLength: 3 })), { maxLength: 30 })
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(noise, (source) => {
        for (const parse of [parsePythonCall, parsePythonLiteral]) {
          for (const text of [source, `tool_call(a=${source}`]) expect(typeof parse(text).ok).toBe("boolean");
        }
      }),
      { numRuns: 600 },
    );
  });

  it.each([
    "(",
    "[",
    "{",
    "'",
    '"""',
    "a",
    "1",
    "1_",
    " ",
    "\\\n",
    "#",
    "#\n",
    "\\",
    "'a' ",
    "1,",
    "-",
    "+ ",
    "=",
    "'\\x41",
    "e1",
    ".",
    "\r\n",
    "名",
  ])("stays linear on a run of %j", (unit) => {
    const run = unit.repeat(Math.floor(300_000 / unit.length));
    for (const before of ["", "f(a=", "f(a=[", "f(a='", "f(a='''", "f(a=1"]) {
      expect(processorMs(() => parsePythonCall(before + run))).toBeLessThan(5_000);
    }
  });
});
