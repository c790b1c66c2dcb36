import type { DecoderShape } from "../../decoder/decoder-shape.js";
import { pastName } from "../../decoder/graph-io.js";
import { type GraphBuilder, Subgraph } from "./graph-builder.js";
import { joinSlots, readByBucket, type SlotsRead } from "./slot-buckets.js";

/** What every layer's attention shares: computed once per run. */
export interface AttentionInputs {
  /** float32 [T × r, T] */
  readonly mask: string;
  readonly slotRows: string;
  /** Per slot: int64 [2] past length and T. */
  readonly splits: readonly string[];
  /** Per slot: bool, the slot has a past. */
  readonly hasPast: readonly string[];
  /** bool for each size in `slotBuckets` but the last: a slot beyond it is in use. */
  readonly beyondBucket: readonly string[];
  readonly slotBuckets: readonly number[];
}

/** Slots are handled in groups of these sizes, so that an unused slot costs nothing. */
export function slotBuckets(maxSequencesPerStep: number): number[] {
  return [1, 4, 16, 64].filter((size) => size < maxSequencesPerStep).concat(maxSequencesPerStep);
}

const kinds = ["key", "value"] as const;

/** One layer's share. */
export interface AttentionStep {
  /** float32 [1, T, heads × D], rotated */
  readonly query: string;
  /** float32 [1, T, g × D], rotated */
  readonly key: string;
  /** float32 [1, T, g × D] */
  readonly value: string;
}

/** The operators that make `AttentionInputs` out of the graph's inputs. */
export function attentionInputs(
  graph: GraphBuilder,
  config: DecoderShape,
  names: { newMask: string; slotRows: string; slotSplits: string },
  maxSequencesPerStep: number,
  buckets: readonly number[],
): AttentionInputs {
  const repeat = config.heads / config.groups;
  const zero = graph.int64("/attention/zero", [0], []);
  const zeroVector = graph.int64("/attention/zero_vector", [0]);
  // [T, T] → [T × r, T]: every head of a group sees what its token sees.
  const spread = graph.node("Unsqueeze", "/attention/mask/unsqueeze", [names.newMask, graph.int64("/attention/mask/axis", [1])]);
  const repeated = graph.node("Expand", "/attention/mask/expand", [
    spread,
    graph.int64("/attention/mask/repeat", [1, repeat, 1]),
  ]);
  const tokens = graph.node("Shape", "/attention/tokens", [names.newMask], { attributes: { start: 0, end: 1 } });
  const rows = graph.int64("/attention/mask/rows", [-1]);
  const shape = graph.node("Concat", "/attention/mask/shape", [rows, tokens], { attributes: { axis: 0 } });
  const mask = graph.node("Reshape", "/attention/mask", [repeated, shape]);

  const beyondBucket = buckets.slice(0, -1).map((size) => {
    const count = graph.node("Gather", `/attention/rows_of_slot_${size}`, [
      names.slotRows,
      graph.int64(`/attention/slot_${size}`, [size], []),
    ]);
    return graph.node("Greater", `/attention/beyond_${size}`, [count, zero]);
  });
  const splits: string[] = [];
  const hasPast: string[] = [];
  for (let slot = 0; slot < maxSequencesPerStep; slot++) {
    const index = graph.int64(`/attention/split_index_${slot}`, [slot], []);
    const split = graph.node("Gather", `/attention/split_${slot}`, [names.slotSplits, index]);
    const length = graph.node("Gather", `/attention/past_length_${slot}`, [split, zeroVector]);
    const flag = graph.node("Greater", `/attention/has_past_vector_${slot}`, [length, zeroVector]);
    splits.push(split);
    hasPast.push(graph.node("Squeeze", `/attention/has_past_${slot}`, [flag]));
  }
  for (let layer = 0; layer < config.layers; layer++) {
    for (let slot = 0; slot < maxSequencesPerStep; slot++) {
      for (const kind of kinds)
        graph.input(pastName(layer, kind, slot), "float32", [`past_${slot}`, config.groups, config.headDim]);
    }
  }
  return { mask, slotRows: names.slotRows, splits, hasPast, beyondBucket, slotBuckets: buckets };
}

/**
 * Causal attention of one layer over a ragged batch.
 *
 * Scores against the new tokens are one product for the whole batch, masked; scores against the past are one product per
 * slot, on the slot's own slab, which is read in place: FusedMatMul's transBatchB walks [P, g, D] as g matrices [P, D].
 *
 * @returns float32 [1, T, heads × D]
 */
export function attention(
  graph: GraphBuilder,
  config: DecoderShape,
  layer: number,
  inputs: AttentionInputs,
  { query, key, value }: AttentionStep,
): string {
  const name = `/layers.${layer}/attention`;
  const shapes = attentionShapes(graph, config, layer);
  const scale = { float: config.headDim ** -0.5 };

  // [1, T, g r D] → [g, T r, D]
  const heads = graph.node("Reshape", `${name}/query/heads`, [query, shapes.queryHeads]);
  const grouped = graph.node("Transpose", `${name}/query/grouped`, [heads], { attributes: { perm: [1, 0, 2, 3] } });
  const queries = graph.node("Reshape", `${name}/query`, [grouped, shapes.queryRows]);
  const keys = graph.node("Reshape", `${name}/key`, [key, shapes.newTokens]);
  const values = graph.node("Reshape", `${name}/value`, [value, shapes.newTokens]);

  const product = graph.node("FusedMatMul", `${name}/new_scores/product`, [queries, keys], {
    domain: "com.microsoft",
    attributes: { transB: 1, transBatchB: 1, alpha: scale },
  });
  const newScores = graph.node("Add", `${name}/new_scores`, [product, inputs.mask]);

  const slot = (branch: Subgraph, prefix: string, index: number, q: string, scores: string): [string, string] => {
    const withPast = new Subgraph();
    const past = kinds.map((kind) => pastName(layer, kind, index));
    const own = `${prefix}/slot_${index}`;
    const pastScores = withPast.node("FusedMatMul", `${own}/past_scores`, [q, past[0] ?? ""], {
      domain: "com.microsoft",
      attributes: { transB: 1, transBatchB: 1, alpha: scale },
    });
    const all = withPast.node("Concat", `${own}/scores`, [pastScores, scores], { attributes: { axis: -1 } });
    const weights = withPast.node("Softmax", `${own}/weights`, [all], { attributes: { axis: -1 } });
    const parts = [`${own}/past_weights`, `${own}/with_past/new_weights`] as const;
    withPast.node("Split", `${own}/split`, [weights, inputs.splits[index] ?? ""], { outputs: parts, attributes: { axis: -1 } });
    const read = withPast.node("FusedMatMul", `${own}/with_past/read`, [parts[0], past[1] ?? ""], {
      domain: "com.microsoft",
      attributes: { transBatchB: 1 },
    });
    withPast.output(parts[1], "float32", [config.groups, undefined, undefined]);
    withPast.output(read, "float32", [config.groups, undefined, config.headDim]);

    // FusedMatMul with transBatchB divides by the past's length: a slot without a past must not get there.
    const withoutPast = new Subgraph();
    const onlyNew = withoutPast.node("Softmax", `${own}/without_past/new_weights`, [scores], { attributes: { axis: -1 } });
    const nothing = withoutPast.node("Mul", `${own}/without_past/read`, [q, shapes.nought]);
    withoutPast.output(onlyNew, "float32", [config.groups, undefined, undefined]);
    withoutPast.output(nothing, "float32", [config.groups, undefined, config.headDim]);

    const outputs = [`${own}/new_weights`, `${own}/read`] as const;
    branch.node("If", own, [inputs.hasPast[index] ?? ""], {
      outputs,
      attributes: { then_branch: withPast, else_branch: withoutPast },
    });
    return [...outputs];
  };

  const splitSlots = (target: Subgraph, size: number, _bucket: number, prefix: string): SlotsRead => {
    if (size === 1) return slot(target, prefix, 0, queries, newScores);
    const split = (what: string, from: string): string[] => {
      const outputs = inputs.splits.map((_, index) => `${prefix}/${what}_${index}`);
      target.node("Split", `${prefix}/split_${what}`, [from, inputs.slotRows], { outputs, attributes: { axis: 1 } });
      return outputs;
    };
    const slotQueries = split("query", queries);
    const slotScores = split("new_scores", newScores);
    const read = Array.from({ length: size }, (_, i) => slot(target, prefix, i, slotQueries[i] ?? "", slotScores[i] ?? ""));
    return joinSlots(target, read, prefix, "read");
  };

  const buckets = { name, config, sizes: inputs.slotBuckets, beyond: inputs.beyondBucket, read: splitSlots };
  const [newWeights, pastRead] = readByBucket(graph, 0, buckets);
  const newRead = graph.node("FusedMatMul", `${name}/new_read`, [newWeights, values], {
    domain: "com.microsoft",
    attributes: { transBatchB: 1 },
  });
  const read = graph.node("Add", `${name}/read`, [pastRead, newRead]);
  // [g, T r, D] → [1, T, g r D]
  const apart = graph.node("Reshape", `${name}/read/heads`, [read, shapes.readHeads]);
  const ordered = graph.node("Transpose", `${name}/read/ordered`, [apart], { attributes: { perm: [1, 0, 2, 3] } });
  return graph.node("Reshape", `${name}/context`, [ordered, shapes.readRows]);
}

type AttentionShapes = Readonly<Record<"queryHeads" | "queryRows" | "newTokens" | "readHeads" | "readRows" | "nought", string>>;

const attentionShapeNames: AttentionShapes = {
  queryHeads: "/attention/shape/query_heads",
  queryRows: "/attention/shape/query_rows",
  newTokens: "/attention/shape/new_tokens",
  readHeads: "/attention/shape/read_heads",
  readRows: "/attention/shape/read_rows",
  nought: "/attention/nought",
};

/** Constants of all layers, made by the first. */
export function attentionShapes(graph: GraphBuilder, config: DecoderShape, layer: number): AttentionShapes {
  if (layer > 0) return attentionShapeNames;
  const { groups, headDim, heads } = config;
  const repeat = heads / groups;
  graph.int64(attentionShapeNames.queryHeads, [-1, groups, repeat, headDim]);
  graph.int64(attentionShapeNames.queryRows, [groups, -1, headDim]);
  graph.int64(attentionShapeNames.newTokens, [-1, groups, headDim]);
  graph.int64(attentionShapeNames.readHeads, [groups, -1, repeat, headDim]);
  graph.int64(attentionShapeNames.readRows, [1, -1, heads * headDim]);
  graph.float32(attentionShapeNames.nought, Float32Array.of(0), []);
  return attentionShapeNames;
}
