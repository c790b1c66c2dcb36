import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CandidateIndex } from "../../../src/answer-cache/similar/candidate-index.js";
import { readCandidate, writeCandidate } from "../../../src/answer-cache/similar/candidate-record.js";
import { LexicalEmbeddings } from "../../../src/answer-cache/similar/lexical-embeddings.js";

/** Uniform on the sphere, near enough; seeded. */
function vectors(count: number, dimensions: number): number[][] {
  let state = 1;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const normal = (): number => Math.sqrt(-2 * Math.log(next() + 1e-12)) * Math.cos(2 * Math.PI * next());
  return Array.from({ length: count }, () => Array.from({ length: dimensions }, normal));
}

function cosine(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0) / (Math.hypot(...one) * Math.hypot(...other));
}

describe("CandidateIndex", () => {
  it("finds what a full comparison finds", () => {
    const all = vectors(3_000, 96);
    const index = new CandidateIndex<number>(3_000, 96);
    for (const [at, vector] of all.entries()) index.set(String(at), vector, at);
    const noise = vectors(40, 96);
    for (const [round, added] of noise.entries()) {
      const asked = added.map((value, at) => value * 0.6 + (all[round * 7]?.[at] ?? 0));
      const nearest = all
        .map((vector, at) => ({ at, similarity: cosine(asked, vector) }))
        .sort((a, b) => b.similarity - a.similarity);
      const [found] = index.nearest(asked, 5, 0);
      expect(found?.value).toBe(nearest[0]?.at);
      expect(found?.similarity).toBeCloseTo(nearest[0]?.similarity ?? 0, 1);
    }
  });

  it("replaces, deletes, and lets the least recently used go", () => {
    const index = new CandidateIndex<string>(2, 2);
    index.set("a", [1, 0], "a");
    index.set("b", [0, 1], "b");
    index.set("a", [1, 0.01], "a again");
    index.set("c", [-1, 0], "c");
    expect(index.nearest([1, 1], 9, -1).map(({ value }) => value)).toEqual(["a again", "c"]);
    index.touch("a");
    index.set("d", [0, -1], "d");
    expect(
      index
        .nearest([1, -1], 9, -1)
        .map(({ value }) => value)
        .sort(),
    ).toEqual(["a again", "d"]);
    expect([index.delete("a"), index.delete("a"), index.size]).toEqual([true, false, 1]);
  });

  it("leaves out what has no direction or another length", () => {
    const index = new CandidateIndex<string>(9, 2);
    index.set("a", [0, 0], "a");
    index.set("b", [1], "b");
    index.set("c", [Number.NaN, 1], "c");
    index.set("d", [Number.POSITIVE_INFINITY, 1], "d");
    expect(index.size).toBe(0);
    index.set("e", [1, 0], "e");
    expect([index.nearest([0, 0], 1, -1), index.nearest([1], 1, -1)]).toEqual([[], []]);
  });

  it("holds what was set last under each key, whatever is set and deleted", () => {
    const acts = fc.array(fc.tuple(fc.constantFrom("set", "delete"), fc.integer({ min: 0, max: 9 })), { maxLength: 60 });
    fc.assert(
      fc.property(acts, (some) => {
        const index = new CandidateIndex<number>(100, 8);
        const expected = new Map<string, number>();
        for (const [round, [act, at]] of some.entries()) {
          if (act === "set") {
            index.set(String(at), [1, ...Array.from({ length: 7 }, (_, bit) => (at >> bit) & 1)], round);
            expected.set(String(at), round);
          } else expect(index.delete(String(at))).toBe(expected.delete(String(at)));
        }
        const found = index.nearest([1, 0, 0, 0, 0, 0, 0, 0], 100, -1).map(({ value }) => value);
        expect(found.sort()).toEqual([...expected.values()].sort());
      }),
    );
  });
});

describe("a candidate's record", () => {
  const evidence = { places: ["p"], answeredBy: ["a"], things: ["t"], relations: [], words: ["w"] };
  const record = { to: "k", partition: "p", question: "q", embeddings: "e", vector: [0.5, -1, 0.25], evidence };

  it("is read as it was written, to a hundredth", () => {
    const read = readCandidate(writeCandidate("own", record), "own");
    expect(read).toEqual({ ...record, vector: [64, -127, 32] });
  });

  it("is nothing under another key, or damaged", () => {
    const text = writeCandidate("own", record) ?? "";
    for (const [stored, key] of [
      [text, "other"],
      [text.replace("q", "r"), "own"],
      ["{", "own"],
      [undefined, "own"],
    ] as const)
      expect(readCandidate(stored, key)).toBeUndefined();
  });
});

describe("LexicalEmbeddings", () => {
  const embeddings = new LexicalEmbeddings();
  const similarity = async (one: string, other: string): Promise<number> =>
    cosine(...((await embeddings.embedDocuments([one, other])) as [number[], number[]]));

  it("puts the same words in another frame at one place, and other names apart", async () => {
    expect(await similarity("若溪吊桥是谁设计的？", "请问若溪吊桥是谁设计的")).toBeCloseTo(1);
    expect(await similarity("Who wrote Emma?", "Could you tell me who wrote Emma?")).toBeCloseTo(1);
    expect(await similarity("Who wrote Emma?", "Who is the author of Emma?")).toBeGreaterThan(0.35);
    expect(await similarity("若溪吊桥是谁设计的？", "雪顶狂想曲有多长？")).toBeLessThan(0.2);
  });

  it("gives a vector of unit length, or none for a text without words", async () => {
    expect(Math.hypot(...(await embeddings.embedQuery("望云桥有多长？")))).toBeCloseTo(1);
    expect(Math.hypot(...(await embeddings.embedQuery("?!")))).toBe(0);
  });
});
