import { setImmediate as nextTurn } from "node:timers/promises";
import { ChatGLMError } from "../../errors.js";
import { loadSearchTerms } from "../../language/search-terms.js";
import type { FilesFound, FoundFile } from "../find-files.js";
import { type SkippedFile, SkippedFiles } from "../skipped-files.js";
import type { DocumentSettings, DocumentSourceProgress } from "./document-options.js";
import { withoutMarkup } from "./markdown-blocks.js";
import { PassageIndex } from "./passage-index.js";
import { type ReadText, readTextFile } from "./read-text-file.js";
import { formatOf, splitDocument } from "./split-document.js";

export interface ReadDocuments {
  readonly index: PassageIndex;
  readonly skipped: readonly SkippedFile[];
}

/** Reading gives way to other work this often. */
const TURN_MS = 15;
/** 64 MiB of ordinary text are 80,000 passages; a file of nothing but headings would be millions. */
const MOST_PASSAGES = 250_000;

/**
 * Reads the files into an index. A file of a folder that can't be read is left out.
 *
 * @throws ChatGLMError DOCUMENT_INVALID if a file that the caller named can't be read.
 */
export async function readDocuments(
  { files, skipped: unlisted }: FilesFound,
  { maxFileBytes, maxTotalBytes, passageCharacters }: DocumentSettings,
  onProgress: (progress: DocumentSourceProgress) => void,
  signal: AbortSignal,
): Promise<ReadDocuments> {
  const skipped = new SkippedFiles();
  for (const { name, reason } of unlisted) skipped.add(name, reason);
  const index = new PassageIndex(await loadSearchTerms());
  let bytesLeft = maxTotalBytes;
  let turnEnds = performance.now() + TURN_MS;
  const giveWay = async (): Promise<void> => {
    if (performance.now() < turnEnds) return;
    await nextTurn();
    signal.throwIfAborted();
    turnEnds = performance.now() + TURN_MS;
  };
  const leaveOut = (file: FoundFile, reason: string, remedy?: string): void => {
    if (file.named) throw new ChatGLMError("DOCUMENT_INVALID", `Can't read ${file.path}: ${reason}.`, { remedy });
    skipped.add(file.name, reason);
  };
  for (const [done, file] of files.entries()) {
    signal.throwIfAborted();
    onProgress({ filesDone: done, files: files.length });
    const read: ReadText =
      file.bytes > bytesLeft
        ? { reason: `all files together are more than ${maxTotalBytes} bytes`, remedy: "Raise maxTotalBytes." }
        : await readTextFile(file.path, maxFileBytes).catch(unreadable);
    if ("reason" in read) {
      leaveOut(file, read.reason, read.remedy);
      continue;
    }
    bytesLeft -= file.bytes;
    const format = formatOf(file.name);
    for (const passages of splitDocument(read.text, { format, longest: passageCharacters })) {
      for (const passage of passages) {
        if (index.size >= MOST_PASSAGES) break;
        index.add({ ...passage, file: file.name }, format === "markdown" ? withoutMarkup(passage.text) : passage.text);
        await giveWay();
      }
      await giveWay();
    }
    if (index.size >= MOST_PASSAGES) leaveOut(file, `all files together are more than ${MOST_PASSAGES} passages`);
  }
  onProgress({ filesDone: files.length, files: files.length });
  return { index, skipped: skipped.list() };
}

function unreadable(error: unknown): ReadText {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "EACCES" || code === "EPERM") return { reason: "it may not be read", remedy: "Change its permissions." };
  return { reason: error instanceof Error ? error.message : String(error) };
}
