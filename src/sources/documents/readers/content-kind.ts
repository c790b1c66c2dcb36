/** What a file is by its content: read by a reader of that name, or by none. Undefined for text and what nobody knows. */
export type ContentKind =
  | { readonly reader: "PDF" | "DOCX" | "HTML" }
  | { readonly unread: string; readonly remedy?: string | undefined };

const SAVE_AS_DOCX = "Save it as DOCX or PDF.";
const SAVE_AS_CSV = "Save its sheets as CSV.";

const PICTURE: ContentKind = { unread: "a picture", remedy: "Run OCR on it first." };
const ARCHIVE: ContentKind = { unread: "an archive", remedy: "Unpack it." };
/** First bytes in Latin-1, and what begins with them. */
const BEGINNINGS: readonly (readonly [beginnings: readonly string[], kind: ContentKind])[] = [
  [["{\\rtf"], { unread: "RTF", remedy: SAVE_AS_DOCX }],
  [["\x89PNG", "\xff\xd8\xff", "GIF87a", "GIF89a", "II*\0", "MM\0*"], PICTURE],
  [["\x1f\x8b", "7z\xbc\xaf", "Rar!\x1a\x07", "BZh91AY", "\xfd7zXZ", "\x28\xb5\x2f\xfd"], ARCHIVE],
  [["SQLite format 3\0"], { unread: "a SQLite database" }],
  [["PAR1"], { unread: "a Parquet file" }],
];
const HTML = /^\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:!doctype\s+html|html)[\s>]/i;
/** What this library wrote of earlier answers: evidence of nothing. */
const KEPT_TALK = /^\s*\{\s*"session":\s*"langchain-chatglm"/;
const TRACE = /<meta name="generator" content="langchain-chatglm">/;
/** Where a PDF's mark may stand. */
const PDF_WITHIN = 1_024;
const SEEN = 4_096;

/** Looks at magic numbers, and at the names in a zip's directory. Pure. */
export function contentKind(bytes: Uint8Array): ContentKind | undefined {
  const start = latin1(bytes.subarray(0, SEEN));
  const mark = start.slice(0, PDF_WITHIN).indexOf("%PDF-");
  // Text that speaks of PDFs has words before the mark.
  if (mark === 0 || (mark > 0 && !/^[\s\x20-\x7e]*[a-z]{3}/i.test(start.slice(0, mark)))) return { reader: "PDF" };
  if (start.startsWith("PK\x03\x04") || start.startsWith("PK\x05\x06")) return zipKind(bytes);
  if (start.startsWith("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) return oleKind(bytes);
  const begun = BEGINNINGS.find(([beginnings]) => beginnings.some((beginning) => start.startsWith(beginning)));
  if (begun !== undefined) return begun[1];
  if (KEPT_TALK.test(start)) return { unread: "a conversation that chat kept" };
  if (HTML.test(start) && TRACE.test(start)) return { unread: "a page that tells of an answer" };
  const isUtf16 = start.startsWith("\xff\xfe") || start.startsWith("\xfe\xff");
  return HTML.test(isUtf16 ? start.slice(2).replaceAll("\0", "") : start.replace(/^\xef\xbb\xbf/, ""))
    ? { reader: "HTML" }
    : undefined;
}

function zipKind(bytes: Uint8Array): ContentKind {
  const has = (name: string): boolean => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(name);
  if (has("word/document")) return { reader: "DOCX" };
  if (has("xl/workbook")) return { unread: "an Excel workbook", remedy: SAVE_AS_CSV };
  if (has("ppt/presentation")) return { unread: "a PowerPoint presentation", remedy: "Save it as PDF." };
  if (has("opendocument.text")) return { unread: "an OpenDocument text", remedy: SAVE_AS_DOCX };
  if (has("opendocument.spreadsheet")) return { unread: "an OpenDocument spreadsheet", remedy: SAVE_AS_CSV };
  if (has("application/epub+zip")) return { unread: "an EPUB book", remedy: "Unpack it and name the folder of its HTML files." };
  return ARCHIVE;
}

/** Microsoft's container for Office files until 2003, and for protected ones since. Its names are UTF-16. */
function oleKind(bytes: Uint8Array): ContentKind {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const has = (name: string): boolean => file.includes(Buffer.from(name, "utf16le"));
  if (has("EncryptedPackage")) return { unread: "protected by a password", remedy: "Save a copy without a password." };
  if (has("WordDocument")) return { unread: "a Word document of before 2007", remedy: SAVE_AS_DOCX };
  if (has("Workbook")) return { unread: "an Excel workbook of before 2007", remedy: SAVE_AS_CSV };
  return { unread: "an Office file of before 2007", remedy: SAVE_AS_DOCX };
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}
