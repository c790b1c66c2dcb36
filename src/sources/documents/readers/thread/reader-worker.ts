import { parentPort } from "node:worker_threads";
import { ChatGLMError } from "../../../../errors.js";
import { csvReader } from "../csv-reader.js";
import type { DocumentReader } from "../document-reader.js";
import { docxParts } from "../docx/docx-parts.js";
import { htmlReader } from "../html/html-reader.js";
import { jsonLinesReader, jsonReader } from "../json-reader.js";
import { pdfParts } from "../pdf/pdf-parts.js";
import { pdfPictures } from "../pdf/pdf-pictures.js";
import { reasonOf, UnreadableError } from "../unreadable-error.js";
import { limitArrays } from "./limit-arrays.js";
import type { FromReader, ThreadKind, ToReader } from "./reader-messages.js";

const readers: Readonly<Record<ThreadKind, DocumentReader["read"]>> = {
  PDF: pdfParts,
  DOCX: docxParts,
  HTML: htmlReader.read,
  CSV: csvReader.read,
  JSON: jsonReader.read,
  "JSON lines": jsonLinesReader.read,
};
/** What stops a file's reading is the end of this thread. */
const { signal } = new AbortController();

limitArrays();
const say = (message: FromReader): void => parentPort?.postMessage(message);

parentPort?.on("message", async ({ kind, bytes, name }: ToReader) => {
  try {
    if (kind === "PDF pictures") {
      for await (const picture of pdfPictures(bytes)) say({ type: "picture", picture });
    } else for await (const parts of readers[kind](bytes, { name, signal })) say({ type: "parts", parts });
    say({ type: "done" });
  } catch (error) {
    say(failure(error));
  }
});

function failure(error: unknown): FromReader {
  if (error instanceof UnreadableError) {
    return { type: "failed", reason: error.message, remedy: error.remedy, isText: error.isText, isMissingPackage: false };
  }
  if (error instanceof ChatGLMError && error.code === "MISSING_PACKAGE") {
    return { type: "failed", reason: reasonOf(error), remedy: error.remedy, isText: false, isMissingPackage: true };
  }
  const reason =
    error instanceof RangeError ? "nested or packed too deeply" : error instanceof Error ? error.message : String(error);
  return { type: "failed", reason, remedy: undefined, isText: false, isMissingPackage: false };
}
