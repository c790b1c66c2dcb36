/** One request: it begins with a prefix that others share (instructions, evidence), and goes on with its own question. */
export interface Request {
  /** Milliseconds from the beginning. */
  readonly at: number;
  readonly prefix: number;
  /** Milliseconds to compute the prefix, unless the worker holds it; and for everything else. */
  readonly prefixMs: number;
  readonly restMs: number;
}

/** What a model takes, milliseconds. */
export interface ServiceTimes {
  readonly prefillPerToken: number;
  readonly decodePerToken: number;
}

export interface TrafficOptions {
  readonly requests: number;
  /** Requests a second, at random times (Poisson). */
  readonly rate: number;
  /** Different prefixes; the n-th is asked for 1/n as often as the first (Zipf). */
  readonly prefixes: number;
  readonly prefixTokens: number;
  readonly questionTokens: number;
  /** On average; drawn from a geometric distribution. */
  readonly replyTokens: number;
  readonly times: ServiceTimes;
  /** From 0 to 1. */
  readonly random: () => number;
}

export function drawTraffic(options: TrafficOptions): Request[] {
  const { requests, rate, prefixes, prefixTokens, questionTokens, replyTokens, times, random } = options;
  const cumulative: number[] = [];
  for (let rank = 1, sum = 0; rank <= prefixes; rank += 1) {
    sum += 1 / rank;
    cumulative.push(sum);
  }
  const total = cumulative.at(-1) ?? 1;
  let at = 0;
  return Array.from({ length: requests }, () => {
    at += (-Math.log(1 - random()) * 1_000) / rate;
    const drawn = random() * total;
    const reply = 1 + Math.floor(Math.log(1 - random()) / Math.log(1 - 1 / replyTokens));
    return {
      at,
      prefix: firstAtLeast(cumulative, drawn),
      prefixMs: prefixTokens * times.prefillPerToken,
      restMs: questionTokens * times.prefillPerToken + reply * times.decodePerToken,
    };
  });
}

function firstAtLeast(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Numbers from 0 to 1 that come again for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
