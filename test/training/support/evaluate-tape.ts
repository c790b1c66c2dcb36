import { neededOperations, type TapeGraph } from "../../../src/training/autodiff/encode-tape.js";
import type { Operation, Value } from "../../../src/training/autodiff/tape.js";

/** A tensor in float64: what ONNX operators mean, without their rounding. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly data: Float64Array;
}

export function tensor(shape: readonly number[], at: (index: number) => number): Tensor {
  return { shape, data: Float64Array.from({ length: count(shape) }, (_, index) => at(index)) };
}

/** Computes a tape's outputs operator by operator, each written from its ONNX definition. */
export function evaluateTape(graph: TapeGraph, inputs: Readonly<Record<string, Tensor>>): Record<string, Tensor> {
  const known = new Map<Value, Tensor>();
  for (const input of graph.tape.inputs) {
    const given = inputs[input.name];
    if (given !== undefined) known.set(input, given);
  }
  for (const { value, data } of graph.tape.constants)
    known.set(value, { shape: value.shape.map(Number), data: Float64Array.from(data) });
  const read = (value: Value): Tensor => {
    const found = known.get(value);
    if (found === undefined) throw new Error(`${value.name} has no value`);
    return found;
  };
  for (const operation of neededOperations(graph)) {
    const compute = operators[operation.operator];
    if (compute === undefined) throw new Error(`the evaluator does not know ${operation.operator}`);
    const result = compute(operation.inputs.map(read), operation);
    const [output] = operation.outputs;
    for (const [axis, size] of output!.shape.entries()) {
      if (typeof size === "number" && size !== result[0]!.shape[axis]) {
        throw new Error(`${output!.name}: the tape says [${output!.shape}], it is [${result[0]!.shape}]`);
      }
    }
    for (const [index, value] of result.entries()) known.set(operation.outputs[index]!, value);
  }
  return Object.fromEntries(Object.entries(graph.outputs).map(([name, value]) => [name, read(value)]));
}

type Compute = (inputs: Tensor[], operation: Operation) => Tensor[];

const operators: Readonly<Record<string, Compute>> = {
  Add: ([a, b]) => [zip(a!, b!, (x, y) => x + y)],
  Sub: ([a, b]) => [zip(a!, b!, (x, y) => x - y)],
  Mul: ([a, b]) => [zip(a!, b!, (x, y) => x * y)],
  Div: ([a, b]) => [zip(a!, b!, (x, y) => x / y)],
  Exp: ([a]) => [map(a!, Math.exp)],
  Log: ([a]) => [map(a!, Math.log)],
  Neg: ([a]) => [map(a!, (x) => -x)],
  Sigmoid: ([a]) => [map(a!, sigmoid)],
  QuickGelu: ([a]) => [map(a!, (x) => x * sigmoid(x))],
  Softmax: ([a]) => [byRow(a!, (row) => map(logSoftmax(row), Math.exp).data)],
  LogSoftmax: ([a]) => [byRow(a!, (row) => logSoftmax(row).data)],
  Reshape: ([a, shape]) => [{ shape: resolve(shape!.data, a!.data.length), data: a!.data }],
  Shape: ([a]) => [{ shape: [a!.shape.length], data: Float64Array.from(a!.shape) }],
  Expand: ([a, shape]) => [
    zip(
      a!,
      tensor([...shape!.data], () => 0),
      (x) => x,
    ),
  ],
  ConstantOfShape: ([shape]) => [tensor([...shape!.data], () => 0)],
  Unsqueeze: ([a]) => [{ shape: [...a!.shape, 1], data: a!.data }],
  Transpose: ([a], { attributes }) => {
    const order = attributes["perm"] as readonly number[];
    const shape = order.map((axis) => a!.shape[axis]!);
    return [
      tensor(shape, (index) => {
        const place = unravel(index, shape);
        const source = a!.shape.map((_, axis) => place[order.indexOf(axis)]!);
        return a!.data[ravel(source, a!.shape)]!;
      }),
    ];
  },
  Split: ([a, sizes], { attributes }) => {
    const axis = Number(attributes["axis"]);
    return [...sizes!.data].map((length, part) => {
      const start = sizes!.data.slice(0, part).reduce((sum, size) => sum + size, 0);
      return window(a!, axis, start, length);
    });
  },
  Slice: ([a, start, end, axes]) => [window(a!, axes!.data[0]!, start!.data[0]!, end!.data[0]! - start!.data[0]!)],
  Pad: ([a, pads]) => {
    const rank = a!.shape.length;
    const axis = pads!.data.findIndex((count) => count > 0) - rank;
    return [window(a!, axis, 0, a!.shape[axis]! + pads!.data[rank + axis]!)];
  },
  Concat: (parts, { attributes }) => {
    const axis = Number(attributes["axis"]);
    const shape = parts[0]!.shape.with(
      axis,
      parts.reduce((sum, part) => sum + part.shape[axis]!, 0),
    );
    return [
      tensor(shape, (index) => {
        const place = unravel(index, shape);
        let part = 0;
        for (; place[axis]! >= parts[part]!.shape[axis]!; part++) place[axis]! -= parts[part]!.shape[axis]!;
        return parts[part]!.data[ravel(place, parts[part]!.shape)]!;
      }),
    ];
  },
  ReduceSum: ([a, axes], { attributes }) => {
    const kept = a!.shape.map((size, axis) => (axes!.data.includes(axis) ? 1 : size));
    const result = tensor(kept, () => 0);
    for (const [index, value] of a!.data.entries()) {
      result.data[
        ravel(
          unravel(index, a!.shape).map((i, axis) => (kept[axis] === 1 ? 0 : i)),
          kept,
        )
      ]! += value;
    }
    const shape = attributes["keepdims"] === 1 ? kept : a!.shape.filter((_, axis) => !axes!.data.includes(axis));
    return [{ shape, data: result.data }];
  },
  Gather: ([table, indices]) => {
    const width = count(table!.shape.slice(1));
    return [
      tensor(
        [...indices!.shape, ...table!.shape.slice(1)],
        (i) => table!.data[indices!.data[Math.floor(i / width)]! * width + (i % width)]!,
      ),
    ];
  },
  ScatterND: ([data, indices, updates]) => {
    const width = count(data!.shape.slice(1));
    const result = Float64Array.from(data!.data);
    for (const [i, value] of updates!.data.entries()) result[indices!.data[Math.floor(i / width)]! * width + (i % width)] = value;
    return [{ shape: data!.shape, data: result }];
  },
  GatherElements: ([data, indices]) => [
    tensor(indices!.shape, (i) => data!.data[Math.floor(i / indices!.shape[1]!) * data!.shape[1]! + indices!.data[i]!]!),
  ],
  ScatterElements: ([data, indices, updates], { attributes }) => {
    const result = Float64Array.from(data!.data);
    const [, width] = data!.shape as [number, number];
    for (const [i, value] of updates!.data.entries()) {
      const [row, column] = unravel(i, indices!.shape) as [number, number];
      const at = attributes["axis"] === 0 ? indices!.data[i]! * width + column : row * width + indices!.data[i]!;
      result[at] = attributes["reduction"] === "add" ? result[at]! + value : value;
    }
    return [{ shape: data!.shape, data: result }];
  },
  Gemm: ([a, b, c], { attributes }) => {
    const product = matMul(a!, b!, attributes["transA"] === 1, attributes["transB"] === 1, 1);
    return [c === undefined ? product : zip(product, c, (x, y) => x + y)];
  },
  FusedMatMul: ([a, b], { attributes }) => {
    const alpha = (attributes["alpha"] as { float: number }).float;
    return [matMul(a!, b!, attributes["transA"] === 1, attributes["transB"] === 1, alpha)];
  },
  SimplifiedLayerNormalization: ([x, weight], { attributes }) => {
    const width = x!.shape.at(-1)!;
    const epsilon = (attributes["epsilon"] as { float: number }).float;
    const reciprocal = tensor([...x!.shape.slice(0, -1), 1], (row) => {
      const values = x!.data.subarray(row * width, (row + 1) * width);
      return 1 / Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / width + epsilon);
    });
    return [
      zip(
        zip(x!, reciprocal, (a, b) => a * b),
        weight!,
        (a, b) => a * b,
      ),
      reciprocal,
    ];
  },
  RotaryEmbedding: ([x, positions, cosines, sines], { attributes }) => {
    const heads = Number(attributes["num_heads"]);
    const pairs = cosines!.shape[1]!;
    const [, length, width] = x!.shape as [number, number, number];
    const headDim = width / heads;
    const result = Float64Array.from(x!.data);
    for (let token = 0; token < positions!.data.length; token++) {
      for (let head = 0; head < heads; head++) {
        for (let pair = 0; pair < pairs; pair++) {
          const at = token * width + head * headDim + 2 * pair;
          const [c, s] = [cosines!, sines!].map((table) => table.data[positions!.data[token]! * pairs + pair]!) as [
            number,
            number,
          ];
          result[at] = x!.data[at]! * c - x!.data[at + 1]! * s;
          result[at + 1] = x!.data[at + 1]! * c + x!.data[at]! * s;
        }
      }
    }
    if (positions!.shape[1] !== length) throw new Error("positions of another length");
    return [{ shape: x!.shape, data: result }];
  },
};

/** [start, start + length) along an axis; zeros beyond its end. */
function window(a: Tensor, axis: number, start: number, length: number): Tensor {
  const shape = a.shape.with(axis, length);
  return tensor(shape, (index) => {
    const place = unravel(index, shape);
    place[axis]! += start;
    return place[axis]! < a.shape[axis]! ? a.data[ravel(place, a.shape)]! : 0;
  });
}

function matMul(a: Tensor, b: Tensor, transposeA: boolean, transposeB: boolean, alpha: number): Tensor {
  const [aRows, aColumns] = a.shape.slice(-2) as [number, number];
  const [bRows, bColumns] = b.shape.slice(-2) as [number, number];
  const [rows, inner] = transposeA ? [aColumns, aRows] : [aRows, aColumns];
  const columns = transposeB ? bRows : bColumns;
  if (inner !== (transposeB ? bColumns : bRows)) throw new Error(`[${a.shape}] · [${b.shape}] do not fit`);
  return tensor([...a.shape.slice(0, -2), rows, columns], (index) => {
    const matrix = Math.floor(index / (rows * columns));
    const row = Math.floor(index / columns) % rows;
    const column = index % columns;
    let sum = 0;
    for (let k = 0; k < inner; k++) {
      const left = a.data[matrix * aRows * aColumns + (transposeA ? k * aColumns + row : row * aColumns + k)]!;
      const right = b.data[matrix * bRows * bColumns + (transposeB ? column * bColumns + k : k * bColumns + column)]!;
      sum += left * right;
    }
    return alpha * sum;
  });
}

function zip(a: Tensor, b: Tensor, combine: (x: number, y: number) => number): Tensor {
  const rank = Math.max(a.shape.length, b.shape.length);
  const pad = (shape: readonly number[]): number[] => [...Array<number>(rank - shape.length).fill(1), ...shape];
  const [left, right] = [pad(a.shape), pad(b.shape)];
  const shape = left.map((size, axis) => Math.max(size, right[axis]!));
  const pick = (from: Tensor, sizes: number[], place: number[]): number =>
    from.data[
      ravel(
        place.map((i, axis) => (sizes[axis] === 1 ? 0 : i)),
        sizes,
      )
    ]!;
  return tensor(shape, (index) => {
    const place = unravel(index, shape);
    return combine(pick(a, left, place), pick(b, right, place));
  });
}

function map(a: Tensor, change: (x: number) => number): Tensor {
  return { shape: a.shape, data: a.data.map(change) };
}

function byRow(a: Tensor, change: (row: Tensor) => Float64Array): Tensor {
  const width = a.shape.at(-1)!;
  const data = new Float64Array(a.data.length);
  for (let start = 0; start < data.length; start += width) {
    data.set(change({ shape: [width], data: a.data.subarray(start, start + width) }), start);
  }
  return { shape: a.shape, data };
}

function logSoftmax(row: Tensor): Tensor {
  const most = Math.max(...row.data);
  const logSum = most + Math.log(row.data.reduce((sum, value) => sum + Math.exp(value - most), 0));
  return map(row, (value) => value - logSum);
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

function resolve(shape: Float64Array, total: number): number[] {
  const known = shape.reduce((product, size) => (size === -1 ? product : product * size), 1);
  return [...shape].map((size) => (size === -1 ? total / known : size));
}

function unravel(index: number, shape: readonly number[]): number[] {
  const place: number[] = [];
  for (const size of shape.toReversed()) {
    place.unshift(index % size);
    index = Math.floor(index / size);
  }
  return place;
}

function ravel(place: readonly number[], shape: readonly number[]): number {
  return place.reduce((index, i, axis) => index * shape[axis]! + i, 0);
}

function count(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}
