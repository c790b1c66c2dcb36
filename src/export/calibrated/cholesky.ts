import type { MatrixProduct } from "./matrix-product.js";

/** Columns worked on at a time: what is done to them here is little beside the products, which `multiply` does. */
const panelColumns = 128;

/**
 * L with L Lᵀ = M, in place of the lower triangle of a positive definite M, float32 [size, size]; what lies above the diagonal means nothing.
 * Panel after panel, each less the product of what stands to its left.
 */
export async function choleskyInPlace(matrix: Float32Array, size: number, multiply: MatrixProduct): Promise<void> {
  for (let from = 0; from < size; from += panelColumns) {
    const width = Math.min(panelColumns, size - from);
    if (from > 0) {
      const left = copied(matrix, size, [from, size], [0, from]);
      const known = await multiply(left, left.subarray(0, width * from), from);
      for (let i = from; i < size; i++) {
        const row = i * size + from;
        const other = (i - from) * width;
        for (let j = 0; j < width; j++) matrix[row + j] = (matrix[row + j] as number) - (known[other + j] as number);
      }
    }
    const inverse = factorTop(matrix, size, from, width);
    const end = from + width;
    if (end === size) return;
    const below = await multiply(copied(matrix, size, [end, size], [from, end]), inverse, width);
    for (let i = end; i < size; i++) matrix.set(below.subarray((i - end) * width, (i - end + 1) * width), i * size + from);
  }
}

/** Factors the square at [from, from] in float64; returns the inverse of its factor, [width, width]. */
function factorTop(matrix: Float32Array, size: number, from: number, width: number): Float32Array {
  const lower = new Float64Array(width * width);
  for (let i = 0; i < width; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[(from + i) * size + from + j] as number;
      for (let k = 0; k < j; k++) sum -= (lower[i * width + k] as number) * (lower[j * width + k] as number);
      // Damping keeps the diagonal positive; rounding of float32 may eat it where inputs repeat each other.
      lower[i * width + j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / (lower[j * width + j] as number);
      matrix[(from + i) * size + from + j] = lower[i * width + j] as number;
    }
  }
  const inverse = new Float64Array(width * width);
  for (let column = 0; column < width; column++) {
    inverse[column * width + column] = 1 / (lower[column * width + column] as number);
    for (let i = column + 1; i < width; i++) {
      let sum = 0;
      for (let k = column; k < i; k++) sum -= (lower[i * width + k] as number) * (inverse[k * width + column] as number);
      inverse[i * width + column] = sum / (lower[i * width + i] as number);
    }
  }
  return Float32Array.from(inverse);
}

/** Rows and columns [first, end) of a square matrix, by rows. */
function copied(
  matrix: Float32Array,
  size: number,
  [top, bottom]: readonly [number, number],
  [left, right]: readonly [number, number],
): Float32Array {
  const width = right - left;
  const part = new Float32Array((bottom - top) * width);
  for (let row = top; row < bottom; row++) part.set(matrix.subarray(row * size + left, row * size + right), (row - top) * width);
  return part;
}
