import type { DocumentInterface } from "@langchain/core/documents";
import { BaseDocumentCompressor } from "@langchain/core/retrievers/document_compressors";
import { describe, expect, it } from "vitest";
import { createAnswerChain } from "../../../src/answering/answer-chain.js";
import { AnswerTrace } from "../../../src/answering/trace/answer-trace.js";
import { evidence, FixedSource } from "../fixed-source.js";
import { RecordingChatModel } from "../recording-chat-model.js";

class Reranker extends BaseDocumentCompressor {
  readonly queries: string[] = [];
  constructor(readonly order: (documents: DocumentInterface[]) => unknown) {
    super();
  }
  override async compressDocuments(documents: DocumentInterface[], query: string): Promise<DocumentInterface[]> {
    this.queries.push(query);
    return (await this.order(documents)) as DocumentInterface[];
  }
}

const texts = Array.from({ length: 12 }, (_, index) => `Fact ${index} of the grey heron bridge.`);

async function ask(reranker: BaseDocumentCompressor | undefined, unverified: readonly number[] = [], timeout = 20_000) {
  const found = texts.map((text, index) => evidence(text, unverified.includes(index) ? { unverified: true } : {}));
  const sources = [new FixedSource("notes", () => found)];
  const trace = new AnswerTrace("q");
  const chain = createAnswerChain({
    model: new RecordingChatModel(),
    cache: false,
    sources,
    check: false,
    evidence: { perSource: 12, pieces: 3 },
    fanOut: { timeout },
    reranker,
  });
  const { citations } = await chain.invoke("What of the bridge?", { callbacks: [trace] });
  const warnings = trace.events.flatMap(({ event }) => (event.type === "answer-warning" ? [event.data.message] : []));
  return { offered: citations.map(({ text }) => Number(text.match(/\d+/)?.[0])), warnings };
}

describe("a chain's reranker", () => {
  it("orders the evidence before the budget cuts it", async () => {
    const reranker = new Reranker((documents) =>
      [...documents].reverse().map((document) => ({ ...document, pageContent: "other" })),
    );
    const cited = await ask(reranker);
    expect(cited.offered).toEqual((await ask(new Reranker((documents) => [...documents].reverse()))).offered);
    expect(cited.offered[0]).toBe(11);
    expect(reranker.queries).toEqual(["What of the bridge?"]);
  });

  it("leaves out what the reranker leaves out, and what it invents or gives twice; unverified pieces stay behind", async () => {
    const some = new Reranker((documents) => [
      { pageContent: "invented", metadata: {} },
      { pageContent: "invented", metadata: { langchainChatglmPlace: 99 } },
      documents[5],
      documents[5],
      documents[2],
      null,
    ]);
    expect((await ask(some)).offered).toEqual([5, 2].slice(0, (await ask(some)).offered.length));
    const last = await ask(new Reranker((documents) => [...documents].reverse()), [10, 11]);
    expect(last.offered[0]).toBe(9);
  });

  it.each<[string, () => unknown]>([
    ["throws", () => Promise.reject(new Error("no model"))],
    ["gives no list", () => "none"],
    ["never ends", () => new Promise(() => undefined)],
  ])("is done without if it %s", async (_what, order) => {
    const plain = await ask(undefined);
    const { offered, warnings } = await ask(new Reranker(order), [], 300);
    expect(offered).toEqual(plain.offered);
    expect(warnings).toEqual([expect.stringContaining("was not reranked")]);
  });
});
