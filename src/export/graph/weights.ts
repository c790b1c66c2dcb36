import type { CheckpointTensor, Matrix } from "../../decoder/decoder-tensors.js";
import { momentsKey, momentsSize } from "../calibrated/activation-moments.js";
import type { StoredTensor, WeightPlan } from "../weight-plan.js";
import type { GraphBuilder } from "./graph-builder.js";

/** How the matrices of one model are stored. Norm weights and biases are always float32. */
export type WeightFormat =
  | { readonly kind: "float32" }
  | { readonly kind: "blocks"; readonly bits: 4 | 8; readonly blockSize: number };

/** Adds weighted operators to a graph and keeps the list of what the exporter has to store for them. */
export class Weights {
  readonly plans: WeightPlan[] = [];
  /** By a matrix's key, what goes into it, where moments are observed: the output is `/moments` and this. */
  readonly observed: Map<string, string> = new Map();
  readonly #graph: GraphBuilder;
  readonly #formatOf: (tensor: string, firstRow: number) => WeightFormat;
  readonly #observes: boolean;
  readonly #observed = new Set<string>();
  /** What is stored so far, by tensor and rows. */
  readonly #known = new Map<string, readonly StoredTensor[]>();

  /** @param observes whether the graph gives the moments of what goes into each matrix: see `ActivationMoments` */
  constructor(graph: GraphBuilder, formatOf: (tensor: string, firstRow: number) => WeightFormat, observes = false) {
    this.#graph = graph;
    this.#formatOf = formatOf;
    this.#observes = observes;
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
    const format = this.#formatOf(matrix.name, rows[0]);
    const inputs = [input, ...this.#store(name, matrix, rows, format)];
    if (this.#observes) this.#observe(input, columns, momentsKey(matrix.name, rows[0]));
    if (format.kind === "float32") {
      const product = bias === undefined ? name : `${name}/product`;
      graph.node("FusedMatMul", product, inputs, { domain: "com.microsoft", attributes: { transB: 1 } });
      return bias === undefined ? product : graph.node("Add", name, [product, bias]);
    }
    if (bias !== undefined) inputs.push("", "", bias);
    const { bits, blockSize } = format;
    return graph.node("MatMulNBits", name, inputs, {
      domain: "com.microsoft",
      attributes: { K: columns, N: rows[1] - rows[0], bits, block_size: blockSize, accuracy_level: 4 },
    });
  }

  /** Rows of the embedding: ids [1, T] → [1, T, columns]. */
  embedding(name: string, ids: string, matrix: Matrix): string {
    const graph = this.#graph;
    const [rows, columns] = matrix.shape;
    const format = this.#formatOf(matrix.name, 0);
    const [weight = "", scales = ""] = this.#store(name, matrix, [0, rows], format, "flat");
    if (format.kind === "float32") return graph.node("Gather", name, [weight, ids]);
    const { bits, blockSize } = format;
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
    format: WeightFormat,
    layout: "blocks" | "flat" = "blocks",
  ): readonly string[] {
    const stored = initializers(name, rows[1] - rows[0], shape[1], format, layout);
    const place = `${tensor} ${rows}`;
    const known = this.#known.get(place);
    if (known !== undefined) return stored.map((data, i) => this.#graph.stored({ ...data, bytesOf: known[i]?.name }));
    this.#known.set(place, stored);
    const [data, scales] = stored;
    if (data !== undefined) {
      if (format.kind === "float32") this.plans.push({ tensor, shape, rows, encoding: { kind: "float32", data } });
      else if (scales !== undefined) this.plans.push({ tensor, shape, rows, encoding: { ...format, packed: data, scales } });
    }
    return stored.map((initializer) => this.#graph.stored(initializer));
  }

  /** Adds an output: Σ x xᵀ over tokens of each block of neighbouring inputs. Under the name of the first matrix that takes the input. */
  #observe(input: string, columns: number, key: string): void {
    const graph = this.#graph;
    const size = momentsSize(columns);
    if (size === undefined) return;
    this.observed.set(key, input);
    if (this.#observed.has(input)) return;
    this.#observed.add(input);
    const name = `/moments${input}`;
    const shape = graph.int64(`${name}/shape`, [-1, columns / size, size]);
    const rows = graph.node("Reshape", `${name}/rows`, [input, shape]);
    const blocks = graph.node("Transpose", `${name}/blocks`, [rows], { attributes: { perm: [1, 0, 2] } });
    graph.node("FusedMatMul", name, [blocks, blocks], { domain: "com.microsoft", attributes: { transA: 1 } });
    graph.output(name, "float32", [columns / size, size, size]);
  }
}

function initializers(
  name: string,
  rows: number,
  columns: number,
  format: WeightFormat,
  layout: "blocks" | "flat",
): readonly StoredTensor[] {
  if (format.kind === "float32") return [{ name: `${name}.weight`, type: "float32", dims: [rows, columns] }];
  const { bits, blockSize } = format;
  const blocks = Math.ceil(columns / blockSize);
  const blockBytes = (blockSize * bits) / 8;
  const dims = layout === "flat" ? [rows, blocks * blockBytes] : [rows, blocks, blockBytes];
  return [
    { name: `${name}.weight`, type: "uint8", dims },
    { name: `${name}.scales`, type: "float32", dims: [rows, blocks] },
  ];
}
