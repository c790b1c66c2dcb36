import { type QuestionLanguage, questionLanguage } from "../../../language/question-language.js";
import type { SearchTerms } from "../../../language/search-terms.js";
import { type SavedWords, type ScoredDocument, type WordGroup, WordIndex } from "./word-index.js";

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

/** A passage's number, and its score as in {@link ScoredPassage}. */
export interface RankedPassage {
  readonly id: number;
  readonly score: number;
}

export interface PassageOfWords extends RankedPassage {
  /** See `ScoredDocument`. */
  readonly coverage: number;
}

/** A {@link PassageIndex} as plain values. */
export interface SavedPassages {
  readonly nextId: number;
  readonly passages: readonly (readonly [id: number, passage: IndexedPassage])[];
  readonly words: Iterable<SavedWords>;
}

/** What passages are cut into terms by. */
export interface PassageTools {
  readonly terms: SearchTerms;
  /** Markdown without its marks. */
  readonly withoutMarkup: (text: string) => string;
}

/** Headings, the file's name, the text. */
const WEIGHTS = [2, 1, 1];

/** A passage's language is told by its beginning. Characters. */
const BEGINNING = 300;

/** Scores that differ by less are equal: sums of the same numbers in another order. */
const PRECISION = 1e9;

/** BM25 over passages, their headings, which weigh double, and the names of their files. */
export class PassageIndex {
  #passages = new Map<number, IndexedPassage>();
  #words = new WordIndex(WEIGHTS);
  #nextId = 0;
  /** As far as it was asked for. */
  readonly #languages = new Map<number, QuestionLanguage>();
  readonly #tools: () => PassageTools;

  /** @param tools asked for only while passages are added or removed */
  constructor(tools: () => PassageTools) {
    this.#tools = tools;
  }

  /** Throws if these aren't the values that {@link save} gave. */
  restore({ nextId, passages, words }: SavedPassages): void {
    for (const some of words) this.#words.restore(some);
    this.#passages = new Map(passages);
    this.#languages.clear();
    this.#words.count(this.#passages.keys());
    this.#nextId = nextId;
  }

  /** As it is now, whatever is added or removed later. */
  save(): SavedPassages {
    return { nextId: this.#nextId, passages: [...this.#passages], words: [...this.#words.save()] };
  }

  get size(): number {
    return this.#passages.size;
  }

  /** Its number, by which it is removed. */
  add(passage: IndexedPassage): number {
    const id = this.#nextId;
    this.#nextId += 1;
    this.#words.add(id, this.#fieldsOf(passage));
    this.#passages.set(id, passage);
    return id;
  }

  remove(id: number): void {
    const passage = this.#passages.get(id);
    if (passage === undefined) return;
    this.#passages.delete(id);
    this.#languages.delete(id);
    this.#words.remove(id, this.#fieldsOf(passage));
  }

  get(id: number): IndexedPassage | undefined {
    return this.#passages.get(id);
  }

  entries(): Iterable<readonly [id: number, passage: IndexedPassage]> {
    return this.#passages;
  }

  /** Those that are wanted, file by file, in the order in which they stand there. */
  inOrder(isWanted: (passage: IndexedPassage) => boolean): IndexedPassage[] {
    return [...this.#passages]
      .filter(([, passage]) => isWanted(passage))
      .sort(([one, a], [other, b]) => compare(a.file, b.file) || one - other)
      .map(([, passage]) => passage);
  }

  /**
   * Passages that have one of the terms, best first; those scoring under `minimum` of the best are left out. Equal ones in the order of
   * their files' names, whatever was added first.
   */
  search(terms: readonly string[], limit: number, minimum: number): PassageOfWords[] {
    return this.#ranked(this.#words.search(new Set(terms), minimum), limit);
  }

  /** The same for groups of words of one meaning, any of which will do: the passages in each language. */
  searchGroups(
    groups: readonly WordGroup[],
    limit: number,
    minimum: number,
  ): Readonly<Record<QuestionLanguage, readonly PassageOfWords[]>> {
    const found: Record<QuestionLanguage, PassageOfWords[]> = { zh: [], en: [] };
    for (const passage of this.#ranked(this.#words.searchGroups(groups, minimum), Number.POSITIVE_INFINITY)) {
      const some = found[this.#languageOf(passage.id)];
      if (some.length < limit) some.push(passage);
      else if (found.zh.length >= limit && found.en.length >= limit) break;
    }
    return found;
  }

  #languageOf(id: number): QuestionLanguage {
    const known = this.#languages.get(id);
    if (known !== undefined) return known;
    const language = questionLanguage((this.#passages.get(id)?.text ?? "").slice(0, BEGINNING));
    this.#languages.set(id, language);
    return language;
  }

  #ranked(found: readonly ScoredDocument[], limit: number): PassageOfWords[] {
    const best = found.reduce((most, { score }) => Math.max(most, score), 0);
    const shares = found.map(({ id, score, coverage }) => ({
      id,
      coverage,
      score: best > 0 ? Math.round((score / best) * PRECISION) / PRECISION : 0,
    }));
    shares.sort((a, b) => b.score - a.score || compare(this.#fileOf(a.id), this.#fileOf(b.id)) || a.id - b.id);
    return shares.slice(0, limit);
  }

  /** The passages of these numbers. */
  passages(ranked: readonly RankedPassage[]): ScoredPassage[] {
    return ranked.flatMap(({ id, score }) => {
      const passage = this.#passages.get(id);
      return passage === undefined ? [] : [{ passage, score }];
    });
  }

  #fileOf(id: number): string {
    return this.#passages.get(id)?.file ?? "";
  }

  #fieldsOf({ headings, file, text, isMarkdown }: IndexedPassage): readonly (readonly string[])[] {
    const { terms, withoutMarkup } = this.#tools();
    const plain = isMarkdown ? withoutMarkup(text) : text;
    return [terms(headings.join("\n"), "keep"), fileTerms(file, terms), terms(plain, "keep")];
  }
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The words of a path without the ending: `hr/ExpensePolicy_2024.md` → hr, expense, policy, 2024. A lone letter names nothing. */
function fileTerms(path: string, terms: SearchTerms): string[] {
  const words = path
    .replace(/\.[^./]*$/, "")
    .replaceAll("/", " ")
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, " ");
  return terms(words, "keep").filter((term) => !/^[a-z]$/i.test(term));
}
