import { constants } from "node:fs";
import { open } from "node:fs/promises";

/** A file's content, or why it can't be read and what to do. */
export type ReadBytes = { readonly bytes: Uint8Array } | { readonly reason: string; readonly remedy?: string | undefined };

/** Never reads more than `maxBytes` + 1 bytes. */
export async function readFileBytes(path: string, maxBytes: number): Promise<ReadBytes> {
  // What was a file when it was listed may be a pipe by now; opening one would wait for a writer.
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const { size } = await file.stat();
    if (size > maxBytes) return { reason: `${size} bytes, more than ${maxBytes}`, remedy: "Raise maxFileBytes." };
    const buffer = Buffer.allocUnsafe(Math.min(size, maxBytes) + 1);
    let length = 0;
    while (length < buffer.length) {
      const { bytesRead } = await file.read(buffer, length, buffer.length - length, length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return length > size ? { reason: "changed while it was read" } : { bytes: buffer.subarray(0, length) };
  } finally {
    await file.close();
  }
}
