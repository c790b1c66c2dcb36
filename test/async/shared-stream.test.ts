import { describe, expect, it } from "vitest";
import { SharedStreams } from "../../src/async/shared-stream.js";

/** A stream whose steps the test decides. */
function controlled(): {
  start: (signal: AbortSignal) => AsyncGenerator<number>;
  step: (value: number | Error | "end") => void;
  starts: () => number;
  aborted: () => boolean;
} {
  const queue: (number | Error | "end")[] = [];
  let wake: () => void = () => {};
  let starts = 0;
  let aborted = false;
  return {
    starts: () => starts,
    aborted: () => aborted,
    step(value) {
      queue.push(value);
      wake();
    },
    async *start(signal) {
      starts += 1;
      signal.addEventListener("abort", () => {
        aborted = true;
        wake();
      });
      for (;;) {
        while (queue.length === 0 && !signal.aborted) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
        const next = queue.shift();
        if (next === undefined || next === "end") return;
        if (next instanceof Error) throw next;
        yield next;
      }
    },
  };
}

const collect = async (stream: AsyncIterable<number>, seen: number[] = []): Promise<number[]> => {
  for await (const value of stream) seen.push(value);
  return seen;
};
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe("SharedStreams", () => {
  it("starts once for equal keys; late followers get everything from the beginning", async () => {
    const { start, step, starts } = controlled();
    const streams = new SharedStreams<number>();
    const first = collect(streams.follow("k", start));
    step(1);
    await turn();
    const second = collect(streams.follow("k", start));
    step(2);
    step("end");
    expect(await first).toEqual([1, 2]);
    expect(await second).toEqual([1, 2]);
    expect(starts()).toBe(1);
  });

  it("keeps different keys apart, and starts afresh once a stream has ended", async () => {
    const { start, step, starts } = controlled();
    const streams = new SharedStreams<number>();
    for (const key of ["a", "b", "a"]) {
      step(1);
      step("end");
      expect(await collect(streams.follow(key, start))).toEqual([1]);
    }
    expect(starts()).toBe(3);
  });

  it("goes on when one follower aborts, even the one who started it", async () => {
    const { start, step, aborted } = controlled();
    const streams = new SharedStreams<number>();
    const controller = new AbortController();
    const first = collect(streams.follow("k", start, controller.signal));
    const second = collect(streams.follow("k", start));
    step(1);
    await turn();
    controller.abort(new Error("left"));
    await expect(first).rejects.toThrow("left");
    expect(aborted()).toBe(false);
    step(2);
    step("end");
    expect(await second).toEqual([1, 2]);
  });

  it("is aborted by the last to leave, and the next caller starts afresh", async () => {
    const { start, step, starts, aborted } = controlled();
    const streams = new SharedStreams<number>();
    const controller = new AbortController();
    const leaving = collect(streams.follow("k", start, controller.signal));
    const breaking = (async () => {
      for await (const _ of streams.follow("k", start)) break;
    })();
    step(1);
    await breaking;
    expect(aborted()).toBe(false);
    controller.abort(new Error("left"));
    await expect(leaving).rejects.toThrow("left");
    expect(aborted()).toBe(true);
    const next = collect(streams.follow("k", start));
    step(5);
    step("end");
    expect(await next).toEqual([5]);
    expect(starts()).toBe(2);
  });

  it("passes a failure to every follower, after what came before it", async () => {
    const { start, step } = controlled();
    const streams = new SharedStreams<number>();
    const seen: number[][] = [[], []];
    const following = seen.map((list) => collect(streams.follow("k", start), list));
    step(1);
    step(new Error("broken"));
    for (const follower of following) await expect(follower).rejects.toThrow("broken");
    expect(seen).toEqual([[1], [1]]);
  });

  it("doesn't start for a caller that has already aborted", async () => {
    const { start, starts } = controlled();
    await expect(collect(new SharedStreams<number>().follow("k", start, AbortSignal.abort(new Error("left"))))).rejects.toThrow(
      "left",
    );
    expect(starts()).toBe(0);
  });
});
