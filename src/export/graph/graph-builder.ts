import type { StoredTensor } from "../weight-plan.js";
import { attributeTypes, type ElementType, elementTypes, encodeModel } from "./onnx-proto.js";

/** A dimension: a size, or the name of one that varies from run to run. */
export type Dimension = number | string;

/** Where a stored tensor lies in the external data file, in bytes. */
export interface ExternalLocation {
  readonly location: string;
  readonly offset: number;
  readonly length: number;
}

type AttributeValue = number | string | { readonly float: number } | readonly number[] | Subgraph;

interface NodeOptions {
  /** Operator domain; `com.microsoft` for onnxruntime's contributed operators. Defaults to ONNX's own. */
  readonly domain?: "com.microsoft";
  readonly outputs?: readonly string[];
  readonly attributes?: Readonly<Record<string, AttributeValue>>;
}

/** A branch of an If node. It sees every name of the graph around it. */
export class Subgraph {
  readonly nodes: Record<string, unknown>[] = [];
  readonly #outputs: Record<string, unknown>[] = [];

  /** Adds a node. The first output carries the node's own name unless `outputs` says otherwise; returns it. */
  node(operator: string, name: string, inputs: readonly string[], options: NodeOptions = {}): string {
    const outputs = options.outputs ?? [name];
    this.nodes.push({
      opType: operator,
      name,
      input: inputs,
      output: outputs,
      domain: options.domain ?? "",
      attribute: Object.entries(options.attributes ?? {}).map(([key, value]) => attribute(key, value)),
    });
    return outputs[0] ?? name;
  }

  output(name: string, type: ElementType, dimensions: readonly (Dimension | undefined)[]): void {
    this.#outputs.push(valueInfo(name, type, dimensions));
  }

  toProto(name: string): Record<string, unknown> {
    return { name, node: this.nodes, output: this.#outputs };
  }
}

/** An ONNX model under construction. Names are unique over the whole model, branches included. */
export class GraphBuilder extends Subgraph {
  readonly #inputs: Record<string, unknown>[] = [];
  readonly #constants = new Map<string, Record<string, unknown>>();
  readonly #stored: StoredTensor[] = [];

  input(name: string, type: ElementType, dimensions: readonly Dimension[]): string {
    this.#inputs.push(valueInfo(name, type, dimensions));
    return name;
  }

  /** An int64 constant written into the model file. `dimensions` defaults to one dimension of all values. */
  int64(name: string, values: readonly number[], dimensions: readonly number[] = [values.length]): string {
    return this.#constant(name, "int64", dimensions, BigInt64Array.from(values, BigInt));
  }

  /** A float32 constant written into the model file. */
  float32(name: string, values: Float32Array, dimensions: readonly number[]): string {
    return this.#constant(name, "float32", dimensions, values);
  }

  /** An initializer that lies in the external data file. */
  stored(tensor: StoredTensor): string {
    this.#stored.push(tensor);
    return tensor.name;
  }

  /** The model's bytes, its stored tensors pointing at where `external` puts them, in the operators of opset `opset`. */
  encode(name: string, external: (tensor: StoredTensor) => ExternalLocation, opset = 21): Uint8Array {
    const stored = this.#stored.map((tensor) => {
      const { location, offset, length } = external(tensor);
      return {
        name: tensor.name,
        dataType: elementTypes[tensor.type],
        dims: tensor.dims,
        dataLocation: 1,
        externalData: [
          { key: "location", value: location },
          { key: "offset", value: String(offset) },
          { key: "length", value: String(length) },
        ],
      };
    });
    return encodeModel({
      irVersion: 10,
      producerName: "langchain-chatglm",
      opsetImport: [
        { domain: "", version: opset },
        { domain: "com.microsoft", version: 1 },
      ],
      graph: { ...this.toProto(name), input: this.#inputs, initializer: [...this.#constants.values(), ...stored] },
    });
  }

  #constant(name: string, type: ElementType, dims: readonly number[], values: Float32Array | BigInt64Array): string {
    if (this.#constants.has(name)) throw new Error(`the graph already has a constant named ${name}`);
    const rawData = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    this.#constants.set(name, { name, dataType: elementTypes[type], dims, rawData });
    return name;
  }
}

function valueInfo(name: string, type: ElementType, dimensions: readonly (Dimension | undefined)[]): Record<string, unknown> {
  const dim = dimensions.map((size) =>
    typeof size === "number" ? { dimValue: size } : size === undefined ? {} : { dimParam: size },
  );
  return { name, type: { tensorType: { elemType: elementTypes[type], shape: { dim } } } };
}

function attribute(name: string, value: AttributeValue): Record<string, unknown> {
  if (typeof value === "number") return { name, type: attributeTypes.int, i: value };
  if (typeof value === "string") return { name, type: attributeTypes.string, s: new TextEncoder().encode(value) };
  if (value instanceof Subgraph) return { name, type: attributeTypes.graph, g: value.toProto(name) };
  if ("float" in value) return { name, type: attributeTypes.float, f: value.float };
  return { name, type: attributeTypes.ints, ints: value };
}
