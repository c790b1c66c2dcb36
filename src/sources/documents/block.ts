/** A stretch of whole lines. Lines are counted from 0, `last` is inclusive. */
interface Lines {
  readonly first: number;
  readonly last: number;
}

/** What a document is made of, in its order. Blank lines and rules between blocks belong to none. */
export type Block =
  | ({ readonly kind: "text" } & Lines)
  /** Ends the passage before it. */
  | ({ readonly kind: "rule" } & Lines)
  | ({ readonly kind: "heading"; readonly level: number; readonly text: string } & Lines)
  /** `header` holds the header's two lines; rows begin at `firstRow`. */
  | ({ readonly kind: "table"; readonly header: readonly string[]; readonly firstRow: number } & Lines);

/** Characters split before other work gets its turn. */
const SPLIT_AT_ONCE = 32_768;

/** The lines of a document, in pieces of some thousand characters. */
export function* linePieces(document: string): Generator<readonly string[], void, undefined> {
  const lineEnd = /\r\n|\n|\r/g;
  for (let start = 0; ; ) {
    lineEnd.lastIndex = start + SPLIT_AT_ONCE;
    const cut = lineEnd.exec(document);
    // A cut between CR and LF would make two line ends of one.
    const end = cut === null ? document.length : cut[0] === "\n" && document[cut.index - 1] === "\r" ? cut.index - 1 : cut.index;
    yield document.slice(start, end).split(/\r\n|\n|\r/);
    if (cut === null) return;
    start = cut.index + cut[0].length;
  }
}

export function isBlank(line: string | undefined): boolean {
  return line === undefined || !/\S/.test(line);
}
