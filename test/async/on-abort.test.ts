import { getEventListeners } from "node:events";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { onAbort } from "../../src/async/on-abort.js";

const listenersOf = (signal: AbortSignal): number => getEventListeners(signal, "abort").length;

describe("onAbort", () => {
  it("calls everybody back once, in order, with one listener on the signal", () => {
    const controller = new AbortController();
    const called: number[] = [];
    for (let index = 0; index < 1000; index++) onAbort(controller.signal, () => called.push(index));
    expect(listenersOf(controller.signal)).toBe(1);
    controller.abort();
    controller.abort();
    expect(called).toEqual(Array.from({ length: 1000 }, (_, index) => index));
    expect(listenersOf(controller.signal)).toBe(0);
  });

  it("calls back at once when the signal has fired, and never without a signal", () => {
    const call = vi.fn();
    onAbort(AbortSignal.abort(), call)();
    expect(call).toHaveBeenCalledTimes(1);
    onAbort(undefined, call)();
    expect(call).toHaveBeenCalledTimes(1);
  });

  it("lets the same function wait twice, and stop once for each", () => {
    const controller = new AbortController();
    const call = vi.fn();
    const stops = [onAbort(controller.signal, call), onAbort(controller.signal, call)];
    stops[0]?.();
    stops[0]?.();
    controller.abort();
    expect(call).toHaveBeenCalledTimes(1);
  });

  it("does not call one that an earlier one stopped, and takes a new one while it calls", () => {
    const controller = new AbortController();
    const called: string[] = [];
    let stopSecond = (): void => {};
    onAbort(controller.signal, () => {
      called.push("first");
      stopSecond();
      onAbort(controller.signal, () => called.push("late"));
    });
    stopSecond = onAbort(controller.signal, () => called.push("second"));
    controller.abort();
    expect(called).toEqual(["first", "late"]);
  });

  it("never has more than one listener, and none when nobody waits", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { maxLength: 60 }), (steps) => {
        const { signal } = new AbortController();
        const stops = new Map<number, () => void>();
        for (const step of steps) {
          const stop = stops.get(step);
          if (stop === undefined)
            stops.set(
              step,
              onAbort(signal, () => {}),
            );
          else {
            stop();
            stops.delete(step);
          }
          expect(listenersOf(signal)).toBe(stops.size === 0 ? 0 : 1);
        }
      }),
    );
  });
});
