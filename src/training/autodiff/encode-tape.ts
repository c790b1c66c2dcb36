import { GraphBuilder } from "../../export/graph/graph-builder.js";
import type { Operation, Tape, Value } from "./tape.js";

/** A graph's inputs and its results, each under the name it will have in the ONNX model. */
export interface TapeGraph {
  readonly tape: Tape;
  readonly outputs: Readonly<Record<string, Value>>;
}

/** onnxruntime looks kernels up by an operator's version, and CUDA kernels for the versions of opsets 19 to 21 came late: Pad, Identity. */
export const trainingOpset = 18;

/** The operators that `outputs` need, in the order recorded. */
export function neededOperations({ tape, outputs }: TapeGraph): Operation[] {
  const wanted = new Set<Value>(Object.values(outputs));
  const needed: Operation[] = [];
  for (const operation of tape.operations.slice().reverse()) {
    if (!operation.outputs.some((output) => wanted.has(output))) continue;
    needed.push(operation);
    for (const input of operation.inputs) wanted.add(input);
  }
  return needed.reverse();
}

/** The bytes of an ONNX model that computes `outputs`. Inputs that they do not need are left out. */
export function encodeTape(graph: TapeGraph): Uint8Array {
  const operations = neededOperations(graph);
  const used = new Set<Value>([...Object.values(graph.outputs), ...operations.flatMap(({ inputs }) => inputs)]);
  const builder = new GraphBuilder();
  for (const { name, type, shape } of graph.tape.inputs.filter((input) => used.has(input))) builder.input(name, type, shape);
  for (const { value, data } of graph.tape.constants.filter(({ value: constant }) => used.has(constant))) {
    const shape = value.shape.map(Number);
    if (data instanceof Float32Array) builder.float32(value.name, data, shape);
    else builder.int64(value.name, data, shape);
  }
  for (const { operator, domain, inputs, outputs, attributes } of operations) {
    builder.node(
      operator,
      outputs[0]?.name ?? operator,
      inputs.map(({ name }) => name),
      {
        ...(domain === undefined ? {} : { domain }),
        outputs: outputs.map((output) => (used.has(output) ? output.name : "")),
        attributes,
      },
    );
  }
  for (const [name, value] of Object.entries(graph.outputs)) {
    builder.node("Identity", `/${name}`, [value.name], { outputs: [name] });
    builder.output(name, value.type, value.shape);
  }
  const noWeights = (): never => {
    throw new Error("a training graph stores no weights");
  };
  return builder.encode("training", noWeights, trainingOpset);
}
