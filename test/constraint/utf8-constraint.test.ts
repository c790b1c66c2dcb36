import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type TokenTable, tokenTable } from "../../src/constraint/token-vocabulary.js";
import { Utf8Constraint, Utf8Masks } from "../../src/constraint/utf8/utf8-constraint.js";
import { applyConstraint } from "../../src/engine/token-constraint.js";
import { sampleTokenizer } from "../tokenizer/sample-tokenizer.js";

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function tableOf(tokens: readonly Uint8Array[]): TokenTable {
  const offsets = new Int32Array(tokens.length + 1);
  for (const [id, bytes] of tokens.entries()) offsets[id + 1] = (offsets[id] ?? 0) + bytes.length;
  return { bytes: new Uint8Array(Buffer.concat(tokens)), offsets };
}

const everyByte = Array.from({ length: 256 }, (_, byte) => Uint8Array.of(byte));
/** Bytes, and pieces of characters as byte-level vocabularies have them. */
const torn = tableOf([
  ...everyByte,
  ...["e4bd", "bda0", "a0e4", "f09f98", "c3", "80efbf", "bd", "efbfbd"].map((hex) => Buffer.from(hex, "hex")),
]);

/** Draws by random logits that make bytes beyond ASCII likely. */
function draw(
  masks: Utf8Masks,
  table: TokenTable,
  tokens: number,
  logitOf: (id: number) => number,
): { ids: number[]; constraint: Utf8Constraint } {
  const constraint = new Utf8Constraint(masks);
  const ids: number[] = [];
  const size = table.offsets.length - 1;
  while (ids.length < tokens) {
    const logits = Float32Array.from({ length: size }, (_, id) => logitOf(id) + (masks.bytes(id)[0] ?? 0) / 64);
    applyConstraint(logits, constraint, tokens - ids.length, []);
    const id = logits.reduce((best, logit, at) => (logit > (logits[best] ?? 0) ? at : best), 0);
    expect(logits[id]).toBeGreaterThan(Number.NEGATIVE_INFINITY);
    constraint.accept(id);
    ids.push(id);
  }
  return { ids, constraint };
}

describe("free text", () => {
  it.each([
    ["SentencePiece's", tokenTable(sampleTokenizer)],
    ["one of torn characters", torn],
  ])("is made of whole characters, whatever the logits and wherever it is cut: %s vocabulary", (_name, table) => {
    const masks = new Utf8Masks(table);
    let beyondAscii = 0;
    fc.assert(
      fc.property(
        fc.infiniteStream(fc.float({ min: 0, max: 8, noNaN: true })),
        fc.integer({ min: 1, max: 12 }),
        (stream, tokens) => {
          const { ids, constraint } = draw(masks, table, tokens, () => stream.next().value);
          const text = strict.decode(Buffer.concat(ids.map((id) => masks.bytes(id))));
          expect(text).not.toContain("\uFFFD");
          expect(constraint.mayEnd).toBe(true);
          beyondAscii += Array.from(text).filter((character) => character > "\x7f").length;
        },
      ),
      { numRuns: 60 },
    );
    expect(beyondAscii).toBeGreaterThan(60);
  });

  it("refuses no character and no way to write one", () => {
    const masks = new Utf8Masks(torn);
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1, maxLength: 6 }), (text) => {
        const constraint = new Utf8Constraint(masks);
        for (const byte of Buffer.from(text.replaceAll("\uFFFD", ""))) {
          expect(((constraint.allowedTokens(99)[byte >>> 5] ?? 0) >>> (byte & 31)) & 1).toBe(1);
          constraint.accept(byte);
        }
        expect(constraint.mayEnd).toBe(true);
      }),
    );
  });

  it("begins nothing that a vocabulary without single bytes couldn't end", () => {
    const table = tableOf([Buffer.from("a"), Buffer.from("e4bd", "hex"), Buffer.from("a0", "hex")]);
    expect(new Utf8Masks(table).at(0, 99)).toEqual(Uint32Array.of(0b001));
  });

  it("takes special tokens between characters only, and ends there only", () => {
    const table = tableOf([...everyByte, new Uint8Array(0)]);
    const constraint = new Utf8Constraint(new Utf8Masks(table));
    const special = (): number => (constraint.allowedTokens(9)[8] ?? 0) & 1;
    expect(special()).toBe(1);
    constraint.accept(0xe4);
    expect([special(), constraint.mayEnd]).toEqual([0, false]);
    expect(() => constraint.accept(0x41)).toThrow(RangeError);
  });
});
