import type { EncoderBatch, EncoderOutput } from "../onnx-runtime/encoder-session.js";

/** How the vectors of a text's tokens become one, by sentence-transformers' names. */
export type Pooling = "mean" | "cls" | "max" | "lasttoken" | "mean_sqrt_len_tokens";

/**
 * One vector a row, [rows × width], of what an encoder gave; taken as it is where the graph pools. Filled-up places count for nothing. Pure.
 *
 * @throws RangeError if the output isn't of this batch
 */
export function pool({ data, shape }: EncoderOutput, { mask, rows, columns }: EncoderBatch, pooling: Pooling): Float32Array {
  const width = shape.at(-1) ?? 0;
  if (shape[0] !== rows || data.length !== shape.reduce((product, size) => product * size, 1)) {
    throw new RangeError(`the encoder gave [${shape.join(", ")}] for ${rows} texts`);
  }
  if (shape.length === 2) return data;
  if (shape[1] !== columns) throw new RangeError(`the encoder gave ${shape[1]} vectors for ${columns} tokens`);
  const pooled = new Float32Array(rows * width);
  for (let row = 0; row < rows; row += 1) {
    const target = pooled.subarray(row * width, (row + 1) * width);
    const tokens: number[] = [];
    for (let column = 0; column < columns; column += 1) if (mask[row * columns + column] === 1n) tokens.push(column);
    const chosen = pooling === "cls" ? tokens.slice(0, 1) : pooling === "lasttoken" ? tokens.slice(-1) : tokens;
    if (pooling === "max") target.fill(Number.NEGATIVE_INFINITY);
    for (const column of chosen) {
      const from = (row * columns + column) * width;
      for (let at = 0; at < width; at += 1) {
        const value = data[from + at] ?? 0;
        target[at] = pooling === "max" ? Math.max(target[at] ?? 0, value) : (target[at] ?? 0) + value;
      }
    }
    if (pooling === "mean") scale(target, 1 / Math.max(chosen.length, 1));
    if (pooling === "mean_sqrt_len_tokens") scale(target, 1 / Math.sqrt(Math.max(chosen.length, 1)));
  }
  return pooled;
}

/** Makes each row of [rows × width] one of length 1, in place; a row of zeros stays. */
export function normaliseRows(vectors: Float32Array, width: number): void {
  for (let from = 0; from < vectors.length; from += width) {
    const row = vectors.subarray(from, from + width);
    const length = Math.hypot(...row);
    if (length > 0) scale(row, 1 / length);
  }
}

function scale(row: Float32Array, factor: number): void {
  for (let at = 0; at < row.length; at += 1) row[at] = (row[at] ?? 0) * factor;
}
