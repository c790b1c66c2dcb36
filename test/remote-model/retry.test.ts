import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RemoteError } from "../../src/remote-model/remote-error.js";
import { retryAfter, retryWait } from "../../src/remote-model/retry.js";
import { serverMessage } from "../../src/remote-model/server-message.js";
import { realTiming } from "../../src/remote-model/timing.js";

const failure = (status?: number, retryAfterMs?: number): RemoteError =>
  new RemoteError("REMOTE_FAILED", "no", { status, retryAfterMs });

describe("retryWait", () => {
  it("doubles up to eight seconds, with jitter over the upper half", () => {
    fc.assert(
      fc.property(fc.nat(40), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (attempt, random) => {
        const full = Math.min(8_000, 500 * 2 ** attempt);
        const wait = retryWait(failure(503), attempt, 100, random) ?? Number.NaN;
        expect(wait).toBeGreaterThanOrEqual(full / 2);
        expect(wait).toBeLessThanOrEqual(full);
      }),
    );
  });

  it("follows 429, 5xx and cut connections, and nothing else", () => {
    const statuses = Array.from({ length: 600 }, (_, status) => status).filter(
      (status) => retryWait(failure(status), 0, 1, 0) !== undefined,
    );
    expect(statuses).toEqual([429, ...Array.from({ length: 100 }, (_, index) => 500 + index)]);
    expect(retryWait(failure(), 0, 1, 0)).toBeUndefined();
    expect(retryWait(new RemoteError("REMOTE_FAILED", "cut", { connectionReset: true }), 0, 1, 0)).toBe(250);
    expect(retryWait(failure(503), 1, 1, 0)).toBeUndefined();
  });

  it("is never shorter than what the server asked for, and gives up beyond a minute", () => {
    expect(retryWait(failure(429, 60_000), 0, 1, 0)).toBe(60_000);
    expect(retryWait(failure(429, 60_001), 0, 1, 0)).toBeUndefined();
    expect(retryWait(failure(429, 10), 0, 1, 0)).toBe(250);
  });
});

describe("retryAfter", () => {
  const now = Date.parse("2026-01-01T00:00:00Z");
  it.each([
    [{ "retry-after": "3" }, 3_000],
    [{ "retry-after": "Thu, 01 Jan 2026 00:00:05 GMT" }, 5_000],
    [{ "retry-after": "Thu, 01 Jan 2015 00:00:05 GMT" }, 0],
    [{ "retry-after": "3", "retry-after-ms": "250.5" }, 250.5],
    [{ "retry-after": "-3 and more" }, undefined],
    [{ "retry-after": "9".repeat(400) }, undefined],
    [{ "retry-after": "soon" }, undefined],
    [{}, undefined],
  ])("reads %j", (headers, expected) => {
    expect(retryAfter(new Headers(headers as Record<string, string>), now)).toBe(expected);
  });
});

describe("serverMessage", () => {
  it.each([
    ['{"error":{"message":"a"}}', "a"],
    ['{"object":"error","message":"b"}', "b"],
    ['{"detail":[{"loc":[],"msg":"c"}]}', "c"],
    ['{"error":"d"}', "d"],
    ['"e"', "e"],
    ["f", "f"],
    ['{"other":1}', '{"other":1}'],
    ["<html><body>502", "(a page of HTML)"],
    ["", ""],
  ])("finds the words in %s", (text, expected) => {
    expect(serverMessage(text)).toBe(expected);
  });

  it("never throws", () => {
    fc.assert(fc.property(fc.oneof(fc.json(), fc.string()), (text) => typeof serverMessage(text) === "string"));
    expect(serverMessage(`${'{"error":'.repeat(20_000)}1${"}".repeat(20_000)}`)).toContain("error");
  });
});

describe("realTiming", () => {
  it("wakes for a signal", async () => {
    const controller = new AbortController();
    const waiting = realTiming.wait(1e6, controller.signal);
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ name: "AbortError" });
    await realTiming.wait(1, undefined);
  });
});
