import type { Block } from "./block.js";
import { cutText } from "./cut-text.js";
import type { Passage } from "./passage.js";

export interface PassageWriterOptions {
  /** Longest passage, characters. A table's header and one row may be longer. */
  readonly longest: number;
  readonly title?: string | undefined;
}

/** A row of a table that is longer than this many passages is cut like text. */
const LONGEST_ROW = 8;

/** Joins short neighbouring blocks under one heading into passages, and cuts long ones. */
export class PassageWriter {
  readonly #lines: readonly string[];
  readonly #options: PassageWriterOptions;
  readonly #stack: string[] = [];
  #headings: readonly string[];
  #passages: Passage[] = [];
  #text = "";
  #first = 0;
  #last = 0;
  /** A heading that nothing stands beneath yet. */
  #bare: (Block & { readonly kind: "heading" }) | undefined;
  /** Neighbouring headings that nothing stands beneath share a passage. */
  #bareLevel = 0;

  constructor(lines: readonly string[], options: PassageWriterOptions) {
    this.#lines = lines;
    this.#options = options;
    this.#headings = this.#path();
  }

  /** Passages finished since the last call. */
  take(): readonly Passage[] {
    const passages = this.#passages;
    this.#passages = [];
    return passages;
  }

  add(block: Block): void {
    if (block.kind === "heading") this.#startSection(block);
    else if (block.kind === "rule") this.#endPassage();
    else this.#addText(block);
  }

  #addText(block: Block & { readonly kind: "text" | "table" }): void {
    if (this.#bareLevel > 0) this.#endPassage();
    this.#bare = undefined;
    const text = this.#lines.slice(block.first, block.last + 1).join("\n");
    const goesOn = block.kind === "table" && block.firstRow === block.first;
    if (text.length <= this.#options.longest && !goesOn) {
      this.#append(text, block.first, block.last);
      return;
    }
    this.#endPassage();
    if (block.kind === "table") this.#cutTable(block);
    else this.#cut(text, block.first);
  }

  end(): void {
    if (this.#bare !== undefined) this.#appendBareHeading(this.#bare);
    this.#endPassage();
  }

  #append(text: string, first: number, last: number): void {
    const gap = first === this.#last + 1 ? "\n" : "\n\n";
    if (this.#text.length + gap.length + text.length > this.#options.longest) this.#endPassage();
    if (this.#text === "") this.#first = first;
    this.#text += this.#text === "" ? text : gap + text;
    this.#last = last;
  }

  #startSection(heading: Block & { readonly kind: "heading" }): void {
    const bare = this.#bare;
    if (bare !== undefined && heading.level <= bare.level) this.#appendBareHeading(bare);
    if (heading.level !== this.#bareLevel) this.#endPassage();
    this.#bare = heading;
    this.#stack.length = Math.min(this.#stack.length, heading.level - 1);
    while (this.#stack.length < heading.level - 1) this.#stack.push("");
    this.#stack.push(heading.text);
    if (this.#bareLevel === 0) this.#headings = this.#path();
  }

  #path(): readonly string[] {
    const { title = "" } = this.#options;
    return [title, ...this.#stack].filter((text, index, all) => text !== "" && text !== all[index - 1]);
  }

  /** What a heading says must be found even if nothing stands beneath it. */
  #appendBareHeading({ text, level, first, last }: Block & { readonly kind: "heading" }): void {
    for (const piece of cutText(text, this.#options.longest)) this.#append(piece, first, last);
    this.#bareLevel = level;
  }

  #endPassage(): void {
    this.#write(this.#text, this.#first, this.#last);
    this.#text = "";
    this.#bareLevel = 0;
    this.#headings = this.#path();
  }

  #write(raw: string, first: number, last: number): void {
    const text = raw.trim();
    if (text === "") return;
    this.#passages.push({ headings: this.#headings, text, firstLine: first + 1, lastLine: last + 1 });
  }

  #cut(text: string, first: number): void {
    let line = first;
    for (const piece of cutText(text, this.#options.longest)) {
      const breaks = piece.split("\n").length - 1;
      const leading = piece.length - piece.trimStart().length;
      const skipped = piece.slice(0, leading).split("\n").length - 1;
      const trailing = piece.slice(piece.trimEnd().length).split("\n").length - 1;
      this.#write(piece, line + skipped, line + breaks - trailing);
      line += breaks;
    }
  }

  /** Whole rows, each piece with the header. */
  #cutTable({ header, first, firstRow, last }: Block & { readonly kind: "table" }): void {
    const { longest } = this.#options;
    const head = header.join("\n");
    if (head.length > longest) {
      this.#cut(this.#lines.slice(first, last + 1).join("\n"), first);
      return;
    }
    let from = first;
    let text = head;
    const endPiece = (nextRow: number): void => {
      if (text !== head) this.#write(text, from, nextRow - 1);
      text = head;
      from = nextRow;
    };
    for (let row = firstRow; row <= last; row += 1) {
      const line = this.#lines[row] ?? "";
      if (text !== head && text.length + 1 + line.length > longest) endPiece(row);
      if (line.length > longest * LONGEST_ROW) {
        endPiece(row);
        this.#cut(line, row);
        from = row + 1;
      } else text += `\n${line}`;
    }
    endPiece(last + 1);
  }
}
