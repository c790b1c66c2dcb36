import type { ThreadAnswer } from "../threads/asked-thread.js";
import type { EncodedTexts, TextRole } from "./encoder.js";
import type { EncoderForm } from "./encoder-folder.js";

/** What a worker that encodes is started with. */
export interface EncoderWorkerData {
  readonly form: EncoderForm;
  readonly threads: number;
}

export type ToEncoder =
  | { readonly type: "embed"; readonly id: number; readonly texts: readonly string[]; readonly role: TextRole }
  /** Asks for nothing but that the model be open. */
  | { readonly type: "open"; readonly id: number }
  | { readonly type: "identify"; readonly id: number }
  | { readonly type: "cancel"; readonly id: number };

export type FromEncoder = ThreadAnswer<EncodedTexts | string | undefined>;
