import { RunnableLambda } from "@langchain/core/runnables";
import { describe, expect, it } from "vitest";
import { AnswerCache } from "../../../src/answer-cache/answer-cache.js";
import type { AnswerCacheOptions } from "../../../src/answer-cache/answer-cache-options.js";
import type { AnswerParts } from "../../../src/answer-cache/answer-parts.js";
import { fileStore } from "../../../src/answer-cache/stores/file-store.js";
import { withAnswerCache } from "../../../src/answering/with-answer-cache.js";
import { temporaryFolder } from "../../sources/temporary-folder.js";

const parts = (question = "Who wrote Emma?"): AnswerParts => ({
  question,
  history: [],
  scope: { model: "m", prompt: "p", sources: [] },
});
const answer = { text: "Austen.", citations: [], origin: "model", values: [] } as const;

/** Caches that share a folder and nothing else, as those of several processes do. */
function caches(count: number, options: AnswerCacheOptions = {}): AnswerCache[] {
  const folder = temporaryFolder();
  return Array.from({ length: count }, () => new AnswerCache({ store: fileStore({ folder }), ...options }));
}

function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

describe("equal questions in caches that share a store", () => {
  it("are answered once; the others wait for that answer", async () => {
    const all = caches(6);
    const { opened, open } = gate();
    let calls = 0;
    const runnable = RunnableLambda.from(async (question: string) => {
      calls += 1;
      await opened;
      return `${question} Austen.`;
    });
    const chains = all.map((cache) => withAnswerCache(runnable, { cache, identity: "m" }));
    const asked = chains.flatMap((chain) => Array.from({ length: 20 }, () => chain.invoke("Who wrote Emma?")));
    while (calls === 0) await new Promise((resolve) => setImmediate(resolve));
    open();
    expect(new Set(await Promise.all(asked))).toEqual(new Set(["Who wrote Emma? Austen."]));
    expect(calls).toBe(1);
    await Promise.all(all.map((cache) => cache.close()));
    expect(all.map(({ statistics }) => statistics.followed).sort()).toEqual([0, 1, 1, 1, 1, 1]);
  });

  it("aren't kept from the others by one who stops waiting, nor by one who stops answering", async () => {
    const [leader, waiter, next] = caches(3);
    if (leader === undefined || waiter === undefined || next === undefined) throw new Error("three");
    const { finish } = await leader.lookUpToAnswer(parts());
    const stop = new AbortController();
    const stopped = waiter.lookUpToAnswer(parts(), stop.signal);
    const waits = next.lookUpToAnswer(parts());
    stop.abort(new Error("enough"));
    await expect(stopped).rejects.toThrow("enough");
    // It leaves without an answer: the next one's turn.
    finish();
    const turn = await waits;
    expect(turn.lookup).toEqual({ status: "miss" });
    const again = waiter.lookUpToAnswer(parts());
    await next.keep(parts(), answer);
    turn.finish();
    expect((await again).lookup).toMatchObject({ status: "hit", answer });
    expect((await leader.lookUpToAnswer(parts())).lookup).toMatchObject({ status: "hit" });
  });

  it("fail each for itself: a failure isn't kept, and nobody waits for a third", async () => {
    const all = caches(5);
    let calls = 0;
    const runnable = RunnableLambda.from(async (): Promise<string> => {
      calls += 1;
      throw new Error("the model is down");
    });
    const chains = all.map((cache) => withAnswerCache(runnable, { cache, identity: "m" }));
    const outcomes = await Promise.allSettled(chains.map((chain) => chain.invoke("Who wrote Emma?")));
    expect(outcomes.every((outcome) => outcome.status === "rejected" && outcome.reason.message === "the model is down")).toBe(
      true,
    );
    expect(calls).toBe(5);
  });

  it("are taken over from a holder that never finishes, once its lease is over", async () => {
    const folder = temporaryFolder();
    const store = fileStore({ folder });
    const cache = new AnswerCache({ store, lease: 60_000 });
    // What a process that was killed leaves behind: a lease that nobody extends.
    const key = cache.keyOf(parts());
    await store.leases.take(key, "killed", 300);
    const begun = performance.now();
    const { lookup, finish } = await cache.lookUpToAnswer(parts());
    expect(lookup.status).toBe("miss");
    expect(performance.now() - begun).toBeGreaterThan(200);
    finish();
    await cache.close();
    expect((await store.leases.take(key, "late", 300)).status).toBe("taken");
  });

  it("stay the holder's for as long as it works", async () => {
    const extended: string[] = [];
    const { opened, open } = gate();
    let holder = "";
    let released = 0;
    const store = {
      get: () => undefined,
      set: () => undefined,
      delete: () => undefined,
      leases: {
        take: async (_key: string, by: string) => {
          holder = by;
          return { status: "taken" as const };
        },
        extend: async (_key: string, by: string, milliseconds: number) => {
          extended.push(`${by} ${milliseconds}`);
          if (extended.length === 3) open();
          return true;
        },
        release: async () => {
          released += 1;
        },
      },
    };
    const cache = new AnswerCache({ store, lease: 30 });
    const { finish } = await cache.lookUpToAnswer(parts());
    await opened;
    expect(extended.slice(0, 3)).toEqual(Array(3).fill(`${holder} 30`));
    finish();
    await cache.close();
    expect(released).toBe(1);
    const atEnd = extended.length;
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(extended).toHaveLength(atEnd);
  });

  it("are answered by each where the store has no leases, they fail, or aren't wanted", async () => {
    const warnings: string[] = [];
    const failing = {
      get: () => undefined,
      set: () => undefined,
      delete: () => undefined,
      leases: {
        take: async () => {
          throw new Error("no lease today");
        },
        extend: async () => true,
        release: async () => undefined,
      },
    };
    const folder = temporaryFolder();
    for (const options of [
      { store: new Map<string, string>() },
      { store: failing, onWarning: ({ message }: Error) => warnings.push(message) },
      { store: fileStore({ folder }), lease: false as const },
    ]) {
      const [one, other] = [new AnswerCache(options), new AnswerCache(options)];
      for (const cache of [one, other]) expect((await cache.lookUpToAnswer(parts())).lookup.status).toBe("miss");
    }
    expect(warnings).toEqual(Array(2).fill("The answer cache could not take a lease: no lease today"));
    expect(() => new AnswerCache({ store: new Map(), lease: 0 })).toThrow("AnswerCache.lease is 0");
  });

  it("are found anew by one when they are stale", async () => {
    const folder = temporaryFolder();
    const options = { ttl: 10, ttlJitter: 0, staleWhileRevalidate: 600_000 };
    const [one, other] = [0, 1].map(() => new AnswerCache({ store: fileStore({ folder }), ...options }));
    if (one === undefined || other === undefined) throw new Error("two");
    await one.keep(parts(), answer);
    const { opened, open } = gate();
    let renewed = 0;
    const renew = async (): Promise<void> => {
      renewed += 1;
      await opened;
    };
    one.renew(parts(), renew);
    while (renewed === 0) await new Promise((resolve) => setImmediate(resolve));
    other.renew(parts(), renew);
    await other.close();
    expect(renewed).toBe(1);
    open();
    await one.close();
  });
});
