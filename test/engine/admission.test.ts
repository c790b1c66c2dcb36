import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countAdmissible, serviceRank } from "../../src/engine/admission.js";
import { defaultKvCacheBytes } from "../../src/engine/engine-options.js";
import { RankedQueue } from "../../src/engine/ranked-queue.js";

describe("countAdmissible", () => {
  const idle = { running: 0, maxRunning: 4, usedBytes: 0, budgetBytes: 100 };

  it("admits while bytes and places last", () => {
    expect(countAdmissible([40, 40, 40], idle)).toBe(2);
    expect(countAdmissible([1, 1, 1, 1, 1], idle)).toBe(4);
    expect(countAdmissible([1], { ...idle, running: 4 })).toBe(0);
  });

  it("lets nobody past a request that does not fit yet", () => {
    expect(countAdmissible([90, 1], { ...idle, running: 1, usedBytes: 20 })).toBe(0);
  });

  it("always admits the first one when nothing runs", () => {
    expect(countAdmissible([1000, 1], idle)).toBe(1);
  });
});

it("by default keys and values take a quarter of the machine's memory, or of what its container allows", () => {
  expect(defaultKvCacheBytes(64_000, 0)).toBe(16_000);
  expect(defaultKvCacheBytes(64_000, 8_000)).toBe(2_000);
  expect(defaultKvCacheBytes(64_000, 2 ** 63)).toBe(16_000); // what the kernel says of no limit
});

describe("order of service", () => {
  it("is first come, first served; priority counts as time waited, so nobody starves", () => {
    const queue = new RankedQueue<{ rank: number; name: string }>();
    const push = (name: string, arrivedMs: number, priority = 0): void =>
      queue.push({ rank: serviceRank(arrivedMs, priority), name });
    push("first", 0);
    push("second", 1);
    push("urgent", 2, 1);
    push("urgent, much later", 20_000, 1);
    push("equal", 1);
    expect(queue.items.map(({ name }) => name)).toEqual(["urgent", "first", "second", "equal", "urgent, much later"]);
  });

  it("keeps the queue sorted and stable, whatever comes and goes", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat({ max: 5 }), fc.boolean()), { maxLength: 30 }), (entries) => {
        const queue = new RankedQueue<{ rank: number; order: number }>();
        for (const [order, [rank, back]] of entries.entries()) {
          const item = { rank, order: back ? -order : order };
          if (back) queue.unshift(item);
          else queue.push(item);
        }
        const sorted = [...queue.items].sort((a, b) => a.rank - b.rank || a.order - b.order);
        expect(queue.items).toEqual(sorted);
        const [first] = queue.items;
        if (first !== undefined) expect([queue.take(1), queue.remove(first)]).toEqual([[first], false]);
      }),
    );
  });
});
