import { FakeListChatModel } from "@langchain/core/utils/testing";
import { describe, expect, it } from "vitest";
import { AnswerCache } from "../../src/answer-cache/answer-cache.js";
import { createAnswerChain } from "../../src/answering/answer-chain.js";
import type { KnowledgeSource } from "../../src/sources/knowledge-source.js";
import type { VisionModel } from "../../src/vision/vision-model.js";
import { key, post, serve } from "./support/serve.js";

const prices: KnowledgeSource = {
  name: "prices",
  async find() {
    return [{ source: "prices", title: "Keemun", text: "Keemun costs 180 yuan.", location: "price list, 2", score: 1 }];
  },
  async fingerprint() {
    return "1";
  },
};

function chainOf(replies: readonly string[], cache: AnswerCache | false = false, sources: readonly KnowledgeSource[] = [prices]) {
  return createAnswerChain({
    model: new FakeListChatModel({ responses: [...replies] }),
    modelIdentity: "test",
    cache,
    sources,
  });
}

interface SentEvent {
  readonly name: string;
  readonly data: Record<string, unknown>;
}

async function events(response: Response): Promise<SentEvent[]> {
  const text = await response.text();
  return text
    .trim()
    .split("\n\n")
    .map((event) => {
      const [, name = "", data = ""] = /^event: (.+)\ndata: (.+)$/.exec(event) ?? [];
      return { name, data: JSON.parse(data) as Record<string, unknown> };
    });
}

const asked = { question: "What does Keemun cost?" };

describe("answers of the chain", () => {
  it("come whole, with what they rest on", async () => {
    const { url } = await serve({ chain: chainOf(["Keemun costs 180 yuan [1]."]) });
    const response = await post(`${url}/v1/answers`, { ...asked, trace: true });
    const answer = await response.json();
    expect(answer).toMatchObject({
      text: "Keemun costs 180 yuan [1].",
      served: "model",
      citations: [{ number: 1, location: "price list, 2", cited: true }],
      sources: [{ name: "prices", status: "ok", found: 1 }],
      trace: { spans: expect.arrayContaining([expect.objectContaining({ kind: "source", name: "prices" })]) },
    });
  });

  it("come as events: progress, text piece by piece, the answer", async () => {
    const { url } = await serve({ chain: chainOf(["Keemun costs 180 yuan [1]."]) });
    const response = await post(`${url}/v1/answers`, { ...asked, stream: true, trace: true });
    expect(response.headers.get("content-type")).toContain("text/event-stream");
    const sent = await events(response);
    const names = sent.map(({ name }) => name);
    expect(names.slice(0, 1)).toEqual(["answer-stage-start"]);
    expect(names.slice(-2)).toEqual(["answer-trace", "answer"]);
    expect(sent.find(({ name }) => name === "answer-source")?.data).toMatchObject({ name: "prices", found: 1 });
    const text = sent.flatMap(({ name, data }) => (name === "answer-text" ? [data["text"]] : [])).join("");
    expect(text).toBe("Keemun costs 180 yuan [1].");
    expect(sent.at(-1)?.data).toMatchObject({ text, citations: [{ number: 1, cited: true }] });
  });

  it("understand the conversation before them, and refuse what is no turn of it", async () => {
    const { url } = await serve({ chain: chainOf(["Keemun costs 180 yuan [1]."]) });
    const history = [
      { role: "user", content: "Is Keemun a tea?" },
      { role: "assistant", content: "Keemun is a tea." },
    ];
    const answer = await (await post(`${url}/v1/answers`, { question: "And what does it cost?", history })).json();
    expect(answer).toMatchObject({ text: "Keemun costs 180 yuan [1]." });
    const wrong = await post(`${url}/v1/answers`, { ...asked, history: [{ role: "system", content: "x" }] });
    expect([wrong.status, await wrong.json()]).toMatchObject([400, { error: { param: "history[0].role" } }]);
  });

  it("are kept for callers of one key only, and counted by tier", async () => {
    const cache = new AnswerCache({ store: new Map() });
    const chain = chainOf(["Keemun costs 180 yuan [1]."], cache);
    const other = "sk-test-fedcba9876543210";
    const { url } = await serve({ chain, keys: [key, other], answerCache: cache });
    const served = async (apiKey: string, question = asked.question): Promise<unknown> => {
      const response = await post(`${url}/v1/answers`, { question }, { authorization: `Bearer ${apiKey}` });
      return ((await response.json()) as { readonly served: string }).served;
    };
    expect(await served(key)).toBe("model");
    expect(await served(key)).toBe("cache");
    expect(await served(other)).toBe("model");
    const metrics = await (await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${key}` } })).text();
    expect(metrics).toContain('langchain_chatglm_server_answers_total{served="cache",tier="exact"} 1');
    expect(metrics).toContain('langchain_chatglm_server_answers_total{served="model"} 2');
    expect(metrics).toContain('langchain_chatglm_answer_cache_hits_total{tier="exact"} 1');
    expect(metrics.match(/# EOF/g)).toHaveLength(1);
    expect(metrics).not.toContain("key-");
  });

  it("that fail say so without what the server keeps to itself, and nobody's leaving goes unheard", async () => {
    let signal: AbortSignal | undefined;
    const hanging: KnowledgeSource = {
      name: "hanging",
      find: (_question, options) => {
        signal = options.signal;
        return new Promise((_resolve, reject) => options.signal?.addEventListener("abort", () => reject(options.signal?.reason)));
      },
    };
    const failing = {
      stream: () => Promise.reject(new Error("/home/somebody/secret is missing")),
    };
    const errors: unknown[] = [];
    const failed = await serve({ chain: failing, onError: (error) => errors.push(error) });
    const response = await post(`${failed.url}/v1/answers`, asked);
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain("somebody");
    expect(String(errors[0])).toContain("somebody");
    const { url } = await serve({ chain: chainOf(["Nothing."], false, [hanging]) });
    const leaving = new AbortController();
    const left = fetch(`${url}/v1/answers`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...asked, stream: true }),
      signal: leaving.signal,
    });
    await left;
    await expect.poll(() => signal).toBeDefined();
    leaving.abort();
    await expect.poll(() => signal?.aborted).toBe(true);
    const none = await serve({ models: {}, embeddings: { x: { embedDocuments: async () => [], embedQuery: async () => [] } } });
    expect((await post(`${none.url}/v1/answers`, asked)).status).toBe(404);
  });
});

describe("questions with pictures", () => {
  /** A white PNG of one pixel. */
  const data = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC";
  const vision: VisionModel = {
    name: "one line",
    describe: async ({ name }) => [{ kind: "text", text: `Number: 7 on ${name}`, confidence: 1 }],
    identity: async () => "1",
  };
  const model = new FakeListChatModel({ responses: ["I don't know."] });
  const seeing = () => createAnswerChain({ model, modelIdentity: "test", vision, cache: false });

  it("reach the vision model, and are cited by name", async () => {
    const { url } = await serve({ chain: seeing() });
    expect(await (await fetch(`${url}/v1/sources`)).json()).toMatchObject({ images: true });
    const response = await post(`${url}/v1/answers`, { question: "What is the number?", images: [{ data, name: "scan.png" }] });
    expect(await response.json()).toMatchObject({
      text: expect.stringContaining("7"),
      citations: [expect.objectContaining({ location: expect.stringMatching(/^scan\.png/) })],
    });
  });

  it("are bytes alone: no path, no address, and no more than are read", async () => {
    const { url } = await serve({ chain: seeing() });
    for (const [images, param] of [
      [[{ path: "/etc/passwd" }], "images[0]"],
      [[{ data, path: "/etc/passwd" }], "images[0].path"],
      [[{ url: "https://example.org/a.png" }], "images[0]"],
      [["/etc/passwd"], "images[0]"],
      [[{ data: "https://example.org/a.png" }], "images[0].data"],
      [[{ data, name: "a\nb" }], "images[0].name"],
      [Array(9).fill({ data }), "images"],
      [[], "images"],
    ] as const) {
      const response = await post(`${url}/v1/answers`, { question: "?", images });
      expect(response.status).toBe(400);
      const { error } = (await response.json()) as { readonly error: { readonly param: string } };
      expect(error.param.startsWith(param)).toBe(true);
    }
    const large = await post(`${url}/v1/answers`, { question: "What is the number?", images: [{ data: "A".repeat(3_000_000) }] });
    expect(await large.json()).toMatchObject({ sources: [{ name: "pictures", status: "failed" }] });
  });

  it("are refused where nobody sees", async () => {
    const { url } = await serve({ chain: chainOf(["?"]) });
    expect(await (await fetch(`${url}/v1/sources`)).json()).toMatchObject({ images: false });
    const response = await post(`${url}/v1/answers`, { question: "?", images: [{ data }] });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: "INVALID_OPTION" } });
  });
});
