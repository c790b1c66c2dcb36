import type { Atom } from "../atoms.js";
import type { Meaning } from "./chart.js";
import { askedTimes } from "./clock-time.js";
import { asYear, dateQuantity, numberQuantity, type Quantity, unitNamed } from "./quantity.js";

const SMALL: Readonly<Record<string, number>> = Object.fromEntries(
  "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
    .split(" ")
    .map((word, index) => [word, index + 1]),
);
const TENS: Readonly<Record<string, number>> = Object.fromEntries(
  "twenty thirty forty fifty sixty seventy eighty ninety".split(" ").map((word, index) => [word, 20 + 10 * index]),
);
const ORDINALS: Readonly<Record<string, number>> = Object.fromEntries(
  "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(" ").map((word, index) => [word, 15 + index]),
);
const HAN_DIGITS: Readonly<Record<string, number>> = Object.fromEntries(
  [..."零一二三四五六七八九"]
    .map((digit, index) => [digit, index] as const)
    .concat([
      ["〇", 0],
      ["两", 2],
    ]),
);
const HAN_SCALES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 1e4, 亿: 1e8 };
const ENGLISH_SCALE = /^(?:hundred|thousand|million|billion)$/u;
const MONTH = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/u;
const BETWEEN = /^(?:and|to|至|到|和|与)$/u;
const MOST_ATOMS = 9;
const PART_OF_DAY = /^(?:凌晨|清晨|早上|早晨|上午|中午|正午|下午|午后|傍晚|晚上|夜里|夜晚|[早晚][零一二两三四五六七八九十\d])/u;

const isKnown = (word: string, words: Readonly<Record<string, number>>): boolean => Object.hasOwn(words, word);
const valueOfWord = (word: string, words: Readonly<Record<string, number>>): number | undefined =>
  isKnown(word, words) ? words[word] : undefined;

type Add = (category: string, to: number, meaning: Meaning, cost: number) => void;

/** Quantities, dates and small numbers that begin at an atom. */
export function numberPieces(atoms: readonly Atom[], from: number, add: Add): void {
  const first = atoms[from];
  if (first === undefined || !beginsNumber(first, atoms[from + 1])) return;
  const size = valueOfWord(first.text, SMALL) ?? valueOfWord(first.text, TENS);
  if (size !== undefined) add("NUM", from + 1, { size }, 0);
  centuries(atoms, from, add);
  for (let to = from + 1; to <= Math.min(atoms.length, from + MOST_ATOMS); to += 1) {
    const run = atoms.slice(from, to);
    const { text, han } = written(run);
    if (han !== undefined && han.rest === "" && han.value < 100) add("NUM", to, { size: han.value }, 0);
    const number = numberOf(text);
    if (number !== undefined) add("Q", to, { quantity: number }, 0);
    const range = rangeOf(run);
    if (range !== undefined) add("QQ", to, range, 0);
    const date = dateQuantity(text);
    if (date !== undefined && /\d{3}|年|公元/u.test(text)) add("T", to, { quantity: date }, 0);
    else if (number !== undefined && to === from + 1 && /^\d{3,4}$/u.test(text) && asYear(number).kind === "date")
      add("T", to, { quantity: asYear(number) }, 0);
    const isWhole = !/^[ap]m?$/u.test(atoms[to]?.text ?? "");
    const clocks = isWhole ? askedTimes(text) : [];
    for (const clock of clocks) add("T", to, { quantity: clock }, 0);
    // The one time that is meant, or that in the other half of the day.
    if (clocks[0] !== undefined) add("CLOCK", to, { quantity: clocks[0], until: clocks[1] }, 0);
    const decade = /^(\d{3}0)(?: s|年代)$/u.exec(text)?.[1];
    if (decade !== undefined) addYears(Number(decade), Number(decade) + 9, to, add);
    if (to === from + 1 && /^\d{1,2}$/u.test(text)) add("NUM", to, { size: Number(text) }, 0);
  }
}

function beginsNumber({ kind, text }: Atom, next: Atom | undefined): boolean {
  if (kind === "number" || PART_OF_DAY.test(text + (next?.text ?? "")) || /^(?:noon|midday)$/u.test(text)) return true;
  if (isKnown(text, HAN_DIGITS) || isKnown(text, HAN_SCALES) || text === "半") return true;
  if (isKnown(text, SMALL) || isKnown(text, TENS) || isKnown(text, ORDINALS) || text === "half") return true;
  if (text === "a" || text === "an")
    return next !== undefined && (ENGLISH_SCALE.test(next.text) || (next.text.length > 3 && unitNamed(next.text) !== undefined));
  return kind === "word" && MONTH.test(text);
}

interface Written {
  readonly text: string;
  readonly han: { readonly value: number; readonly rest: string } | undefined;
}

/** A run of atoms with its words for numbers in digits: `half a million` → `0.5 million`. */
function written(run: readonly Atom[]): Written {
  const han = run[0]?.text === "半" ? { value: 0.5, rest: joined(run.slice(1)) } : (hanDigits(run) ?? hanNumber(run));
  if (han !== undefined) {
    const half = /^个?半(?=.)/u.exec(han.rest);
    return half === null
      ? { text: `${han.value}${han.rest}`, han }
      : { text: `${han.value + 0.5}${han.rest.slice(half[0].length)}`, han: undefined };
  }
  const words = run.map(({ text }) => text);
  const [first = "", second = ""] = words;
  let leading = 1;
  let value: number | undefined = valueOfWord(first, SMALL);
  if (isKnown(first, TENS)) {
    leading = isKnown(second, SMALL) && (valueOfWord(second, SMALL) ?? 0) < 10 ? 2 : 1;
    value = (valueOfWord(first, TENS) ?? 0) + (leading === 2 ? (valueOfWord(second, SMALL) ?? 0) : 0);
  } else if (first === "half") {
    leading = second === "a" || second === "an" ? 2 : 1;
    value = 0.5;
  } else if (first === "a" || first === "an") value = 1;
  const separator = run.some(({ kind }) => kind === "han") ? "" : " ";
  const text = (value === undefined ? words : [String(value), ...words.slice(leading)])
    .join(separator)
    // `km²` is folded to `km2` and taken apart.
    .replace(/(?<= (?:[kcm]?m)) (?=[23]$)/u, "");
  const half = /^([\d.]+) (?:(\S+) and a half|and a half (\S.*))$/u.exec(text);
  return { text: half === null ? text : `${Number(half[1]) + 0.5} ${half[2] ?? half[3]}`, han: undefined };
}

function joined(atoms: readonly Atom[]): string {
  return atoms.map(({ text }) => text).join(atoms.some(({ kind }) => kind === "han") ? "" : " ");
}

function numberOf(text: string): Quantity | undefined {
  return /^\d/u.test(text) && !/^\d+ (?:in|by|of|to|at|on)$/u.test(text) ? numberQuantity(text) : undefined;
}

/** `100 to 200 km`: what stands behind the second number measures the first, too. */
function rangeOf(run: readonly Atom[]): Meaning | undefined {
  const middle = run.findIndex(({ text }) => BETWEEN.test(text));
  const last = run.slice(middle + 1);
  if (middle < 1 || last[0] === undefined || !beginsNumber(last[0], last[1])) return undefined;
  const lower = written(run.slice(0, middle)).text;
  const upper = written(last).text;
  const until = numberOf(upper);
  const behind = /^[\d.,]+\s*([^\d.,\s].*)$/u.exec(upper)?.[1] ?? "";
  const quantity = numberOf(/^[\d.,]+$/u.test(lower) ? `${lower} ${behind}`.trim() : lower);
  return quantity?.kind === "number" && until?.kind === "number" && quantity.unit === until.unit && quantity.value < until.value
    ? { quantity, until }
    : undefined;
}

/** `19th century`, `20世纪30年代`. */
function centuries(atoms: readonly Atom[], from: number, add: Add): void {
  for (let to = from + 2; to <= Math.min(atoms.length, from + 7); to += 1) {
    const run = atoms.slice(from, to);
    const han = hanNumber(run);
    const text = han === undefined ? joined(run) : `${han.value}${han.rest}`;
    const ordinal = valueOfWord(run[0]?.text ?? "", ORDINALS);
    const century = ordinal !== undefined && run[1]?.text === "century" && run.length === 2 ? ordinal : undefined;
    const whole = /^(\d{1,2})(?: (?:st|nd|rd|th) century|世纪)$/u.exec(text)?.[1];
    const number = century ?? (whole === undefined ? undefined : Number(whole));
    if (number !== undefined) addYears(100 * number - 99, 100 * number, to, add);
    const decade = /^(\d{1,2})世纪([一二三四五六七八九\d])[十0]年代$/u.exec(text);
    if (decade !== null) {
      const begin = (Number(decade[1]) - 1) * 100 + (valueOfWord(decade[2] ?? "", HAN_DIGITS) ?? Number(decade[2])) * 10;
      addYears(begin, begin + 9, to, add);
    }
  }
}

function addYears(first: number, last: number, to: number, add: Add): void {
  const [from, until] = [dateQuantity(String(first)), dateQuantity(String(last))];
  if (from?.kind === "date" && until?.kind === "date")
    add("T", to, { quantity: { kind: "date", from: from.from, to: until.to } }, 0);
}

/** 一九五〇 → 1950, digit by digit, with what follows it. */
function hanDigits(run: readonly Atom[]): Written["han"] {
  const end = run.findIndex(({ text }) => !isKnown(text, HAN_DIGITS) || text === "两");
  const digits = end < 0 ? run : run.slice(0, end);
  if (digits.length < 3 || isKnown(run[digits.length]?.text ?? "", HAN_SCALES)) return undefined;
  return {
    value: Number(digits.map(({ text }) => valueOfWord(text, HAN_DIGITS)).join("")),
    rest: joined(run.slice(digits.length)),
  };
}

/** 一百万 → 1,000,000 with what follows it. */
function hanNumber(run: readonly Atom[]): Written["han"] {
  let total = 0;
  let section = 0;
  let digit: number | undefined;
  /** What a digit at the end counts: 一千五 is 1500, 一千零五 1005. */
  let last = 1;
  let at = 0;
  for (; at < run.length; at += 1) {
    const text = run[at]?.text ?? "";
    const scale = valueOfWord(text, HAN_SCALES);
    if (isKnown(text, HAN_DIGITS)) {
      digit = valueOfWord(text, HAN_DIGITS);
      if (digit === 0) last = 1;
      continue;
    }
    if (scale !== undefined) last = scale >= 100 ? scale / 10 : 1;
    if (scale === undefined) break;
    else if (scale >= 1e4) {
      total = (total + section + (digit ?? (section === 0 ? 1 : 0))) * scale;
      section = 0;
      digit = undefined;
    } else {
      section += (digit ?? 1) * scale;
      digit = undefined;
    }
  }
  return at === 0 ? undefined : { value: total + section + (digit ?? 0) * last, rest: joined(run.slice(at)) };
}
