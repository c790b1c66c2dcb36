import { foldName } from "../fold-name.js";
import type { GraphLiteral } from "../knowledge-graph.js";
import { clockTime } from "./clock-time.js";

/** A number with its dimension, or a span of time: what literals and questions are compared by. */
export type Quantity =
  | {
      readonly kind: "number";
      readonly value: number /** Canonical unit of its dimension; "" for a bare number. */;
      readonly unit: string;
    }
  /** From the first to the last day that it can mean, as day numbers since 1970 of the Gregorian calendar. */
  | { readonly kind: "date"; readonly from: number; readonly to: number };

/** Units by dimension, in terms of the dimension's first. */
const UNITS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  m: {
    "m|metre|meter|米|公尺": 1,
    "km|kilometre|kilometer|公里|千米": 1000,
    "cm|centimetre|centimeter|厘米|公分": 0.01,
    "mm|millimetre|millimeter|毫米": 0.001,
    "mi|mile|英里": 1609.344,
    "ft|foot|feet|英尺": 0.3048,
    "in|inch|inches|英寸": 0.0254,
    "里|华里|市里": 500,
    "yd|yard|码": 0.9144,
    丈: 10 / 3,
    尺: 1 / 3,
  },
  kg: {
    "kg|kilogram|kilogramme|kilo|公斤|千克": 1,
    "g|gram|gramme|克": 0.001,
    "mg|毫克": 1e-6,
    "t|tonne|ton|吨|公吨": 1000,
    "lb|lbs|pound|磅": 0.45359237,
    斤: 0.5,
  },
  "m²": {
    "m²|m2|sq m|square metre|square meter|平方米": 1,
    "km²|km2|sq km|square kilometre|square kilometer|平方公里|平方千米": 1e6,
    "ha|hectare|公顷": 1e4,
    "acre|英亩": 4046.8564224,
    "sq mi|square mile|平方英里": 2589988.110336,
    亩: 2000 / 3,
  },
  s: {
    "s|sec|second|秒": 1,
    "min|minute|分钟|分": 60,
    "h|hr|hour|小时|个小时": 3600,
    "day|天|日": 86_400,
    "week|周|星期|个星期|礼拜|个礼拜": 604_800,
    "month|个月": 2_629_800,
  },
  "m/s": { "m/s|米/秒": 1, "km/h|km h|kmh|kph|公里/小时|公里每小时|千米每小时|千米/小时": 1 / 3.6, mph: 0.44704 },
  byte: {
    "b|byte|字节": 1,
    "kb|kilobyte|千字节": 1e3,
    "mb|megabyte|兆|兆字节": 1e6,
    "gb|gigabyte|吉字节": 1e9,
    "tb|terabyte|太字节": 1e12,
    kib: 2 ** 10,
    mib: 2 ** 20,
    gib: 2 ** 30,
    tib: 2 ** 40,
  },
  "m³": { "m³|m3|cubic metre|cubic meter|立方米": 1, "l|litre|liter|升": 0.001, "km³|立方公里": 1e9 },
  "°c": { "°c|℃|摄氏度|degrees celsius|度": 1 },
  year: { "year|years old|岁|年": 1 },
  "€": { "€|eur|euro|欧元": 1 },
  $: { "$|usd|dollar|us dollar|美元": 1 },
  "¥": { "¥|cny|rmb|yuan|元|人民币": 1 },
  "£": { "£|gbp|英镑": 1 },
  w: { "w|watt|瓦": 1, "kw|kilowatt|千瓦": 1000, "mw|megawatt|兆瓦": 1e6, "hp|马力": 745.7 },
  wh: {
    "wh|watt-hour|watt hour|瓦时": 1,
    "kwh|kilowatt-hour|kilowatt hour|千瓦时|度电": 1000,
    "mwh|megawatt-hour|megawatt hour|兆瓦时": 1e6,
  },
};
const BY_NAME = new Map<string, { readonly unit: string; readonly factor: number }>();
for (const [unit, names] of Object.entries(UNITS))
  for (const [list, factor] of Object.entries(names))
    for (const name of list.split("|")) BY_NAME.set(foldName(name), { unit, factor });
/** Counters say what is counted, not how much. */
const COUNTERS =
  /^(?:人|口|个|本|座|条|部|名|位|种|家|页|台|辆|只|项|所|张|people|inhabitants|pages|employees|persons|residents|visitors|children|students|seats)$/u;

const SCALES: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  millions: 1e6,
  billion: 1e9,
  bn: 1e9,
  trillion: 1e12,
  k: 1e3,
  mn: 1e6,
  百: 100,
  千: 1e3,
  万: 1e4,
  百万: 1e6,
  千万: 1e7,
  亿: 1e8,
  十万: 1e5,
  万亿: 1e12,
};
const APPROXIMATE =
  /^(?:about|around|approximately|approx\.?|ca\.?|c\.|circa|roughly|nearly|almost|约|大约|近|将近|大概|~|≈)\s*/u;
const NUMBER = /^([+-]?(?:\d{1,3}(?:[,  ]\d{3})+|\d+)(?:\.\d+)?)(?:e([+-]?\d+))?/u;

/** What a literal says in numbers; undefined if it says something else, or several things. */
export function literalQuantity({ text, datatype, cutFrom }: GraphLiteral): Quantity | undefined {
  if (cutFrom !== undefined || text.length > 60) return undefined;
  const type = datatype.replace(/^.*#/u, "");
  if (/^(?:date|dateTime|gYear|gYearMonth|dateTimeStamp)$/u.test(type)) return dateQuantity(text);
  if (type === "time") return clockTime(text);
  if (/^(?:gMonthDay|gDay|gMonth|boolean|duration|base64Binary|hexBinary|anyURI)$/u.test(type)) return undefined;
  return /\d年|^公元前?/u.test(text)
    ? (dateQuantity(text) ?? numberQuantity(text))
    : (numberQuantity(text) ?? dateQuantity(text) ?? clockTime(text));
}

/** Whether a value is the one asked for: a day of the year asked for is. */
export function matches(value: Quantity, asked: Quantity): boolean {
  if (value.kind === "number" && asked.kind === "number") return compareQuantities(value, asked) === 0;
  const [x, y] = [asYear(value), asYear(asked)];
  return x.kind === "date" && y.kind === "date" && x.from >= y.from && x.to <= y.to;
}

/** `1,200万`, `2.26 m`, `约 2,487 万`, `1.2 million`, `£ 5`. */
export function numberQuantity(text: string): Quantity | undefined {
  let rest = foldName(text).replace(APPROXIMATE, "");
  let unit = "";
  let factor = 1;
  const money = /^([€$£¥])\s*/u.exec(rest);
  if (money !== null) {
    unit = money[1] ?? "";
    rest = rest.slice(money[0].length);
  }
  const match = NUMBER.exec(rest);
  if (match === null) return undefined;
  let value = Number((match[1] ?? "").replace(/[,\s]/gu, "")) * 10 ** Number(match[2] ?? 0);
  rest = rest.slice(match[0].length).trim();
  const scale = /^(?:hundred|thousand|millions?|billion|bn|trillion|mn|万亿|百万|千万|十万|[百千万亿]|k(?![\p{L}/]))/u.exec(rest);
  // 千米 and 千克 are units, not thousands.
  if (scale !== null && !/^千[米克瓦]/u.test(rest)) {
    value *= SCALES[scale[0]] ?? 1;
    rest = rest.slice(scale[0].length).trim();
  }
  rest = rest.replace(/[.。]$/u, "").trim();
  if (rest !== "" && !COUNTERS.test(rest)) {
    const known = unitNamed(rest);
    if (known === undefined || unit !== "") return undefined;
    ({ unit, factor } = known);
  }
  return Number.isFinite(value) ? { kind: "number", value: value * factor, unit } : undefined;
}

export function unitNamed(name: string): { readonly unit: string; readonly factor: number } | undefined {
  const folded = foldName(name);
  return BY_NAME.get(folded) ?? BY_NAME.get(folded.replace(/s$/u, "")) ?? BY_NAME.get(folded.replace(/es$/u, ""));
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** `1931-04-05`, `1931`, `公元前551年`, `1931年4月`, `5 April 1931`, `-0551`. */
export function dateQuantity(text: string): Quantity | undefined {
  const folded = foldName(text).replace(APPROXIMATE, "");
  const plain =
    /^([+-]?\d{1,6})(?:-(\d{1,2})(?:-(\d{1,2})(?:[t ].*)?)?)?(?:z|[+-]\d\d:\d\d)?$/u.exec(folded) ??
    /^(\d{1,4})年(?:(\d{1,2})月(?:(\d{1,2})[日号])?)?$/u.exec(folded);
  if (plain !== null) return span(Number(plain[1]), plain[2], plain[3]);
  const before = /^(?:公元前|前)(\d{1,4})年?$/u.exec(folded) ?? /^(\d{1,4}) ?(?:bc|bce)$/u.exec(folded);
  if (before !== null) return span(-Number(before[1]));
  const words =
    /^(?:(\d{1,2})(?:st|nd|rd|th)? )?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (?:(\d{1,2}),? )?(\d{3,4})$/u.exec(
      folded,
    );
  if (words === null) return undefined;
  return span(Number(words[4]), String(MONTHS.indexOf(words[2] ?? "") + 1), words[1] ?? words[3]);
}

function span(year: number, month?: string, day?: string): Quantity | undefined {
  const m = month === undefined ? undefined : Number(month);
  const d = day === undefined ? undefined : Number(day);
  if ((m !== undefined && (m < 1 || m > 12)) || (d !== undefined && (d < 1 || d > 31))) return undefined;
  const dayNumber = (y: number, month0: number, date: number): number => {
    const at = new Date(0);
    at.setUTCFullYear(y, month0, date);
    return at.getTime() / 86_400_000;
  };
  const from = dayNumber(year, (m ?? 1) - 1, d ?? 1);
  const to = d !== undefined ? from : m !== undefined ? dayNumber(year, m, 0) : dayNumber(year, 11, 31);
  return Number.isFinite(from) ? { kind: "date", from, to } : undefined;
}

/** A year that a bare number may be. */
export function asYear(quantity: Quantity): Quantity {
  if (quantity.kind === "date" || quantity.unit !== "" || !Number.isInteger(quantity.value) || Math.abs(quantity.value) > 9999)
    return quantity;
  return span(quantity.value) ?? quantity;
}

/** What units begin with that only a graph's own names tell: comparable with bare numbers, and with no other unit. */
export const OWN_UNIT = "~";

function isMoney(unit: string): boolean {
  return /^(?:[€$¥£]$|~)/u.test(unit);
}

/**
 * -1, 0 or 1 where one is surely smaller, equal or greater; undefined where they can't be compared: other dimensions, or dates too vague
 * to tell apart.
 */
export function compareQuantities(a: Quantity, b: Quantity): -1 | 0 | 1 | undefined {
  if (a.kind === "date" || b.kind === "date") {
    const [x, y] = [asYear(a), asYear(b)];
    if (x.kind !== "date" || y.kind !== "date") return undefined;
    if (x.to < y.from) return -1;
    if (x.from > y.to) return 1;
    return x.from === y.from && x.to === y.to ? 0 : undefined;
  }
  // What costs 30 where no currency is stated costs 30 of those that people ask by; so do 30 of what only the graph counts in.
  if (a.unit !== b.unit && !(isMoney(a.unit) && b.unit === "") && !(isMoney(b.unit) && a.unit === "")) return undefined;
  const close = Math.abs(a.value - b.value) <= 1e-9 * Math.max(Math.abs(a.value), Math.abs(b.value));
  return close ? 0 : a.value < b.value ? -1 : 1;
}
