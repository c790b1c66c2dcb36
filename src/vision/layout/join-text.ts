/** Pieces of one line as one text: parted by a space, but not between Han characters or full-width punctuation. Pure. */
export function joinText(texts: readonly string[]): string {
  return texts.reduce((line, text) => {
    if (line === "" || text === "") return line + text;
    const isWide = WIDE_END.test(line) && WIDE_START.test(text);
    return `${line}${isWide ? "" : " "}${text}`;
  }, "");
}

/** Cells of one row as one text: what a label with a colon labels follows it; others are parted by ` | `. Pure. */
export function joinCells(cells: readonly string[]): string {
  return cells.reduce((row, cell) => {
    if (row === "" || cell === "") return row + cell;
    return `${row}${/[:：]$/.test(row) ? " " : " | "}${cell}`;
  }, "");
}

const WIDE = "\\p{Script=Han}\\u3000-\\u303f\\uff00-\\uffef";
const WIDE_END = new RegExp(`[${WIDE}]$`, "u");
const WIDE_START = new RegExp(`^[${WIDE}]`, "u");
