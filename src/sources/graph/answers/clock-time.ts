/** A quantity: minutes since midnight. */
export interface ClockTime {
  readonly kind: "number";
  readonly value: number;
  readonly unit: string;
}

/** The unit of times of day, in minutes since midnight: comparable with each other and nothing else. */
export const CLOCK = "o'clock";
const LAST = 24 * 60;
const HOURS: Readonly<Record<string, number>> = Object.fromEntries(
  [..."零一二三四五六七八九"].map((digit, index) => [digit, index] as const).concat([["两", 2]]),
);
const WRITTEN = /^(\d{1,2}):([0-5]\d)(?::[0-5]\d(?:\.\d+)?)?(?:z|[+-]\d\d:\d\d)?$/u;
const HALVES = /^(\d{1,2})(?:[:. ]([0-5]\d))? ?([ap])(?: ?m|\.m\.?)$/u;
const CHINESE =
  /^(凌晨|清晨|早上|早晨|早|上午|中午|正午|下午|午后|傍晚|晚上|夜里|夜晚|晚)?(\d{1,2}|[零一二两三四五六七八九十]{1,3})(?:[点时](?:(\d{1,2}|[零一二三四五六七八九十]{1,3})分?|(半)|([一三])刻|整|钟)?|:([0-5]\d))$/u;

function clockQuantity(minutes: number): ClockTime {
  return { kind: "number", value: minutes, unit: CLOCK };
}

/** `18:30`, `9:00 am`, `7pm`: what a text says that is a time of day and nothing else. */
export function clockTime(text: string): ClockTime | undefined {
  const folded = text.trim().toLowerCase();
  const [, hour, minute] = WRITTEN.exec(folded) ?? [];
  if (hour !== undefined) return within(Number(hour) * 60 + Number(minute));
  const halves = HALVES.exec(folded);
  if (halves !== null) return ofHalf(halves);
  const [only, ...more] = /^\p{Script=Han}|\d/u.test(folded) ? chineseTimes(folded) : [];
  return more.length === 0 ? only : undefined;
}

/**
 * The times of day that a question may mean by a text: `3 pm` is one, 五点 is one in the morning or one in the evening, and what nobody can tell
 * is none.
 */
export function askedTimes(text: string): ClockTime[] {
  if (/^(?:noon|midday|[中正]午)$/u.test(text)) return [clockQuantity(12 * 60)];
  const [, hour = "", minute] = WRITTEN.exec(text) ?? /^(\d{1,2}) o'? ?clock$/u.exec(text) ?? [];
  if (hour !== "")
    return halves(Number(hour), Number(minute ?? 0), hour.startsWith("0") || (hour.length > 1 && minute !== undefined));
  const english = HALVES.exec(text);
  if (english !== null) return [ofHalf(english) ?? []].flat();
  return chineseTimes(text);
}

function ofHalf([, hour, minute, half]: RegExpExecArray): ClockTime | undefined {
  const hours = Number(hour);
  return hours < 1 || hours > 12 ? undefined : within(((hours % 12) + (half === "p" ? 12 : 0)) * 60 + Number(minute ?? 0));
}

function chineseTimes(text: string): ClockTime[] {
  const match = CHINESE.exec(text);
  if (match === null) return [];
  const [, part, hour = "", minutes, half, quarters, written] = match;
  if (part === undefined && written !== undefined) return [];
  const hours = numeral(hour);
  const past = half !== undefined ? 30 : quarters === undefined ? numeral(minutes ?? written ?? "0") : 15 * numeral(quarters);
  if (part === undefined) return halves(hours, past, false);
  const isLate = /^(?:下午|午后|傍晚|晚上|夜里|夜晚|晚)$/u.test(part);
  // Twelve at night begins a day or ends one.
  if (hours === 12 && isLate) return [];
  const isNoon = /^[中正]午$/u.test(part);
  // 夜里两点 is after midnight.
  const isNight = /[夜晚]/u.test(part) && hours < 5;
  const later = hours < 12 && ((isLate && !isNight) || (isNoon && hours < 4));
  const minute = (hours === 12 && !isNoon ? 0 : later ? hours + 12 : hours) * 60 + past;
  return [within(minute) ?? []].flat();
}

/** Both halves of the day where nothing tells which. */
function halves(hours: number, past: number, isTold: boolean): ClockTime[] {
  const first = hours * 60 + past;
  const all = isTold || hours > 12 || hours === 0 ? [first] : hours === 12 ? [first] : [first, first + 720];
  return all.flatMap((minutes) => within(minutes) ?? []);
}

function within(minutes: number): ClockTime | undefined {
  return minutes >= 0 && minutes <= LAST ? clockQuantity(minutes) : undefined;
}

/** 十二 → 12, 二十三 → 23. */
function numeral(text: string): number {
  if (/^\d+$/u.test(text)) return Number(text);
  const [tens, ones] = text.includes("十") ? text.split("十") : ["零", text];
  return (tens === "" ? 1 : (HOURS[tens ?? ""] ?? 0)) * 10 + (ones === "" ? 0 : (HOURS[ones ?? ""] ?? 0));
}
