import { createRequire } from "node:module";
import { dirname, join, sep } from "node:path";
import type { PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { loadPeer } from "../load-peer.js";
import { UnreadableError } from "../unreadable-error.js";

/** pdf.js, and a document that it opened; disposing ends it. */
export interface OpenPdf extends AsyncDisposable {
  readonly pdfjs: typeof import("pdfjs-dist/legacy/build/pdf.mjs");
  readonly document: PDFDocumentProxy;
}

/** @throws UnreadableError if it is damaged or protected; ChatGLMError MISSING_PACKAGE */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  // pdf.js takes it from a package for drawing, which its users may leave out; without any it can't be loaded. Text needs none.
  if (!Reflect.has(globalThis, "DOMMatrix")) Reflect.set(globalThis, "DOMMatrix", class {});
  const pdfjs = await loadPeer("pdfjs-dist@5.5", "PDF files", () => import("pdfjs-dist/legacy/build/pdf.mjs"));
  const folder = dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));
  const task = pdfjs.getDocument({
    data: bytes,
    // pdf.js takes folders for addresses, which end with a slash.
    cMapUrl: join(folder, "cmaps") + sep,
    cMapPacked: true,
    standardFontDataUrl: join(folder, "standard_fonts") + sep,
    isEvalSupported: false,
    isOffscreenCanvasSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
    verbosity: 0,
  });
  try {
    return { pdfjs, document: await task.promise, [Symbol.asyncDispose]: () => task.destroy() };
  } catch (error) {
    await task.destroy();
    throw unreadable(error);
  }
}

function unreadable(error: unknown): UnreadableError {
  const name = error instanceof Error ? error.name : "";
  if (name === "PasswordException") {
    return new UnreadableError("it is protected by a password", { remedy: "Save a copy without a password." });
  }
  return new UnreadableError("it is damaged", { remedy: "If the download broke off, fetch it again.", cause: error });
}
