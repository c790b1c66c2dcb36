import type { Block } from "./block.js";
import type { Passage } from "./passage.js";
import { PassageWriter } from "./passage-writer.js";
import type { DocumentPart, Position } from "./readers/document-reader.js";

/** A passage with the positions of its first and last line. */
export interface PlacedPassage {
  readonly headings: readonly string[];
  readonly text: string;
  readonly first: Position;
  readonly last: Position;
}

/** A longer heading is text. Characters. */
const LONGEST_HEADING = 300;
const DEEPEST_LEVEL = 9;

/** Makes passages of what a reader reads, as of Markdown: parts become lines, which the writer cuts and joins. */
export class PartSplitter {
  readonly #lines: string[] = [];
  readonly #firsts: Position[] = [];
  readonly #lasts: Position[] = [];
  readonly #writer: PassageWriter;

  /** @param longest longest passage, characters. */
  constructor(longest: number) {
    this.#writer = new PassageWriter(this.#lines, { longest });
  }

  /** The passages that are finished by these parts. */
  add(parts: readonly DocumentPart[]): readonly PlacedPassage[] {
    for (const part of parts) {
      const block = this.#block(part);
      if (block !== undefined) this.#writer.add(block);
    }
    return this.#take();
  }

  end(): readonly PlacedPassage[] {
    this.#writer.end();
    return this.#take();
  }

  #block(part: DocumentPart): Block | undefined {
    const first = this.#lines.length;
    switch (part.kind) {
      case "omission":
        return undefined;
      case "rule":
        return { kind: "rule", first, last: first };
      case "heading": {
        const text = part.text.replace(/\s+/g, " ").trim();
        this.#push(text, part.at, part.at);
        if (text.length > LONGEST_HEADING) return { kind: "text", first, last: first };
        const level = Math.min(Math.max(1, Math.trunc(part.level)), DEEPEST_LEVEL);
        return { kind: "heading", level, text, first, last: first };
      }
      case "text": {
        this.#gap(part.at);
        const start = this.#lines.length;
        this.#push(part.text, part.at, part.last ?? part.at);
        return { kind: "text", first: start, last: this.#lines.length - 1 };
      }
      case "table": {
        const { headerAt } = part;
        if (headerAt !== undefined) {
          this.#gap(headerAt);
          for (const line of part.header) this.#push(line, headerAt, headerAt);
        }
        const start = headerAt === undefined ? first : this.#lines.length - part.header.length;
        const firstRow = this.#lines.length;
        for (const row of part.rows) this.#push(row.text.replace(/\s*\n\s*/g, " "), row.at, row.at);
        const last = this.#lines.length - 1;
        return last < start ? undefined : { kind: "table", header: part.header, firstRow, first: start, last };
      }
    }
  }

  /** Parts that share a passage stand a blank line apart. */
  #gap(at: Position): void {
    if (this.#lines.length > 0) this.#push("", at, at);
  }

  #push(text: string, at: Position, last: Position): void {
    const lines = text.split(/\r\n|\n|\r/);
    const isExact = typeof at === "number" && typeof last === "number" && last - at === lines.length - 1;
    for (const [index, line] of lines.entries()) {
      this.#lines.push(line);
      this.#firsts.push(isExact ? at + index : at);
      this.#lasts.push(isExact ? at + index : last);
    }
  }

  #take(): readonly PlacedPassage[] {
    return this.#writer.take().map(({ headings, text, firstLine, lastLine }: Passage) => ({
      headings,
      text,
      first: this.#firsts[firstLine - 1] ?? 1,
      last: this.#lasts[lastLine - 1] ?? 1,
    }));
  }
}
