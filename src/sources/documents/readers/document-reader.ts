/**
 * Where something stands in a document, in its reader's unit: a number counted from 1, or a JSON pointer.
 */
export type Position = number | string;

/** A line of a document's text and where it stands. A row's text is `| cell | cell |`. */
export interface PlacedText {
  readonly text: string;
  readonly at: Position;
}

/** What a document is made of, in its order. */
export type DocumentPart =
  /** Levels are counted from 1. An empty text only ends the section before it. */
  | ({ readonly kind: "heading"; readonly level: number } & PlacedText)
  /** A paragraph, a list item, a record: one line or several. `last` is where its last line stands, if that isn't `at`. */
  | ({ readonly kind: "text"; readonly last?: Position | undefined } & PlacedText)
  /** A part that goes on with a table gives the same header without `headerAt`. */
  | {
      readonly kind: "table";
      /** Repeated before the rows of each passage. */
      readonly header: readonly string[];
      readonly headerAt?: Position | undefined;
      readonly rows: readonly PlacedText[];
    }
  /** Keeps what stands before it and after it in passages of their own. */
  | { readonly kind: "rule" }
  /** Something that can't be read, and why: told among the files that were left out. */
  | { readonly kind: "omission"; readonly reason: string };

/** The file that a reader is given. */
export interface DocumentToRead {
  /** As shown to people. */
  readonly name: string;
  /** Ends the work. */
  readonly signal: AbortSignal;
}

/** Reads documents of one kind. */
export interface DocumentReader {
  /** What the kind is called: "PDF". Part of the source's fingerprint. */
  readonly name: string;
  /** Changes when the same file is read in another way. Part of the source's fingerprint. */
  readonly version?: string | undefined;
  /** File name endings in lower case, with the dot. */
  readonly extensions: readonly string[];
  /** What positions count: `line` is cited as `a.md:3-5`, `text line` as `a.png, line 3`, `page` as `a.pdf, page 3`, `pointer` as `a.json#/a/0`, anything else like `page`. */
  readonly unit: string;
  /** Larger files are left out. Defaults to the source's `maxFileBytes`. */
  readonly maxBytes?: number | undefined;
  /**
   * The document's parts, in batches: other work has its turn between them. A reader that throws has read nothing: the file is left out with
   * the error's message as the reason, or, if the caller named it, the error is passed on.
   */
  read(bytes: Uint8Array, document: DocumentToRead): AsyncIterable<readonly DocumentPart[]> | Iterable<readonly DocumentPart[]>;
}
