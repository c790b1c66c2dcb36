import type { AnswerCost } from "./kept-answer.js";
import { LookupClock, type LookupTimes } from "./lookup-times.js";
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
  /** What the hits saved, as far as it is known what their answers took to make. */
  readonly saved: SavedCost;
  /** How long lookups took, by what they came to; the sources' own time is in it. Waiting for another process isn't. */
  readonly times: Readonly<Partial<Record<LookupOutcome, LookupTimes>>>;
  /** Of the tier "similar", where it is on. */
  readonly similar?: SimilarStatistics | undefined;
}

/** What a lookup came to: the tier that served it, or nothing. */
export type LookupOutcome = CacheTierName | "miss";

/** What needn't be done again. */
export interface SavedCost {
  readonly promptTokens: number;
  readonly outputTokens: number;
  readonly seconds: number;
}

type Event = "miss" | "followed" | "kept" | "rejected" | "failure";

export class CacheCounter {
  readonly #hits: Record<CacheTierName, number> = { exact: 0, wording: 0, meaning: 0, similar: 0, evidence: 0 };
  readonly #events: Record<Event, number> = { miss: 0, followed: 0, kept: 0, rejected: 0, failure: 0 };

  readonly #clocks = new Map<LookupOutcome, LookupClock>();
  readonly #saved = { promptTokens: 0, outputTokens: 0, seconds: 0 };

  hit(tier: CacheTierName, { promptTokens = 0, outputTokens = 0, milliseconds = 0 }: AnswerCost = {}): void {
    this.#hits[tier] += 1;
    this.#saved.promptTokens += promptTokens;
    this.#saved.outputTokens += outputTokens;
    this.#saved.seconds += milliseconds / 1_000;
  }

  took(outcome: LookupOutcome, milliseconds: number): void {
    const clock = this.#clocks.get(outcome) ?? new LookupClock();
    this.#clocks.set(outcome, clock);
    clock.add(milliseconds);
  }

  count(event: Event): void {
    this.#events[event] += 1;
  }

  get statistics(): AnswerCacheStatistics {
    const { miss: misses, followed, kept, rejected, failure: failures } = this.#events;
    const hits = Object.values(this.#hits).reduce((sum, count) => sum + count, 0);
    const times = Object.fromEntries([...this.#clocks].map(([outcome, clock]) => [outcome, clock.times]));
    const saved = { ...this.#saved };
    return { hits, hitsByTier: { ...this.#hits }, misses, followed, kept, rejected, failures, saved, times };
  }
}

const PREFIX = "langchain_chatglm_answer_cache_";

/** Counts as OpenMetrics text (prometheus.io/docs/specs/om/open_metrics_spec), ended by `# EOF`. */
export function cacheMetrics(statistics: AnswerCacheStatistics): string {
  const { hitsByTier, misses, followed, kept, rejected, failures, saved, times, similar } = statistics;
  const counters: readonly (readonly [name: string, help: string, samples: readonly (readonly [string, number])[]])[] = [
    ["hits", "Questions served from the cache.", Object.entries(hitsByTier).map(([tier, count]) => [`{tier="${tier}"}`, count])],
    ["misses", "Questions that the cache had no answer to.", [["", misses]]],
    ["followed", "Hits that another process was still answering.", [["", followed]]],
    ["kept", "Answers written to the store.", [["", kept]]],
    ["rejected", "Entries deleted because they failed validation.", [["", rejected]]],
    ["store_failures", "Calls to the store that failed or were too slow.", [["", failures]]],
    [
      "saved_tokens",
      "Tokens that hits saved models, as far as known.",
      [
        [`{kind="prompt"}`, saved.promptTokens],
        [`{kind="output"}`, saved.outputTokens],
      ],
    ],
    ["saved_seconds", "Time that the answers of hits took to make.", [["", saved.seconds]]],
  ];
  const lines = counters.flatMap(([name, help, samples]) => {
    const family = `${PREFIX}${name}`;
    return [
      `# TYPE ${family} counter`,
      `# HELP ${family} ${help}`,
      ...samples.map(([labels, count]) => `${family}_total${labels} ${count}`),
    ];
  });
  const lookups = Object.entries(times).flatMap(([outcome, { p50, p99, milliseconds, lookups: count }]) => [
    ...[
      ["0.5", p50],
      ["0.99", p99],
    ].map(([quantile, value]) => `{outcome="${outcome}",quantile="${quantile}"} ${Number(value) / 1_000}`),
    `_sum{outcome="${outcome}"} ${milliseconds / 1_000}`,
    `_count{outcome="${outcome}"} ${count}`,
  ]);
  lines.push(
    `# TYPE ${PREFIX}lookup_seconds summary`,
    `# HELP ${PREFIX}lookup_seconds Time of lookups by what they came to; quantiles of the latest 1,000.`,
    ...lookups.map((sample) => `${PREFIX}lookup_seconds${sample}`),
  );
  const ofSimilar = similar === undefined ? [] : similarMetrics(PREFIX, similar);
  return `${[...lines, ...ofSimilar, "# EOF"].join("\n")}\n`;
}
