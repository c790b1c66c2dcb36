import type { Evidence } from "../../sources/knowledge-source.js";

/** How much evidence is asked for, and how much of it a model is offered. */
export interface EvidenceBudget {
  /** Most pieces asked of each source. Defaults to 5. */
  readonly perSource: number;
  /** Most pieces offered to the model. Defaults to 8. */
  readonly pieces: number;
  /** Most characters of evidence offered to the model. Defaults to 4,000, about 2,500 ChatGLM tokens of Chinese or 1,000 of English. */
  readonly characters: number;
}

export const DEFAULT_BUDGET: EvidenceBudget = { perSource: 5, pieces: 8, characters: 4_000 };

/** Cormack, Clarke & Büttcher, "Reciprocal Rank Fusion outperforms Condorcet and individual rank learning methods", SIGIR 2009. */
const RANK_CONSTANT = 60;
/** A piece is cut to fit the budget only where at least this much of it remains. */
const SHORTEST_CUT = 200;

/**
 * Merges ranked lists from several sources by reciprocal rank fusion: each source that found a text at rank r adds 1/(60 + r), by the best of its lists, so scores of
 * different scales need not be compared, sources interleave, and a text that several sources found rises; one source that is searched twice is no second witness. Equal and nearly equal texts are one piece,
 * as best ranked (an empty rank is skipped), and what is unverified comes after all that isn't; texts that differ in a number are not nearly equal: they may contradict each other. Pure.
 */
export function mergeEvidence(lists: readonly (readonly (Evidence | undefined)[])[], budget: EvidenceBudget): Evidence[] {
  const fused = new Map<string, { evidence: Evidence; readonly shares: Map<string, number> }>();
  const longest = Math.max(0, ...lists.map((list) => list.length));
  // Rank by rank, so that ties keep the order of the sources.
  for (let rank = 0; rank < longest; rank += 1) {
    for (const list of lists) {
      const evidence = list[rank];
      if (evidence === undefined) continue;
      const same = folded(evidence.text);
      const entry = fused.get(same) ?? { evidence, shares: new Map<string, number>() };
      const { source } = evidence;
      // The best rank comes first.
      if (!entry.shares.has(source)) entry.shares.set(source, 1 / (RANK_CONSTANT + rank + 1));
      if (entry.evidence.unverified && !evidence.unverified) entry.evidence = evidence;
      fused.set(same, entry);
    }
  }
  const ranked = [...fused].sort(
    ([, a], [, b]) => Number(a.evidence.unverified ?? false) - Number(b.evidence.unverified ?? false) || scoreOf(b) - scoreOf(a),
  );
  return withinBudget(withoutNearDuplicates(ranked.map(([text, { evidence }]) => ({ text, evidence }))), budget);
}

function scoreOf({ shares }: { readonly shares: ReadonlyMap<string, number> }): number {
  return [...shares.values()].reduce((sum, share) => sum + share, 0);
}

function folded(text: string): string {
  return text.normalize("NFKC").replace(/\s+/gu, " ").trim().toLowerCase();
}

/** Texts of which this share of five-character runs is common are nearly equal (Broder, "On the resemblance of documents", 1997). */
const NEARLY_EQUAL = 0.9;
const RUN = 5;
/** Shorter texts are compared character by character. */
const SHORTEST_COMPARED = 40;

function withoutNearDuplicates(ranked: readonly { readonly text: string; readonly evidence: Evidence }[]): Evidence[] {
  const kept: { readonly runs: ReadonlySet<string>; readonly numbers: string }[] = [];
  return ranked.flatMap(({ text, evidence }) => {
    if (text.length < SHORTEST_COMPARED) return [evidence];
    const runs = new Set<string>();
    for (let at = 0; at + RUN <= text.length; at += 1) runs.add(text.slice(at, at + RUN));
    const numbers = [...text.matchAll(/\d+/g)].join(" ");
    if (kept.some((other) => other.numbers === numbers && resemblance(runs, other.runs) >= NEARLY_EQUAL)) return [];
    kept.push({ runs, numbers });
    return [evidence];
  });
}

function resemblance(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let common = 0;
  for (const run of one) if (other.has(run)) common += 1;
  return common / (one.size + other.size - common);
}

/** The first pieces that a budget has room for, the last cut where enough of it remains. Pure. */
export function withinBudget(ranked: readonly Evidence[], { pieces, characters }: EvidenceBudget): Evidence[] {
  const kept: Evidence[] = [];
  let left = characters;
  for (const evidence of ranked) {
    if (kept.length >= pieces) break;
    if (evidence.text.length > left && left < SHORTEST_CUT) continue;
    const text = evidence.text.length > left ? cut(evidence.text, left) : evidence.text;
    kept.push(text === evidence.text ? evidence : { ...evidence, text });
    left -= text.length;
  }
  return kept;
}

/** At most `length` characters, the last an ellipsis; never half a surrogate pair. */
function cut(text: string, length: number): string {
  return `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}
