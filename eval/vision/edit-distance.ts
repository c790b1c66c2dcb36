/** Characters that count: without spaces and cells' borders, full width and half width alike. */
export function foldRead(text: string): readonly string[] {
  return [
    ...text
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[\s|,]+/gu, ""),
  ];
}

/** Insertions, deletions and replacements that make one of the other (Levenshtein 1966). */
export function editDistance(wanted: readonly string[], read: readonly string[]): number {
  let row = Array.from({ length: read.length + 1 }, (_, index) => index);
  for (const [index, letter] of wanted.entries()) {
    const next = [index + 1];
    for (const [place, other] of read.entries()) {
      next.push(Math.min((row[place] ?? 0) + (letter === other ? 0 : 1), (row[place + 1] ?? 0) + 1, (next[place] ?? 0) + 1));
    }
    row = next;
  }
  return row[read.length] ?? wanted.length;
}
