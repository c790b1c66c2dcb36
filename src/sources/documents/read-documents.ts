import { setImmediate as nextTurn } from "node:timers/promises";
import { ChatGLMError } from "../../errors.js";
import { loadSearchTerms } from "../../language/search-terms.js";
import type { FilesFound, FoundFile } from "../find-files.js";
import { type SkippedFile, SkippedFiles } from "../skipped-files.js";
import type { DocumentSettings, DocumentSourceProgress } from "./document-options.js";
import { PassageIndex } from "./passage-index.js";
import { type DocumentUnread, readDocument } from "./read-document.js";
import type { DocumentReader } from "./readers/document-reader.js";
import { ReaderThread } from "./readers/thread/reader-thread.js";

export interface ReadDocuments {
  readonly index: PassageIndex;
  readonly skipped: readonly SkippedFile[];
  /** Files that were read in another way than their names say. */
  readonly notes: readonly string[];
}

/** Reading gives way to other work this often. */
const TURN_MS = 15;
/** 64 MiB of ordinary text are 80,000 passages; a file of nothing but headings would be millions. */
const MOST_PASSAGES = 250_000;
const MOST_NOTES = 1_000;
const MAX_FILE_BYTES = 4 * 2 ** 20;

/**
 * Reads the files into an index. A file of a folder that can't be read is left out.
 *
 * @throws ChatGLMError DOCUMENT_INVALID if a file that the caller named can't be read, MISSING_PACKAGE if that takes a package.
 */
export async function readDocuments(
  { files, skipped: unlisted }: FilesFound,
  settings: DocumentSettings,
  onProgress: (progress: DocumentSourceProgress) => void,
  signal: AbortSignal,
): Promise<ReadDocuments> {
  const skipped = new SkippedFiles();
  for (const { name, reason } of unlisted) skipped.add(name, reason);
  const notes: string[] = [];
  const index = new PassageIndex(await loadSearchTerms());
  const { maxTotalBytes, passageCharacters, readers: own } = settings;
  let bytesLeft = maxTotalBytes;
  let turnEnds = performance.now() + TURN_MS;
  const giveWay = async (): Promise<void> => {
    if (performance.now() < turnEnds) return;
    await nextTurn();
    signal.throwIfAborted();
    turnEnds = performance.now() + TURN_MS;
  };
  using thread = new ReaderThread();
  const threaded = thread.readers;
  const common = { passageCharacters, mostPassages: MOST_PASSAGES, own, thread, signal, giveWay };
  for (const [done, file] of files.entries()) {
    signal.throwIfAborted();
    onProgress({ filesDone: done, files: files.length });
    const reader = readerByName(file, own) ?? readerByName(file, threaded);
    const isPacked = reader !== undefined && threaded.includes(reader);
    if (bytesLeft <= 0 || (!isPacked && file.bytes > bytesLeft)) {
      leaveOut(
        file,
        { reason: `all files together are more than ${maxTotalBytes} bytes`, remedy: "Raise maxTotalBytes." },
        skipped,
      );
      continue;
    }
    const maxBytes = settings.maxFileBytes ?? reader?.maxBytes ?? MAX_FILE_BYTES;
    const read = await readDocument(file, { ...common, maxBytes });
    if ("reason" in read) {
      leaveOut(file, read, skipped);
      continue;
    }
    for (const reason of read.omissions) skipped.add(file.name, reason);
    if (read.note !== undefined && notes.length < MOST_NOTES) notes.push(`${file.name}: ${read.note}`);
    // Of a PDF, pictures are most of the bytes; what counts is its text.
    bytesLeft -= isPacked ? read.passages.reduce((sum, { passage }) => sum + passage.text.length, 0) : file.bytes;
    for (const { passage, searched } of read.passages) {
      if (index.size >= MOST_PASSAGES) break;
      index.add(passage, searched);
      await giveWay();
    }
    if (index.size >= MOST_PASSAGES) {
      leaveOut(file, { reason: `all files together are more than ${MOST_PASSAGES} passages` }, skipped);
    }
  }
  onProgress({ filesDone: files.length, files: files.length });
  return { index, skipped: skipped.list(), notes };
}

function readerByName({ name }: FoundFile, readers: readonly DocumentReader[]): DocumentReader | undefined {
  const lower = name.toLowerCase();
  return readers.find(({ extensions }) => extensions.some((extension) => lower.endsWith(extension)));
}

function leaveOut(file: FoundFile, { reason, remedy, error }: DocumentUnread, skipped: SkippedFiles): void {
  if (file.named) {
    const message = `Can't read ${file.path}: ${reason}.`;
    throw new ChatGLMError(error?.code ?? "DOCUMENT_INVALID", message, { remedy, cause: error });
  }
  skipped.add(
    file.name,
    error?.code === "MISSING_PACKAGE" && remedy !== undefined ? `${reason} (${remedy.replace(/\.$/, "")})` : reason,
  );
}
