import { describe, expect, it, onTestFinished, vi } from "vitest";
import { AnswerCache } from "../../src/answer-cache/answer-cache.js";
import type { AnswerCacheOptions } from "../../src/answer-cache/answer-cache-options.js";
import { createAnswerChain } from "../../src/answering/answer-chain.js";
import type { KnowledgeSource } from "../../src/sources/knowledge-source.js";
import { RecordingChatModel } from "./recording-chat-model.js";

/** Files by name; what is found are those that share a word with the question. */
class Files implements KnowledgeSource {
  readonly name = "files";
  texts: Readonly<Record<string, string>> = {};

  async find(question: string) {
    const words = question.toLowerCase().match(/\w{5,}/gu) ?? [];
    return Object.entries(this.texts)
      .filter(([, text]) => words.some((word) => text.toLowerCase().includes(word)))
      .map(([location, text]) => ({ source: this.name, text, location, score: 1 }));
  }

  async fingerprint(): Promise<string> {
    return JSON.stringify(this.texts);
  }
}

describe("a text that was sampled", () => {
  const source = new Files();
  source.texts = { "kettle.md": "The kettle museum was founded by Mara Quill." };
  const ask = async (model: object, keepSampled?: boolean) => {
    const cache = new AnswerCache({ store: new Map() });
    const chain = createAnswerChain({
      model: model as RecordingChatModel,
      cache,
      sources: [source],
      modelIdentity: "m",
      keepSampled,
    });
    const question = "Who founded the kettle museum?";
    await chain.invoke(question);
    return (await chain.invoke(question)).served;
  };
  const model = (temperature?: number): RecordingChatModel =>
    Object.assign(new RecordingChatModel({ id: "m", pieces: ["It was founded by Mara Quill [1]."] }), { temperature });

  it("is kept on request only", async () => {
    expect(await ask(model())).toBe("cache");
    expect(await ask(model(0))).toBe("cache");
    expect(await ask(model(0.7))).toBe("model");
    expect(await ask(model(0.7), true)).toBe("cache");
    expect(await ask(model().withConfig({ temperature: 0.7 } as object))).toBe("model");
    expect(await ask(model(0.7).withConfig({ temperature: 0 } as object))).toBe("cache");
  });
});

describe("an answer whose sources changed elsewhere", () => {
  const setUp = (options: AnswerCacheOptions = {}) => {
    const files = new Files();
    files.texts = { "kettle.md": "The kettle museum was founded by Mara Quill.", "bridge.md": "The bridge is 80 metres long." };
    const model = new RecordingChatModel({ id: "m", pieces: ["It was founded by Mara Quill [1]."] });
    const cache = new AnswerCache({ store: new Map(), ...options });
    const chain = createAnswerChain({ model, cache, sources: [files], plan: false });
    const ask = (question: string, use?: "refresh" | "bypass") => chain.invoke({ question, cache: use });
    return { files, model, cache, ask };
  };
  const question = "Who founded the kettle museum?";

  it("isn't written again, and costs what it rests on and no more", async () => {
    const { files, model, cache, ask } = setUp();
    const first = await ask(question);
    expect([first.served, model.asked.length]).toEqual(["model", 1]);
    files.texts = { ...files.texts, "bridge.md": "The bridge is 90 metres long." };
    const again = await ask(question);
    expect(again).toMatchObject({ text: first.text, citations: first.citations, served: "cache", cacheTier: "evidence" });
    expect(again.sources).toMatchObject([{ name: "files", status: "ok" }]);
    expect(model.asked).toHaveLength(1);
    // From now on it is the same question again.
    expect(await ask(question)).toMatchObject({ served: "cache", cacheTier: "exact" });
    expect(cache.statistics.hitsByTier).toMatchObject({ evidence: 1, exact: 1 });
    files.texts = { ...files.texts, "kettle.md": "The kettle museum was founded by Mara Quill and her sister." };
    expect((await ask(question)).served).toBe("model");
    expect(model.asked).toHaveLength(2);
  });

  it("is another's for another question, conversation or tenant, and is written anew where that is asked for", async () => {
    const { files, model, ask } = setUp();
    await ask(question);
    files.texts = { ...files.texts, "bridge.md": "The bridge is 90 metres long." };
    await ask("Since when was the kettle museum founded by Mara Quill?");
    expect(model.asked).toHaveLength(2);
    await ask(question, "bypass");
    await ask(question, "refresh");
    expect(model.asked).toHaveLength(4);
  });

  it("grows no younger for being found again", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: 0 });
    onTestFinished(() => void vi.useRealTimers());
    const { files, model, ask } = setUp({ ttl: 1_000, ttlJitter: 0 });
    await ask(question);
    vi.setSystemTime(900);
    files.texts = { ...files.texts, "bridge.md": "The bridge is 90 metres long." };
    expect((await ask(question)).cacheTier).toBe("evidence");
    vi.setSystemTime(1_100);
    expect((await ask(question)).served).toBe("model");
    expect(model.asked).toHaveLength(2);
  });

  it("goes with feedback and deletion", async () => {
    const { files, model, cache, ask } = setUp();
    const { cacheKey } = await ask(question);
    expect(await cache.feedback({ cacheKey }, "bad")).toBe(true);
    files.texts = { ...files.texts, "bridge.md": "The bridge is 90 metres long." };
    expect((await ask(question)).served).toBe("model");
    await cache.delete(question);
    files.texts = { ...files.texts, "bridge.md": "The bridge is 95 metres long." };
    expect((await ask(question)).served).toBe("model");
    expect(model.asked).toHaveLength(3);
  });
});
