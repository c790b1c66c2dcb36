import { decodeBytes } from "./decode-bytes.js";

/** A file's text, or why it has none and what to do. */
export type ReadText = { readonly text: string } | { readonly reason: string; readonly remedy?: string | undefined };

/** A text that was damaged is read; one that decodes to more broken characters than this share is in another encoding. */
const MOST_BROKEN = 0.01;
/** What doesn't occur in text: replaced bytes, control characters of the second kind, private use. */
const NO_TEXT = /[\ufffd\u0080-\u0084\u0086-\u009f\ue000-\uf8ff]/g;
const SAVE_AS_UTF8 = "Save it as UTF-8 text.";

/** The text of a file in whatever encoding; a byte order mark is dropped. */
export async function decodeText(bytes: Uint8Array): Promise<ReadText> {
  if (!bytes.includes(0)) {
    try {
      return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
    } catch {
      // In another encoding, or damaged.
    }
  }
  // The detector and its tables take 0.1 s to load; most files never need them.
  const { textEncoding } = await import("./text-encoding.js");
  const told = textEncoding(bytes);
  if ("reason" in told) return { ...told, remedy: SAVE_AS_UTF8 };
  const text = decodeBytes(bytes, told.encoding);
  const broken = text.match(NO_TEXT)?.length ?? 0;
  return broken > 1 + text.length * MOST_BROKEN ? { reason: `not valid ${told.encoding}`, remedy: SAVE_AS_UTF8 } : { text };
}
