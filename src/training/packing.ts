import { Xoshiro } from "./xoshiro.js";

/** Tokens to learn from. */
export interface TokenRun {
  readonly ids: Uint32Array;
  /** Index of the first token that is learnt, at least 1; the ones before it are only read. */
  readonly learntFrom: number;
  /** Parts after it that are only read as well, in order: `[first, end)`. Defaults to none. */
  readonly onlyRead?: readonly (readonly [first: number, end: number])[] | undefined;
}

/** Tokens that see each other alone: from one beginning to one end, or to several. */
export interface TrainingSequence extends TokenRun {
  /**
   * Different ways `ids` goes on. Each sees `ids` and itself, not the others, from the position after `ids`: what is learnt is the same as from as
   * many whole sequences, but the beginning is read once (the training counterpart of a shared prefix in a KV cache).
   */
  readonly branches?: readonly TokenRun[] | undefined;
}

/** Whether the token at this index is one to predict. */
export function isLearnt({ ids, learntFrom, onlyRead = [] }: TokenRun, index: number): boolean {
  return index >= learntFrom && index < ids.length && !onlyRead.some(([first, end]) => index >= first && index < end);
}

/** A part of a sequence as it lies in a row. */
export interface Stretch {
  readonly run: TokenRun;
  /** How many of the run's tokens are read: the last one of an end is only predicted. */
  readonly read: number;
  /** Of its first token in the sequence. */
  readonly position: number;
  /** 0 for what every other part sees; the number of the branch from 1. */
  readonly branch: number;
}

/** The parts of a sequence in the order they lie in a row. */
export function stretchesOf(sequence: TrainingSequence): Stretch[] {
  const { ids, branches } = sequence;
  if (branches === undefined) return [{ run: sequence, read: ids.length - 1, position: 0, branch: 0 }];
  const ends = branches.map((run, index) => ({ run, read: run.ids.length - 1, position: ids.length, branch: index + 1 }));
  return [{ run: sequence, read: ids.length, position: 0, branch: 0 }, ...ends];
}

/** Whole sequences that share one row of a batch. Each sees only itself, from position 0. */
export type PackedRow = readonly TrainingSequence[];

/** Rows that are filled at the same time. More waste less and cost a longer search. */
const openRows = 32;

/** Tokens a sequence takes in a row: the last one of an end is predicted, never read. */
export function rowTokens(sequence: TrainingSequence): number {
  return stretchesOf(sequence).reduce((sum, { read }) => sum + read, 0);
}

/**
 * Shuffles sequences and packs them into rows of at most `length` tokens, each into the fullest open row that has room
 * (best fit). The same seeds give the same rows.
 *
 * @param sequences none needs more than `length` tokens
 */
export function packRows(sequences: readonly TrainingSequence[], length: number, ...seeds: readonly number[]): PackedRow[] {
  const random = new Xoshiro(...seeds);
  const order = random.shuffle(Array.from(sequences.keys()));
  const done: PackedRow[] = [];
  const open: { row: TrainingSequence[]; room: number }[] = [];
  for (const index of order) {
    const sequence = sequences[index];
    if (sequence === undefined) continue;
    const needed = rowTokens(sequence);
    if (needed > length) throw new RangeError(`a sequence of ${needed} tokens does not fit a row of ${length}`);
    let best: (typeof open)[number] | undefined;
    for (const candidate of open) {
      if (candidate.room >= needed && (best === undefined || candidate.room < best.room)) best = candidate;
    }
    if (best === undefined) {
      if (open.length === openRows) {
        const fullest = open.reduce((least, candidate, place) => (candidate.room < (open[least]?.room ?? 0) ? place : least), 0);
        done.push(...open.splice(fullest, 1).map(({ row }) => row));
      }
      best = { row: [], room: length };
      open.push(best);
    }
    best.row.push(sequence);
    best.room -= needed;
  }
  done.push(...open.map(({ row }) => row));
  return random.shuffle(done);
}
