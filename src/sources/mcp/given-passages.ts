import { giveWay } from "../documents/give-way.js";
import type { IndexedPassage } from "../documents/indexing/passage-index.js";
import { readDocumentBytes } from "../documents/read-document.js";
import { ReaderThread } from "../documents/readers/thread/reader-thread.js";
import type { GivenDocument } from "./read-content.js";

const MOST_PASSAGES = 2_000;

/**
 * The passages of what a server gave, or why it can't be read.
 *
 * @param place where a tool's own words are said to stand
 */
export async function givenPassages(
  { bytes, ending, uri, title }: GivenDocument,
  place: string,
  passageCharacters: number,
  signal: AbortSignal,
): Promise<readonly IndexedPassage[] | { readonly reason: string }> {
  using thread = new ReaderThread();
  const name = `given${ending}`;
  const options = { passageCharacters, mostPassages: MOST_PASSAGES, own: [], thread, signal, giveWay: giveWay(signal) };
  const read = await readDocumentBytes(name, bytes, options);
  if ("reason" in read) return read;
  return read.passages.map((passage) => {
    // Pages and pointers lead somewhere; lines of what a tool said don't.
    const within = passage.location.slice(name.length);
    const isKept = uri !== undefined || within.startsWith("#");
    const headings = title === undefined ? passage.headings : [title, ...passage.headings.filter((one) => one !== title)];
    return { ...passage, headings, file: uri ?? "", location: `${uri ?? place}${isKept ? within : ""}` };
  });
}
