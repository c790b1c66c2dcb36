import type { ThreadAnswer } from "../../threads/asked-thread.js";
import type { Pixels } from "../picture/resample.js";
import type { OcrFiles } from "./ocr-files.js";
import type { TextPiece } from "./ocr-reader.js";

/** What a worker that reads pictures is started with. */
export interface OcrWorkerData {
  readonly files: OcrFiles;
  readonly threads: number;
}

export type ToOcr =
  | { readonly type: "read"; readonly id: number; readonly picture: Pixels; readonly timeout: number }
  /** Asks for nothing but that the models be open. */
  | { readonly type: "open"; readonly id: number }
  | { readonly type: "cancel"; readonly id: number };

export type FromOcr = ThreadAnswer<readonly TextPiece[]>;
