import { ContextOverflowError } from "@langchain/core/errors";
import { HumanMessage } from "@langchain/core/messages";
import { describe, expect, it } from "vitest";
import { createAnswerChain } from "../../src/answering/answer-chain.js";
import { ChatGLMChatModel } from "../../src/langchain/chat-model.js";
import { evidence, FixedSource } from "./fixed-source.js";
import { RecordingChatModel } from "./recording-chat-model.js";

const facts = (count: number, words: number): FixedSource =>
  new FixedSource("facts", () =>
    Array.from({ length: count }, (_, index) =>
      evidence(`Piece ${index} of the harbour's log. ${"The tide table lists hours and heights. ".repeat(words)}`),
    ),
  );

/** A model whose context nobody knows: it holds so many characters. */
class SmallModel extends RecordingChatModel {
  constructor(
    readonly most: number,
    readonly fail: (length: number) => Error,
  ) {
    super({ pieces: ["The evidence does not say."] });
  }
  override async *_streamResponseChunks(...call: Parameters<RecordingChatModel["_streamResponseChunks"]>) {
    const length = call[0].reduce((sum, message) => sum + message.text.length, 0);
    if (length > this.most) throw this.fail(length);
    yield* super._streamResponseChunks(...call);
  }
}

describe("evidence that is more than the model holds", () => {
  it.each([
    ["LangChain's error", (length: number) => new ContextOverflowError(`${length} tokens`)],
    ["a server's words", () => new Error("400 This model's maximum context length is 512 tokens.")],
  ])("is halved until it fits, told by %s", async (_what, fail) => {
    const model = new SmallModel(1_500, fail);
    const chain = createAnswerChain({ model, cache: false, sources: [facts(8, 10)] });
    const answer = await chain.invoke("How high is the tide?");
    expect(answer.served).not.toBe("model");
    expect(model.asked).toHaveLength(1);
  });

  it("is quoted, or said not to answer, if not even the question fits; without a check the error is told", async () => {
    const model = new SmallModel(5, () => new ContextOverflowError("too long"));
    const sources = [facts(2, 1)];
    expect((await createAnswerChain({ model, cache: false, sources }).invoke("How high is the tide?")).text).not.toBe("");
    await expect(createAnswerChain({ model, cache: false, sources, check: false }).invoke("q?")).rejects.toThrow("too long");
  });

  it("doesn't hide other failures", async () => {
    const model = new SmallModel(5, () => new Error("the model broke"));
    await expect(createAnswerChain({ model, cache: false, sources: [facts(2, 1)] }).invoke("q?")).rejects.toThrow("broke");
  });

  it("never overflows the shipped model, whose tokens are counted, however long evidence and conversation are", async () => {
    await using model = new ChatGLMChatModel({ model: "models/chatglm-mini", temperature: 0, maxTokens: 8 });
    const history = Array.from(
      { length: 60 },
      (_, turn) => new HumanMessage(`Turn ${turn}: ${"the harbour and the tide ".repeat(20)}`),
    );
    const chain = createAnswerChain({
      model,
      cache: false,
      sources: [facts(30, 60)],
      evidence: { pieces: 30, characters: 60_000 },
    });
    const answer = await chain.invoke({ question: "And the other one of them?", history });
    expect(answer.text).not.toBe("");
  });
});
