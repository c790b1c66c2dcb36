/** Bins per factor of two in weight. Also the size of the table exp() is looked up in. */
const BINS_PER_OCTAVE = 64;
/** Covers weights down to 2^−32 of the largest; what is lighter shares the last bin. */
const BINS = 32 * BINS_PER_OCTAVE;
/** Width of a bin in units of the exponent. */
const BIN_WIDTH = Math.LN2 / BINS_PER_OCTAVE;
const BINS_PER_UNIT = 1 / BIN_WIDTH;
/** e^−x underflows beyond this. */
const LARGEST_EXPONENT = 708;

/** 2^(−i/64) and 2^−i. */
const FRACTIONS: Float64Array = Float64Array.from({ length: BINS_PER_OCTAVE }, (_, i) => 2 ** (-i / BINS_PER_OCTAVE));
const POWERS: Float64Array = Float64Array.from({ length: 1024 }, (_, i) => 2 ** -i);

/** Where the last kept token lies. */
export interface BinPosition {
  readonly bin: number;
  /** Tokens in larger bins, and what they weigh. */
  readonly countAbove: number;
  readonly massAbove: number;
}

/**
 * Softmax weights exp((logit − largest) / temperature), and how many tokens with how much weight lie in each narrow range of them. The
 * bin number is at the same time the exponent's reduced argument, so that the exponential costs a few multiplications:
 * e^−x = 2^(−n/64) · e^−r with r < ln 2 / 64, where five terms of the series are exact to 3·10^−15.
 */
export class WeightHistogram {
  /** [vocabularySize] */
  readonly weights: Float64Array;
  /** Each token's bin, the largest logits' first. [vocabularySize] */
  readonly bins: Uint16Array;
  readonly #counts = new Int32Array(BINS);
  readonly #masses = new Float64Array(BINS);

  constructor(vocabularySize: number) {
    this.weights = new Float64Array(vocabularySize);
    this.bins = new Uint16Array(vocabularySize);
  }

  /** Takes new logits and returns the sum of their weights: NaN when one of them is. */
  fill(logits: Float32Array, largest: number, temperature: number): number {
    const counts = this.#counts.fill(0);
    const masses = this.#masses.fill(0);
    const weights = this.weights;
    const bins = this.bins;
    let total = 0;
    for (let id = 0; id < logits.length; id += 1) {
      const exponent = (largest - (logits[id] as number)) / temperature;
      let bin = BINS - 1;
      let weight = 0;
      if (exponent < LARGEST_EXPONENT) {
        const step = (exponent * BINS_PER_UNIT) | 0;
        const rest = exponent - step * BIN_WIDTH;
        const series = 1 - rest * (1 - rest * (1 / 2 - rest * (1 / 6 - rest * (1 / 24 - rest / 120))));
        weight = (FRACTIONS[step & (BINS_PER_OCTAVE - 1)] as number) * (POWERS[step >> 6] as number) * series;
        if (step < bin) bin = step;
      } else if (Number.isNaN(exponent)) {
        weight = Number.NaN;
      }
      weights[id] = weight;
      bins[id] = bin;
      counts[bin] = (counts[bin] as number) + 1;
      masses[bin] = (masses[bin] as number) + weight;
      total += weight;
    }
    return total;
  }

  /** The bin in which the largest tokens become `count` or weigh `mass`, whichever is first; the last one that holds any otherwise. */
  find(count: number, mass: number): BinPosition {
    let position: BinPosition = { bin: 0, countAbove: 0, massAbove: 0 };
    let countAbove = 0;
    let massAbove = 0;
    for (let bin = 0; bin < BINS; bin += 1) {
      if (this.#counts[bin] === 0) continue;
      position = { bin, countAbove, massAbove };
      countAbove += this.#counts[bin] as number;
      massAbove += this.#masses[bin] as number;
      if (countAbove >= count || massAbove >= mass) break;
    }
    return position;
  }
}
