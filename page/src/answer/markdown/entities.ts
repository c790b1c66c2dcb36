/** Characters that are written by name. All 2,231 names of HTML would be a seventh of the page. */
const named: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
  copy: "©",
  reg: "®",
  deg: "°",
  plusmn: "±",
  middot: "·",
  times: "×",
  divide: "÷",
  ndash: "–",
  mdash: "—",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
  hellip: "…",
  bull: "•",
  larr: "←",
  rarr: "→",
  le: "≤",
  ge: "≥",
  ne: "≠",
  yen: "¥",
  euro: "€",
};

/** Stands in for the function of this name in the package `entities`. @param text one reference, such as `&amp;` or `&#39;` */
export function decodeHTMLStrict(text: string): string {
  const [, hexadecimal, decimal, name] = /^&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));$/i.exec(text) ?? [];
  if (name !== undefined) return (Object.hasOwn(named, name) ? named[name] : undefined) ?? text;
  const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : text;
}
