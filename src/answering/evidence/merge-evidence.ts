import type { Evidence } from "../../sources/knowledge-source.js";

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
 * Merges ranked lists from several sources by reciprocal rank fusion: each appearance at rank r adds 1/(60 + r), so scores of different
 * scales need not be compared, sources interleave, and a text that several sources found rises. Equal texts are one piece, as best
 * ranked. Pure.
 */
export function mergeEvidence(lists: readonly (readonly Evidence[])[], budget: EvidenceBudget): Evidence[] {
  const fused = new Map<string, { evidence: Evidence; score: number }>();
  const longest = Math.max(0, ...lists.map((list) => list.length));
  // Rank by rank, so that ties keep the order of the sources.
  for (let rank = 0; rank < longest; rank += 1) {
    for (const list of lists) {
      const evidence = list[rank];
      if (evidence === undefined) continue;
      const same = evidence.text.normalize("NFKC").replace(/\s+/gu, " ").trim().toLowerCase();
      const entry = fused.get(same) ?? { evidence, score: 0 };
      entry.score += 1 / (RANK_CONSTANT + rank + 1);
      fused.set(same, entry);
    }
  }
  const ranked = [...fused.values()].sort((a, b) => b.score - a.score).map(({ evidence }) => evidence);
  return withinBudget(ranked, budget);
}

function withinBudget(ranked: readonly Evidence[], { pieces, characters }: EvidenceBudget): Evidence[] {
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
