export interface BlockShape {
  readonly rows: number;
  readonly columns: number;
  readonly bits: 4 | 8;
  /** Columns that share one scale; even. */
  readonly blockSize: number;
}

export interface QuantisedBlocks {
  /** uint8 [rows, blocks, blockSize × bits / 8], low nibble first for 4 bits */
  readonly packed: Uint8Array;
  /** float32 [rows, blocks] */
  readonly scales: Float32Array;
}

/** Below this a block is stored as zeros: its scale's reciprocal would leave float32. */
const smallestMagnitude = 1e-35;

/**
 * Where the block's largest value lands on the 4-bit grid [−8, 7], as candidates. The asymmetric end takes the largest value (as llama.cpp's Q4_0 does with
 * −8 exactly): −7.4 keeps values of either sign on the grid, −8.1 clips those of the other sign, −8.9 the largest too, for a finer grid. Errors count by
 * the square of the weight, as in llama.cpp: outputs hang on large weights, and counting all alike clips them. Chosen by measurement, see docs/precision.md.
 */
const candidateLevels = [-7.4, -8.1, -8.9] as const;

/**
 * Symmetric block quantisation along rows as ONNX Runtime's MatMulNBits and GatherBlockQuantized read it: value = (q − zero) × scale with
 * zero = 2^(bits − 1); columns past the end count as 0. At 4 bits the scale is the least-squares one
 * for its rounding with errors counted by the square of the weight: Σw³q / Σw²q².
 *
 * @param values float32 [rows, columns]
 * @param into filled in full
 * @returns the index in `values` of a value that is NaN or infinite, or −1
 */
export function quantiseBlocks(values: Float32Array, shape: BlockShape, into: QuantisedBlocks): number {
  const { rows, columns, bits, blockSize } = shape;
  const blocks = Math.ceil(columns / blockSize);
  const quantise = bits === 4 ? quantiseBlock4 : quantiseBlock8;
  const padded = new Float32Array(blockSize);
  const blockBytes = (blockSize * bits) / 8;
  for (let row = 0; row < rows; row++) {
    for (let block = 0; block < blocks; block++) {
      const place = row * blocks + block;
      let source = values;
      let start = row * columns + block * blockSize;
      const length = Math.min(blockSize, columns - block * blockSize);
      if (length < blockSize) {
        padded.fill(0);
        padded.set(values.subarray(start, start + length));
        source = padded;
        start = 0;
      }
      const scale = quantise(source, start, blockSize, into.packed, place * blockBytes);
      if (Number.isNaN(scale)) return firstNonFinite(values);
      into.scales[place] = scale;
    }
  }
  return -1;
}

/** Index of the first NaN or infinity, or −1. */
export function firstNonFinite(values: Float32Array): number {
  for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i])) return i;
  return -1;
}

/** Entry n + 16 is n clipped to the 4-bit grid: cheaper than two comparisons. */
const clippedLevels: Float64Array = Float64Array.from({ length: 32 }, (_, index) => Math.max(-8, Math.min(7, index - 16)));

/** Quantises one block to 4 bits and returns its scale; NaN when a value is not finite. */
function quantiseBlock4(values: Float32Array, start: number, size: number, packed: Uint8Array, at: number): number {
  const end = start + size;
  const largest = largestOf(values, start, end);
  if (!Number.isFinite(largest)) return Number.NaN;
  if (Math.abs(largest) < smallestMagnitude) {
    packed.fill(0x88, at, at + size / 2);
    return 0;
  }
  let best = 0;
  let bestGain = -1;
  for (const level of candidateLevels) {
    const inverse = level / largest;
    let products = 0;
    let squares = 0;
    for (let i = start; i < end; i++) {
      const value = values[i] ?? 0;
      // Adding 16.5 before truncating rounds to the nearest. Errors count by the square of the weight.
      const q = clippedLevels[(value * inverse + 16.5) | 0] ?? 0;
      const counted = value * value * q;
      products += counted * value;
      squares += counted * q;
    }
    // With the best scale for these q, the error is Σw⁴ − (Σw³q)² / Σw²q².
    const gain = products ** 2 / squares;
    if (gain > bestGain) {
      bestGain = gain;
      best = products / squares;
    }
  }
  const scale = Math.fround(best);
  const inverse = 1 / scale;
  for (let i = start, to = at; i < end; i += 2, to++) {
    const low = Math.max(0, Math.min(15, ((values[i] ?? 0) * inverse + 8.5) | 0));
    const high = Math.max(0, Math.min(15, ((values[i + 1] ?? 0) * inverse + 8.5) | 0));
    packed[to] = low | (high << 4);
  }
  return scale;
}

/** Quantises one block to 8 bits: 255 steps make a search for the scale pointless. */
function quantiseBlock8(values: Float32Array, start: number, size: number, packed: Uint8Array, at: number): number {
  const end = start + size;
  const magnitude = Math.abs(largestOf(values, start, end));
  if (!Number.isFinite(magnitude)) return Number.NaN;
  if (magnitude < smallestMagnitude) {
    packed.fill(0x80, at, at + size);
    return 0;
  }
  const scale = Math.fround(magnitude / 127);
  const inverse = 1 / scale;
  for (let i = start, to = at; i < end; i++, to++) packed[to] = Math.min(255, ((values[i] ?? 0) * inverse + 128.5) | 0);
  return scale;
}

/** The value of largest magnitude, with its sign; NaN when there is one. */
function largestOf(values: Float32Array, start: number, end: number): number {
  let most = 0;
  let least = 0;
  for (let i = start; i < end; i += 2) {
    const a = values[i] ?? 0;
    const b = values[i + 1] ?? 0;
    most = Math.max(most, a, b);
    least = Math.min(least, a, b);
  }
  return most > -least ? most : least;
}
