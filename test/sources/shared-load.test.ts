import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { orAborted, SharedLoad } from "../../src/sources/shared-load.js";

describe("SharedLoad", () => {
  it("keeps nothing of those who have left", async () => {
    const { signal } = new AbortController();
    const load = new SharedLoad(async () => 1);
    for (let round = 0; round < 100; round += 1) expect(await load.get("1", signal)).toBe(1);
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  it("rejects at once under a signal that has fired", async () => {
    await expect(orAborted(new Promise(() => {}), AbortSignal.abort("why"))).rejects.toMatchObject({
      code: "ABORTED",
      cause: "why",
    });
  });
});
