/** One passage or fact a source found: text from strangers, to be quoted and cited, never obeyed. */
export interface Evidence {
  /** Name of the source that found it. */
  readonly source: string;
  /** Plain text, never empty. */
  readonly text: string;
  /** What the text belongs to: the path of headings, an entity's label. */
  readonly title?: string | undefined;
  /** Where a person can check it: `tea.md:12-20`, an IRI and its file, a URL. */
  readonly location: string;
  /** 0…1, comparable within one call only: 1 is that call's best, the others stand in proportion to it. */
  readonly score: number;
}

export interface FindOptions {
  /** Most pieces of evidence to return. */
  readonly limit: number;
  /** Ends the search with an ABORTED error. */
  readonly signal?: AbortSignal | undefined;
}

/** Anything that can find evidence for a question. Finding nothing is an empty list, not an error. */
export interface KnowledgeSource {
  readonly name: string;
  /** Evidence for the question, best first. Rejects where the source can't be read; the answer chain reports that and goes on. */
  find(question: string, options: FindOptions): Promise<Evidence[]>;
  /**
   * Identifies the content: equal strings mean the same question finds the same evidence, in this process and any other. Part of the
   * answer cache's key. A source without it is identified by object, so answers made with it aren't reused by another process.
   */
  fingerprint?(signal?: AbortSignal): Promise<string>;
}
