import { setTimeout as wait } from "node:timers/promises";
import KeyvRedis from "@keyv/redis";
import Keyv from "keyv";
import { describe, expect, it } from "vitest";
import { AnswerCache } from "../../../src/answer-cache/answer-cache.js";
import { redisProgram, startRedis } from "../../support/servers/redis-server.js";
import type { StoreServer } from "../../support/servers/store-server.js";

const parts = (index: number) => ({
  question: `question ${index}`,
  history: [],
  scope: { model: "m", prompt: "p", sources: [] },
});
const answer = (index: number) => ({ text: `answer ${index}`, citations: [], origin: "model" as const, values: [] });
const WRITES = 400;
/** A store that failed isn't asked for 30 s. */
const PAUSE = 31_000;

// @keyv/postgres is left out: nobody listens to its pool, whose idle connections end the process when the server is killed.
const kinds: readonly (readonly [string, string | undefined, () => Promise<StoreServer>, (url: string) => Keyv])[] = [
  ["Redis or Valkey", redisProgram, startRedis, (url) => new Keyv({ store: new KeyvRedis(url) })],
];

describe("a server that is killed under load", () => {
  it.concurrent.each(kinds)(
    "%s: costs hits, no answer and no patience; its answers are there again",
    async (_name, program, start, open) => {
      if (program === undefined) return;
      const server = await start();
      const warnings: string[] = [];
      const store = open(server.url);
      const cache = new AnswerCache({ store, onWarning: ({ message }) => warnings.push(message) });
      try {
        const kept = new Set<number>();
        const wrong: string[] = [];
        const look = async (index: number): Promise<boolean> => {
          const found = await cache.lookup(parts(index));
          if (found.status === "hit" && found.answer.text !== `answer ${index}`) wrong.push(found.answer.text);
          return found.status === "hit";
        };
        for (let index = 0; index < WRITES; index += 1) {
          if (index === WRITES / 2) void server.kill();
          await cache.keep(parts(index), answer(index));
          if (await look(index)) kept.add(index);
        }
        const begun = performance.now();
        expect(await look(0)).toBe(false);
        // Its circuit is open: nobody waits for a server that is gone.
        expect(performance.now() - begun).toBeLessThan(900);
        expect(kept.size).toBeGreaterThan(100);
        expect(kept.size).toBeLessThan(WRITES);
        await server.start();
        await wait(PAUSE);
        let again = 0;
        for (const index of kept) if (await look(index)) again += 1;
        expect({ again, wrong }).toEqual({ again: kept.size, wrong: [] });
        expect(warnings.length).toBeGreaterThan(0);
        expect(warnings.length).toBeLessThanOrEqual(8);
        await cache.keep(parts(WRITES), answer(WRITES));
        expect(await look(WRITES)).toBe(true);
      } finally {
        await store.disconnect();
        await server.stop();
      }
    },
  );
});
