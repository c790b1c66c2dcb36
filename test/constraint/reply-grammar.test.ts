import { Validator } from "@langchain/core/utils/json_schema";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileReply } from "../../src/constraint/compile-reply.js";
import { ChatGLMError } from "../../src/errors.js";
import { callText, parseReply } from "../../src/families/chatglm/tool-call-text.js";
import { randomSchema } from "./random-schema.js";
import { automatonReads, seeded, textOf } from "./sampled-text.js";

const weather = {
  type: "object",
  properties: { city: { type: "string" }, days: { type: "integer", minimum: 1, maximum: 14 }, exact: { type: "boolean" } },
  required: ["city"],
};
const callOf = (name: string, parameters: unknown) => ({ ...callText(name), parameters });
const reads = (parameters: unknown, args: string): boolean =>
  automatonReads(compileReply({ calls: [callOf("t", parameters)] }), `t\n\`\`\`python\ntool_call(${args})\n\`\`\``);
/** The shape, or undefined where the random bounds exclude each other. */
function compiled(shape: Parameters<typeof compileReply>[0]): ReturnType<typeof compileReply> | undefined {
  try {
    return compileReply(shape);
  } catch (error) {
    if (error instanceof ChatGLMError && error.code === "INVALID_OPTION") return undefined;
    throw error;
  }
}

describe("a reply kept to calls", () => {
  it.each([
    ["city='北京'", true],
    ["city='北京', days=3", true],
    ["city='it\\'s \"here\"', exact=True", true],
    ["", false],
    ["days=3", false],
    ["city='北京', days=15", false],
    ["city='北京', exact=true", false],
    ['city="北京"', false],
    ["city=北京", false],
    ["city='a', city='b'", false],
    ["city='\\/'", false],
  ])("reads arguments as ChatGLM3 writes them, and as the schema has them: %s", (args, expected) => {
    expect(reads(weather, args)).toBe(expected);
  });

  it("writes names that are no keywords, and free arguments, as a dict", () => {
    const odd = { type: "object", properties: { "a b": { type: "null" }, class: { type: "boolean" } }, required: ["a b"] };
    expect(reads(odd, "**{'a b': None, 'class': True}")).toBe(true);
    expect(reads({ type: "object" }, "**{'any': [1, None]}")).toBe(true);
    expect(reads({ type: "object", properties: {} }, "")).toBe(true);
    expect(reads({ type: "object", properties: {}, additionalProperties: false }, "a=1")).toBe(false);
  });

  it("takes any arguments where a schema can't be guaranteed, rather than none", () => {
    expect(reads({ type: "object", properties: { a: { type: "array", uniqueItems: true } } }, "**{'a': [1, 1]}")).toBe(true);
  });

  it("is a value or a call, whichever the model prefers, and nothing else", () => {
    const either = compileReply({
      schema: { type: "object", properties: { a: { type: "integer" } } },
      calls: [callOf("t", weather)],
    });
    expect(automatonReads(either, '{"a": 1}')).toBe(true);
    expect(automatonReads(either, " t\n ```python\ntool_call(city='x')\n```")).toBe(true);
    for (const other of ["t", "It is 1.", "u\n```python\ntool_call()\n```", '{"a": 1}\nt', "t\n```python\ntool_call(city='x')"]) {
      expect(automatonReads(either, other)).toBe(false);
    }
  });

  it("has a JSON object as arguments where a form writes them so", () => {
    const shape = { before: ["t\n"], notation: "json" as const, after: "", parameters: weather };
    expect(automatonReads(compileReply({ calls: [shape] }), 't\n{"city": "a/b", "exact": true}')).toBe(true);
    expect(automatonReads(compileReply({ calls: [shape] }), "t\n{'city': 'x'}")).toBe(false);
  });

  it("is a call that is read and whose arguments validate, for random schemas and random choices", () => {
    let read = 0;
    fc.assert(
      fc.property(randomSchema, fc.nat(), fc.constantFrom("value", "my value"), (value, seed, name) => {
        const { $defs, ...own } = value;
        const parameters = { type: "object", properties: { [name]: own, other: { type: "boolean" } }, required: [name], $defs };
        const automaton = compiled({ calls: [callOf("t", parameters)] });
        if (automaton === undefined) return;
        const text = textOf(automaton, seeded(seed));
        const [part] = parseReply(text, ["t"]);
        expect(part, text).toMatchObject({ type: "tool-call", call: { name: "t" } });
        if (part?.type !== "tool-call") return;
        expect(new Validator(parameters as object, "2020-12", false).validate(part.call.args).errors, text).toEqual([]);
        read += 1;
      }),
      { numRuns: 300 },
    );
    expect(read).toBeGreaterThan(150);
  });
});
