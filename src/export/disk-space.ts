import { statfs } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { ChatGLMError } from "../errors.js";

/** @throws ChatGLMError DISK_FULL when the disk under `folder` has less than `needed` bytes free */
export async function requireSpace(folder: string, needed: number): Promise<void> {
  const free = await freeBytes(resolve(folder));
  if (free !== undefined && free < needed) throw diskFull(folder, needed, free);
}

/** Turns "no space left" into DISK_FULL with both numbers, and any other failure of the file system into IO_FAILED. */
export async function writeFailure(error: unknown, folder: string, needed: number): Promise<unknown> {
  if (!(error instanceof Error) || !("code" in error) || !("syscall" in error)) return error;
  if (error.code === "ENOSPC" || error.code === "EDQUOT")
    return diskFull(folder, needed, await freeBytes(resolve(folder)), error);
  return new ChatGLMError("IO_FAILED", `Writing to ${folder} failed: ${error.message}.`, { cause: error });
}

function diskFull(folder: string, needed: number, free: number | undefined, cause?: unknown): ChatGLMError {
  const rest = free === undefined ? "" : `, ${free} bytes are free`;
  return new ChatGLMError("DISK_FULL", `${folder}: the converted model needs ${needed} bytes${rest}.`, {
    remedy: "Free some space, choose a smaller precision, or write to another disk.",
    cause,
  });
}

/** Of the disk that holds `folder` or will hold it; undefined where the system doesn't say. */
async function freeBytes(folder: string): Promise<number | undefined> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    const parent = dirname(folder);
    return parent === folder ? undefined : freeBytes(parent);
  }
}
