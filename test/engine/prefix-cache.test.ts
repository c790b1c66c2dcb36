import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { KvSequence } from "../../src/engine/model-executor.js";
import { PrefixCache } from "../../src/engine/prefix-cache.js";
import { commonPrefixLength } from "../../src/engine/token-buffer.js";
import { ToyExecutor } from "./support/toy-executor.js";

const executor = new ToyExecutor();

function sequenceOf(ids: readonly number[]): KvSequence {
  const sequence = executor.createSequence();
  sequence.reserve(ids.length);
  return sequence;
}

function insert(cache: PrefixCache, ids: readonly number[], partition = "a"): KvSequence {
  const sequence = sequenceOf(ids);
  cache.insert(partition, Int32Array.from(ids), sequence);
  return sequence;
}

describe("PrefixCache", () => {
  it("finds the entry with the longest common prefix, as if all were compared", () => {
    const list = fc.array(fc.nat({ max: 2 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(list, { maxLength: 20 }), list, (lists, query) => {
        const cache = new PrefixCache();
        for (const ids of lists) insert(cache, ids);
        const wanted = Int32Array.from(query);
        const longest = Math.max(0, ...lists.map((ids) => commonPrefixLength(Int32Array.from(ids), wanted)));
        const match = cache.find("a", wanted);
        expect(match?.length ?? 0).toBe(longest);
        if (match !== undefined) expect(commonPrefixLength(match.entry.ids, wanted)).toBe(longest);
      }),
      { numRuns: 1000 },
    );
  });

  it("finds nothing of another partition, and counts and evicts them together", () => {
    const list = fc.tuple(fc.constantFrom("a", "b", "c"), fc.array(fc.nat({ max: 2 }), { minLength: 1, maxLength: 5 }));
    fc.assert(
      fc.property(fc.array(list, { maxLength: 20 }), list, (lists, [partition, query]) => {
        const [all, alone] = [new PrefixCache(), new PrefixCache()];
        for (const [of, ids] of lists) {
          insert(all, ids, of);
          if (of === partition) insert(alone, ids, of);
        }
        const wanted = Int32Array.from(query);
        expect(all.find(partition, wanted)?.length).toBe(alone.find(partition, wanted)?.length);
        expect(all.find(partition, wanted)?.entry.partition ?? partition).toBe(partition);
        all.clear();
        expect([all.size, all.bytes]).toEqual([0, 0]);
      }),
    );
  });

  it("keeps no entry that another one contains, and counts the bytes of the rest", () => {
    const list = fc.array(fc.nat({ max: 1 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(list, { maxLength: 20 }), (lists) => {
        const cache = new PrefixCache();
        const sequences = lists.map((ids) => insert(cache, ids));
        const texts = [...new Set(lists.map((ids) => ids.join("")))];
        const maximal = texts.filter((text) => !texts.some((other) => other !== text && other.startsWith(text)));
        expect(cache.size).toBe(maximal.length);
        expect(cache.bytes).toBe(maximal.join("").length);
        expect(sequences.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(cache.bytes);
        cache.clear();
        expect([cache.size, cache.bytes]).toEqual([0, 0]);
      }),
    );
  });

  it("evicts the least recently used first, sparing the one named", () => {
    const cache = new PrefixCache();
    const [a, b, c] = [insert(cache, [1]), insert(cache, [2, 2]), insert(cache, [3, 3, 3])];
    const match = cache.find("a", Int32Array.of(1, 9));
    if (match === undefined) throw new Error("not found");
    cache.touch(match.entry);
    expect(cache.evictOldest()).toBe(true);
    expect([a.bytes, b.bytes, c.bytes]).toEqual([1, 0, 3]);
    expect(cache.evictOldest(match.entry)).toBe(true);
    expect(cache.evictOldest(match.entry)).toBe(false);
    expect([a.bytes, c.bytes]).toEqual([1, 0]);
    expect(cache.take(match.entry)).toBe(a);
    expect(cache.size).toBe(0);
  });
});
