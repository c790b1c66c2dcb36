import MiniSearch from "minisearch";
import type { SearchTerms } from "../../language/search-terms.js";
import type { Passage } from "./passage.js";

interface IndexedPassage extends Passage {
  readonly file: string;
}

interface ScoredPassage {
  readonly passage: IndexedPassage;
  /** 0…1, relative to the best passage of this search. */
  readonly score: number;
}

/** BM25 over passages; headings weigh double. */
export class PassageIndex {
  readonly #terms: SearchTerms;
  readonly #passages: IndexedPassage[] = [];
  readonly #index: MiniSearch<{ id: number; headings: string; text: string }>;

  constructor(terms: SearchTerms) {
    this.#terms = terms;
    this.#index = new MiniSearch({
      fields: ["headings", "text"],
      tokenize: terms,
      processTerm: (term) => term,
      searchOptions: { boost: { headings: 2 }, combineWith: "OR" },
    });
  }

  get size(): number {
    return this.#passages.length;
  }

  add(passage: IndexedPassage): void {
    this.#index.add({ id: this.#passages.length, headings: passage.headings.join("\n"), text: passage.text });
    this.#passages.push(passage);
  }

  /** Passages that share a term with the question, best first; those scoring under `minimum` of the best are left out. */
  search(question: string, limit: number, minimum: number): ScoredPassage[] {
    // One term counts once however often the question repeats it.
    const query = [...new Set(this.#terms(question))];
    if (query.length === 0) return [];
    const results = this.#index.search({
      combineWith: "OR",
      queries: query.map((term) => ({ queries: [term], tokenize: (text: string) => [text] })),
    });
    const best = results[0]?.score ?? 0;
    const scored: ScoredPassage[] = [];
    for (const { id, score } of results) {
      const passage = this.#passages[Number(id)];
      if (scored.length >= limit || passage === undefined || !(score >= best * minimum)) break;
      scored.push({ passage, score: best > 0 ? score / best : 0 });
    }
    return scored;
  }
}
