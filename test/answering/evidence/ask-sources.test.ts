import { Document } from "@langchain/core/documents";
import type { RunnableConfig } from "@langchain/core/runnables";
import { FakeRetriever } from "@langchain/core/utils/testing";
import { describe, expect, it } from "vitest";
import { askSources } from "../../../src/answering/evidence/ask-sources.js";
import { Slots } from "../../../src/fan-out/slots.js";
import { RetrieverSource } from "../../../src/sources/retriever/retriever-source.js";
import { evidence, FixedSource } from "../fixed-source.js";

const hang = (): Promise<never> => new Promise(() => {});
const { signal } = new AbortController();
const bounds = { limit: 5, timeout: 60, signal, config: { signal } };

async function reports(sources: readonly FixedSource[], maxConcurrency: number, slots = new Slots(8)) {
  const shared = sources.map((source) => ({ source, slots }));
  const found = [];
  for await (const { report } of askSources(shared, () => "q", { ...bounds, maxConcurrency })) found.push(report);
  return found;
}

describe("askSources", () => {
  it("shares the time among sources that are asked one after the other", async () => {
    const sources = ["a", "b", "c"].map((name) => new FixedSource(name, hang));
    const [first] = await reports(sources, 1);
    expect(first).toMatchObject({ name: "a", status: "timed-out", error: "No result within 20 ms." });
  });

  it.each([
    [60, 60],
    [2 ** 40, undefined],
    [Number.POSITIVE_INFINITY, undefined],
  ])("tells a retriever how long it has: of %d ms %d", async (timeout, told) => {
    const seen: unknown[] = [];
    class Recording extends FakeRetriever {
      override async _getRelevantDocuments(): Promise<Document[]> {
        return [new Document({ pageContent: "a" })];
      }
      override async invoke(input: string, options?: Partial<RunnableConfig>): Promise<Document[]> {
        seen.push(options?.timeout);
        return await super.invoke(input, options);
      }
    }
    const shared = [{ source: new RetrieverSource(new Recording()), slots: new Slots(1) }];
    for await (const { report } of askSources(shared, () => "q", { ...bounds, timeout, maxConcurrency: 1 })) {
      expect(report).toMatchObject({ status: "ok", found: 1 });
    }
    expect(seen).toEqual([told]);
  });

  it("counts the time that a source waits for its slot", async () => {
    const slots = new Slots(1);
    const release = await slots.acquire(signal);
    const source = new FixedSource("a", () => [evidence("a")]);
    expect(await reports([source], 4, slots)).toMatchObject([{ status: "timed-out", error: "No result within 60 ms." }]);
    expect(source.asked).toEqual([]);
    release();
  });
});
