import { describe, expect, it } from "vitest";
import { ThoughtLimit } from "../../src/constraint/thought-limit.js";
import { Utf8Constraint, Utf8Masks } from "../../src/constraint/utf8/utf8-constraint.js";
import { WholeThought } from "../../src/constraint/whole-thought.js";

/** A token for every byte. */
const table = {
  bytes: Uint8Array.from({ length: 256 }, (_, byte) => byte),
  offsets: Int32Array.from({ length: 257 }, (_, id) => id),
};
const end = 0x23;

function allowed(constraint: WholeThought): number[] {
  const mask = constraint.allowedTokens(99);
  return Array.from({ length: 256 }, (_, id) => id).filter((id) => (((mask[id >>> 5] ?? 0) >>> (id & 31)) & 1) === 1);
}

describe("a bound thought", () => {
  it("ends behind the character that has begun, and the answer is whole characters too", () => {
    const thought = new ThoughtLimit({ maxTokens: 1, mark: "#", endIds: [end] }, table);
    const constraint = new WholeThought(thought, new Utf8Constraint(new Utf8Masks(table)));
    constraint.accept(0xe4);
    expect(allowed(constraint)).toEqual(Array.from({ length: 64 }, (_, index) => 0x80 + index));
    expect(constraint.mayEnd).toBe(false);
    constraint.accept(0xbd);
    constraint.accept(0xa0);
    expect(allowed(constraint)).toEqual([end]);
    constraint.accept(end);
    expect(constraint.mayEnd).toBe(true);
    expect(allowed(constraint)).toContain(0x41);
    expect(allowed(constraint)).not.toContain(0x80);
  });
});
