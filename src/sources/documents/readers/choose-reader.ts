import { builtInReader } from "./built-in-readers.js";
import { contentKind } from "./content-kind.js";
import type { DocumentReader } from "./document-reader.js";
import type { ReaderThread } from "./thread/reader-thread.js";

export type ChosenReader =
  | {
      /** Undefined for Markdown and plain text. */
      readonly reader: DocumentReader | undefined;
      /** Told where the file isn't what its name says. */
      readonly note?: string | undefined;
    }
  | { readonly reason: string; readonly remedy?: string | undefined };

/** Larger files are parsed in another thread, so that this one has time for others. Bytes. */
const LARGE = 131_072;
/** Endings of files that are Markdown or plain text, whatever it begins with. */
const TEXT = new Set([".md", ".markdown", ".txt"]);

/** The reader of a file: one of the caller's by the file's ending; else by what the file begins with; else by its ending. */
export async function chooseReader(
  name: string,
  bytes: Uint8Array,
  own: readonly DocumentReader[],
  thread: ReaderThread,
): Promise<ChosenReader> {
  const lower = name.toLowerCase();
  const owns = ({ extensions }: DocumentReader): boolean => extensions.some((extension) => lower.endsWith(extension));
  const mine = own.find(owns);
  if (mine !== undefined) return { reader: mine };
  const extension = /\.[^./]*$/.exec(lower)?.[0] ?? "";
  const threaded = thread.readers;
  const builtIn = async (ending: string): Promise<DocumentReader | undefined> => {
    const reader = await builtInReader(ending);
    return reader !== undefined && bytes.length > LARGE ? thread.moved(reader) : reader;
  };
  const named = threaded.find(owns) ?? (await builtIn(extension));
  const kind = contentKind(bytes);
  if (kind === undefined) {
    if (named === undefined || !threaded.includes(named)) return { reader: named };
    if (bytes.length === 0) return { reason: "it is empty" };
    return { reader: undefined, note: `it is not a ${named.name} file, and was read as text` };
  }
  if ("unread" in kind) {
    const isSaid = kind.unread.startsWith("protected");
    return { reason: isSaid ? `it is ${kind.unread}` : `by its content it is ${kind.unread}`, remedy: kind.remedy };
  }
  if (named?.name === kind.reader) return { reader: named };
  const reader = threaded.find((one) => one.name === kind.reader) ?? (await builtIn(".html"));
  const isOdd = named !== undefined || TEXT.has(extension);
  return { reader, note: isOdd ? `by its content it is ${kind.reader}, and was read as that` : undefined };
}
