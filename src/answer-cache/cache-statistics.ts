import type { CacheTierName } from "./tiers/cache-tier.js";

/** Counts since construction. */
export interface AnswerCacheStatistics {
  readonly hits: number;
  readonly hitsByTier: Readonly<Record<CacheTierName, number>>;
  readonly misses: number;
  readonly kept: number;
  /** Entries that failed validation and were deleted. */
  readonly rejected: number;
  /** Calls to the store that failed or were too slow. */
  readonly failures: number;
}

type Event = "miss" | "kept" | "rejected" | "failure";

export class CacheCounter {
  readonly #hits: Record<CacheTierName, number> = { exact: 0, wording: 0, meaning: 0 };
  readonly #events: Record<Event, number> = { miss: 0, kept: 0, rejected: 0, failure: 0 };

  hit(tier: CacheTierName): void {
    this.#hits[tier] += 1;
  }

  count(event: Event): void {
    this.#events[event] += 1;
  }

  get statistics(): AnswerCacheStatistics {
    const { miss: misses, kept, rejected, failure: failures } = this.#events;
    const hits = Object.values(this.#hits).reduce((sum, count) => sum + count, 0);
    return { hits, hitsByTier: { ...this.#hits }, misses, kept, rejected, failures };
  }
}

/** Counts as OpenMetrics text (prometheus.io/docs/specs/om/open_metrics_spec), ended by `# EOF`. */
export function cacheMetrics({ hitsByTier, misses, kept, rejected, failures }: AnswerCacheStatistics): string {
  const counters: readonly (readonly [name: string, help: string, samples: readonly (readonly [string, number])[]])[] = [
    ["hits", "Questions served from the cache.", Object.entries(hitsByTier).map(([tier, count]) => [`{tier="${tier}"}`, count])],
    ["misses", "Questions that the cache had no answer to.", [["", misses]]],
    ["kept", "Answers written to the store.", [["", kept]]],
    ["rejected", "Entries deleted because they failed validation.", [["", rejected]]],
    ["store_failures", "Calls to the store that failed or were too slow.", [["", failures]]],
  ];
  const lines = counters.flatMap(([name, help, samples]) => {
    const family = `langchain_chatglm_answer_cache_${name}`;
    return [
      `# TYPE ${family} counter`,
      `# HELP ${family} ${help}`,
      ...samples.map(([labels, count]) => `${family}_total${labels} ${count}`),
    ];
  });
  return `${[...lines, "# EOF"].join("\n")}\n`;
}
