import type { DocumentPart } from "../document-reader.js";
import type { PagePicture } from "../pdf/pdf-pictures.js";

/** Kinds that can be read in a thread of their own, by their readers' names. */
export type ThreadKind = "PDF" | "DOCX" | "HTML" | "CSV" | "JSON" | "JSON lines";

export interface ToReader {
  /** `PDF pictures`: what pages without text consist of. */
  readonly kind: ThreadKind | "PDF pictures";
  readonly bytes: Uint8Array;
  /** The file's. */
  readonly name: string;
}

export type FromReader =
  | { readonly type: "parts"; readonly parts: readonly DocumentPart[] }
  | { readonly type: "picture"; readonly picture: PagePicture }
  | { readonly type: "done" }
  | {
      readonly type: "failed";
      readonly reason: string;
      readonly remedy: string | undefined;
      readonly isText: boolean;
      readonly isMissingPackage: boolean;
    };
