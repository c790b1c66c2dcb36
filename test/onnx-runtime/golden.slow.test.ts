import { describe, expect, it } from "vitest";
import { type GoldenCase, goldenCheckpoint, goldenMissing, microCases, tinyCases } from "../support/golden.js";
import { argmax, executorOf, largestDifference, logitsOf } from "./support.js";

const references = [
  { name: "chatglm3-tiny", cases: tinyCases },
  { name: "chatglm-micro-bin", cases: microCases },
] as const;

for (const { name, cases } of references) {
  const checkpoint = goldenCheckpoint(name);
  describe.skipIf(checkpoint === undefined)(checkpoint === undefined ? `${name}: skipped, ${goldenMissing}` : name, () => {
    it("gives the reference's logits and greedy continuations in fp32", async () => {
      const executor = await executorOf(checkpoint ?? "");
      const all: GoldenCase[] = cases(checkpoint ?? "");
      expect(all.length).toBeGreaterThan(0);
      for (const golden of all) {
        const sequence = executor.createSequence();
        const logits = await logitsOf(executor, sequence, golden.ids);
        expect(largestDifference(logits.at(-1), golden.lastLogits)).toBeLessThan(1e-3);
        if (golden.argmaxPerPosition !== undefined) expect(logits.map(argmax)).toEqual(golden.argmaxPerPosition);
        const greedy: number[] = [];
        let next = argmax(logits.at(-1) ?? []);
        while (greedy.length < golden.greedy.length) {
          greedy.push(next);
          next = argmax((await logitsOf(executor, sequence, [next]))[0] ?? []);
        }
        expect(greedy).toEqual(golden.greedy);
        sequence.release();
      }
    });
  });
}
