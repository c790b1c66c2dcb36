import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { AnswerCache } from "../../../src/answer-cache/answer-cache.js";
import type { AnswerParts } from "../../../src/answer-cache/answer-parts.js";
import type { KeptAnswer } from "../../../src/answer-cache/kept-answer.js";
import type { QuestionEvidence } from "../../../src/answer-cache/similar/question-evidence.js";
import type { SimilarOptions } from "../../../src/answer-cache/similar/similar-options.js";
import { fileStore } from "../../../src/answer-cache/stores/file-store.js";

const bridge = { source: "s", location: "bridge.md", text: "Su Jianqiu designed Ruo Bridge." };
const evidence: QuestionEvidence = {
  pieces: [bridge],
  answeredBy: [bridge.text],
  answeredIn: [bridge],
  answeredRelations: ["design"],
  things: ["ruo bridge"],
  relations: ["design"],
  words: [],
};
const answer: KeptAnswer = {
  text: "Su Jianqiu [1].",
  citations: [{ number: 1, ...bridge, score: 1, cited: true }],
  origin: "model",
  values: ["Su Jianqiu"],
};
const scope = { model: "m", prompt: "p", sources: ["s1"] };

function parts(question: string, more: Partial<AnswerParts> = {}): AnswerParts {
  return { question, history: [], scope, evidence: async () => evidence, ...more };
}

const KEPT = "Who designed Ruo Bridge?";
const ASKED = "Ruo Bridge is designed by whom?";

function cacheWith(similar: SimilarOptions, store: Map<string, string> = new Map()): AnswerCache {
  return new AnswerCache({ store, similar });
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe("similar answers", () => {
  it("are off by default, and served by nothing but proof", async () => {
    const off = new AnswerCache({ store: new Map() });
    await off.keep(parts(KEPT), answer);
    expect((await off.lookup(parts(ASKED))).status).toBe("miss");
    expect(off.statistics.similar).toBeUndefined();
    const cache = cacheWith({ mode: "serve", observeShare: 0 });
    await cache.keep(parts(KEPT), answer);
    expect(await cache.lookup(parts(ASKED))).toMatchObject({
      status: "hit",
      tier: "similar",
      answer,
      key: cache.keyOf(parts(KEPT)),
    });
    for (const without of [
      parts("Who designed Yan Bridge?"),
      parts("Who didn't design Ruo Bridge?"),
      parts(ASKED, { evidence: undefined }),
      parts(ASKED, { evidence: async () => undefined }),
      parts(ASKED, { evidence: () => Promise.reject(new Error("broken")) }),
      parts(ASKED, { evidence: async () => ({ ...evidence, things: ["yan bridge"] }) }),
      parts(ASKED, { history: [{ role: "user", content: "hello" }] }),
    ])
      expect((await cache.lookup(without)).status).toBe("miss");
    const { rejectedBy, entries, similarities } = cache.statistics.similar ?? {};
    expect(rejectedBy).toEqual({ "guard: names": 1, "guard: negation": 1, "evidence: unknown": 1, "evidence: things": 1 });
    expect([entries, similarities?.at(-1)?.lookups]).toEqual([1, 6]);
  });

  it("never leave their tenant, model, sources, options or language", async () => {
    const cache = cacheWith({ mode: "serve", observeShare: 0 });
    await cache.keep(parts(KEPT, { scope: { ...scope, tenant: "a" } }), answer);
    for (const changed of [{ tenant: "b" }, { model: "n" }, { sources: ["s2"] }, { options: "x" }, { prompt: "q" }])
      expect((await cache.lookup(parts(ASKED, { scope: { ...scope, tenant: "a", ...changed } }))).status).toBe("miss");
    expect((await cache.lookup(parts("Ruo Bridge是谁设计的，请告诉我好吗", { scope: { ...scope, tenant: "a" } }))).status).toBe(
      "miss",
    );
    expect((await cache.lookup(parts(ASKED, { scope: { ...scope, tenant: "a" } }))).status).toBe("hit");
  });

  it("are compared first, served once the error is bounded, and stepped back from when it isn't any more", async () => {
    const store = new Map<string, string>();
    const cache = cacheWith({ mode: "observe", maxError: 0.05, observeShare: 0 }, store);
    await cache.keep(parts(KEPT), answer);
    /** Asked in ever other ways, which make no other question of it. */
    const asked = (round: number): AnswerParts => parts(`${ASKED}${" ?".repeat(round)}`);
    const observe = async (round: number, fresh: KeptAnswer): Promise<string> => {
      const { status } = await cache.lookup(asked(round));
      if (status === "miss") await cache.keep(asked(round), fresh);
      await cache.delete(asked(round));
      return status;
    };
    // 58 without an error bound it at 5 %: 1 - 0.05^(1/59).
    for (let round = 1; round <= 59; round += 1)
      expect(await observe(round, { ...answer, text: "By Su Jianqiu [1]." })).toBe("miss");
    expect(cache.statistics.similar).toMatchObject({ isServing: true, observed: { trials: 59, errors: 0 } });
    expect(await observe(60, answer)).toBe("hit");
    // Another process with the same store and settings knows; one with other settings doesn't.
    const again = cacheWith({ mode: "observe", maxError: 0.05, observeShare: 0 }, store);
    expect((await again.lookup(asked(61))).status).toBe("miss");
    await vi.waitFor(() => expect(again.statistics.similar).toMatchObject({ isServing: true, entries: 1 }));
    expect((await again.lookup(asked(61))).status).toBe("hit");
    const others = cacheWith({ mode: "observe", maxError: 0.05, threshold: 0.5 }, store);
    await others.lookup(asked(61));
    await vi.waitFor(() => expect(others.statistics.similar?.entries).toBe(1));
    expect(others.statistics.similar).toMatchObject({ isServing: false, observed: { trials: 0 } });
    await cache.feedback({ cacheKey: cache.keyOf(parts(KEPT)), cacheTier: "similar" }, "bad");
    expect(cache.statistics.similar).toMatchObject({ isServing: false, observed: { trials: 60, errors: 1 } });
    expect(await cache.lookup(parts(KEPT))).toEqual({ status: "miss" });
    expect(cache.metrics()).toContain("langchain_chatglm_answer_cache_similar_observed_errors 1\n");
  });

  it("keep being compared now and then while they are served", async () => {
    const cache = cacheWith({ mode: "serve", observeShare: 0.05 });
    await cache.keep(parts(KEPT), answer);
    vi.spyOn(Math, "random").mockReturnValue(0.04);
    expect((await cache.lookup(parts(ASKED))).status).toBe("miss");
    await cache.keep(parts(ASKED), { ...answer, values: ["Lin Yue"], text: "Lin Yue [1]." });
    expect(cache.statistics.similar).toMatchObject({ isServing: false, observed: { trials: 1, errors: 1 } });
  });

  it("don't outlive the answer, and aren't made of what isn't known", async () => {
    const cache = cacheWith({ mode: "serve", observeShare: 0 });
    await cache.keep(parts(KEPT), { ...answer, origin: "unknown", text: "Not known." });
    expect(cache.statistics.similar?.entries).toBe(0);
    await cache.keep(parts(KEPT), answer);
    await cache.delete(KEPT);
    expect((await cache.lookup(parts(ASKED))).status).toBe("miss");
    expect(cache.statistics.similar).toMatchObject({ entries: 0, rejectedBy: { gone: 1 } });
    await cache.keep(parts(KEPT), answer);
    expect(await cache.verify()).toMatchObject({ answers: 1, damaged: [] });
    await cache.clear();
    expect((await cache.lookup(parts(ASKED))).status).toBe("miss");
  });

  it("are found by any embeddings, and decided by a verifier at last", async () => {
    const embedQuery = vi.fn(async () => [1, 2, 3]);
    const embeddings = { embedQuery, embedDocuments: async (texts: string[]) => texts.map(() => [1, 2, 3]) };
    expect(() => cacheWith({ mode: "observe", embeddings })).toThrow("don't tell what model");
    const verify = vi.fn(async ({ similarity }: { similarity: number }) => similarity > 2);
    const strict = cacheWith({ mode: "serve", observeShare: 0, embeddings, embeddingsIdentity: "e-1", verify });
    await strict.keep(parts(KEPT), answer);
    expect((await strict.lookup(parts(ASKED))).status).toBe("miss");
    expect(verify).toHaveBeenCalledWith(
      { asked: ASKED, kept: KEPT, answer, similarity: expect.closeTo(1) },
      expect.any(AbortSignal),
    );
    expect(strict.statistics.similar?.rejectedBy).toEqual({ verifier: 1 });
    verify.mockRejectedValue(new Error("broken"));
    expect((await strict.lookup(parts(ASKED))).status).toBe("miss");
    verify.mockResolvedValue(true);
    expect((await strict.lookup(parts(ASKED))).status).toBe("hit");
    embedQuery.mockRejectedValue(new Error("broken"));
    expect((await strict.lookup(parts(ASKED))).status).toBe("miss");
  });

  it("reject options that make no sense, by name", () => {
    for (const [name, value] of Object.entries({
      threshold: 0,
      candidates: 0,
      maxError: 1,
      observeShare: 2,
      maxEntries: 0.5,
      timeout: 0,
    }))
      expect(() => cacheWith({ mode: "observe", [name]: value })).toThrow(`AnswerCache.similar.${name} is ${value}`);
  });

  it("bounds the index over all tenants", async () => {
    const cache = cacheWith({ mode: "serve", observeShare: 0, maxEntries: 3 });
    for (const tenant of ["a", "b", "c", "d", "e"]) await cache.keep(parts(KEPT, { scope: { ...scope, tenant } }), answer);
    expect(cache.statistics.similar?.entries).toBe(3);
    const status = async (tenant: string) => (await cache.lookup(parts(ASKED, { scope: { ...scope, tenant } }))).status;
    expect([await status("a"), await status("e")]).toEqual(["miss", "hit"]);
  });

  it("are found again from files, and survive damaged records", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "similar-"));
    try {
      await using store = fileStore({ folder });
      const first = new AnswerCache({ store, similar: { mode: "serve", observeShare: 0 } });
      await first.keep(parts(KEPT), answer);
      await first.close();
      for await (const [key] of store.iterator()) if (key.includes("/similar/")) await store.set(`${key}x`, "damaged");
      const second = new AnswerCache({ store, similar: { mode: "serve", observeShare: 0 } });
      await second.lookup(parts(ASKED));
      await vi.waitFor(() => expect(second.statistics.similar?.entries).toBe(1));
      expect(await second.lookup(parts(ASKED))).toMatchObject({ status: "hit", tier: "similar" });
      await second.close();
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
