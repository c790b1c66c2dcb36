import type { CacheLookup } from "./answer-cache-options.js";
import type { AnswerParts } from "./answer-parts.js";
import type { KeyedEntries } from "./keyed-entries.js";
import { readReference } from "./reference.js";
import type { SimilarAnswers } from "./similar/similar-answers.js";
import type { TierKeys } from "./tiers/tier-keys.js";

/** How a kept answer is found: tier after tier, what is surest first. */
export class AnswerFinder {
  readonly #keys: TierKeys;
  readonly #entries: KeyedEntries;
  readonly #similar: SimilarAnswers | undefined;

  constructor(keys: TierKeys, entries: KeyedEntries, similar: SimilarAnswers | undefined) {
    this.#keys = keys;
    this.#entries = entries;
    this.#similar = similar;
  }

  async find(parts: AnswerParts, signal: AbortSignal | undefined): Promise<CacheLookup | undefined> {
    const { question } = parts;
    let found = await this.#entries.find(this.#keys.exact(parts), "exact", question, signal);
    for (const tier of this.#keys.tiers) {
      if (found !== undefined) return found;
      const key = await this.#keys.of(tier, parts, signal);
      const read = key === undefined ? undefined : await this.#entries.read(key, signal);
      if (typeof read === "object") found = read;
      const to = readReference(read, key);
      if (to?.startsWith(this.#keys.prefix)) found = await this.#entries.find(to, tier, question, signal);
    }
    if (found !== undefined) return found;
    const similar = await this.#similar?.find(this.#keys.exact(parts), parts, signal);
    return similar === undefined ? undefined : { status: "hit", ...similar, tier: "similar", isStale: false };
  }

  /** The answer to the same question that was written from the same evidence, if it is fresh. */
  async findWritten(
    parts: AnswerParts,
    evidence: string,
    signal: AbortSignal | undefined,
  ): Promise<Extract<CacheLookup, { status: "hit" }> | undefined> {
    const key = this.#keys.written(parts, evidence);
    const to = readReference(await this.#entries.read(key, signal), key);
    const found = to?.startsWith(this.#keys.prefix)
      ? await this.#entries.find(to, "evidence", parts.question, signal)
      : undefined;
    return found?.status === "hit" && !found.isStale ? found : undefined;
  }
}
