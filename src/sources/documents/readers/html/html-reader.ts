import { decodeBytes } from "../../decode-bytes.js";
import { decodeText } from "../../decode-text.js";
import type { DocumentPart, DocumentReader } from "../document-reader.js";
import { UnreadableError } from "../unreadable-error.js";
import { HtmlParts, type ZonedPart } from "./html-parts.js";

/** Characters parsed before other work has its turn. */
const PARSED_AT_ONCE = 32_768;
const PARTS_AT_ONCE = 100;
/** What `<main>` or the articles must hold of a page's text to stand for it. */
const MOSTLY = 0.4;

export const htmlReader: DocumentReader & { readonly name: "HTML" } = {
  name: "HTML",
  extensions: [".html", ".htm", ".xhtml"],
  unit: "line",
  async *read(bytes) {
    const html = await decodeHtml(bytes);
    yield* htmlParts(html, lineCounter(html));
  },
};

/** The parts of a page, its main content only, if it marks that. */
export function* htmlParts(
  html: string,
  position: (index: number) => number,
): Generator<readonly DocumentPart[], void, undefined> {
  const parser = new HtmlParts(position);
  const zoned: ZonedPart[] = [];
  for (let start = 0; start < html.length; start += PARSED_AT_ONCE) {
    for (const part of parser.write(html.slice(start, start + PARSED_AT_ONCE))) zoned.push(part);
    yield [];
  }
  for (const part of parser.end()) zoned.push(part);
  if (parser.title !== "") yield [{ kind: "heading", level: 1, text: parser.title, at: 1 }];
  const parts = mainContent(zoned);
  if (parts.length === 0) throw new UnreadableError("it has no text");
  let batch: DocumentPart[] = [];
  for (const part of parts) {
    batch.push(part);
    if (part.kind !== "table" && batch.length < PARTS_AT_ONCE) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

function mainContent(zoned: readonly ZonedPart[]): readonly DocumentPart[] {
  const lengths = { main: 0, article: 0, page: 0 };
  for (const { part, zone } of zoned) lengths[zone] += lengthOf(part);
  const all = lengths.main + lengths.article + lengths.page;
  const zone = lengths.main > 0 ? "main" : "article";
  const isEnough = lengths[zone] > 0 && lengths[zone] >= all * MOSTLY;
  return zoned.filter((one) => !isEnough || one.zone === zone).map(({ part }) => part);
}

function lengthOf(part: DocumentPart): number {
  if (part.kind === "table") return part.rows.reduce((sum, row) => sum + row.text.length, 0);
  return part.kind === "text" ? part.text.length : 0;
}

/** Counts the lines as far as each index; the indexes asked for must not fall. */
function lineCounter(html: string): (index: number) => number {
  let line = 1;
  let counted = 0;
  return (index) => {
    for (let at = html.indexOf("\n", counted); at >= 0 && at < index; at = html.indexOf("\n", counted)) {
      line += 1;
      counted = at + 1;
    }
    return line;
  };
}

const META_CHARSET = /<meta[^>]{0,500}?\bcharset\s*=\s*["']?\s*([\w:-]{1,40})/i;
/** Browsers look this far. Bytes. */
const META_WITHIN = 4_096;

/** By its mark, as UTF-8 if it is, as its `<meta>` says, or as it looks. */
async function decodeHtml(bytes: Uint8Array): Promise<string> {
  const declared = META_CHARSET.exec(Buffer.from(bytes.subarray(0, META_WITHIN)).toString("latin1"))?.[1]?.toLowerCase();
  const isMarked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (declared !== undefined && !isMarked && !/^utf-?(?:8|16)/.test(declared)) {
    const isUtf8 = !declared.startsWith("iso-2022") && valid(bytes, "utf-8") !== undefined;
    const text = isUtf8 ? undefined : valid(bytes, declared);
    if (text !== undefined) return text;
  }
  const read = await decodeText(bytes);
  if ("reason" in read) throw new UnreadableError(read.reason, { remedy: read.remedy });
  return read.text;
}

/** Undefined if the bytes aren't valid in the encoding, or nobody knows it. */
function valid(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return decodeBytes(bytes, encoding, { fatal: true });
  } catch {
    return undefined;
  }
}
