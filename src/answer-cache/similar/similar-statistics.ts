import type { GuardName } from "../guards/guard.js";
import type { Disagreement } from "./evidence-agreement.js";
import type { ObservedError } from "./observed-errors.js";

/** What became of candidates since construction. */
export interface SimilarStatistics {
  readonly mode: "observe" | "serve";
  /** Whether similar questions are served now. */
  readonly isServing: boolean;
  /** Questions in the index. */
  readonly entries: number;
  /** Lookups that came this far. */
  readonly lookups: number;
  /** Candidates by the reason for which they weren't served: a guard, the evidence, or the verifier. */
  readonly rejectedBy: Readonly<Partial<Record<Rejection, number>>>;
  /** How near the nearest kept question was: lookups with a similarity of at most each bound, those of smaller bounds included. */
  readonly similarities: readonly { readonly atMost: number; readonly lookups: number }[];
  readonly observed: ObservedError;
}

/** Why a candidate isn't served. */
export type Rejection = `guard: ${GuardName}` | `evidence: ${Disagreement | "unknown"}` | "verifier" | "gone";

const BOUNDS: readonly number[] = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

/** Counts what happens to candidates. */
export class SimilarCounter {
  readonly #rejected = new Map<Rejection, number>();
  readonly #similarities = new Map<number, number>();
  #lookups = 0;

  lookedUp(nearest: number): void {
    this.#lookups += 1;
    const bound = BOUNDS.find((atMost) => nearest <= atMost) ?? 1;
    this.#similarities.set(bound, (this.#similarities.get(bound) ?? 0) + 1);
  }

  rejected(reason: Rejection): void {
    this.#rejected.set(reason, (this.#rejected.get(reason) ?? 0) + 1);
  }

  get counts(): Pick<SimilarStatistics, "lookups" | "rejectedBy" | "similarities"> {
    let lookups = 0;
    const similarities = BOUNDS.map((atMost) => {
      lookups += this.#similarities.get(atMost) ?? 0;
      return { atMost, lookups };
    });
    return { lookups: this.#lookups, rejectedBy: Object.fromEntries(this.#rejected), similarities };
  }
}

/** Families of OpenMetrics, without their end. @param prefix of every name */
export function similarMetrics(
  prefix: string,
  { isServing, entries, rejectedBy, similarities, lookups, observed }: SimilarStatistics,
): string[] {
  const family = (name: string, type: string, help: string, samples: readonly string[]): string[] => [
    `# TYPE ${prefix}${name} ${type}`,
    `# HELP ${prefix}${name} ${help}`,
    ...samples.map((sample) => `${prefix}${name}${sample}`),
  ];
  const rejections = Object.entries(rejectedBy).map(([reason, count]) => `_total{reason="${reason}"} ${count}`);
  const buckets = similarities.map(({ atMost, lookups: below }) => `_bucket{le="${atMost.toFixed(1)}"} ${below}`);
  return [
    ...family("similar_rejections", "counter", "Similar questions whose answer was not served.", rejections),
    ...family("similar_similarity", "histogram", "Cosine of the nearest kept question.", [
      ...buckets,
      `_bucket{le="+Inf"} ${lookups}`,
      `_count ${lookups}`,
    ]),
    ...family("similar_entries", "gauge", "Questions in the index.", [` ${entries}`]),
    ...family("similar_serving", "gauge", "Whether similar questions are served.", [` ${isServing ? 1 : 0}`]),
    ...family("similar_observed", "gauge", "Latest comparisons with a fresh answer.", [` ${observed.trials}`]),
    ...family("similar_observed_errors", "gauge", "Those of them that differed.", [` ${observed.errors}`]),
    ...family("similar_error_upper_bound", "gauge", "Upper bound of the share of errors, 95 % confidence.", [
      ` ${observed.upperBound}`,
    ]),
  ];
}
