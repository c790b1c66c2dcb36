import { parentPort } from "node:worker_threads";
import { ChatGLMError } from "../../../../errors.js";
import type { DocumentPart } from "../document-reader.js";
import { docxParts } from "../docx/docx-parts.js";
import { pdfParts } from "../pdf/pdf-parts.js";
import { UnreadableError } from "../unreadable-error.js";
import { limitArrays } from "./limit-arrays.js";
import type { FromReader, ThreadKind, ToReader } from "./reader-messages.js";

const readers: Readonly<Record<ThreadKind, (bytes: Uint8Array) => AsyncIterable<readonly DocumentPart[]>>> = {
  PDF: pdfParts,
  DOCX: docxParts,
};

limitArrays();
const say = (message: FromReader): void => parentPort?.postMessage(message);

parentPort?.on("message", async ({ kind, bytes }: ToReader) => {
  try {
    for await (const parts of readers[kind](bytes)) say({ type: "parts", parts });
    say({ type: "done" });
  } catch (error) {
    say(failure(error));
  }
});

function failure(error: unknown): FromReader {
  if (error instanceof UnreadableError) {
    return { type: "failed", reason: error.message, remedy: error.remedy, isMissingPackage: false };
  }
  if (error instanceof ChatGLMError && error.code === "MISSING_PACKAGE") {
    return { type: "failed", reason: error.message, remedy: error.remedy, isMissingPackage: true };
  }
  const reason =
    error instanceof RangeError ? "nested or packed too deeply" : error instanceof Error ? error.message : String(error);
  return { type: "failed", reason, remedy: undefined, isMissingPackage: false };
}
