import { createHash } from "node:crypto";
import type { Picture } from "../../vision/picture/picture.js";
import type { VisionModel } from "../../vision/vision-model.js";
import type { DocumentPart, DocumentReader } from "../documents/readers/document-reader.js";
import type { PagePicture } from "../documents/readers/pdf/pdf-pictures.js";
import { ReaderThread } from "../documents/readers/thread/reader-thread.js";
import { UnreadableError } from "../documents/readers/unreadable-error.js";
import { pictureParts } from "./picture-reader.js";

/** What a {@link pdfReader} reads pages without text with. */
export interface PdfReaderOptions {
  readonly vision: VisionModel;
  /** What the model does: part of the index's fingerprint. Defaults to its name. */
  readonly version?: string | undefined;
}

const MOST_BYTES = 64 * 2 ** 20;

/**
 * Reads PDFs with scanned pages among documents: `new DocumentSource({ path, readers: [pdfReader({ vision })] })`. Pages with text are read as usual; of a
 * page without, its largest picture. Cited by page.
 */
export function pdfReader({ vision, version = vision.name }: PdfReaderOptions): DocumentReader {
  return {
    name: "PDF with pictures",
    version,
    extensions: [".pdf"],
    unit: "page",
    maxBytes: MOST_BYTES,
    async *read(bytes, document) {
      using thread = new ReaderThread();
      const text = thread.readers.find(({ name }) => name === "PDF");
      let unread: unknown;
      let found = false;
      const omissions: DocumentPart[] = [];
      try {
        const read: ReturnType<DocumentReader["read"]> = text?.read(bytes, document) ?? [];
        for await (const some of read) {
          const parts: readonly DocumentPart[] = some;
          yield parts.filter(({ kind }) => kind !== "omission");
          omissions.push(...parts.filter((part) => part.kind === "omission" && !/without text/.test(part.reason)));
          found ||= parts.length > 0;
        }
      } catch (error) {
        if (!(error instanceof UnreadableError && /no text/.test(error.message))) throw error;
        unread = error;
      }
      for await (const picture of thread.pictures(bytes, document)) {
        const findings = await vision.describe(asPicture(picture, document.name), { signal: document.signal });
        if (findings.length === 0) continue;
        found = true;
        yield [{ kind: "rule" }, ...pictureParts(findings, picture.page), { kind: "rule" }];
      }
      if (!found && unread !== undefined) throw unread;
      yield omissions;
    },
  };
}

function asPicture({ page, width, height, pixels }: PagePicture, name: string): Picture {
  const hash = createHash("sha256").update(pixels).digest("hex");
  return { name: `${name}, page ${page}`, hash, width, height, pixels, scale: 1 };
}
