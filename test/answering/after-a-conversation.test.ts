import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { createAnswerChain } from "../../src/answering/answer-chain.js";
import { DocumentSource } from "../../src/sources/documents/document-source.js";
import { GraphSource } from "../../src/sources/graph/graph-source.js";
import { RecordingChatModel } from "./recording-chat-model.js";

const corpus = (name: string): string => fileURLToPath(new URL(`../../examples/corpus/${name}`, import.meta.url));

describe("a question that stands alone", () => {
  const model = new RecordingChatModel({ pieces: ["I don't know."] });
  const sources = [new DocumentSource({ path: corpus("documents") }), new GraphSource({ path: corpus("facts.ttl") })];
  const chain = createAnswerChain({ model, sources, cache: false });
  const history = [
    { role: "user" as const, content: "林月的老师出生在哪里？" },
    { role: "assistant" as const, content: "林月的老师是陈伯舟；陈伯舟的出生地是祁门。" },
  ];

  it.each([
    ["博物馆周几闭馆？", "周一闭馆"],
    ["When is the museum closed?", "closed on Mondays"],
  ])("is answered after a conversation about something else as before it: %s", async (question, said) => {
    const first = await chain.invoke(question);
    expect(first.text).toContain(said);
    expect((await chain.invoke({ question, history })).text).toBe(first.text);
  });
});
