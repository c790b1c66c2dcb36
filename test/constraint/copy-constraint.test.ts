import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ConstraintFactory } from "../../src/constraint/constraint-factory.js";
import { CopyAutomaton, type CopyState } from "../../src/constraint/copy/copy-automaton.js";
import type { CopyConstraint, CopySpecification } from "../../src/constraint/copy/copy-constraint.js";
import { CopyFrame } from "../../src/constraint/copy/copy-frame.js";
import { CopySource } from "../../src/constraint/copy/copy-source.js";
import { tokenTable } from "../../src/constraint/token-vocabulary.js";
import { sampleTokenizer } from "../tokenizer/sample-tokenizer.js";

const table = tokenTable(sampleTokenizer);
const factory = new ConstraintFactory(table);
const bytesOf = (id: number): Uint8Array => table.bytes.subarray(table.offsets[id], table.offsets[id + 1]);

const frame = ["的", "是", "，", "。", "is", "'s", "the", ".", ",", "[1]", "资料中没有提到。"];
const lines = [
  "伊莎·莫兰的老师是王小明",
  "高岭塔",
  "高岭塔有多高",
  "它高312米，建于1990年",
  "Lin Yue teaches Isha Moran, 3 of 14 pupils",
  "the largest ship weighs 3.14 million tonnes",
];

function automatonOf({ lines: from, frame: pieces }: CopySpecification): CopyAutomaton {
  return new CopyAutomaton(new CopySource(from, new Set(pieces)), new CopyFrame(pieces));
}

const automaton = automatonOf({ lines, frame });

function reads(text: string): boolean {
  let state: CopyState | null = automaton.start;
  for (const byte of Buffer.from(text)) {
    state = automaton.step(state, byte);
    if (state === null) return false;
  }
  return state.complete;
}

function allowedIds(mask: Uint32Array): number[] {
  const ids: number[] = [];
  for (let id = 0; id < mask.length * 32; id += 1) if ((((mask[id >>> 5] ?? 0) >>> (id & 31)) & 1) === 1) ids.push(id);
  return ids;
}

function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Chooses at random, with a liking for long tokens, and ends at random where it may. */
function write(constraint: CopyConstraint, tokens: number, random: () => number): number[] {
  const ids: number[] = [];
  while (ids.length < tokens) {
    if (constraint.mayEnd && random() < 0.05) break;
    const allowed = allowedIds(constraint.allowedTokens(tokens - ids.length));
    if (allowed.length === 0) break;
    const long = allowed.filter((id) => bytesOf(id).length > 1);
    const pool = random() < 0.8 && long.length > 0 ? long : allowed;
    const id = pool[Math.floor(random() * pool.length)] ?? 0;
    constraint.accept(id);
    ids.push(id);
  }
  return ids;
}

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Words and numbers that are no Chinese ones: what must never be made up. A piece of the frame may stand behind itself. */
const wholeWords = /[\p{Script=Latin}\p{N}]+(?:[-.·'][\p{Script=Latin}\p{N}]+)*/gu;
const wordsOf = (text: string): string[] => Array.from(text.matchAll(wholeWords), ([word]) => word.replace(/(?:'s)+$/, ""));

describe("a reply that is copied", () => {
  it.each([
    ["a span between pieces", "伊莎·莫兰的老师是王小明 [1]。"],
    ["a genitive behind a name", "Lin Yue's pupils"],
    ["two names apart", "Lin Yue, Isha Moran."],
    ["a capital for a small letter at the start", "The largest ship"],
    ["a clause behind the name it tells of", "高岭塔高312米"],
    ["what begins small behind a name", "Lin Yue weighs 3.14 million tonnes."],
    ["a piece alone", "资料中没有提到。"],
    ["white space before it", " \n高岭塔"],
  ])("may be %s", (_what, text) => {
    expect(reads(text)).toBe(true);
  });

  it.each([
    ["half a name", "伊莎是王小明"],
    ["a name's second half", "莫兰"],
    ["a name of two", "Lin Moran"],
    ["a Latin name cut short", "Lin is"],
    ["a number of two", "3.14.14"],
    ["a number of two around a piece", "14,3"],
    ["a number with a unit from elsewhere", "3米"],
    ["two words as one", "Lin Yueis"],
    ["half a piece", "资料中没有"],
    ["a word that isn't there", "Ada"],
    ["a citation that isn't there", "高岭塔 [2]"],
    ["nothing", ""],
  ])("is never %s", (_what, text) => {
    expect(reads(text)).toBe(false);
  });

  it("is one, whatever the model prefers and wherever it is cut: whole characters, no word or number that isn't there", () => {
    const known = new Set(
      [...lines, ...frame].flatMap(wordsOf).flatMap((word) => [word, word.replace(/^./, (first) => first.toUpperCase())]),
    );
    let longest = 0;
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 60 }), (seed, tokens) => {
        const constraint = factory.copying({ lines, frame });
        const ids = write(constraint, tokens, seeded(seed));
        longest = Math.max(longest, ids.length);
        const text = strict.decode(Buffer.concat(ids.map(bytesOf)));
        if (tokens >= 40) expect(constraint.mayEnd).toBe(true);
        if (constraint.mayEnd) {
          expect(reads(text)).toBe(true);
          expect(wordsOf(text).filter((word) => !known.has(word))).toEqual([]);
        }
      }),
      { numRuns: 200, examples: [[146_672_302, 24]] },
    );
    expect(longest).toBeGreaterThan(30);
  });

  it("allows exactly the tokens whose bytes can be read, and with few left those after which the rest fits", () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat({ max: 15 }), fc.integer({ min: 1, max: 30 }), (seed, steps, left) => {
        const random = seeded(seed);
        const constraint = factory.copying({ lines, frame });
        let state: CopyState = automaton.start;
        const advance = (bytes: Uint8Array): CopyState | null => {
          let at: CopyState | null = state;
          for (const byte of bytes) at = at === null ? null : automaton.step(at, byte);
          return at;
        };
        for (let step = 0; step < steps; step += 1) {
          const ids = allowedIds(constraint.allowedTokens(1e6));
          const id = ids[Math.floor(random() * ids.length)] ?? 0;
          constraint.accept(id);
          state = advance(bytesOf(id)) ?? state;
        }
        const fits = (most: number): number[] =>
          Array.from({ length: sampleTokenizer.size }, (_, id) => id).filter((id) => {
            const after = bytesOf(id).length === 0 ? null : advance(bytesOf(id));
            return after !== null && after.missing < most;
          });
        expect(allowedIds(constraint.allowedTokens(1e6))).toEqual(fits(Number.POSITIVE_INFINITY));
        if (state.missing <= left) expect(allowedIds(constraint.allowedTokens(left))).toEqual(fits(left));
      }),
      { numRuns: 60 },
    );
  });

  it("takes what is written however its bytes are cut into tokens", () => {
    const text = Buffer.from("高岭塔高312米 [1]，Lin Yue weighs 3.14 million tonnes.");
    const byText = new Map<string, number>();
    for (let id = 0; id < sampleTokenizer.size; id += 1) byText.set(Buffer.from(bytesOf(id)).toString("latin1"), id);
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const random = seeded(seed);
        const constraint = factory.copying({ lines, frame });
        for (let at = 0; at < text.length; ) {
          const cuts = [1, 2, 3, 4, 5, 6].filter((length) => byText.has(text.subarray(at, at + length).toString("latin1")));
          const length = cuts[Math.floor(random() * cuts.length)] ?? 1;
          const id = byText.get(text.subarray(at, at + length).toString("latin1")) ?? -1;
          expect(allowedIds(constraint.allowedTokens(1e6))).toContain(id);
          constraint.accept(id);
          at += Math.min(length, text.length - at);
        }
        expect(constraint.mayEnd).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it("refuses special tokens", () => {
    const constraint = factory.copying({ lines, frame });
    expect(() => constraint.accept(sampleTokenizer.specialId("<|user|>") ?? 0)).toThrow(RangeError);
  });

  it("copies no character that stands for a lost one", () => {
    const constraint = factory.copying({ lines: ["a\uFFFDb"], frame: [] });
    for (const byte of Buffer.from("a"))
      expect(allowedIds(constraint.allowedTokens(9)).some((id) => bytesOf(id)[0] === byte)).toBe(true);
    constraint.accept(
      allowedIds(constraint.allowedTokens(9)).find((id) => bytesOf(id).length === 1 && bytesOf(id)[0] === 0x61) ?? 0,
    );
    expect(allowedIds(constraint.allowedTokens(9)).filter((id) => bytesOf(id)[0] === 0xef)).toEqual([]);
  });
});
