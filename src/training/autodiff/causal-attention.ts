import type { GradientRule } from "./gradient-rules.js";
import {
  add,
  concatenate,
  multiply,
  pad,
  prefix,
  product,
  reshape,
  size,
  softmax,
  split,
  subtract,
  sum,
  total,
} from "./operators.js";
import type { Tape, Value } from "./tape.js";

/** 10²⁰ hides any score, and times the cube of ten thousand branches in a row it is still finite in float32. */
const hidden = 1e20;

/**
 * What `causalAttention` adds to its scores, made once for all layers: 0 where a token sees another, −10²⁰ or less where the other comes
 * later, belongs to another sequence, or to a branch of the same one that isn't the token's own. Every token sees itself.
 *
 * @param segments [batch, length]: whole numbers, equal within a sequence and different between those of a row
 * @param branches [batch, length]: 0 for what all of a sequence sees, else whole numbers from 1, different between its branches
 * @param blocks 1 to length
 * @returns of each block of queries [batch, 1, 1, tokens of the block, tokens up to its end]
 */
export function causalMasks(tape: Tape, segments: Value, branches: Value, blocks: number): Value[] {
  const [batch, length] = [size(segments, 0), size(segments, 1)];
  const ends = blockEnds(length, blocks);
  // h (a − b)² is 0 or at least h; h (a − b)² b is 0 too where b is 0. Scaling first is a pass over the tokens instead of one over their pairs.
  const rowsOf = (x: Value): Value[] => split(tape, reshape(tape, x, [batch, 1, 1, length, 1]), 3, lengths(ends));
  const columnsOf = (x: Value): Value => reshape(tape, x, [batch, 1, 1, 1, length]);
  const scaled = [segments, branches].map((x) => multiply(tape, x, tape.scalar(Math.sqrt(hidden)))) as [Value, Value];
  const columns = scaled.map(columnsOf) as [Value, Value];
  const branchRows = rowsOf(scaled[1]);
  const factors = columnsOf(branches);
  return rowsOf(scaled[0]).map((rows, block) => {
    const end = ends[block] ?? 0;
    const upTo = (x: Value): Value => prefix(tape, x, 4, end);
    const between = subtract(tape, rows, upTo(columns[0]));
    const within = subtract(tape, branchRows[block] ?? rows, upTo(columns[1]));
    const visible = subtract(tape, futureTable(tape, ends[block - 1] ?? 0, end), multiply(tape, between, between));
    return subtract(tape, visible, multiply(tape, multiply(tape, within, within), upTo(factors)));
  });
}

/** [queries from `start`, keys] up to `end`: 0, or −10²⁰ for keys that come later. */
function futureTable(tape: Tape, start: number, end: number): Value {
  const data = new Float32Array((end - start) * end);
  for (let query = start; query < end; query++) data.fill(-hidden, (query - start) * end + query + 1, (query - start + 1) * end);
  return tape.table(`future of ${start} to ${end}`, data, [end - start, end]);
}

/**
 * softmax(α q kᵀ + mask) v for grouped heads, where no token sees a later one. The queries are taken in blocks, and a block computes
 * its scores only up to its own end: with b blocks (b + 1) / 2b of the whole square.
 *
 * @param query [batch, groups, heads per group, length, headDim]
 * @param key [batch, groups, length, headDim]
 * @param value [batch, groups, length, headDim]
 * @param masks as `causalMasks` makes them, one for each block
 * @returns [batch, groups, heads per group, length, headDim]
 */
export function causalAttention(tape: Tape, query: Value, key: Value, value: Value, masks: readonly Value[]): Value {
  const ends = masks.map((mask) => size(mask, 4));
  return tape.whole("CausalAttention", [query, key, value, ...masks], { ends }, () => {
    const queries = inBlocks(tape, query, ends);
    const saved: Value[] = [];
    const read = masks.map((mask, block) => {
      const own = queries[block] ?? query;
      const end = size(mask, 4);
      const [batch = 0, groups = 0, repeat = 0, count = 0] = block4(query, ends, block);
      const scores = product(tape, own, prefix(tape, key, 2, end), { transposeB: true, alpha: scale(query) });
      const masked = add(tape, reshape(tape, scores, [batch, groups, repeat, count, end]), mask);
      const weights = reshape(tape, softmax(tape, masked), [batch, groups, repeat * count, end]);
      const result = product(tape, weights, prefix(tape, value, 2, end));
      saved.push(own, weights, result);
      return reshape(tape, result, [batch, groups, repeat, count, size(query, 4)]);
    });
    return { output: concatenate(tape, read, 3), saved };
  });
}

/**
 * With p the weights, block by block: dv = pᵀ dy, dp = dy vᵀ, ds = p · (dp − Σ dp · p), and Σⱼ dpᵢⱼ pᵢⱼ = dyᵢ · yᵢ, which is headDim
 * numbers a row instead of length (Dao et al. 2022, appendix B).
 */
export const causalAttentionRule: GradientRule = (tape, step, upstream) => {
  const [query, key, value] = step.inputs;
  const ends = step.attributes["ends"];
  if (query === undefined || key === undefined || value === undefined || !Array.isArray(ends)) {
    throw new Error("an attention step without its operands");
  }
  const alpha = scale(query);
  const parts = inBlocks(tape, upstream, ends).map((dy, block) => {
    const [own, weights, result] = step.saved.slice(3 * block, 3 * block + 3);
    if (own === undefined || weights === undefined || result === undefined) throw new Error("an attention step lost a block");
    const end: number = ends[block];
    const rowSums = sum(tape, multiply(tape, dy, result), [3], true);
    const byWeights = product(tape, dy, prefix(tape, value, 2, end), { transposeB: true });
    const byScores = multiply(tape, weights, subtract(tape, byWeights, rowSums));
    const whole = (gradient: Value): Value => pad(tape, gradient, 2, size(key, 2));
    return {
      query: reshape(tape, product(tape, byScores, prefix(tape, key, 2, end), { alpha }), [
        ...block4(query, ends, block),
        size(query, 4),
      ]),
      key: whole(product(tape, byScores, own, { transposeA: true, alpha })),
      value: whole(product(tape, weights, dy, { transposeA: true })),
    };
  });
  return [
    concatenate(
      tape,
      parts.map((part) => part.query),
      3,
    ),
    total(
      tape,
      parts.map((part) => part.key),
    ),
    total(
      tape,
      parts.map((part) => part.value),
    ),
    ...ends.map(() => undefined),
  ];
};

function scale(query: Value): number {
  return size(query, 4) ** -0.5;
}

function blockEnds(length: number, blocks: number): number[] {
  return Array.from({ length: blocks }, (_, block) => Math.floor(((block + 1) * length) / blocks));
}

function lengths(ends: readonly number[]): number[] {
  return ends.map((end, block) => end - (ends[block - 1] ?? 0));
}

/** [batch, groups, heads per group, tokens of the block] */
function block4(query: Value, ends: readonly number[], block: number): number[] {
  return [size(query, 0), size(query, 1), size(query, 2), lengths(ends)[block] ?? 0];
}

/** Blocks of queries, the heads of a group one after another: [batch, groups, heads per group × tokens, headDim] each. */
function inBlocks(tape: Tape, x: Value, ends: readonly number[]): Value[] {
  return split(tape, x, 3, lengths(ends)).map((part, block) => {
    const [batch = 0, groups = 0, repeat = 0, count = 0] = block4(x, ends, block);
    return reshape(tape, part, [batch, groups, repeat * count, size(x, 4)]);
  });
}
