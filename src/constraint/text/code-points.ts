/** Code points as sorted ranges, both ends included, that neither touch nor overlap. */
export type CodePoints = readonly (readonly [first: number, last: number])[];

/** All characters. Halves of surrogate pairs are none. */
export const everyCharacter: CodePoints = [
  [0, 0xd7ff],
  [0xe000, 0x10ffff],
];

/**
 * What `.` and negated classes range over. Without the flag "u" a regular expression takes a character beyond the first plane for two, with
 * it for one; left out, both ways to read a pattern agree.
 */
export const firstPlane: CodePoints = [
  [0, 0xd7ff],
  [0xe000, 0xffff],
];

export function union(...sets: readonly CodePoints[]): CodePoints {
  const sorted = sets.flat().sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const [first, last] of sorted) {
    const before = merged.at(-1);
    if (before !== undefined && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else merged.push([first, last]);
  }
  return merged;
}

/** What `whole` has and `removed` has not. */
export function without(whole: CodePoints, removed: CodePoints): CodePoints {
  const left: [number, number][] = [];
  for (const [first, last] of whole) {
    let from = first;
    for (const [start, end] of removed) {
      if (end < from || start > last) continue;
      if (start > from) left.push([from, start - 1]);
      from = end + 1;
    }
    if (from <= last) left.push([from, last]);
  }
  return left;
}

/** The characters of the first plane that a regular expression of one character matches. */
export function matching(expression: RegExp): CodePoints {
  const found: [number, number][] = [];
  for (const [first, last] of firstPlane) {
    for (let code = first; code <= last; code += 1) {
      if (!expression.test(String.fromCharCode(code))) continue;
      const before = found.at(-1);
      if (before !== undefined && before[1] === code - 1) before[1] = code;
      else found.push([code, code]);
    }
  }
  return found;
}
