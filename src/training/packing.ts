import { Xoshiro } from "./xoshiro.js";

/** Tokens to learn from. */
export interface TrainingSequence {
  readonly ids: Uint32Array;
  /** Index of the first token that is learnt, at least 1; the ones before it are only read. */
  readonly learntFrom: number;
  /** Parts after it that are only read as well, in order: `[first, end)`. Defaults to none. */
  readonly onlyRead?: readonly (readonly [first: number, end: number])[] | undefined;
}

/** Whether the token at this index is one to predict. */
export function isLearnt({ learntFrom, onlyRead = [] }: TrainingSequence, index: number): boolean {
  return index >= learntFrom && !onlyRead.some(([first, end]) => index >= first && index < end);
}

/** Whole sequences that share one row of a batch. Each sees only itself, from position 0. */
export type PackedRow = readonly TrainingSequence[];

/** Rows that are filled at the same time. More waste less and cost a longer search. */
const openRows = 32;

/** Tokens a sequence takes in a row: its last one is predicted, never read. */
export function rowTokens(sequence: TrainingSequence): number {
  return sequence.ids.length - 1;
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
