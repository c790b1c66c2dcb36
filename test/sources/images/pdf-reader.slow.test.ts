import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import sharp from "sharp";
import { afterAll, describe, expect, it } from "vitest";
import { DocumentSource } from "../../../src/sources/documents/document-source.js";
import { pdfReader } from "../../../src/sources/images/pdf-reader.js";
import { OcrModel } from "../../../src/vision/ocr/ocr-model.js";
import { temporaryFolder } from "../../support/temporary-folder.js";
import { pictureFile } from "../../vision/picture-folder.js";
import { pdfFile } from "../documents/files/pdf-file.js";

const ocr = new OcrModel();
afterAll(() => ocr[Symbol.asyncDispose]());

/** A page of text, and one that is a scan: a JPEG over the whole page. */
async function scannedPdf(): Promise<Buffer> {
  const { data, info } = await sharp(readFileSync(pictureFile("invoice-tea.png")))
    .flatten()
    .jpeg({ quality: 90 })
    .toBuffer({ resolveWithObject: true });
  const stream = (dictionary: string, bytes: Uint8Array): Buffer =>
    Buffer.concat([Buffer.from(`<< ${dictionary} /Length ${bytes.length} >>\nstream\n`), bytes, Buffer.from("\nendstream")]);
  const page = (contents: number): string =>
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents ${contents} 0 R /Resources << /Font << /F1 7 0 R >> /XObject << /Im0 8 0 R >> >> >>`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Count 2 /Kids [3 0 R 4 0 R] >>",
    page(5),
    page(6),
    stream("", Buffer.from("BT /F1 12 Tf 50 700 Td (The lighthouse was built in 1921 by a keeper.) Tj ET")),
    stream("", Buffer.from("q 600 0 0 800 0 0 cm /Im0 Do Q")),
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    stream(
      `/Type /XObject /Subtype /Image /Width ${info.width} /Height ${info.height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode`,
      data,
    ),
  ];
  const pieces = [Buffer.from("%PDF-1.4\n")];
  const places: number[] = [];
  for (const [index, object] of objects.entries()) {
    places.push(Buffer.concat(pieces).length);
    pieces.push(Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object), Buffer.from("\nendobj\n"));
  }
  const at = Buffer.concat(pieces).length;
  const rows = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  pieces.push(
    Buffer.from(
      `xref\n0 ${places.length + 1}\n0000000000 65535 f \n${rows}trailer << /Size ${places.length + 1} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF`,
    ),
  );
  return Buffer.concat(pieces);
}

describe("a PDF with scanned pages", () => {
  it("is read by its text where it has some, and by its pictures where it has none", async () => {
    const folder = await temporaryFolder();
    writeFileSync(path.join(folder, "mixed.pdf"), await scannedPdf());
    const plain = new DocumentSource({ path: folder, indexFolder: false });
    expect(await plain.find("发票号码", { limit: 1 })).toEqual([]);
    expect(plain.skipped[0]?.reason).toContain("page 2 without text");
    await using source = new DocumentSource({ path: folder, indexFolder: false, readers: [pdfReader({ vision: ocr })] });
    const [number] = await source.find("发票号码", { limit: 1 });
    expect(number).toMatchObject({ location: "mixed.pdf, page 2" });
    expect(number?.text).toContain("2026-1128-0457");
    const [built] = await source.find("When was the lighthouse built?", { limit: 1 });
    expect(built).toMatchObject({ location: "mixed.pdf, page 1" });
    expect(source.skipped).toEqual([]);
  });

  it("without text and pictures is left out with the reason", async () => {
    const folder = await temporaryFolder();
    writeFileSync(path.join(folder, "empty.pdf"), pdfFile([[], []]));
    await using source = new DocumentSource({ path: folder, indexFolder: false, readers: [pdfReader({ vision: ocr })] });
    expect(await source.find("anything", { limit: 1 })).toEqual([]);
    expect(source.skipped[0]?.reason).toContain("no text");
  });
});
