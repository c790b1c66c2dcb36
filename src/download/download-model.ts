import { mkdir, open, readdir, rename, rm, rmdir, statfs, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { ChatGLMError } from "../errors.js";
import { type DownloadFileOptions, downloadFile, partPath, sizeOf } from "./download-file.js";
import type { ModelListing } from "./model-listing.js";

/** What {@link downloadModel} is told beside what to fetch and where to. */
export interface DownloadModelOptions extends Omit<DownloadFileOptions, "onBytes"> {
  /** How many of all bytes are there. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** Left free on the disk beside the model. */
const SPARE_BYTES = 64 * 2 ** 20;

/** Bytes of all files. */
export function listingBytes({ files }: ModelListing): number {
  return files.reduce((total, { bytes }) => total + bytes, 0);
}

/** Where a model's files are gathered until all are there: a folder beside its own. A later call goes on with what lies there. */
export function gatheringFolder(out: string): string {
  const target = resolve(out);
  return join(dirname(target), `.${basename(target)}.downloading`);
}

/**
 * Fetches a model's files, checks each against its checksum, and gives the folder its name when all are there.
 *
 * @param out folder to make
 * @throws ChatGLMError INVALID_OPTION if the folder is there and not empty; DISK_FULL; DOWNLOAD_FAILED and ABORTED: what came is kept for the next call
 */
export async function downloadModel(listing: ModelListing, out: string, options: DownloadModelOptions): Promise<void> {
  await requireFree(out);
  const folder = gatheringFolder(out);
  await mkdir(folder, { recursive: true });
  let done = await discardOthers(listing, folder);
  const total = listingBytes(listing);
  await requireSpace(folder, total - done);
  const { onProgress = () => {}, ...rest } = options;
  onProgress(done, total);
  const onBytes = (bytes: number): void => {
    done += bytes;
    onProgress(done, total);
  };
  try {
    for (const file of listing.files) await downloadFile(file, folder, { ...rest, onBytes });
    for (const [name, text] of Object.entries(listing.texts ?? {})) await writeFile(join(folder, name), text);
    await publish(folder, out);
  } catch (error) {
    throw writeFailure(error, out);
  }
}

/** Removes what belongs to no file of this listing. @returns bytes of the files that are there, whole or in part */
async function discardOthers(listing: ModelListing, folder: string): Promise<number> {
  const known = new Set(listing.files.flatMap((file) => [file.name, basename(partPath(file, folder))]));
  for (const name of await readdir(folder)) if (!known.has(name)) await rm(join(folder, name), { recursive: true, force: true });
  const sizes = await Promise.all([...known].map((name) => sizeOf(join(folder, name))));
  return sizes.reduce((total, bytes) => total + bytes, 0);
}

async function requireFree(out: string): Promise<void> {
  const present = await readdir(resolve(out)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw new ChatGLMError("INVALID_OPTION", `${out} can't be made into a folder: ${error.message}.`, { cause: error });
  });
  if (present.length > 0) {
    throw new ChatGLMError("INVALID_OPTION", `${out} already exists and is not empty.`, {
      remedy: "Name another folder with --out, or remove this one.",
    });
  }
}

async function requireSpace(folder: string, needed: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free >= needed + SPARE_BYTES) return;
  throw new ChatGLMError("DISK_FULL", `${dirname(folder)}: ${needed} bytes are still to come, and ${free} are free.`, {
    remedy: "Free some space, or name a folder on another disk with --out.",
  });
}

async function publish(folder: string, out: string): Promise<void> {
  const target = resolve(out);
  await rmdir(target).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
  });
  await rename(folder, target);
  if (process.platform === "win32") return;
  const parent = await open(dirname(target), "r");
  await parent.sync().finally(() => parent.close());
}

function writeFailure(error: unknown, out: string): unknown {
  if (!(error instanceof Error) || !("code" in error) || !("syscall" in error)) return error;
  if (error.code === "ENOSPC" || error.code === "EDQUOT") {
    return new ChatGLMError("DISK_FULL", `${out}: the disk is full; what came is kept.`, {
      remedy: "Free some space, and pull again.",
      cause: error,
    });
  }
  return new ChatGLMError("IO_FAILED", `Writing to ${out} failed: ${error.message}.`, { cause: error });
}
