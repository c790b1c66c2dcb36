import { Document } from "@langchain/core/documents";
import { BaseRetriever } from "@langchain/core/retrievers";
import { FakeRetriever } from "@langchain/core/utils/testing";
import { describe, expect, it } from "vitest";
import { RetrieverSource } from "../../../src/sources/retriever/retriever-source.js";
import { sourceConformance } from "../source-conformance.js";

const documents = [
  new Document({
    pageContent: "Longjing is green.",
    metadata: { source: "tea.md", title: "Tea", loc: { lines: { from: 3, to: 4 } } },
  }),
  new Document({ pageContent: "", metadata: {} }),
  new Document({ pageContent: "Keemun is black.", id: "k-1" }),
  new Document({ pageContent: "Oolong is between." }),
];

class HangingRetriever extends BaseRetriever {
  lc_namespace: string[] = ["test"];
  override _getRelevantDocuments(): Promise<Document[]> {
    return new Promise(() => {});
  }
}

describe("RetrieverSource", () => {
  sourceConformance({
    open: () => new RetrieverSource(new FakeRetriever({ output: documents }), { version: "1" }),
    question: "tea",
  });

  it("takes title and place from the metadata, and ranks for scores", async () => {
    const source = new RetrieverSource(new FakeRetriever({ output: documents }), { name: "vectors" });
    const found = await source.find("tea", { limit: 5 });
    expect(found.map((piece) => [piece.location, piece.title, piece.score.toFixed(2)])).toEqual([
      ["tea.md:3-4", "Tea", "1.00"],
      ["k-1", undefined, "0.67"],
      ["vectors#4", undefined, "0.33"],
    ]);
    expect(source.fingerprint).toBeUndefined();
  });

  it("ends at once on abort, though the retriever drops the signal", async () => {
    const controller = new AbortController();
    const finding = new RetrieverSource(new HangingRetriever()).find("tea", { limit: 1, signal: controller.signal });
    setImmediate(() => controller.abort());
    await expect(finding).rejects.toMatchObject({ code: "ABORTED" });
  });
});
