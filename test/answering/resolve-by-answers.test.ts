import { describe, expect, it } from "vitest";
import { createAnswerChain } from "../../src/answering/answer-chain.js";
import { GraphSource } from "../../src/sources/graph/graph-source.js";
import { RecordingChatModel } from "./recording-chat-model.js";

const graph = (): GraphSource => new GraphSource({ path: "test/sources/graph/worlds/valley.ttl" });

describe("a follow-up that wording alone leaves open", () => {
  it.each([
    [["Which company published Salt Road?", "Quill House published Salt Road."], "How many pages does it have?", "420"],
    [["哪座桥跨越布里尔河？", "天鹅桥跨越布里尔河。"], "这座桥是谁设计的？", "伊内斯·考尔德"],
  ])("%j: %s", async ([asked, answered], question, expected) => {
    const model = new RecordingChatModel({});
    const source = graph();
    // Loaded first: names are waited for only a second.
    await source.answer("Orlo", {});
    const chain = createAnswerChain({ model, sources: [source], cache: false });
    const history = [
      { role: "user", content: asked ?? "" },
      { role: "assistant", content: answered ?? "" },
    ] as const;
    const answer = await chain.invoke({ question, history });
    expect(answer.served).toBe("graph");
    expect(answer.text).toContain(expected);
  });
});
