import type { ContentBlock, EmbeddedResource } from "@modelcontextprotocol/sdk/types.js";

/** Something that a server gave, as a document. */
export interface GivenDocument {
  readonly bytes: Uint8Array;
  /** A file name's ending that stands for its kind. */
  readonly ending: string;
  /** Where it can be checked; undefined for a tool's own words. */
  readonly uri: string | undefined;
  readonly title: string | undefined;
}

/** What a media type would be called as a file. */
const ENDINGS: Readonly<Record<string, string>> = {
  "text/markdown": ".md",
  "text/plain": ".txt",
  "text/html": ".html",
  "text/csv": ".csv",
  "text/tab-separated-values": ".tsv",
  "application/json": ".json",
  "application/pdf": ".pdf",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
};

/** Whether anything here can be read of that type; undefined is tried. */
export function isReadableType(mediaType: string | undefined): boolean {
  return mediaType === undefined || !/^(?:image|audio|video|font|model)\//i.test(mediaType);
}

/** The ending of a media type, else of a URI's path, else that of Markdown, which plain text is as well. */
function endingOf(mediaType: string | undefined, uri: string | undefined): string {
  const known = ENDINGS[(mediaType ?? "").split(";")[0]?.trim().toLowerCase() ?? ""];
  return known ?? /\.(?:md|markdown|txt|html?|csv|tsv|jsonl?|ndjson|pdf|docx)$/i.exec(uri ?? "")?.[0].toLowerCase() ?? ".md";
}

/** A resource's content. */
export function resourceDocument(
  { uri, mimeType, ...content }: EmbeddedResource["resource"],
  title: string | undefined,
): GivenDocument {
  const bytes = "text" in content ? Buffer.from(content.text) : Buffer.from(content.blob, "base64");
  return { bytes, ending: endingOf(mimeType, uri), uri, title };
}

/**
 * What a tool said: its texts, the resources that it gave, what it says of those that it only names; where it has no text, its structured
 * output. Pictures and sound are left out. Pure.
 */
export function toolDocuments(content: readonly ContentBlock[], structured: unknown, title: string): GivenDocument[] {
  const documents = content.flatMap((block): GivenDocument[] => {
    if (block.type === "text") return [textDocument(block.text, title)];
    if (block.type === "resource" && isReadableType(block.resource.mimeType)) return [resourceDocument(block.resource, title)];
    if (block.type === "resource_link") {
      const text = [block.title ?? block.name, block.description ?? ""].filter((part) => part !== "").join(": ");
      return [{ bytes: Buffer.from(text), ending: ".txt", uri: block.uri, title }];
    }
    return [];
  });
  const hasText = documents.some(({ bytes }) => bytes.length > 0);
  return hasText || structured === undefined ? documents : [textDocument(JSON.stringify(structured), title)];
}

function textDocument(text: string, title: string): GivenDocument {
  return { bytes: Buffer.from(text), ending: isJson(text) ? ".json" : ".md", uri: undefined, title };
}

function isJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
