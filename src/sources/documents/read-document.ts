import { ChatGLMError } from "../../errors.js";
import type { FoundFile } from "../find-files.js";
import { decodeText } from "./decode-text.js";
import { locationOf } from "./location.js";
import { withoutMarkup } from "./markdown-blocks.js";
import type { IndexedPassage } from "./passage-index.js";
import { readFileBytes } from "./read-file-bytes.js";
import { chooseReader } from "./readers/choose-reader.js";
import type { DocumentReader } from "./readers/document-reader.js";
import type { ReaderThread } from "./readers/thread/reader-thread.js";
import { UnreadableError } from "./readers/unreadable-error.js";
import { formatOf, splitDocument } from "./split-document.js";
import { PartSplitter } from "./split-parts.js";

/** A passage and what is searched in it, if that isn't its text. */
export interface FoundPassage {
  readonly passage: IndexedPassage;
  readonly searched?: string | undefined;
}

export interface DocumentRead {
  readonly passages: readonly FoundPassage[];
  /** Parts that were left out. */
  readonly omissions: readonly string[];
  /** Told where a file was read in another way than its name says. */
  readonly note?: string | undefined;
}

export interface DocumentUnread {
  readonly reason: string;
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

/** Reads one file into passages. */
export async function readDocument(file: FoundFile, options: ReadDocumentOptions): Promise<DocumentRead | DocumentUnread> {
  const { own, thread, signal } = options;
  try {
    const read = await readFileBytes(file.path, options.maxBytes);
    if ("reason" in read) return read;
    const chosen = await chooseReader(file.name, read.bytes, own, thread);
    if ("reason" in chosen) return chosen;
    if (chosen.reader === undefined) return await readText(file, read.bytes, chosen.note, options);
    try {
      return await readParts(file, read.bytes, { ...chosen, reader: chosen.reader }, options);
    } catch (error) {
      if (!(error instanceof UnreadableError && error.isText)) throw error;
      return await readText(file, read.bytes, `${error.message}, and was read as text`, options);
    }
  } catch (error) {
    signal.throwIfAborted();
    return unreadReason(error);
  }
}

async function readParts(
  { name }: FoundFile,
  bytes: Uint8Array,
  { reader, note }: { readonly reader: DocumentReader; readonly note?: string | undefined },
  { passageCharacters, mostPassages, signal, giveWay }: ReadDocumentOptions,
): Promise<DocumentRead> {
  const splitter = new PartSplitter(passageCharacters);
  const passages: FoundPassage[] = [];
  const omissions: string[] = [];
  const add = (placed: ReturnType<PartSplitter["add"]>): void => {
    for (const { headings, text, first, last } of placed) {
      passages.push({ passage: { headings, text, file: name, location: locationOf(name, reader.unit, first, last) } });
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
  { name }: FoundFile,
  bytes: Uint8Array,
  note: string | undefined,
  { passageCharacters, mostPassages, giveWay }: ReadDocumentOptions,
): Promise<DocumentRead | DocumentUnread> {
  const decoded = await decodeText(bytes);
  if ("reason" in decoded) return decoded;
  const format = formatOf(name);
  const passages: FoundPassage[] = [];
  for (const split of splitDocument(decoded.text, { format, longest: passageCharacters })) {
    for (const { headings, text, firstLine, lastLine } of split) {
      const searched = format === "markdown" ? withoutMarkup(text) : undefined;
      passages.push({
        passage: { headings, text, file: name, location: locationOf(name, "line", firstLine, lastLine) },
        searched,
      });
      await giveWay();
    }
    if (passages.length >= mostPassages) break;
    await giveWay();
  }
  return { passages, omissions: [], note };
}

function unreadReason(error: unknown): DocumentUnread {
  if (error instanceof UnreadableError) return { reason: error.message, remedy: error.remedy };
  if (error instanceof ChatGLMError) return { reason: error.message.replace(/\.$/, ""), remedy: error.remedy, error };
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "EACCES" || code === "EPERM") return { reason: "it may not be read", remedy: "Change its permissions." };
  return { reason: error instanceof Error ? error.message.replace(/\.$/, "") : String(error) };
}
