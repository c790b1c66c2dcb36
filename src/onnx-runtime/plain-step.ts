import { maskedScore, plainSlotBuckets } from "../decoder/graph-io.js";
import { type RowSize, type StepLayout, stepLayout } from "./step-layout.js";

/** A step for a plain graph: no tensor of it is without values. */
export interface PlainStep {
  readonly layout: StepLayout;
  /** float32 [slots] */
  readonly pastBias: Float32Array;
}

/**
 * The layout of a step, filled up with rows of one token that nobody reads to a number of rows that the graph computes. A past that isn't there counts as one row,
 * whose score `pastBias` puts out, and one row of logits is computed where none is wanted.
 *
 * @param rows the step's sequences, at most `slots`
 */
export function plainStep(rows: readonly RowSize[], slots: number, headsPerGroup: number): PlainStep {
  const size = plainSlotBuckets(slots).find((bucket) => bucket >= rows.length) ?? slots;
  const filler: RowSize = { past: 0, tokens: 1, logits: "none" };
  const filled = [...rows, ...Array.from({ length: size - rows.length }, () => filler)];
  const layout = stepLayout(filled, slots, headsPerGroup);
  const pastBias = new Float32Array(slots);
  for (let slot = 0; slot < slots; slot++) {
    if ((filled[slot]?.past ?? 0) > 0) continue;
    pastBias[slot] = maskedScore;
    layout.slotSplits[2 * slot] = 1n;
  }
  return { layout: layout.logitsRows.length > 0 ? layout : { ...layout, logitsRows: BigInt64Array.of(0n) }, pastBias };
}
