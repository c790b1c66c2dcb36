import { describe, expect, it } from "vitest";
import type { MessageRelay } from "../../src/distributed/broker/broker.js";
import { subscribe } from "../../src/distributed/broker/subscribe.js";

/** A relay that refuses so often, with this error. */
function refusing(times: number, error: Error): { readonly relay: MessageRelay; readonly tries: () => number } {
  let tries = 0;
  const relay = {
    subscribe: async () => {
      tries += 1;
      if (tries <= times) throw error;
      return { unsubscribe: async () => {} };
    },
  };
  return { relay: relay as unknown as MessageRelay, tries: () => tries };
}

describe("subscribing", () => {
  it("waits for a node whose lease ran out while the machine was busy", async () => {
    const { relay, tries } = refusing(2, Object.assign(new Error("Relay node is not registered"), { code: -3 }));
    await subscribe(relay, "stop", () => {});
    expect(tries()).toBe(3);
  });

  it("hands other errors on", async () => {
    const { relay, tries } = refusing(1, Object.assign(new Error("Invalid topic pattern"), { code: -2 }));
    await expect(subscribe(relay, "..", () => {})).rejects.toThrow("Invalid topic");
    expect(tries()).toBe(1);
  });
});
