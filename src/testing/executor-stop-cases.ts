import type { JobCall, JobHandlers } from "../fan-out/executor.js";
import type { Json } from "../fan-out/json.js";
import { type ExecutorCase, runToEnd } from "./executor-cases.js";

/** Handlers on the far side tell here what they saw: a distributed executor's worker runs in the same process in this suite. */
class Witness {
  readonly started: Json[] = [];
  readonly stopped: Json[] = [];
  readonly #released = new Set<Json>();
  readonly #listeners = new Set<() => void>();

  /** Says that it started, then waits for its release or its signal. */
  readonly held = async (input: Json, { signal, emit }: JobCall): Promise<Json> => {
    this.started.push(input);
    emit("started");
    this.#changed();
    const onAbort = (): void => {
      this.stopped.push(input);
      this.#changed();
    };
    signal.addEventListener("abort", onAbort, { once: true });
    await this.until(() => this.#released.has(input));
    signal.removeEventListener("abort", onAbort);
    return input;
  };

  release(...inputs: readonly Json[]): void {
    for (const input of inputs) this.#released.add(input);
    this.#changed();
  }

  async until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise<void>((resolve) => this.#listeners.add(resolve));
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
    this.#listeners.clear();
  }
}

const witnesses = new WeakMap<JobHandlers, Witness>();

function witnessed(): JobHandlers {
  const witness = new Witness();
  const handlers = { held: witness.held };
  witnesses.set(handlers, witness);
  return handlers;
}

function witnessOf(handlers: JobHandlers): Witness {
  const witness = witnesses.get(handlers);
  if (witness === undefined) throw new Error("the handlers are not those that were made for the test");
  return witness;
}

const held = (input: Json) => ({ kind: "held", input });

/** Cancelling, deadlines, limits, priorities, closing. */
export const executorStopCases: readonly ExecutorCase[] = [
  {
    name: "AbortReachesARunningJob",
    handlers: witnessed,
    run: async (executor, handlers, expect) => {
      const witness = witnessOf(handlers);
      const controller = new AbortController();
      const running = runToEnd(executor, held(1), { signal: controller.signal });
      await witness.until(() => witness.started.length === 1);
      controller.abort(new Error("the reader left"));
      expect((await running).outcome).toMatchObject({ status: "aborted", reason: { message: "the reader left" } });
      await witness.until(() => witness.stopped.length === 1);
    },
  },
  {
    name: "AbortedBeforeItStarts",
    handlers: witnessed,
    run: async (executor, handlers, expect) => {
      const { outcome } = await runToEnd(executor, held(1), { signal: AbortSignal.abort() });
      expect(outcome).toMatchObject({ status: "aborted", ranMs: 0 });
      expect(witnessOf(handlers).started).toEqual([]);
    },
  },
  {
    name: "AbortedWhileItWaits",
    maxConcurrency: 1,
    handlers: witnessed,
    run: async (executor, handlers, expect) => {
      const witness = witnessOf(handlers);
      const first = runToEnd(executor, held(1));
      await witness.until(() => witness.started.length === 1);
      const controller = new AbortController();
      const waiting = runToEnd(executor, held(2), { signal: controller.signal });
      controller.abort();
      expect((await waiting).outcome).toMatchObject({ status: "aborted", ranMs: 0 });
      witness.release(1, 2);
      expect((await first).outcome).toMatchObject({ status: "ok", value: 1 });
      expect(witness.started).toEqual([1]);
    },
  },
  {
    name: "LeavingTheLoopCancels",
    handlers: witnessed,
    run: async (executor, handlers, expect) => {
      const witness = witnessOf(handlers);
      for await (const event of executor.run(held(1))) {
        expect(event).toBe("started");
        break;
      }
      await witness.until(() => witness.stopped.length === 1);
    },
  },
  {
    name: "TimeoutOfARunningJob",
    handlers: witnessed,
    run: async (executor, handlers, expect) => {
      const witness = witnessOf(handlers);
      const { outcome } = await runToEnd(executor, held(1), { timeout: 50 });
      expect(outcome).toMatchObject({ status: "timed-out", timeout: 50 });
      await witness.until(() => witness.stopped.length === 1);
    },
  },
  {
    name: "TotalTimeoutOfAWaitingJob",
    maxConcurrency: 1,
    handlers: witnessed,
    run: async (executor, handlers, expect) => {
      const witness = witnessOf(handlers);
      const first = runToEnd(executor, held(1));
      await witness.until(() => witness.started.length === 1);
      const { outcome } = await runToEnd(executor, held(2), { totalTimeout: 50 });
      expect(outcome).toMatchObject({ status: "timed-out", timeout: 50, ranMs: 0 });
      witness.release(1, 2);
      await first;
      expect(witness.started).toEqual([1]);
    },
  },
  {
    name: "NoMoreThanTheLimitAtOnce",
    maxConcurrency: 2,
    handlers: witnessed,
    run: async (executor, handlers, expect) => {
      const witness = witnessOf(handlers);
      const inputs = [1, 2, 3, 4, 5];
      const runs = inputs.map((input) => runToEnd(executor, held(input)));
      for (let done = 0; done < inputs.length; done += 1) {
        await witness.until(() => witness.started.length >= Math.min(inputs.length, done + 2));
        expect(witness.started.length).toBe(Math.min(inputs.length, done + 2));
        const next = witness.started[done];
        if (next !== undefined) witness.release(next);
        await runs[inputs.indexOf(Number(next))];
      }
      expect((await Promise.all(runs)).map(({ outcome }) => outcome.status)).toEqual(inputs.map(() => "ok"));
    },
  },
  {
    name: "TheMostUrgentFirst",
    maxConcurrency: 1,
    handlers: witnessed,
    run: async (executor, handlers, expect, waiting) => {
      const witness = witnessOf(handlers);
      const runs = [runToEnd(executor, held("first"))];
      await witness.until(() => witness.started.length === 1);
      for (const [name, priority] of [
        ["later", 2],
        ["soon", 1],
        ["now", 0],
      ] as const) {
        runs.push(runToEnd(executor, held(name), { priority }));
      }
      await waiting(held("first").kind, 3);
      witness.release("first", "later", "soon", "now");
      await Promise.all(runs);
      expect(witness.started).toEqual(["first", "now", "soon", "later"]);
    },
  },
  {
    name: "OptionsThatMakeNoSense",
    handlers: witnessed,
    run: async (executor, handlers, expect) => {
      for (const options of [{ timeout: 0 }, { totalTimeout: Number.NaN }, { priority: -1 }]) {
        const { outcome } = await runToEnd(executor, held(1), options);
        expect(outcome).toMatchObject({ status: "failed", error: { code: "INVALID_OPTION" } });
      }
      expect(witnessOf(handlers).started).toEqual([]);
    },
  },
  {
    name: "ClosingAborts",
    handlers: witnessed,
    run: async (executor, handlers, expect) => {
      const witness = witnessOf(handlers);
      const running = runToEnd(executor, held(1));
      await witness.until(() => witness.started.length === 1);
      await executor.close();
      expect((await running).outcome).toMatchObject({ status: "aborted", reason: { code: "ABORTED" } });
      await witness.until(() => witness.stopped.length === 1);
      expect((await runToEnd(executor, held(2))).outcome.status).toBe("aborted");
      await executor.close();
      expect(witness.started).toEqual([1]);
    },
  },
];
