import { type FileHandle, open } from "node:fs/promises";
import { arch, endianness } from "node:os";
import { join } from "node:path";

/** MDB_meta in lmdb 3.5's format (liblmdb mdb.c, data version 2, 64-bit), offsets from the start of its page. */
const MAGIC_AT = 24;
const PAGE_SIZE_AT = 48;
const LAST_PAGE_AT = 144;
const META_BYTES = 168;
const MAGIC = 0xbeefc0de;

/**
 * LMDB maps its file and trusts it: lmdb 3.5 ends the whole process on a file that is no database (segmentation fault) and on one that
 * was cut short (bus error). So the two meta pages are looked at first, and a file that lacks its last pages is filled up with zeros,
 * which LMDB reports as an ordinary error where they matter.
 *
 * @throws Error naming what is wrong with the file.
 */
export async function checkLmdbFile(folder: string): Promise<void> {
  const is64Bit = arch() === "x64" || arch() === "arm64";
  if (!is64Bit || endianness() !== "LE") return;
  let file: FileHandle;
  try {
    file = await open(join(folder, "data.mdb"), "r+");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return;
    throw error;
  }
  try {
    const { size } = await file.stat();
    if (size === 0) return; // made, not yet written: LMDB starts a new database
    const first = await readMeta(file, 0);
    const second = await readMeta(file, first.pageSize);
    const needed = (Math.max(first.lastPage, second.lastPage) + 1) * first.pageSize;
    if (!Number.isSafeInteger(needed) || needed > 2 ** 40) throw new Error(`data.mdb claims ${needed} bytes`);
    if (size < needed) await file.write(Buffer.alloc(1), 0, 1, needed - 1);
  } finally {
    await file.close();
  }
}

async function readMeta(file: FileHandle, position: number): Promise<{ pageSize: number; lastPage: number }> {
  const page = Buffer.alloc(META_BYTES);
  const { bytesRead } = await file.read(page, 0, META_BYTES, position);
  const pageSize = page.readUInt32LE(PAGE_SIZE_AT);
  const isPowerOfTwo = (pageSize & (pageSize - 1)) === 0;
  if (bytesRead < META_BYTES || page.readUInt32LE(MAGIC_AT) !== MAGIC || pageSize < 512 || pageSize > 65_536 || !isPowerOfTwo) {
    throw new Error(`data.mdb is no LMDB file (byte ${position})`);
  }
  return { pageSize, lastPage: Number(page.readBigUInt64LE(LAST_PAGE_AT)) };
}
