import { describe, expect, it } from "vitest";
import { chooseWorker, promptKey } from "../../src/distributed/executor/choose-worker.js";

const workers = Array.from({ length: 10 }, (_, index) => `worker-${index}`);
const keys = Array.from({ length: 2_000 }, (_, index) => `prompt ${index}`);
const idle = (): number => 0;

describe("the worker for a prompt", () => {
  it("is the same each time, and keys spread over all workers", () => {
    const chosen = keys.map((key) => chooseWorker(key, workers, idle));
    expect(keys.map((key) => chooseWorker(key, [...workers].reverse(), idle))).toEqual(chosen);
    for (const worker of workers) {
      const share = chosen.filter((one) => one === worker).length / keys.length;
      expect(share).toBeGreaterThan(0.07);
      expect(share).toBeLessThan(0.13);
    }
  });

  it("changes only for the keys of a worker that went", () => {
    const left = workers.filter((worker) => worker !== "worker-3");
    for (const key of keys) {
      const before = chooseWorker(key, workers, idle);
      if (before !== "worker-3") expect(chooseWorker(key, left, idle)).toBe(before);
    }
  });

  it("is another one while the first has more than its share", () => {
    const loads = new Map<string, number>();
    const load = (worker: string): number => loads.get(worker) ?? 0;
    for (let job = 0; job < 200; job += 1) {
      const worker = chooseWorker("everybody's prompt", workers, load) ?? "";
      loads.set(worker, load(worker) + 1);
    }
    expect(Math.max(...loads.values())).toBeLessThanOrEqual(Math.ceil((1.25 * 200) / 10));
    expect(loads.size).toBeGreaterThan(7);
  });

  it("is nobody where there is nobody", () => {
    expect(chooseWorker("prompt", [], idle)).toBeUndefined();
  });

  it("is chosen by the prompt's beginning", () => {
    const messages = (system: string, question: string) => [
      { role: "system", content: system },
      { role: "user", content: question },
    ];
    const long = "You answer briefly. ".repeat(100);
    const key = promptKey({ messages: messages(long, "a") });
    expect(promptKey({ messages: messages(long, "b"), model: "m" })).toBe(key);
    expect(promptKey({ call: "reply", request: { messages: messages(long, "c") } })).toBe(key);
    expect(promptKey({ messages: messages("Be kind.", "a") })).not.toBe(key);
    for (const other of [null, "text", [], { text: "a" }, { messages: "none" }]) expect(promptKey(other)).toBeUndefined();
  });
});
