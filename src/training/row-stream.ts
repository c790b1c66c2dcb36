import { type PackedRow, packRows, type TrainingSequence } from "./packing.js";

/** Where a stream of rows stands. */
export interface DataPosition {
  readonly epoch: number;
  /** Rows of the epoch that were taken. */
  readonly row: number;
}

/** Endless rows for training: the data in one random order per epoch. Seed and position say everything that follows. */
export class RowStream {
  readonly #sequences: readonly TrainingSequence[];
  readonly #length: number;
  readonly #seed: number;
  #epoch: number;
  #row: number;
  #rows: readonly PackedRow[];

  constructor(
    sequences: readonly TrainingSequence[],
    { length, seed, position = { epoch: 0, row: 0 } }: { length: number; seed: number; position?: DataPosition | undefined },
  ) {
    this.#sequences = sequences;
    this.#length = length;
    this.#seed = seed;
    this.#epoch = position.epoch;
    this.#row = position.row;
    this.#rows = packRows(sequences, length, seed, this.#epoch);
  }

  get position(): DataPosition {
    return { epoch: this.#epoch, row: this.#row };
  }

  /** Rows of the current epoch. */
  get rowsPerEpoch(): number {
    return this.#rows.length;
  }

  take(count: number): PackedRow[] {
    const taken: PackedRow[] = [];
    while (taken.length < count) {
      if (this.#row >= this.#rows.length) {
        this.#epoch++;
        this.#row = 0;
        this.#rows = packRows(this.#sequences, this.#length, this.#seed, this.#epoch);
      }
      const end = Math.min(this.#rows.length, this.#row + count - taken.length);
      taken.push(...this.#rows.slice(this.#row, end));
      this.#row = end;
    }
    return taken;
  }
}
