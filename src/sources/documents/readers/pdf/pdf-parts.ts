import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { DocumentPart } from "../document-reader.js";
import { UnreadableError } from "../unreadable-error.js";
import { openPdf } from "./open-pdf.js";
import { type PageLine, readingOrder, type TextRun } from "./page-lines.js";
import { type Page, pageParts } from "./page-parts.js";

const MOST_PAGES = 2_000;
const MOST_CHARACTERS = 2 ** 23;
const MOST_RUNS_ON_PAGE = 100_000;
const OCR = "Read its pages with a vision model (pdfReader), or run OCR on it first, for example with ocrmypdf.";
/** What fonts without a table of their letters give. */
const NO_LETTER = /[\ufffd\p{Co}]|(?!\s)\p{Cc}/gu;

/** The text of a PDF with the page of each part. */
export async function* pdfParts(bytes: Uint8Array): AsyncGenerator<readonly DocumentPart[], void, undefined> {
  await using pdf = await openPdf(bytes);
  const { document, pdfjs } = pdf;
  yield* documentParts(document, (page) => linesOf(page, (a, b) => pdfjs.Util.transform(a, b)));
}

async function* documentParts(
  document: PDFDocumentProxy,
  linesOn: (page: PDFPageProxy) => Promise<readonly PageLine[]>,
): AsyncGenerator<readonly DocumentPart[], void, undefined> {
  const pages: Page[] = [];
  const empty: number[] = [];
  const damaged: number[] = [];
  const count = Math.min(document.numPages, MOST_PAGES);
  let left = MOST_CHARACTERS;
  let number = 1;
  for (; number <= count && left > 0; number += 1) {
    try {
      const page = await document.getPage(number);
      const lines = await linesOn(page);
      page.cleanup();
      left -= lines.reduce((sum, line) => sum + line.text.length, 0);
      if (lines.length > 0) pages.push({ number, lines });
      else empty.push(number);
    } catch {
      damaged.push(number);
    }
    yield [];
  }
  if (pages.length === 0) {
    if (damaged.length > 0) throw new UnreadableError("it is damaged");
    throw new UnreadableError("it has no text: its pages are pictures or empty", { remedy: OCR });
  }
  yield pageParts(pages);
  const omissions: string[] = [];
  if (empty.length > 0) omissions.push(`${listed(empty)} without text: pictures or empty`);
  if (damaged.length > 0) omissions.push(`${listed(damaged)} can't be read`);
  if (number <= document.numPages) omissions.push(`pages after ${number - 1}: too many`);
  yield omissions.map((reason): DocumentPart => ({ kind: "omission", reason }));
}

/** A page's text layer in reading order; none where its fonts don't tell their letters. */
export async function linesOf(
  page: PDFPageProxy,
  transform: (a: number[], b: number[]) => number[],
): Promise<readonly PageLine[]> {
  const { items } = await page.getTextContent();
  const { transform: view } = page.getViewport({ scale: 1 });
  const upright: TextRun[] = [];
  const turned: TextRun[] = [];
  for (const item of items.slice(0, MOST_RUNS_ON_PAGE)) {
    if (!("str" in item)) continue;
    const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = transform(view, item.transform);
    const run = { text: item.str, x, y, width: item.width, size: Math.hypot(c, d) };
    if (![x, y, run.width, run.size].every(Number.isFinite)) continue;
    if (Math.abs(b) <= Math.abs(a)) upright.push(run);
    // Turned by a quarter: what runs along the margin, read along its own line.
    else turned.push({ ...run, x: b > 0 ? y : -y, y: b > 0 ? -x : x });
  }
  const lines = [...readingOrder(upright), ...readingOrder(turned).map((line) => ({ ...line, column: line.column + 1_000 }))];
  const text = lines.map((line) => line.text).join("");
  return (text.match(NO_LETTER)?.length ?? 0) > text.length / 2 ? [] : lines;
}

function listed(pages: readonly number[]): string {
  const shown = pages.slice(0, 10).join(", ");
  return `${pages.length === 1 ? "page" : "pages"} ${shown}${pages.length > 10 ? ` and ${pages.length - 10} more` : ""}`;
}
