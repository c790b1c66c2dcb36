import type { CheckpointTensor, Matrix } from "../../decoder/decoder-tensors.js";
import type { StoredTensor, WeightPlan } from "../weight-plan.js";
import type { GraphBuilder } from "./graph-builder.js";

/** How the matrices of one model are stored. Norm weights and biases are always float32. */
export type WeightFormat =
  | { readonly kind: "float32" }
  | { readonly kind: "blocks"; readonly bits: 4 | 8; readonly blockSize: number };

/** Adds weighted operators to a graph and keeps the list of what the exporter has to store for them. */
export class Weights {
  readonly plans: WeightPlan[] = [];
  readonly #graph: GraphBuilder;
  readonly #format: WeightFormat;
  /** What is stored so far, by tensor and rows. */
  readonly #known = new Map<string, readonly StoredTensor[]>();

  constructor(graph: GraphBuilder, format: WeightFormat) {
    this.#graph = graph;
    this.#format = format;
  }

  /** A tensor, or its elements [first, end), as float32: norm weights and biases. */
  vector(name: string, { name: tensor, shape }: CheckpointTensor, rows: readonly [number, number] = [0, shape[0] ?? 0]): string {
    const data: StoredTensor = { name, type: "float32", dims: [rows[1] - rows[0]] };
    this.plans.push({ tensor, shape, rows, encoding: { kind: "float32", data } });
    return this.#graph.stored(data);
  }

  /** y [1, T, rows] = x [1, T, columns] · Wᵀ (+ bias), W being all of `matrix` or its rows [first, end). */
  matMul(
    name: string,
    input: string,
    matrix: Matrix,
    options: { rows?: readonly [number, number]; bias?: string | undefined } = {},
  ): string {
    const graph = this.#graph;
    const { rows = [0, matrix.shape[0]], bias } = options;
    const columns = matrix.shape[1];
    const inputs = [input, ...this.#store(name, matrix, rows)];
    if (this.#format.kind === "float32") {
      const product = bias === undefined ? name : `${name}/product`;
      graph.node("FusedMatMul", product, inputs, { domain: "com.microsoft", attributes: { transB: 1 } });
      return bias === undefined ? product : graph.node("Add", name, [product, bias]);
    }
    if (bias !== undefined) inputs.push("", "", bias);
    const { bits, blockSize } = this.#format;
    return graph.node("MatMulNBits", name, inputs, {
      domain: "com.microsoft",
      attributes: { K: columns, N: rows[1] - rows[0], bits, block_size: blockSize, accuracy_level: 4 },
    });
  }

  /** Rows of the embedding: ids [1, T] → [1, T, columns]. */
  embedding(name: string, ids: string, matrix: Matrix): string {
    const graph = this.#graph;
    const [rows, columns] = matrix.shape;
    const [weight = "", scales = ""] = this.#store(name, matrix, [0, rows], "flat");
    if (this.#format.kind === "float32") return graph.node("Gather", name, [weight, ids]);
    const { bits, blockSize } = this.#format;
    const padded = Math.ceil(columns / blockSize) * blockSize;
    const gathered = graph.node("GatherBlockQuantized", padded === columns ? name : `${name}/padded`, [weight, ids, scales], {
      domain: "com.microsoft",
      attributes: { bits, block_size: blockSize, gather_axis: 0, quantize_axis: 1 },
    });
    if (padded === columns) return gathered;
    const bounds = Object.entries({ start: 0, end: columns, axis: 2 });
    return graph.node("Slice", name, [gathered, ...bounds.map(([bound, value]) => graph.int64(`${name}/${bound}`, [value]))]);
  }

  /**
   * Plans a matrix's storage; its one (float32) or two (packed, scales) initializers. What is stored already, as a tied embedding is, has the
   * same bytes under another name.
   */
  #store(
    name: string,
    { name: tensor, shape }: Matrix,
    rows: readonly [number, number],
    layout: "blocks" | "flat" = "blocks",
  ): readonly string[] {
    const stored = this.#initializers(name, rows[1] - rows[0], shape[1], layout);
    const place = `${tensor} ${rows}`;
    const known = this.#known.get(place);
    if (known !== undefined) return stored.map((data, i) => this.#graph.stored({ ...data, bytesOf: known[i]?.name }));
    this.#known.set(place, stored);
    const [data, scales] = stored;
    if (data !== undefined) {
      const format = this.#format;
      if (format.kind === "float32") this.plans.push({ tensor, shape, rows, encoding: { kind: "float32", data } });
      else if (scales !== undefined) this.plans.push({ tensor, shape, rows, encoding: { ...format, packed: data, scales } });
    }
    return stored.map((initializer) => this.#graph.stored(initializer));
  }

  #initializers(name: string, rows: number, columns: number, layout: "blocks" | "flat"): readonly StoredTensor[] {
    if (this.#format.kind === "float32") return [{ name: `${name}.weight`, type: "float32", dims: [rows, columns] }];
    const { bits, blockSize } = this.#format;
    const blocks = Math.ceil(columns / blockSize);
    const blockBytes = (blockSize * bits) / 8;
    const dims = layout === "flat" ? [rows, blocks * blockBytes] : [rows, blocks, blockBytes];
    return [
      { name: `${name}.weight`, type: "uint8", dims },
      { name: `${name}.scales`, type: "float32", dims: [rows, blocks] },
    ];
  }
}
