/** A piece of a document, small enough to quote and large enough to stand alone. */
export interface Passage {
  /** Headings above the passage, outermost first. */
  readonly headings: readonly string[];
  readonly text: string;
  /** 1-based, inclusive. */
  readonly firstLine: number;
  readonly lastLine: number;
}

interface Block {
  readonly lines: string[];
  readonly firstLine: number;
}

const HEADING_START = /^ {0,3}(#{1,6})[ \t]+/;
/** A longer line that begins like a heading is text. Also keeps the patterns below from scanning megabytes. */
const LONGEST_HEADING = 300;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const SENTENCE_END = /[。！？!?；;](?=.)|\.(?=\s)/gsu;

/**
 * Cuts Markdown or plain text along headings and blank lines; neighbouring short paragraphs under one heading share a passage.
 * A paragraph longer than `longest` characters is cut at sentence ends, or hard where it has none. Front matter is left out.
 */
export function splitIntoPassages(document: string, longest: number): Passage[] {
  const lines = document.split(/\r\n|\n|\r/);
  const passages: Passage[] = [];
  const headings: string[] = [];
  let blocks: Block[] = [];
  let block: Block | undefined;
  let fence: string | undefined;

  const endBlock = (): void => {
    if (block !== undefined) blocks.push(block);
    block = undefined;
  };
  const endSection = (): void => {
    endBlock();
    passages.push(
      ...joinBlocks(
        blocks,
        headings.filter((heading) => heading !== ""),
        longest,
      ),
    );
    blocks = [];
  };

  for (let index = afterFrontMatter(lines); index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    const marker = FENCE.exec(line)?.[1];
    if (fence === undefined ? marker !== undefined : marker?.startsWith(fence)) fence = fence === undefined ? marker : undefined;
    const heading = fence === undefined ? readHeading(line) : undefined;
    if (heading !== undefined) {
      endSection();
      headings.length = Math.min(headings.length, heading.level - 1);
      while (headings.length < heading.level - 1) headings.push("");
      headings.push(heading.text);
    } else if (line.trim() === "" && fence === undefined) {
      endBlock();
    } else {
      block ??= { lines: [], firstLine: index + 1 };
      block.lines.push(line);
    }
  }
  endSection();
  return passages;
}

/** YAML between two `---` lines at the top says things about the document, not about the world. */
function afterFrontMatter(lines: readonly string[]): number {
  if (lines[0]?.trim() !== "---") return 0;
  const end = lines.indexOf("---", 1);
  return end > 0 && end <= 100 ? end + 1 : 0;
}

/** CommonMark's ATX heading, `## Text ##`. */
function readHeading(line: string): { level: number; text: string } | undefined {
  const start = line.length <= LONGEST_HEADING ? HEADING_START.exec(line) : null;
  if (start === null) return undefined;
  return {
    level: start[1]?.length ?? 1,
    text: line
      .slice(start[0].length)
      .replace(/(?:^|[ \t])#+[ \t]*$/, "")
      .trim(),
  };
}

function joinBlocks(blocks: readonly Block[], headings: readonly string[], longest: number): Passage[] {
  const passages: Passage[] = [];
  let text = "";
  let firstLine = 0;
  let lastLine = 0;
  const end = (): void => {
    if (text.trim() !== "") passages.push({ headings, text: text.trim(), firstLine, lastLine });
    text = "";
  };
  for (const { lines, firstLine: blockStart } of blocks) {
    const blockText = lines.join("\n");
    if (text !== "" && text.length + blockText.length > longest) end();
    if (text === "") firstLine = blockStart;
    if (blockText.length > longest) {
      let line = blockStart;
      for (const piece of cutLongText(blockText, longest)) {
        const breaks = piece.split("\n").length - 1;
        firstLine = line;
        lastLine = line + breaks - (piece.endsWith("\n") ? 1 : 0);
        line += breaks;
        text = piece;
        end();
      }
    } else {
      text += text === "" ? blockText : `\n\n${blockText}`;
      lastLine = blockStart + lines.length - 1;
    }
  }
  end();
  return passages;
}

function cutLongText(text: string, longest: number): string[] {
  const pieces: string[] = [];
  for (let start = 0; start < text.length; ) {
    const rest = text.slice(start, start + longest);
    let length = rest.length;
    if (start + length < text.length) {
      const lastEnd = [...rest.matchAll(SENTENCE_END)].at(-1)?.index ?? -1;
      if (lastEnd + 1 > longest / 2) length = lastEnd + 1;
      else if (length > 1 && isHighSurrogate(rest.charCodeAt(length - 1))) length -= 1;
    }
    pieces.push(rest.slice(0, length));
    start += length;
  }
  return pieces;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
