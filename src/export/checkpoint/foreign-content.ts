import { shortened } from "./shortened.js";

/** What a file is instead of what its name says, and what helps. */
export interface ForeignContent {
  readonly what: string;
  readonly remedy: string;
}

/** Bytes that tell. A Git LFS pointer has at most 1024. */
export const tellingBytes = 1024;

/** Fewer bytes may be the beginning of anything. */
const fewestOfText = 8;
const fetchAgain = "Fetch this file again; a download of a restricted model needs a token.";

/**
 * What a download or a clone left in a file's place: a Git LFS pointer, a web page. Undefined for anything else.
 * @param start the file's first bytes, up to {@link tellingBytes}
 */
export function foreignContent(start: Uint8Array): ForeignContent | undefined {
  const text = Buffer.from(start).toString("latin1");
  if (text.startsWith("version https://git-lfs.github.com/spec/")) {
    return { what: "it is a Git LFS pointer, not the file itself", remedy: "Run git lfs pull in the checkpoint's folder." };
  }
  if (/^(?:ï»¿)?\s*<(?:!doctype|html|head|body|\?xml|error|!--)/i.test(text)) {
    return { what: "it is a web page or an error message (HTML), not the file itself", remedy: fetchAgain };
  }
  return undefined;
}

/** The same for a file of weights, which is neither empty nor text: a server's answer in JSON or words is told as well. */
export function foreignWeights(start: Uint8Array): ForeignContent | undefined {
  if (start.length === 0)
    return { what: "it is empty", remedy: "The download broke off before it began: fetch this file again." };
  const known = foreignContent(start);
  if (known !== undefined || start.length < fewestOfText || !start.every(isTextByte)) return known;
  const text = new TextDecoder().decode(start).trim();
  const kind = /^[[{]/.test(text) ? "JSON" : "text";
  return { what: `it is ${kind}, not weights: it begins with ${shortened(text)}`, remedy: fetchAgain };
}

function isTextByte(byte: number): boolean {
  return byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d;
}
