import MiniSearch from "minisearch";
import type { SearchTerms } from "../../language/search-terms.js";

export interface IndexedPassage {
  /** Headings above it, outermost first. */
  readonly headings: readonly string[];
  readonly text: string;
  readonly file: string;
  /** Where a person can check it. */
  readonly location: string;
}

interface ScoredPassage {
  readonly passage: IndexedPassage;
  /** 0…1, relative to the best passage of this search. */
  readonly score: number;
}

interface Fields {
  readonly id: number;
  readonly headings: string;
  readonly file: string;
  readonly text: string;
}

/** BM25 over passages, their headings, which weigh double, and the names of their files. */
export class PassageIndex {
  readonly #terms: SearchTerms;
  readonly #passages: IndexedPassage[] = [];
  readonly #index: MiniSearch<Fields>;

  constructor(terms: SearchTerms) {
    this.#terms = terms;
    this.#index = new MiniSearch<Fields>({
      fields: ["headings", "file", "text"],
      tokenize: (text, field) => (field === "file" ? fileTerms(text, terms) : terms(text, "keep")),
      processTerm: (term) => term,
      searchOptions: { boost: { headings: 2 }, combineWith: "OR" },
    });
  }

  get size(): number {
    return this.#passages.length;
  }

  /** @param text what is searched, if that isn't the passage as it stands. */
  add(passage: IndexedPassage, text: string = passage.text): void {
    const { headings, file } = passage;
    this.#index.add({ id: this.#passages.length, headings: headings.join("\n"), file, text });
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

/** The words of a path without the ending: `hr/ExpensePolicy_2024.md` → hr, expense, policy, 2024. A lone letter names nothing. */
function fileTerms(path: string, terms: SearchTerms): string[] {
  const words = path
    .replace(/\.[^./]*$/, "")
    .replaceAll("/", " ")
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, " ");
  return terms(words, "keep").filter((term) => !/^[a-z]$/i.test(term));
}
