import { describe, expect, it } from "vitest";
import { createAnswerChain } from "../../src/answering/answer-chain.js";
import type { DirectAnswer } from "../../src/sources/knowledge-source.js";
import { evidence, FixedSource } from "./fixed-source.js";
import { RecordingChatModel } from "./recording-chat-model.js";

class Graph extends FixedSource {
  readonly #known: Readonly<Record<string, string>>;

  constructor(known: Readonly<Record<string, string>>) {
    super("graph", () => []);
    this.#known = known;
  }

  async answer(question: string): Promise<DirectAnswer | undefined> {
    const value = this.#known[question];
    if (value === undefined) return undefined;
    const stated = evidence(`${question} — ${value}`, { title: question });
    return { kind: "answer", text: `${question} ${value}.`, values: [value], evidence: [stated], derivation: question };
  }
}

const ask = async (question: string, known: Readonly<Record<string, string>>): Promise<string> => {
  const chain = createAnswerChain({ model: new RecordingChatModel(), sources: [new Graph(known)], cache: false });
  return (await chain.invoke({ question })).text;
};

describe("a pronoun that may mean the person asked about or the person asked for", () => {
  it.each([
    ["沐青的导师是谁？他拿过哪个奖？", "沐青的导师是谁？", "沐青拿过哪个奖？", "Banti拿过哪个奖？"],
    [
      "Who trained Ida Holt and where was she born?",
      "Who trained Ida Holt?",
      "Where was Ida Holt born?",
      "Where was Banti born?",
    ],
  ])("%s", async (question, first, ofSubject, ofAnswer) => {
    expect(await ask(question, { [first]: "Banti", [ofSubject]: "Silver" })).toContain("Silver");
    // What is known of the person asked for is what is meant first.
    const both = await ask(question, { [first]: "Banti", [ofSubject]: "Silver", [ofAnswer]: "Gold" });
    expect([both.includes("Gold"), both.includes("Silver")]).toEqual([true, false]);
  });

  it("is left unknown where neither is known", async () => {
    expect(await ask("沐青的导师是谁？他拿过哪个奖？", { "沐青的导师是谁？": "Banti" })).toContain("资料中没有");
  });
});
