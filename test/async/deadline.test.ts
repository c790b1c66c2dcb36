import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { withDeadline } from "../../src/async/deadline.js";
import { wait } from "../../src/async/wait.js";

const never = new Promise<never>(() => {});

describe("withDeadline", () => {
  it("gives what the work gives, and a synchronous failure as a rejection", async () => {
    const { signal } = new AbortController();
    const options = { timeout: 1000, what: "The work", signal };
    await expect(withDeadline(() => 1, options)).resolves.toBe(1);
    const thrown = new Error("no");
    const failing = withDeadline(() => {
      throw thrown;
    }, options);
    await expect(failing).rejects.toBe(thrown);
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  it("ends a wait that is too long, tells the work, and ignores what it comes to", async () => {
    let told: AbortSignal | undefined;
    const late = withDeadline(
      (signal) => {
        told = signal;
        return wait(30).then(() => Promise.reject(new Error("too late to matter")));
      },
      { timeout: 5, what: "The work" },
    );
    await expect(late).rejects.toMatchObject({ code: "DEADLINE_EXCEEDED", message: "The work took longer than 5 ms." });
    expect(told?.aborted).toBe(true);
    await wait(40);
  });

  it("ends with the caller's signal, before or during the work", async () => {
    const reason = new Error("enough");
    const options = { timeout: Number.POSITIVE_INFINITY, what: "The work" };
    let started = false;
    const before = withDeadline(() => (started = true), { ...options, signal: AbortSignal.abort(reason) });
    await expect(before).rejects.toBe(reason);
    expect(started).toBe(false);
    const controller = new AbortController();
    const during = withDeadline(() => never, { ...options, signal: controller.signal });
    controller.abort(reason);
    await expect(during).rejects.toBe(reason);
  });

  it("takes a deadline longer than a timer can be", async () => {
    await expect(withDeadline(() => wait(5).then(() => 1), { timeout: 2 ** 40, what: "The work" })).resolves.toBe(1);
  });
});

describe("wait", () => {
  it("rejects with the signal's reason and leaves no listener", async () => {
    const controller = new AbortController();
    const waiting = [wait(60_000, controller.signal), wait(60_000, controller.signal)];
    controller.abort("enough");
    await expect(Promise.allSettled(waiting)).resolves.toMatchObject([{ reason: "enough" }, { reason: "enough" }]);
    await wait(1, new AbortController().signal);
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
  });
});
