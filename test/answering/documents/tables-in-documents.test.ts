import { describe, expect, it, onTestFinished } from "vitest";
import type { Answer } from "../../../src/answering/answer.js";
import { createAnswerChain } from "../../../src/answering/answer-chain.js";
import { DocumentSource } from "../../../src/sources/documents/document-source.js";
import { GraphSource } from "../../../src/sources/graph/graph-source.js";
import { temporaryFolder } from "../../sources/temporary-folder.js";
import { RecordingChatModel } from "../recording-chat-model.js";

const KETTLES = "Kettle,Price (£),Capacity (l)\nBrae,54.00,1.7\nTarn,29.50,0.8\n";
const ttl = (price: string) =>
  `@prefix : <http://shop.example/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n:tarn rdfs:label "Tarn" ; :price ${price} .\n:price rdfs:label "price"@en .\n`;

async function ask(
  question: string,
  files: Readonly<Record<string, string>>,
  graph?: string,
): Promise<Answer & { asked: number }> {
  const documents = new DocumentSource({ path: temporaryFolder(files), indexFolder: false });
  onTestFinished(() => documents[Symbol.asyncDispose]());
  const graphs = graph === undefined ? [] : [new GraphSource({ path: `${temporaryFolder({ "shop.ttl": graph })}/shop.ttl` })];
  const model = new RecordingChatModel();
  const chain = createAnswerChain({ model, sources: [...graphs, documents], cache: false });
  return { ...(await chain.invoke({ question })), asked: model.asked.length };
}

describe("tables in documents, in the chain", () => {
  it("answer without the model, cited", async () => {
    const { text, citations, asked } = await ask("How much does the Tarn cost?", { "kettles.csv": KETTLES });
    expect([text, citations.map(({ location }) => location), asked]).toEqual([
      "Tarn’s price is £29.50 [1].",
      ["kettles.csv, rows 1-3"],
      0,
    ]);
  });

  it("are told beside what another document says otherwise", async () => {
    const notice = "# Notice\n\nThe Tarn costs £31.00 now.\n";
    const { text, citations } = await ask("How much does the Tarn cost?", { "kettles.csv": KETTLES, "notice.md": notice });
    expect(text).toMatch(/£29\.50 \[1\]\. Another source says otherwise: “.*£31\.00 now\.” \[2\]\.$/u);
    expect(citations).toHaveLength(2);
  });

  it("agree with a graph that leaves the unit out, and are told beside it where they don't", async () => {
    const agreed = await ask("What is the price of the Tarn?", { "kettles.csv": KETTLES }, ttl("29.5"));
    expect([agreed.served, agreed.citations.map(({ source }) => source)]).toEqual(["graph", ["graph"]]);
    const disputed = await ask("What is the price of the Tarn?", { "kettles.csv": KETTLES }, ttl("33.0"));
    expect(disputed.text).toBe("Tarn’s price is 33.0 [1]. Another source says otherwise: Tarn’s price is £29.50 [2].");
    expect([disputed.citations.map(({ source }) => source), disputed.asked]).toEqual([["graph", "documents"], 0]);
  });
});
