import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { onAbort } from "../../src/sources/abort-listeners.js";
import { orAborted, SharedLoad } from "../../src/sources/shared-load.js";

describe("onAbort", () => {
  it("calls everybody who still waits, once, with one listener on the signal", () => {
    const controller = new AbortController();
    const called: number[] = [];
    const stops = Array.from({ length: 50 }, (_, index) => onAbort(controller.signal, () => called.push(index)));
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(1);
    stops[7]?.();
    controller.abort();
    controller.abort();
    expect(called).toEqual(Array.from({ length: 50 }, (_, index) => index).filter((index) => index !== 7));
  });

  it("keeps nothing of those who have left", async () => {
    const { signal } = new AbortController();
    const load = new SharedLoad(async () => 1);
    for (let round = 0; round < 100; round += 1) expect(await load.get("1", signal)).toBe(1);
    expect(getEventListeners(signal, "abort")).toHaveLength(1);
  });

  it("rejects at once under a signal that has fired", async () => {
    await expect(orAborted(new Promise(() => {}), AbortSignal.abort("why"))).rejects.toMatchObject({
      code: "ABORTED",
      cause: "why",
    });
  });
});
