import type { Dimension } from "../../export/graph/graph-builder.js";

export type Shape = readonly Dimension[];

/** One tensor of the graph under construction. A dimension is a size, or the name of one that varies from run to run. */
export interface Value {
  readonly name: string;
  readonly type: "float32" | "int64";
  readonly shape: Shape;
}

export type Attributes = Readonly<Record<string, number | string | { readonly float: number } | readonly number[]>>;

/** An ONNX operator applied to values. */
export interface Operation {
  readonly operator: string;
  readonly domain: "com.microsoft" | undefined;
  readonly inputs: readonly Value[];
  readonly outputs: readonly Value[];
  readonly attributes: Attributes;
}

/**
 * What differentiation sees: one operator, or several that were recorded as a whole because their joint gradient is cheaper than
 * the chain of their own. `saved` are inner values the joint gradient reads.
 */
export interface Step {
  /** Key into the table of gradient rules. */
  readonly rule: string;
  readonly inputs: readonly Value[];
  readonly outputs: readonly Value[];
  readonly attributes: Attributes;
  readonly saved: readonly Value[];
}

export interface Constant {
  readonly value: Value;
  readonly data: Float32Array | readonly number[];
}

interface OperationOptions {
  readonly domain?: "com.microsoft";
  readonly attributes?: Attributes;
  /** Of every output, or of each. Defaults to float32. */
  readonly type?: Value["type"] | readonly Value["type"][];
}

/**
 * Records operators in the order they are applied, with the shape of every value: the form of a graph that can be
 * differentiated, measured and then encoded as ONNX.
 */
export class Tape {
  readonly inputs: Value[] = [];
  readonly operations: Operation[] = [];
  readonly steps: Step[] = [];
  readonly #constants = new Map<string, Constant>();
  #wholes = 0;

  get constants(): Constant[] {
    return [...this.#constants.values()];
  }

  input(name: string, type: Value["type"], shape: Shape): Value {
    const value: Value = { name, type, shape };
    this.inputs.push(value);
    return value;
  }

  /** A float32 scalar. Equal constants are one. */
  scalar(number: number): Value {
    return this.#constant(`scalar:${number}`, "float32", [], Float32Array.of(number));
  }

  /** A float32 tensor that no gradient reaches. */
  table(name: string, data: Float32Array, shape: readonly number[]): Value {
    return this.#constant(`table:${name}`, "float32", shape, data);
  }

  /** An int64 vector. */
  integers(numbers: readonly number[]): Value {
    return this.#constant(`integers:${numbers}`, "int64", [numbers.length], numbers);
  }

  /** Applies an operator whose outputs have these shapes. */
  apply(operator: string, inputs: readonly Value[], shapes: readonly Shape[], options: OperationOptions = {}): Value[] {
    const { attributes = {}, domain, type = "float32" } = options;
    const index = this.operations.length;
    const outputs = shapes.map(
      (shape, place): Value => ({
        name: `${operator}_${index}_${place}`,
        type: (typeof type === "string" ? type : type[place]) ?? "float32",
        shape,
      }),
    );
    this.operations.push({ operator, domain, inputs, outputs, attributes });
    if (this.#wholes === 0) this.steps.push({ rule: operator, inputs, outputs, attributes, saved: [] });
    return outputs;
  }

  /** Records what `build` applies as one step with a gradient rule of its own. */
  whole(
    rule: string,
    inputs: readonly Value[],
    attributes: Attributes,
    build: () => { readonly output: Value; readonly saved: readonly Value[] },
  ): Value {
    this.#wholes++;
    const { output, saved } = build();
    this.#wholes--;
    if (this.#wholes === 0) this.steps.push({ rule, inputs, outputs: [output], attributes, saved });
    return output;
  }

  #constant(key: string, type: Value["type"], shape: Shape, data: Constant["data"]): Value {
    let constant = this.#constants.get(key);
    if (constant === undefined) {
      constant = { value: { name: `constant_${this.#constants.size}`, type, shape }, data };
      this.#constants.set(key, constant);
    }
    return constant.value;
  }
}
