/**
 * Names and shapes of the exported graph's inputs and outputs: what the exporter writes and the runtime feeds.
 *
 * T tokens of up to `slots` sequences lie one after another in one run (a ragged batch); slot i holds the tokens of its
 * sequence and reads that sequence's past. g = key/value groups, r = heads / g, D = head size, L = layers.
 */
export const graphInputs = {
  /** int64 [1, T] */
  tokenIds: "input_ids",
  /** int64 [1, T] */
  positions: "position_ids",
  /** float32 [T, T]: 0 where the row's token sees the column's (same sequence, not later), a large negative number elsewhere. */
  newMask: "new_mask",
  /** int64 [slots]: the slot's tokens × r. Used slots come first. */
  slotRows: "slot_rows",
  /** int64 [slots, 2]: the slot's past length, and T. */
  slotSplits: "slot_splits",
  /**
   * float32 [slots], of a plain graph alone: 0, or what puts out the score of a past that isn't there. In a plain graph every slot up to the next size of
   * `plainSlotBuckets` holds a token, and every past a row, so that no tensor is without values.
   */
  pastBias: "past_bias",
  /** int64 [R]: which of the T tokens want logits. */
  logitsRows: "logits_rows",
} as const;

export const graphOutputs = {
  /** float32 [1, R, vocabulary] */
  logits: "logits",
  /** float32 [2L, T, g × D]: the new keys (rotated) and values, key and value of layer 0 first. */
  newKeyValues: "new_key_values",
} as const;

/** float32 [P, g, D] each: a prefix view of what one sequence has kept. */
export function pastName(layer: number, kind: "key" | "value", slot: number): string {
  return `past.${layer}.${kind}.${slot}`;
}

/** Added to scores that must vanish in the softmax. Finite: −∞ would make NaN of a row that sees nothing. */
export const maskedScore = -1e30;

/** How many slots a plain graph computes together: few enough that filling up to the next size adds little. */
export function plainSlotBuckets(maxSequencesPerStep: number): number[] {
  return [1, 2, 4, 8, 16, 32].filter((size) => size < maxSequencesPerStep).concat(maxSequencesPerStep);
}
