import jsonpointer from "jsonpointer";
import { ChatGLMError } from "../../errors.js";
import { htmlParts } from "../documents/readers/html/html-reader.js";
import type { HttpSettings } from "./http-options.js";

/** One result of a search. */
export interface WebResult {
  /** Plain; empty if the result has none. */
  readonly text: string;
  readonly title: string | undefined;
  /** An http or https address, if the result has one. */
  readonly link: URL | undefined;
  /** Where it stands in the answer: a JSON pointer. */
  readonly at: string;
}

const MOST_RESULTS = 100;
const LONGEST_TEXT = 20_000;
const LONGEST_TITLE = 300;
const LONGEST_LINK = 2_048;
const DEEPEST = 4;

/**
 * The results in an answer, in its order.
 *
 * @param base what links are relative to
 * @throws ChatGLMError DOCUMENT_INVALID if the answer has nothing where the results should be.
 */
export function readResults(answer: unknown, settings: HttpSettings, base: URL, place: string): WebResult[] {
  const { items, text, title, link } = settings;
  const found = at(answer, items);
  if (typeof found !== "object" || found === null) {
    throw new ChatGLMError("DOCUMENT_INVALID", `${place} answered without a list at "${items}".`, {
      remedy: "Point `items` to the list of results.",
    });
  }
  const entries = Object.entries(found).slice(0, MOST_RESULTS);
  return entries.map(([key, item]: [string, unknown]) => ({
    text: text
      .map((pointer) => plainText(at(item, pointer)))
      .filter((one) => one !== "")
      .join("\n")
      .slice(0, LONGEST_TEXT),
    title: title === undefined ? undefined : plainText(at(item, title)).replace(/\s+/g, " ").slice(0, LONGEST_TITLE) || undefined,
    link: link === undefined ? undefined : linkOf(item, link, base),
    at: `${items}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`,
  }));
}

/** What stands there; undefined if nothing does. */
function at(value: unknown, pointer: string): unknown {
  if (pointer === "") return value;
  if (typeof value !== "object" || value === null) return undefined;
  const found: unknown = jsonpointer.get(value, pointer);
  // Objects also have what nobody wrote into them.
  return typeof found === "function" ? undefined : found;
}

/** Strings and numbers, and lists of them; markup and entities become plain text. */
function plainText(value: unknown, depth = 0): string {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (Array.isArray(value) && depth < DEEPEST) {
    return value
      .slice(0, MOST_RESULTS)
      .map((one: unknown) => plainText(one, depth + 1))
      .filter((one) => one !== "")
      .join("\n");
  }
  if (typeof value !== "string") return "";
  const text = value.slice(0, LONGEST_TEXT).trim();
  return /<\/?[a-z][^<>]*>|&(?:[a-z]+|#\d+|#x[\da-f]+);/i.test(text) ? withoutMarkup(text) : text;
}

function withoutMarkup(html: string): string {
  try {
    // A block of its own, so that a text of nothing but inline elements stays one line.
    const parts = [...htmlParts(`<p>${html}</p>`, () => 1)].flat();
    return parts
      .flatMap((part) => ("text" in part ? [part.text] : []))
      .join("\n")
      .trim();
  } catch {
    return ""; // nothing but markup
  }
}

const POINTER_IN_BRACES = /\{((?:\/[^{}]*)?)\}/g;

function linkOf(item: unknown, link: string, base: URL): URL | undefined {
  const isPointer = link === "" || link.startsWith("/");
  const written = isPointer
    ? at(item, link)
    : link.replace(POINTER_IN_BRACES, (_, pointer: string) =>
        encodeURIComponent(plainText(at(item, pointer)).replace(/\p{Cs}/gu, "")),
      );
  if (typeof written !== "string" || written === "" || written.length > LONGEST_LINK || !URL.canParse(written, base.href))
    return undefined;
  const url = new URL(written, base);
  if (!/^https?:$/.test(url.protocol)) return undefined;
  url.username = "";
  url.password = "";
  url.hash = "";
  return url;
}
