import { createHash, randomUUID } from "node:crypto";
import { constants, type FileHandle, open, rename, rm } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";

/** What one file of the store holds. */
export interface StoredEntry {
  readonly key: string;
  /** Milliseconds since 1970; null for no expiry. */
  readonly expiresAt: number | null;
  /** Any JSON value. */
  readonly value: unknown;
}

/** What reading a file came to; `usedAt`, its time of modification, is in milliseconds since 1970. */
export type ReadEntryFile =
  | { readonly status: "valid"; readonly entry: StoredEntry; readonly bytes: number; readonly usedAt: number }
  | { readonly status: "absent" }
  | { readonly status: "damaged"; readonly problem: string };

const MAGIC = "langchain-chatglm answer 1 ";
/** A file that is larger isn't read: nothing this large was written. */
const MOST_BYTES = 32 * 2 ** 20;
const entrySchema = z.strictObject({ key: z.string(), expiresAt: z.number().nullable(), value: z.unknown() });

/** A line with the SHA-256 of the rest, then the entry as JSON. */
export function encodeEntry(entry: StoredEntry): Buffer {
  const json = Buffer.from(JSON.stringify(entry));
  return Buffer.concat([Buffer.from(`${MAGIC}${digest(json)}\n`), json]);
}

/**
 * Reads an entry and checks it. Rejects only if the file system fails: whatever else is wrong is `damaged`.
 *
 * @param key what the entry must be of. Defaults to any.
 */
export async function readEntryFile(file: string, key?: string): Promise<ReadEntryFile> {
  let handle: FileHandle;
  try {
    // Opening a FIFO must not wait for its other end. The flags don't exist on Windows, nor do FIFOs.
    handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT" || code === "ENOTDIR") return { status: "absent" };
    if (code === "ELOOP" || code === "ENXIO" || code === "EISDIR") return { status: "damaged", problem: "not a regular file" };
    throw error;
  }
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) return { status: "damaged", problem: "not a regular file" };
    if (stats.size > MOST_BYTES) return { status: "damaged", problem: `${stats.size} bytes` };
    const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(stats.size), 0, stats.size, 0);
    return decodeEntry(buffer.subarray(0, bytesRead), stats.mtimeMs, key);
  } finally {
    await handle.close();
  }
}

function decodeEntry(bytes: Buffer, usedAt: number, key: string | undefined): ReadEntryFile {
  const head = MAGIC.length + 65;
  const json = bytes.subarray(head);
  if (bytes.subarray(0, head).toString("latin1") !== `${MAGIC}${digest(json)}\n`) {
    return { status: "damaged", problem: "its checksum does not match" };
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(json.toString());
  } catch {
    return { status: "damaged", problem: "not JSON" };
  }
  const entry = entrySchema.safeParse(parsed);
  if (!entry.success || (key !== undefined && entry.data.key !== key))
    return { status: "damaged", problem: "it holds another entry" };
  return { status: "valid", entry: entry.data, bytes: bytes.length, usedAt };
}

/**
 * Writes beside the target and renames: readers in any process see the old file or the new one, and a killed process leaves at most a
 * temporary file. Not synced to the disk: after a power cut an entry may be lost, which its checksum tells.
 */
export async function writeEntryFile(file: string, bytes: Buffer, temporaryFolder: string): Promise<void> {
  const temporary = path.join(temporaryFolder, `${randomUUID()}.tmp`);
  try {
    const handle = await open(temporary, "wx", 0o600);
    try {
      await handle.writeFile(bytes);
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

function digest(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
