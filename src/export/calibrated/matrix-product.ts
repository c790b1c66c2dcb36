/** a · bᵀ, by rows: a [rows, inner], b [columns, inner] → a new [rows, columns]. */
export type MatrixProduct = (a: Float32Array, b: Float32Array, inner: number) => Promise<Float32Array>;

/** In plain JavaScript: some hundred times slower than onnxruntime. */
export async function plainProduct(a: Float32Array, b: Float32Array, inner: number): Promise<Float32Array> {
  const [rows, columns] = [a.length / inner, b.length / inner];
  const product = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      let sum = 0;
      for (let k = 0; k < inner; k++) sum += (a[row * inner + k] as number) * (b[column * inner + k] as number);
      product[row * columns + column] = sum;
    }
  }
  return product;
}
