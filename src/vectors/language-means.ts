/** Many vectors, row by row, as int8 with what makes each one's length 1. */
export interface CodedRows {
  readonly width: number;
  readonly count: number;
  readonly codes: Int8Array;
  readonly inverseLengths: Float64Array;
  /** Each row's language, a number below 256. */
  readonly languages: Uint8Array;
}

/** A language of few texts takes part of the mean of all: as if so many more texts lay there. */
const SHRINK = 16;
/** Means of fewer texts don't tell whether languages lie apart. */
const ENOUGH = 16;
/**
 * Languages lie apart if their means are further from each other than this share of the way from a text to its language's mean. Measured: 0.34 for the
 * multilingual universal sentence encoder, 0.94 for multilingual E5.
 */
const APART = 0.6;

/**
 * The middles of the languages' vectors. Encoders such as E5 put the language first: every Chinese text is nearer to a Chinese question
 * than any English one. What remains when each language's mean is taken away compares across languages (Libovický, Rosa & Fraser 2020, "On the
 * language neutrality of pre-trained multilingual representations"). Where languages don't lie apart, that would only do harm, and isn't done.
 */
export class LanguageMeans {
  readonly #width: number;
  readonly #overall: Float32Array;
  /** By language; a language without texts has the mean of all. */
  readonly #means: readonly (Float32Array | undefined)[];
  /** Whether the means are taken away before vectors are compared, not only before their signs are. */
  readonly areApart: boolean;
  readonly #squares: Float64Array;

  constructor(
    width: number,
    overall: Float32Array = new Float32Array(width),
    means: readonly (Float32Array | undefined)[] = [],
    areApart = false,
  ) {
    this.#width = width;
    this.#overall = overall;
    this.#means = means;
    this.areApart = areApart;
    this.#squares = Float64Array.from({ length: 256 }, (_, language) => square(means[language] ?? overall));
  }

  static of(rows: CodedRows): LanguageMeans {
    const { width, count, codes, inverseLengths, languages } = rows;
    const sums: (Float64Array | undefined)[] = [];
    const counts: number[] = [];
    for (let row = 0; row < count; row += 1) {
      const language = languages[row] ?? 0;
      let sum = sums[language];
      if (sum === undefined) {
        sum = new Float64Array(width);
        sums[language] = sum;
      }
      counts[language] = (counts[language] ?? 0) + 1;
      const share = inverseLengths[row] ?? 0;
      const from = row * width;
      for (let at = 0; at < width; at += 1) sum[at] = (sum[at] as number) + (codes[from + at] as number) * share;
    }
    const overall = new Float32Array(width);
    for (const sum of sums) for (let at = 0; at < width; at += 1) overall[at] = (overall[at] ?? 0) + (sum?.[at] ?? 0) / count;
    const means = Array.from({ length: sums.length }, (_, language) => {
      const sum = sums[language];
      if (sum === undefined) return undefined;
      const own = counts[language] ?? 0;
      return Float32Array.from(sum, (value, at) => (value + SHRINK * (overall[at] ?? 0)) / (own + SHRINK));
    });
    const centred = new LanguageMeans(width, overall, means, true);
    return centred.#farthestApart(counts) > APART * centred.#spread(rows) ? centred : new LanguageMeans(width, overall);
  }

  /** A query without its language's mean, made 1 long. */
  direction(query: ArrayLike<number>, share: number, language: number): Float32Array {
    const direction = new Float32Array(this.#width);
    if (this.areApart) this.takeFrom(query, 0, share, language, direction);
    else for (let at = 0; at < this.#width; at += 1) direction[at] = (query[at] ?? 0) * share;
    const length = Math.sqrt(square(direction));
    if (length > 0) for (let at = 0; at < this.#width; at += 1) direction[at] = (direction[at] ?? 0) / length;
    return direction;
  }

  /** How far each language's mean lies in a direction: what it adds to a vector's product with it. */
  offsets(direction: Float32Array): Float64Array {
    return Float64Array.from({ length: 256 }, (_, language) => (this.areApart ? dot(this.#mean(language), direction, 0) : 0));
  }

  /** How long a vector of length 1 is without its language's mean. */
  lengthWithout(codes: Int8Array, from: number, share: number, language: number): number {
    if (!this.areApart) return share === 0 ? 0 : 1;
    const along = dot(this.#mean(language), codes, from) * share;
    return Math.sqrt(Math.max(0, 1 - 2 * along + (this.#squares[language] ?? 0)));
  }

  /** Values from `from` on, times `share`, without the language's mean, into `target`. */
  takeFrom(values: ArrayLike<number>, from: number, share: number, language: number, target: Float32Array): void {
    const mean = this.#mean(language);
    for (let at = 0; at < this.#width; at += 1) target[at] = (values[from + at] as number) * share - (mean[at] as number);
  }

  #mean(language: number): Float32Array {
    return this.#means[language] ?? this.#overall;
  }

  /** The longest way between the means of two languages with texts enough to know them. */
  #farthestApart(counts: readonly number[]): number {
    const known = this.#means.filter((mean, language) => mean !== undefined && (counts[language] ?? 0) >= ENOUGH);
    let farthest = 0;
    for (const one of known) {
      for (const other of known) {
        if (one === undefined || other === undefined) continue;
        farthest = Math.max(farthest, Math.hypot(...one.map((value, at) => value - (other[at] ?? 0))));
      }
    }
    return farthest;
  }

  /** The mean way from a text to its language's mean. */
  #spread({ count, codes, inverseLengths, languages }: CodedRows): number {
    let sum = 0;
    for (let row = 0; row < count; row += 1) {
      sum += this.lengthWithout(codes, row * this.#width, inverseLengths[row] ?? 0, languages[row] ?? 0);
    }
    return sum / Math.max(count, 1);
  }
}

function square(vector: Float32Array): number {
  return dot(vector, vector, 0);
}

function dot(one: Float32Array, other: ArrayLike<number>, from: number): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at] as number) * (other[from + at] as number);
  return sum;
}
