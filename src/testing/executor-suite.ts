import type { Executor, JobHandlers } from "../fan-out/executor.js";
import { type ExecutorCase, executorFailureCases, executorValueCases } from "./executor-cases.js";
import { executorStopCases } from "./executor-stop-cases.js";
import type { TestRunner } from "./test-runner.js";

/** An executor that one test had to itself. */
export interface ExecutorUnderTest {
  readonly executor: Executor;
  /**
   * Settles when so many jobs of a kind wait for their turn: needed where jobs travel. Defaults to a turn of the event loop.
   */
  waiting?(kind: string, count: number): Promise<void>;
  /** Called when the test is over: ends its workers. */
  release?(): Promise<void>;
}

/** The executor to be tested, and where its tests are registered. */
export interface ExecutorConformanceOptions {
  /** Shown before the tests' names. */
  readonly name: string;
  /** Makes the executor for one test, with workers in this process that have these handlers and run so many jobs of a kind at once. */
  createExecutor(handlers: JobHandlers, maxConcurrency: number): Promise<ExecutorUnderTest>;
  /** Tests that can't pass, each with its reason. An unknown test name is an error. Defaults to none. */
  readonly skips?: Readonly<Record<string, string>>;
}

const aTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const cases: readonly ExecutorCase[] = [...executorValueCases, ...executorFailureCases, ...executorStopCases];

/** Defines the tests that every executor passes. */
export function executorTests({ describe, it, expect }: TestRunner, options: ExecutorConformanceOptions): void {
  const { name: title, createExecutor, skips = {} } = options;
  const unknown = Object.keys(skips).find((skipped) => !cases.some(({ name }) => name === skipped));
  if (unknown !== undefined) throw new RangeError(`no test is named ${unknown}`);
  describe(`${title}: executor`, () => {
    for (const { name, maxConcurrency = 4, handlers: makeHandlers, run } of cases) {
      const body = async (): Promise<void> => {
        const handlers = makeHandlers();
        const { executor, waiting = aTurn, release } = await createExecutor(handlers, maxConcurrency);
        try {
          await run(executor, handlers, expect, waiting);
        } finally {
          await executor.close();
          await release?.();
        }
      };
      const reason = skips[name];
      if (reason === undefined) it(name, body);
      else it.skip(`${name} (${reason})`, body);
    }
  });
}
