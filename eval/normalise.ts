/** Brings the ways to write one thing together: width, case, digits, dates, Chinese and English numerals. Pure. */

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH = `(${MONTHS.join("|")})[a-z]*\\.?`;
const WORDS: Readonly<Record<string, number>> = Object.fromEntries(
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
    .split(" ")
    .map((word, number) => [word, number]),
);
const TENS: Readonly<Record<string, number>> = Object.fromEntries(
  "twenty thirty forty fifty sixty seventy eighty ninety".split(" ").map((word, index) => [word, 20 + index * 10]),
);
const ORDINALS: Readonly<Record<string, number>> = {
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  twelfth: 12,
  twentieth: 20,
  thirtieth: 30,
};
/** Words in which 一 counts nothing. */
const NOT_A_NUMBER = /一(?=[共起般些直定样切旦])|(?<=[统唯同专逐])一/g;
const HAN_DIGITS = "零一二三四五六七八九";
const HAN_NUMBER = /[零〇一二两三四五六七八九十百千万]+/g;

export function normalise(text: string): string {
  const plain = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/(\d+(?:\.\d+)?)\s*万/g, (_, number: string) => String(Math.round(Number(number) * 1e4)))
    .replace(NOT_A_NUMBER, "_")
    .replace(HAN_NUMBER, hanNumber);
  const numbers = englishNumbers(plain)
    .replace(/(\d),(?=\d{3}(?!\d))/g, "$1")
    .replace(/(\d+(?:\.\d+)?) (million|thousand)\b/g, (_, number: string, unit: string) =>
      String(Math.round(Number(number) * (unit === "million" ? 1e6 : 1e3))),
    );
  return dates(numbers.replace(/(?<![\d.:-])(\d+)\.0+(?![\d:-]|\.\d)/g, "$1"))
    .replace(/['’]s\b/g, " s")
    .replace(/(?<=\d)\s*点\s*半/g, ":30")
    .replace(/(?<![\d:])(\d{1,2}:\d\d):00(?![\d:])/g, "$1")
    .replace(/(?<!\d)[.\-:]|[.\-:](?!\d)/g, " ")
    .replace(/[^\p{L}\p{M}\p{N}.\-:]+/gu, " ")
    .replace(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, "")
    .trim();
}

/** 一九三四 is read digit by digit, 一千九百三十四 by its units. */
function hanNumber(text: string): string {
  const digitOf = (character: string): number =>
    HAN_DIGITS.indexOf(character === "两" ? "二" : character === "〇" ? "零" : character);
  if (!/[十百千万]/.test(text)) return [...text].map(digitOf).join("");
  let total = 0;
  let section = 0;
  let digit: number | undefined;
  for (const character of text) {
    const unit = { 十: 10, 百: 100, 千: 1000, 万: 10_000 }[character];
    if (unit === undefined) digit = digitOf(character);
    else if (unit === 10_000) {
      total += (section + (digit ?? 0)) * unit;
      section = 0;
      digit = undefined;
    } else {
      section += (digit ?? 1) * unit;
      digit = undefined;
    }
  }
  return String(total + section + (digit ?? 0));
}

function englishNumbers(text: string): string {
  const units = Object.keys(WORDS).join("|");
  const tens = Object.keys(TENS).join("|");
  return text
    .replace(new RegExp(`\\b(${tens})[- ](${units.split("|").slice(1, 10).join("|")})\\b`, "g"), (_, ten: string, unit: string) =>
      String((TENS[ten] ?? 0) + (WORDS[unit] ?? 0)),
    )
    .replace(new RegExp(`\\b(${tens}|${units})\\b`, "g"), (word) => String(TENS[word] ?? WORDS[word]))
    .replace(new RegExp(`\\b(${Object.keys(ORDINALS).join("|")})\\b`, "g"), (word) => String(ORDINALS[word]));
}

function dates(text: string): string {
  const iso = (year: string, month: number | string, day: string): string =>
    ` ${year}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")} `;
  const named = (month: string): number => MONTHS.indexOf(month) + 1;
  return text
    .replace(/(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?/g, (_, year: string, month: string, day: string) =>
      iso(year, month, day),
    )
    .replace(/\b(\d{4})[/.](\d{1,2})[/.](\d{1,2})\b/g, (_, year: string, month: string, day: string) => iso(year, month, day))
    .replace(
      new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${MONTH},? (\\d{4})\\b`, "g"),
      (_, day: string, month: string, year: string) => iso(year, named(month), day),
    )
    .replace(
      new RegExp(`\\b${MONTH} (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})\\b`, "g"),
      (_, month: string, day: string, year: string) => iso(year, named(month), day),
    );
}

/**
 * Where a name, number or date stands in a text, both normalised; -1 where it doesn't. Latin words and numbers only match whole; a year
 * also matches as the beginning of a date.
 */
export function indexOfForm(text: string, form: string): number {
  if (form === "") return -1;
  const numeric = /^\d/.test(form);
  const before = numeric ? "(?<!\\d[.\\-:]?)" : /^[\p{L}]/u.test(form) && !/^\p{Script=Han}/u.test(form) ? "(?<![a-z\\d])" : "";
  const after = /\d$/.test(form)
    ? /^\d{4}$/.test(form)
      ? "(?!\\d|[.:]\\d)"
      : "(?!\\d|[.\\-:]\\d)"
    : /[a-z]$/.test(form)
      ? "(?:e?s)?(?![a-z\\d])"
      : "";
  return text.search(new RegExp(`${before}${form.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}${after}`, "u"));
}
