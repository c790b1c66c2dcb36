import { ChatGLMError } from "../errors.js";
import type { Executor, Job, JobHandlers, JobOutcome, RunJobOptions } from "../fan-out/executor.js";
import type { Json } from "../fan-out/json.js";
import type { Expect } from "./test-runner.js";

export interface ExecutorCase {
  readonly name: string;
  /** Most jobs of a kind at once. Defaults to 4. */
  readonly maxConcurrency?: number;
  readonly handlers: () => JobHandlers;
  /** `waiting` settles when so many jobs of a kind wait for their turn. */
  readonly run: (
    executor: Executor,
    handlers: JobHandlers,
    expect: Expect,
    waiting: (kind: string, count: number) => Promise<void>,
  ) => Promise<void>;
}

export interface JobRun {
  readonly events: readonly Json[];
  readonly outcome: JobOutcome;
}

/** Runs a job to its end. */
export async function runToEnd(executor: Executor, job: Job, options?: RunJobOptions): Promise<JobRun> {
  const running = executor.run(job, options);
  const events: Json[] = [];
  for (;;) {
    const next = await running.next();
    if (next.done) return { events, outcome: next.value };
    events.push(next.value);
  }
}

/** The words of a text as events, then how many there were. */
const tellWords: JobHandlers[string] = (input, { emit }) => {
  const words = String(input).split(" ");
  for (const word of words) emit(word);
  return words.length;
};

const hard: Json = {
  empty: {},
  nothing: null,
  numbers: [0, -1, 1.5, 1e21, 5e-324, Number.MAX_SAFE_INTEGER],
  texts: ["", "听泉茶博物馆", "𠮷野家", "👩‍🔬", 'a "quoted" \\ line\n\u0000\u2028', "x".repeat(100_000)],
  deep: { nested: [[[true, false]]] },
};

/** What goes in and what comes out. */
export const executorValueCases: readonly ExecutorCase[] = [
  {
    name: "EventsThenOutput",
    handlers: () => ({ words: tellWords }),
    run: async (executor, _handlers, expect) => {
      const { events, outcome } = await runToEnd(executor, { kind: "words", input: "one two three" });
      expect(events).toEqual(["one", "two", "three"]);
      expect(outcome).toMatchObject({ status: "ok", value: 3 });
      expect(outcome.ranMs >= 0 && outcome.waitedMs >= 0).toBe(true);
    },
  },
  {
    name: "ManyEventsInOrder",
    handlers: () => ({
      count: async (input, { emit }) => {
        for (let index = 0; index < Number(input); index += 1) {
          emit(index);
          if (index % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
        }
        return null;
      },
    }),
    run: async (executor, _handlers, expect) => {
      const { events } = await runToEnd(executor, { kind: "count", input: 500 });
      expect(events).toEqual(Array.from({ length: 500 }, (_, index) => index));
    },
  },
  {
    name: "ValuesSurvive",
    handlers: () => ({
      echo: (input, { emit }) => {
        emit(input);
        return input;
      },
    }),
    run: async (executor, _handlers, expect) => {
      for (const input of [hard, null, "", 0, false, []]) {
        const { events, outcome } = await runToEnd(executor, { kind: "echo", input });
        expect(events).toEqual([input]);
        expect(outcome.status === "ok" ? outcome.value : outcome).toEqual(input);
      }
    },
  },
  {
    name: "InputIsACopy",
    handlers: () => ({
      later: async (input) => {
        await new Promise((resolve) => setImmediate(resolve));
        return input;
      },
    }),
    run: async (executor, _handlers, expect) => {
      const input = { text: "as asked" };
      const running = runToEnd(executor, { kind: "later", input });
      input.text = "changed since";
      const { outcome } = await running;
      expect(outcome).toMatchObject({ status: "ok", value: { text: "as asked" } });
    },
  },
  {
    name: "InputThatIsNoJsonIsRefused",
    handlers: () => ({ echo: (input) => input }),
    run: async (executor, _handlers, expect) => {
      for (const input of [Number.NaN, { at: new Date(0) }, [1n], { call: () => 1 }] as unknown as Json[]) {
        const { outcome } = await runToEnd(executor, { kind: "echo", input });
        expect(outcome).toMatchObject({ status: "failed", error: { code: "INVALID_OPTION" } });
      }
    },
  },
  {
    name: "OutputThatIsNoJsonIsAFailure",
    handlers: () => ({ bad: () => new Map() as unknown as Json }),
    run: async (executor, _handlers, expect) => {
      const { outcome } = await runToEnd(executor, { kind: "bad", input: null });
      expect(outcome.status).toBe("failed");
    },
  },
];

/** What goes wrong. */
export const executorFailureCases: readonly ExecutorCase[] = [
  {
    name: "ErrorsAreValues",
    handlers: () => ({
      typed: () => {
        throw new ChatGLMError("CONTEXT_OVERFLOW", "The prompt is too long.", { remedy: "Shorten it." });
      },
      plain: () => Promise.reject(new RangeError("no such row")),
    }),
    run: async (executor, _handlers, expect) => {
      const typed = await runToEnd(executor, { kind: "typed", input: null });
      const error = { code: "CONTEXT_OVERFLOW", message: "The prompt is too long.", remedy: "Shorten it." };
      expect(typed.outcome).toMatchObject({ status: "failed", error });
      const plain = await runToEnd(executor, { kind: "plain", input: null });
      const failed = { code: "JOB_FAILED", name: "RangeError", message: "no such row" };
      expect(plain.outcome).toMatchObject({ status: "failed", error: failed });
      expect(JSON.parse(JSON.stringify(plain.outcome))).toEqual(plain.outcome);
    },
  },
  {
    name: "EventsBeforeAFailureArrive",
    handlers: () => ({
      half: (_input, { emit }) => {
        emit("so far");
        throw new Error("broken");
      },
    }),
    run: async (executor, _handlers, expect) => {
      const { events, outcome } = await runToEnd(executor, { kind: "half", input: null });
      expect(events).toEqual(["so far"]);
      expect(outcome.status).toBe("failed");
    },
  },
  {
    name: "UnknownKindsFail",
    handlers: () => ({ known: () => 1 }),
    run: async (executor, _handlers, expect) => {
      expect(await executor.handles("known")).toBe(true);
      for (const kind of ["unknown", "constructor", "__proto__", ""]) {
        expect(await executor.handles(kind)).toBe(false);
        const { outcome } = await runToEnd(executor, { kind, input: null });
        expect(outcome).toMatchObject({ status: "failed", error: { code: "INVALID_OPTION" } });
      }
    },
  },
  {
    name: "AFailureHidesNoOther",
    handlers: () => ({
      odd: (input) => {
        if (Number(input) % 2 === 0) throw new Error("even");
        return input;
      },
    }),
    run: async (executor, _handlers, expect) => {
      const runs = await Promise.all([1, 2, 3, 4, 5].map((input) => runToEnd(executor, { kind: "odd", input })));
      expect(runs.map(({ outcome }) => outcome.status)).toEqual(["ok", "failed", "ok", "failed", "ok"]);
    },
  },
];
