import { afterEach, describe, expect, it, vi } from "vitest";
import { AnswerCache } from "../../src/answer-cache/answer-cache.js";
import type { AnswerParts } from "../../src/answer-cache/answer-parts.js";
import type { CacheTier } from "../../src/answer-cache/tiers/cache-tier.js";
import { createAnswerChain } from "../../src/answering/answer-chain.js";
import { RecordingChatModel } from "../answering/recording-chat-model.js";
import { CustomAdapter } from "./custom-adapter.js";

const answer = { text: "Austen", citations: [], origin: "model", values: [] } as const;
const parts = (question: string, model = "m"): AnswerParts => ({
  question,
  history: [],
  scope: { model, prompt: "p", sources: [] },
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("AnswerCache over its life", () => {
  it("lets answers expire a little earlier at random, never later", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: 0 });
    const cache = new AnswerCache({ store: new Map(), ttl: 1_000, ttlJitter: 0.5 });
    for (let index = 0; index < 200; index += 1) await cache.keep(parts(`q${index}`), answer);
    const expiries: (number | null)[] = [];
    for await (const { expiresAt } of cache.entries()) expiries.push(expiresAt);
    expect(new Set(expiries).size).toBeGreaterThan(100);
    for (const time of expiries) expect(time !== null && time > 500 - 1 && time <= 1_000).toBe(true);
    expect(() => new AnswerCache({ store: new Map(), ttlJitter: 1 })).toThrow("ttlJitter");
  });

  it("deletes by parts what any wording finds, and by question whatever the scope", async () => {
    const store = new Map<string, string>();
    const cache = new AnswerCache({ store });
    for (const model of ["a", "b"]) await cache.keep(parts("Who wrote Emma?", model), answer);
    await cache.keep(parts("Who wrote Ulysses?"), answer);
    expect(await cache.delete(parts("Could you tell me who wrote Emma?", "a"))).toBe(1);
    expect((await cache.lookup(parts("Who wrote Emma?", "a"))).status).toBe("miss");
    expect((await cache.lookup(parts("Who wrote Emma?", "b"))).status).toBe("hit");
    expect(await cache.delete("Please tell me who wrote Emma.")).toBe(1);
    expect(await cache.delete("Who wrote Emma?")).toBe(0);
    expect(await cache.verify()).toEqual({ answers: 1, references: 1, expired: 0, locked: 0, damaged: [] });
    const [key = ""] = [...store.keys()];
    store.set(key, "broken");
    expect((await cache.verify()).damaged).toEqual([key]);
  });

  it("keeps only whose answers may be kept, and serves them to all who share what they depend on", async () => {
    const store = new Map<string, string>();
    const of = (tenant: string): AnswerParts => ({ ...parts("Who wrote Emma?"), scope: { ...parts("").scope, tenant } });
    const careful = new AnswerCache({ store, mayKeep: ({ tenant }) => tenant === "editors" });
    const closed = new AnswerCache({ store, mayKeep: false });
    const broken = new AnswerCache({
      store,
      mayKeep: () => {
        throw new Error("who?");
      },
    });
    for (const cache of [careful, closed, broken]) expect(await cache.keep(of("visitors"), answer)).toBeUndefined();
    expect(store.size).toBe(0);
    await careful.keep(of("editors"), answer);
    for (const cache of [careful, closed, broken]) {
      expect((await cache.lookup(of("editors"))).status).toBe("hit");
      expect((await cache.lookup(of("visitors"))).status).toBe("miss");
    }
    expect([careful, closed, broken].map(({ statistics }) => statistics.kept)).toEqual([1, 0, 0]);
  });

  it("says so where the store can't list its keys", async () => {
    const cache = new AnswerCache({ store: new CustomAdapter() });
    await expect(cache.delete("q")).rejects.toMatchObject({ code: "CACHE_STORE_FAILED" });
    await expect(cache.verify()).rejects.toMatchObject({ code: "CACHE_STORE_FAILED" });
  });

  it("counts hits by tier, as OpenMetrics too", async () => {
    const cache = new AnswerCache({ store: new Map() });
    const cost = { promptTokens: 100, outputTokens: 7, milliseconds: 1_500 };
    await cache.keep(parts("Who wrote Emma?"), answer, { cost });
    for (const question of ["Who wrote Emma?", "Tell me who wrote Emma", "Who read Emma?"]) await cache.lookup(parts(question));
    expect(
      cache.metrics().replaceAll(/(?<=lookup_seconds.*\} )[\d.e-]+$/gmu, "T"),
    ).toBe(`# TYPE langchain_chatglm_answer_cache_hits counter
# HELP langchain_chatglm_answer_cache_hits Questions served from the cache.
langchain_chatglm_answer_cache_hits_total{tier="exact"} 1
langchain_chatglm_answer_cache_hits_total{tier="wording"} 1
langchain_chatglm_answer_cache_hits_total{tier="meaning"} 0
langchain_chatglm_answer_cache_hits_total{tier="similar"} 0
langchain_chatglm_answer_cache_hits_total{tier="evidence"} 0
# TYPE langchain_chatglm_answer_cache_misses counter
# HELP langchain_chatglm_answer_cache_misses Questions that the cache had no answer to.
langchain_chatglm_answer_cache_misses_total 1
# TYPE langchain_chatglm_answer_cache_followed counter
# HELP langchain_chatglm_answer_cache_followed Hits that another process was still answering.
langchain_chatglm_answer_cache_followed_total 0
# TYPE langchain_chatglm_answer_cache_kept counter
# HELP langchain_chatglm_answer_cache_kept Answers written to the store.
langchain_chatglm_answer_cache_kept_total 1
# TYPE langchain_chatglm_answer_cache_rejected counter
# HELP langchain_chatglm_answer_cache_rejected Entries deleted because they failed validation.
langchain_chatglm_answer_cache_rejected_total 0
# TYPE langchain_chatglm_answer_cache_store_failures counter
# HELP langchain_chatglm_answer_cache_store_failures Calls to the store that failed or were too slow.
langchain_chatglm_answer_cache_store_failures_total 0
# TYPE langchain_chatglm_answer_cache_saved_tokens counter
# HELP langchain_chatglm_answer_cache_saved_tokens Tokens that hits saved models, as far as known.
langchain_chatglm_answer_cache_saved_tokens_total{kind="prompt"} 200
langchain_chatglm_answer_cache_saved_tokens_total{kind="output"} 14
# TYPE langchain_chatglm_answer_cache_saved_seconds counter
# HELP langchain_chatglm_answer_cache_saved_seconds Time that the answers of hits took to make.
langchain_chatglm_answer_cache_saved_seconds_total 3
# TYPE langchain_chatglm_answer_cache_lookup_seconds summary
# HELP langchain_chatglm_answer_cache_lookup_seconds Time of lookups by what they came to; quantiles of the latest 1,000.
${["exact", "wording", "miss"]
  .flatMap((outcome) => [
    `{outcome="${outcome}",quantile="0.5"} T`,
    `{outcome="${outcome}",quantile="0.99"} T`,
    `_sum{outcome="${outcome}"} T`,
    `_count{outcome="${outcome}"} T`,
  ])
  .map((sample) => `langchain_chatglm_answer_cache_lookup_seconds${sample}`)
  .join("\n")}
# EOF
`);
  });

  it("takes a tier that throws, or disagrees, for one that can't tell", async () => {
    const throwing: CacheTier = { name: "meaning", form: () => Promise.reject(new Error("broken")) };
    const refusing: CacheTier = { name: "wording", form: () => "one form", agrees: (asked) => asked !== "c" };
    const cache = new AnswerCache({ store: new Map(), tiers: [throwing, refusing] });
    await cache.keep(parts("a"), answer);
    expect(await cache.lookup(parts("b"))).toMatchObject({ status: "hit", tier: "wording" });
    expect((await cache.lookup(parts("c"))).status).toBe("miss");
  });

  it("never follows a reference to another namespace, or to another question's answer", async () => {
    const store = new Map<string, string>();
    const [ours, theirs] = ["a", "b"].map((namespace) => new AnswerCache({ store, namespace }));
    await theirs?.keep(parts("Who wrote Emma?"), answer);
    const [answerOf = "", reference = ""] = [...store.values()];
    for (const [key, value] of [...store]) if (value === reference) store.set(key.replace("b/", "a/"), reference);
    expect((await ours?.lookup(parts("Tell me who wrote Emma")))?.status).toBe("miss");
    expect(answerOf).not.toBe(reference);
  });
});

describe("the chain's use of the cache per call", () => {
  it("goes past it, or anew into it", async () => {
    const model = new RecordingChatModel({ id: "m", pieces: ["an answer"] });
    const cache = new AnswerCache({ store: new Map() });
    const chain = createAnswerChain({ model, cache, check: false });
    const ask = async (use?: "bypass" | "refresh" | "noStore"): Promise<string> =>
      (await chain.invoke({ question: "q", cache: use })).served;
    expect(await ask("bypass")).toBe("model");
    expect(await ask("noStore")).toBe("model");
    expect(cache.statistics.kept).toBe(0);
    expect(await ask()).toBe("model");
    expect(await ask("noStore")).toBe("cache");
    expect(await ask()).toBe("cache");
    expect(await ask("bypass")).toBe("model");
    expect(cache.statistics.kept).toBe(1);
    expect(await ask("refresh")).toBe("model");
    expect(cache.statistics.kept).toBe(2);
    expect(await ask()).toBe("cache");
    expect(model.asked).toHaveLength(5);
    await expect(chain.invoke({ question: "q", cache: "never" as "bypass" })).rejects.toMatchObject({ code: "INVALID_OPTION" });
  });
});

describe("stale answers", () => {
  it("are served while they are found anew in the background, once, and then replaced", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: 0 });
    const model = new RecordingChatModel({ id: "m", pieces: ["an answer"] });
    const cache = new AnswerCache({ store: new Map(), ttl: 1_000, ttlJitter: 0, staleWhileRevalidate: 1_000 });
    const piece = { source: "s", text: "an answer", location: "l", score: 1 };
    const source = { name: "s", find: async () => [piece], fingerprint: async () => "1" };
    const chain = createAnswerChain({ model, cache, check: false, sources: [source] });
    await chain.invoke("q");
    vi.setSystemTime(1_500);
    const [one, other] = await Promise.all([chain.invoke("q"), chain.invoke("q")]);
    expect([one.served, other.served]).toEqual(["cache", "cache"]);
    const entries: number[] = [];
    for await (const { keptAt } of cache.entries()) entries.push(keptAt);
    expect(entries).toEqual([1_500]);
    expect(model.asked).toHaveLength(2);
    vi.setSystemTime(2_400);
    expect((await chain.invoke("q")).served).toBe("cache");
    expect(model.asked).toHaveLength(2);
    vi.setSystemTime(3_600);
    expect((await chain.invoke("q")).served).toBe("model");
  });

  it("aren't found anew once the cache is closed, and what is underway is aborted", async () => {
    const cache = new AnswerCache({ store: new Map() });
    let stopped: unknown;
    const renewed = (signal: AbortSignal): Promise<void> =>
      new Promise((_, reject) => {
        signal.addEventListener("abort", () => {
          stopped = signal.reason;
          reject(signal.reason);
        });
      });
    cache.renew(parts("q"), renewed);
    await cache.close();
    expect(stopped).toMatchObject({ name: "AbortError" });
    cache.renew(parts("q"), () => Promise.reject(new Error("never called")));
  });
});

describe("feedback", () => {
  it("evicts an answer that was bad, whatever wording it was served for, and nothing of another cache", async () => {
    const cache = new AnswerCache({ store: new Map() });
    const model = new RecordingChatModel({ id: "m", pieces: ["an answer"] });
    const chain = createAnswerChain({ model, cache, check: false });
    await chain.invoke("Who wrote Emma?");
    const served = await chain.invoke("Could you tell me who wrote Emma?");
    expect(served.cacheTier).toBe("wording");
    expect(await cache.feedback(served, "good")).toBe(false);
    expect(await new AnswerCache({ store: new Map(), namespace: "other" }).feedback(served, "bad")).toBe(false);
    expect(await cache.feedback({}, "bad")).toBe(false);
    expect((await chain.invoke("Who wrote Emma?")).served).toBe("cache");
    expect(await cache.feedback(served, "bad")).toBe(true);
    expect((await chain.invoke("Who wrote Emma?")).served).toBe("model");
  });
});
