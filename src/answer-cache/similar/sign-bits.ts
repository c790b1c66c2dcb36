/** Vectors are spread over so many random directions. */
export const SIGN_BITS = 256;

/**
 * A vector's part in each of so many random directions, whose signs tell on which side of random hyperplanes it lies: the share of bits in which two vectors differ grows with the angle between them (Charikar,
 * "Similarity estimation techniques from rounding algorithms", 2002). The directions are random signs and a Hadamard transform, twice: as good
 * as dense random ones, in n log n.
 */
export function turned(vector: ArrayLike<number>): Float64Array {
  const size = Math.max(SIGN_BITS, 2 ** Math.ceil(Math.log2(Math.max(1, vector.length))));
  const values = new Float64Array(size);
  for (let at = 0; at < vector.length; at += 1) values[at] = vector[at] ?? 0;
  for (const round of [1, 2]) {
    for (let at = 0; at < size; at += 1) if (isTurned(at, round)) values[at] = -(values[at] ?? 0);
    hadamard(values);
  }
  return values.subarray(0, SIGN_BITS);
}

/** A fixed sequence of random signs: kept vectors and new ones must be turned alike. */
function isTurned(at: number, round: number): boolean {
  let hash = Math.imul(at + 1, 0x9e3779b1) ^ Math.imul(round, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return ((hash ^ (hash >>> 15)) & 1) === 1;
}

/** Fast Walsh–Hadamard transform, in place. */
function hadamard(values: Float64Array): void {
  for (let half = 1; half < values.length; half *= 2) {
    for (let from = 0; from < values.length; from += half * 2) {
      for (let at = from; at < from + half; at += 1) {
        const one = values[at] ?? 0;
        const other = values[at + half] ?? 0;
        values[at] = one + other;
        values[at + half] = one - other;
      }
    }
  }
}
