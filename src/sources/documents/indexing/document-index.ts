import type { FilesFound, FindFilesOptions } from "../../find-files.js";
import type { SkippedFile } from "../../skipped-files.js";
import type { DocumentSourceProgress } from "../document-options.js";
import type { ScoredPassage } from "./passage-index.js";

/** What came of reading the files. */
export interface IndexedFiles {
  /** Files and parts of files that were left out. */
  readonly skipped: readonly SkippedFile[];
  /** Files that were read in another way than their names say. */
  readonly notes: readonly string[];
}

export interface UpdateOptions {
  readonly onProgress: (progress: DocumentSourceProgress) => void;
  readonly signal: AbortSignal;
}

/** Passages of files, kept up to date file by file. Searches wait for an update that runs. */
export interface DocumentIndex extends AsyncDisposable {
  /** It serves no more. */
  readonly hasEnded: boolean;
  /** See `findFiles`, where listing in another thread is possible. */
  list?(paths: readonly string[], options: FindFilesOptions): Promise<FilesFound>;
  /**
   * Makes it the index of these files: reads those that are new or changed, drops those that are gone. What was read stays read if the
   * signal fires or a file fails.
   *
   * @throws ChatGLMError DOCUMENT_INVALID if a file that the caller named can't be read, MISSING_PACKAGE if that takes a package.
   */
  update(files: FilesFound, options: UpdateOptions): Promise<IndexedFiles>;
  /** Writes what changed for the next process, if that is wanted. Rejects with the file system's error. */
  save(): Promise<void>;
  /** Passages that share a term with the question, best first; those scoring under `minimum` of the best are left out. */
  search(question: string, limit: number, minimum: number): Promise<readonly ScoredPassage[]>;
}
