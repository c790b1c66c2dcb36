import { getEventListeners } from "node:events";
import { describe, expect, it, vi } from "vitest";
import { itemsUntilAborted, untilAborted } from "../../src/async/until-aborted.js";

const never = new Promise<never>(() => {});
const listenersOf = (signal: AbortSignal): number => getEventListeners(signal, "abort").length;

describe("untilAborted", () => {
  it("gives what the promise gives, and leaves no listener", async () => {
    const { signal } = new AbortController();
    await expect(untilAborted(Promise.resolve(1), signal)).resolves.toBe(1);
    await expect(untilAborted(Promise.reject(new Error("no")), signal)).rejects.toThrow("no");
    await expect(untilAborted(Promise.resolve(1), undefined)).resolves.toBe(1);
    expect(listenersOf(signal)).toBe(0);
  });

  it("rejects with the signal's reason, or what is made of it", async () => {
    const reason = new Error("enough");
    await expect(untilAborted(never, AbortSignal.abort(reason))).rejects.toBe(reason);
    const controller = new AbortController();
    const waiting = untilAborted(never, controller.signal, (cause) => new Error("stopped", { cause }));
    controller.abort(reason);
    await expect(waiting).rejects.toMatchObject({ message: "stopped", cause: reason });
    expect(listenersOf(controller.signal)).toBe(0);
  });

  it("warns of nothing when 1,000 wait for one signal", async () => {
    const warnings: string[] = [];
    const listener = (warning: Error): void => void warnings.push(warning.name);
    process.on("warning", listener);
    const controller = new AbortController();
    const waits = Array.from({ length: 1000 }, () => untilAborted(never, controller.signal));
    controller.abort();
    const outcomes = await Promise.allSettled(waits);
    await new Promise((resolve) => setImmediate(resolve));
    process.off("warning", listener);
    expect(outcomes.every(({ status }) => status === "rejected")).toBe(true);
    expect(warnings).toEqual([]);
  });
});

describe("itemsUntilAborted", () => {
  async function* counted(log: string[]): AsyncGenerator<number> {
    try {
      yield 1;
      yield 2;
      await never;
    } finally {
      log.push("ended");
    }
  }

  it("throws the reason while an item is awaited that never comes", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    const seen: number[] = [];
    const reading = (async () => {
      for await (const item of itemsUntilAborted(counted([]), controller.signal)) {
        seen.push(item);
        if (item === 2) setImmediate(() => controller.abort(reason));
      }
    })();
    await expect(reading).rejects.toBe(reason);
    expect(seen).toEqual([1, 2]);
    expect(listenersOf(controller.signal)).toBe(0);
  });

  it("ends the source when the reader leaves, before the reader goes on", async () => {
    const log: string[] = [];
    for await (const _ of itemsUntilAborted(counted(log), undefined)) break;
    expect(log).toEqual(["ended"]);
  });

  it("ends the source when the signal fires between two items", async () => {
    const log: string[] = [];
    const controller = new AbortController();
    const reading = (async () => {
      for await (const _ of itemsUntilAborted(counted(log), controller.signal)) controller.abort();
    })();
    await expect(reading).rejects.toMatchObject({ name: "AbortError" });
    await new Promise((resolve) => setImmediate(resolve));
    expect(log).toEqual(["ended"]);
  });

  it("listens once, however many items come", async () => {
    const { signal } = new AbortController();
    const listens = vi.spyOn(signal, "addEventListener");
    async function* many(): AsyncGenerator<number> {
      for (let item = 0; item < 5; item++) yield item;
    }
    const seen: number[] = [];
    for await (const item of itemsUntilAborted(many(), signal)) seen.push(item);
    expect(seen).toHaveLength(5);
    expect(listens).toHaveBeenCalledTimes(1);
    expect(listenersOf(signal)).toBe(0);
  });

  it("gives all of a source, and its failure", async () => {
    async function* failing(): AsyncGenerator<number> {
      yield 1;
      throw new Error("broken");
    }
    const seen: number[] = [];
    const reading = (async () => {
      for await (const item of itemsUntilAborted(failing(), new AbortController().signal)) seen.push(item);
    })();
    await expect(reading).rejects.toThrow("broken");
    expect(seen).toEqual([1]);
  });
});
