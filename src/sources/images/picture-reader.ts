import { decodePicture } from "../../vision/picture/decode-picture.js";
import { type PictureBounds, pictureBounds } from "../../vision/picture/picture-bounds.js";
import type { Finding, VisionModel } from "../../vision/vision-model.js";
import type { DocumentPart, DocumentReader } from "../documents/readers/document-reader.js";
import { tableParts } from "../documents/readers/pipe-table.js";
import { UnreadableError } from "../documents/readers/unreadable-error.js";

/** What a {@link pictureReader} reads with. */
export interface PictureReaderOptions {
  readonly vision: VisionModel;
  /** What the model does: part of the index's fingerprint, which is read before the model is. Defaults to its name. */
  readonly version?: string | undefined;
  /** How large pictures may be. */
  readonly bounds?: Partial<PictureBounds> | undefined;
}

const EXTENSIONS = [".png", ".jpg", ".jpeg", ".webp", ".gif"];

/**
 * Reads pictures among documents: `new DocumentSource({ path, readers: [pictureReader({ vision })] })`. Lines are cited as
 * `photo.png, line 3`.
 */
export function pictureReader({ vision, version = vision.name, bounds }: PictureReaderOptions): DocumentReader {
  const checked = pictureBounds(bounds);
  return {
    name: "picture",
    version,
    extensions: EXTENSIONS,
    unit: "text line",
    maxBytes: checked.maxBytes,
    async *read(bytes, { name, signal }) {
      const picture = await decodePicture(name, bytes, checked, signal);
      const findings = await vision.describe(picture, { signal });
      if (findings.length === 0) throw new UnreadableError("nothing can be read in it");
      yield pictureParts(findings);
    },
  };
}

/**
 * Findings as a document's parts: columns of text and tables in passages of their own. Pure.
 *
 * @param at where all of them stand, such as a page. Defaults to the number of their line
 */
export function pictureParts(findings: readonly Finding[], at?: number | undefined): readonly DocumentPart[] {
  const parts: DocumentPart[] = [];
  for (let index = 0; index < findings.length; index += 1) {
    const finding = findings[index];
    if (finding === undefined) continue;
    const { table, text, column } = finding;
    const before = findings[index - 1];
    if (table === undefined) {
      const goesOn = before !== undefined && before.table === undefined && before.column === column;
      if (before !== undefined && !goesOn) parts.push({ kind: "rule" });
      parts.push({ kind: "text", text, at: at ?? index + 1 });
      continue;
    }
    if (before !== undefined) parts.push({ kind: "rule" });
    const rows = findings.filter((one) => one.table?.number === table.number);
    const [header, ...body] = rows.map((row, place) => ({ cells: row.table?.cells ?? [], at: at ?? index + 1 + place }));
    if (header !== undefined) parts.push(...tableParts(header, body));
    index += rows.length - 1;
  }
  return parts;
}
