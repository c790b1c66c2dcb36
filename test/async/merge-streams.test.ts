import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { mergeStreams } from "../../src/async/merge-streams.js";

async function* counting(name: string, upTo: number, ended: string[] = []): AsyncGenerator<string, number, undefined> {
  try {
    for (let count = 1; count <= upTo; count += 1) {
      await delay(1);
      yield `${name}${count}`;
    }
    return upTo;
  } finally {
    ended.push(name);
  }
}

async function all<Event, Result>(stream: AsyncGenerator<Event, Result, undefined>): Promise<[Event[], Result]> {
  const events: Event[] = [];
  for (;;) {
    const next = await stream.next();
    if (next.done) return [events, next.value];
    events.push(next.value);
  }
}

describe("mergeStreams", () => {
  it("yields everything, each stream in its order, and returns every result", async () => {
    const [events, results] = await all(mergeStreams([counting("a", 3), counting("b", 0), counting("c", 2)]));
    expect(results).toEqual([3, 0, 2]);
    expect(events.filter((event) => event.startsWith("a"))).toEqual(["a1", "a2", "a3"]);
    expect(events.filter((event) => event.startsWith("c"))).toEqual(["c1", "c2"]);
    expect(events).toHaveLength(5);
    expect(await all(mergeStreams([]))).toEqual([[], []]);
  });

  it("doesn't let a stream that hangs hold the others back", async () => {
    async function* hanging(): AsyncGenerator<string, number, undefined> {
      await new Promise(() => {});
      yield "never";
      return 0;
    }
    const stream = mergeStreams([hanging(), counting("a", 2)]);
    expect([(await stream.next()).value, (await stream.next()).value]).toEqual(["a1", "a2"]);
  });

  it("ends the others when one throws, and when the caller leaves", async () => {
    const ended: string[] = [];
    async function* failing(): AsyncGenerator<string, number, undefined> {
      yield "f1";
      throw new Error("broken");
    }
    await expect(all(mergeStreams([counting("a", 50, ended), failing()]))).rejects.toThrow("broken");
    for await (const _ of mergeStreams([counting("b", 50, ended), counting("c", 50, ended)])) break;
    await delay(20);
    expect(ended.sort()).toEqual(["a", "b", "c"]);
  });
});
