import { ChatGLMError } from "../errors.js";
import type { AnswerScope } from "./answer-parts.js";
import type { RecordedMessage } from "./answer-recorder.js";
import type { CacheEncryption } from "./encryption/value-cipher.js";
import type { AnswerCost, KeptAnswer } from "./kept-answer.js";
import type { KeyValueStore } from "./key-value-store.js";
import type { SimilarOptions } from "./similar/similar-options.js";
import type { CacheTier, CacheTierName } from "./tiers/cache-tier.js";

/** What an answer cache keeps answers in, for how long, and what counts as the same question. */
export interface AnswerCacheOptions {
  /** A Map, a Keyv or any Keyv storage adapter. Defaults to `fileStore()` in the user's cache folder. */
  readonly store?: KeyValueStore | undefined;
  /**
   * How a question is found again that isn't put in exactly the same way, in this order. Defaults to `wordingTier`, then
   * `meaningTier`.
   */
  readonly tiers?: readonly CacheTier[] | undefined;
  /**
   * The last tier: answers to similar questions, proven by the evidence for the one at hand. Off by default. Only questions to an answer chain with
   * sources that find in milliseconds have such evidence.
   */
  readonly similar?: SimilarOptions | undefined;
  /** Milliseconds an answer is kept. Defaults to no expiry. */
  readonly ttl?: number | undefined;
  /**
   * Milliseconds for which an answer is still served when its time to live is over, while the chain finds it anew in the background (RFC 5861).
   * Defaults to 0.
   */
  readonly staleWhileRevalidate?: number | undefined;
  /** The share of the time to live by which answers may expire earlier, at random, so that they don't all expire at once. Defaults to 0.1. */
  readonly ttlJitter?: number | undefined;
  /** Keeps several caches in one store apart. Defaults to "answers". */
  readonly namespace?: string | undefined;
  /**
   * Encrypts whatever is written to the store, questions among it; keys are hashes either way. What another key encrypted is a miss, and told to
   * `onWarning`. `recordTo` isn't encrypted. Defaults to none.
   */
  readonly encryption?: CacheEncryption | undefined;
  /** Milliseconds a call to the store may take before it counts as failed. Defaults to 1,000. */
  readonly timeout?: number | undefined;
  /**
   * A `.jsonl` file to which each answer that is kept is appended with the prompt it answers: recorded answers for `distill`. It holds
   * questions and evidence as plain text. Defaults to none.
   */
  readonly recordTo?: string | undefined;
  /**
   * Whose answers are kept, by what they depend on, such as the tenant: others are only served what is there. False for nobody's. Where one store
   * serves several trusts, let only those keep whose model, sources and prompts you run yourself. Defaults to everybody's.
   */
  readonly mayKeep?: false | ((scope: AnswerScope) => boolean) | undefined;
  /**
   * Milliseconds after which others take over a question from a process that was killed while it answered it; false lets each process answer for
   * itself. Only for stores with leases: `fileStore`, `@keyv/redis`, `@keyv/postgres`, and those of your own. Defaults to 30,000.
   */
  readonly lease?: number | false | undefined;
  /** Told about a store that fails or is slow, and about entries thrown away. What it throws is ignored. */
  readonly onWarning?: ((warning: ChatGLMError) => unknown) | undefined;
}

/** What a lookup came to. A warning says why the store couldn't answer. */
export type CacheLookup =
  | {
      readonly status: "hit";
      readonly answer: KeptAnswer;
      readonly tier: CacheTierName;
      /** Of the entry, for `AnswerCache.feedback`. */
      readonly key: string;
      /** Its time to live is over: it should be found anew. */
      readonly isStale: boolean;
      /** Milliseconds since 1970 from which it isn't served any more. Undefined for no such time. */
      readonly expiresAt?: number | undefined;
      /** What it took to make: what is saved. Undefined if whoever kept it didn't tell. */
      readonly cost?: AnswerCost | undefined;
    }
  | { readonly status: "miss"; readonly warning?: ChatGLMError | undefined };

/** A lookup by one who will make the answer if there is none. */
export interface LookupToAnswer {
  readonly lookup: CacheLookup;
  /** To be called when the answer was given to the cache to be kept, or won't be: others may then make it. */
  readonly finish: () => void;
}

/** How an answer is kept. */
export interface KeepOptions {
  /** Milliseconds to keep this answer, if shorter than the cache's own. */
  readonly ttl?: number | undefined;
  /** What it took to make, for `AnswerCache.statistics` to tell what hits save. */
  readonly cost?: AnswerCost | undefined;
  /** Tells the evidence that it was written from: it is then found again for the same evidence, whatever else the sources hold. */
  readonly writtenFrom?: string | undefined;
  /** What the model was asked, to be recorded if `recordTo` says so. */
  readonly prompt?: readonly RecordedMessage[] | undefined;
}

/** @throws ChatGLMError INVALID_OPTION with the option's name. */
export function checkCacheOptions({ ttl, ttlJitter, staleWhileRevalidate, timeout, lease }: AnswerCacheOptions): void {
  checkMilliseconds("ttl", ttl);
  if (staleWhileRevalidate !== 0) checkMilliseconds("staleWhileRevalidate", staleWhileRevalidate);
  if (ttlJitter !== undefined && !(ttlJitter >= 0 && ttlJitter < 1)) {
    throw new ChatGLMError("INVALID_OPTION", `AnswerCache.ttlJitter is ${ttlJitter}.`, {
      remedy: "Give a share from 0 to below 1.",
    });
  }
  checkMilliseconds("timeout", timeout);
  if (lease !== false) checkMilliseconds("lease", lease);
}

function checkMilliseconds(name: string, value: number | undefined): void {
  if (value === undefined || value > 0) return;
  throw new ChatGLMError("INVALID_OPTION", `AnswerCache.${name} is ${value}.`, {
    remedy: "Give milliseconds above 0, or leave it out.",
  });
}
