import {
  add,
  column,
  matrixProduct,
  multiply,
  product,
  reshape,
  size,
  subtract,
  sum,
  transpose,
  unary,
  unbroadcast,
  zeros,
} from "./operators.js";
import type { Step, Tape, Value } from "./tape.js";

/**
 * Writes the operators of one step's vector-Jacobian product onto the tape.
 *
 * @param upstream the loss's gradient by the step's first output
 * @returns the loss's gradient by each input; undefined where there is none (indices, masks)
 */
export type GradientRule = (tape: Tape, step: Step, upstream: Value) => readonly (Value | undefined)[];

/** One rule per operator the training graphs differentiate. Each is checked against finite differences by test. */
export const gradientRules: Readonly<Record<string, GradientRule>> = {
  Add(tape, step, upstream) {
    const [a, b] = pair(step.inputs);
    return [unbroadcast(tape, upstream, a.shape), unbroadcast(tape, upstream, b.shape)];
  },

  Sub(tape, step, upstream) {
    const [a, b] = pair(step.inputs);
    const negative = multiply(tape, upstream, tape.scalar(-1));
    return [unbroadcast(tape, upstream, a.shape), unbroadcast(tape, negative, b.shape)];
  },

  Mul(tape, step, upstream) {
    const [a, b] = pair(step.inputs);
    return [unbroadcast(tape, multiply(tape, upstream, b), a.shape), unbroadcast(tape, multiply(tape, upstream, a), b.shape)];
  },

  Reshape(tape, step, upstream) {
    return [reshape(tape, upstream, first(step.inputs).shape)];
  },

  Transpose(tape, step, upstream) {
    const order = step.attributes["perm"];
    if (!Array.isArray(order)) throw new Error("Transpose without perm");
    return [
      transpose(
        tape,
        upstream,
        order.map((_, axis) => order.indexOf(axis)),
      ),
    ];
  },

  ReduceSum(tape, step, upstream) {
    const input = first(step.inputs);
    const kept = step.attributes["keepdims"] === 1 || upstream.shape.length === 0;
    if (!kept) throw new Error("a sum over some axes has a gradient here only when they are kept");
    return tape.apply("Expand", [upstream, shapeOf(tape, input)], [input.shape]);
  },

  /**
   * Rows picked more than once add up. ScatterND would be the operator for whole rows, but on onnxruntime's CPU its threads add to one row
   * at the same time and lose some of it.
   */
  Gather(tape, step, upstream) {
    const [table, indices] = pair(step.inputs);
    if (table.shape.length !== 2 || indices.shape.length !== 1)
      throw new Error("only rows picked by a list have a gradient here");
    const places = tape.apply("Expand", [column(tape, indices), shapeOf(tape, upstream)], [upstream.shape], { type: "int64" });
    const attributes = { axis: 0, reduction: "add" };
    return [
      ...tape.apply("ScatterElements", [zeros(tape, table), first(places), upstream], [table.shape], { attributes }),
      undefined,
    ];
  },

  Gemm(tape, step, upstream) {
    const [a, b] = pair(step.inputs);
    const plus = step.inputs[2];
    const transposeA = step.attributes["transA"] === 1;
    const transposeB = step.attributes["transB"] === 1;
    return [
      transposeA
        ? matrixProduct(tape, b, upstream, { transposeA: transposeB, transposeB: true })
        : matrixProduct(tape, upstream, b, { transposeB: !transposeB }),
      transposeB
        ? matrixProduct(tape, upstream, a, { transposeA: true, transposeB: transposeA })
        : matrixProduct(tape, a, upstream, { transposeA: !transposeA }),
      plus === undefined ? undefined : unbroadcast(tape, upstream, plus.shape),
    ];
  },

  FusedMatMul(tape, step, upstream) {
    const [a, b] = pair(step.inputs);
    const transposeA = step.attributes["transA"] === 1;
    const transposeB = step.attributes["transB"] === 1;
    const alpha = float(step, "alpha");
    return [
      transposeA
        ? product(tape, b, upstream, { transposeA: transposeB, transposeB: true, alpha })
        : product(tape, upstream, b, { transposeB: !transposeB, alpha }),
      transposeB
        ? product(tape, upstream, a, { transposeA: true, transposeB: transposeA, alpha })
        : product(tape, a, upstream, { transposeA: !transposeA, alpha }),
    ];
  },

  /** y = x̂ · w, x̂ = x · r: dw = Σ dy · x̂ and dx = r · (dy · w − x̂ · mean(dy · w · x̂)). */
  SimplifiedLayerNormalization(tape, step, upstream) {
    const [x, weight] = pair(step.inputs);
    const [, reciprocal] = pair(step.outputs);
    const width = size(x, -1);
    const normalised = multiply(tape, x, reciprocal);
    const scaled = multiply(tape, upstream, normalised);
    const mean = sum(tape, multiply(tape, scaled, multiply(tape, weight, tape.scalar(1 / width))), [x.shape.length - 1], true);
    const inner = subtract(tape, multiply(tape, upstream, weight), multiply(tape, normalised, mean));
    return [multiply(tape, inner, reciprocal), unbroadcast(tape, scaled, weight.shape)];
  },

  /** y = x · s with s = sigmoid(x): dx = dy · (s + y · (1 − s)). */
  QuickGelu(tape, step, upstream) {
    const x = first(step.inputs);
    const y = first(step.outputs);
    if (float(step, "alpha") !== 1) throw new Error("only SiLU, QuickGelu with alpha 1, has a gradient rule");
    const s = unary(tape, "Sigmoid", x);
    const slope = add(tape, s, multiply(tape, y, subtract(tape, tape.scalar(1), s)));
    return [multiply(tape, upstream, slope)];
  },

  /** A rotation's transpose is the rotation by the opposite angle. */
  RotaryEmbedding(tape, step, upstream) {
    const [, positions, cosines, sines] = step.inputs;
    if (positions === undefined || cosines === undefined || sines === undefined)
      throw new Error("RotaryEmbedding without tables");
    const inputs = [upstream, positions, cosines, unary(tape, "Neg", sines)];
    return tape.apply("RotaryEmbedding", inputs, [upstream.shape], { domain: "com.microsoft", attributes: step.attributes });
  },
};

function shapeOf(tape: Tape, value: Value): Value {
  return first(tape.apply("Shape", [value], [[value.shape.length]], { type: "int64" }));
}

function first<T>(items: readonly T[]): T {
  const [item] = items;
  if (item === undefined) throw new Error("an operator without its first operand");
  return item;
}

function pair(values: readonly Value[]): readonly [Value, Value] {
  const [a, b] = values;
  if (a === undefined || b === undefined) throw new Error("an operator without its two operands");
  return [a, b];
}

function float(step: Step, name: string): number {
  const value = step.attributes[name];
  if (typeof value === "object" && "float" in value) return value.float;
  throw new Error(`${step.rule} without ${name}`);
}
