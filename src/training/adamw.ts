import type { PlacedTensor } from "./parameter-set.js";
import type { TrainingMemory } from "./training-memory.js";

/** Settings of the AdamW optimiser. */
export interface AdamWOptions {
  /** Decay of the gradient's running mean. Defaults to 0.9. */
  readonly beta1?: number | undefined;
  /** Decay of the squared gradient's running mean. Defaults to 0.95. */
  readonly beta2?: number | undefined;
  /** Defaults to 1e-8. */
  readonly epsilon?: number | undefined;
  /** Decoupled weight decay, times the learning rate; matrices only. Defaults to 0.1. */
  readonly weightDecay?: number | undefined;
}

/**
 * Adam with decoupled weight decay and bias correction (Loshchilov and Hutter, "Decoupled Weight Decay Regularization", 2019,
 * algorithm 2), behind clipping by the global norm (Pascanu, Mikolov and Bengio 2013).
 *
 * It runs here and not inside the graph: of onnxruntime-node every output is copied, so parameters and two moments as outputs cost three
 * times the copies of the gradient alone, and a dozen elementwise operators cost a dozen passes over memory. docs/training.md has the
 * figures.
 */
export class AdamW {
  readonly #memory: TrainingMemory;
  readonly #tensors: readonly PlacedTensor[];
  readonly #clipNorm: number;
  readonly #options: Required<{ [Name in keyof AdamWOptions]: number }>;

  constructor(
    memory: TrainingMemory,
    tensors: readonly PlacedTensor[],
    { beta1 = 0.9, beta2 = 0.95, epsilon = 1e-8, weightDecay = 0.1, clipNorm }: AdamWOptions & { readonly clipNorm: number },
  ) {
    this.#memory = memory;
    this.#tensors = tensors;
    this.#clipNorm = clipNorm;
    this.#options = { beta1, beta2, epsilon, weightDecay };
  }

  /**
   * Updates all parameters by their gradient.
   *
   * @param step counts from 1
   * @param norm of the gradient
   */
  update(step: number, learningRate: number, norm: number): void {
    const { beta1, beta2, epsilon, weightDecay } = this.#options;
    // PyTorch's clip_grad_norm_ guards the quotient by the same 1e-6.
    const scale = Math.min(1, this.#clipNorm / (norm + 1e-6));
    const rate = learningRate / (1 - beta1 ** step);
    const correction = 1 / Math.sqrt(1 - beta2 ** step);
    for (const { start, end, decays } of this.#tensors) {
      const kept = decays ? 1 - learningRate * weightDecay : 1;
      this.#memory.adamw(start, end, { scale, beta1, beta2, kept, rate, correction, epsilon });
    }
  }
}
