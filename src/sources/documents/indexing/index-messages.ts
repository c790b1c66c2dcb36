import type { ThreadAnswer } from "../../../threads/asked-thread.js";
import type { FilesFound, FindFilesOptions } from "../../find-files.js";
import type { DocumentSourceProgress } from "../document-options.js";
import type { DocumentTable } from "../tables/passage-tables.js";
import type { IndexedFiles, MissingVectors, PutVectors, SearchOptions, VectorSettings } from "./document-index.js";
import type { IndexSettings } from "./file-index.js";
import type { ScoredPassage } from "./passage-index.js";
import type { VectorsDone } from "./passage-vectors.js";

/** What a worker of an index is started with. */
export interface IndexWorkerData {
  /** Without readers: functions stay in their thread. */
  readonly settings: Omit<IndexSettings, "readers">;
  readonly snapshot: string | undefined;
}

export type ListOptions = Pick<FindFilesOptions, "extensions" | "maxFiles" | "followOutside">;

export type ToIndex =
  | { readonly type: "list"; readonly id: number; readonly paths: readonly string[]; readonly options: ListOptions }
  /** Without files: those that it listed last. */
  | { readonly type: "update"; readonly id: number; readonly files: FilesFound | undefined }
  | { readonly type: "search"; readonly id: number; readonly question: string; readonly options: SearchOptions }
  | { readonly type: "tables"; readonly id: number }
  | { readonly type: "use-vectors"; readonly id: number; readonly settings: VectorSettings }
  | { readonly type: "missing-vectors"; readonly id: number; readonly count: number }
  | { readonly type: "put-vectors"; readonly id: number; readonly vectors: PutVectors }
  | { readonly type: "save"; readonly id: number; readonly atOnce: boolean }
  | { readonly type: "cancel"; readonly id: number };

export type FromIndex = ThreadAnswer<
  FilesFound | IndexedFiles | readonly ScoredPassage[] | readonly DocumentTable[] | VectorsDone | MissingVectors | undefined,
  DocumentSourceProgress
>;
