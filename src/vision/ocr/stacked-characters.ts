/** Rows of a column of characters: from the first to behind the last. */
export interface Cell {
  readonly from: number;
  readonly to: number;
}

/** A cell may be so much higher than the characters are wide. */
const HIGHEST = 1.12;

/**
 * Cuts a column of characters that stand one below the other (vertical Chinese) into cells: stretches of rows with ink, those that together are no
 * higher than a character is wide taken as one, such as the strokes of 三. Pure.
 *
 * @param ink of each row: 0…1
 * @param wide characters, in rows
 */
export function stackedCharacters(ink: ArrayLike<number>, wide: number, least = 0.12): readonly Cell[] {
  const runs: Cell[] = [];
  for (let row = 0; row < ink.length; row += 1) {
    if ((ink[row] ?? 0) < least) continue;
    const from = row;
    while (row + 1 < ink.length && (ink[row + 1] ?? 0) >= least) row += 1;
    runs.push(...divided({ from, to: row + 1 }, wide));
  }
  const cells: Cell[] = [];
  for (const run of runs) {
    const before = cells.at(-1);
    if (before !== undefined && run.to - before.from <= wide * HIGHEST)
      cells[cells.length - 1] = { from: before.from, to: run.to };
    else cells.push(run);
  }
  return cells;
}

/** Characters that touch are cut into equal heights. */
function divided({ from, to }: Cell, wide: number): readonly Cell[] {
  const count = Math.max(1, Math.round((to - from) / Math.max(wide, 1)));
  if (to - from <= wide * 1.5) return [{ from, to }];
  return Array.from({ length: count }, (_, index) => ({
    from: from + Math.round(((to - from) * index) / count),
    to: from + Math.round(((to - from) * (index + 1)) / count),
  }));
}
