import type { GraphTensor } from "../onnx-runtime/graph-session.js";
import { batchInputs, type MicroBatchShape } from "./decoder-tape.js";
import { isLearnt, type PackedRow, rowTokens } from "./packing.js";
import { lossInputs } from "./training-graph.js";

/** Rows as the training graph takes them. */
export interface MicroBatch {
  /** All of `batchInputs` and the targets. */
  readonly inputs: Readonly<Record<string, GraphTensor>>;
  readonly rows: readonly PackedRow[];
  /** Tokens that are learnt: rows of logits. */
  readonly targets: number;
  /** Tokens that are read. */
  readonly tokens: number;
}

/**
 * Lays rows out as one micro-batch; missing rows and the rest of each row are padding that only padding looks at.
 *
 * @param rows at most `shape.batch`, each of at most `shape.length` tokens
 */
export function layOutMicroBatch(rows: readonly PackedRow[], { batch, length }: MicroBatchShape): MicroBatch {
  if (rows.length > batch) throw new RangeError(`${rows.length} rows do not fit a micro-batch of ${batch}`);
  const tokenIds = new BigInt64Array(batch * length);
  const positions = new BigInt64Array(batch * length);
  const segments = new Float32Array(batch * length);
  const logitsRows: bigint[] = [];
  const targets: bigint[] = [];
  let tokens = 0;
  for (const [rowIndex, row] of rows.entries()) {
    let start = 0;
    segments.fill(row.length, rowIndex * length, (rowIndex + 1) * length);
    for (const [segment, sequence] of row.entries()) {
      const count = rowTokens(sequence);
      segments.fill(segment, rowIndex * length + start, rowIndex * length + start + count);
      for (let position = 0; position < count; position++) {
        const place = rowIndex * length + start + position;
        tokenIds[place] = BigInt(sequence.ids[position] ?? 0);
        positions[place] = BigInt(position);
        if (!isLearnt(sequence, position + 1)) continue;
        logitsRows.push(BigInt(place));
        targets.push(BigInt(sequence.ids[position + 1] ?? 0));
      }
      start += count;
      tokens += count;
    }
  }
  const count = targets.length;
  return {
    inputs: {
      [batchInputs.tokenIds]: { data: tokenIds, shape: [batch * length] },
      [batchInputs.positions]: { data: positions, shape: [batch, length] },
      [batchInputs.segments]: { data: segments, shape: [batch, length] },
      [batchInputs.logitsRows]: { data: BigInt64Array.from(logitsRows), shape: [count] },
      [lossInputs.targets]: { data: BigInt64Array.from(targets), shape: [count] },
    },
    rows,
    targets: count,
    tokens,
  };
}
