import { clockTime } from "./clock-time.js";

/** When something is open: on some days of the week (0 is Sunday), or on all, from one minute of the day to another. */
export interface Opening {
  /** Undefined: every day. */
  readonly days: ReadonlySet<number> | undefined;
  readonly from: number;
  readonly to: number;
}

/** When something is asked to be open: at a minute of the day, or past it, on a day of the week (0 is Sunday). */
export interface OpenWhen {
  readonly at?: number | undefined;
  /** The same twelve hours later, where the question doesn't tell which half of the day it means. */
  readonly or?: number | undefined;
  /** Which of the two is meant by something that isn't open over midnight: still open, or already. */
  readonly isLater?: boolean | undefined;
  readonly past?: boolean | undefined;
  readonly day?: number | undefined;
}

const ENGLISH_DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const CHINESE_DAYS = "日一二三四五六";
const DAY =
  "(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?\\.?|(?:周|星期|礼拜)[一二三四五六日天]|weekdays?|weekends?|工作日|周末)";
const TIME = "\\d{1,2}(?:[:.]\\d\\d)? ?(?:[ap]\\.?m\\.?)?|(?:早上|上午|中午|下午|傍晚|晚上)?\\d{1,2}[:点时](?:\\d{1,2}分?|半)?";
const DASH = "\\s*(?:-|–|—|~|至|到|to|until|till)\\s*";
const ENTRY = new RegExp(
  `^(?<days>${DAY}(?:(?:${DASH}|\\s*(?:,|、|and|和|及|&|/)\\s*)${DAY})*|daily|every day|每天|每日|天天)?\\s*[:：,]?\\s*(?<from>${TIME})${DASH}(?<to>${TIME})$`,
  "iu",
);

/** The day of the week that a word names; several for `weekdays`. */
function daysNamed(word: string): readonly number[] {
  const plain = word.toLowerCase().replace(/\.$/u, "");
  if (/^(?:weekdays?|工作日)$/u.test(plain)) return [1, 2, 3, 4, 5];
  if (/^(?:weekends?|周末)$/u.test(plain)) return [0, 6];
  const han = /^(?:周|星期|礼拜)([一二三四五六日天])$/u.exec(plain)?.[1];
  if (han !== undefined) return [CHINESE_DAYS.indexOf(han === "天" ? "日" : han)];
  const at = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*$/u.test(plain) ? ENGLISH_DAYS.indexOf(plain.slice(0, 3)) : -1;
  return at < 0 ? [] : [at];
}

const DAYS = new RegExp(`^${DAY}(?:(?:${DASH}|\\s*(?:,|、|and|和|及|&|/)\\s*)${DAY})*$`, "iu");
const AROUND_DAYS = /^(?:closed |shut )?(?:on |every |each |每|逢)?\s*|\s*(?:closed|shut|休息|闭馆|店休|休馆|公休)?$/giu;
const NO_DAY = /^(?:none|never|no day|n\/a|无|无休|没有|不休息|全年无休|从不)$/iu;

/** The days of the week that a text names and nothing else, `Monday` or 周一和周二; none where it says so. */
export function weekdays(text: string): ReadonlySet<number> | undefined {
  const plain = text.trim().replace(AROUND_DAYS, "");
  if (NO_DAY.test(plain)) return new Set();
  return DAYS.test(plain) ? daysIn(plain) : undefined;
}

const ENGLISH_NAMES = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const ONE_DAY = /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:周|星期|礼拜)[一二三四五六日天])$/iu;

/** A day of the week in the words of the other language: 星期一 for `Monday`; undefined where the text is something else, or in that language. */
export function weekdayIn(text: string, isChinese: boolean): string | undefined {
  if (!ONE_DAY.test(text) || /\p{Script=Han}/u.test(text) === isChinese) return undefined;
  const [day = 0] = daysNamed(text);
  return isChinese ? `星期${CHINESE_DAYS[day]}` : ENGLISH_NAMES[day];
}

/** What `Mon-Sat 9:00-18:30; Sun 10:00-16:00` says; undefined where it says more, or something else. */
export function openings(text: string): Opening[] | undefined {
  const found: Opening[] = [];
  for (const entry of text.split(/[;；]/u)) {
    const { days, from, to } = ENTRY.exec(entry.trim())?.groups ?? {};
    const [opens, closes] = [minutes(from ?? ""), minutes(to ?? "")];
    if (opens === undefined || closes === undefined || opens >= closes) return undefined;
    found.push({ days: days === undefined ? undefined : daysIn(days), from: opens, to: closes });
  }
  return found.length === 0 ? undefined : found;
}

/** Whether it is open at a minute of the day, on a day of the week, or on that day at all; undefined where that depends on what isn't asked. */
export function isOpen(all: readonly Opening[], day: number | undefined, minute: number | undefined): boolean | undefined {
  const onDay = day === undefined ? all : all.filter(({ days }) => days === undefined || days.has(day));
  if (minute === undefined) return day === undefined ? undefined : onDay.length > 0;
  const there = onDay.filter(({ from, to }) => from <= minute && minute < to);
  if (day !== undefined) return there.length > 0;
  return there.length === 0 ? false : there.length === all.length ? true : undefined;
}

/** When it opens, or closes, where that is the same on all its days: as the clock shows it. */
export function openingTime(text: string, isClosing: boolean): string | undefined {
  const all = openings(text) ?? [];
  const times = new Set(all.map(({ from, to }) => (isClosing ? to : from)));
  const [time, ...more] = times;
  if (time === undefined || more.length > 0) return undefined;
  return `${Math.floor(time / 60)}:${String(time % 60).padStart(2, "0")}`;
}

function minutes(text: string): number | undefined {
  const plain = text.trim().replace(/^(\d{1,2})\.(\d\d)/u, "$1:$2");
  return clockTime(/^\d{1,2}$/u.test(plain) ? `${plain}:00` : plain)?.value;
}

function daysIn(text: string): ReadonlySet<number> | undefined {
  if (/^(?:daily|every day|每天|每日|天天)$/iu.test(text)) return undefined;
  const found = new Set<number>();
  for (const part of text.split(/\s*(?:,|、|and|和|及|&|\/)\s*/iu)) {
    const [first, last] = part.split(new RegExp(DASH, "iu")).map((word) => daysNamed(word.trim()));
    for (const day of first ?? []) found.add(day);
    const [begin, end] = [first?.[0], last?.[0]];
    if (begin === undefined || end === undefined) continue;
    for (let day = begin; day !== end; day = (day + 1) % 7) found.add(day);
    found.add(end);
  }
  return found;
}
