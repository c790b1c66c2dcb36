import { ENGLISH_NUMBER, ENGLISH_SCALE, englishNumber, HAN_NUMBER, hanNumber, scaleOf } from "./numerals.js";
import { UNIT_PATTERN, type Unit, unitNamed } from "./units.js";

interface Place {
  readonly start: number;
  readonly end: number;
}

/** A number, its unit if it is measured in one, or a date, and where it stands in the text. */
export type Quantity = Place &
  (
    | {
        readonly kind: "number";
        /** In the dimension's base unit. */
        readonly value: number;
        /** Without its unit: compared where only one side has one. */
        readonly bare: number;
        readonly dimension: string | undefined;
        /** What a counting word counts, where it can't be anything else: 人 people, 户 households. */
        readonly counted?: string | undefined;
      }
    | { readonly kind: "date"; readonly year?: number; readonly month?: number; readonly day?: number }
    /** Digits that aren't a number: a telephone number, a version. */
    | { readonly kind: "code"; readonly digits: string }
  );

const MONTHS = "january february march april may june july august september october november december".split(" ");
const MONTH =
  "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?(?!\\p{L})";
const DIGITS = "(?:\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d{1,18})(?:\\.\\d{1,18})?";
const DAYTIME = "(?:上午|下午|晚上|早上|中午|凌晨|傍晚)?";

const DOTTED = `(?:[01]?\\d|2[0-3])\\.[0-5]\\d(?!\\.?\\d|%| ?[$€£¥]| ?(?:${UNIT_PATTERN})(?!\\p{L}))`;
/** "by 19.45", "from 6.30 to 21.00", "7.45 pm": only where the text speaks of hours, as {@link SPEAKS_OF_HOURS} tells. */
const DOTTED_CLOCK = `(?<=\\b(?:at|by|until|till|before|after) )${DOTTED}|(?<=\\b(?:from|between) )${DOTTED}|(?<=\\b(?:from|between) \\d{1,2}\\.\\d\\d (?:to|and|until|till) )${DOTTED}|(?:0?\\d|1[0-2])\\.[0-5]\\d ?[ap]\\.?m\\.?(?!\\p{L})`;
const SPEAKS_OF_HOURS =
  /\b(?:open|close|shut|start|begin|end|finish|leave|depart|arrive|run|meet|serve|swim|train)(?:s|ed|ing)?\b|\b(?:hours|doors?|bus|ferry|daily|every day|weekdays?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|morning|afternoon|evening|noon|night|[ap]\.?m)\b/iu;

const PATTERNS = {
  weekday: "(?:周|星期|礼拜)[一二三四五六日末天]",
  code: "\\d+(?:\\.\\d+){2,}|\\d+(?:-\\d+){3,}|\\d{2,5}-0\\d{2,8}(?!\\d)|0\\d{1,4}-\\d{3,9}",
  iso: "\\d{3,4}-\\d{1,2}(?:-\\d{1,2})?(?![\\d年])(?:T[\\d:.]+(?:Z|[+-]\\d\\d:?\\d\\d)?)?|\\d{4}/\\d{1,2}/\\d{1,2}",
  hanDate: `(?:\\d{3,4}|[〇零一二三四五六七八九]{4}) ?年(?!代)(?: ?(?:\\d{1,2}|${HAN_NUMBER}) ?月(?: ?(?:\\d{1,2}|${HAN_NUMBER}) ?[日号])?)?|(?:\\d{1,2}|十?[一二三四五六七八九十]) ?月(?: ?(?:\\d{1,2}|${HAN_NUMBER}) ?[日号])?`,
  monthFirst: `${MONTH} \\d{1,2}(?:st|nd|rd|th)?(?![\\d:])(?:,? \\d{4})?|${MONTH},? \\d{4}`,
  dayFirst: `\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTH}(?:,? \\d{4})?`,
  month:
    "(?:January|February|April|June|July|August|September|October|November|December)(?!\\p{L})|(?<=[Ii]n |[Bb]y |[Ss]ince |[Uu]ntil )(?:March|May)(?!\\p{L})",
  dotted: DOTTED_CLOCK,
  clock: `\\d{1,2}:\\d{2}(?: ?[ap]\\.?m\\.?)?(?!\\d)|\\d{1,2} ?[ap]\\.?m\\.?(?!\\p{L})|\\d{1,2}(?: o'clock)? in the (?:morning|afternoon|evening)|${DAYTIME}(?:\\d{1,2}|二十[一二三四]?|十[一二三四五六七八九]?|[一二两三四五六七八九])点(?:(?:\\d{1,2}|二十[一二三四五六七八九]?|[三四五]十[一二三四五六七八九]?|十[一二三四五六七八九]?)分|半|(?![〇零一二三四五六七八九]))`,
  fraction: `百分之(?:${HAN_NUMBER}|${DIGITS})|${HAN_NUMBER}分之${HAN_NUMBER}|(?:one|two|three)[ -](?:half|thirds?|quarters?|fifths?)(?!\\p{L})`,
  money: `(?:US\\$|[$€£¥]) ?${DIGITS}(?: ?(?:${ENGLISH_SCALE}|[万亿]+))?`,
  number: `${DIGITS}(?:st|nd|rd|th)?(?: ?${ENGLISH_SCALE}(?!\\p{L})|[十百千万亿]+)?(?:[余多来几]|-| )?(?:${UNIT_PATTERN})?`,
  english: `(?<![\\p{L}])${ENGLISH_NUMBER}(?:[ -]${UNIT_PATTERN})?`,
  han: `第?${HAN_NUMBER}[余多来几]?(?:${UNIT_PATTERN})?`,
} as const;

type Form = keyof typeof PATTERNS;
const FORMS = Object.keys(PATTERNS) as Form[];
const SCAN = new RegExp(FORMS.map((form) => `(?<${form}>${PATTERNS[form]})`).join("|"), "giu");
const CASED = new RegExp(`^(?:${MONTH})|^(?:${PATTERNS.month})|${MONTH}$|${MONTH},? \\d{4}$`, "u");

/** Numbers and dates of a text in NFKC, in order. Pure. */
export function readQuantities(text: string): Quantity[] {
  const found: Quantity[] = [];
  for (const match of text.matchAll(SCAN)) {
    const form = FORMS.find((name) => match.groups?.[name] !== undefined);
    const start = match.index;
    const whole = match[0];
    if (form === undefined || isPartOfWord(text, start)) continue;
    if (form === "dotted" && !SPEAKS_OF_HOURS.test(text)) {
      found.push({ ...measured(Number(/\d+\.\d+/u.exec(whole)?.[0]), ""), start, end: start + whole.length });
      continue;
    }
    if ((form === "month" || form === "monthFirst" || form === "dayFirst") && !CASED.test(whole)) continue;
    const trimmed = whole.replace(/[\s-]+$/u, "");
    const read = readForm(form, trimmed);
    if (read !== undefined) found.push({ ...read, start, end: start + trimmed.length });
  }
  return addDurations(found, text);
}

type Unplaced<T> = T extends unknown ? Omit<T, "start" | "end"> : never;

/** `B12`, `X2`: a name. */
function isPartOfWord(text: string, start: number): boolean {
  return start > 0 && /[A-Za-z_]/u.test(text[start - 1] ?? "") && /[\d\p{L}]/u.test(text[start] ?? "");
}

function readForm(form: Form, text: string): Unplaced<Quantity> | undefined {
  const numbers = (text.match(/\d+/gu) ?? []).map(Number);
  switch (form) {
    case "weekday":
      return undefined;
    case "code":
      return { kind: "code", digits: text };
    case "iso":
      return date(numbers[0], numbers[1], numbers[2]);
    case "hanDate":
      return readHanDate(text);
    case "monthFirst":
    case "dayFirst":
    case "month": {
      const month =
        MONTHS.findIndex((name) => name.startsWith((/\p{L}{3,}/u.exec(text)?.[0] ?? "-").toLowerCase().slice(0, 3))) + 1;
      return date(
        numbers.find((number) => number > 31),
        month,
        numbers.find((number) => number <= 31),
      );
    }
    case "dotted":
    case "clock":
      return readClock(text, numbers);
    case "fraction":
      return readFraction(text);
    case "money":
    case "number":
      return readNumber(text);
    case "english": {
      const [, words = "", unit = ""] = new RegExp(`^(${ENGLISH_NUMBER})(?:[ -](${UNIT_PATTERN}))?$`, "iu").exec(text) ?? [];
      return words === "one" ? undefined : measured(englishNumber(words), unit);
    }
    case "han":
      return readHanNumber(text);
  }
}

function date(year: number | undefined, month?: number, day?: number): Unplaced<Quantity> {
  return {
    kind: "date",
    ...(year === undefined ? {} : { year }),
    ...(month === undefined ? {} : { month }),
    ...(day === undefined ? {} : { day }),
  };
}

function readHanDate(text: string): Unplaced<Quantity> {
  const part = (suffix: string): number | undefined => {
    const found = new RegExp(`(\\d+|${HAN_NUMBER}) ?${suffix}`, "u").exec(text)?.[1];
    return found === undefined ? undefined : /^\d/u.test(found) ? Number(found) : hanNumber(found);
  };
  return date(part("年"), part("月"), part("[日号]"));
}

function readClock(text: string, [hour, minute = 0]: readonly number[]): Unplaced<Quantity> | undefined {
  const han = new RegExp(`(${HAN_NUMBER})点`, "u").exec(text)?.[1];
  const stated = han === undefined ? hour : hanNumber(han);
  if (stated === undefined || stated > 24) return undefined;
  const isLater = /p\.?m|下午|晚上|傍晚|afternoon|evening/iu.test(text) && stated < 12;
  const hanMinute = new RegExp(`点(${HAN_NUMBER})分`, "u").exec(text)?.[1];
  const past = hanMinute === undefined ? (han === undefined ? minute : (hour ?? 0)) : (hanNumber(hanMinute) ?? 0);
  const time = stated + (isLater ? 12 : 0) + (text.endsWith("半") ? 0.5 : past / 60);
  return { kind: "number", value: time, bare: time, dimension: "clock" };
}

function readFraction(text: string): Unplaced<Quantity> | undefined {
  const [below = "", above = ""] = text.split("分之");
  if (above !== "") {
    const top = /^\d/u.test(above) ? Number(above.replaceAll(",", "")) : hanNumber(above);
    const bottom = below === "百" ? 100 : hanNumber(below);
    return top === undefined || bottom === undefined ? undefined : ratio(top / bottom);
  }
  const [top = "", part = ""] = text.toLowerCase().split(/[ -]/u);
  const bottom = { half: 2, third: 3, quarter: 4, fifth: 5 }[part.replace(/s$/u, "")] ?? 1;
  return ratio(englishNumber(top) / bottom);
}

function ratio(value: number): Unplaced<Quantity> {
  return { kind: "number", value, bare: value, dimension: "ratio" };
}

const NUMBER = new RegExp(
  `^(US\\$|[$€£¥])? ?(${DIGITS})(st|nd|rd|th)?(?: ?(${ENGLISH_SCALE})(?!\\p{L})|([十百千万亿]+))?(?:[余多来几]|-| )?(${UNIT_PATTERN})?$`,
  "iu",
);
const SIGNS: Readonly<Record<string, string>> = { US$: "usd", $: "usd", "€": "eur", "£": "gbp", "¥": "cny" };

function readNumber(text: string): Unplaced<Quantity> | undefined {
  const [, sign, digits = "", ordinal, scale = "", han = "", unit = ""] = NUMBER.exec(text) ?? [];
  const times = han === "" ? scaleOf(scale) : [...han].reduce((product, character) => product * (hanNumber(character) ?? 1), 1);
  const value = Number(digits.replaceAll(",", "")) * times;
  if (ordinal !== undefined)
    return { kind: "number", value, bare: value, dimension: /centur/iu.test(unit) ? "century" : "ordinal" };
  return measured(value, sign === undefined ? unit : (SIGNS[sign] ?? ""));
}

const HAN = new RegExp(`^(第)?(${HAN_NUMBER})[余多来几]?(${UNIT_PATTERN})?$`, "u");

/** A lone Han numeral is mostly part of a word; 一 counts only before a unit of measure. */
function readHanNumber(text: string): Unplaced<Quantity> | undefined {
  const [, ordinal, numeral = "", unit = ""] = HAN.exec(text) ?? [];
  const value = hanNumber(numeral);
  const known = unitNamed(unit);
  if (value === undefined || (numeral.length === 1 && (known === undefined || "百千万亿".includes(numeral)))) return undefined;
  if (numeral === "一" && (known?.dimension ?? "") === "") return undefined;
  return ordinal === undefined ? measured(value, unit) : { kind: "number", value, bare: value, dimension: "ordinal" };
}

const COUNTED: Readonly<Record<string, string>> = {
  人: "people",
  名: "people",
  位: "people",
  户: "households",
  票: "votes",
  辆: "vehicles",
  座位: "seats",
  封: "letters",
  层: "floors",
  章: "chapters",
  页: "pages",
  艘: "ships",
  棵: "trees",
  株: "trees",
};

function measured(value: number, unit: string): Unplaced<Quantity> {
  const known: Unit | undefined = unitNamed(
    unit
      .replace(/^sq\.? ?/iu, "sq")
      .replace(/^sq(k?m)$/iu, "$12")
      .replace(/^per cent$/iu, "percent"),
  );
  const dimension = known === undefined || known.dimension === "" ? undefined : known.dimension;
  return { kind: "number", value: value * (known?.factor ?? 1), bare: value, dimension, counted: COUNTED[unit] };
}

/** "1 hour and 52 minutes" is one duration. */
function addDurations(quantities: readonly Quantity[], text: string): Quantity[] {
  const merged: Quantity[] = [];
  for (const quantity of quantities) {
    const last = merged.at(-1);
    if (
      last?.kind === "number" &&
      quantity.kind === "number" &&
      last.dimension === quantity.dimension &&
      (last.dimension === "seconds" || last.dimension === "months") &&
      last.value > quantity.value &&
      /^(?:\s?and\s|,?\s?)$/iu.test(text.slice(last.end, quantity.start))
    )
      merged[merged.length - 1] = {
        ...last,
        value: last.value + quantity.value,
        bare: last.value + quantity.value,
        end: quantity.end,
      };
    else merged.push(quantity);
  }
  return merged;
}

/** Whether the evidence's quantity says what the claimed one says. `hedged`: "about", 约: rounding is allowed. */
export function supportsQuantity(claim: Quantity, known: Quantity, hedged: boolean): boolean {
  if (claim.kind === "code" || known.kind === "code")
    return claim.kind === "code" && known.kind === "code" && claim.digits === known.digits;
  if (claim.kind === "date") {
    if (known.kind === "number") return isYear(known) && known.value === claim.year && claim.month === undefined;
    return (["year", "month", "day"] as const).every((part) => claim[part] === undefined || claim[part] === known[part]);
  }
  if (known.kind === "date") return isYear(claim) && claim.value === known.year;
  if (claim.dimension !== undefined && known.dimension !== undefined && claim.dimension !== known.dimension) {
    return (
      ageLike(claim.dimension, known.dimension) &&
      Math.abs(claim.value / known.value - (claim.dimension === "age" ? 1 / 12 : 12)) < 1e-6
    );
  }
  if (
    claim.dimension !== known.dimension &&
    [claim.dimension, known.dimension].some((one) => one === "ratio" || one === "ordinal" || one === "clock")
  )
    return false;
  if (claim.counted !== undefined && known.counted !== undefined && claim.counted !== known.counted) return false;
  const [said, stands] = claim.dimension === known.dimension ? [claim.value, known.value] : [claim.bare, known.bare];
  return Math.abs(said - stands) <= Math.abs(stands) * (hedged ? 0.03 : 1e-6);
}

function ageLike(one: string, other: string): boolean {
  return (one === "age" && other === "months") || (one === "months" && other === "age");
}

function isYear(quantity: { readonly value: number; readonly dimension: string | undefined }): boolean {
  return quantity.dimension === undefined && Number.isInteger(quantity.value) && quantity.value >= 100 && quantity.value <= 2200;
}
