/** A piece of a document, small enough to quote and large enough to stand alone. */
export interface Passage {
  /** Headings above the passage, outermost first; before them the document's title, if its front matter has one. */
  readonly headings: readonly string[];
  /** As it stands in the document. A piece of a table begins with the table's header. */
  readonly text: string;
  /** 1-based, inclusive. A table's header may stand above. */
  readonly firstLine: number;
  readonly lastLine: number;
}
