import { RunnableLambda } from "@langchain/core/runnables";
import { describe, expect, it } from "vitest";
import { DocumentSource } from "../../../src/sources/documents/document-source.js";
import { GraphSource } from "../../../src/sources/graph/graph-source.js";
import type { FindOptions, KnowledgeSource } from "../../../src/sources/knowledge-source.js";
import { RetrieverSource } from "../../../src/sources/retriever/retriever-source.js";
import { SourceRetriever } from "../../../src/sources/retriever/source-retriever.js";
import { sourceConformance } from "../source-conformance.js";

const corpus = (name: string): string => `examples/corpus/${name}`;
const documents = (): DocumentSource => new DocumentSource({ path: corpus("documents"), indexFolder: false });
const question = "Who founded the tea museum?";

describe("SourceRetriever", () => {
  it.each<[string, () => KnowledgeSource]>([
    ["documents", documents],
    ["a graph", () => new GraphSource({ path: corpus("facts.ttl") })],
  ])("gives what the source finds, as documents: %s", async (_what, open) => {
    const found = await open().find(question, { limit: 2 });
    expect(found.length).toBeGreaterThan(0);
    const retrieved = await new SourceRetriever(open(), { k: 2 }).invoke(question);
    expect(
      retrieved.map(({ pageContent, metadata }) => [pageContent, metadata["source"], metadata["title"], metadata["score"]]),
    ).toEqual(found.map(({ text, location, title, score }) => [text, location, title, score]));
  });

  it("stands in a chain of runnables, with the caller's config", async () => {
    const asked: FindOptions[] = [];
    const source: KnowledgeSource = {
      name: "notes",
      find: async (_question, options) => {
        asked.push(options);
        return [];
      },
    };
    const retriever = new SourceRetriever(source);
    const count = RunnableLambda.from((found: unknown[]) => found.length);
    expect(await retriever.pipe(count).invoke("x", { configurable: { tenant: "a" } })).toBe(0);
    expect(asked[0]).toMatchObject({ limit: 4, config: { configurable: { tenant: "a" } } });
    expect(retriever.getName()).toBe("notes");
  });

  it("ends at once on abort, and fires the source's signal", async () => {
    const controller = new AbortController();
    let signal: AbortSignal | undefined;
    const hanging: KnowledgeSource = {
      name: "hanging",
      find: (_question, options) => {
        signal = options.signal;
        setImmediate(() => controller.abort());
        return new Promise(() => {});
      },
    };
    await expect(new SourceRetriever(hanging).invoke("x", { signal: controller.signal })).rejects.toMatchObject({
      code: "ABORTED",
    });
    expect(signal?.aborted).toBe(true);
  });

  it.each([0, 1.5, Number.NaN])("refuses k = %s", (k) => {
    expect(() => new SourceRetriever(documents(), { k })).toThrow(expect.objectContaining({ code: "INVALID_OPTION" }));
  });

  describe("as a source again", () => {
    sourceConformance({ open: () => new RetrieverSource(new SourceRetriever(documents()), { version: "1" }), question });
  });
});
