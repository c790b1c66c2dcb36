import type { Dispatcher } from "undici";
import { withDeadline } from "../../async/deadline.js";
import { decodeBytes } from "../documents/decode-bytes.js";
import { giveWay } from "../documents/give-way.js";
import type { IndexedPassage } from "../documents/indexing/passage-index.js";
import { readDocumentBytes } from "../documents/read-document.js";
import { ReaderThread } from "../documents/readers/thread/reader-thread.js";
import { fetchBounded } from "../fetching/fetch-bounded.js";
import type { HttpSettings } from "./http-options.js";

/** A page in passages, or why it couldn't be read. */
export type PageRead = { readonly passages: readonly IndexedPassage[] } | { readonly reason: string };

const MOST_PASSAGES = 2_000;
/** What a page of each media type would be called as a file. */
const ENDINGS: Readonly<Record<string, string>> = {
  "text/html": ".html",
  "application/xhtml+xml": ".xhtml",
  "text/markdown": ".md",
  "text/csv": ".csv",
  "text/tab-separated-values": ".tsv",
  "application/json": ".json",
  "application/geo+json": ".geojson",
  "application/x-ndjson": ".jsonl",
  "application/pdf": ".pdf",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
  "text/plain": ".txt",
};
const ACCEPTED = "text/html, application/xhtml+xml, text/markdown, text/plain, application/pdf, */*;q=0.1";
/** Not worth the bytes: nobody here reads pictures, sound, films and fonts. */
const UNREADABLE = /^(?:image|audio|video|font|model)\//;

/** Fetches a page and reads it by what its bytes are, else by what the server calls it. Throws nothing but the signal's reason. */
export async function readPage(
  link: URL,
  dispatcher: Dispatcher,
  { maxPageBytes, maxRedirects, pageTimeout, passageCharacters }: HttpSettings,
  signal: AbortSignal | undefined,
): Promise<PageRead> {
  const place = `${link.origin}${link.pathname}`;
  const read = async (stop: AbortSignal): Promise<PageRead> => {
    const page = await fetchBounded(
      dispatcher,
      { url: link, headers: {}, accept: ACCEPTED, place },
      { maxBytes: maxPageBytes, maxRedirects, signal: stop, isWanted: (type) => !UNREADABLE.test(type) },
    );
    using thread = new ReaderThread();
    const ending = ENDINGS[page.mediaType] ?? endingOf(page.url);
    const options = { passageCharacters, mostPassages: MOST_PASSAGES, own: [], thread, signal: stop, giveWay: giveWay(stop) };
    const document = await readDocumentBytes(`page${ending}`, asUtf8(page.bytes, page.charset), options);
    if ("reason" in document) return { reason: document.reason };
    // Lines of a page's source help nobody; pages of a PDF do.
    const located = document.passages.map((passage) => ({
      ...passage,
      file: decoded(link.pathname),
      location: `${link.href}${passage.location.slice(`page${ending}`.length).replace(/^:\d+(?:-\d+)?$/, "")}`,
    }));
    return { passages: located };
  };
  try {
    return await withDeadline(read, { timeout: pageTimeout, what: place, signal });
  } catch (error) {
    signal?.throwIfAborted();
    return { reason: error instanceof Error ? error.message.replace(/\.$/, "") : String(error) };
  }
}

function endingOf({ pathname }: URL): string {
  return /\.[a-z0-9]{1,8}$/i.exec(pathname)?.[0].toLowerCase() ?? ".html";
}

/** In UTF-8, where the server names another encoding and is right: the readers guess encodings by the bytes alone. */
function asUtf8(bytes: Uint8Array, charset: string | undefined): Uint8Array {
  if (charset === undefined || /^utf-?8$/i.test(charset) || isDecodable(bytes, "utf-8")) return bytes;
  return isDecodable(bytes, charset) ? Buffer.from(decodeBytes(bytes, charset)) : bytes;
}

function isDecodable(bytes: Uint8Array, charset: string): boolean {
  try {
    new TextDecoder(charset, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
