import { ChatGLMError } from "../../errors.js";
import type { Json } from "../../fan-out/json.js";
import type { WebRequest } from "../fetching/fetch-bounded.js";
import type { HttpSettings } from "./http-options.js";

/** What is filled in. */
export interface AskedValues {
  readonly question: string;
  readonly terms: string;
  readonly limit: string;
  readonly language: string;
}

const PLACEHOLDER = /\{([A-Za-z][\w-]*)\}/g;
const ASKED: readonly (keyof AskedValues)[] = ["question", "terms", "limit", "language"];

/**
 * Fills in the request. What comes from the question is percent-encoded in the address and a string in the body, so that it can be nothing
 * else there. Undefined if it would change the address's path: a question that is nothing but dots. Pure.
 */
export function fillRequest(settings: HttpSettings, values: AskedValues): WebRequest | undefined {
  const { secrets, headers, body, url: template } = settings;
  const all: Readonly<Record<string, string>> = { ...values, ...secrets };
  const filled = (text: string, written: (value: string) => string): string =>
    text.replace(PLACEHOLDER, (whole, name: string) => (Object.hasOwn(all, name) ? written(all[name] ?? "") : whole));
  const url = new URL(filled(template, encodeURIComponent));
  // A segment of dots leads elsewhere, however it is encoded.
  const segments = (path: string): number => path.split("/").length;
  if (segments(url.pathname) !== segments(new URL(filled(template, () => "x")).pathname)) return undefined;
  return {
    url,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, filled(value, (one) => one)])),
    ...(body === undefined ? {} : { body: JSON.stringify(mapStrings(body, (text) => filled(text, (one) => one))) }),
    accept: "application/json, */*;q=0.1",
    place: placeOf(settings),
  };
}

/** The address as it was given, without its query: what errors and evidence may show. */
export function placeOf({ url }: Pick<HttpSettings, "url">): string {
  return url.replace(/\?.*$/s, "");
}

/**
 * Which placeholders the request has.
 *
 * @throws ChatGLMError INVALID_OPTION if one means nothing, or none takes the question.
 */
export function checkPlaceholders({ url, headers, body, secrets }: HttpSettings): ReadonlySet<string> {
  const used = new Set<string>();
  const check = (option: string, text: string, isAsked: boolean): void => {
    for (const [whole, name = ""] of text.matchAll(PLACEHOLDER)) {
      const isKnown = Object.hasOwn(secrets, name) || (isAsked && (ASKED as readonly string[]).includes(name));
      if (!isKnown) {
        const remedy = `Use ${ASKED.map((one) => `{${one}}`).join(", ")} or a name in \`secrets\`.`;
        throw new ChatGLMError("INVALID_OPTION", `${option}: ${whole} stands for nothing here.`, { remedy });
      }
      used.add(name);
    }
  };
  check("url", url, true);
  for (const value of Object.values(headers)) check("headers", value, false);
  for (const text of body === undefined ? [] : stringsIn(body)) check("body", text, true);
  if (!used.has("question") && !used.has("terms")) {
    throw new ChatGLMError("INVALID_OPTION", "url: neither it nor the body says where the question goes.", {
      remedy: "Write {question} or {terms} there.",
    });
  }
  return used;
}

/** The same JSON with other strings; names of fields stay. */
function mapStrings(value: Json, change: (text: string) => string): Json {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((one: Json) => mapStrings(one, change));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, mapStrings(inner as Json, change)]));
}

function stringsIn(value: Json): string[] {
  const strings: string[] = [];
  mapStrings(value, (text) => {
    strings.push(text);
    return text;
  });
  return strings;
}
