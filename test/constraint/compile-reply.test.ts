import { describe, expect, it } from "vitest";
import { z } from "zod";
import { compileSchema } from "../../src/constraint/compile-reply.js";
import { reads } from "./sampled-text.js";

const person = {
  type: "object",
  properties: { name: { type: "string" }, age: { type: "integer", minimum: 0, maximum: 150 }, city: { type: "string" } },
  required: ["name", "age"],
  additionalProperties: false,
};
const tree = { $defs: { t: { type: "array", items: { $ref: "#/$defs/t" } } }, $ref: "#/$defs/t" };

describe("compileSchema", () => {
  it.each<[unknown, string[], string[]]>([
    [
      person,
      ['{"name":"姚明","age":0}', '\n { "name": "a", "age": 150, "city": "上海" }', '{\n  "name": "\\u00e9\\n",\n  "age": 42\n}'],
      [
        "{}",
        '{"name":"a"}',
        '{"age":1,"name":"a"}',
        '{"name":"a","age":151}',
        '{"name":"a","age":-1}',
        '{"name":"a","age":01}',
        '{"name":"a","age":1,}',
        '{"name":"a","age":1,"town":""}',
        '{"name":"a","age":1}\n',
        '{"name":"a\n","age":1}',
        '{"name":"\\ud800","age":1}',
        '{"name":"a","age":1}x',
      ],
    ],
    [
      { type: "object", properties: { a: { type: "null" }, ab: { type: "null" } } },
      ["{}", '{"a":null}', '{"ab":null}', '{"a":null,"ab":null}'],
      ['{"b":null}', '{,"a":null}'],
    ],
    [{ enum: ["a", "ab", 1, 12, null, { x: 1 }] }, ['"a"', '"ab"', "1", "12", "null", '{"x":1}'], ['"b"', "2", "123", "nul"]],
    [{ type: "string", enum: ["a", 1] }, ['"a"'], ["1"]],
    [{ const: "茶" }, ['"茶"'], ['"茶叶"']],
    [{ type: "integer", multipleOf: 7, minimum: 8 }, ["14", "21", "700"], ["7", "15", "0", "-14"]],
    [
      { type: "number", exclusiveMinimum: -0.5, maximum: 2.25 },
      ["-0.49", "0", "2.25", "1.5", "-0"],
      ["-0.5", "2.26", "3", "1e0", ".5", "1.", "+1"],
    ],
    [{ type: "integer" }, ["-9", "999999999999999"], ["1.0", "-0", "1e2"]],
    [{ type: "string", minLength: 2, maxLength: 3 }, ['"ab"', '"茶茶茶"', '"😀a"'], ['"a"', '"abcd"', '"😀"', '"😀😀"']],
    [
      { type: "array", items: { type: "boolean" }, minItems: 1, maxItems: 2 },
      ["[true]", "[true, false]"],
      ["[]", "[true,true,true]", "[1]"],
    ],
    [
      { type: "array", prefixItems: [{ const: 1 }, { const: 2 }], items: { const: 3 } },
      ["[1,2]", "[1,2,3,3]"],
      ["[1]", "[2,1]", "[1,2,2]"],
    ],
    // As drafts before 2020-12 wrote tuples, and zod 3 still does.
    [{ type: "array", items: [{ const: 1 }, { const: 2 }], minItems: 2, maxItems: 2 }, ["[1,2]"], ["[1]", "[1,2,2]", "[2,2]"]],
    [{ type: "array", items: [{ const: 1 }], additionalItems: { const: 3 } }, ["[1]", "[1,3,3]"], ["[]", "[3]", "[1,2]"]],
    [{ type: "array", items: [{ const: 1 }], additionalItems: false }, ["[1]"], ["[1,1]"]],
    [{ type: "object", additionalProperties: { type: "integer" } }, ["{}", '{"x":1,"y":2}'], ['{"x":"1"}']],
    [tree, ["[]", "[[],[[]]]"], ["[1]", "[[]"]],
    [{ type: ["string", "null"] }, ['"a"', "null"], ["1"]],
    [{ anyOf: [{ type: "integer" }, { type: "array", items: {} }] }, ["1", '[1,"a",{"b":[null,true]}]'], ['"a"']],
    [{}, ["1.5", '{"a":{"b":[]}}', "null"], ["", "{", "nan"]],
    // Notes of OpenAPI, of zod's .meta() and of whoever else: the specification has unknown keywords ignored.
    [
      {
        "x-order": 1,
        $comment: "a",
        $anchor: "here",
        title: "A",
        example: true,
        examples: [true],
        deprecated: true,
        readOnly: true,
        externalDocs: { url: "https://example.org" },
        xml: { name: "a" },
        unit: "kg",
        propertyOrder: ["a"],
        enumNames: ["yes"],
        type: "boolean",
      },
      ["true", "false"],
      ["1"],
    ],
    [{ title: "Anything", "x-note": 1 }, ["1", "{}"], [""]],
    [{ type: "integer", nullable: true }, ["1", "null"], ['"a"']],
    [{ type: "integer", nullable: false }, ["1"], ["null"]],
    [{ type: "string", enum: ["a", null], nullable: true }, ['"a"', "null"], []],
    // OpenAPI 3.0.3: null must be listed as well.
    [{ type: "string", enum: ["a"], nullable: true }, ['"a"'], ["null"]],
    [{ allOf: [{ $ref: "#/$defs/n" }], nullable: true, $defs: { n: { const: 1 } } }, ["1", "null"], ["2"]],
    [{ type: "integer", format: "int32" }, ["2147483647", "-2147483648"], ["2147483648"]],
    [{ type: "integer", format: "uint8" }, ["0", "255"], ["256", "-1"]],
    [{ type: "number", format: "double" }, ["0.5"], []],
    // A type that all parts have anyway.
    [{ type: "object", oneOf: [{ $ref: "#/$defs/o" }], $defs: { o: { type: "object", properties: {} } } }, ["{}"], ["1"]],
    [{ type: "number", anyOf: [{ type: "integer" }, { const: 0.5, type: "number" }] }, ["1", "0.5"], ["1.5"]],
    [
      {
        discriminator: { propertyName: "kind", mapping: { a: "#/$defs/a" } },
        oneOf: [
          { $ref: "#/$defs/a" },
          { anyOf: [{ type: "object", properties: { kind: { enum: ["b", "c"] } }, required: ["kind"] }] },
        ],
        $defs: { a: { type: "object", properties: { kind: { const: "a" } }, required: ["kind"] } },
      },
      ['{"kind":"a"}', '{"kind":"c"}'],
      ['{"kind":"d"}'],
    ],
    [
      {
        oneOf: [
          { type: "object", properties: { kind: { const: "a" }, x: { type: "integer" } }, required: ["kind", "x"] },
          { type: "object", properties: { kind: { const: "b" } }, required: ["kind"] },
        ],
      },
      ['{"kind":"a","x":1}', '{"kind":"b"}'],
      ['{"kind":"b","x":1}', '{"kind":"a"}'],
    ],
  ])("%j", (schema, valid, invalid) => {
    for (const text of valid) expect([text, reads(schema, text)]).toEqual([text, true]);
    for (const text of invalid) expect([text, reads(schema, text)]).toEqual([text, false]);
  });

  it.each([
    ["bare continuation", [0x22, 0x80, 0x22]],
    ["overlong", [0x22, 0xc0, 0xaf, 0x22]],
    ["surrogate", [0x22, 0xed, 0xa0, 0x80, 0x22]],
    ["beyond U+10FFFF", [0x22, 0xf4, 0x90, 0x80, 0x80, 0x22]],
    ["half a character", [0x22, 0xe8, 0x8c, 0x22]],
  ])("never writes malformed UTF-8: %s", (_what, bytes) => {
    expect(reads({ type: "string" }, Uint8Array.from(bytes))).toBe(false);
  });

  it.each<[unknown, string]>([
    [{ type: "string", pattern: "(a)\\1" }, 'at #: "pattern"'],
    [{ type: "object", properties: { "a/b": { type: "string", format: "iso-4217" } } }, 'at #/properties/a~1b: "format"'],
    [{ type: "string", max_length: 3 }, '"max_length" is no keyword. Did you mean "maxLength"?'],
    [{ type: "integer", minimun: 3 }, 'Did you mean "minimum"?'],
    [{ type: "string", nullable: "yes" }, '"nullable" is "yes"'],
    [{ type: "array", items: { type: "integer" }, uniqueItems: true }, '"uniqueItems"'],
    [{ type: "array", items: [{ type: "text" }] }, 'at #/items/0: "type" is "text"'],
    [{ type: "array", items: {}, additionalItems: false }, '"additionalItems"'],
    [{ not: { type: "null" } }, '"not"'],
    [{ type: "object", patternProperties: {} }, '"patternProperties"'],
    [{ type: "number", multipleOf: 0.01 }, '"multipleOf" is 0.01'],
    [{ type: "text" }, '"type" is "text"'],
    [{ type: "string", minLength: -1 }, '"minLength" is -1'],
    [{ anyOf: [{ type: "null" }], type: "string" }, 'at #: "type"'],
    [{ oneOf: [{ type: "integer" }, { type: "number" }] }, 'parts 0 and 1 of "oneOf"'],
    [
      {
        oneOf: [
          { type: "integer", nullable: true },
          { type: "string", nullable: true },
        ],
      },
      'parts 0 and 1 of "oneOf"',
    ],
    [{ allOf: [{ type: "integer" }, { minimum: 1 }] }, '"allOf"'],
    [{ $ref: "https://example.org/a.json" }, "only places in the same schema"],
    [{ $ref: "#/$defs/missing" }, "which is not there"],
    [{ $ref: "#" }, "no value of finite length"],
    [{ type: "object", properties: { next: { $ref: "#" } }, required: ["next"] }, "no value of finite length"],
    [{ type: "integer", minimum: 3, maximum: 2 }, "no value of finite length"],
    [{ type: "array", items: false, minItems: 1 }, "no value of finite length"],
    [{ type: "array", items: {}, minItems: 1e9 }, "shortest value has"],
    [{ enum: [] }, "none of the listed values"],
    [7, "it is no schema"],
    [undefined, "it is no JSON"],
  ])("says what it can't guarantee and where: %j", (schema, words) => {
    expect(() => compileSchema(schema)).toThrow(
      expect.objectContaining({ code: "INVALID_OPTION", message: expect.stringContaining(words) }),
    );
  });

  it.each<[object, string, string]>([
    [{ type: "object", properties: { a: { type: "integer", minimum: 3, maximum: 2 } } }, "{", '"'],
    [{ type: "object", properties: { a: { type: "string", pattern: "^a$", minLength: 2 }, b: {} } }, '{"', "a"],
    [{ type: "array", items: { type: "string", minLength: 3, maxLength: 2 } }, "[", '"'],
    [{ type: "object", additionalProperties: { type: "integer", minimum: 3, maximum: 2 } }, "{", '"'],
  ])("%j: begins nothing that can't be ended", (schema, before, after) => {
    const automaton = compileSchema(schema);
    let state: typeof automaton.start | null = automaton.start;
    for (const byte of Buffer.from(before)) state = state === null ? null : automaton.step(state, byte);
    expect(state).not.toBeNull();
    expect(state === null ? null : automaton.step(state, after.charCodeAt(0))).toBeNull();
  });

  it("takes plain JSON only, and says where it is not", () => {
    const circular: Record<string, unknown> = { type: "array" };
    circular["items"] = { anyOf: [circular] };
    class Own {}
    for (const [schema, words] of [
      [circular, "at #/items/anyOf/0: it holds itself"],
      [{ type: "object", properties: { a: { default: () => 1 } } }, "at #/properties/a/default: a function is no JSON"],
      [{ const: 1n }, "at #/const: a bigint"],
      [{ const: Symbol("a") }, "at #/const: a symbol"],
      [{ const: Number.NaN }, "at #/const: NaN"],
      [{ default: new Date(0) }, "at #/default: an instance of Date"],
      [{ default: new Own() }, "an instance of Own"],
      [{ type: "object", properties: { a: z.string() } }, "at #/properties/a: it is a zod schema inside a JSON schema"],
    ] as const) {
      expect(() => compileSchema(schema)).toThrow(
        expect.objectContaining({ code: "INVALID_OPTION", message: expect.stringContaining(words) }),
      );
    }
    const shared = { type: "boolean" };
    expect(reads({ type: "array", prefixItems: [shared, shared], items: false, title: undefined }, "[true,false]")).toBe(true);
  });

  it("bounds what hostile schemas take", () => {
    let doubled: unknown = { type: "null" };
    for (let level = 0; level < 60; level += 1) doubled = { anyOf: [doubled, doubled] };
    expect(() => compileSchema(doubled)).toThrow(expect.objectContaining({ code: "INVALID_OPTION" }));
    const wide = (level: number): object => ({ anyOf: Array.from({ length: 16 }, () => ({ $ref: `#/$defs/d${level}` })) });
    const $defs = Object.fromEntries(Array.from({ length: 20 }, (_, level) => [`d${level}`, wide(level + 1)]));
    const pair = { type: "object", oneOf: [wide(0), wide(1)], $defs: { ...$defs, d20: { type: "object" } } };
    expect(() => compileSchema(pair)).toThrow(expect.objectContaining({ code: "INVALID_OPTION" }));
    const nested = (depth: number): unknown => (depth === 0 ? true : { type: "array", items: nested(depth - 1) });
    const cyclic: Record<string, unknown> = {};
    cyclic["anyOf"] = [cyclic];
    for (const schema of [
      nested(2000),
      cyclic,
      { enum: Array.from({ length: 50_000 }, (_, index) => `value ${index}`) },
      {
        type: "object",
        properties: Object.fromEntries(Array.from({ length: 30_000 }, (_, index) => [`p${index}`, { type: "string" }])),
      },
      { description: "x".repeat(2_000_000) },
    ]) {
      expect(() => compileSchema(schema)).toThrow(expect.objectContaining({ code: "INVALID_OPTION" }));
    }
    // Each bracket doubles the ways to read what came before.
    const twice = { anyOf: [1, 2].map((maxItems) => ({ type: "array", items: { $ref: "#" }, maxItems })) };
    expect(reads(twice, `${"[".repeat(20)}${"]".repeat(20)}`)).toBe(true);
    const automaton = compileSchema(twice);
    let state: typeof automaton.start | null = automaton.start;
    let depth = 0;
    for (; state !== null && depth < 1000; depth += 1) state = automaton.step(state, 0x5b);
    expect(depth).toBeLessThan(150);
  });
});
