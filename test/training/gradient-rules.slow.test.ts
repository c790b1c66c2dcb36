import { describe, expect, it } from "vitest";
import { GraphSession } from "../../src/onnx-runtime/graph-session.js";
import { causalAttention, causalMasks } from "../../src/training/autodiff/causal-attention.js";
import { encodeTape, type TapeGraph } from "../../src/training/autodiff/encode-tape.js";
import { gradientRules } from "../../src/training/autodiff/gradient-rules.js";
import { gradients } from "../../src/training/autodiff/gradients.js";
import {
  add,
  gather,
  matrixProduct,
  multiply,
  product,
  reshape,
  rmsNorm,
  rotate,
  silu,
  subtract,
  sum,
  transpose,
} from "../../src/training/autodiff/operators.js";
import { Tape, type Value } from "../../src/training/autodiff/tape.js";
import { crossEntropy, distinctRows, topKDivergence, wholeStepRules } from "../../src/training/autodiff/whole-steps.js";
import { evaluateTape, type Tensor, tensor } from "./support/evaluate-tape.js";

/** A function under test: builds its output from variables of the given shapes. */
interface Case {
  readonly rule: string;
  readonly shapes: Readonly<Record<string, readonly number[]>>;
  readonly constants?: Readonly<Record<string, Tensor & { readonly type?: "int64" }>>;
  build(tape: Tape, inputs: Readonly<Record<string, Value>>): Value;
}

const integers = (shape: readonly number[], values: readonly number[]): Tensor & { readonly type: "int64" } => ({
  ...tensor(shape, (index) => values[index]!),
  type: "int64",
});

const cases: readonly (readonly [string, Case])[] = [
  ["a sum", { rule: "Add", shapes: { a: [2, 3], b: [2, 3] }, build: (t, { a, b }) => add(t, a!, b!) }],
  ["a sum, broadcast", { rule: "Add", shapes: { a: [2, 3, 4], b: [3, 1] }, build: (t, { a, b }) => add(t, a!, b!) }],
  ["a difference, broadcast", { rule: "Sub", shapes: { a: [2, 3], b: [3] }, build: (t, { a, b }) => subtract(t, a!, b!) }],
  ["a product, broadcast", { rule: "Mul", shapes: { a: [2, 3], b: [3] }, build: (t, { a, b }) => multiply(t, a!, b!) }],
  ["a square", { rule: "Mul", shapes: { a: [2, 3] }, build: (t, { a }) => multiply(t, a!, a!) }],
  ["a reshape", { rule: "Reshape", shapes: { a: [2, 6] }, build: (t, { a }) => reshape(t, a!, [3, 4]) }],
  ["a transpose", { rule: "Transpose", shapes: { a: [2, 3, 4] }, build: (t, { a }) => transpose(t, a!, [1, 2, 0]) }],
  ["a row sum", { rule: "ReduceSum", shapes: { a: [2, 3] }, build: (t, { a }) => sum(t, multiply(t, a!, a!), [1], true) }],
  [
    "picked rows, one of them twice",
    {
      rule: "Gather",
      shapes: { table: [4, 3] },
      constants: { indices: integers([5], [2, 0, 2, 3, 2]) },
      build: (t, { table, indices }) => gather(t, table!, indices!),
    },
  ],
  [
    "picked rows, none of them twice",
    {
      rule: "DistinctRows",
      shapes: { table: [4, 3] },
      constants: { indices: integers([3], [2, 0, 3]) },
      build: (t, { table, indices }) => distinctRows(t, table!, indices!),
    },
  ],
  ...[0, 1, 2, 3].map((flags): readonly [string, Case] => {
    const options = { transposeA: (flags & 1) === 1, transposeB: (flags & 2) === 2 };
    const shapes = { a: options.transposeA ? [3, 2] : [2, 3], b: options.transposeB ? [4, 3] : [3, 4], c: [4] };
    return [
      `a matrix product plus a row, transposed ${flags.toString(2)}`,
      { rule: "Gemm", shapes, build: (t, { a, b, c }) => matrixProduct(t, a!, b!, { ...options, plus: c }) },
    ];
  }),
  ...[0, 1, 2, 3].map((flags): readonly [string, Case] => {
    const options = { transposeA: (flags & 1) === 1, transposeB: (flags & 2) === 2, alpha: 0.7 };
    const shapes = { a: options.transposeA ? [2, 3, 2] : [2, 2, 3], b: options.transposeB ? [2, 4, 3] : [2, 3, 4] };
    return [
      `products of stacked matrices, transposed ${flags.toString(2)}`,
      { rule: "FusedMatMul", shapes, build: (t, { a, b }) => product(t, a!, b!, options) },
    ];
  }),
  [
    "RMSNorm",
    { rule: "SimplifiedLayerNormalization", shapes: { x: [2, 3, 5], w: [5] }, build: (t, { x, w }) => rmsNorm(t, x!, w!, 0.01) },
  ],
  ["SiLU", { rule: "QuickGelu", shapes: { x: [3, 4] }, build: (t, { x }) => silu(t, x!) }],
  [
    "rotary embedding",
    {
      rule: "RotaryEmbedding",
      shapes: { x: [2, 3, 16] },
      constants: {
        positions: integers([2, 3], [0, 1, 2, 0, 0, 1]),
        cosines: tensor([3, 2], (i) => Math.cos(i * 0.7)),
        sines: tensor([3, 2], (i) => Math.sin(i * 0.7)),
      },
      build: (t, { x, positions, cosines, sines }) =>
        rotate(t, x!, { pairing: "interleaved", positions: positions!, cosines: cosines!, sines: sines! }, 2),
    },
  ],
  ...[1, 2, 3].map((blocks): readonly [string, Case] => [
    `grouped causal attention in ${blocks} blocks`,
    {
      rule: "CausalAttention",
      shapes: { q: [1, 2, 2, 4, 3], k: [1, 2, 4, 3], v: [1, 2, 4, 3] },
      constants: { segments: tensor([1, 4], (i) => [0, 0, 0, 1][i]!), branches: tensor([1, 4], (i) => [0, 1, 2, 0][i]!) },
      build: (t, { q, k, v, segments, branches }) => causalAttention(t, q!, k!, v!, causalMasks(t, segments!, branches!, blocks)),
    },
  ]),
  [
    "cross-entropy",
    {
      rule: "CrossEntropy",
      shapes: { x: [3, 5] },
      constants: { targets: integers([3], [4, 0, 4]) },
      build: (t, { x, targets }) => crossEntropy(t, x!, targets!),
    },
  ],
  [
    "divergence from a teacher's top tokens",
    {
      rule: "TopKDivergence",
      shapes: { x: [2, 6] },
      constants: {
        tokens: integers([2, 2], [1, 4, 0, 5]),
        teacher: tensor([2, 2], (i) => Math.log([0.5, 0.2, 0.6, 0.3][i]!)),
        rest: tensor([2, 1], (i) => [0.3, 0.1][i]!),
      },
      build: (t, { x, tokens, teacher, rest }) =>
        topKDivergence(t, x!, { tokens: tokens!, logProbabilities: teacher!, rest: rest! }),
    },
  ],
];

/** The largest difference between the rule's gradient and central differences, relative to the largest gradient. In float64. */
function worstError({ shapes, constants = {}, build }: Case): number {
  const tape = new Tape();
  const values: Record<string, Value> = {};
  for (const [name, shape] of Object.entries(shapes)) values[name] = tape.input(name, "float32", shape);
  for (const [name, constant] of Object.entries(constants))
    values[name] = tape.input(name, constant.type ?? "float32", constant.shape);
  const output = build(tape, values);
  // Different weights on each element, so that no gradient hides in a sum.
  const weights = tape.input("weights", "float32", output.shape);
  const loss = sum(
    tape,
    multiply(tape, output, weights),
    output.shape.map((_, axis) => axis),
  );
  const names = Object.keys(shapes);
  const found = gradients(
    tape,
    loss,
    names.map((name) => values[name]!),
  );
  const graph: TapeGraph = { tape, outputs: { loss, ...Object.fromEntries(names.map((name, i) => [name, found[i]!])) } };
  const inputs: Record<string, Tensor> = { ...constants };
  for (const [place, name] of names.entries()) inputs[name] = tensor(shapes[name]!, (i) => Math.sin(1.3 * i + place) * 0.8 + 0.1);
  inputs["weights"] = tensor(output.shape.map(Number), (i) => Math.cos(0.9 * i + 0.2));
  const analytic = evaluateTape(graph, inputs);
  const step = 1e-5;
  let worst = 0;
  let largest = 0;
  for (const name of names) {
    for (const index of inputs[name]!.data.keys()) {
      const moved = (by: number): number => {
        const data = Float64Array.from(inputs[name]!.data);
        data[index]! += by;
        return evaluateTape({ tape, outputs: { loss } }, { ...inputs, [name]: { shape: inputs[name]!.shape, data } })["loss"]!
          .data[0]!;
      };
      const numeric = (moved(step) - moved(-step)) / (2 * step);
      worst = Math.max(worst, Math.abs(numeric - analytic[name]!.data[index]!));
      largest = Math.max(largest, Math.abs(numeric));
    }
  }
  return worst / largest;
}

describe("gradient rules against central differences", () => {
  it.each(cases)("%s", (_name, test) => {
    expect(worstError(test)).toBeLessThan(1e-8);
  });

  it("has a case for every rule", () => {
    const covered = new Set(cases.map(([, { rule }]) => rule));
    expect([...Object.keys(gradientRules), ...Object.keys(wholeStepRules)].filter((rule) => !covered.has(rule))).toEqual([]);
  });

  it("loses nothing where several threads add to the rows of a table", async () => {
    const [rows, width, count] = [4, 192, 2048];
    const tape = new Tape();
    const table = tape.input("table", "float32", [rows, width]);
    const picked = gather(tape, table, tape.input("indices", "int64", [count]));
    const [gradient] = gradients(tape, sum(tape, multiply(tape, picked, tape.scalar(1)), [0, 1]), [table]);
    await using session = await GraphSession.create(encodeTape({ tape, outputs: { gradient: gradient! } }), { threads: 4 });
    const indices = { data: BigInt64Array.from({ length: count }, (_, i) => BigInt(i % rows)), shape: [count] };
    const expected = new Float32Array(rows * width).fill(count / rows);
    for (let run = 0; run < 25; run++) {
      const inputs = { table: { data: new Float32Array(rows * width), shape: [rows, width] }, indices };
      expect((await session.run(inputs)).get("gradient")).toEqual(expected);
    }
  });

  it("would notice a wrong rule", () => {
    const wrong = worstError({
      rule: "Mul",
      shapes: { a: [3] },
      build: (tape, { a }) => tape.whole("Reshape", [a!], {}, () => ({ output: multiply(tape, a!, a!), saved: [] })),
    });
    expect(wrong).toBeGreaterThan(0.1);
  });
});
