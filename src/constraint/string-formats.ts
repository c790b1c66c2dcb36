/**
 * What is written for a `format`: a part of each format's language that every common validator takes (RFC 3339, 3986, 4122, 4291,
 * 5321, …), so that the text validates wherever it is checked. As patterns over the whole text.
 */
const label = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,28}[A-Za-z0-9])?";
const plainLabel = "[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*";
const topLevel = "[A-Za-z]{2,24}";
const email = `[A-Za-z0-9_+-]+(?:\\.[A-Za-z0-9_+-]+)*@(?:${plainLabel}\\.)+${topLevel}`;

const leapYear = "(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)";
const monthAndDay =
  "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8]))";
const year = "(?:[1-9]\\d{3}|0[1-9]\\d\\d|00[1-9]\\d|000[1-9])";
const date = `(?:${year}-${monthAndDay}|${leapYear}-02-29)`;
const clock = "(?:[01]\\d|2[0-3]):[0-5]\\d";
const time = `${clock}:[0-5]\\d(?:\\.\\d{1,9})?(?:Z|[+-]${clock})`;
const span = "\\d{1,9}";
const hours = `(?:${span}H(?:${span}M)?(?:${span}S)?|${span}M(?:${span}S)?|${span}S)`;
const days = `(?:${span}Y(?:${span}M)?(?:${span}D)?|${span}M(?:${span}D)?|${span}D)`;

const byte = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
const ipv4 = `(?:${byte}\\.){3}${byte}`;
const group = "[0-9A-Fa-f]{1,4}";
const shortened = Array.from({ length: 6 }, (_, after) => `(?:${group}:){1,${6 - after}}(?::${group}){1,${after + 1}}`);
const ipv6 = [`(?:${group}:){7}${group}`, `(?:${group}:){1,7}:`, ...shortened, `:(?::${group}){1,7}`, "::"].join("|");

const character = "(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})";
const port = "(?::(?:[1-9]\\d{1,3}|[1-5]\\d{4}))?";
const tail = `(?:\\?(?:${character}|[/?])*)?(?:#(?:${character}|[/?])*)?`;
const host = `(?:(?:${plainLabel}\\.)*[A-Za-z]+(?:-[A-Za-z0-9]+)*|${ipv4})`;
const web = `(?:https?|ftp)://(?:${plainLabel}\\.)+${topLevel}${port}(?:(?:/${character}*)+${tail})?`;
const uri = `(?:(?:https?|ftp|wss?)://${host}${port}(?:/${character}*)*${tail}|mailto:${email}|urn:[a-z0-9][a-z0-9-]{1,30}:${character}+)`;
const hex = "[0-9A-Fa-f]";
const base64 = "(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?";

const formats: ReadonlyMap<string, string> = new Map([
  ["date", date],
  ["time", time],
  ["date-time", `${date}T${time}`],
  ["duration", `P(?:${span}W|${days}(?:T${hours})?|T${hours})`],
  ["email", email],
  ["idn-email", email],
  ["hostname", `${label}(?:\\.${label}){0,7}`],
  ["idn-hostname", `${label}(?:\\.${label}){0,7}`],
  ["ipv4", ipv4],
  ["ipv6", ipv6],
  ["uri", uri],
  ["iri", uri],
  ["uri-reference", uri],
  ["iri-reference", uri],
  ["url", web],
  ["uuid", `${hex}{8}-${hex}{4}-[1-8]${hex}{3}-[89abAB]${hex}{3}-${hex}{12}`],
  ["json-pointer", "(?:/(?:[^~/]|~[01])*)*"],
  ["byte", base64],
  ["base64", base64],
  ["base64url", "(?:[A-Za-z0-9_-]{4})*(?:[A-Za-z0-9_-]{2,3})?"],
]);

/** The pattern of a format's texts, or undefined for a format that is not known. */
export function formatPattern(format: string): string | undefined {
  const inner = formats.get(format);
  return inner === undefined ? undefined : `^(?:${inner})$`;
}

export const formatNames: readonly string[] = [...formats.keys()];

/** Formats that say how a text is shown, not what it is. */
export const shownFormats: ReadonlySet<string> = new Set([
  "password",
  "multiline",
  "textarea",
  "markdown",
  "html",
  "text",
  "string",
]);
