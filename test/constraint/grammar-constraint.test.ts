import { Validator } from "@langchain/core/utils/json_schema";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileSchema } from "../../src/constraint/compile-reply.js";
import { ConstraintFactory } from "../../src/constraint/constraint-factory.js";
import type { GrammarConstraint } from "../../src/constraint/grammar-constraint.js";
import { tokenTable } from "../../src/constraint/token-vocabulary.js";
import { ChatGLMError } from "../../src/errors.js";
import { sampleTokenizer } from "../tokenizer/sample-tokenizer.js";
import { randomSchema } from "./random-schema.js";

const table = tokenTable(sampleTokenizer);
const factory = new ConstraintFactory(table);
const bytesOf = (id: number): Uint8Array => table.bytes.subarray(table.offsets[id], table.offsets[id + 1]);

function create(schema: unknown): GrammarConstraint | undefined {
  try {
    return factory.create({ schema });
  } catch (error) {
    // Random bounds may exclude each other.
    if (error instanceof ChatGLMError && error.code === "INVALID_OPTION") return undefined;
    throw error;
  }
}

function allowedIds(mask: Uint32Array): number[] {
  const ids: number[] = [];
  for (let id = 0; id < mask.length * 32; id += 1) if ((((mask[id >>> 5] ?? 0) >>> (id & 31)) & 1) === 1) ids.push(id);
  return ids;
}

/** Chooses at random, with a liking for punctuation so that structure comes about, and ends at random where it may. */
function write(constraint: GrammarConstraint, tokens: number, random: () => number): number[] {
  const ids: number[] = [];
  while (ids.length < tokens && !constraint.mustEnd) {
    const allowed = allowedIds(constraint.allowedTokens(tokens - ids.length));
    if (constraint.mayEnd && (allowed.length === 0 || random() < 0.3)) break;
    expect(allowed.length).toBeGreaterThan(0);
    const short = allowed.filter((id) => bytesOf(id).length === 1);
    const pool = random() < 0.5 && short.length > 0 ? short : allowed;
    const id = pool[Math.floor(random() * pool.length)] ?? 0;
    constraint.accept(id);
    ids.push(id);
  }
  return ids;
}

function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

describe("a reply kept to a JSON schema", () => {
  it("ends in time, parses and validates, whatever the model prefers", () => {
    let written = 0;
    fc.assert(
      fc.property(randomSchema, fc.nat(), fc.integer({ min: 0, max: 80 }), (schema, seed, extra) => {
        const constraint = create(schema);
        if (constraint === undefined) return;
        const ids = write(constraint, compileSchema(schema).start.missing + extra, seeded(seed));
        expect(constraint.mayEnd).toBe(true);
        const text = strict.decode(Buffer.concat(ids.map(bytesOf)));
        expect(sampleTokenizer.decode(ids).trimStart()).toBe(text.trimStart());
        const result = new Validator(schema, "2020-12").validate(JSON.parse(text));
        expect(result.errors).toEqual([]);
        written += 1;
      }),
      { numRuns: 150 },
    );
    expect(written).toBeGreaterThan(70);
  });

  it("allows exactly the tokens whose bytes can be read, and with few left those after which the rest fits", () => {
    fc.assert(
      fc.property(randomSchema, fc.nat(), fc.nat({ max: 12 }), fc.nat({ max: 30 }), (schema, seed, steps, spare) => {
        const constraint = create(schema);
        if (constraint === undefined) return;
        const automaton = compileSchema(schema);
        let state = automaton.start;
        const advance = (bytes: Uint8Array): typeof state | null => {
          let at: typeof state | null = state;
          for (const byte of bytes) at = at === null ? null : automaton.step(at, byte);
          return at;
        };
        const random = seeded(seed);
        for (let step = 0; step < steps && !constraint.mustEnd; step += 1) {
          const ids = allowedIds(constraint.allowedTokens(1e6));
          const id = ids[Math.floor(random() * ids.length)];
          if (id === undefined) break;
          constraint.accept(id);
          state = advance(bytesOf(id)) ?? state;
        }
        const left = state.missing + spare;
        const expected: number[] = [];
        for (let id = 0; id < sampleTokenizer.size; id += 1) {
          const after = bytesOf(id).length === 0 ? null : advance(bytesOf(id));
          if (after !== null && after.missing < left) expected.push(id);
        }
        expect(allowedIds(constraint.allowedTokens(left))).toEqual(left === 0 ? expect.anything() : expected);
      }),
      { numRuns: 60 },
    );
  });

  it("reads a text however its bytes are cut into tokens", () => {
    const schema = { type: "object", properties: { 名: { type: "string" }, n: { type: "array", items: { type: "integer" } } } };
    const byText = new Map<string, number[]>();
    for (let id = 0; id < sampleTokenizer.size; id += 1) {
      const key = Buffer.from(bytesOf(id)).toString("latin1");
      if (key !== "") byText.set(key, [...(byText.get(key) ?? []), id]);
    }
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 12 }), fc.array(fc.integer()), fc.nat(), (name, n, seed) => {
        const value = { 名: name, n };
        const text = Buffer.from(JSON.stringify(value).replace(/\\ud[89a-f]../gi, "")).toString("latin1");
        const random = seeded(seed);
        const constraint = create(schema);
        for (let at = 0; at < text.length; ) {
          const cuts = [1, 2, 3, 4, 5, 6].filter(
            (length) => byText.has(text.slice(at, at + length)) && at + length <= text.length,
          );
          const length = cuts[Math.floor(random() * cuts.length)] ?? 1;
          const [id = -1] = byText.get(text.slice(at, at + length)) ?? [];
          expect(((constraint?.allowedTokens(1e6)[id >>> 5] ?? 0) >>> (id & 31)) & 1).toBe(1);
          constraint?.accept(id);
          at += length;
        }
        expect(constraint?.mustEnd).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it("refuses tokens that are not allowed, special ones above all", () => {
    const constraint = create({ type: "string" });
    expect(() => constraint?.accept(sampleTokenizer.specialId("<|user|>") ?? 0)).toThrow(RangeError);
    expect(() => constraint?.accept(sampleTokenizer.encode("x")[1] ?? 0)).toThrow(RangeError);
  });

  it("counts what a token writes as JSON's readers do: byte order marks, emoji, runs over a string's end", () => {
    const texts = [
      "\uFEFF",
      "a\uFEFF",
      "😀",
      "a😀",
      'a"',
      '""',
      '"',
      '\\"',
      "\\",
      "\\u00",
      "é",
      "e\u0301",
      "x".repeat(60),
      " ",
      "ab",
    ];
    const tokens = [...Array.from({ length: 256 }, (_, byte) => Uint8Array.of(byte)), ...texts.map((text) => Buffer.from(text))];
    const offsets = new Int32Array(tokens.length + 1);
    for (const [id, bytes] of tokens.entries()) offsets[id + 1] = (offsets[id] ?? 0) + bytes.length;
    const own = new ConstraintFactory({ bytes: new Uint8Array(Buffer.concat(tokens)), offsets });
    for (const schema of [
      { maxLength: 0 },
      { maxLength: 1 },
      { maxLength: 2 },
      { minLength: 2, maxLength: 3 },
      { minLength: 1 },
      {},
    ]) {
      const automaton = compileSchema({ type: "string", ...schema });
      for (const prefix of ['"', '"a', '"😀', '"\\']) {
        const constraint = own.create({ schema: { type: "string", ...schema } });
        let state: typeof automaton.start | null = automaton.start;
        for (const byte of Buffer.from(prefix)) state = state === null ? null : automaton.step(state, byte);
        if (state === null) continue;
        const reached = state;
        for (const byte of Buffer.from(prefix)) constraint.accept(byte);
        const expected = tokens.flatMap((bytes, id) => {
          let at: ReturnType<typeof automaton.step> = reached;
          for (const byte of bytes) at = at === null ? null : automaton.step(at, byte);
          return at === null ? [] : [id];
        });
        expect([schema, prefix, allowedIds(constraint.allowedTokens(1e6))]).toEqual([schema, prefix, expected]);
      }
    }
  });
});
