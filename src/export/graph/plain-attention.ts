import type { DecoderShape } from "../../decoder/decoder-shape.js";
import { pastName } from "../../decoder/graph-io.js";
import { type AttentionInputs, type AttentionStep, attentionShapes } from "./attention.js";
import type { GraphBuilder, Subgraph } from "./graph-builder.js";
import { joinSlots, readByBucket, type SlotsRead } from "./slot-buckets.js";

/**
 * The attention of `attention.ts` in operators that every runtime has: products on transposed copies in place of FusedMatMul's views, and no tensor without
 * values. Every slot of a bucket holds a token and a past; a past that isn't there is one row whose score `pastBias` puts out.
 *
 * @param pastBias float32 [slots]
 */
export function plainAttention(
  graph: GraphBuilder,
  config: DecoderShape,
  layer: number,
  inputs: AttentionInputs,
  pastBias: string,
  { query, key, value }: AttentionStep,
): string {
  const name = `/layers.${layer}/attention`;
  const shapes = attentionShapes(graph, config, layer);
  const scale = layer === 0 ? graph.float32("/attention/scale", Float32Array.of(config.headDim ** -0.5), []) : "/attention/scale";
  if (layer === 0) for (const size of inputs.slotBuckets) graph.int64(`/attention/first_${size}`, [size]);
  const transposed = (target: Subgraph, from: string, to: string, perm: readonly number[]): string =>
    target.node("Transpose", to, [from], { attributes: { perm } });

  // [1, T, g r D] → [g, T r, D]
  const heads = graph.node("Reshape", `${name}/query/heads`, [query, shapes.queryHeads]);
  const grouped = transposed(graph, heads, `${name}/query/grouped`, [1, 0, 2, 3]);
  const rows = graph.node("Reshape", `${name}/query/rows`, [grouped, shapes.queryRows]);
  const queries = graph.node("Mul", `${name}/query`, [rows, scale]);
  const keys = graph.node("Reshape", `${name}/key`, [key, shapes.newTokens]);
  const values = graph.node("Reshape", `${name}/value`, [value, shapes.newTokens]);
  const keyColumns = transposed(graph, keys, `${name}/key/columns`, [1, 2, 0]);
  const product = graph.node("MatMul", `${name}/new_scores/product`, [queries, keyColumns]);
  const newScores = graph.node("Add", `${name}/new_scores`, [product, inputs.mask]);

  const slot = (target: Subgraph, prefix: string, index: number, q: string, scores: string): [string, string] => {
    const own = `${prefix}/slot_${index}`;
    const pastKeys = transposed(target, pastName(layer, "key", index), `${own}/past_keys`, [1, 2, 0]);
    const pastValues = transposed(target, pastName(layer, "value", index), `${own}/past_values`, [1, 0, 2]);
    const pastProduct = target.node("MatMul", `${own}/past_product`, [q, pastKeys]);
    const bias = target.node("Gather", `${own}/bias`, [pastBias, `/attention/split_index_${index}`]);
    const pastScores = target.node("Add", `${own}/past_scores`, [pastProduct, bias]);
    const all = target.node("Concat", `${own}/scores`, [pastScores, scores], { attributes: { axis: -1 } });
    const weights = target.node("Softmax", `${own}/weights`, [all], { attributes: { axis: -1 } });
    const parts = [`${own}/past_weights`, `${own}/new_weights`] as const;
    target.node("Split", `${own}/split`, [weights, inputs.splits[index] ?? ""], { outputs: parts, attributes: { axis: -1 } });
    return [parts[1], target.node("MatMul", `${own}/read`, [parts[0], pastValues])];
  };

  const splitSlots = (target: Subgraph, size: number, bucket: number, prefix: string): SlotsRead => {
    if (size === 1) return slot(target, prefix, 0, queries, newScores);
    // The last size takes every slot there is; a smaller one the first of them.
    const counts =
      bucket === inputs.slotBuckets.length - 1
        ? inputs.slotRows
        : target.node("Slice", `${prefix}/rows`, [inputs.slotRows, "/attention/zero_vector", `/attention/first_${size}`]);
    const split = (what: string, from: string): string[] => {
      const outputs = Array.from({ length: size }, (_, index) => `${prefix}/${what}_${index}`);
      target.node("Split", `${prefix}/split_${what}`, [from, counts], { outputs, attributes: { axis: 1 } });
      return outputs;
    };
    const slotQueries = split("query", queries);
    const slotScores = split("new_scores", newScores);
    const read = Array.from({ length: size }, (_, i) => slot(target, prefix, i, slotQueries[i] ?? "", slotScores[i] ?? ""));
    return joinSlots(target, read, prefix, "past_read");
  };

  const buckets = { name, config, sizes: inputs.slotBuckets, beyond: inputs.beyondBucket, read: splitSlots };
  const [newWeights, pastRead] = readByBucket(graph, 0, buckets);
  const newRead = graph.node("MatMul", `${name}/new_read`, [
    newWeights,
    transposed(graph, values, `${name}/value/rows`, [1, 0, 2]),
  ]);
  const read = graph.node("Add", `${name}/read`, [pastRead, newRead]);
  // [g, T r, D] → [1, T, g r D]
  const apart = graph.node("Reshape", `${name}/read/heads`, [read, shapes.readHeads]);
  const ordered = transposed(graph, apart, `${name}/read/ordered`, [1, 0, 2, 3]);
  return graph.node("Reshape", `${name}/context`, [ordered, shapes.readRows]);
}
