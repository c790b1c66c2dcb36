import { halfValues } from "../half-precision.js";

/** How GGUF stores a tensor's elements: so many bytes for each so many elements of a row. */
export interface BlockFormat {
  readonly name: string;
  readonly elements: number;
  readonly bytes: number;
  /** Writes the values of as many blocks as `from` holds. */
  dequantise(from: Uint8Array, into: Float32Array): void;
}

/** Little-endian half at a byte. */
function half(from: Uint8Array, at: number): number {
  return halfValues()[(from[at] as number) | ((from[at + 1] as number) << 8)] as number;
}

const signed = (byte: number): number => (byte << 24) >> 24;

/** A format of blocks: `block` writes one, whose bytes begin at `at`, to `to` and on. */
function blocks(
  name: string,
  elements: number,
  bytes: number,
  block: (from: Uint8Array, at: number, into: Float32Array, to: number) => void,
): BlockFormat {
  return {
    name,
    elements,
    bytes,
    dequantise(from, into) {
      for (let at = 0, to = 0; at < from.length; at += bytes, to += elements) block(from, at, into, to);
    },
  };
}

/** 32 elements of four bits, the first half in the low nibbles; `high` gives element i's fifth bit. */
function nibbles(
  from: Uint8Array,
  at: number,
  into: Float32Array,
  to: number,
  scale: number,
  offset: number,
  high: (i: number) => number = () => 0,
): void {
  for (let i = 0; i < 16; i++) {
    const byte = from[at + i] as number;
    into[to + i] = ((byte & 15) | (high(i) << 4)) * scale + offset;
    into[to + i + 16] = ((byte >>> 4) | (high(i + 16) << 4)) * scale + offset;
  }
}

function fifthBits(from: Uint8Array, at: number): (i: number) => number {
  return (i) => ((from[at + (i >> 3)] as number) >> (i & 7)) & 1;
}

/** Scale and minimum of the 32 elements j of a K block, six bits each in twelve bytes. */
function scaleAndMinimum(from: Uint8Array, at: number, j: number): readonly [scale: number, minimum: number] {
  const byte = (i: number): number => from[at + i] as number;
  if (j < 4) return [byte(j) & 63, byte(j + 4) & 63];
  return [(byte(j + 4) & 15) | ((byte(j - 4) >> 6) << 4), (byte(j + 4) >> 4) | ((byte(j) >> 6) << 4)];
}

/** 256 elements in eight runs of 32, each with a scale and a minimum; `highAt` is where fifth bits begin, if there are any. */
function kBlock(from: Uint8Array, at: number, into: Float32Array, to: number, highAt: number | undefined, lowAt: number): void {
  const [scale, minimum] = [half(from, at), half(from, at + 2)];
  for (let run = 0; run < 8; run++) {
    const [own, least] = scaleAndMinimum(from, at + 4, run);
    const [d, m] = [scale * own, minimum * least];
    const low = lowAt + (run >> 1) * 32;
    const shift = (run & 1) * 4;
    for (let i = 0; i < 32; i++) {
      const fifth = highAt === undefined ? 0 : (((from[highAt + i] as number) >> run) & 1) << 4;
      into[to + run * 32 + i] = d * ((((from[low + i] as number) >> shift) & 15) + fifth) - m;
    }
  }
}

function q6(from: Uint8Array, at: number, into: Float32Array, to: number): void {
  const scale = half(from, at + 208);
  for (let part = 0; part < 2; part++) {
    const [low, high, scales, out] = [at + part * 64, at + 128 + part * 32, at + 192 + part * 8, to + part * 128];
    for (let quarter = 0; quarter < 4; quarter++) {
      const from4 = low + (quarter & 1) * 32;
      const shift = (quarter >> 1) * 4;
      for (let i = 0; i < 32; i++) {
        const q = (((from[from4 + i] as number) >> shift) & 15) | ((((from[high + i] as number) >> (quarter * 2)) & 3) << 4);
        const own = signed(from[scales + quarter * 2 + (i >> 4)] as number);
        into[out + quarter * 32 + i] = scale * own * (q - 32);
      }
    }
  }
}

const float32: BlockFormat = {
  name: "F32",
  elements: 1,
  bytes: 4,
  dequantise: (from, into) => new Uint8Array(into.buffer, into.byteOffset, into.byteLength).set(from),
};

/** By GGUF's number of the type (ggml's `enum ggml_type`; layouts: ggml-quants.c). */
export const blockFormats: ReadonlyMap<number, BlockFormat> = new Map([
  [0, float32],
  [
    1,
    blocks("F16", 1, 2, (from, at, into, to) => {
      into[to] = half(from, at);
    }),
  ],
  [2, blocks("Q4_0", 32, 18, (from, at, into, to) => nibbles(from, at + 2, into, to, half(from, at), -8 * half(from, at)))],
  [3, blocks("Q4_1", 32, 20, (from, at, into, to) => nibbles(from, at + 4, into, to, half(from, at), half(from, at + 2)))],
  [
    6,
    blocks("Q5_0", 32, 22, (from, at, into, to) =>
      nibbles(from, at + 6, into, to, half(from, at), -16 * half(from, at), fifthBits(from, at + 2)),
    ),
  ],
  [
    7,
    blocks("Q5_1", 32, 24, (from, at, into, to) =>
      nibbles(from, at + 8, into, to, half(from, at), half(from, at + 2), fifthBits(from, at + 4)),
    ),
  ],
  [
    8,
    blocks("Q8_0", 32, 34, (from, at, into, to) => {
      const scale = half(from, at);
      for (let i = 0; i < 32; i++) into[to + i] = signed(from[at + 2 + i] as number) * scale;
    }),
  ],
  [12, blocks("Q4_K", 256, 144, (from, at, into, to) => kBlock(from, at, into, to, undefined, at + 16))],
  [13, blocks("Q5_K", 256, 176, (from, at, into, to) => kBlock(from, at, into, to, at + 16, at + 48))],
  [14, blocks("Q6_K", 256, 210, q6)],
  [
    30,
    blocks("BF16", 1, 2, (from, at, into, to) => {
      new DataView(into.buffer, into.byteOffset, into.byteLength).setUint32(
        to * 4,
        ((from[at + 1] as number) << 24) | ((from[at] as number) << 16),
        true,
      );
    }),
  ],
]);

/** Types that are not read, by their numbers: for messages. */
export const otherTypes: ReadonlyMap<number, string> = new Map([
  [10, "Q2_K"],
  [11, "Q3_K"],
  [15, "Q8_K"],
  [16, "IQ2_XXS"],
  [17, "IQ2_XS"],
  [18, "IQ3_XXS"],
  [19, "IQ1_S"],
  [20, "IQ4_NL"],
  [21, "IQ3_S"],
  [22, "IQ2_S"],
  [23, "IQ4_XS"],
  [29, "IQ1_M"],
  [34, "TQ1_0"],
  [35, "TQ2_0"],
  [39, "MXFP4"],
]);
