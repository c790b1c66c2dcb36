import type { ErrorRecord } from "../../../errors.js";
import type { FilesFound, FindFilesOptions } from "../../find-files.js";
import type { DocumentSourceProgress } from "../document-options.js";
import type { IndexedFiles } from "./document-index.js";
import type { IndexSettings } from "./file-index.js";
import type { ScoredPassage } from "./passage-index.js";

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
  | {
      readonly type: "search";
      readonly id: number;
      readonly question: string;
      readonly limit: number;
      readonly minimum: number;
    }
  | { readonly type: "save"; readonly id: number; readonly atOnce: boolean }
  | { readonly type: "cancel"; readonly id: number };

export type FromIndex =
  | { readonly type: "progress"; readonly id: number; readonly progress: DocumentSourceProgress }
  | {
      readonly type: "done";
      readonly id: number;
      readonly result: FilesFound | IndexedFiles | readonly ScoredPassage[] | undefined;
    }
  | { readonly type: "failed"; readonly id: number; readonly error: ErrorRecord };
