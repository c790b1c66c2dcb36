import type { Atom } from "../atoms.js";
import type { Meaning } from "./chart.js";
import { asYear, dateQuantity, numberQuantity } from "./quantity.js";

const SMALL: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
};
const HAN_DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const HAN_SCALES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 1e4, 亿: 1e8 };
const MOST_ATOMS = 9;

/** Quantities, dates and small numbers that begin at an atom. */
export function numberPieces(
  atoms: readonly Atom[],
  from: number,
  add: (category: string, to: number, meaning: Meaning, cost: number) => void,
): void {
  const first = atoms[from];
  if (first === undefined) return;
  const month = first.kind === "word" && /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/u.test(first.text);
  if (first.kind !== "number" && !(first.text in SMALL) && !(first.text in HAN_DIGITS) && !(first.text in HAN_SCALES) && !month)
    return;
  if (first.text in SMALL) add("NUM", from + 1, { size: SMALL[first.text] }, 0);
  for (let to = from + 1; to <= Math.min(atoms.length, from + MOST_ATOMS); to += 1) {
    const run = atoms.slice(from, to);
    const han = hanDigits(run) ?? hanNumber(run);
    if (han !== undefined && han.rest === "" && han.value < 100) add("NUM", to, { size: han.value }, 0);
    const text =
      han !== undefined
        ? `${han.value}${han.rest}`
        : run
            .map(({ text: part }, index) => (index === 0 && part in SMALL ? String(SMALL[part]) : part))
            .join(run.some(({ kind }) => kind === "han") ? "" : " ");
    const number =
      /^\d/u.test(text) && !/^\d+ (?:in|by|of|to|at|on)$/u.test(text)
        ? numberQuantity(text.replace(/^(\S+) (?=(?:km|m|cm|kg|g|t)$)/u, "$1 "))
        : undefined;
    if (number !== undefined) add("Q", to, { quantity: number }, 0);
    const date = dateQuantity(text);
    if (date !== undefined && /\d{3}|年|公元/u.test(text)) add("T", to, { quantity: date }, 0);
    else if (number !== undefined && to === from + 1 && /^\d{3,4}$/u.test(text) && asYear(number).kind === "date")
      add("T", to, { quantity: asYear(number) }, 0);
    const decade = /^(\d{3}0)(?: s|年代)$/u.exec(text)?.[1];
    const [first10, last10] = [dateQuantity(decade ?? ""), dateQuantity(String(Number(decade) + 9))];
    if (first10?.kind === "date" && last10?.kind === "date")
      add("T", to, { quantity: { kind: "date", from: first10.from, to: last10.to } }, 0);
    if (to === from + 1 && /^\d{1,2}$/u.test(text)) add("NUM", to, { size: Number(text) }, 0);
  }
}

/** 一九五〇 → 1950, digit by digit, with what follows it. */
function hanDigits(run: readonly Atom[]): { readonly value: number; readonly rest: string } | undefined {
  const end = run.findIndex(({ text }) => !(text in HAN_DIGITS) || text === "两");
  const digits = end < 0 ? run : run.slice(0, end);
  if (digits.length < 3 || (run[digits.length]?.text ?? "") in HAN_SCALES) return undefined;
  return {
    value: Number(digits.map(({ text }) => HAN_DIGITS[text]).join("")),
    rest: run
      .slice(digits.length)
      .map(({ text }) => text)
      .join(""),
  };
}

/** 一百万 → 1,000,000 with what follows it. */
function hanNumber(run: readonly Atom[]): { readonly value: number; readonly rest: string } | undefined {
  let total = 0;
  let section = 0;
  let digit: number | undefined;
  let at = 0;
  for (; at < run.length; at += 1) {
    const text = run[at]?.text ?? "";
    const scale = HAN_SCALES[text];
    if (text in HAN_DIGITS) digit = HAN_DIGITS[text];
    else if (scale === undefined) break;
    else if (scale >= 1e4) {
      total = (total + section + (digit ?? (section === 0 ? 1 : 0))) * scale;
      section = 0;
      digit = undefined;
    } else {
      section += (digit ?? 1) * scale;
      digit = undefined;
    }
  }
  if (at === 0) return undefined;
  return {
    value: total + section + (digit ?? 0),
    rest: run
      .slice(at)
      .map(({ text }) => text)
      .join(""),
  };
}
