import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import wabt from "wabt";
import { hammingKernel } from "../../src/vectors/hamming.js";
import { quantise } from "../../src/vectors/quantise.js";
import { SignRows } from "../../src/vectors/sign-rows.js";
import { VectorIndex } from "../../src/vectors/vector-index.js";

/** Numbers that look like chance, the same every time. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function bell(random: () => number): number {
  return Math.sqrt(-2 * Math.log(random() + 1e-12)) * Math.cos(2 * Math.PI * random());
}

function cosine(one: ArrayLike<number>, other: ArrayLike<number>): number {
  const sum = (f: (at: number) => number): number => Array.from(one, (_, at) => f(at)).reduce((a, b) => a + b, 0);
  const product = sum((at) => (one[at] ?? 0) * (other[at] ?? 0));
  return product / Math.sqrt(sum((at) => (one[at] ?? 0) ** 2) * sum((at) => (other[at] ?? 0) ** 2));
}

describe("the Hamming kernel", () => {
  it("is what its source assembles to", async () => {
    const source = readFileSync(new URL("../../src/vectors/hamming.wat", import.meta.url), "utf8");
    const { buffer } = (await wabt()).parseWat("hamming.wat", source, { simd: true }).toBinary({});
    expect(Buffer.from(buffer).toString("base64")).toBe(hammingKernel);
  });

  it("takes the rows whose signs differ least, all of the farthest distance taken", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 1, max: 2_500 }),
        fc.integer({ min: 1, max: 40 }),
        fc.nat(),
        (width, count, wanted, seed) => {
          const random = chance(seed);
          const vector = (): number[] => Array.from({ length: width }, () => random() - 0.5);
          const rows = Array.from({ length: count }, vector);
          const query = vector();
          const signs = new SignRows(width);
          for (const [row, values] of rows.entries()) signs.set(row, values);
          const distances = rows.map((values) => values.filter((value, at) => value > 0 !== (query[at] ?? 0) > 0).length);
          const farthest = distances.toSorted((a, b) => a - b)[Math.min(wanted, count) - 1] ?? 0;
          const expected = [...distances.keys()].filter((row) => (distances[row] ?? 0) <= farthest);
          expect(signs.nearest(query, count, wanted)).toEqual(expected);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe("VectorIndex", () => {
  it("finds, among a few, what comparing all finds, whatever was added, replaced and deleted", () => {
    const vector = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 5, maxLength: 5 });
    const step = fc.record({ id: fc.nat(12), vector, deletes: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), vector, (steps, query) => {
        const index = new VectorIndex(5);
        const kept = new Map<number, Int8Array>();
        for (const { id, vector: values, deletes } of steps) {
          if (deletes) {
            index.delete(id);
            kept.delete(id);
          } else {
            const codes = quantise(values);
            index.set(id, codes);
            kept.set(id, codes);
          }
        }
        expect(index.size).toBe(kept.size);
        const found = index.search(query, 100);
        expect(new Set(found.map(({ id }) => id))).toEqual(new Set(kept.keys()));
        for (const [at, { id, score }] of found.entries()) {
          const wanted = cosine(kept.get(id) ?? [], query);
          expect(score).toBeCloseTo(Number.isNaN(wanted) ? 0 : wanted, 5);
          expect(index.codes(id)).toEqual(kept.get(id));
          if (at > 0) expect(score).toBeLessThanOrEqual(found[at - 1]?.score ?? 1);
        }
      }),
    );
  });

  it("finds the nearest of many, in a cone too, after deletions", () => {
    const [width, count] = [96, 6_000];
    const random = chance(7);
    const cone = Array.from({ length: width }, () => 2 * bell(random));
    const middles = Array.from({ length: 60 }, () => Array.from({ length: width }, () => bell(random)));
    const make = (): Float32Array => {
      const middle = middles[Math.floor(random() * middles.length)] ?? [];
      return Float32Array.from({ length: width }, (_, at) => (cone[at] ?? 0) + (middle[at] ?? 0) + 0.5 * bell(random));
    };
    const vectors = Array.from({ length: count }, make);
    const index = new VectorIndex(width);
    for (const [id, vector] of vectors.entries()) index.set(id, quantise(vector));
    for (let id = 0; id < count; id += 7) index.delete(id);
    let [held, wanted] = [0, 0];
    for (let question = 0; question < 40; question += 1) {
      const query = make();
      const nearest = [...vectors.entries()]
        .filter(([id]) => id % 7 !== 0)
        .map(([id, vector]) => ({ id, score: cosine(vector, query) }))
        .sort((a, b) => b.score - a.score)
        .slice(0, 10);
      const found = index.search(query, 10);
      expect(found[0]?.score).toBeCloseTo(nearest[0]?.score ?? 0, 2);
      held += nearest.filter(({ id }) => found.some((one) => one.id === id)).length;
      wanted += nearest.length;
    }
    expect(held / wanted).toBeGreaterThan(0.95);
  });

  /** Topics in two languages, and how far the languages lie apart. */
  function topics(apart: number): {
    readonly index: VectorIndex;
    readonly of: (topic: number, language: number) => Float32Array;
  } {
    const random = chance(3);
    const [width, count] = [64, 150];
    const directions = Array.from({ length: 2 }, () => Array.from({ length: width }, () => bell(random)));
    const middles = Array.from({ length: count }, () => Array.from({ length: width }, () => bell(random)));
    const of = (topic: number, language: number): Float32Array =>
      Float32Array.from({ length: width }, (_, at) => (middles[topic]?.[at] ?? 0) + apart * (directions[language]?.[at] ?? 0));
    const index = new VectorIndex(width);
    for (let topic = 0; topic < count; topic += 1) {
      for (const language of [0, 1]) index.set(topic * 2 + language, quantise(of(topic, language)), language);
    }
    return { index, of };
  }

  it("finds a topic in the other language where an encoder keeps languages apart", () => {
    const { index, of } = topics(1.5);
    for (let topic = 0; topic < 150; topic += 1) {
      const found = index.search(of(topic, 0), 2, 0).map(({ id }) => id);
      expect(found.sort((a, b) => a - b)).toEqual([topic * 2, topic * 2 + 1]);
    }
  });

  it("compares vectors as they are where an encoder doesn't", () => {
    const { index, of } = topics(0.1);
    const query = of(5, 0);
    const [best] = index.search(query, 1, 0);
    expect(best?.score).toBeCloseTo(cosine(index.codes(best?.id ?? 0) ?? [], query), 5);
  });

  it("refuses vectors of another width", () => {
    const index = new VectorIndex(3);
    expect(() => index.set(0, new Int8Array(4))).toThrow(/4 codes/);
    expect(() => index.search([1, 2], 1)).toThrow(/2 dimensions/);
    expect(() => new VectorIndex(0)).toThrow(/0 dimensions/);
  });

  it("finds nothing in nothing, and no direction in zeros", () => {
    const index = new VectorIndex(2);
    expect(index.search([1, 0], 3)).toEqual([]);
    index.set(1, quantise([0, 0]));
    expect(index.search([1, 0], 3)).toEqual([{ id: 1, score: 0 }]);
    expect(index.search([0, 0], 3)).toEqual([{ id: 1, score: 0 }]);
  });
});
