import { describe, expect, it } from "vitest";
import { Embedder, type EmbedderOptions } from "../../src/vectors/embedder.js";

/** Embeddings that count what they are asked. */
function counted(answer: (text: string) => unknown = (text) => [text.length, 1], options: EmbedderOptions = {}) {
  const asked: string[] = [];
  const embeddings = {
    embedQuery: async (text: string) => {
      asked.push(text);
      return (await answer(text)) as number[];
    },
    embedDocuments: async (texts: string[]) => {
      asked.push(...texts);
      return (await Promise.all(texts.map(answer))) as number[][];
    },
  };
  return { asked, embeddings, embedder: new Embedder(embeddings, options) };
}

describe("Embedder", () => {
  it("embeds a question once, however often it is asked, at once or later", async () => {
    const { asked, embedder } = counted();
    const vectors = await Promise.all([embedder.query("tea"), embedder.query("tea"), embedder.query("milk")]);
    expect([...(await embedder.query("tea"))]).toEqual([3, 1]);
    expect(vectors.map((vector) => [...vector])).toEqual([
      [3, 1],
      [3, 1],
      [4, 1],
    ]);
    expect(asked).toEqual(["tea", "milk"]);
    for (let number = 0; number < 64; number += 1) await embedder.query(`other ${number}`);
    await embedder.query("tea");
    expect(asked.filter((text) => text === "tea")).toHaveLength(2);
  });

  it.each<[string, unknown, RegExp]>([
    ["no list", "vector", /no vector/],
    ["nothing", [], /no vector/],
    ["what isn't a number", [1, Number.NaN], /isn't a number/],
    ["text", ["a", 2], /isn't a number/],
  ])("refuses a vector of %s", async (_what, vector, message) => {
    const { embedder } = counted(() => vector);
    const refusal = { code: "EMBEDDINGS_FAILED", message: expect.stringMatching(message) };
    await expect(embedder.query("tea")).rejects.toMatchObject(refusal);
    await expect(embedder.documents(["tea"])).rejects.toMatchObject(refusal);
  });

  it("refuses vectors of several widths, and fewer than texts", async () => {
    const { embedder } = counted((text) => Array.from({ length: text.length }, () => 1));
    await embedder.documents(["tea"]);
    await expect(embedder.documents(["milk"])).rejects.toThrow(/4 dimensions after 3/);
    const { embeddings } = counted();
    const short = new Embedder({ ...embeddings, embedDocuments: async () => [[1]] });
    await expect(short.documents(["a", "b"])).rejects.toThrow(/1 vectors for 2 texts/);
  });

  it("leaves embeddings alone for a while that failed", async () => {
    const { asked, embedder } = counted(() => {
      throw new Error("no key");
    });
    const failure = { code: "EMBEDDINGS_FAILED", message: expect.stringContaining("no key") };
    await expect(embedder.query("tea")).rejects.toMatchObject(failure);
    await expect(embedder.query("milk")).rejects.toMatchObject(failure);
    expect(asked).toEqual(["tea"]);
  });

  it("waits no longer than it may, and not for a caller who left", async () => {
    const late = counted(() => new Promise(() => undefined), { timeout: 5, batchTimeout: 5 });
    await expect(late.embedder.query("tea")).rejects.toMatchObject({ code: "DEADLINE_EXCEEDED" });
    await expect(late.embedder.documents(["tea"])).rejects.toMatchObject({ code: "DEADLINE_EXCEEDED" });
    const never = counted(() => new Promise(() => undefined));
    const controller = new AbortController();
    const left = never.embedder.query("tea", controller.signal);
    const leftDocuments = never.embedder.documents(["tea"], controller.signal);
    controller.abort();
    await expect(left).rejects.toMatchObject({ code: "ABORTED" });
    await expect(leftDocuments).rejects.toThrow();
  });

  it("knows who it is if the embeddings or the caller say so", async () => {
    const { embeddings } = counted();
    expect(await new Embedder(embeddings).identity()).toBeUndefined();
    const named = { ...embeddings, identity: async () => "onnx:1" };
    const identities = await Promise.all([
      new Embedder(named).identity(),
      new Embedder(named, { version: "2" }).identity(),
      new Embedder(embeddings, { version: "2" }).identity(),
      new Embedder(embeddings, { version: "3" }).identity(),
    ]);
    expect(new Set(identities).size).toBe(4);
    expect(await new Embedder(named).identity()).toBe(identities[0]);
  });
});
