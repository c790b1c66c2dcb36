import type { DocumentReader } from "../sources/documents/readers/document-reader.js";
import { pdfReader } from "../sources/images/pdf-reader.js";
import { pictureReader } from "../sources/images/picture-reader.js";
import { ocrFiles } from "../vision/ocr/ocr-files.js";
import { OcrModel } from "../vision/ocr/ocr-model.js";
import { loadSharp } from "../vision/picture/load-sharp.js";
import type { PlacedSource } from "./sources/source-description.js";

/** What options and configuration say about pictures. */
interface OcrChoice {
  readonly ocr?: string | undefined;
  readonly images?: readonly string[] | undefined;
  /** Pictures that the question is about. */
  readonly image?: readonly string[] | undefined;
  readonly configured?: readonly PlacedSource[] | undefined;
  /** Pictures may come later: they are read if what that takes is installed. */
  readonly seesIfInstalled?: boolean | undefined;
}

/** The model is looked for at once: what is missing is said before anything is read. */
export async function chosenOcr({ ocr: folder, images, image, configured = [], seesIfInstalled = false }: OcrChoice): Promise<{
  readonly ocr: OcrModel | undefined;
  readonly readers: readonly DocumentReader[] | undefined;
}> {
  const asks = images !== undefined || image !== undefined || configured.some(({ source }) => source.kind === "pictures");
  if (folder === undefined && !asks) {
    const sees = seesIfInstalled && (await canSee());
    return { ocr: sees ? new OcrModel() : undefined, readers: undefined };
  }
  const ocr = new OcrModel({ model: folder });
  const reading = { vision: ocr, version: await ocr.identity() };
  return { ocr, readers: [pictureReader(reading), pdfReader(reading)] };
}

/** Whether what decodes pictures and what reads them are installed. */
async function canSee(): Promise<boolean> {
  try {
    await Promise.all([loadSharp(), ocrFiles(undefined)]);
    return true;
  } catch {
    return false;
  }
}
