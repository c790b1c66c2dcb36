import { type DecoderShape, rotaryOf } from "../../decoder/decoder-shape.js";
import type { GraphBuilder } from "./graph-builder.js";
import { rotaryTables } from "./rotary-tables.js";

/** Turns float32 [1, T, count × D] by its tokens' positions. */
export type Rotate = (name: string, input: string, count: number) => string;

/** RoPE as onnxruntime's own operator. */
export function fusedRotation(graph: GraphBuilder, config: DecoderShape, positions: string): Rotate {
  const { cosineTable, sineTable, pairs } = tables(graph, config);
  const interleaved = rotaryOf(config).pairing === "interleaved" ? 1 : 0;
  return (name, input, count) =>
    graph.node("RotaryEmbedding", name, [input, positions, cosineTable, sineTable], {
      domain: "com.microsoft",
      attributes: { interleaved, num_heads: count, rotary_embedding_dim: pairs * 2 },
    });
}

/** RoPE in operators that every runtime has. Other front ends ignore the operator's `rotary_embedding_dim` in silence. */
export function plainRotation(graph: GraphBuilder, config: DecoderShape, positions: string): Rotate {
  const { cosineTable, sineTable, pairs } = tables(graph, config);
  const { headDim } = config;
  const { pairing } = rotaryOf(config);
  // Pairs lie side by side ([pairs, 2], split along the last axis) or half a turned part away ([2, pairs], along the one before).
  const isInterleaved = pairing === "interleaved";
  const axis = isInterleaved ? 4 : 3;
  const rest = headDim - 2 * pairs;
  const parts = graph.int64("/rotary/parts", rest === 0 ? [2 * pairs] : [2 * pairs, rest]);
  const halves = graph.int64("/rotary/halves", [1, 1]);
  // [1, T, pairs] → [1, T, 1, pairs, 1] or [1, T, 1, 1, pairs]
  const axes = graph.int64("/rotary/axes", isInterleaved ? [2, 4] : [2, 3]);
  const angle = (what: string, table: string): string =>
    graph.node("Unsqueeze", `/rotary/${what}`, [graph.node("Gather", `/rotary/${what}/rows`, [table, positions]), axes]);
  const cosine = angle("cosine", cosineTable);
  const sine = angle("sine", sineTable);
  const shapes = new Map<string, string>();
  const shape = (...sizes: number[]): string => {
    const key = sizes.join("x");
    let known = shapes.get(key);
    if (known === undefined) {
      known = graph.int64(`/rotary/shape/${key}`, sizes);
      shapes.set(key, known);
    }
    return known;
  };
  return (name, input, count) => {
    const heads = graph.node("Reshape", `${name}/heads`, [input, shape(1, -1, count, headDim)]);
    const [turned, left] = [`${name}/turned`, `${name}/left`];
    graph.node("Split", `${name}/parts`, [heads, parts], {
      outputs: rest === 0 ? [turned] : [turned, left],
      attributes: { axis: 3 },
    });
    const paired = graph.node("Reshape", `${name}/paired`, [
      turned,
      isInterleaved ? shape(1, -1, count, pairs, 2) : shape(1, -1, count, 2, pairs),
    ]);
    const [a, b] = [`${name}/a`, `${name}/b`];
    graph.node("Split", `${name}/halves`, [paired, halves], { outputs: [a, b], attributes: { axis } });
    const times = (what: string, x: string, y: string): string => graph.node("Mul", `${name}/${what}`, [x, y]);
    const first = graph.node("Sub", `${name}/first`, [times("a_cosine", a, cosine), times("b_sine", b, sine)]);
    const second = graph.node("Add", `${name}/second`, [times("b_cosine", b, cosine), times("a_sine", a, sine)]);
    const joined = graph.node("Concat", `${name}/joined`, [first, second], { attributes: { axis } });
    const flat = graph.node("Reshape", `${name}/flat`, [joined, shape(1, -1, count, 2 * pairs)]);
    const whole = rest === 0 ? flat : graph.node("Concat", `${name}/whole`, [flat, left], { attributes: { axis: 3 } });
    return graph.node("Reshape", name, [whole, shape(1, -1, count * headDim)]);
  };
}

function tables(graph: GraphBuilder, config: DecoderShape): { cosineTable: string; sineTable: string; pairs: number } {
  const { cosines, sines, pairs } = rotaryTables(config);
  return {
    cosineTable: graph.float32("/rotary/cosines", cosines, [config.contextLength, pairs]),
    sineTable: graph.float32("/rotary/sines", sines, [config.contextLength, pairs]),
    pairs,
  };
}
