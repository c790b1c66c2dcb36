import { open } from "node:fs/promises";

/** A file's text, or why it has none. */
export type ReadText = { readonly text: string } | { readonly reason: string };

/** A text that was damaged is read; one that decodes to more broken characters than this share is in another encoding. */
const MOST_BROKEN = 0.01;

/** The text of a file in whatever encoding; a byte order mark is dropped. Never reads more than `maxBytes` + 1 bytes. */
export async function readTextFile(path: string, maxBytes: number): Promise<ReadText> {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    if (size > maxBytes) return { reason: `${size} bytes, more than ${maxBytes}` };
    const buffer = Buffer.allocUnsafe(Math.min(size, maxBytes) + 1);
    let length = 0;
    while (length < buffer.length) {
      const { bytesRead } = await file.read(buffer, length, buffer.length - length, length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    if (length > size) return { reason: "changed while it was read" };
    return decodeText(buffer.subarray(0, length));
  } finally {
    await file.close();
  }
}

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
  if ("reason" in told) return told;
  const text = new TextDecoder(told.encoding).decode(bytes);
  const broken = text.split("\ufffd").length - 1;
  return broken > 1 + text.length * MOST_BROKEN ? { reason: `not valid ${told.encoding}` } : { text };
}
