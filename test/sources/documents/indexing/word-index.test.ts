import fc from "fast-check";
import MiniSearch from "minisearch";
import { describe, expect, it } from "vitest";
import { type SavedWords, WordIndex } from "../../../../src/sources/documents/indexing/word-index.js";

const WEIGHTS = [2, 1, 1];
const FIELDS = ["headings", "file", "text"];

const terms = fc.array(fc.constantFrom("tea", "blue", "灯塔", "1887", "c#", "a", "b", "d"), { maxLength: 12 });
const document = fc.tuple(terms, terms, terms);
const steps = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant("add" as const), document }) },
    fc.record({ kind: fc.constant("remove" as const), which: fc.nat(30) }),
    fc.record({ kind: fc.constant("reopen" as const) }),
  ),
  { minLength: 1, maxLength: 40 },
);

describe("WordIndex", () => {
  it("scores as MiniSearch does, whatever was added, removed, saved and read back before", () => {
    fc.assert(
      fc.property(steps, terms, fc.constantFrom(0, 0.1, 0.7), (all, question, minimum) => {
        let index = new WordIndex(WEIGHTS);
        const documents = new Map<number, readonly (readonly string[])[]>();
        for (const [id, step] of all.entries()) {
          if (step.kind === "add") {
            index.add(id, step.document);
            documents.set(id, step.document);
          } else if (step.kind === "remove") {
            const removed = [...documents.keys()][step.which % Math.max(1, documents.size)] ?? -1;
            index.remove(removed, documents.get(removed) ?? []);
            documents.delete(removed);
          } else {
            index = reopened(index, documents.keys());
          }
        }
        expect(index.size).toBe(documents.size);
        const expected = oracle(documents, question).filter(({ score }, _at, [best]) => score >= (best?.score ?? 0) * minimum);
        const found = index.search(new Set(question), minimum).sort((a, b) => b.score - a.score || a.id - b.id);
        expect(found.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
        for (const [at, { score }] of found.entries()) expect(score).toBeCloseTo(expected[at]?.score ?? Number.NaN, 9);
        expect(index.search(new Set(question), minimum)).toHaveLength(found.length);
      }),
      { numRuns: 500 },
    );
  });

  it("refuses what it didn't save", () => {
    const index = new WordIndex(WEIGHTS);
    index.add(0, [["tea"], [], ["tea", "blue"]]);
    const [saved] = [...index.save()];
    if (saved === undefined) throw new Error("nothing was saved");
    const numbers = (...values: readonly number[]) => Buffer.from(Uint32Array.from(values).buffer);
    const changes: readonly SavedWords[] = [
      { ...saved, terms: ["tea", "tea"] },
      { ...saved, counts: [2, 2] },
      { ...saved, counts: [3, 3] },
      { ...saved, counts: [] },
      { ...saved, postings: Buffer.alloc(0) },
      { ...saved, postings: saved.postings.subarray(4) },
      { ...saved, postings: numbers(0, 3, 0, 5, 1, 5) },
      { ...saved, postings: numbers(0, 3, 0, 5, 0, 1) },
    ];
    for (const change of changes) expect(() => reopen([change], [0])).toThrow();
    expect(reopen([saved], [0]).search(new Set(["blue"]), 0)).toHaveLength(1);
  });

  it("tells how much of the question a document holds, each term weighed by its rarity", () => {
    const index = new WordIndex([2, 1]);
    index.add(0, [["blue"], ["blue", "kettle"]]);
    index.add(1, [[], ["blue", "ferry"]]);
    index.add(2, [["blue"], []]);
    const coverage = (...terms: string[]) =>
      new Map(index.search(new Set(terms), 0).map(({ id, coverage: share }) => [id, share]));
    expect(coverage("blue", "kettle").get(0)).toBe(1);
    const rarity = (count: number): number => Math.log(1 + (3 - count + 0.5) / (count + 0.5));
    expect(coverage("blue", "kettle").get(1)).toBeCloseTo(rarity(3) / (rarity(3) + rarity(1)), 12);
    expect(coverage("blue", "zeppelin").get(2)).toBeCloseTo(rarity(3) / (rarity(3) + rarity(0)), 12);
    // What one question found isn't left over for the next.
    expect(coverage("blue").get(2)).toBe(1);
  });
});

function reopened(index: WordIndex, documents: Iterable<number>): WordIndex {
  return reopen([...index.save()], documents);
}

function reopen(saved: readonly SavedWords[], documents: Iterable<number>): WordIndex {
  const index = new WordIndex(WEIGHTS);
  for (const some of saved) index.restore(some);
  index.count(documents);
  return index;
}

function oracle(documents: ReadonlyMap<number, readonly (readonly string[])[]>, question: readonly string[]) {
  const mini = new MiniSearch<{ readonly id: number }>({
    fields: FIELDS,
    extractField: (one, field) => {
      if (field === "id") return one.id;
      return documents.get(one.id)?.[FIELDS.indexOf(field)]?.join(" ") ?? "";
    },
    tokenize: (text) => (text === "" ? [] : text.split(" ")),
    processTerm: (term) => term,
    searchOptions: { boost: { headings: 2 } },
  });
  for (const id of documents.keys()) mini.add({ id });
  const query = [...new Set(question)];
  const results = mini.search({
    combineWith: "OR",
    queries: query.map((term) => ({ queries: [term], tokenize: (text: string) => [text] })),
  });
  return results
    .map(({ id, score }) => ({ id: Number(id), score }))
    .sort((a, b) => (Math.abs(a.score - b.score) < 1e-9 ? a.id - b.id : b.score - a.score));
}
