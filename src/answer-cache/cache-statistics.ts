import { type SimilarStatistics, similarMetrics } from "./similar/similar-statistics.js";
import type { CacheTierName } from "./tiers/cache-tier.js";

/** Counts since construction. */
export interface AnswerCacheStatistics {
  readonly hits: number;
  readonly hitsByTier: Readonly<Record<CacheTierName, number>>;
  readonly misses: number;
  /** Of the hits, answers that another process was making when the question came: they were waited for. */
  readonly followed: number;
  readonly kept: number;
  /** Entries that failed validation and were deleted. */
  readonly rejected: number;
  /** Calls to the store that failed or were too slow. */
  readonly failures: number;
  /** Of the tier "similar", where it is on. */
  readonly similar?: SimilarStatistics | undefined;
}

type Event = "miss" | "followed" | "kept" | "rejected" | "failure";

export class CacheCounter {
  readonly #hits: Record<CacheTierName, number> = { exact: 0, wording: 0, meaning: 0, similar: 0 };
  readonly #events: Record<Event, number> = { miss: 0, followed: 0, kept: 0, rejected: 0, failure: 0 };

  hit(tier: CacheTierName): void {
    this.#hits[tier] += 1;
  }

  count(event: Event): void {
    this.#events[event] += 1;
  }

  get statistics(): AnswerCacheStatistics {
    const { miss: misses, followed, kept, rejected, failure: failures } = this.#events;
    const hits = Object.values(this.#hits).reduce((sum, count) => sum + count, 0);
    return { hits, hitsByTier: { ...this.#hits }, misses, followed, kept, rejected, failures };
  }
}

const PREFIX = "langchain_chatglm_answer_cache_";

/** Counts as OpenMetrics text (prometheus.io/docs/specs/om/open_metrics_spec), ended by `# EOF`. */
export function cacheMetrics({ hitsByTier, misses, followed, kept, rejected, failures, similar }: AnswerCacheStatistics): string {
  const counters: readonly (readonly [name: string, help: string, samples: readonly (readonly [string, number])[]])[] = [
    ["hits", "Questions served from the cache.", Object.entries(hitsByTier).map(([tier, count]) => [`{tier="${tier}"}`, count])],
    ["misses", "Questions that the cache had no answer to.", [["", misses]]],
    ["followed", "Hits that another process was still answering.", [["", followed]]],
    ["kept", "Answers written to the store.", [["", kept]]],
    ["rejected", "Entries deleted because they failed validation.", [["", rejected]]],
    ["store_failures", "Calls to the store that failed or were too slow.", [["", failures]]],
  ];
  const lines = counters.flatMap(([name, help, samples]) => {
    const family = `${PREFIX}${name}`;
    return [
      `# TYPE ${family} counter`,
      `# HELP ${family} ${help}`,
      ...samples.map(([labels, count]) => `${family}_total${labels} ${count}`),
    ];
  });
  const ofSimilar = similar === undefined ? [] : similarMetrics(PREFIX, similar);
  return `${[...lines, ...ofSimilar, "# EOF"].join("\n")}\n`;
}
