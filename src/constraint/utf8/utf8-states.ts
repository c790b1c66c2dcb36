/**
 * Reads bytes as well-formed UTF-8 (Unicode 16, table 3-7) without U+FFFD, which stands for what was lost. A state is what is still missing of a
 * character; 0: nothing.
 */
const states = 10;

/** Bytes that are missing, by state. */
const missing = [0, 1, 2, 2, 2, 3, 3, 3, 2, 1] as const;

/** First byte, last byte, the state behind them; by state. */
type Edge = readonly [first: number, last: number, to: number];
const edges: readonly (readonly Edge[])[] = [
  [
    [0x00, 0x7f, 0],
    [0xc2, 0xdf, 1],
    [0xe0, 0xe0, 3],
    [0xe1, 0xec, 2],
    [0xed, 0xed, 4],
    [0xee, 0xee, 2],
    [0xef, 0xef, 8],
    [0xf0, 0xf0, 5],
    [0xf1, 0xf3, 6],
    [0xf4, 0xf4, 7],
  ],
  [[0x80, 0xbf, 0]],
  [[0x80, 0xbf, 1]],
  [[0xa0, 0xbf, 1]],
  [[0x80, 0x9f, 1]],
  [[0x90, 0xbf, 2]],
  [[0x80, 0xbf, 2]],
  [[0x80, 0x8f, 2]],
  [
    [0x80, 0xbe, 1],
    [0xbf, 0xbf, 9],
  ],
  [
    [0x80, 0xbc, 0],
    [0xbe, 0xbf, 0],
  ],
];

const table = new Int8Array(states * 256).fill(-1);
for (const [state, list] of edges.entries()) {
  for (const [first, last, to] of list) table.fill(to, state * 256 + first, state * 256 + last + 1);
}

/** The state after more bytes, or -1 where they can't follow. */
export function utf8After(state: number, bytes: Uint8Array): number {
  let at = state;
  for (const byte of bytes) {
    at = table[at * 256 + byte] as number;
    if (at < 0) return -1;
  }
  return at;
}

/** Bytes that the character still needs. */
export function utf8Missing(state: number): number {
  return missing[state] ?? 0;
}
