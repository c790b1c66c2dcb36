import { ChatGLMError } from "../errors.js";
import type { AnswerParts } from "./answer-parts.js";
import type { ValueStore } from "./encryption/value-store.js";
import { type KeptEntry, readEntry } from "./kept-answer.js";
import { deleteKeys } from "./key-value-store.js";
import { readReference } from "./reference.js";
import { type StoredItem, storedItems } from "./stored-entries.js";
import type { TierKeys } from "./tiers/tier-keys.js";

/** What {@link AnswerCache.verify} found. */
export interface CacheVerification {
  readonly answers: number;
  /** Other ways to ask for them. */
  readonly references: number;
  readonly expired: number;
  /** Entries that were encrypted with another key, or not at all though there is one: they are misses. */
  readonly locked: number;
  /** Keys of entries that are not what was written. */
  readonly damaged: readonly string[];
}

/** The answers in a store, seen as a whole. Whatever needs the store's keys throws CACHE_STORE_FAILED if it can't list them. */
export class StoredAnswers {
  readonly #store: ValueStore;
  readonly #keys: TierKeys;

  constructor(store: ValueStore, keys: TierKeys) {
    this.#store = store;
    this.#keys = keys;
  }

  async *entries(question?: string): AsyncGenerator<KeptEntry, void, undefined> {
    const wanted = question === undefined ? undefined : await this.#formsOf(question);
    for await (const item of this.#items()) {
      if (item.kind !== "answer") continue;
      if (wanted === undefined || (await this.#formsOf(item.entry.question)).some((form) => wanted.includes(form)))
        yield item.entry;
    }
  }

  async delete(question: string | AnswerParts): Promise<number> {
    const keys = typeof question === "string" ? await this.#keysOf(question) : await this.#keysFor(question);
    let deleted = 0;
    for (const key of keys) {
      if (readEntry(await this.#store.get(key), key, 0).status === "valid") deleted += 1;
      await this.#store.delete(key);
    }
    return deleted;
  }

  async clear(): Promise<void> {
    if (!(await deleteKeys(this.#store.raw, this.#keys.prefix))) throw cannotList();
  }

  async verify(): Promise<CacheVerification> {
    const counts = { answer: 0, reference: 0, expired: 0, locked: 0, damaged: 0 };
    const damaged: string[] = [];
    for await (const { kind, key } of this.#items()) {
      counts[kind] += 1;
      if (kind === "damaged") damaged.push(key);
    }
    const { answer: answers, reference: references, expired, locked } = counts;
    return { answers, references, expired, locked, damaged };
  }

  /** Where something stands for these parts. */
  async #keysFor(parts: AnswerParts): Promise<ReadonlySet<string>> {
    const keys = new Set(await this.#keys.all(parts));
    for (const key of [...keys]) {
      const to = readReference(await this.#store.get(key), key);
      if (to?.startsWith(this.#keys.prefix)) keys.add(to);
    }
    return keys;
  }

  async #keysOf(question: string): Promise<ReadonlySet<string>> {
    const answers = new Set<string>();
    for await (const { key } of this.entries(question)) answers.add(key);
    const keys = new Set(answers);
    for await (const item of this.#items()) if (item.kind === "reference" && answers.has(item.to)) keys.add(item.key);
    return keys;
  }

  /** What a question has in common with itself in other words, whatever the scope. */
  #formsOf(question: string): Promise<string[]> {
    return this.#keys.all({ question, history: [], scope: { model: "", prompt: "", sources: [] } });
  }

  async *#items(): AsyncGenerator<StoredItem, void, undefined> {
    const items = await storedItems(this.#store, this.#keys.prefix);
    if (items === undefined) throw cannotList();
    yield* items;
  }
}

function cannotList(): ChatGLMError {
  return new ChatGLMError("CACHE_STORE_FAILED", "The answer cache's store can't list its keys.", {
    remedy: "Use a store that lists its keys, or do it in the store itself.",
  });
}
