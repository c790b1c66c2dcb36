import type { Embedder } from "../../vectors/embedder.js";

/** Names of a graph's relations, by their identity. */
export type RelationNames = ReadonlyMap<string, readonly string[]>;

interface Embedded {
  readonly predicate: string;
  readonly vector: Float32Array;
}

const MOST_NAMES = 1_000;
const MOST_PHRASES = 8;
/**
 * How far above the likeness of relations that have nothing to do with each other a phrase has to be like one, in standard deviations. With 2 and a margin of 0.6, the
 * multilingual Universal Sentence Encoder gives a false answer on the evaluation's development questions.
 */
const NEAR = 2.5;
/** How much nearer than the next relation, likewise. */
const MARGIN = 1;
const MOST_PAIRS = 4_000;

/**
 * Which of a graph's relations a phrase means that neither the graph nor the lexicon knows, by any encoder: the nearest, where it is near and well before the
 * next. What is near is told by the relations' own names, since encoders differ in their scales.
 */
export class RelationVectors {
  readonly #embedder: Embedder;
  readonly #names: RelationNames;
  #embedded: Promise<{ readonly all: readonly Embedded[]; readonly mean: number; readonly deviation: number }> | undefined;

  constructor(embedder: Embedder, names: RelationNames) {
    this.#embedder = embedder;
    this.#names = names;
  }

  /** The relation that each phrase means, for those that mean one. Rejects as the embeddings do. */
  async meant(phrases: readonly string[], signal?: AbortSignal): Promise<ReadonlyMap<string, string>> {
    const asked = [...new Set(phrases)].slice(0, MOST_PHRASES);
    if (asked.length === 0) return new Map();
    this.#embedded ??= this.#embed();
    this.#embedded.catch(() => {
      this.#embedded = undefined;
    });
    const { all, mean, deviation } = await this.#embedded;
    const vectors = await this.#embedder.documents(asked, signal);
    return new Map(
      vectors.flatMap((vector, index) => {
        const predicate = nearest(vector, all, { mean, deviation });
        return predicate === undefined ? [] : [[asked[index] ?? "", predicate] as const];
      }),
    );
  }

  async #embed(): Promise<{ all: Embedded[]; mean: number; deviation: number }> {
    const named = [...this.#names]
      .flatMap(([predicate, names]) => names.map((name) => ({ predicate, name })))
      .slice(0, MOST_NAMES);
    const vectors = await this.#embedder.documents(named.map(({ name }) => name));
    const all = named.flatMap(({ predicate }, index) => {
      const vector = vectors[index];
      return vector === undefined ? [] : [{ predicate, vector }];
    });
    return { all, ...spread(all) };
  }
}

/** Mean and standard deviation of the likeness of different relations' names. */
export function spread(all: readonly Embedded[]): { readonly mean: number; readonly deviation: number } {
  const found: number[] = [];
  for (const [index, a] of all.entries())
    for (const b of all.slice(index + 1))
      if (a.predicate !== b.predicate && found.length < MOST_PAIRS) found.push(cosine(a.vector, b.vector));
  const mean = found.reduce((sum, value) => sum + value, 0) / Math.max(1, found.length);
  const variance = found.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, found.length);
  return { mean, deviation: Math.sqrt(variance) };
}

export function nearest(
  vector: Float32Array,
  all: readonly Embedded[],
  { mean, deviation }: { readonly mean: number; readonly deviation: number },
): string | undefined {
  const best = new Map<string, number>();
  for (const { predicate, vector: other } of all) {
    const like = cosine(vector, other);
    if (like > (best.get(predicate) ?? -1)) best.set(predicate, like);
  }
  const [first, second] = [...best].sort((a, b) => b[1] - a[1]);
  // Of one relation alone there is nothing to tell it from.
  if (first === undefined || second === undefined || deviation === 0) return undefined;
  const isNear = first[1] >= mean + NEAR * deviation && first[1] - second[1] >= MARGIN * deviation;
  return isNear ? first[0] : undefined;
}

function cosine(a: Float32Array, b: Float32Array): number {
  let dot = 0;
  let [x, y] = [0, 0];
  for (const [index, value] of a.entries()) {
    const other = b[index] ?? 0;
    dot += value * other;
    x += value * value;
    y += other * other;
  }
  return x === 0 || y === 0 ? 0 : dot / Math.sqrt(x * y);
}
