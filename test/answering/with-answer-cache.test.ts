import { AIMessage } from "@langchain/core/messages";
import { StringOutputParser } from "@langchain/core/output_parsers";
import { RunnableLambda } from "@langchain/core/runnables";
import { describe, expect, it } from "vitest";
import { AnswerCache } from "../../src/answer-cache/answer-cache.js";
import { withAnswerCache } from "../../src/answering/with-answer-cache.js";
import { RecordingChatModel } from "./recording-chat-model.js";

const setUp = (): { cache: AnswerCache; runs: string[]; runnable: RunnableLambda<string, { said: string }> } => {
  const runs: string[] = [];
  const runnable = RunnableLambda.from(async (question: string) => {
    runs.push(question);
    if (question.includes("fail")) throw new Error("no answer");
    return { said: question.toUpperCase() };
  });
  return { cache: new AnswerCache({ store: new Map() }), runs, runnable };
};

describe("withAnswerCache", () => {
  it("runs a question once, whatever frame is around it", async () => {
    const { cache, runs, runnable } = setUp();
    const cached = withAnswerCache(runnable, { cache, identity: "upper" });
    expect(await cached.invoke("Who wrote Emma?")).toEqual({ said: "WHO WROTE EMMA?" });
    expect(await cached.invoke("Could you tell me who wrote Emma?")).toEqual({ said: "WHO WROTE EMMA?" });
    expect(await cached.invoke("Who wrote Ulysses?")).toEqual({ said: "WHO WROTE ULYSSES?" });
    expect(runs).toEqual(["Who wrote Emma?", "Who wrote Ulysses?"]);
    expect(cache.statistics.hitsByTier).toEqual({ exact: 0, wording: 1, meaning: 0, similar: 0, evidence: 0 });
  });

  it("shares a run among equal inputs, keeps no failure, and keeps tenants and runnables apart", async () => {
    const { cache, runs, runnable } = setUp();
    const cached = withAnswerCache(runnable, { cache, identity: "upper" });
    await Promise.all(Array.from({ length: 50 }, () => cached.invoke("same")));
    expect(runs).toHaveLength(1);
    for (let round = 0; round < 2; round += 1) await expect(cached.invoke("fail")).rejects.toThrow("no answer");
    expect(runs).toHaveLength(3);
    await cached.invoke("same", { configurable: { user: "b" } });
    await withAnswerCache(runnable, { cache, identity: "other" }).invoke("same");
    expect(runs).toHaveLength(5);
  });

  it("streams through, and gives the kept text as one chunk", async () => {
    const model = new RecordingChatModel({ id: "m" });
    const cached = withAnswerCache(model.pipe(new StringOutputParser()), { cache: new AnswerCache({ store: new Map() }) });
    const read = async (): Promise<string[]> => {
      const pieces: string[] = [];
      for await (const piece of await cached.stream("问题")) pieces.push(piece);
      return pieces;
    };
    const [first, second] = [await read(), await read()];
    expect(first.length).toBeGreaterThan(1);
    expect(second).toEqual([first.join("")]);
    expect(model.asked).toHaveLength(1);
  });

  it("refuses to keep what JSON would change, and takes a way to write it", async () => {
    const { cache } = setUp();
    const model = RunnableLambda.from((text: string) => new AIMessage(text));
    await expect(withAnswerCache(model, { cache, identity: "a" }).invoke("q")).rejects.toMatchObject({ code: "INVALID_OPTION" });
    const options = { write: (output: AIMessage) => output.text, read: (text: string) => new AIMessage(text) };
    const cached = withAnswerCache(model, { cache, identity: "b", ...options });
    expect((await cached.invoke("q")).text).toBe("q");
    expect((await cached.invoke("q")).text).toBe("q");
    expect(cache.statistics.hits).toBe(1);
  });
});
