import type { DecoderShape } from "../../decoder/decoder-shape.js";
import { Subgraph } from "./graph-builder.js";

/** Names of the weights of new positions, and of what was read of past ones. */
export type SlotsRead = [newWeights: string, read: string];

export interface SlotBuckets {
  /** Of the layer's attention. */
  readonly name: string;
  readonly config: Pick<DecoderShape, "groups" | "headDim">;
  /** Slots of each bucket. */
  readonly sizes: readonly number[];
  /** Whether a slot beyond a bucket is in use. None for the last. */
  readonly beyond: readonly string[];
  /** Handles the slots of one bucket. */
  readonly read: (target: Subgraph, size: number, bucket: number, prefix: string) => SlotsRead;
}

/** Handles the slots of bucket `bucket`, or of a later one when a slot beyond it is in use. */
export function readByBucket(branch: Subgraph, bucket: number, buckets: SlotBuckets): SlotsRead {
  const { name, config, sizes, beyond, read } = buckets;
  const size = sizes[bucket] ?? 1;
  const prefix = `${name}/slots_${size}`;
  const condition = beyond[bucket];
  if (condition === undefined) return read(branch, size, bucket, prefix);
  const more = new Subgraph();
  const enough = new Subgraph();
  for (const [target, results] of [
    [more, readByBucket(more, bucket + 1, buckets)],
    [enough, read(enough, size, bucket, prefix)],
  ] as const) {
    target.output(results[0], "float32", [config.groups, undefined, undefined]);
    target.output(results[1], "float32", [config.groups, undefined, config.headDim]);
  }
  const outputs = [`${prefix}/chosen/new_weights`, `${prefix}/chosen/read`] as const;
  branch.node("If", `${prefix}/chosen`, [condition], { outputs, attributes: { then_branch: more, else_branch: enough } });
  return [...outputs];
}

/** The slots' results one behind the other. */
export function joinSlots(
  target: Subgraph,
  pairs: readonly (readonly [string, string])[],
  prefix: string,
  read: string,
): SlotsRead {
  const joined = (what: string, column: 0 | 1): string =>
    target.node(
      "Concat",
      `${prefix}/${what}`,
      pairs.map((pair) => pair[column]),
      { attributes: { axis: 1 } },
    );
  return [joined("new_weights", 0), joined(read, 1)];
}
