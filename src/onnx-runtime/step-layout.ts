import { maskedScore } from "../decoder/graph-io.js";

/** Where the tokens of a ragged step lie. Pure: sizes in, index arrays out. */
export interface StepLayout {
  /** Tokens of all rows. */
  readonly tokens: number;
  /** Per row: its first token's place among them. */
  readonly starts: readonly number[];
  /** int64 [tokens] */
  readonly positions: BigInt64Array;
  /** float32 [tokens, tokens] */
  readonly mask: Float32Array;
  /** int64 [slots] */
  readonly slotRows: BigInt64Array;
  /** int64 [slots, 2] */
  readonly slotSplits: BigInt64Array;
  /** int64 [wanted] */
  readonly logitsRows: BigInt64Array;
  /** Per row: its first logits row among the wanted ones. */
  readonly logitsStarts: readonly number[];
}

export interface RowSize {
  readonly past: number;
  readonly tokens: number;
  readonly logits: "none" | "last" | "all";
}

/**
 * @param rows the step's sequences, at most `slots`
 * @param headsPerGroup query heads that share a key/value head
 */
export function stepLayout(rows: readonly RowSize[], slots: number, headsPerGroup: number): StepLayout {
  const tokens = rows.reduce((sum, row) => sum + row.tokens, 0);
  const starts: number[] = [];
  const logitsStarts: number[] = [];
  const wanted: bigint[] = [];
  const positions = new BigInt64Array(tokens);
  const mask = new Float32Array(tokens * tokens).fill(maskedScore);
  const slotRows = new BigInt64Array(slots);
  const slotSplits = new BigInt64Array(slots * 2);
  let start = 0;
  for (let slot = 0; slot < slots; slot++) {
    const row = rows[slot];
    slotSplits[slot * 2 + 1] = BigInt(tokens);
    if (row === undefined) continue;
    starts.push(start);
    logitsStarts.push(wanted.length);
    slotRows[slot] = BigInt(row.tokens * headsPerGroup);
    slotSplits[slot * 2] = BigInt(row.past);
    const end = start + row.tokens;
    for (let token = start; token < end; token++) {
      positions[token] = BigInt(row.past + token - start);
      mask.fill(0, token * tokens + start, token * tokens + token + 1);
      if (row.logits === "all" || (row.logits === "last" && token === end - 1)) wanted.push(BigInt(token));
    }
    start = end;
  }
  return { tokens, starts, positions, mask, slotRows, slotSplits, logitsRows: BigInt64Array.from(wanted), logitsStarts };
}
