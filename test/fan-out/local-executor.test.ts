import { describe, expect, it } from "vitest";
import { LocalExecutor } from "../../src/fan-out/local-executor.js";
import { fanOutJobs, jobOutput, runJob } from "../../src/fan-out/run-job.js";
import { executorTests } from "../../src/testing/executor-suite.js";

executorTests(
  { describe, it, expect },
  {
    name: "LocalExecutor",
    createExecutor: async (handlers, maxConcurrency) => ({ executor: new LocalExecutor({ handlers, maxConcurrency }) }),
  },
);

const executor = new LocalExecutor({
  handlers: {
    double: (input) => Number(input) * 2,
    fail: () => {
      throw new TypeError("not a number");
    },
    hang: () => new Promise(() => {}),
  },
});

describe("runJob", () => {
  it("returns the output, and throws what went wrong", async () => {
    expect(await jobOutput(executor, { kind: "double", input: 21 })).toBe(42);
    const failed = jobOutput(executor, { kind: "fail", input: null });
    await expect(failed).rejects.toMatchObject({ code: "JOB_FAILED", message: "not a number", cause: { name: "TypeError" } });
    const late = jobOutput(executor, { kind: "hang", input: null }, { timeout: 5 });
    await expect(late).rejects.toMatchObject({ code: "DEADLINE_EXCEEDED" });
  });

  it("throws the signal's own reason", async () => {
    const controller = new AbortController();
    const running = runJob(executor, { kind: "hang", input: null }, { signal: controller.signal }).next();
    const reason = new Error("enough");
    controller.abort(reason);
    await expect(running).rejects.toBe(reason);
  });
});

describe("fanOutJobs", () => {
  it("gives each job its outcome, in order, as plain values", async () => {
    const jobs = ["double", "fail", "hang", "nobody's"].map((kind) => ({ kind, input: 4 }));
    const outcomes = await fanOutJobs(executor, jobs, { timeout: 15 });
    expect(outcomes).toMatchObject([
      { status: "ok", value: 8 },
      { status: "failed", error: { code: "JOB_FAILED", name: "TypeError" } },
      { status: "timed-out", timeout: 15 },
      { status: "failed", error: { code: "INVALID_OPTION" } },
    ]);
    expect(JSON.parse(JSON.stringify(outcomes))).toEqual(outcomes);
  });

  it("ends all of them once the total time is up", async () => {
    const jobs = Array.from({ length: 3 }, () => ({ kind: "hang", input: null }));
    const outcomes = await fanOutJobs(executor, jobs, { maxConcurrency: 1, totalTimeout: 15 });
    expect(outcomes.map(({ status }) => status)).toEqual(["timed-out", "timed-out", "timed-out"]);
  });
});
