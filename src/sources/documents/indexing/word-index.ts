/** Some of a {@link WordIndex} as plain values. */
/** A word and what else may stand for it, each with how likely that is, 0…1. */
export type WordGroup = ReadonlyMap<string, number>;

export interface SavedWords {
  readonly terms: readonly string[];
  /** How many numbers of `postings` belong to each term. */
  readonly counts: readonly number[];
  /** Unsigned 32-bit numbers, the lowest byte first: pairs of a document and frequency × fields + field. */
  readonly postings: Uint8Array;
}

export interface ScoredDocument {
  readonly id: number;
  readonly score: number;
  /** How much of the question it holds, 0…1: its terms, each weighed by its rarity. Comparable between questions, unlike the score. */
  readonly coverage: number;
}

interface Postings {
  data: Uint32Array;
  /** Numbers in use. */
  length: number;
}

/** How soon a further occurrence of a term adds little; how much a long text counts against it; the least an occurrence adds. */
const [K, B, DELTA] = [1.2, 0.7, 0.5];
const TERMS_AT_ONCE = 5_000;

/**
 * An inverted index over documents of a few fields, scored by BM25+ (Lv & Zhai 2011) with a weight for each field, times the number of
 * terms found: the scores are MiniSearch's, which the tests compare. It is read back from the disk in a tenth of the time.
 */
export class WordIndex {
  readonly #weights: readonly number[];
  readonly #postings = new Map<string, Postings>();
  /** Distinct terms of each field, by document. */
  readonly #lengths = new Map<number, readonly number[]>();
  readonly #totals: number[];
  #scores = new Float64Array(0);
  #matched = new Uint16Array(0);
  #covered = new Float64Array(0);

  /** @param weights of the fields */
  constructor(weights: readonly number[]) {
    this.#weights = weights;
    this.#totals = weights.map(() => 0);
  }

  get size(): number {
    return this.#lengths.size;
  }

  /**
   * @param id larger than those before
   * @param fields the terms of each field
   */
  add(id: number, fields: readonly (readonly string[])[]): void {
    const lengths = fields.map((terms, field) => {
      const frequencies = frequenciesOf(terms);
      for (const [term, frequency] of frequencies) this.#push(term, id, frequency * this.#weights.length + field);
      return frequencies.size;
    });
    this.#setLengths(id, lengths);
  }

  /** @param fields as they were added */
  remove(id: number, fields: readonly (readonly string[])[]): void {
    const lengths = this.#lengths.get(id);
    if (lengths === undefined) return;
    this.#lengths.delete(id);
    for (const [field, length] of lengths.entries()) this.#totals[field] = (this.#totals[field] ?? 0) - length;
    for (const term of new Set(fields.flat())) {
      const postings = this.#postings.get(term);
      if (postings === undefined) continue;
      let kept = 0;
      for (let at = 0; at < postings.length; at += 2) {
        if (postings.data[at] === id) continue;
        postings.data[kept] = postings.data[at] ?? 0;
        postings.data[kept + 1] = postings.data[at + 1] ?? 0;
        kept += 2;
      }
      postings.length = kept;
      if (kept === 0) this.#postings.delete(term);
    }
  }

  /** Documents that have one of the terms, and score at least `minimum` of the best; in no order. */
  search(terms: ReadonlySet<string>, minimum: number): ScoredDocument[] {
    const found: number[] = [];
    let asked = 0;
    for (const term of terms) {
      const postings = this.#postings.get(term);
      asked += postings === undefined ? rarityOf(0, this.size) : this.#score(postings, found);
    }
    let best = 0;
    const scored = found.map((id) => {
      const score = (this.#scores[id] ?? 0) * (this.#matched[id] ?? 0);
      const coverage = asked > 0 ? (this.#covered[id] ?? 0) / asked : 0;
      this.#scores[id] = 0;
      this.#matched[id] = 0;
      this.#covered[id] = 0;
      best = Math.max(best, score);
      return { id, score, coverage };
    });
    return scored.filter(({ score }) => score >= best * minimum);
  }

  /**
   * Documents that have any word of a group, for as many groups as they can: words of one meaning, each with how likely it stands for that. A group is as
   * rare as all its words together, so that a word of many senses tells little (Pirkola, "The effects of query structure and dictionary setups in
   * dictionary-based cross-language information retrieval", SIGIR 1998). The score is the coverage; in no order. Unlike {@link search} it doesn't count how
   * often a word stands there.
   */
  searchGroups(groups: readonly ReadonlyMap<string, number>[], minimum: number): ScoredDocument[] {
    const covered = new Map<number, number>();
    let asked = 0;
    for (const group of groups) {
      const likeliest = new Map<number, number>();
      for (const [term, likely] of group) {
        const postings = this.#postings.get(term);
        if (postings === undefined) continue;
        for (let at = 0; at < postings.length; at += 2) {
          const id = postings.data[at] ?? 0;
          if (likely > (likeliest.get(id) ?? 0)) likeliest.set(id, likely);
        }
      }
      const rarity = rarityOf(likeliest.size, this.size);
      asked += rarity;
      for (const [id, likely] of likeliest) covered.set(id, (covered.get(id) ?? 0) + rarity * likely);
    }
    const scored = [...covered].map(([id, sum]) => ({ id, score: sum / asked, coverage: sum / asked }));
    const best = scored.reduce((highest, { score }) => Math.max(highest, score), 0);
    return scored.filter(({ score }) => score >= best * minimum);
  }

  *save(): Generator<SavedWords, void, undefined> {
    const all = [...this.#postings];
    for (let from = 0; from < all.length; from += TERMS_AT_ONCE) {
      const some = all.slice(from, from + TERMS_AT_ONCE);
      const bytes = Buffer.concat(some.map(([, { data, length }]) => Buffer.from(data.buffer, data.byteOffset, length * 4)));
      yield {
        terms: some.map(([term]) => term),
        counts: some.map(([, { length }]) => length),
        postings: bytes,
      };
    }
  }

  /** Adds what {@link save} gave. Throws if that isn't what this is. */
  restore({ terms, counts, postings }: SavedWords): void {
    const { buffer, byteOffset, byteLength } = postings;
    const numbers = new Uint32Array(buffer.slice(byteOffset, byteOffset + byteLength));
    let from = 0;
    for (const [index, term] of terms.entries()) {
      const count = counts[index] ?? 0;
      if (count < 2 || count % 2 !== 0 || this.#postings.has(term)) throw new Error(`${count} numbers of a term`);
      this.#postings.set(term, { data: numbers.subarray(from, from + count), length: count });
      from += count;
    }
    if (from !== numbers.length) throw new Error(`${numbers.length} numbers, not ${from}`);
  }

  /** To be called once everything is restored. Throws if a number is that of no document. */
  count(documents: Iterable<number>): void {
    const fields = this.#weights.length;
    const lengths = new Map<number, number[]>();
    for (const id of documents) lengths.set(id, new Array<number>(fields).fill(0));
    for (const { data } of this.#postings.values()) {
      for (let at = 0; at < data.length; at += 2) {
        const id = data[at] ?? 0;
        const packed = data[at + 1] ?? 0;
        const counted = lengths.get(id);
        if (counted === undefined || packed < fields) throw new Error(`${packed} for document ${id}`);
        counted[packed % fields] = (counted[packed % fields] ?? 0) + 1;
      }
    }
    for (const [id, counted] of lengths) this.#setLengths(id, counted);
  }

  #push(term: string, id: number, packed: number): void {
    let postings = this.#postings.get(term);
    if (postings === undefined) {
      postings = { data: new Uint32Array(2), length: 0 };
      this.#postings.set(term, postings);
    }
    if (postings.length === postings.data.length) {
      const larger = new Uint32Array(postings.length * 2);
      larger.set(postings.data);
      postings.data = larger;
    }
    postings.data[postings.length] = id;
    postings.data[postings.length + 1] = packed;
    postings.length += 2;
  }

  #setLengths(id: number, lengths: readonly number[]): void {
    this.#lengths.set(id, lengths);
    for (const [field, length] of lengths.entries()) this.#totals[field] = (this.#totals[field] ?? 0) + length;
    if (id < this.#scores.length) return;
    this.#scores = new Float64Array((id + 1) * 2);
    this.#matched = new Uint16Array((id + 1) * 2);
    this.#covered = new Float64Array((id + 1) * 2);
  }

  /** Adds what a term is worth to the scores, and documents that had none to `found`. Returns the term's rarity. */
  #score({ data, length }: Postings, found: number[]): number {
    const fields = this.#weights.length;
    const matching = new Array<number>(fields).fill(0);
    let documents = 0;
    for (let at = 1; at < length; at += 2) {
      const field = (data[at] ?? 0) % fields;
      matching[field] = (matching[field] ?? 0) + 1;
      if (data[at - 1] !== data[at - 3]) documents += 1;
    }
    const rarity = matching.map((count) => rarityOf(count, this.size));
    const whole = rarityOf(documents, this.size);
    const average = this.#totals.map((total) => total / this.size);
    let previous = -1;
    for (let at = 0; at < length; at += 2) {
      const id = data[at] ?? 0;
      const packed = data[at + 1] ?? 0;
      const field = packed % fields;
      const frequency = (packed - field) / fields;
      const share = (this.#lengths.get(id)?.[field] ?? 0) / (average[field] || 1);
      const weight = DELTA + (frequency * (K + 1)) / (frequency + K * (1 - B + B * share));
      if (this.#matched[id] === 0) found.push(id);
      // The fields of a document follow each other.
      if (id !== previous) {
        this.#matched[id] = (this.#matched[id] ?? 0) + 1;
        this.#covered[id] = (this.#covered[id] ?? 0) + whole;
      }
      previous = id;
      this.#scores[id] = (this.#scores[id] ?? 0) + (this.#weights[field] ?? 1) * (rarity[field] ?? 0) * weight;
    }
    return whole;
  }
}

/** How much a term tells that `count` of all documents hold. */
function rarityOf(count: number, all: number): number {
  return Math.log(1 + (all - count + 0.5) / (count + 0.5));
}

function frequenciesOf(terms: readonly string[]): ReadonlyMap<string, number> {
  const frequencies = new Map<string, number>();
  for (const term of terms) if (term !== "") frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
  return frequencies;
}
