import type { DecoderShape } from "../../src/decoder/decoder-shape.js";
import { openCheckpoint } from "../../src/export/checkpoint/open-checkpoint.js";
import { parseChatGLMConfig } from "../../src/families/chatglm/config.js";
import type { RopeRatioMeaning } from "../../src/families/model-family.js";

/**
 * ChatGLM written down a second time, as plainly as possible, in float64 and without any cache: every position is computed anew from the
 * formulas in the model's paper and configuration. Shares only the checkpoint reader with the product.
 */
export class ReferenceModel {
  readonly config: DecoderShape;
  readonly #weights: ReadonlyMap<string, Float32Array>;

  private constructor(config: DecoderShape, weights: ReadonlyMap<string, Float32Array>) {
    this.config = config;
    this.#weights = weights;
  }

  static async load(folder: string, ropeRatio?: RopeRatioMeaning): Promise<ReferenceModel> {
    await using checkpoint = await openCheckpoint(folder);
    const weights = new Map<string, Float32Array>();
    for (const name of checkpoint.tensorNames) {
      const tensor = checkpoint.tensor(name);
      const values = new Float32Array(tensor.shape.reduce((a, b) => a * b, 1));
      await tensor.readRows(0, tensor.shape[0] ?? 1, values);
      weights.set(name, values);
    }
    return new ReferenceModel(
      parseChatGLMConfig(checkpoint.configJson, checkpoint.configPath, ropeRatio === undefined ? {} : { ropeRatio }),
      weights,
    );
  }

  /** Logits [vocabulary] at every position of a sequence. */
  logits(ids: readonly number[]): Float64Array[] {
    const { hiddenSize, ffnSize, heads, groups, headDim, vocabularySize, layers, epsilon } = this.config;
    const embedding = this.#weight("transformer.embedding.word_embeddings.weight");
    let states: Float64Array[] = ids.map((id) => Float64Array.from(embedding.subarray(id * hiddenSize, (id + 1) * hiddenSize)));
    for (let layer = 0; layer < layers; layer++) {
      const prefix = `transformer.encoder.layers.${layer}`;
      const qkv = states.map((state, position) => {
        const normed = this.#norm(state, `${prefix}.input_layernorm.weight`, epsilon);
        const product = this.#linear(normed, `${prefix}.self_attention.query_key_value`, (heads + 2 * groups) * headDim);
        for (let head = 0; head < heads + groups; head++)
          this.#rotate(product.subarray(head * headDim, (head + 1) * headDim), position);
        return product;
      });
      states = states.map((state, position) => {
        const context = new Float64Array(heads * headDim);
        for (let head = 0; head < heads; head++) {
          const group = Math.floor(head / (heads / groups));
          const query = qkv[position]!.subarray(head * headDim, (head + 1) * headDim);
          const scores = Float64Array.from({ length: position + 1 }, (_, other) => {
            const key = qkv[other]!.subarray((heads + group) * headDim, (heads + group + 1) * headDim);
            return query.reduce((sum, value, i) => sum + value * key[i]!, 0) / Math.sqrt(headDim);
          });
          const most = Math.max(...scores);
          const exponentials = scores.map((score) => Math.exp(score - most));
          const total = exponentials.reduce((a, b) => a + b, 0);
          for (const [other, weight] of exponentials.entries()) {
            const start = (heads + groups + group) * headDim;
            for (let i = 0; i < headDim; i++) context[head * headDim + i]! += (weight / total) * qkv[other]![start + i]!;
          }
        }
        const attended = add(state, this.#linear(context, `${prefix}.self_attention.dense`, hiddenSize));
        const normed = this.#norm(attended, `${prefix}.post_attention_layernorm.weight`, epsilon);
        const both = this.#linear(normed, `${prefix}.mlp.dense_h_to_4h`, 2 * ffnSize);
        const gated = Float64Array.from(
          { length: ffnSize },
          (_, i) => (both[i]! / (1 + Math.exp(-both[i]!))) * both[ffnSize + i]!,
        );
        return add(attended, this.#linear(gated, `${prefix}.mlp.dense_4h_to_h`, hiddenSize));
      });
    }
    const output = this.config.tiedEmbeddings ? "transformer.embedding.word_embeddings" : "transformer.output_layer";
    return states.map((state) =>
      this.#linear(this.#norm(state, "transformer.encoder.final_layernorm.weight", epsilon), output, vocabularySize),
    );
  }

  #weight(name: string): Float32Array {
    const weight = this.#weights.get(name);
    if (weight === undefined) throw new Error(`the checkpoint has no ${name}`);
    return weight;
  }

  #norm(state: Float64Array, name: string, epsilon: number): Float64Array {
    const weight = this.#weight(name);
    const scale = 1 / Math.sqrt(state.reduce((sum, value) => sum + value * value, 0) / state.length + epsilon);
    return state.map((value, i) => value * scale * weight[i]!);
  }

  #linear(input: Float64Array, name: string, outputs: number): Float64Array {
    const weight = this.#weight(`${name}.weight`);
    const bias = this.#weights.get(`${name}.bias`);
    return Float64Array.from({ length: outputs }, (_, row) => {
      let sum = bias?.[row] ?? 0;
      for (let column = 0; column < input.length; column++) sum += weight[row * input.length + column]! * input[column]!;
      return sum;
    });
  }

  /** Turns the first half of a head, pairs (2i, 2i+1), in place. */
  #rotate(head: Float64Array, position: number): void {
    const { headDim, ropeBase, positionDivisor } = this.config;
    for (let i = 0; i < headDim / 4; i++) {
      const angle = (position / positionDivisor) * ropeBase ** (-(4 * i) / headDim);
      const [a, b] = [head[2 * i]!, head[2 * i + 1]!];
      head[2 * i] = a * Math.cos(angle) - b * Math.sin(angle);
      head[2 * i + 1] = b * Math.cos(angle) + a * Math.sin(angle);
    }
  }
}

function add(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, i) => value + b[i]!);
}
