import { describe, expect, it } from "vitest";
import { createAnswerChain } from "../../src/answering/answer-chain.js";
import type { DirectAnswer, SourceCallOptions } from "../../src/sources/knowledge-source.js";
import { evidence, FixedSource } from "./fixed-source.js";
import { RecordingChatModel } from "./recording-chat-model.js";

const certain = (value: string): DirectAnswer => ({
  kind: "answer",
  text: `It is ${value}.`,
  values: [value],
  evidence: [evidence(`Bell — colour → ${value}`)],
  derivation: "",
});

class Answering extends FixedSource {
  readonly #answer: (options: SourceCallOptions) => Promise<DirectAnswer | undefined>;

  constructor(name: string, answer: (options: SourceCallOptions) => Promise<DirectAnswer | undefined>) {
    super(name, () => []);
    this.#answer = answer;
  }

  answer(_question: string, options: SourceCallOptions): Promise<DirectAnswer | undefined> {
    return this.#answer(options);
  }
}

const ask = (...sources: readonly Answering[]) =>
  createAnswerChain({ model: new RecordingChatModel(), sources, cache: false, fanOut: { timeout: 3_600_000 } }).invoke({
    question: "What colour is the bell?",
  });

describe("sources that answer outright", () => {
  it("wait for none that is late, and end its work", async () => {
    let ended = false;
    const hanging = new Answering("slow", ({ signal }) => {
      signal?.addEventListener("abort", () => {
        ended = true;
      });
      return new Promise(() => undefined);
    });
    const answer = await ask(hanging, new Answering("quick", async () => certain("red")));
    expect([answer.text, answer.served, ended]).toEqual(["It is red [1].", "graph", true]);
  });

  it("are heard in their order, whichever is the first to be done", async () => {
    const later = new Answering(
      "first",
      () => new Promise((resolve) => setTimeout(() => resolve({ ...certain("red"), text: "Red." }), 30)),
    );
    expect((await ask(later, new Answering("second", async () => certain("red")))).text).toBe("Red [1].");
  });

  it("answer nothing where they are certain of different things that are no figures", async () => {
    const answer = await ask(new Answering("a", async () => certain("red")), new Answering("b", async () => certain("blue")));
    expect(answer.served).not.toBe("graph");
  });
});
