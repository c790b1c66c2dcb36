import type { GraphTensor } from "../onnx-runtime/graph-session.js";
import { batchInputs, type MicroBatchShape } from "./decoder-tape.js";
import { isLearnt, type PackedRow, stretchesOf } from "./packing.js";
import { lossInputs } from "./training-graph.js";

/** Rows as the training graph takes them. */
export interface MicroBatch {
  /** All of `batchInputs` and the targets. */
  readonly inputs: Readonly<Record<string, GraphTensor>>;
  readonly rows: readonly PackedRow[];
  /** Tokens that are learnt: rows of logits. */
  readonly targets: number;
  /** [N]: 1 for a token, 0 for padding. */
  readonly isRead: Float32Array;
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
  const branches = new Float32Array(batch * length);
  const isRead = new Float32Array(batch * length);
  const logitsRows: bigint[] = [];
  const targets: bigint[] = [];
  let tokens = 0;
  for (const [rowIndex, row] of rows.entries()) {
    let place = rowIndex * length;
    segments.fill(row.length, place, place + length);
    for (const [segment, sequence] of row.entries()) {
      for (const { run, read, position, branch } of stretchesOf(sequence)) {
        segments.fill(segment, place, place + read);
        branches.fill(branch, place, place + read);
        isRead.fill(1, place, place + read);
        for (let index = 0; index < read; index++) {
          tokenIds[place] = BigInt(run.ids[index] ?? 0);
          positions[place] = BigInt(position + index);
          if (isLearnt(run, index + 1)) {
            logitsRows.push(BigInt(place));
            targets.push(BigInt(run.ids[index + 1] ?? 0));
          }
          place++;
        }
        tokens += read;
      }
    }
  }
  const count = targets.length;
  return {
    inputs: {
      [batchInputs.tokenIds]: { data: tokenIds, shape: [batch * length] },
      [batchInputs.positions]: { data: positions, shape: [batch, length] },
      [batchInputs.segments]: { data: segments, shape: [batch, length] },
      [batchInputs.branches]: { data: branches, shape: [batch, length] },
      [batchInputs.logitsRows]: { data: BigInt64Array.from(logitsRows), shape: [count] },
      [lossInputs.targets]: { data: BigInt64Array.from(targets), shape: [count] },
    },
    rows,
    targets: count,
    isRead,
    tokens,
  };
}
