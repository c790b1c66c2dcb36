/** A quantity with its unit, or a calendar date of some precision. */
export type ReadValue =
  | {
      readonly kind: "quantity";
      /** What it measures: only values of one dimension compare. Counts of unlike things are of unlike dimensions. */
      readonly dimension: string;
      /** In the dimension's base unit. */
      readonly amount: number;
      /** Base units in one of the unit (and scale, such as 万) that it was written in. */
      readonly factor: number;
      /** What follows the number as it was written: " million", "万", " km". */
      readonly suffix: string;
      readonly decimals: number;
      readonly approximate: boolean;
    }
  | { readonly kind: "date"; readonly year: number; readonly month?: number; readonly day?: number };

const LONGEST_VALUE = 80;

/** Base units: metre, square metre, kilogram, second, metre per second, cubic metre. Factors are the legal ones. */
const UNITS: readonly (readonly [dimension: string, factor: number, names: string])[] = [
  ["length", 1_000, "km kilometre kilometres kilometer kilometers 千米 公里"],
  ["length", 1, "m metre metres meter meters 米 公尺"],
  ["length", 0.01, "cm centimetre centimetres centimeter centimeters 厘米 公分"],
  ["length", 0.001, "mm millimetre millimetres millimeter millimeters 毫米"],
  ["length", 0.3048, "ft foot feet 英尺"],
  ["length", 0.0254, "inch inches 英寸"],
  ["length", 1_609.344, "mi mile miles 英里"],
  ["length", 500, "里 华里"],
  ["length", 1_852, "nmi 海里"],
  ["area", 1e6, "km² km2 sq_km square_kilometres square_kilometers 平方千米 平方公里"],
  ["area", 1, "m² m2 sq_m square_metres square_meters 平方米"],
  ["area", 1e4, "ha hectare hectares 公顷"],
  ["area", 2_589_988.110336, "sq_mi square_miles mi² 平方英里"],
  ["area", 4_046.8564224, "acre acres 英亩"],
  ["area", 2_000 / 3, "亩"],
  ["mass", 1, "kg kilogram kilograms 千克 公斤"],
  ["mass", 0.001, "g gram grams 克"],
  ["mass", 1_000, "t tonne tonnes 吨"],
  ["mass", 0.45359237, "lb lbs pound pounds 磅"],
  ["mass", 0.5, "斤"],
  ["age", 1, "years year years_old 岁 年 周岁"],
  ["time", 60, "minutes minute min 分钟"],
  ["time", 3_600, "hours hour h 小时"],
  ["time", 1, "seconds second s 秒"],
  ["time", 86_400, "days day 天"],
  ["speed", 1 / 3.6, "km/h 千米/小时 公里/小时 千米每小时"],
  ["speed", 1, "m/s 米/秒 米每秒"],
  ["temperature", 1, "°c ℃ 摄氏度 度"],
  ["volume", 1, "m³ 立方米"],
  ["volume", 1e9, "km³ 立方千米 立方公里"],
  ["volume", 0.001, "l litre litres liter liters 升"],
  ["money USD", 1, "$ usd us_dollars dollars 美元"],
  ["money CNY", 1, "cny rmb yuan 元 人民币 元人民币"],
  ["money EUR", 1, "€ eur euros 欧元"],
  ["money GBP", 1, "£ gbp 英镑"],
  ["money JPY", 1, "jpy 日元"],
  ["count people", 1, "people inhabitants residents persons 人 口 名"],
  ["density", 1, "people/km² 人/平方公里 人/平方千米"],
  ["fraction", 0.01, "% percent per_cent"],
  ["g/cm³", 1, "g/cm³ 克/立方厘米"],
];
const UNIT: ReadonlyMap<string, readonly [string, number]> = new Map(
  UNITS.flatMap(([dimension, factor, names]) =>
    names.split(" ").map((name) => [name.replaceAll("_", " "), [dimension, factor]] as const),
  ),
);
const SCALES: ReadonlyMap<string, number> = new Map([
  ["thousand", 1e3],
  ["million", 1e6],
  ["billion", 1e9],
  ["trillion", 1e12],
  ["千", 1e3],
  ["万", 1e4],
  ["百万", 1e6],
  ["千万", 1e7],
  ["亿", 1e8],
  ["万亿", 1e12],
]);
const APPROXIMATE =
  /^(?:about|approximately|around|roughly|nearly|almost|over|more than|some|ca\.?|c\.|~|≈|约|大约|约为|将近|近|超过|大概)\s{0,3}/iu;
const QUANTITY =
  /^([$€£¥])?\s?([-−]?\d{1,3}(?:[,，]\d{3}){1,6}(?:\.\d{1,10})?|[-−]?\d{1,18}(?:\.\d{1,10})?)(\s?)(thousand|million|billion|trillion|百万|千万|万亿|千(?![米克])|万|亿)?(余|多)?(\s?)(\D{0,30})$/iu;

/** A number with its unit, or a date; undefined if the text is neither, or could be read in two ways. Pure, and linear in 80 characters. */
export function readValue(text: string, expected: "date" | "quantity"): ReadValue | undefined {
  const value = text
    .normalize("NFC")
    .trim()
    .replace(/[。.]$/u, "")
    .trim();
  if (value === "" || value.length > LONGEST_VALUE) return undefined;
  if (expected === "date") return readDate(value);
  return readQuantity(value);
}

function readQuantity(written: string): ReadValue | undefined {
  const approximate = APPROXIMATE.test(written);
  const value = feetAndInches(written.replace(APPROXIMATE, ""));
  const [, symbol, digits, , scaleWord, more, , unitText = ""] = QUANTITY.exec(value) ?? [];
  if (digits === undefined) return undefined;
  const number = Number(digits.replace(/[,，]/gu, "").replace("−", "-"));
  const scale = SCALES.get(scaleWord?.toLowerCase() ?? "") ?? 1;
  const name = (symbol ?? unitText)
    .toLowerCase()
    .replace(/^(?:square) /, "square ")
    .trim();
  const known = UNIT.get(name);
  if (known === undefined && !/^[\p{L} ]{0,24}$/u.test(name)) return undefined;
  const [dimension, unit] = known ?? [`count ${name}`, 1];
  const suffix = value.slice(value.indexOf(digits) + digits.length);
  const decimals = digits.split(".")[1]?.length ?? 0;
  return {
    kind: "quantity",
    dimension,
    amount: number * scale * unit,
    factor: scale * unit,
    suffix,
    decimals,
    approximate: approximate || more !== undefined,
  };
}

/** 7 ft 6 in, 7′6″, 2米26 as one number. */
function feetAndInches(value: string): string {
  const [, feet, inches] = /^(\d{1,2})\s?(?:ft|feet|'|′)\s?(\d{1,2})\s?(?:in|inches|"|″)$/u.exec(value) ?? [];
  if (feet !== undefined) return `${(Number(feet) + Number(inches) / 12).toFixed(3)} ft`;
  return value.replace(/^(\d)米(\d{2})$/u, "$1.$2米");
}

const MONTHS = "january february march april may june july august september october november december".split(" ");
const MONTH_NAME =
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
const ENGLISH_DATES: readonly (readonly [RegExp, readonly ("day" | "month" | "year" | "era")[]])[] = [
  [
    new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)? (?:of )?${MONTH_NAME},? (\\d{1,4})(?: (BCE?|AD|CE))?$`, "iu"),
    ["day", "month", "year", "era"],
  ],
  [
    new RegExp(`^${MONTH_NAME} (\\d{1,2})(?:st|nd|rd|th)?, ?(\\d{1,4})(?: (BCE?|AD|CE))?$`, "iu"),
    ["month", "day", "year", "era"],
  ],
  [new RegExp(`^${MONTH_NAME},? (\\d{3,4})$`, "iu"), ["month", "year"]],
  [/^(\d{4})-(\d{2})-(\d{2})(?:T[\d:.Z+-]{1,20})?$/u, ["year", "month", "day"]],
  [/^(?:AD )?(\d{1,4})(?: (BCE?|AD|CE))?$/iu, ["year", "era"]],
];
const CHINESE_DATE = /^(公元前|公元|前)?(\d{1,4})年(?:(\d{1,2})月)?(?:(\d{1,2})[日号])?$/u;

function readDate(written: string): ReadValue | undefined {
  const value = written.replace(/^(?:in|on) /iu, "").replace(/\s?（.{0,20}）$/u, "");
  const [, before, chineseYear, chineseMonth, chineseDay] = CHINESE_DATE.exec(value) ?? [];
  if (chineseYear !== undefined) return dateOf(Number(chineseYear) * (before?.endsWith("前") ? -1 : 1), chineseMonth, chineseDay);
  for (const [pattern, parts] of ENGLISH_DATES) {
    const match = pattern.exec(value);
    if (match === null) continue;
    const part = (name: (typeof parts)[number]): string | undefined =>
      parts.includes(name) ? match[parts.indexOf(name) + 1] : undefined;
    const month = part("month");
    const number =
      month === undefined || /^\d/.test(month)
        ? month
        : String(MONTHS.findIndex((full) => full.startsWith(month.toLowerCase().slice(0, 3))) + 1);
    return dateOf(Number(part("year")) * (/^B/i.test(part("era") ?? "") ? -1 : 1), number, part("day"));
  }
  return undefined;
}

function dateOf(year: number, month: string | undefined, day: string | undefined): ReadValue | undefined {
  if (month === undefined) return { kind: "date", year };
  if (Number(month) < 1 || Number(month) > 12) return undefined;
  if (day === undefined) return { kind: "date", year, month: Number(month) };
  return Number(day) < 1 || Number(day) > 31 ? undefined : { kind: "date", year, month: Number(month), day: Number(day) };
}
