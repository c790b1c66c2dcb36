import type { LayerTensors, Matrix, Projection, TensorPart, Vector } from "../../decoder/decoder-tensors.js";
import type { GraphBuilder } from "./graph-builder.js";
import type { Weights } from "./weights.js";

/** Names of a layer's query, key and value, each [1, T, width]. */
type Projected = readonly [query: string, key: string, value: string];

/**
 * Makes query, key and value: by one product where a checkpoint keeps the three in one matrix one after another, which is read once, and by
 * three where it keeps them apart.
 *
 * @param widths of query, key and value
 */
export function projections(
  graph: GraphBuilder,
  weights: Weights,
  layers: readonly LayerTensors[],
  widths: readonly [number, number, number],
): (name: string, input: string, layer: LayerTensors) => Projected {
  const anyFused = layers.some(({ query, key, value }) => fusedProjection([query, key, value]) !== undefined);
  const splitWidths = anyFused ? graph.int64("/attention/qkv_widths", widths) : "";
  return (name, input, { query, key, value }) => {
    const fused = fusedProjection([query, key, value]);
    if (fused === undefined) {
      const apart = (part: string, { weight, bias }: Projection): string =>
        weights.matMul(`${name}/${part}`, input, weight.tensor, {
          rows: weight.rows,
          bias: bias && weights.vector(`${name}/${part}.bias`, bias.tensor, bias.rows),
        });
      return [apart("query_part", query), apart("key_part", key), apart("value_part", value)];
    }
    const bias = fused.bias && weights.vector(`${name}/qkv.bias`, fused.bias);
    const qkv = weights.matMul(`${name}/qkv`, input, fused.weight, { bias });
    const parts = [`${name}/qkv/query_part`, `${name}/qkv/key_part`, `${name}/qkv/value`] as const;
    graph.node("Split", `${name}/qkv/split`, [qkv, splitWidths], { outputs: parts, attributes: { axis: 2 } });
    return parts;
  };
}

function fusedProjection(
  parts: readonly Projection[],
): { readonly weight: Matrix; readonly bias: Vector | undefined } | undefined {
  const weight = wholeOf(parts.map((part) => part.weight));
  if (weight === undefined) return undefined;
  const biases = parts.flatMap(({ bias }) => bias ?? []);
  if (biases.length === 0) return { weight, bias: undefined };
  const bias = biases.length === parts.length ? wholeOf(biases) : undefined;
  return bias === undefined ? undefined : { weight, bias };
}

/** The tensor that these parts make up, one after another. */
function wholeOf<Tensor extends Matrix | Vector>(parts: readonly TensorPart<Tensor>[]): Tensor | undefined {
  const tensor = parts[0]?.tensor;
  let end = 0;
  for (const part of parts) {
    if (part.tensor !== tensor || part.rows[0] !== end) return undefined;
    end = part.rows[1];
  }
  return tensor !== undefined && end === tensor.shape[0] ? tensor : undefined;
}
