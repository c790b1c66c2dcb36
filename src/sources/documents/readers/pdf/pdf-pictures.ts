import type { PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { z } from "zod";
import { openPdf } from "./open-pdf.js";
import { linesOf } from "./pdf-parts.js";

/** The picture that a page without text consists of. */
export interface PagePicture {
  /** From 1. */
  readonly page: number;
  readonly width: number;
  readonly height: number;
  /** Red, green, blue; row by row. */
  readonly pixels: Uint8Array;
}

const MOST_PAGES = 500;
/** Larger ones are left out; smaller ones are logos. Pixels. */
const MOST_PIXELS = 40_000_000;
const FEWEST_PIXELS = 40_000;
const MOST_OPERATORS = 100_000;

const imageSchema = z.object({
  width: z.int().positive(),
  height: z.int().positive(),
  kind: z.int(),
  data: z.custom<Uint8Array | Uint8ClampedArray>((data) => ArrayBuffer.isView(data)),
});

/** The largest picture of each page that has no text: scanned pages. What is drawn by lines alone has none. */
export async function* pdfPictures(bytes: Uint8Array): AsyncGenerator<PagePicture, void, undefined> {
  await using pdf = await openPdf(bytes);
  const { document, pdfjs } = pdf;
  for (let number = 1; number <= Math.min(document.numPages, MOST_PAGES); number += 1) {
    try {
      const page = await document.getPage(number);
      const picture = await pictureOf(page, number, pdfjs);
      page.cleanup();
      if (picture !== undefined) yield picture;
    } catch {
      // A damaged page is told by whoever reads the text.
    }
  }
}

async function pictureOf(
  page: PDFPageProxy,
  number: number,
  pdfjs: typeof import("pdfjs-dist/legacy/build/pdf.mjs"),
): Promise<PagePicture | undefined> {
  if ((await linesOf(page, (a, b) => pdfjs.Util.transform(a, b))).length > 0) return undefined;
  const { fnArray, argsArray } = await page.getOperatorList();
  let largest: PagePicture | undefined;
  for (const [index, operator] of fnArray.slice(0, MOST_OPERATORS).entries()) {
    if (operator !== pdfjs.OPS.paintImageXObject && operator !== pdfjs.OPS.paintInlineImageXObject) continue;
    const [given]: unknown[] = argsArray[index] ?? [];
    const image: unknown = typeof given === "string" ? await objectOf(page, given) : given;
    const parsed = imageSchema.safeParse(image);
    if (!parsed.success) continue;
    const { width, height, kind, data } = parsed.data;
    const size = width * height;
    if (size < FEWEST_PIXELS || size > MOST_PIXELS || size <= (largest?.width ?? 0) * (largest?.height ?? 0)) continue;
    const pixels = threeChannels(data, width, height, kind);
    if (pixels !== undefined) largest = { page: number, width, height, pixels };
  }
  return largest;
}

/** Images that pages share lie elsewhere. */
function objectOf(page: PDFPageProxy, name: string): Promise<unknown> {
  const store = name.startsWith("g_") ? page.commonObjs : page.objs;
  return new Promise((resolve) => store.get(name, resolve));
}

/** pdf.js's kinds: 1 has a bit for a pixel, 2 three bytes, 3 four. */
function threeChannels(
  data: Uint8Array | Uint8ClampedArray,
  width: number,
  height: number,
  kind: number,
): Uint8Array | undefined {
  const pixels = new Uint8Array(width * height * 3);
  const row = Math.ceil(width / 8);
  for (let y = 0, to = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, to += 3) {
      if (kind === 1) pixels.fill(((data[y * row + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1 ? 255 : 0, to, to + 3);
      else if (kind === 2 || kind === 3) {
        const from = (y * width + x) * (kind + 1);
        for (let channel = 0; channel < 3; channel += 1) pixels[to + channel] = data[from + channel] ?? 0;
      } else return undefined;
    }
  }
  return pixels;
}
