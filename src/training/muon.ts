import { GraphBuilder } from "../export/graph/graph-builder.js";
import { GraphSession, type GraphSessionOptions, type GraphTensor } from "../onnx-runtime/graph-session.js";
import { trainingOpset } from "./autodiff/encode-tape.js";
import { decoderParameters } from "./graph-parameters.js";
import type { ParameterSet } from "./parameter-set.js";
import type { TrainingMemory } from "./training-memory.js";

/** Coefficients of the quintic that drives singular values towards 1, and how often it is applied (Jordan et al. 2024). */
const [a, b, c] = [3.4445, -4.775, 2.0315] as const;
const iterations = 5;
/** Makes an update's root mean square what AdamW's typically is, so that both take one learning rate (Liu et al. 2025). */
const sizeOfAdamW = 0.2;

/** A matrix among all parameters: its rows lie one after another from `start`. */
export interface MuonMatrix {
  readonly start: number;
  readonly rows: number;
  readonly columns: number;
}

/** Settings of the Muon optimiser. */
export interface MuonOptions {
  /** Decay of the gradient's running sum. Defaults to 0.95. */
  readonly momentum?: number | undefined;
  /** Decoupled, times the learning rate. Defaults to 0.1. */
  readonly weightDecay?: number | undefined;
}

/**
 * Muon for the matrices inside the layers: the momentum's nearest matrix with equal singular values, so that rare directions are learnt as fast as
 * common ones (Jordan et al., "Muon: an optimizer for hidden layers in neural networks", 2024; Liu et al., "Muon is scalable for LLM training",
 * arXiv 2502.16982). The iteration runs as one ONNX graph; momentum lies where AdamW keeps its mean.
 */
export class Muon implements AsyncDisposable {
  readonly #memory: TrainingMemory;
  readonly #matrices: readonly MuonMatrix[];
  readonly #session: GraphSession;
  readonly #clipNorm: number;
  readonly #momentum: number;
  readonly #weightDecay: number;
  /** What is made orthogonal, matrix after matrix. */
  readonly #updates: Float32Array;
  readonly #inputs: Readonly<Record<string, GraphTensor>>;

  private constructor(
    memory: TrainingMemory,
    matrices: readonly MuonMatrix[],
    session: GraphSession,
    { momentum = 0.95, weightDecay = 0.1, clipNorm }: MuonOptions & { readonly clipNorm: number },
  ) {
    this.#memory = memory;
    this.#matrices = matrices;
    this.#session = session;
    this.#clipNorm = clipNorm;
    this.#momentum = momentum;
    this.#weightDecay = weightDecay;
    this.#updates = new Float32Array(matrices.reduce((sum, { rows, columns }) => sum + rows * columns, 0));
    const inputs: Record<string, GraphTensor> = {};
    for (const [index, offset] of offsets(matrices).entries()) {
      const { rows, columns } = matrices[index] as MuonMatrix;
      inputs[inputName(index)] = { data: this.#updates.subarray(offset, offset + rows * columns), shape: [rows, columns] };
    }
    this.#inputs = inputs;
  }

  static async create(
    memory: TrainingMemory,
    matrices: readonly MuonMatrix[],
    options: MuonOptions & GraphSessionOptions & { readonly clipNorm: number },
  ): Promise<Muon> {
    const session = await GraphSession.create(orthogonalisation(matrices), options);
    return new Muon(memory, matrices, session, options);
  }

  /**
   * Updates the matrices by their gradient.
   *
   * @param norm of the whole gradient
   * @throws ChatGLMError ENGINE_FAILED
   */
  async update(learningRate: number, norm: number): Promise<void> {
    const { gradient, mean, values } = this.#memory;
    const scale = Math.min(1, this.#clipNorm / (norm + 1e-6));
    const momentum = this.#momentum;
    const places = offsets(this.#matrices);
    for (const [index, { start, rows, columns }] of this.#matrices.entries()) {
      const offset = places[index] ?? 0;
      for (let i = 0; i < rows * columns; i++) {
        const own = (gradient[start + i] as number) * scale;
        const sum = momentum * (mean[start + i] as number) + own;
        mean[start + i] = sum;
        // Nesterov's look ahead.
        this.#updates[offset + i] = own + momentum * sum;
      }
    }
    const orthogonal = (await this.#session.run(this.#inputs)).get(outputName);
    if (!(orthogonal instanceof Float32Array)) throw new Error("the iteration gave no float32");
    const kept = 1 - learningRate * this.#weightDecay;
    for (const [index, { start, rows, columns }] of this.#matrices.entries()) {
      const offset = places[index] ?? 0;
      const rate = learningRate * sizeOfAdamW * Math.sqrt(Math.max(rows, columns));
      for (let i = 0; i < rows * columns; i++) {
        values[start + i] = (values[start + i] as number) * kept - rate * (orthogonal[offset + i] as number);
      }
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#session[Symbol.asyncDispose]();
  }
}

/**
 * The matrices inside the layers; query, key, value, gate and up each by itself, though they may be stored together. Embedding and output
 * meet each token's row too rarely for an update of all of it.
 */
export function muonMatrices(parameters: ParameterSet): MuonMatrix[] {
  const { layers } = decoderParameters(parameters.decoder);
  return layers.flatMap(({ query, key, value, attentionOutput, gate, up, down }) =>
    [query.weight, key.weight, value.weight, attentionOutput, gate, up, down].map((parameter): MuonMatrix => {
      const [rows = 0, columns = 0] = parameter.shape;
      return { start: parameters.range(parameter).start, rows, columns };
    }),
  );
}

const outputName = "orthogonal";

function inputName(index: number): string {
  return `update.${index}`;
}

/** Where each matrix begins when they lie one after another. */
function offsets(matrices: readonly MuonMatrix[]): number[] {
  let end = 0;
  return matrices.map(({ rows, columns }) => {
    const start = end;
    end += rows * columns;
    return start;
  });
}

/** X / |X|, then five times X ← aX + b(XXᵀ)X + c(XXᵀ)²X; over the shorter side. All results flat, one after another. */
function orthogonalisation(matrices: readonly MuonMatrix[]): Uint8Array {
  const graph = new GraphBuilder();
  const flat = graph.int64("flat", [-1]);
  const least = graph.float32("least", Float32Array.of(1e-7), []);
  const results = matrices.map(({ rows, columns }, index) => {
    const tall = rows >= columns;
    const short = Math.min(rows, columns);
    let x = graph.input(inputName(index), "float32", [rows, columns]);
    const size = graph.node("ReduceL2", `${x}/size`, [x], { attributes: { keepdims: 0 } });
    x = graph.node("Div", `${x}/0`, [x, graph.node("Add", `${x}/divisor`, [size, least])]);
    const nothing = graph.float32(`${x}/nothing`, new Float32Array(short), [short]);
    for (let i = 1; i <= iterations; i++) {
      const name = `${inputName(index)}/${i}`;
      const gram = graph.node("Gemm", `${name}/gram`, [x, x, nothing], { attributes: tall ? { transA: 1 } : { transB: 1 } });
      const factor = graph.node("Gemm", `${name}/factor`, [gram, gram, gram], {
        attributes: { alpha: { float: c }, beta: { float: b } },
      });
      x = graph.node("Gemm", name, tall ? [x, factor, x] : [factor, x, x], { attributes: { beta: { float: a } } });
    }
    return graph.node("Reshape", `${inputName(index)}/flat`, [x, flat]);
  });
  graph.output(graph.node("Concat", outputName, results, { attributes: { axis: 0 } }), "float32", ["all"]);
  const nothingStored = (): never => {
    throw new Error("nothing is stored");
  };
  return graph.encode("orthogonalisation", nothingStored, trainingOpset);
}
