/** Codes that point where the vector points: whole numbers from -127 to 127, the largest part at ±127. Its length is lost. Zeros for zeros. */
export function quantise(vector: ArrayLike<number>): Int8Array {
  let most = 0;
  for (let at = 0; at < vector.length; at += 1) most = Math.max(most, Math.abs(vector[at] ?? 0));
  const codes = new Int8Array(vector.length);
  if (most === 0) return codes;
  for (let at = 0; at < vector.length; at += 1) codes[at] = Math.round(((vector[at] ?? 0) / most) * 127);
  return codes;
}

/** 1 / the Euclidean length; 0 for zeros. */
export function inverseLength(codes: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < codes.length; at += 1) sum += (codes[at] ?? 0) ** 2;
  return sum === 0 ? 0 : 1 / Math.sqrt(sum);
}
