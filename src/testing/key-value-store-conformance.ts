import { AnswerCache } from "../answer-cache/answer-cache.js";
import type { AnswerParts } from "../answer-cache/answer-parts.js";
import type { KeptAnswer } from "../answer-cache/kept-answer.js";
import type { KeyValueStore } from "../answer-cache/key-value-store.js";
import { defineSuite, type SuiteCase, type TestRunner } from "./test-runner.js";

/** The store to be tested, and where its tests are registered. */
export interface KeyValueStoreConformanceOptions {
  /** Shown before the tests' names. */
  readonly name: string;
  /** An empty store of one test's own. */
  open(): KeyValueStore | Promise<KeyValueStore>;
  /** Called when a test is over. */
  release?(store: KeyValueStore): Promise<void> | void;
  /** Tests that can't pass, each with its reason. An unknown test name is an error. Defaults to none. */
  readonly skips?: Readonly<Record<string, string>>;
}

const parts: AnswerParts = {
  scope: { model: "m", prompt: "p", sources: [] },
  question: "姚明出生在哪里",
  history: [],
};
const answer: KeptAnswer = { text: "上海。", citations: [], origin: "model", values: ["上海"], finishReason: "stop" };

const cases: readonly SuiteCase<KeyValueStore>[] = [
  {
    name: "has nothing under a key that was never set",
    run: async (store, expect) => {
      expect((await store.get("answers/none")) ?? null).toBe(null);
    },
  },
  {
    name: "gives back what was set, the latest, under each key its own",
    run: async (store, expect) => {
      await store.set("answers/a", "one");
      await store.set("answers/b", "two");
      await store.set("answers/a", "three");
      expect([await store.get("answers/a"), await store.get("answers/b")]).toEqual(["three", "two"]);
    },
  },
  {
    name: "keeps any text, character by character",
    run: async (store, expect) => {
      for (const [index, text] of ["", '{"a":1}', "茶\n\u0000 🍵", "x".repeat(1_000_000)].entries()) {
        await store.set(`answers/${index}`, text);
        expect((await store.get(`answers/${index}`)) === text).toBe(true);
      }
    },
  },
  {
    name: "takes long keys, and keys with slashes, dots and other scripts",
    run: async (store, expect) => {
      const keys = ["answers/../a", "answers/a/b/c", "answers/茶", "answers/A", "answers/a", `answers/${"k".repeat(300)}`];
      for (const key of keys) await store.set(key, `value of ${key}`);
      for (const key of keys) expect(await store.get(key)).toBe(`value of ${key}`);
    },
  },
  {
    name: "forgets what is deleted, and nothing else; deleting nothing is no error",
    run: async (store, expect) => {
      await store.set("answers/a", "one");
      await store.set("answers/ab", "two");
      await store.delete("answers/a");
      await store.delete("answers/a");
      expect([(await store.get("answers/a")) ?? null, await store.get("answers/ab")]).toEqual([null, "two"]);
    },
  },
  {
    name: "takes many writes at once",
    run: async (store, expect) => {
      const keys = Array.from({ length: 50 }, (_, index) => `answers/${index}`);
      await Promise.all(keys.map(async (key) => store.set(key, `of ${key}`)));
      expect(await Promise.all(keys.map(async (key) => store.get(key)))).toEqual(keys.map((key) => `of ${key}`));
    },
  },
  {
    name: "still has an entry long before its time is up",
    run: async (store, expect) => {
      await store.set("answers/a", "one", 3_600_000);
      expect(await store.get("answers/a")).toBe("one");
    },
  },
  {
    name: "serves an answer cache, and a second one after it",
    run: async (store, expect) => {
      await new AnswerCache({ store }).keep(parts, answer);
      const found = await new AnswerCache({ store }).lookup(parts);
      expect(found).toMatchObject({ status: "hit", answer: { text: "上海。" } });
    },
  },
];

/** Defines the tests that every store of an answer cache passes: a Map, a Keyv, a Keyv adapter, or one of your own. */
export function keyValueStoreTests(runner: TestRunner, { name, open, release, skips }: KeyValueStoreConformanceOptions): void {
  defineSuite(runner, {
    title: `${name}: a KeyValueStore`,
    cases,
    skips,
    open: async () => {
      const subject = await open();
      return { subject, release: () => release?.(subject) };
    },
  });
}
