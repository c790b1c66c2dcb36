/** IEEE 754 binary16 ("half") and bfloat16, as checkpoints store weights. */

const float = new Float32Array(1);
const floatBits: Uint32Array = new Uint32Array(float.buffer);

let values: Float32Array | undefined;

/** The float32 value of each of the 65,536 half-precision bit patterns: one read per weight is faster than arithmetic. 256 KiB, made once. */
export function halfValues(): Float32Array {
  if (values === undefined) {
    values = new Float32Array(65_536);
    for (let bits = 0; bits < 65_536; bits++) {
      const exponent = (bits >>> 10) & 0x1f;
      const fraction = bits & 0x3ff;
      let magnitude: number;
      if (exponent === 0) magnitude = fraction * 2 ** -24;
      else if (exponent === 31) magnitude = fraction === 0 ? Number.POSITIVE_INFINITY : Number.NaN;
      else magnitude = (1 + fraction / 1024) * 2 ** (exponent - 15);
      values[bits] = bits & 0x8000 ? -magnitude : magnitude;
    }
  }
  return values;
}

/** Nearest half-precision bit pattern, ties to even; beyond 65,504 it is infinity. */
export function toHalf(value: number): number {
  float[0] = value;
  const bits = floatBits[0] ?? 0;
  const sign = (bits >>> 16) & 0x8000;
  const magnitude = bits & 0x7fffffff;
  if (magnitude >= 0x7f800000) return sign | (magnitude > 0x7f800000 ? 0x7e00 : 0x7c00);
  // Half's smallest normal is 2^-14; below it the step is 2^-24.
  if (magnitude < 0x38800000) return sign | roundToEven(Math.abs(float[0]) * 2 ** 24);
  const rounded = magnitude + 0xfff + ((magnitude >>> 13) & 1);
  const half = (rounded >>> 13) - ((127 - 15) << 10);
  return sign | Math.min(half, 0x7c00);
}

function roundToEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  return rest > 0.5 || (rest === 0.5 && floor % 2 === 1) ? floor + 1 : floor;
}
