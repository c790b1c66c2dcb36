import type { DecoderShape } from "../decoder/decoder-shape.js";
import { type CheckpointTensor, type Decoder, storedTensors } from "../decoder/decoder-tensors.js";
import type { Checkpoint } from "../export/checkpoint/checkpoint.js";
import type { GraphParameter } from "./graph-parameters.js";
import { normalQuantiles } from "./normal-quantiles.js";
import { elementCount } from "./safetensors-header.js";
import { Xoshiro } from "./xoshiro.js";

export interface PlacedTensor extends CheckpointTensor {
  /** Its elements among all. */
  readonly start: number;
  readonly end: number;
  /** Matrices decay; norms and biases do not. */
  readonly decays: boolean;
}

/** A model's weights as one flat float32 array, tensor after tensor in the checkpoint's order. */
export class ParameterSet {
  readonly decoder: Decoder;
  readonly tensors: readonly PlacedTensor[];
  #values: Float32Array;
  readonly #byName: ReadonlyMap<string, PlacedTensor>;

  /** All zeros. */
  constructor(decoder: Decoder) {
    this.decoder = decoder;
    let start = 0;
    this.tensors = storedTensors(decoder.tensors).map((tensor): PlacedTensor => {
      const placed = { ...tensor, start, end: start + elementCount(tensor), decays: tensor.shape.length > 1 };
      start = placed.end;
      return placed;
    });
    this.#values = new Float32Array(start);
    this.#byName = new Map(this.tensors.map((tensor) => [tensor.name, tensor]));
  }

  /**
   * Norms 1, biases 0, matrices normal with deviation 1/√columns; those that write into the residual stream smaller by √(2 × layers),
   * so that its size does not grow with depth (Radford et al. 2019).
   */
  static random(decoder: Decoder, seed: number): ParameterSet {
    const set = new ParameterSet(decoder);
    const { layers, finalNorm } = decoder.tensors;
    const norms = new Set<string | undefined>([finalNorm.name]);
    const writesResidual = new Set<string>();
    for (const { inputNorm, attentionOutputNorm, postAttentionNorm, mlpOutputNorm, attentionOutput, down } of layers) {
      for (const norm of [inputNorm, attentionOutputNorm, postAttentionNorm, mlpOutputNorm]) norms.add(norm?.name);
      writesResidual.add(attentionOutput.name).add(down.name);
    }
    const quantiles = normalQuantiles();
    for (const [index, { name, shape, start, end }] of set.tensors.entries()) {
      const into = set.values.subarray(start, end);
      const columns = shape[1];
      if (columns === undefined) {
        into.fill(norms.has(name) ? 1 : 0);
        continue;
      }
      const deviation = (1 / Math.sqrt(columns)) * (writesResidual.has(name) ? 1 / Math.sqrt(2 * layers.length) : 1);
      new Xoshiro(seed, index).fillFrom(quantiles, into);
      for (let i = 0; i < into.length; i++) into[i] = (into[i] as number) * deviation;
    }
    return set;
  }

  /** Reads every tensor of a checkpoint. Errors: CHECKPOINT_INVALID. */
  static async read(decoder: Decoder, checkpoint: Checkpoint): Promise<ParameterSet> {
    const set = new ParameterSet(decoder);
    for (const tensor of set.tensors) {
      const reader = checkpoint.tensor(tensor.name);
      await reader.readRows(0, tensor.shape[0] ?? 1, set.values.subarray(tensor.start, tensor.end));
    }
    return set;
  }

  get config(): DecoderShape {
    return this.decoder.shape;
  }

  /** All elements. */
  get values(): Float32Array {
    return this.#values;
  }

  /** Copies the weights to other memory of the same size, and keeps them there from now on. */
  moveTo(memory: Float32Array): void {
    memory.set(this.#values);
    this.#values = memory;
  }

  /** The elements of one tensor, in place. */
  tensor(name: string): Float32Array {
    const { start, end } = this.#placed(name);
    return this.values.subarray(start, end);
  }

  /** Where a graph's parameter lies among all elements. */
  range(parameter: GraphParameter): { readonly start: number; readonly end: number } {
    const { start, shape } = this.#placed(parameter.tensor);
    const columns = shape.slice(1).reduce((product, size) => product * size, 1);
    const first = start + parameter.firstRow * columns;
    return { start: first, end: first + parameter.shape.reduce((product, size) => product * size, 1) };
  }

  #placed(name: string): PlacedTensor {
    const found = this.#byName.get(name);
    if (found === undefined) throw new Error(`the model has no tensor ${name}`);
    return found;
  }
}
