import { setImmediate as nextTurn } from "node:timers/promises";
import type { SearchTerms } from "../../language/search-terms.js";
import { type IndexedPassage, PassageIndex, type ScoredPassage } from "../documents/indexing/passage-index.js";
import { withoutMarkup } from "../documents/markdown-blocks.js";

const AT_ONCE = 50;

/** The passages that share words with the question, best first, by BM25+ among themselves. */
export async function rankPages(
  passages: readonly IndexedPassage[],
  question: string,
  limit: number,
  terms: SearchTerms,
  signal: AbortSignal | undefined,
): Promise<readonly ScoredPassage[]> {
  const index = new PassageIndex(() => ({ terms, withoutMarkup }));
  for (const [number, passage] of passages.entries()) {
    index.add(passage);
    if (number % AT_ONCE === AT_ONCE - 1) {
      await nextTurn();
      signal?.throwIfAborted();
    }
  }
  return index.passages(index.search(terms(question), limit, 0));
}
