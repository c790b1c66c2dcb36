import { ChatGLMError } from "../errors.js";
import { vectorKernels } from "./vector-kernels.js";

/** Numbers of one AdamW step that are the same for many parameters. */
export interface AdamWStep {
  /** What the gradient is multiplied by first. */
  readonly scale: number;
  readonly beta1: number;
  readonly beta2: number;
  /** What the parameters are multiplied by: 1 − learning rate × weight decay. */
  readonly kept: number;
  /** Learning rate with the mean's bias correction. */
  readonly rate: number;
  /** The square's bias correction, under the root. */
  readonly correction: number;
  readonly epsilon: number;
}

interface Kernels {
  // biome-ignore format: the order of vector-kernels.wat
  adamw(p: number, end: number, g: number, m: number, v: number, scale: number, beta1: number, new1: number, beta2: number,
    new2: number, kept: number, rate: number, correction: number, epsilon: number): void;
  sumOfSquares(x: number, end: number): number;
}

/** The part that is used here of a global that Node's types leave without constructors. */
declare const WebAssembly: {
  readonly Memory: new (size: { readonly initial: number; readonly maximum: number }) => { readonly buffer: ArrayBuffer };
  readonly Module: new (code: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
};

const bytesOfPage = 65_536;
/** WebAssembly addresses 4 GiB. */
const mostPages = 65_536;

/** Parameters, their gradient and two moments, where the vector kernels reach them: four float32 arrays of one size. */
export class TrainingMemory {
  readonly values: Float32Array;
  readonly gradient: Float32Array;
  readonly mean: Float32Array;
  readonly square: Float32Array;
  readonly #kernels: Kernels;

  /**
   * All zeros.
   * @throws ChatGLMError INVALID_OPTION for more than 268 million parameters
   */
  constructor(size: number) {
    // Whole vectors, so that a sum may run over the end into zeros.
    const bytes = Math.ceil(size / 4) * 16;
    const pages = Math.ceil((4 * bytes) / bytesOfPage);
    if (pages > mostPages) {
      throw new ChatGLMError(
        "INVALID_OPTION",
        `A model of ${size} parameters is too large to train here; at most 268 million are possible.`,
      );
    }
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
    const [values, gradient, mean, square] = [0, 1, 2, 3].map((place) => new Float32Array(memory.buffer, place * bytes, size));
    if (!values || !gradient || !mean || !square) throw new Error("four arrays were made");
    this.values = values;
    this.gradient = gradient;
    this.mean = mean;
    this.square = square;
    const code = Buffer.from(vectorKernels, "base64");
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(code), { training: { memory } });
    this.#kernels = exports as Kernels;
  }

  /** The gradient's Euclidean norm, summed in float64. */
  gradientNorm(): number {
    const { byteOffset, byteLength } = this.gradient;
    return Math.sqrt(this.#kernels.sumOfSquares(byteOffset, byteOffset + Math.ceil(byteLength / 16) * 16));
  }

  /** One step of AdamW on parameters [start, end). */
  adamw(start: number, end: number, step: AdamWStep): void {
    const { scale, beta1, beta2, kept, rate, correction, epsilon } = step;
    const whole = start + Math.floor((end - start) / 4) * 4;
    const address = (array: Float32Array, index: number): number => array.byteOffset + 4 * index;
    const { values, gradient, mean, square } = this;
    const [g, m, v] = [address(gradient, start), address(mean, start), address(square, start)];
    const [new1, new2] = [1 - beta1, 1 - beta2];
    this.#kernels.adamw(
      ...([address(values, start), address(values, whole), g, m, v] as const),
      ...([scale, beta1, new1, beta2, new2, kept, rate, correction, epsilon] as const),
    );
    for (let i = whole; i < end; i++) {
      const own = (gradient[i] ?? 0) * scale;
      mean[i] = beta1 * (mean[i] ?? 0) + new1 * own;
      square[i] = beta2 * (square[i] ?? 0) + new2 * own * own;
      values[i] = (values[i] ?? 0) * kept - (rate * (mean[i] ?? 0)) / (Math.sqrt(square[i] ?? 0) * correction + epsilon);
    }
  }
}
