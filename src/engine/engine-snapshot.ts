import type { EngineTask } from "./engine-task.js";
import type { PrefixEntry } from "./prefix-cache.js";

/** A task as it stands between or within steps. */
export interface TaskSnapshot {
  readonly kind: EngineTask["kind"];
  readonly rank: number;
  /** Tokens to be computed in all, and those whose keys and values are there. */
  readonly tokens: number;
  readonly computed: number;
  /** Bytes its sequence holds; undefined if it has none. */
  readonly bytes: number | undefined;
  readonly done: boolean;
  readonly cancelled: boolean;
}

/** A cached prefix. */
export interface PrefixSnapshot {
  readonly partition: string;
  readonly ids: readonly number[];
  /** Tokens its sequence holds. */
  readonly computed: number;
  readonly bytes: number;
}

/** The engine's bookkeeping as plain values: what its invariants are about. Costs a walk over everything. */
export interface EngineSnapshot {
  readonly running: readonly TaskSnapshot[];
  readonly waiting: readonly TaskSnapshot[];
  /** In the order they are kept in. */
  readonly cached: readonly PrefixSnapshot[];
  /** Cached prefixes by their last use: as many as are cached. */
  readonly cachedByUse: number;
  /** As the cache keeps count of it. */
  readonly cachedBytes: number;
  readonly budgetBytes: number;
  readonly kvBytesPerToken: number;
  readonly maxSequencesPerStep: number;
  /** Tasks and sequences counted by object: fewer than there are places for them if two share one. */
  readonly distinctTasks: number;
  readonly distinctSequences: number;
}

export interface SnapshotParts
  extends Pick<EngineSnapshot, "budgetBytes" | "cachedBytes" | "cachedByUse" | "kvBytesPerToken" | "maxSequencesPerStep"> {
  readonly running: readonly EngineTask[];
  readonly waiting: readonly EngineTask[];
  readonly entries: readonly PrefixEntry[];
}

export function takeSnapshot({ running, waiting, entries, ...counts }: SnapshotParts): EngineSnapshot {
  const tasks = [...running, ...waiting];
  const sequences = [...tasks, ...entries].flatMap(({ sequence }) => sequence ?? []);
  return {
    ...counts,
    running: running.map(taskSnapshot),
    waiting: waiting.map(taskSnapshot),
    cached: entries.map(({ partition, ids, sequence }) => ({
      partition,
      ids: [...ids],
      computed: sequence.length,
      bytes: sequence.bytes,
    })),
    distinctTasks: new Set(tasks).size,
    distinctSequences: new Set(sequences).size,
  };
}

function taskSnapshot({ kind, rank, tokens, sequence, done, cancelled }: EngineTask): TaskSnapshot {
  return { kind, rank, tokens: tokens.length, computed: sequence?.length ?? 0, bytes: sequence?.bytes, done, cancelled };
}
