import type { DocumentPart } from "../document-reader.js";

/** Kinds that are read in a thread of their own: their parsers take long at once, and may hang. */
export type ThreadKind = "PDF" | "DOCX";

export interface ToReader {
  readonly kind: ThreadKind;
  readonly bytes: Uint8Array;
}

export type FromReader =
  | { readonly type: "parts"; readonly parts: readonly DocumentPart[] }
  | { readonly type: "done" }
  | {
      readonly type: "failed";
      readonly reason: string;
      readonly remedy: string | undefined;
      readonly isMissingPackage: boolean;
    };
