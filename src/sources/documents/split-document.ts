import { type Block, linePieces } from "./block.js";
import { readFrontMatter } from "./front-matter.js";
import { markdownBlocks } from "./markdown-blocks.js";
import type { Passage } from "./passage.js";
import { PassageWriter } from "./passage-writer.js";
import { plainBlocks } from "./plain-blocks.js";

export type DocumentFormat = "markdown" | "plain";

export interface SplitOptions {
  readonly format: DocumentFormat;
  /** Longest passage, characters. */
  readonly longest: number;
}

/** A file's format by its name: only what is called Markdown is parsed as such. */
export function formatOf(fileName: string): DocumentFormat {
  return /\.(?:md|markdown|mdown|mkdn?|mdx)$/i.test(fileName) ? "markdown" : "plain";
}

/**
 * Cuts a document into passages: along headings, rules and blank lines, a table by its rows. Neighbouring short blocks under one heading
 * share a passage; a longer one is cut at sentence ends, or hard where it has none. Yields often, with or without passages, so that other
 * work can have its turn in between.
 */
export function* splitDocument(
  document: string,
  { format, longest }: SplitOptions,
): Generator<readonly Passage[], void, undefined> {
  const lines: string[] = [];
  for (const piece of linePieces(document)) {
    lines.push(...piece);
    yield [];
  }
  if (format === "plain") return yield* write(new PassageWriter(lines, { longest }), plainBlocks(lines));
  const front = readFrontMatter(lines);
  const writer = new PassageWriter(lines, { longest, title: front?.title });
  if (front?.saysMore) writer.add({ kind: "text", first: 1, last: front.end - 2 });
  yield* write(writer, markdownBlocks(lines, front?.end ?? 0));
}

function* write(writer: PassageWriter, batches: Iterable<readonly Block[]>): Generator<readonly Passage[], void, undefined> {
  for (const blocks of batches) {
    for (const block of blocks) writer.add(block);
    yield writer.take();
  }
  writer.end();
  yield writer.take();
}
