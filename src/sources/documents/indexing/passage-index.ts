import MiniSearch, { type AsPlainObject } from "minisearch";
import type { SearchTerms } from "../../../language/search-terms.js";
import { withoutMarkup } from "../markdown-blocks.js";

export interface IndexedPassage {
  /** Headings above it, outermost first. */
  readonly headings: readonly string[];
  readonly text: string;
  readonly file: string;
  /** Where a person can check it. */
  readonly location: string;
  /** Searched without Markdown's marks. */
  readonly isMarkdown?: boolean | undefined;
}

export interface ScoredPassage {
  readonly passage: IndexedPassage;
  /** 0…1, relative to the best passage of this search. */
  readonly score: number;
}

/** A {@link PassageIndex} as plain values. */
export interface SavedPassages {
  readonly nextId: number;
  readonly passages: readonly (readonly [id: number, passage: IndexedPassage])[];
  readonly words: AsPlainObject;
}

interface Fields {
  readonly id: number;
  readonly headings: string;
  readonly file: string;
  readonly text: string;
}

/** Scores that differ by less are equal: sums of the same numbers in another order. */
const PRECISION = 1e9;

/** BM25 over passages, their headings, which weigh double, and the names of their files. */
export class PassageIndex {
  #passages = new Map<number, IndexedPassage>();
  #index: MiniSearch<Fields>;
  #nextId = 0;
  readonly #options: ConstructorParameters<typeof MiniSearch<Fields>>[0];

  /** @param terms asked only while passages are added or removed */
  constructor(terms: SearchTerms) {
    this.#options = {
      fields: ["headings", "file", "text"],
      tokenize: (text, field) => (field === "file" ? fileTerms(text, terms) : terms(text, "keep")),
      processTerm: (term) => term,
      searchOptions: { boost: { headings: 2 }, combineWith: "OR" },
      // An index that differs from what was saved must not write on the console.
      logger: () => undefined,
    };
    this.#index = new MiniSearch<Fields>(this.#options);
  }

  /** Throws if these aren't the values that {@link save} gave. */
  async restore({ nextId, passages, words }: SavedPassages): Promise<void> {
    this.#index = await MiniSearch.loadJSAsync<Fields>(words, this.#options);
    if (this.#index.documentCount !== passages.length) throw new Error("passages and words differ in number");
    this.#passages = new Map(passages);
    this.#nextId = nextId;
  }

  save(): SavedPassages {
    return { nextId: this.#nextId, passages: [...this.#passages], words: this.#index.toJSON() };
  }

  get size(): number {
    return this.#passages.size;
  }

  /** Its number, by which it is removed. */
  add(passage: IndexedPassage): number {
    const id = this.#nextId;
    this.#nextId += 1;
    this.#index.add(fieldsOf(id, passage));
    this.#passages.set(id, passage);
    return id;
  }

  remove(id: number): void {
    const passage = this.#passages.get(id);
    if (passage === undefined) return;
    this.#passages.delete(id);
    this.#index.remove(fieldsOf(id, passage));
  }

  /**
   * Passages that have one of the terms, best first; those scoring under `minimum` of the best are left out. Equal ones in the order of
   * their files' names, whatever was added first.
   */
  search(terms: readonly string[], limit: number, minimum: number): ScoredPassage[] {
    // One term counts once however often the question repeats it.
    const query = [...new Set(terms)];
    if (query.length === 0) return [];
    const results = this.#index.search({
      combineWith: "OR",
      queries: query.map((term) => ({ queries: [term], tokenize: (text: string) => [text] })),
    });
    const best = results[0]?.score ?? 0;
    const good: { readonly id: number; readonly passage: IndexedPassage; readonly score: number }[] = [];
    for (const { id, score } of results) {
      const passage = this.#passages.get(Number(id));
      const share = best > 0 ? Math.round((score / best) * PRECISION) / PRECISION : 0;
      const isBelow = good.length >= limit && share < (good[limit - 1]?.score ?? 0);
      if (passage === undefined || !(score >= best * minimum) || isBelow) break;
      good.push({ id: Number(id), passage, score: share });
    }
    good.sort((a, b) => b.score - a.score || compare(a.passage.file, b.passage.file) || a.id - b.id);
    return good.slice(0, limit).map(({ passage, score }) => ({ passage, score }));
  }
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function fieldsOf(id: number, { headings, file, text, isMarkdown }: IndexedPassage): Fields {
  return { id, headings: headings.join("\n"), file, text: isMarkdown ? withoutMarkup(text) : text };
}

/** The words of a path without the ending: `hr/ExpensePolicy_2024.md` → hr, expense, policy, 2024. A lone letter names nothing. */
function fileTerms(path: string, terms: SearchTerms): string[] {
  const words = path
    .replace(/\.[^./]*$/, "")
    .replaceAll("/", " ")
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, " ");
  return terms(words, "keep").filter((term) => !/^[a-z]$/i.test(term));
}
