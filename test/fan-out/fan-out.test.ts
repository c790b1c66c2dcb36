import { getEventListeners } from "node:events";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fanOut, fanOutAsSettled } from "../../src/fan-out/fan-out.js";
import type { Task } from "../../src/fan-out/run-with-slots.js";

const never = (): Promise<never> => new Promise(() => {});
const untilAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason), { once: true }));

/** Collects unhandled rejections while `body` runs and for a few turns of the event loop after it. */
async function unhandledDuring(body: () => Promise<void>): Promise<unknown[]> {
  const seen: unknown[] = [];
  const listener = (reason: unknown): void => void seen.push(reason);
  process.on("unhandledRejection", listener);
  try {
    await body();
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  } finally {
    process.off("unhandledRejection", listener);
  }
  return seen;
}

describe("fanOut", () => {
  it("keeps the order of the tasks and gives each its outcome", async () => {
    const failure = new Error("no");
    const outcomes = await fanOut<unknown>(
      [
        async () => "late",
        () => "sync",
        () => {
          throw failure;
        },
        () => Promise.reject(failure),
        never,
      ],
      { maxConcurrency: 5, timeout: 20 },
    );
    expect(outcomes.map((outcome) => outcome.status)).toEqual(["ok", "ok", "failed", "failed", "timed-out"]);
    expect(outcomes[0]).toMatchObject({ value: "late" });
    expect(outcomes[2]).toMatchObject({ error: failure });
    expect(outcomes[4]).toMatchObject({ timeout: 20 });
    for (const outcome of outcomes) {
      expect(outcome.ranMs).toBeGreaterThanOrEqual(0);
      expect(outcome.waitedMs).toBeGreaterThanOrEqual(0);
    }
  });

  it("resolves to nothing for no tasks", async () => {
    expect(await fanOut([])).toEqual([]);
  });

  it("frees the slot of a task that ignores its signal, and swallows its late rejection", async () => {
    let rejectLate: (reason: unknown) => void = () => {};
    const stubborn: Task<string> = () =>
      new Promise((_, reject) => {
        rejectLate = reject;
      });
    const unhandled = await unhandledDuring(async () => {
      const outcomes = await fanOut([stubborn, () => "next"], { maxConcurrency: 1, timeout: 15 });
      expect(outcomes.map((outcome) => outcome.status)).toEqual(["timed-out", "ok"]);
      rejectLate(new Error("too late"));
    });
    expect(unhandled).toEqual([]);
  });

  it("tells the task why: TimeoutError at its deadline, the caller's reason on abort", async () => {
    const reasons: unknown[] = [];
    const recording: Task<never> = (signal) => {
      signal.addEventListener("abort", () => reasons.push(signal.reason));
      return never();
    };
    await fanOut([recording], { timeout: 5 });
    const controller = new AbortController();
    const running = fanOut([recording], { signal: controller.signal });
    await new Promise((resolve) => setImmediate(resolve));
    controller.abort("the user left");
    expect(await running).toMatchObject([{ status: "aborted", reason: "the user left" }]);
    expect(reasons[0]).toMatchObject({ name: "TimeoutError" });
    expect(reasons[1]).toBe("the user left");
  });

  it("ends what runs and what waits once the total time is up, whatever each may take", async () => {
    let started = 0;
    const reasons: unknown[] = [];
    const tasks = Array.from({ length: 3 }, () => (signal: AbortSignal) => {
      started += 1;
      signal.addEventListener("abort", () => reasons.push(signal.reason));
      return never();
    });
    const outcomes = await fanOut(tasks, { maxConcurrency: 1, timeout: 600_000, totalTimeout: 15 });
    expect(outcomes).toMatchObject(tasks.map(() => ({ status: "timed-out", timeout: 15 })));
    expect(outcomes.map(({ ranMs }) => ranMs > 0)).toEqual([true, false, false]);
    expect(started).toBe(1);
    expect(reasons).toMatchObject([{ name: "TimeoutError" }]);
  });

  it("aborts running and waiting tasks at once, and starts none of the waiting", async () => {
    const controller = new AbortController();
    let started = 0;
    const tasks = Array.from({ length: 50 }, () => (signal: AbortSignal) => {
      started += 1;
      return started % 2 === 0 ? untilAborted(signal) : never();
    });
    const running = fanOut(tasks, { maxConcurrency: 3, timeout: Number.POSITIVE_INFINITY, signal: controller.signal });
    await new Promise((resolve) => setImmediate(resolve));
    controller.abort();
    expect((await running).map((outcome) => outcome.status)).toEqual(tasks.map(() => "aborted"));
    expect(started).toBe(3);
  });

  it("starts nothing under a signal that has already fired", async () => {
    let started = 0;
    const outcomes = await fanOut([() => (started += 1)], { signal: AbortSignal.abort() });
    expect(outcomes).toMatchObject([{ status: "aborted", ranMs: 0 }]);
    expect(started).toBe(0);
  });

  it("leaves no listener behind on the caller's signal and no timer behind", async () => {
    const controller = new AbortController();
    const before = getEventListeners(controller.signal, "abort").length;
    await fanOut(
      Array.from({ length: 20 }, () => async () => 1),
      { signal: controller.signal },
    );
    expect(getEventListeners(controller.signal, "abort").length - before).toBeLessThanOrEqual(0);
    expect(process.getActiveResourcesInfo().filter((name) => name === "Timeout").length).toBeLessThan(20);
  });

  it("refuses options that make no sense", async () => {
    await expect(fanOut([], { maxConcurrency: 0 })).rejects.toMatchObject({ code: "INVALID_OPTION" });
    await expect(fanOut([], { maxConcurrency: 1.5 })).rejects.toMatchObject({ code: "INVALID_OPTION" });
    await expect(fanOut([], { timeout: Number.NaN })).rejects.toMatchObject({ code: "INVALID_OPTION" });
    await expect(fanOut([], { timeout: 0 })).rejects.toMatchObject({ code: "INVALID_OPTION" });
    await expect(fanOut([], { totalTimeout: 0 })).rejects.toMatchObject({ code: "INVALID_OPTION" });
    await expect(fanOut([], { priority: -1 })).rejects.toMatchObject({ code: "INVALID_OPTION" });
  });
});

describe("fanOutAsSettled", () => {
  it("yields outcomes as they settle, not in the order given", async () => {
    let finishFirst: (value: string) => void = () => {};
    const slow: Task<string> = () =>
      new Promise((resolve) => {
        finishFirst = resolve;
      });
    const seen: number[] = [];
    for await (const { index } of fanOutAsSettled([slow, () => "fast"])) {
      seen.push(index);
      finishFirst("slow");
    }
    expect(seen).toEqual([1, 0]);
  });

  it("aborts the rest when the loop is left", async () => {
    let aborted = false;
    const waiting: Task<never> = (signal) => {
      signal.addEventListener("abort", () => {
        aborted = true;
      });
      return never();
    };
    for await (const _ of fanOutAsSettled<unknown>([() => 1, waiting])) break;
    expect(aborted).toBe(true);
  });
});

describe("properties", () => {
  const behaviour = fc.constantFrom("value", "throw", "resolve", "reject", "turn", "obey", "ignore");

  it("never exceeds the concurrency, gives every task one outcome of the right kind, and always ends", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(behaviour, { maxLength: 24 }),
        fc.integer({ min: 1, max: 6 }),
        fc.option(fc.nat(3)),
        async (kinds, concurrency, abortAfter) => {
          let running = 0;
          let most = 0;
          const controller = new AbortController();
          const tasks = kinds.map(
            (kind): Task<string> =>
              (signal) => {
                running += 1;
                most = Math.max(most, running);
                const end = <T>(promise: Promise<T>): Promise<T> =>
                  promise.finally(() => {
                    running -= 1;
                  });
                if (kind === "value" || kind === "throw") {
                  running -= 1;
                  if (kind === "throw") throw new Error(kind);
                  return kind;
                }
                if (kind === "resolve") return end(Promise.resolve(kind));
                if (kind === "reject") return end(Promise.reject(new Error(kind)));
                if (kind === "turn") return end(new Promise((resolve) => setImmediate(() => resolve(kind))));
                if (kind === "obey") return end(untilAborted(signal));
                signal.addEventListener("abort", () => {
                  running -= 1; // abandoned: it no longer holds a slot
                });
                return never();
              },
          );
          if (abortAfter !== null) setTimeout(() => controller.abort(), abortAfter);
          const outcomes = await fanOut(tasks, { maxConcurrency: concurrency, timeout: 4, signal: controller.signal });
          expect(outcomes.length).toBe(kinds.length);
          // An abandoned task's slot is free one microtask before its listener runs; nothing else may overlap.
          expect(most).toBeLessThanOrEqual(concurrency);
          outcomes.forEach((outcome, index) => {
            const kind = kinds[index];
            const allowed =
              kind === "throw" || kind === "reject"
                ? ["failed", "aborted"]
                : kind === "obey" || kind === "ignore"
                  ? ["timed-out", "aborted"]
                  : kind === "turn"
                    ? ["ok", "timed-out", "aborted"]
                    : ["ok", "aborted"];
            expect(allowed).toContain(outcome.status);
          });
        },
      ),
      { numRuns: 60 },
    );
  });
});
