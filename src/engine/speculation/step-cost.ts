/** What one more token adds to a step of one, before anything was measured: int4 weights on a CPU, 114 → 138 → 212 ms. */
const ASSUMED_SLOPE = 0.27;
/** Weight of a new measurement. */
const LEARNING_RATE = 0.2;
/** Measurements older than this many steps don't count: the machine may have been busy then. */
const MEMORY_STEPS = 512;
/** Larger steps are prefill chunks and say little about drafts. */
const MAX_TOKENS = 160;

interface Measurement {
  readonly tokens: number;
  milliseconds: number;
  measuredAt: number;
}

/** Learns what a step costs by its number of tokens, from the steps that run anyway. */
export class StepCost {
  readonly #byTokens = new Map<number, Measurement>();
  #steps = 0;

  observe(tokens: number, milliseconds: number): void {
    this.#steps += 1;
    if (tokens > MAX_TOKENS) return;
    const known = this.#byTokens.get(tokens);
    if (known === undefined || this.#isStale(known)) {
      this.#byTokens.set(tokens, { tokens, milliseconds, measuredAt: this.#steps });
      return;
    }
    // One slow step among many is the machine's doing.
    const plausible = Math.min(milliseconds, 3 * known.milliseconds);
    known.milliseconds += LEARNING_RATE * (plausible - known.milliseconds);
    known.measuredAt = this.#steps;
  }

  /** Milliseconds, or steps of one token when nothing is known. A line through the nearest measurements below and above; never falling. */
  estimate(tokens: number): number {
    let below: Measurement | undefined;
    let above: Measurement | undefined;
    for (const measurement of this.#byTokens.values()) {
      if (this.#isStale(measurement)) continue;
      if (measurement.tokens <= tokens && measurement.tokens > (below?.tokens ?? 0)) below = measurement;
      if (measurement.tokens >= tokens && measurement.tokens < (above?.tokens ?? Infinity)) above = measurement;
    }
    if (below !== undefined && above !== undefined) {
      if (below === above) return below.milliseconds;
      const share = (tokens - below.tokens) / (above.tokens - below.tokens);
      return below.milliseconds + share * Math.max(0, above.milliseconds - below.milliseconds);
    }
    const known = below ?? above;
    return known === undefined ? assumedCost(tokens) : (known.milliseconds * assumedCost(tokens)) / assumedCost(known.tokens);
  }

  #isStale(measurement: Measurement): boolean {
    return this.#steps - measurement.measuredAt > MEMORY_STEPS;
  }
}

function assumedCost(tokens: number): number {
  return 1 + ASSUMED_SLOPE * (tokens - 1);
}
