import type { QuestionLanguage } from "../../../language/question-language.js";
import type { FilesFound, FindFilesOptions } from "../../find-files.js";
import type { SkippedFile } from "../../skipped-files.js";
import type { DocumentSourceProgress } from "../document-options.js";
import type { DocumentTable } from "../tables/passage-tables.js";
import type { ScoredPassage } from "./passage-index.js";
import type { TextToEmbed, VectorsDone } from "./passage-vectors.js";

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

/** A question's vector, and what its ranking counts beside the one by words of a passage that holds all the question's words. */
export interface QuestionVector {
  readonly vector: Float32Array;
  readonly weight: number;
}

/** Which passages a search gives. */
export interface SearchOptions {
  readonly limit: number;
  /** Passages whose words score under this share of the best are left out. */
  readonly minimum: number;
  /** Only passages in this language, by what the question's words may be in it. */
  readonly language?: QuestionLanguage | undefined;
  /** To search by meaning too. */
  readonly vector?: QuestionVector | undefined;
}

/** Where vectors are kept, and whose they are. */
export interface VectorSettings {
  readonly identity: string;
  /** Undefined keeps them in this process only. */
  readonly file: string | undefined;
}

/** Some of the texts that have no vector, and how far embedding has come. */
export interface MissingVectors extends VectorsDone {
  readonly texts: readonly TextToEmbed[];
}

export type PutVectors = readonly (readonly [key: string, vector: Float32Array])[];

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
  /** Passages that share a term with the question, or are near to its vector, best first. */
  search(question: string, options: SearchOptions): Promise<readonly ScoredPassage[]>;
  /** The tables of the documents, as far as they are few enough to be held. */
  tables(): Promise<readonly DocumentTable[]>;
  /** From now on passages have vectors: those that are kept, the others once they are put. Another call takes another embedder's. */
  useVectors(settings: VectorSettings): Promise<VectorsDone>;
  /** At most `count` of the texts without a vector. */
  missingVectors(count: number): Promise<MissingVectors>;
  /** Takes vectors and keeps them. Rejects with the file system's error, after which they serve all the same. */
  putVectors(vectors: PutVectors): Promise<void>;
}
