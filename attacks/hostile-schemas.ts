import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import ajvFormats from "ajv-formats";
import type { Automaton } from "../src/constraint/automaton.js";
import { compileSchema } from "../src/constraint/compile-reply.js";
import { ChatGLMError } from "../src/errors.js";
import type { Attack, Try } from "./attack.js";
import { Chance } from "./support/chance.js";

type Schema = Record<string, unknown>;

/** Processor time that compiling one schema may take. */
const mostCompileSeconds = 4;
const mostBytes = 4000;

export const attack: Attack = {
  name: "hostile-schemas",
  title:
    "Random JSON schemas with random notes, formats and patterns, and some made to hurt, are compiled: an automaton or INVALID_OPTION within 4 s of processor time; every value sampled from it validates by ajv and ajv-formats.",
  async *run({ short, seed }) {
    const chance = new Chance(seed);
    for (const [what, schema] of hurtful(chance)) yield compiled(what, schema).result;
    for (let count = short ? 150 : 3000; count > 0; count -= 1) {
      yield sampled(randomSchema(chance, 3), chance);
      // Signals and timers of the caller come first.
      await new Promise(setImmediate);
    }
  },
};

function compiled(what: string, schema: unknown): { readonly result: Try; readonly automaton: Automaton | undefined } {
  const begun = process.cpuUsage();
  const seconds = (): number => (process.cpuUsage(begun).user + process.cpuUsage(begun).system) / 1e6;
  let outcome = "compiled";
  let automaton: Automaton | undefined;
  try {
    automaton = compileSchema(schema);
  } catch (error) {
    outcome =
      error instanceof ChatGLMError && error.code === "INVALID_OPTION" ? "refused" : `threw ${String(error).slice(0, 200)}`;
  }
  const took = seconds();
  const held = (outcome === "compiled" || outcome === "refused") && took <= mostCompileSeconds;
  return { result: { held, what: `${what}: ${outcome} in ${took.toFixed(1)} s` }, automaton };
}

function sampled(schema: Schema, chance: Chance): Try {
  const what = JSON.stringify(schema);
  const { result, automaton } = compiled(what.slice(0, 600), schema);
  if (!result.held || automaton === undefined) return result;
  const validate = validatorOf(schema);
  for (let times = 0; times < 3; times += 1) {
    const text = textOf(automaton, chance);
    if (text === undefined) return { held: false, what: `${what}: no way to go on` };
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      return { held: false, what: `${what}: wrote ${text}, which is no JSON` };
    }
    if (!validate(value)) return { held: false, what: `${what}: wrote ${text}: ${JSON.stringify(validate.errors?.[0])}` };
  }
  return { held: true, what };
}

function validatorOf(schema: Schema): ValidateFunction {
  const ajv = new Ajv2020({ strict: false, validateFormats: true });
  ajvFormats.default(ajv);
  return ajv.compile(withoutNullable(schema) as Schema);
}

/** OpenAPI's `nullable` in the words of JSON Schema, which ajv knows beside a `type` alone. */
function withoutNullable(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutNullable);
  if (typeof schema !== "object" || schema === null) return schema;
  const { nullable, ...rest } = schema as Schema;
  const inner = Object.fromEntries(
    Object.entries(rest).map(([name, value]) => [name, verbatim.has(name) ? value : withoutNullable(value)]),
  );
  if (nullable !== true) return inner;
  if (inner["enum"] === undefined) return { anyOf: [inner, { type: "null" }] };
  return { ...inner, type: [inner["type"], "null"] };
}

/** What holds values rather than schemas. */
const verbatim: ReadonlySet<string> = new Set(["const", "enum", "default", "example", "examples"]);

/** Bytes drawn by chance; from 80 on only those that bring the end nearer. */
function textOf(automaton: Automaton, chance: Chance): string | undefined {
  const written: number[] = [];
  for (let state = automaton.start; ; ) {
    if (state.complete && (state.readings.length === 0 || chance.next() < 0.3)) break;
    const possible: { readonly byte: number; readonly next: typeof state }[] = [];
    for (let byte = 0; byte < 256; byte += 1) {
      const next = automaton.step(state, byte);
      if (next !== null && (written.length < 80 || next.missing < state.missing)) possible.push({ byte, next });
    }
    if (possible.length === 0 || written.length > mostBytes) return undefined;
    const { byte, next } = chance.one(possible);
    written.push(byte);
    state = next;
  }
  return new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(written));
}

const formats = "date time date-time duration email hostname ipv4 ipv6 uri uuid json-pointer".split(" ");
const patterns = [
  "^[A-Z]{2}-\\d{1,4}$",
  "^(?:red|green|blue)(?:, (?:red|green|blue))*$",
  "\\d{2}",
  "^a|b$",
  '^[^<>&"\\\\]{1,9}$',
  "^(?=.*\\d)(?=.*[a-z]).{4,9}$",
  "^\\p{Script=Han}{1,4}$",
  "^.?$",
  "(ab)+c",
  "^(?!no$)\\w+$",
];
const notes: readonly Schema[] = [
  { title: "T", "x-order": 3 },
  { description: "d", example: { a: 1 }, examples: [1] },
  { $comment: "c", deprecated: true, readOnly: false, writeOnly: true },
  { default: null, unit: "kg", enumNames: ["a"] },
  { externalDocs: { url: "https://example.org" }, xml: { attribute: true } },
  { "x-": [[[]]], order: 7, propertyOrder: ["b", "a"] },
  {},
];
const words = ["a", "名", "a b", 'q"', "", "long name", "x/y~z"];

function randomSchema(chance: Chance, depth: number): Schema {
  const kinds = depth === 0 ? plainKinds : [...plainKinds, ...nestingKinds];
  const schema = { ...chance.one(notes), ...chance.one(kinds)(chance, depth - 1) };
  return chance.next() < 0.15 ? { ...schema, nullable: chance.next() < 0.8 } : schema;
}

type Kind = (chance: Chance, depth: number) => Schema;

const plainKinds: readonly Kind[] = [
  () => ({ type: "boolean" }),
  (chance) => ({ type: "integer", minimum: chance.below(20) - 10, maximum: chance.below(1000) }),
  (chance) => ({ type: "number", exclusiveMinimum: chance.below(9) - 5.5, format: "double" }),
  (chance) => ({ type: "integer", format: chance.one(["int32", "int64"]) }),
  (chance) => ({ type: "string", minLength: chance.below(4), maxLength: 2 + chance.below(6) }),
  (chance) => ({ type: "string", format: chance.one(formats) }),
  (chance) => ({ type: "string", pattern: chance.one(patterns) }),
  (chance) => ({ type: "string", pattern: chance.one(patterns), minLength: chance.below(6), maxLength: 4 + chance.below(20) }),
  (chance) => ({
    type: "string",
    format: chance.one(formats),
    pattern: chance.one(["[a-z]", "^\\S+$", "\\d.*\\d", "^.{1,30}$"]),
  }),
  (chance) => ({ type: "string", enum: chance.some(words, 1 + chance.below(4)) }),
  (chance) => ({ const: chance.one([1, "a", null, [1, { b: "茶" }], false]) }),
];

const nestingKinds: readonly Kind[] = [
  (chance, depth) => ({
    type: "array",
    items: randomSchema(chance, depth),
    minItems: chance.below(2),
    maxItems: 1 + chance.below(3),
  }),
  (chance, depth) => ({ type: "array", prefixItems: [randomSchema(chance, depth), randomSchema(chance, depth)], items: false }),
  (chance, depth) => ({ anyOf: [randomSchema(chance, depth), randomSchema(chance, depth)] }),
  (chance, depth) => ({ allOf: [randomSchema(chance, depth)] }),
  object,
  object,
  (chance, depth) => ({
    type: "object",
    propertyNames: { type: "string", pattern: chance.one(["^[a-z]{1,5}$", "^k\\d$"]) },
    additionalProperties: randomSchema(chance, depth),
  }),
  (chance, depth) => ({
    discriminator: { propertyName: "kind" },
    oneOf: ["a", "b"].map((kind) => ({
      type: "object",
      properties: { kind: { type: "string", const: kind }, value: randomSchema(chance, depth) },
      required: ["kind", "value"],
    })),
  }),
];

function object(chance: Chance, depth: number): Schema {
  const names = chance.some(words, chance.below(4));
  return {
    type: "object",
    properties: Object.fromEntries(names.map((name) => [name, randomSchema(chance, depth)])),
    required: names.filter(() => chance.next() < 0.6),
    ...(chance.next() < 0.5 ? { additionalProperties: false } : {}),
  };
}

/** Schemas that ask for more than they look. */
function* hurtful(chance: Chance): Generator<readonly [what: string, schema: unknown]> {
  const circular: Schema = { type: "array" };
  circular["items"] = circular;
  yield ["holds itself", circular];
  let twice: unknown = { type: "null" };
  for (let level = 0; level < 100; level += 1) twice = { anyOf: [twice, twice] };
  yield ["2^100 leaves", twice];
  let deep: unknown = { type: "null" };
  for (let level = 0; level < 20_000; level += 1) deep = { type: "array", items: deep };
  yield ["20,000 deep", deep];
  yield ["a function", { default: (): void => undefined }];
  const fan = (level: number): Schema => ({ anyOf: Array.from({ length: 16 }, () => ({ $ref: `#/$defs/d${level}` })) });
  const $defs = {
    ...Object.fromEntries(Array.from({ length: 20 }, (_, level) => [`d${level}`, fan(level + 1)])),
    d20: { type: "object" },
  };
  yield ["16^20 ways to compare", { oneOf: [fan(0), fan(1)], $defs }];
  yield ["16^20 ways to a type", { type: "object", ...fan(0), $defs }];
  const sources = [
    "^(a+)+$",
    "^(?:a{1000}){1000}$",
    "^.*a.{40}$",
    "^((a?){60}){60}$",
    "(".repeat(3000),
    `${"(?:".repeat(1000)}a${")".repeat(1000)}`,
    `^${"(a|b)?".repeat(600)}$`,
    `[${Array.from({ length: 3900 }, (_, index) => String.fromCharCode(0x4e00 + 2 * index)).join("")}]{9}`,
    "a{99999999}",
    "(?=".repeat(1000),
    "\\p{L}{1,9999}",
  ];
  for (const pattern of sources) {
    yield [`pattern ${pattern.slice(0, 40)}`, { type: "string", pattern }];
    yield [`pattern ${pattern.slice(0, 40)} with lengths`, { type: "string", pattern, minLength: 500, maxLength: 100_000 }];
  }
  const many = Array.from({ length: 500 }, (_, index) => [`p${index}`, { type: "string", pattern: `^.*${index}.{12}$` }]);
  yield ["500 patterns", { type: "object", properties: Object.fromEntries(many) }];
  for (let count = 0; count < 100; count += 1) {
    const pattern = Array.from({ length: 1 + chance.below(60) }, () =>
      chance.one([..."()[]{}|*+?^$.\\-,:=!<>01ab茶", "(?:", "(?!", "{2,}"]),
    ).join("");
    yield [`pattern ${pattern}`, { type: "string", pattern }];
  }
}
