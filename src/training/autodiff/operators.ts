import type { Dimension } from "../../export/graph/graph-builder.js";
import type { Shape, Tape, Value } from "./tape.js";

/** ONNX operators applied to a tape, with the shapes they yield. What each computes: https://onnx.ai/onnx/operators/ */

export function add(tape: Tape, a: Value, b: Value): Value {
  return elementwise(tape, "Add", a, b);
}

export function subtract(tape: Tape, a: Value, b: Value): Value {
  return elementwise(tape, "Sub", a, b);
}

export function multiply(tape: Tape, a: Value, b: Value): Value {
  return elementwise(tape, "Mul", a, b);
}

export function divide(tape: Tape, a: Value, b: Value): Value {
  return elementwise(tape, "Div", a, b);
}

export function unary(tape: Tape, operator: "Exp" | "Log" | "Sigmoid" | "Neg", a: Value): Value {
  return only(tape.apply(operator, [a], [a.shape]));
}

/** Over the last axis. */
export function softmax(tape: Tape, a: Value): Value {
  return only(tape.apply("Softmax", [a], [a.shape], { attributes: { axis: -1 } }));
}

/** Over the last axis. */
export function logSoftmax(tape: Tape, a: Value): Value {
  return only(tape.apply("LogSoftmax", [a], [a.shape], { attributes: { axis: -1 } }));
}

/** Axes count from the front; without `keep` they vanish. */
export function sum(tape: Tape, a: Value, axes: readonly number[], keep = false): Value {
  const shape = a.shape.flatMap((size, axis) => (axes.includes(axis) ? (keep ? [1] : []) : [size]));
  return only(tape.apply("ReduceSum", [a, tape.integers(axes)], [shape], { attributes: { keepdims: keep ? 1 : 0 } }));
}

/** At most one dimension of `shape` may be a name. */
export function reshape(tape: Tape, a: Value, shape: Shape): Value {
  if (same(a.shape, shape)) return a;
  const named = shape.filter((size) => typeof size === "string");
  if (named.length > 1) throw new Error(`a reshape to [${shape}] has more than one size that is not known`);
  const sizes = shape.map((size) => (typeof size === "string" ? -1 : size));
  return only(tape.apply("Reshape", [a, tape.integers(sizes)], [shape]));
}

export function transpose(tape: Tape, a: Value, order: readonly number[]): Value {
  const shape = order.map((axis) => dimension(a, axis));
  return only(tape.apply("Transpose", [a], [shape], { attributes: { perm: order } }));
}

/** Pieces of these sizes along an axis. */
export function split(tape: Tape, a: Value, axis: number, sizes: readonly number[]): Value[] {
  if (sizes.length === 1) return [a];
  const shapes = sizes.map((length) => a.shape.with(axis, length));
  return tape.apply("Split", [a, tape.integers(sizes)], shapes, { attributes: { axis } });
}

export function concatenate(tape: Tape, parts: readonly Value[], axis: number): Value {
  const [first] = parts;
  if (first === undefined) throw new Error("nothing to concatenate");
  if (parts.length === 1) return first;
  const whole = parts.reduce((length, part) => length + size(part, axis), 0);
  return only(tape.apply("Concat", parts, [first.shape.with(axis, whole)], { attributes: { axis } }));
}

/** The first `length` along an axis. */
export function prefix(tape: Tape, a: Value, axis: number, length: number): Value {
  if (size(a, axis) === length) return a;
  const [start, end, axes] = [[0], [length], [axis]].map((numbers) => tape.integers(numbers));
  if (!start || !end || !axes) throw new Error("three constants were made");
  return only(tape.apply("Slice", [a, start, end, axes], [a.shape.with(axis, length)]));
}

/** Zeros behind the end of an axis, up to `length`. */
export function pad(tape: Tape, a: Value, axis: number, length: number): Value {
  const missing = length - size(a, axis);
  if (missing === 0) return a;
  const pads = new Array<number>(2 * a.shape.length).fill(0).with(a.shape.length + axis, missing);
  return only(tape.apply("Pad", [a, tape.integers(pads)], [a.shape.with(axis, length)]));
}

/** Rows of `table` [rows, …] at int64 `indices`: indices' shape, then the row's. */
export function gather(tape: Tape, table: Value, indices: Value): Value {
  return only(tape.apply("Gather", [table, indices], [[...indices.shape, ...table.shape.slice(1)]], { attributes: { axis: 0 } }));
}

/** α · op(a) · op(b) over the last two axes; the axes before them are equal. */
export function product(
  tape: Tape,
  a: Value,
  b: Value,
  options: { readonly transposeA?: boolean; readonly transposeB?: boolean; readonly alpha?: number } = {},
): Value {
  const { transposeA = false, transposeB = false, alpha = 1 } = options;
  const rank = a.shape.length;
  const rows = dimension(a, transposeA ? rank - 1 : rank - 2);
  const columns = dimension(b, transposeB ? rank - 2 : rank - 1);
  return only(
    tape.apply("FusedMatMul", [a, b], [[...a.shape.slice(0, -2), rows, columns]], {
      domain: "com.microsoft",
      attributes: { transA: Number(transposeA), transB: Number(transposeB), alpha: { float: alpha } },
    }),
  );
}

/** op(a) · op(b) + c of matrices; c [rows, columns] or [columns]. */
export function matrixProduct(
  tape: Tape,
  a: Value,
  b: Value,
  options: { readonly transposeA?: boolean; readonly transposeB?: boolean; readonly plus?: Value | undefined } = {},
): Value {
  const { transposeA = false, transposeB = false, plus } = options;
  const shape = [dimension(a, transposeA ? 1 : 0), dimension(b, transposeB ? 0 : 1)];
  return only(
    tape.apply("Gemm", plus === undefined ? [a, b] : [a, b, plus], [shape], {
      attributes: { transA: Number(transposeA), transB: Number(transposeB) },
    }),
  );
}

/** RMSNorm (Zhang and Sennrich 2019) over the last axis: x · r · weight with r = 1/√(mean(x²) + ε). */
export function rmsNorm(tape: Tape, x: Value, weight: Value, epsilon: number): Value {
  const outputs = tape.apply("SimplifiedLayerNormalization", [x, weight], [x.shape, [...x.shape.slice(0, -1), 1]], {
    attributes: { epsilon: { float: epsilon }, axis: -1, stash_type: 1 },
  });
  return only(outputs);
}

/** SiLU, x · sigmoid(x). */
export function silu(tape: Tape, x: Value): Value {
  return only(tape.apply("QuickGelu", [x], [x.shape], { domain: "com.microsoft", attributes: { alpha: { float: 1 } } }));
}

/** What a rotation is made of. */
interface RotaryTables {
  readonly pairing: "interleaved" | "halves";
  readonly positions: Value;
  readonly cosines: Value;
  readonly sines: Value;
}

/**
 * Rotary position embedding (Su et al. 2021) of interleaved pairs in the first 2 × pairs numbers of each head.
 *
 * @param x [batch, length, heads × headDim]
 * @param tables positions int64 [batch, length]; cosines and sines [positions, pairs]
 */
export function rotate(tape: Tape, x: Value, tables: RotaryTables, heads: number): Value {
  const pairs = size(tables.cosines, 1);
  return only(
    tape.apply("RotaryEmbedding", [x, tables.positions, tables.cosines, tables.sines], [x.shape], {
      domain: "com.microsoft",
      attributes: { interleaved: tables.pairing === "interleaved" ? 1 : 0, num_heads: heads, rotary_embedding_dim: 2 * pairs },
    }),
  );
}

/** Elements of `x` [rows, columns] at int64 `indices` [rows, k] of each row. */
export function pick(tape: Tape, x: Value, indices: Value): Value {
  return only(tape.apply("GatherElements", [x, indices], [indices.shape], { attributes: { axis: -1 } }));
}

/** `x` with the elements at `indices` of each row replaced, or added to. */
export function place(tape: Tape, x: Value, indices: Value, updates: Value): Value {
  return only(tape.apply("ScatterElements", [x, indices, updates], [x.shape], { attributes: { axis: -1 } }));
}

/** Indices [rows] as [rows, 1]. */
export function column(tape: Tape, indices: Value): Value {
  return only(tape.apply("Unsqueeze", [indices, tape.integers([-1])], [[...indices.shape, 1]], { type: "int64" }));
}

/** Zeros of a value's shape, which is known when the graph is built. */
export function zeros(tape: Tape, like: Value): Value {
  const shape = like.shape.map((_, axis) => size(like, axis));
  return only(tape.apply("ConstantOfShape", [tape.integers(shape)], [shape]));
}

/** The elementwise sum of a list; undefined of an empty one. */
export function total(tape: Tape, values: readonly Value[]): Value | undefined {
  return values.reduce<Value | undefined>(
    (result, value) => (result === undefined ? value : add(tape, result, value)),
    undefined,
  );
}

/** Sums over the axes along which `value` was broadcast from `shape`. */
export function unbroadcast(tape: Tape, value: Value, shape: Shape): Value {
  const extra = value.shape.length - shape.length;
  const axes = value.shape.flatMap((length, axis) => (axis < extra || (shape[axis - extra] === 1 && length !== 1) ? [axis] : []));
  return axes.length === 0 ? value : reshape(tape, sum(tape, value, axes), shape);
}

/** A size that must be known when the graph is built. Negative axes count from the end. */
export function size(value: Value, axis: number): number {
  const found = dimension(value, axis);
  if (typeof found === "string") throw new Error(`${value.name}: the size of axis ${axis} is not known before the run`);
  return found;
}

function dimension(value: Value, axis: number): Dimension {
  const found = value.shape.at(axis);
  if (found === undefined) throw new Error(`${value.name} of shape [${value.shape}] has no axis ${axis}`);
  return found;
}

function elementwise(tape: Tape, operator: string, a: Value, b: Value): Value {
  return only(tape.apply(operator, [a, b], [broadcast(a, b)]));
}

function broadcast(a: Value, b: Value): Shape {
  const rank = Math.max(a.shape.length, b.shape.length);
  return Array.from({ length: rank }, (_, place): Dimension => {
    const left = a.shape[place - rank + a.shape.length] ?? 1;
    const right = b.shape[place - rank + b.shape.length] ?? 1;
    if (left !== right && left !== 1 && right !== 1) {
      throw new Error(`${a.name} [${a.shape}] and ${b.name} [${b.shape}] do not fit together`);
    }
    return left === 1 ? right : left;
  });
}

function same(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((length, axis) => length === b[axis]);
}

function only(outputs: readonly Value[]): Value {
  const [first] = outputs;
  if (first === undefined) throw new Error("an operator without outputs");
  return first;
}
