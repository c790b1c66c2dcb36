import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import type { ListedFile } from "./model-listing.js";

/** A digest as the file's listing has it, nothing of the content in it yet. */
export function startChecksum({ checksum, bytes }: ListedFile): Hash {
  return checksum.kind === "git" && checksum.value.length === 40
    ? createHash("sha1").update(`blob ${bytes}\0`)
    : checksum.kind === "git"
      ? createHash("sha256").update(`blob ${bytes}\0`)
      : createHash("sha256");
}

/** Feeds what a file holds already. @param onBytes told of each piece's length */
export async function feedFile(
  hash: Hash,
  path: string,
  signal: AbortSignal | undefined,
  onBytes: (bytes: number) => void,
): Promise<void> {
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20, signal })) {
    hash.update(piece as Buffer);
    onBytes((piece as Buffer).length);
  }
}
