import type { Quantity } from "../../reading/quantities.js";
import { type Reading, readText } from "../../reading/reading.js";

/** What a question says of a number or a year: at least, at most, or both. */
export interface Limit {
  readonly from: number;
  readonly to: number;
  readonly isYear: boolean;
}

const YEAR = "(?<![\\d.,])(?:1\\d|20)\\d\\d(?!\\d)";
const NUMBER = "(?:\\p{Sc}\\s?)?(?<n>\\d[\\d,]*(?:\\.\\d+)?)";
const INFINITE = Number.POSITIVE_INFINITY;
/** So little, that what is "over 5" isn't 5. */
const JUST = 1e-9;

type Read = (groups: Readonly<Record<string, string>>) => readonly [number, number];
const value = (text: string | undefined): number => Number((text ?? "").replaceAll(",", ""));
const above: Read = ({ n }) => [value(n) + JUST, INFINITE];
const atLeast: Read = ({ n }) => [value(n), INFINITE];
const below: Read = ({ n }) => [-INFINITE, value(n) - JUST];
const atMost: Read = ({ n }) => [-INFINITE, value(n)];

const YEARS: readonly (readonly [RegExp, Read])[] = [
  [new RegExp(`(?<a>${YEAR})\\s?年?\\s?(?:到|至|[-–—~～])\\s?(?<b>${YEAR})`, "u"), ({ a, b }) => [value(a), value(b) + 1 - JUST]],
  [new RegExp(`\\b(?:between|from) (?<a>${YEAR}) (?:and|to) (?<b>${YEAR})`, "iu"), ({ a, b }) => [value(a), value(b) + 1 - JUST]],
  [/\b(?:in|of|during|from) the (?<n>(?:1\d|20)\d0)s\b/iu, ({ n }) => [value(n), value(n) + 10 - JUST]],
  [
    new RegExp(`\\b(?:before|prior to|earlier than) (?<n>${YEAR})|(?<m>${YEAR})\\s?年?(?:以前|之前|前)`, "iu"),
    ({ n, m }) => [-INFINITE, value(n ?? m) - JUST],
  ],
  [
    new RegExp(`\\b(?:after|later than) (?<n>${YEAR})|(?<m>${YEAR})\\s?年?(?:以后|之后|后)`, "iu"),
    ({ n, m }) => [value(n ?? m) + 1, INFINITE],
  ],
  [new RegExp(`\\bsince (?<n>${YEAR})|(?<m>${YEAR})\\s?年?(?:以来|起)`, "iu"), ({ n, m }) => [value(n ?? m), INFINITE]],
];
const NUMBERS: readonly (readonly [RegExp, Read])[] = [
  [
    new RegExp(
      `\\b(?:at least|no (?:fewer|less) than|not (?:less|fewer) than)\\s+${NUMBER}|(?:不少于|不低于|至少)\\s?${NUMBER.replaceAll("<n>", "<m>")}`,
      "iu",
    ),
    ({ n, m }) => atLeast({ n: n ?? m ?? "" }),
  ],
  [
    new RegExp(
      `\\b(?:at most|no more than|not more than|up to)\\s+${NUMBER}|(?:不超过|不多于|不高于|至多)\\s?${NUMBER.replaceAll("<n>", "<m>")}`,
      "iu",
    ),
    ({ n, m }) => atMost({ n: n ?? m ?? "" }),
  ],
  [
    new RegExp(
      `\\b(?:over|above|exceed\\p{L}*|(?:more|longer|heavier|taller|higher|larger|bigger|greater|deeper|wider|older) than)\\s+${NUMBER}|(?:超过|大于|高于|多于|长于|重于)\\s?${NUMBER.replaceAll("<n>", "<m>")}`,
      "iu",
    ),
    ({ n, m }) => above({ n: n ?? m ?? "" }),
  ],
  [
    new RegExp(
      `\\b(?:under|below|(?:less|fewer|shorter|lighter|lower|smaller|cheaper|younger) than)\\s+${NUMBER}|(?:低于|少于|小于|不到|不足|短于|轻于)\\s?${NUMBER.replaceAll("<n>", "<m>")}`,
      "iu",
    ),
    ({ n, m }) => below({ n: n ?? m ?? "" }),
  ],
  [new RegExp(`${NUMBER}\\s?\\p{Script=Han}{0,4}?(?:及?以上)`, "u"), ({ n }) => atLeast({ n: n ?? "" })],
  [new RegExp(`${NUMBER}\\s?\\p{Script=Han}{0,4}?(?:及?以下)`, "u"), ({ n }) => atMost({ n: n ?? "" })],
];

/** The limit that a question sets. `unread`: it sets one that isn't understood. Pure. */
export function limitOf({ text, quantities }: Reading): Limit | "unread" | undefined {
  const found = [...YEARS.map((form) => [...form, true] as const), ...NUMBERS.map((form) => [...form, false] as const)].flatMap(
    ([pattern, read, isYear]) => {
      const groups = pattern.exec(text)?.groups;
      if (groups === undefined) return [];
      const [from, to] = read(groups as Readonly<Record<string, string>>);
      return [{ from, to, isYear }];
    },
  );
  const [first, ...others] = found;
  if (first === undefined) return quantities.length > 0 ? "unread" : undefined;
  // 1950到1999年 within 上世纪后五十年: two ways to say one.
  return others.some(({ isYear }) => isYear !== first.isYear) ? "unread" : first;
}

/** The number or time that a value is; undefined where it is neither, or several. Years and days as fractions of years. */
export function amountIn(text: string): { readonly value: number; readonly isDate: boolean } | undefined {
  const { quantities } = readText(text);
  const [only] = quantities;
  if (only === undefined || quantities.length > 1 || only.kind === "code") return undefined;
  if (only.end - only.start < text.trim().length * 0.5) return undefined;
  if (only.kind === "number") return { value: only.bare, isDate: false };
  const year = yearOf(only);
  return year === undefined ? undefined : { value: year, isDate: true };
}

function yearOf(quantity: Quantity): number | undefined {
  if (quantity.kind !== "date" || quantity.year === undefined) return undefined;
  return quantity.year + ((quantity.month ?? 1) - 1) / 12 + ((quantity.day ?? 1) - 1) / 400;
}

export function isWithin(text: string, { from, to, isYear }: Limit): boolean | undefined {
  const amount = amountIn(text);
  if (amount === undefined || (amount.isDate && !isYear)) return undefined;
  if (isYear && !amount.isDate && !(Number.isInteger(amount.value) && amount.value > 999 && amount.value < 2101))
    return undefined;
  return amount.value >= from && amount.value <= to;
}
