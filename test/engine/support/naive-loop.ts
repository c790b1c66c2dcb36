import type { GenerationRequest, SamplingOptions } from "../../../src/engine/generation.js";
import type { ModelExecutor } from "../../../src/engine/model-executor.js";
import { uniformAt } from "../../../src/engine/sampling/philox.js";

/** Probabilities by the book: full sort, no shortcuts. Ties count as lowest id first. */
export function referenceProbabilities(
  logits: ArrayLike<number>,
  sampling: Omit<SamplingOptions, "repetitionPenalty">,
): number[] {
  const order = Array.from(logits, (logit, id) => ({ logit, id })).sort((a, b) => b.logit - a.logit || a.id - b.id);
  const largest = order[0]?.logit ?? 0;
  const weights = order.map(({ logit }) => Math.exp((logit - largest) / sampling.temperature));
  const count = sampling.topK > 0 ? Math.min(sampling.topK, order.length) : order.length;
  const total = weights.slice(0, count).reduce((sum, weight) => sum + weight, 0);
  let kept = 0;
  let mass = 0;
  while (kept < count && (sampling.topP >= 1 || mass < sampling.topP * total)) {
    mass += weights[kept] ?? 0;
    kept += 1;
  }
  const probabilities = new Array<number>(order.length).fill(0);
  for (let index = 0; index < kept; index += 1) probabilities[order[index]?.id ?? 0] = (weights[index] ?? 0) / mass;
  return probabilities;
}

function referenceToken(logits: Float32Array, ids: readonly number[], sampling: SamplingOptions, uniform: number): number {
  const penalised = Array.from(logits, (logit, id) =>
    ids.includes(id) ? Math.fround(logit > 0 ? logit / sampling.repetitionPenalty : logit * sampling.repetitionPenalty) : logit,
  );
  if (sampling.temperature === 0) return penalised.indexOf(Math.max(...penalised));
  let reached = 0;
  for (const [id, probability] of referenceProbabilities(penalised, sampling).entries()) {
    reached += probability;
    if (reached > uniform) return id;
  }
  throw new Error("the distribution does not sum to 1");
}

export interface NaiveResult {
  readonly ids: readonly number[];
  readonly reason: "stop" | "length";
}

/** Generation as simple as it gets: everything is computed again for every token. */
export async function naiveGenerate(executor: ModelExecutor, request: GenerationRequest): Promise<NaiveResult> {
  const ids = [...request.promptIds];
  const output: number[] = [];
  while (output.length < request.maxTokens && ids.length <= executor.shape.contextLength) {
    const sequence = executor.createSequence();
    sequence.reserve(ids.length);
    const step = await executor.run([{ sequence, tokenIds: ids, logits: "last" }]);
    const id = referenceToken(step.logits(0, 0), ids, request.sampling, uniformAt(request.sampling.seed ?? 0, output.length));
    sequence.release();
    if (request.stopIds.includes(id)) return { ids: output, reason: "stop" };
    ids.push(id);
    output.push(id);
  }
  return { ids: output, reason: "length" };
}
