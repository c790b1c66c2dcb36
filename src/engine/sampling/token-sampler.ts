import { ChatGLMError } from "../../errors.js";
import { LargestFirst } from "./largest-first.js";
import { WeightHistogram } from "./weight-histogram.js";

/** What is left of a sampling request once greedy decoding and the repetition penalty are taken care of. */
export interface Truncation {
  /** > 0. */
  readonly temperature: number;
  /** Candidates kept; 0 means all. */
  readonly topK: number;
  /** Nucleus mass kept of what top-k left, in (0, 1]. */
  readonly topP: number;
}

/** The kept tokens: every logit above `logit`, and at that very logit ids up to `id`. */
interface KeptSet {
  readonly logit: number;
  readonly id: number;
  /** Sum of the kept tokens' weights. */
  readonly mass: number;
}

/** Index of the largest logit; the lowest one among equals. */
export function greedyToken(logits: Float32Array): number {
  let best = -1;
  let bestLogit = Number.NEGATIVE_INFINITY;
  for (let id = 0; id < logits.length; id += 1) {
    const logit = logits[id] as number;
    if (logit > bestLogit) {
      best = id;
      bestLogit = logit;
    }
  }
  if (best < 0) throw notFinite();
  return best;
}

/**
 * Draws one token by inverting the cumulative distribution at a given uniform number, tokens in id order. So the token at an output
 * position is a function of logits and that position's number alone: the same whether drawn in a batch, alone, or while
 * verifying a draft. O(vocabulary): a histogram says in which narrow range of logits the last kept token lies, and only
 * that range is ordered. Scratch memory is 14 bytes per vocabulary entry; nothing grows with use.
 */
export class TokenSampler {
  readonly #histogram: WeightHistogram;
  readonly #order: LargestFirst;

  constructor(vocabularySize: number) {
    this.#histogram = new WeightHistogram(vocabularySize);
    this.#order = new LargestFirst(vocabularySize);
  }

  /** @param logits [vocabularySize]. @param uniform In [0, 1). */
  sample(logits: Float32Array, { temperature, topK, topP }: Truncation, uniform: number): number {
    const largest = logits[greedyToken(logits)] as number;
    if (largest === Number.POSITIVE_INFINITY) throw notFinite();
    const total = this.#histogram.fill(logits, largest, temperature);
    if (!Number.isFinite(total)) throw notFinite();
    let kept: KeptSet = { logit: Number.NEGATIVE_INFINITY, id: logits.length, mass: total };
    const count = topK > 0 && topK < logits.length ? topK : Number.POSITIVE_INFINITY;
    if (count < Number.POSITIVE_INFINITY) kept = this.#keep(logits, count, Number.POSITIVE_INFINITY);
    if (topP < 1) kept = this.#keep(logits, count, topP * kept.mass);
    return this.#draw(logits, kept, uniform * kept.mass);
  }

  /** The largest tokens, until there are `count` of them or they weigh `mass`. */
  #keep(logits: Float32Array, count: number, mass: number): KeptSet {
    const { bin, countAbove, massAbove } = this.#histogram.find(count, mass);
    const order = this.#order;
    order.fill(logits, this.#histogram.bins, bin);
    let keptCount = countAbove;
    let keptMass = massAbove;
    let id = 0;
    do {
      id = order.pop();
      keptCount += 1;
      keptMass += this.#histogram.weights[id] as number;
    } while (order.size > 0 && keptCount < count && keptMass < mass);
    return { logit: logits[id] as number, id, mass: keptMass };
  }

  #draw(logits: Float32Array, kept: KeptSet, target: number): number {
    const { weights } = this.#histogram;
    let reached = 0;
    let last = -1;
    for (let id = 0; id < logits.length; id += 1) {
      const logit = logits[id] as number;
      if (logit < kept.logit || (logit === kept.logit && id > kept.id)) continue;
      const weight = weights[id] as number;
      if (weight === 0) continue;
      reached += weight;
      last = id;
      if (reached > target) return id;
    }
    return last; // only rounding gets here: the mass was summed in another order
  }
}

function notFinite(): ChatGLMError {
  return new ChatGLMError("ENGINE_FAILED", "The model computed logits that are not finite numbers.", {
    remedy: "Convert the checkpoint again; if it persists, its weights are damaged.",
  });
}
