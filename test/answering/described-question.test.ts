import { describe, expect, it } from "vitest";
import { createAnswerChain } from "../../src/answering/answer-chain.js";
import type { DirectAnswer } from "../../src/sources/knowledge-source.js";
import { evidence, FixedSource } from "./fixed-source.js";
import { RecordingChatModel } from "./recording-chat-model.js";

class Graph extends FixedSource {
  async answer(question: string): Promise<DirectAnswer | undefined> {
    if (!/keeper of Skarn Light/u.test(question)) return undefined;
    const stated = evidence("Skarn Light — keeper → Ida Holt", { title: "Skarn Light" });
    return {
      kind: "answer",
      text: "Its keeper is Ida Holt.",
      values: ["Ida Holt"],
      evidence: [stated],
      derivation: "Skarn Light → keeper",
    };
  }
}

const ask = async (question: string, text: string) => {
  const documents = new FixedSource("documents", () => [evidence(text, { title: "Ida Holt" })]);
  const chain = createAnswerChain({
    model: new RecordingChatModel(),
    sources: [new Graph("graph", () => []), documents],
    cache: false,
  });
  return { answer: await chain.invoke({ question }), asked: documents.asked };
};

describe("a question about what it describes", () => {
  const question = "The keeper of Skarn Light slept in a red boat; who had built it?";

  it("is asked of the documents by name", async () => {
    const { answer, asked } = await ask(question, "Ida Holt slept in a red boat that Tom Marl had built.");
    expect(answer.text).toContain("Tom Marl");
    expect(asked.join("\n")).toContain("Ida Holt slept in a red boat");
  });

  it("isn't answered by its first half", async () => {
    const { answer } = await ask(question, "Ida Holt likes pears.");
    expect([answer.served, answer.text.includes("Its keeper is")]).toEqual(["unknown", false]);
  });
});
