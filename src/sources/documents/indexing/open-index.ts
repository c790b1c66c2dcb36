import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { realpath } from "node:fs/promises";
import path from "node:path";
import type { FilesFound } from "../../find-files.js";
import { type DocumentSettings, readingMethod } from "../document-options.js";
import type { DocumentIndex } from "./document-index.js";
import { FileIndex } from "./file-index.js";
import { documentIndexFolder } from "./index-folder.js";
import { IndexThread } from "./index-thread.js";

/** With fewer and smaller files, starting a thread takes longer than reading them. */
const FEW_FILES = 100;
const FEW_BYTES = 512 * 1024;

/** The index of an earlier process that read the same paths in the same way; undefined if there is none. */
export async function reopenIndex(settings: DocumentSettings): Promise<IndexThread | undefined> {
  const { paths, indexFolder, readers } = settings;
  if (indexFolder === false || readers.length > 0 || !IndexThread.isAvailable()) return undefined;
  try {
    const roots = await Promise.all(paths.map((one) => realpath(one)));
    const snapshot = snapshotFile(roots, settings, indexFolder);
    return existsSync(snapshot) ? startThread(settings, snapshot) : undefined;
  } catch {
    // Whoever lists the files says what is wrong.
    return undefined;
  }
}

/** The index that these files call for: the known one, or a new one, in a thread where there is much to read. It isn't brought up to date. */
export async function openIndex(
  known: DocumentIndex | undefined,
  files: FilesFound,
  settings: DocumentSettings,
): Promise<DocumentIndex> {
  const { readers, maxFileBytes, maxTotalBytes, passageCharacters, indexFolder } = settings;
  // Readers of the caller's are functions, which stay in their thread.
  const inThread = readers.length === 0 && isMuch(files) && IndexThread.isAvailable();
  if (known !== undefined && !known.hasEnded && (known instanceof IndexThread || !inThread)) return known;
  await known?.[Symbol.asyncDispose]();
  const snapshot = isMuch(files) && indexFolder !== false ? snapshotFile(files.roots, settings, indexFolder) : undefined;
  if (inThread) return startThread(settings, snapshot);
  return new FileIndex({ readers, maxFileBytes, maxTotalBytes, passageCharacters }, snapshot);
}

function startThread(
  { maxFileBytes, maxTotalBytes, passageCharacters }: DocumentSettings,
  snapshot: string | undefined,
): IndexThread {
  return new IndexThread({ settings: { maxFileBytes, maxTotalBytes, passageCharacters }, snapshot });
}

function isMuch({ files }: FilesFound): boolean {
  if (files.length > FEW_FILES) return true;
  return files.reduce((sum, { bytes }) => sum + bytes, 0) > FEW_BYTES;
}

/** Where the vectors of these files are kept, one file for each embedder; undefined if nothing is kept. */
export function vectorFile(files: FilesFound, settings: DocumentSettings, identity: string): string | undefined {
  const { indexFolder } = settings;
  if (indexFolder === false) return undefined;
  const name = createHash("sha256").update(indexKey(files.roots, settings)).update(identity).digest("hex");
  return path.join(indexFolder ?? documentIndexFolder(), `${name}.vectors`);
}

/** One for each set of folders, and each way to read them. */
function snapshotFile(roots: readonly string[], settings: DocumentSettings, folder = documentIndexFolder()): string {
  return path.join(folder, `${createHash("sha256").update(indexKey(roots, settings)).digest("hex")}.index`);
}

function indexKey(roots: readonly string[], settings: DocumentSettings): string {
  const { extensions, followOutside, maxFiles } = settings;
  return JSON.stringify([roots, readingMethod(settings), extensions, followOutside, maxFiles]);
}
