import { createHash } from "node:crypto";
import { ChatGLMError } from "../../errors.js";
import type { FoundFile } from "../find-files.js";
import { decodeText } from "./decode-text.js";
import type { IndexedPassage } from "./indexing/passage-index.js";
import { locationOf } from "./location.js";
import { readFileBytes } from "./read-file-bytes.js";
import { chooseReader } from "./readers/choose-reader.js";
import type { DocumentReader } from "./readers/document-reader.js";
import type { ReaderThread } from "./readers/thread/reader-thread.js";
import { reasonOf, UnreadableError } from "./readers/unreadable-error.js";
import { formatOf, splitDocument } from "./split-document.js";
import { PartSplitter } from "./split-parts.js";

export interface DocumentRead {
  readonly passages: readonly IndexedPassage[];
  /** SHA-256 of the file's bytes. */
  readonly hash: string;
  /** Parts that were left out. */
  readonly omissions: readonly string[];
  /** Told where a file was read in another way than its name says. */
  readonly note?: string | undefined;
}

export interface DocumentUnread {
  readonly reason: string;
  readonly hash?: string | undefined;
  /** It stays so until the file changes. */
  readonly isLasting?: boolean | undefined;
  readonly remedy?: string | undefined;
  /** What a reader threw on its own account. */
  readonly error?: ChatGLMError | undefined;
}

export interface ReadDocumentOptions {
  readonly maxBytes: number;
  readonly passageCharacters: number;
  readonly mostPassages: number;
  readonly own: readonly DocumentReader[];
  readonly thread: ReaderThread;
  readonly signal: AbortSignal;
  /** Lets other work have its turn. */
  readonly giveWay: () => Promise<void>;
}

/**
 * Reads one file into passages.
 *
 * @param knownHash SHA-256 of bytes that needn't be parsed again
 */
export async function readDocument(
  file: FoundFile,
  options: ReadDocumentOptions,
  knownHash?: string | undefined,
): Promise<DocumentRead | DocumentUnread | { readonly unchanged: true }> {
  let hash: string | undefined;
  try {
    const read = await readFileBytes(file.path, options.maxBytes);
    if ("reason" in read) return read;
    hash = createHash("sha256").update(read.bytes).digest("hex");
    if (hash === knownHash) return { unchanged: true };
    const parsed = await parse(file, read.bytes, options);
    return { ...parsed, hash };
  } catch (error) {
    options.signal.throwIfAborted();
    return { ...unreadReason(error), hash };
  }
}

/**
 * Reads what came from somewhere else than a file.
 *
 * @param name by whose ending the reader is chosen, where the bytes don't tell
 */
export async function readDocumentBytes(
  name: string,
  bytes: Uint8Array,
  options: ParseOptions,
): Promise<Omit<DocumentRead, "hash"> | DocumentUnread> {
  try {
    return await parse({ name }, bytes, options);
  } catch (error) {
    options.signal.throwIfAborted();
    return unreadReason(error);
  }
}

type Named = Pick<FoundFile, "name">;
type ParseOptions = Omit<ReadDocumentOptions, "maxBytes">;

async function parse(
  file: Named,
  bytes: Uint8Array,
  options: ParseOptions,
): Promise<Omit<DocumentRead, "hash"> | DocumentUnread> {
  const chosen = await chooseReader(file.name, bytes, options.own, options.thread);
  if ("reason" in chosen) return chosen;
  if (chosen.reader === undefined) return await readText(file, bytes, chosen.note, options);
  try {
    return await readParts(file, bytes, { ...chosen, reader: chosen.reader }, options);
  } catch (error) {
    if (!(error instanceof UnreadableError && error.isText)) throw error;
    return await readText(file, bytes, `${error.message}, and was read as text`, options);
  }
}

async function readParts(
  { name }: Named,
  bytes: Uint8Array,
  { reader, note }: { readonly reader: DocumentReader; readonly note?: string | undefined },
  { passageCharacters, mostPassages, signal, giveWay }: ParseOptions,
): Promise<Omit<DocumentRead, "hash">> {
  const splitter = new PartSplitter(passageCharacters);
  const passages: IndexedPassage[] = [];
  const omissions: string[] = [];
  const add = (placed: ReturnType<PartSplitter["add"]>): void => {
    for (const { headings, text, first, last } of placed) {
      passages.push({ headings, text, file: name, location: locationOf(name, reader.unit, first, last) });
    }
  };
  for await (const parts of reader.read(bytes, { name, signal })) {
    for (const part of parts) if (part.kind === "omission") omissions.push(part.reason);
    add(splitter.add(parts));
    if (passages.length >= mostPassages) break;
    await giveWay();
  }
  add(splitter.end());
  return { passages, omissions, note };
}

async function readText(
  { name }: Named,
  bytes: Uint8Array,
  note: string | undefined,
  { passageCharacters, mostPassages, giveWay }: ParseOptions,
): Promise<Omit<DocumentRead, "hash"> | DocumentUnread> {
  const decoded = await decodeText(bytes);
  if ("reason" in decoded) return decoded;
  const format = formatOf(name);
  const marks = format === "markdown" ? { isMarkdown: true } : {};
  const passages: IndexedPassage[] = [];
  for (const split of splitDocument(decoded.text, { format, longest: passageCharacters })) {
    for (const { headings, text, firstLine, lastLine } of split) {
      passages.push({ headings, text, file: name, location: locationOf(name, "line", firstLine, lastLine), ...marks });
      await giveWay();
    }
    if (passages.length >= mostPassages) break;
    await giveWay();
  }
  return { passages, omissions: [], note };
}

function unreadReason(error: unknown): DocumentUnread {
  if (error instanceof UnreadableError) return { reason: error.message, remedy: error.remedy, isLasting: true };
  if (error instanceof ChatGLMError) return { reason: reasonOf(error), remedy: error.remedy, error };
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "EACCES" || code === "EPERM") return { reason: "it may not be read", remedy: "Change its permissions." };
  return { reason: error instanceof Error ? reasonOf(error) : String(error) };
}
