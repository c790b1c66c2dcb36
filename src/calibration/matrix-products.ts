import type { MatrixProduct } from "../export/calibrated/matrix-product.js";
import { GraphBuilder } from "../export/graph/graph-builder.js";
import { openSession } from "../onnx-runtime/sessions/open-session.js";
import type { RuntimeSession } from "../onnx-runtime/sessions/session.js";

/** Products of matrices by onnxruntime, for what calibration computes beside the model. */
export class MatrixProducts implements AsyncDisposable {
  readonly #product: RuntimeSession;
  readonly #moments: RuntimeSession;

  private constructor(product: RuntimeSession, moments: RuntimeSession) {
    this.#product = product;
    this.#moments = moments;
  }

  /** @throws ChatGLMError ENGINE_FAILED */
  static async create(threads: number): Promise<MatrixProducts> {
    const product = await openSession(productGraph(), { threads });
    try {
      return new MatrixProducts(product, await openSession(momentsGraph(), { threads }));
    } catch (error) {
      await product[Symbol.asyncDispose]();
      throw error;
    }
  }

  readonly multiply: MatrixProduct = async (a, b, inner) => {
    const [rows, columns] = [a.length / inner, b.length / inner];
    const product = new Float32Array(rows * columns);
    const feeds = [
      { data: a, shape: [rows, inner] },
      { data: b, shape: [columns, inner] },
    ];
    await this.#product.run(feeds, [{ data: product, shape: [rows, columns] }]);
    return product;
  };

  /**
   * sums + Σ x xᵀ of each block of neighbouring inputs.
   *
   * @param x [tokens, blocks × size]
   * @param sums [blocks, size, size]
   * @param into of its shape, another array
   */
  async addMoments(x: Float32Array, sums: Float32Array, size: number, into: Float32Array): Promise<void> {
    const blocks = sums.length / size ** 2;
    const shape = [blocks, size, size];
    const feeds = [
      { data: x, shape: [x.length / (blocks * size), blocks, size] },
      { data: sums, shape },
    ];
    await this.#moments.run(feeds, [{ data: into, shape }]);
  }

  /** Closes both sessions. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#product[Symbol.asyncDispose]();
    await this.#moments[Symbol.asyncDispose]();
  }
}

function productGraph(): Uint8Array {
  const graph = new GraphBuilder();
  const inputs = [graph.input("a", "float32", ["rows", "inner"]), graph.input("b", "float32", ["columns", "inner"])];
  graph.node("FusedMatMul", "product", inputs, { domain: "com.microsoft", attributes: { transB: 1 } });
  graph.output("product", "float32", ["rows", "columns"]);
  return graph.encode("product", nothingStored);
}

function momentsGraph(): Uint8Array {
  const graph = new GraphBuilder();
  const x = graph.input("x", "float32", ["tokens", "blocks", "size"]);
  const before = graph.input("before", "float32", ["blocks", "size", "size"]);
  const blocks = graph.node("Transpose", "by_block", [x], { attributes: { perm: [1, 0, 2] } });
  const own = graph.node("FusedMatMul", "own", [blocks, blocks], { domain: "com.microsoft", attributes: { transA: 1 } });
  graph.node("Add", "after", [before, own]);
  graph.output("after", "float32", ["blocks", "size", "size"]);
  return graph.encode("moments", nothingStored);
}

function nothingStored(): never {
  throw new Error("nothing is stored");
}
