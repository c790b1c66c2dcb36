import { FakeListChatModel } from "@langchain/core/utils/testing";
import { AnswerCache } from "../../../src/answer-cache/answer-cache.js";
import { createAnswerChain } from "../../../src/answering/answer-chain.js";
import type { ServerOptions } from "../../../src/server/server-options.js";
import { DocumentSource } from "../../../src/sources/documents/document-source.js";
import { GraphSource } from "../../../src/sources/graph/graph-source.js";
import type { KnowledgeSource } from "../../../src/sources/knowledge-source.js";

/** What a server of the repository's own corpus is given: graph, documents, and a model that says what it is told to. */
export function teaServer(replies: readonly string[] = ["I don't know."]): ServerOptions {
  const sources: KnowledgeSource[] = [
    new DocumentSource({ path: "examples/corpus/documents", indexFolder: false }),
    new GraphSource({ path: "examples/corpus/facts.ttl" }),
  ];
  const chain = createAnswerChain({
    model: new FakeListChatModel({ responses: [...replies] }),
    modelIdentity: "test",
    cache: new AnswerCache({ store: new Map() }),
    sources,
  });
  return { chain, sources, page: true };
}
