const MOST_CELLS = 12;
const LONGEST_HEAD = 30;

/** Lines of comma-separated cells, as `|`-lines: a passage may hold a table as its file did. Pure. */
export function withCsvAsRows(text: string): string {
  if (!text.includes(",")) return text;
  const lines = text.split("\n");
  const out: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const cells = cellsOf(lines[at] ?? "");
    let end = at + 1;
    while (cells !== undefined && cellsOf(lines[end] ?? "")?.length === cells.length) end += 1;
    const isTable = cells?.every((cell) => cell.length <= LONGEST_HEAD && /\p{L}/u.test(cell)) === true && end > at + 1;
    for (const line of lines.slice(at, end)) out.push(isTable ? `| ${(cellsOf(line) ?? []).join(" | ")} |` : line);
    at = end;
  }
  return out.join("\n");
}

/** In prose a space follows a comma. */
function cellsOf(line: string): string[] | undefined {
  if (!line.includes(",") || /["|]|,\s|[。！？!?;；]|\.\s*$/u.test(line)) return undefined;
  const cells = line.trim().split(",");
  return cells.length <= MOST_CELLS ? cells : undefined;
}
