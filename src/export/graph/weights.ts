import type { CheckpointTensor, Matrix } from "../../decoder/decoder-tensors.js";
import { momentsKey } from "../calibrated/activation-moments.js";
import type { StoredTensor, WeightPlan } from "../weight-plan.js";
import { type GraphBuilder, Subgraph } from "./graph-builder.js";

/** How the matrices of one model are stored. Norm weights and biases are always float32. */
export type WeightFormat =
  | { readonly kind: "float32" }
  | { readonly kind: "blocks"; readonly bits: 4 | 8; readonly blockSize: number };

/**
 * What a graph is made to find out: `inputs` gives what goes into each matrix; `harms` computes one matrix of choice with 4 bits instead of 8, by its
 * number in the input `narrowMatrix`.
 */
export type GraphStudy = "inputs" | "harms";

/** int64 [1]: which matrix has 4 bits; −1 for none. */
export const narrowMatrix = "narrow_matrix";

interface Factors {
  readonly input: string;
  readonly matrix: Matrix;
  readonly rows: readonly [first: number, end: number];
  readonly bias: string | undefined;
}

/** Adds weighted operators to a graph and keeps the list of what the exporter has to store for them. */
export class Weights {
  readonly plans: WeightPlan[] = [];
  /** By a matrix's key, what goes into it, where that is observed: an output of this name. */
  readonly observed: Map<string, string> = new Map();
  /** Matrices that can be switched to 4 bits, by number. */
  readonly switchable: string[] = [];
  readonly #graph: GraphBuilder;
  readonly #formatOf: (tensor: string, firstRow: number) => WeightFormat;
  readonly #study: GraphStudy | undefined;
  readonly #observed = new Set<string>();
  /** What is stored so far, by tensor, rows and bits. */
  readonly #known = new Map<string, readonly StoredTensor[]>();

  /** @param study what the graph is made to find out; undefined for one that only answers */
  constructor(graph: GraphBuilder, formatOf: (tensor: string, firstRow: number) => WeightFormat, study?: GraphStudy) {
    this.#graph = graph;
    this.#formatOf = formatOf;
    this.#study = study;
  }

  /** A tensor, or its elements [first, end), as float32: norm weights and biases. */
  vector(name: string, { name: tensor, shape }: CheckpointTensor, rows: readonly [number, number] = [0, shape[0] ?? 0]): string {
    const data: StoredTensor = { name, type: "float32", dims: [rows[1] - rows[0]] };
    this.plans.push({ tensor, shape, rows, encoding: { kind: "float32", data } });
    return this.#graph.stored(data);
  }

  /**
   * y [1, T, rows] = x [1, T, columns] · Wᵀ (+ bias), W being all of `matrix` or its rows [first, end).
   *
   * @param options.observed what stands for x where it is observed
   */
  matMul(
    name: string,
    input: string,
    matrix: Matrix,
    options: { rows?: readonly [number, number]; bias?: string | undefined; observed?: string | undefined } = {},
  ): string {
    const { rows = [0, matrix.shape[0]], bias, observed = input } = options;
    const format = this.#formatOf(matrix.name, rows[0]);
    const factors = { input, matrix, rows, bias };
    if (this.#study === "inputs") this.#observe(observed, matrix.shape[1], momentsKey(matrix.name, rows[0]));
    if (this.#study === "harms" && format.kind === "blocks") return this.#switched(name, factors, format);
    return this.#product(this.#graph, name, factors, format);
  }

  #product(into: Subgraph, name: string, { input, matrix, rows, bias }: Factors, format: WeightFormat): string {
    const inputs = [input, ...this.#store(name, matrix, rows, format)];
    if (format.kind === "float32") {
      const product = bias === undefined ? name : `${name}/product`;
      into.node("FusedMatMul", product, inputs, { domain: "com.microsoft", attributes: { transB: 1 } });
      return bias === undefined ? product : into.node("Add", name, [product, bias]);
    }
    if (bias !== undefined) inputs.push("", "", bias);
    const { bits, blockSize } = format;
    return into.node("MatMulNBits", name, inputs, {
      domain: "com.microsoft",
      attributes: { K: matrix.shape[1], N: rows[1] - rows[0], bits, block_size: blockSize, accuracy_level: 4 },
    });
  }

  /** The product as it is, or with 4 bits in the run that asks for this matrix by its number. */
  #switched(name: string, factors: Factors, format: Extract<WeightFormat, { kind: "blocks" }>): string {
    const graph = this.#graph;
    const number = graph.int64(`${name}/number`, [this.switchable.length]);
    this.switchable.push(momentsKey(factors.matrix.name, factors.rows[0]));
    const branch = (branchName: string, bits: 4 | 8): Subgraph => {
      const subgraph = new Subgraph();
      const product = this.#product(subgraph, branchName, factors, { ...format, bits });
      subgraph.output(product, "float32", [1, "tokens", factors.rows[1] - factors.rows[0]]);
      return subgraph;
    };
    const isNarrow = graph.node("Equal", `${name}/is_narrow`, [narrowMatrix, number]);
    const attributes = { then_branch: branch(`${name}/narrow`, 4), else_branch: branch(`${name}/wide`, 8) };
    return graph.node("If", name, [isNarrow], { attributes });
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
    const place = `${tensor} ${rows} ${format.kind === "blocks" ? format.bits : ""}`;
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

  /** Gives out what goes into a matrix, once where several take it. */
  #observe(input: string, columns: number, key: string): void {
    this.observed.set(key, input);
    if (this.#observed.has(input)) return;
    this.#observed.add(input);
    this.#graph.output(input, "float32", [1, "tokens", columns]);
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
