import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AnswerCache } from "../../src/answer-cache/answer-cache.js";
import { type AnswerChain, createAnswerChain } from "../../src/answering/answer-chain.js";
import { DocumentSource } from "../../src/sources/documents/document-source.js";
import { GraphSource } from "../../src/sources/graph/graph-source.js";
import { RecordingChatModel } from "./recording-chat-model.js";

const BRIDGE = `# The Ruo Bridge

The Ruo Bridge was designed by Su Jianqiu, and the miners' guild paid for it.

The span of the Ruo Bridge is 98 metres.
`;
const FERRY = `# 若溪渡口

若溪渡口的钟是1931年由铁匠郝九斤铸造的。

若溪渡口最后一班船晚上九点开。
`;
const GRAPH = `@prefix ex: <https://example.org/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
ex:su rdfs:label "Su Jianqiu"@en, "苏剑秋"@zh . ex:ruo rdfs:label "Ruo Bridge"@en, "若溪桥"@zh .
ex:ferry rdfs:label "Ruo Ferry"@en, "若溪渡口"@zh .
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "similar-questions-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function chainOver(
  name: string,
  reply: string,
): Promise<{ chain: AnswerChain; model: RecordingChatModel; cache: AnswerCache; at: string }> {
  const at = path.join(folder, name);
  await mkdir(at);
  await writeFile(path.join(at, "bridge.md"), BRIDGE);
  await writeFile(path.join(at, "ferry.md"), FERRY);
  await writeFile(path.join(at, "graph.ttl"), GRAPH);
  const model = new RecordingChatModel({ id: "m", pieces: [reply] });
  const cache = new AnswerCache({ store: new Map(), similar: { mode: "serve", observeShare: 0 } });
  const sources = [
    new DocumentSource({ path: at, indexFolder: false, revalidate: 0 }),
    new GraphSource({ path: path.join(at, "graph.ttl"), revalidate: 0 }),
  ];
  return { chain: createAnswerChain({ model, cache, sources }), model, cache, at };
}

describe("a similar question", () => {
  it("gets the kept answer if the same sentence answers it, and no other question does", async () => {
    const { chain, model, cache } = await chainOver("en", "Su Jianqiu designed the Ruo Bridge [1].");
    const first = await chain.invoke("Who was the Ruo Bridge designed by?");
    expect(first.served).toBe("model");
    for await (const _ of cache.entries());
    const again = await chain.invoke("Who is the designer of the Ruo Bridge?");
    expect(again).toMatchObject({ served: "cache", cacheTier: "similar", text: first.text, cacheKey: first.cacheKey });
    expect(model.asked).toHaveLength(1);
    for (const question of [
      "Who paid for the Ruo Bridge?",
      "Who didn't design the Ruo Bridge?",
      "What is the span of the Ruo Bridge?",
    ])
      expect((await chain.invoke({ question, cache: "noStore" })).served).not.toBe("cache");
    const elsewhere = await chain.invoke("Who is the designer of the Ruo Bridge?", { configurable: { tenant: "b" } });
    expect(elsewhere.served).not.toBe("cache");
    expect(await cache.feedback(again, "bad")).toBe(true);
    expect((await chain.invoke("Who is the designer of the Ruo Bridge?")).served).not.toBe("cache");
  });

  it("gets none once the documents have changed, in Chinese too", async () => {
    const { chain, cache, at } = await chainOver("zh", "郝九斤[1]。");
    const first = await chain.invoke("若溪渡口的钟是谁铸造的？");
    expect(["model", "quotation"]).toContain(first.served);
    for await (const _ of cache.entries());
    expect(await chain.invoke("谁铸造了若溪渡口的钟？")).toMatchObject({ served: "cache", cacheTier: "similar" });
    expect((await chain.invoke({ question: "若溪渡口的钟是哪年铸造的？", cache: "noStore" })).served).not.toBe("cache");
    await writeFile(path.join(at, "ferry.md"), FERRY.replace("郝九斤", "郝十斤"));
    expect((await chain.invoke("谁铸造了若溪渡口的钟？")).served).not.toBe("cache");
  });
});
