import { open } from "node:fs/promises";

/** The text of a UTF-8 file (a byte order mark is dropped), or why it isn't one. Never reads more than `maxBytes` + 1 bytes. */
export async function readTextFile(path: string, maxBytes: number): Promise<{ text: string } | { reason: string }> {
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
    const bytes = buffer.subarray(0, length);
    if (bytes.includes(0)) return { reason: "binary" };
    try {
      return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
    } catch {
      return { reason: "not valid UTF-8" };
    }
  } finally {
    await file.close();
  }
}
