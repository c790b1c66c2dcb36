import type { DocumentReader } from "./document-reader.js";
import type { ThreadKind } from "./thread/reader-messages.js";

/** Endings that are read unless the options say otherwise. */
export const BUILT_IN_EXTENSIONS: readonly string[] = [
  ".md",
  ".markdown",
  ".txt",
  ".html",
  ".htm",
  ".xhtml",
  ".pdf",
  ".docx",
  ".csv",
  ".tsv",
  ".tab",
  ".json",
  ".geojson",
  ".jsonl",
  ".ndjson",
];

/** Readers that can run in the caller's thread. Their libraries are loaded only where such a file is. */
export async function builtInReader(extension: string): Promise<(DocumentReader & { readonly name: ThreadKind }) | undefined> {
  switch (extension) {
    case ".html":
    case ".htm":
    case ".xhtml":
      return (await import("./html/html-reader.js")).htmlReader;
    case ".csv":
    case ".tsv":
    case ".tab":
      return (await import("./csv-reader.js")).csvReader;
    case ".json":
    case ".geojson":
      return (await import("./json-reader.js")).jsonReader;
    case ".jsonl":
    case ".ndjson":
      return (await import("./json-reader.js")).jsonLinesReader;
    default:
      return undefined;
  }
}
