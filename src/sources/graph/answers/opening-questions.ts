import { type Meaning, type Rule, rule } from "./chart.js";
import { anything, CLASSIFIERS } from "./chinese-phrases.js";
import { ask, asksCount, asNarrows, asQuery, classSet, measuring, narrowed, picking, to } from "./combine.js";
import { exists } from "./compare-questions.js";
import type { OpenWhen } from "./opening-hours.js";
import { longestOpen, open, parts, type SetQuery, whetherOpen, which } from "./query.js";

/**
 * CLOCK is a time of the day, ATCLOCK the same or what is past it, DAY a day of the week, THEN when something is asked to be open. OPENED says that
 * it is, SHUT that it isn't: of an open thing `great` says which half of the day is meant, the later one where it is open still.
 */
const isOpenThen = ({ set }: Meaning, opened: Meaning, then: Meaning, isShut: boolean): Meaning | undefined => {
  const when = whenOf(opened, then);
  return set === undefined || set.op === "class" || when === undefined ? undefined : asQuery(whetherOpen(set, when, isShut));
};

const those = (opened: Meaning, then: Meaning, isShut: boolean): Meaning | undefined => {
  const when = whenOf(opened, then);
  return when === undefined ? undefined : asNarrows((set) => open(set, when, isShut));
};

/** Undefined where only a part of a day is told: Friday evening. */
function whenOf({ great }: Meaning, { quantity, until, more, size, great: half }: Meaning): OpenWhen | undefined {
  const [at, or] = [quantity, until].map((time) => (time?.kind === "number" ? time.value : undefined));
  if (at === undefined && half !== undefined) return undefined;
  return or === undefined ? { at, past: more, day: size } : { at, or, isLater: great ?? half, past: more, day: size };
}

const onDay = (then: Meaning, day: Meaning): Meaning => ({ ...then, size: day.size, great: then.great ?? day.great });
const past = (clock: Meaning): Meaning => ({ ...clock, more: true });
/** Open until eight is open in the minute before. */
const until = (clock: Meaning): Meaning => ({ quantity: minuteBefore(clock.quantity), until: minuteBefore(clock.until) });
const minuteBefore = (time: Meaning["quantity"]): Meaning["quantity"] =>
  time?.kind === "number" ? { ...time, value: time.value - 1 } : undefined;
const asIs = (meaning: Meaning): Meaning => meaning;
const nothing = (): Meaning => ({});
const late = (meaning: Meaning): Meaning => ({ ...meaning, great: true });
const early = (meaning: Meaning): Meaning => ({ ...meaning, great: false });
/** Nine, in the morning or in the evening. */
const hour = ({ size }: Meaning): Meaning | undefined => {
  if (size === undefined || size < 1 || size > 12) return undefined;
  const at = (hours: number): Meaning["quantity"] => ({ kind: "number", value: hours * 60, unit: "o'clock" });
  return size === 12 ? { quantity: at(12) } : { quantity: at(size), until: at(size + 12) };
};

const hoursOf = (n: Meaning, opens: Meaning, closes: Meaning): Meaning | undefined => {
  const both = [to(n, opens), to(n, closes)].filter((set) => set !== undefined);
  return n.set?.op === "class" || both.length < 2 ? undefined : asQuery(parts(both.map((set) => which(set, "clock"))));
};
const closing = (closes: Meaning, t: Meaning): Meaning | undefined =>
  t.quantity?.kind === "number" ? asNarrows(measuring(closes, { ...t, comparison: "=" })) : undefined;
const shutDay = (n: Meaning, day: Meaning): Meaning | undefined => asQuery(ask(to(n, day)));
const longest = (great: boolean) => (): Meaning | undefined => asNarrows((set) => longestOpen(set, great));

const DAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const KEPT = "be/stay/remain/keep";

export const ENGLISH_OPENING: readonly Rule[] = [
  ...DAYS.flatMap((day, size) => rule(`DAY = ${day}/${day}s`, () => ({ size }))),
  ...rule("DAY = DAY evening/evenings/night/nights/afternoon/afternoons", late),
  ...rule("DAY = DAY morning/mornings", early),
  ...rule("ONDAY = on? a/an/every/any? DAY", asIs),
  ...rule("ATCLOCK = at CLOCK", asIs),
  ...rule("ATCLOCK = at NUM", hour, 0.1),
  ...rule("ATCLOCK = past/after/beyond CLOCK", past),
  ...rule("ATCLOCK = later than CLOCK", past),
  ...rule("ATCLOCK = past/after/beyond NUM", (n) => (n.size === undefined ? undefined : past(hour(n) ?? {})), 0.1),
  ...rule("ATCLOCK = by CLOCK", early),
  ...rule("ATCLOCK = until/till CLOCK", until),
  ...rule("ATCLOCK = until/till at least CLOCK", until),
  ...rule("ATCLOCK = until/till NUM", (n) => (n.size === undefined ? undefined : until(hour(n) ?? {})), 0.1),
  ...rule("THEN = ATCLOCK", asIs),
  ...rule("THEN = ONDAY", asIs),
  ...rule("THEN = ATCLOCK ONDAY", onDay),
  ...rule("THEN = ONDAY ATCLOCK", (day, clock) => onDay(clock, day)),
  ...rule("OPENED = open", nothing),
  ...rule("OPENED = still OPENED", late),
  ...rule("OPENED = OPENED still", late),
  ...rule("OPENED = already OPENED", early),
  ...rule("OPENED = OPENED already", early),
  ...rule("OPENED = normally/usually/even/also OPENED", asIs),
  ...rule("SHUT = closed/shut", nothing),
  ...rule("SHUT = already/normally/usually/always SHUT", asIs),
  ...rule("SHUT = not OPENED", asIs),
  ...rule(`X = ${KEPT} OPENED THEN`, (o, then) => those(o, then, false)),
  ...rule(`X = be still ${KEPT} OPENED THEN`, (o, then) => those(late(o), then, false)),
  // `Open until eight`: until then at least, or then and no longer.
  ...rule(`X = ${KEPT} OPENED until/till T CLOSES0`, (_o, t, closes) => closing(closes, t)),
  ...rule(`X = ${KEPT} OPENED before T OPENS0`, (_o, t, opens) => asNarrows(measuring(opens, { ...t, comparison: "<" }))),
  ...rule("X = OPENED ONDAY", (o, day) => those(o, day, false)),
  ...rule("X = be SHUT THEN", (s, then) => those(s, then, true)),
  ...rule("X = NEG OPENED ONDAY", (_n, o, day) => those(o, day, true)),
  ...rule("X = NEG SHUT ONDAY", (_n, s, day) => those(s, day, false)),
  ...rule("X = be not SHUT ONDAY", (s, day) => those(s, day, false)),
  ...rule("X = close/closes/shut/shuts ONDAY", (day) => those({}, day, true)),
  ...rule("M = still/already OPENED THEN", (o, then) => those(o, then, false)),
  ...rule("M = OPENED ONDAY", (o, day) => those(o, day, false)),
  ...rule("M = SHUT ONDAY", (s, day) => those(s, day, true)),
  ...rule("S = be N OPENED THEN", (n, o, then) => isOpenThen(n, o, then, false)),
  ...rule("S = do/will/can N still? stay/remain/keep/be OPENED THEN", (n, o, then) => isOpenThen(n, o, then, false)),
  ...rule("S = be any C OPENED THEN", (c, o, then) => exists(narrowed(classSet(c), those(o, then, false)))),
  ...rule("S = do N OPENED ONDAY", (n, o, day) => isOpenThen(n, o, day, false)),
  ...rule("S = be N SHUT THEN", (n, s, then) => isOpenThen(n, s, then, true)),
  ...rule("S = do N close/shut ONDAY", (n, day) => isOpenThen(n, {}, day, true)),
  ...rule("WEEKDAYQ = on? what/which day/days", nothing),
  ...rule("WEEKDAYQ = on? what/which day/days of/in week", nothing),
  ...rule("WEEKDAYQ = what/which weekday", nothing),
  ...rule("S = WEEKDAYQ be N SHUT SHUTDAY0", (_q, n, _s, day) => shutDay(n, day)),
  // Or at which time.
  ...rule("S = when be N SHUT SHUTDAY0", (n, _s, day) => shutDay(n, day)),
  ...rule("S = WEEKDAYQ do N close/shut SHUTDAY0", (_q, n, day) => shutDay(n, day)),
  ...rule("S = WEEKDAYQ do N not open SHUTDAY0", (_q, n, day) => shutDay(n, day)),
  ...rule("S = WEEKDAYQ do N have off SHUTDAY0", (_q, n, day) => shutDay(n, day)),
  // What stays open latest closes last.
  ...rule(`SUP = ${KEPT} OPENED latest CLOSES0`, (_o, closes) => picking(closes, true)),
  ...rule("SUP = stay/remain/keep OPENED longest OPENS0 CLOSES0", longest(true)),
  ...rule("SUP = be OPENED longest OPENS0 CLOSES0", longest(true)),
  ...rule("SUP = have longest opening/business/trading hours OPENS0 CLOSES0", longest(true)),
  ...rule("SUP = have shortest opening/business/trading hours OPENS0 CLOSES0", longest(false)),
  ...rule("SUP = be OPENED longest hours OPENS0 CLOSES0", longest(true)),
  ...rule("HOURS = opening/business/trading hours", nothing),
  ...rule("S = what be HOURS of/for/at N OPENS0 CLOSES0", (_h, n, opens, closes) => hoursOf(n, opens, closes)),
  ...rule("S = when be N OPENED OPENS0 CLOSES0", (n, _o, opens, closes) => hoursOf(n, opens, closes)),
  ...rule("S = when do N open and close OPENS0 CLOSES0", (n, opens, closes) => hoursOf(n, opens, closes)),
  ...rule("S = what time/times do N open and close OPENS0 CLOSES0", (n, opens, closes) => hoursOf(n, opens, closes)),
  ...rule("S = what be N 's HOURS OPENS0 CLOSES0", (n, _h, opens, closes) => hoursOf(n, opens, closes)),
];

const RESTS =
  "休息/不营业/不开门/不开/关门/关着/关着门/闭馆/休馆/闭店/店休/歇业/停业/不上班/不出车/不出摊/不开放/放假/打烊/公休/轮休/休市/不接待/不开张";
const DURATIVE = "开着/开着门/在营业/没关门/没打烊/不打烊/不关门/没关/亮着灯";
const WHICH_ONES = `哪 几? ${CLASSIFIERS}`;

export const CHINESE_OPENING: readonly Rule[] = [
  ...[..."日一二三四五六"].flatMap((day, size) => rule(`DAY = 周${day}/星期${day}/礼拜${day}`, () => ({ size }))),
  ...rule("DAY = 周天/星期天/礼拜天", () => ({ size: 0 })),
  ...rule("ONDAY = 在/到/逢/每/每逢? DAY 的/那天/当天?", asIs),
  ...rule("ONDAY = DAY 的? 晚上/傍晚/下午/夜里", late),
  ...rule("ONDAY = DAY 的? 早上/早晨/上午/清晨", early),
  ...rule("ATCLOCK = 在/到/等到? CLOCK 的时候/时?", asIs),
  ...rule("ATCLOCK = 过了 CLOCK", past),
  ...rule("ATCLOCK = 在? CLOCK 以后/之后/后/过后", past),
  ...rule("THEN = ATCLOCK", asIs),
  ...rule("THEN = ONDAY", asIs),
  ...rule("THEN = ONDAY ATCLOCK", (day, clock) => onDay(clock, day)),
  ...rule("STILL = 还/仍/仍然/还在/依然/都还/也还", () => ({ great: true })),
  ...rule("STILL = 就/已经/就已经/已/便/都已经", () => ({ great: false })),
  ...rule("STILL = 也/都/会/能/照常/正常/照样", nothing),
  ...rule(`LASTS = ${DURATIVE}`, nothing),
  ...rule("OPENED = 开/开门/营业/开放/开馆/上班/做生意/开门营业/开店 DONE?", (_d) => ({})),
  ...rule(`SHUT = 都/也/会/要? ${RESTS}`, nothing),
  ...rule("OPENLY = STILL? LASTS", (still, _l) => still),
  ...rule("OPENLY = STILL OPENED", (still, _o) => still),
  // OX narrows to what is open then, or isn't.
  ...rule("OX = THEN OPENLY", (then, still) => those(still, then, false)),
  ...rule("OX = ONDAY ATCLOCK OPENED", (day, clock, _o) => those({}, onDay(clock, day), false)),
  ...rule("OX = ONDAY OPENED", (day, _o) => those({}, day, false)),
  ...rule("OX = ONDAY 不 SHUT", (day, _s) => those({}, day, false)),
  ...rule("OX = 不 ONDAY SHUT", (day, _s) => those({}, day, false)),
  ...rule("OX = ONDAY SHUT", (day, _s) => those({}, day, true)),
  ...rule("X = OX", asIs),
  ...rule(`S = OX 的 是? ${WHICH_ONES}`, (x) => asQuery(ask(narrowed(anything, x))), 0.05),
  ...rule(`S = OX 的 有 ${WHICH_ONES}`, (x) => asQuery(ask(narrowed(anything, x))), 0.05),
  ...rule(`S = ${WHICH_ONES} OX 的?`, (x) => asQuery(ask(narrowed(anything, x))), 0.05),
  ...rule(`S = RC 的 C 是/有? ${WHICH_ONES}`, (rc, c) => asQuery(ask(narrowed(classSet(c), rc))), 0.1),
  ...rule("S = THEN 还/都/就/已经? 有 WH C STILL? LASTS/OPENED 的?", (then, _w, c, _s, _o) => amongOpen(then, c, false)),
  ...rule("S = THEN 还/都/就/已经? 有 NUMQ C STILL? LASTS/OPENED 的?", (then, _q, c, _s, _o) => amongOpen(then, c, true)),
  ...rule("S = ONDAY 有? WH C SHUT 的?", (day, _w, c, _s) => asQuery(ask(shutOn(day, c)))),
  ...rule("S = ONDAY 有? NUMQ C SHUT 的?", (day, _q, c, _s) => asQuery(asksCount(shutOn(day, c)))),
  ...rule("S = N THEN OPENLY MA", (n, then, still, _m) => isOpenThen(n, still, then, false)),
  ...rule("S = N THEN OPENED MA", (n, then, _o, _m) => isOpenThen(n, {}, then, false)),
  ...rule("S = THEN N OPENLY MA", (then, n, still, _m) => isOpenThen(n, still, then, false)),
  ...rule("S = THEN N OPENED MA", (then, n, _o, _m) => isOpenThen(n, {}, then, false)),
  ...rule("S = N ISIT THEN OPENED/LASTS", (n, _i, then, _o) => isOpenThen(n, {}, then, false)),
  ...rule("S = N THEN ISIT STILL? OPENED/LASTS", (n, then, _i, still, _o) => isOpenThen(n, still, then, false)),
  ...rule("S = N THEN STILL? 开不开/开不开门/营不营业/开没开/有没有开门", (n, then, still) => isOpenThen(n, still, then, false)),
  // Whether it has closed by then, or does so.
  ...rule("S = N THEN STILL SHUT DONE? MA", (n, then, _t, _s, _d, _m) => isOpenThen(n, {}, then, true)),
  ...rule("S = N THEN SHUT 了 MA", (n, then, _s, _m) => isOpenThen(n, {}, then, true)),
  ...rule("S = N THEN SHUT MA", (n, then, _s, _m) => isOpenThen(n, {}, then, true)),
  ...rule("S = ONDAY N SHUT MA", (day, n, _s, _m) => isOpenThen(n, {}, day, true)),
  ...rule("S = N ONDAY 休不休息/休息不休息", (n, day) => isOpenThen(n, {}, day, true)),
  ...rule("S = N ONDAY ISIT SHUT", (n, day, _i, _s) => isOpenThen(n, {}, day, true)),
  ...rule("S = N ISIT ONDAY SHUT", (n, _i, day, _s) => isOpenThen(n, {}, day, true)),
  ...rule("EVERYWEEK = 每周/每星期/每个星期/每礼拜/一周/一星期", nothing),
  ...rule("WEEKDAYQ = 星期几/周几/礼拜几/哪天/哪一天/哪几天", nothing),
  ...rule("WEEKDAYQ = EVERYWEEK 的? WEEKDAYQ", nothing),
  ...rule("S = N EVERYWEEK? 是? 在? WEEKDAYQ SHUT 的? SHUTDAY0", (n, _e, _q, _s, day) => shutDay(n, day)),
  ...rule("S = WEEKDAYQ N SHUT 的? SHUTDAY0", (_q, n, _s, day) => shutDay(n, day)),
  ...rule("S = N ARE? WEEKDAYQ", (n, _a, _q) => (isClosingDay(n.set) ? asQuery(ask(n.set)) : undefined)),
  ...rule("LATEST = 最晚/最迟", nothing),
  ...rule("EARLIEST = 最早/最先", nothing),
  // What is open latest closes last.
  ...rule("SUP = 开/营业/开门营业/开放 得 LATEST CLOSES0", (_l, closes) => picking(closes, true)),
  ...rule("SUP = 开/营业/开放 到? LATEST CLOSES0", (_l, closes) => picking(closes, true), 0.05),
  ...rule("SUP = 开/营业/开放 得 EARLIEST OPENS0", (_e, opens) => picking(opens, false)),
  ...rule("SUP = 开 得? LATEST BEGUN0", (_l, begun) => picking(begun, true)),
  ...rule("SUP = 开 得? EARLIEST BEGUN0", (_e, begun) => picking(begun, false)),
  ...rule("SUP = 关/收/关门/打烊/收摊 得? LATEST CLOSES0", (_l, closes) => picking(closes, true)),
  ...rule("SUP = 关/收/关门/打烊/收摊 得? EARLIEST CLOSES0", (_e, closes) => picking(closes, false)),
  ...rule("HOURS = 营业时间/开放时间/营业时长/开门时长/开馆时间/开门的时间/营业的时间", nothing),
  ...rule("SUP = HOURS 最长 OPENS0 CLOSES0", longest(true)),
  ...rule("SUP = HOURS 最短 OPENS0 CLOSES0", longest(false)),
  ...rule("SUP = 每天/一天/每日 开/营业/开门/开放 得? 时间? 最长/最久 OPENS0 CLOSES0", longest(true)),
  ...rule("S = N 的? HOURS ARE? WHAT/CLOCKQ OPENS0 CLOSES0", (n, _h, _a, _w, opens, closes) => hoursOf(n, opens, closes)),
  ...rule("FROMTO = 从? 几点 到/至 几点", nothing),
  ...rule("S = N 的? HOURS ARE? FROMTO OPENS0 CLOSES0", (n, _h, _a, _f, opens, closes) => hoursOf(n, opens, closes)),
  ...rule("S = N FROMTO OPENED OPENS0 CLOSES0", (n, _f, _o, opens, closes) => hoursOf(n, opens, closes)),
  ...rule("S = N 几点 OPENED 几点 关门/打烊/关 OPENS0 CLOSES0", (n, _o, opens, closes) => hoursOf(n, opens, closes)),
  ...rule("S = N 的? HOURS OPENS0 CLOSES0", (n, _h, opens, closes) => hoursOf(n, opens, closes), 0.3),
];

function amongOpen(then: Meaning, c: Meaning, counts: boolean): Meaning | undefined {
  const set = narrowed(classSet(c), those({}, then, false));
  return asQuery(counts ? asksCount(set) : ask(set));
}

function shutOn(day: Meaning, c: Meaning): SetQuery | undefined {
  return narrowed(classSet(c), those({}, day, true));
}

function isClosingDay(set: SetQuery | undefined): boolean {
  return set?.op === "follow" && set.relation.kinds.includes("closing day");
}
