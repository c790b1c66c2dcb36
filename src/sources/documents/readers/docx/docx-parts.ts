import { type Handler, Parser } from "htmlparser2";
import yauzl from "yauzl";
import type { DocumentPart } from "../document-reader.js";
import { htmlParts } from "../html/html-reader.js";
import { loadPeer } from "../load-peer.js";
import { UnreadableError } from "../unreadable-error.js";

const MOST_ENTRIES = 10_000;
/** What the text of a document, its styles and its notes may unpack to, all together. */
const MOST_BYTES = 64 * 2 ** 20;
/** Elements within each other. Word's own documents stay below 100, but for tables within tables; the parser's time grows with the square. */
const DEEPEST = 1_000;
const STYLES = ["p[style-name='Title'] => h1.title:fresh", "p[style-name='Subtitle'] => h2:fresh"];

/** The text of a Word document, counted by paragraphs: as it would be with all tracked changes accepted, without comments. */
export async function* docxParts(bytes: Uint8Array): AsyncGenerator<readonly DocumentPart[], void, undefined> {
  const { default: mammoth } = await loadPeer("mammoth", "DOCX files", () => import("mammoth"));
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  await refuseBombs(buffer);
  const { value } = await mammoth
    .convertToHtml({ buffer }, { styleMap: STYLES, convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: "" })) })
    .catch((cause: unknown) => {
      throw damaged(cause);
    });
  const html = value
    .replace(/<h1 class="title">([\s\S]*?)<\/h1>/, (_, title: string) => `<title>${title.replace(/<[^>]*>/g, "")}</title>`)
    .replace(/<a href="#[^"]*note-ref-[^"]*">↑<\/a>/g, "")
    .replace(/<ol><li id="(?:foot|end)note-/, "<hr>$&");
  yield* htmlParts(html, paragraphCounter(html));
}

/** Counts the paragraphs as far as each index; the indexes asked for must not fall. */
function paragraphCounter(html: string): (index: number) => number {
  const end = /<\/(?:p|h[1-6]|li|title)>/g;
  let paragraph = 1;
  let next = end.exec(html)?.index ?? Number.POSITIVE_INFINITY;
  return (index) => {
    while (next < index) {
      paragraph += 1;
      next = end.exec(html)?.index ?? Number.POSITIVE_INFINITY;
    }
    return paragraph;
  };
}

/** Unpacks each XML file as far as it may go, so that none is unpacked in memory that would fill it, or keeps the parser for minutes. */
async function refuseBombs(buffer: Buffer): Promise<void> {
  let left = MOST_BYTES;
  try {
    const archive = await yauzl.fromBufferPromise(buffer);
    if (archive.entryCount > MOST_ENTRIES)
      throw new UnreadableError(`${archive.entryCount} files in it, more than ${MOST_ENTRIES}`);
    for await (const entry of archive.eachEntry()) {
      if (!/\.(?:xml|rels)$/i.test(entry.fileName)) continue;
      const tags = new Parser(depthGuard(), { xmlMode: true });
      for await (const chunk of await archive.openReadStreamPromise(entry)) {
        tags.write((chunk as Buffer).toString("latin1"));
        left -= (chunk as Buffer).length;
        if (left < 0) throw new UnreadableError(`it unpacks to more than ${MOST_BYTES} bytes`);
      }
    }
  } catch (cause) {
    throw cause instanceof UnreadableError ? cause : damaged(cause);
  }
}

function depthGuard(): Partial<Handler> {
  let depth = 0;
  return {
    onopentagname: () => {
      depth += 1;
      if (depth > DEEPEST) throw new UnreadableError(`its elements are nested more than ${DEEPEST} deep`);
    },
    onclosetag: () => {
      depth -= 1;
    },
  };
}

function damaged(cause: unknown): UnreadableError {
  return new UnreadableError("it is damaged", { remedy: "Open it in a word processor and save it again.", cause });
}
