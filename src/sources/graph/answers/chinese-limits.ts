import { type Meaning, type Rule, rule } from "./chart.js";
import { anything } from "./chinese-phrases.js";
import { ask, asksCount, asNarrows, asQuery, called, classSet, intersecting, measuring, narrowed, to } from "./combine.js";
import { limited } from "./compare-questions.js";
import type { Comparison, SetQuery } from "./query.js";
import { overlap } from "./wordings.js";

const compare = (comparison: Comparison) => (): Meaning => ({ comparison });
const of =
  (comparison: Comparison) =>
  ({ quantity, relation }: Meaning): Meaning => ({ comparison, quantity, relation });
const MORE_DEGREES = "多/大/高/长/重/快/远/厚/久/贵";
const LESS_DEGREES = "少/小/低/短/轻/慢/近/薄";

const BOUNDS: readonly Rule[] = [
  ...rule("MORE = 超过/大于/多于/高于/长于/重于/过/逾/超/突破/超出/远超/超过了/胜过/贵于/快于", compare(">")),
  ...rule("MORE = 达到/达/至少/不少于/不低于/不小于/不短于/起码/至少有/至少达/达到了/满/上/破", compare(">=")),
  ...rule("MORE = 不到/少于/低于/小于/不足/短于/未满/不满/轻于/没到/未达/未达到/没有达到/没达到/不及/未到", compare("<")),
  ...rule("MORE = 不超过/至多/不高于/最多/不大于/不多于/顶多/没超过/未超过/没有超过/不长于/最多有", compare("<=")),
  // LIM is a limit, LIMS one whose unit tells what is measured.
  ...[
    ["LIM", "Q", "QQ"],
    ["LIMS", "QS", "QQS"],
  ].flatMap(([limit, one, two]) => [
    ...rule(`${limit} = MORE ${one}`, (more, { quantity, relation }) => ({ comparison: more.comparison, quantity, relation })),
    ...rule(`${limit} = 在? ${one} 以上/及以上/或以上/往上/开外/或更多/之上`, of(">=")),
    ...rule(`${limit} = 在? ${one} 以下/以内/之内/及以下/或以下/之下/或更少`, of("<=")),
    ...rule(`${limit} = 在/介于? ${two} 之间/间?`, ({ quantity, until, relation }) => ({
      comparison: ">=",
      quantity,
      until,
      relation,
    })),
  ]),
  // Units that only say what is counted.
  ...rule(
    "LIM = MORE Q 大卡/千卡/卡/张/座/件/辆/床/集/层/站/克朗",
    (more, { quantity }) => ({ comparison: more.comparison, quantity }),
    0.02,
  ),
  ...rule("LIM = 是/为/等于/正好/刚好/恰好 Q", of("="), 0.1),
];

const TIMES: readonly Rule[] = [
  ...rule("TIME = 在? T 以前/之前/前", of("<")),
  ...rule("TIME = 在? T 以后/之后/后", of(">")),
  ...rule("TIME = 早于 T", of("<")),
  ...rule("TIME = 晚于 T", of(">")),
  ...rule("TIME = 不晚于 T", of("<=")),
  ...rule("TIME = 不早于 T", of(">=")),
  ...rule("TIME = 自/从? T 以来/起/开始/及以后/及之后/或以后/或之后/至今", of(">=")),
  ...rule("TIME = 在? T 及以前/及之前/或以前/或之前/为止/底前/末前", of("<=")),
  ...rule("TIME = 在/于? T 间/期间/里/内/当年/当中/这一年/那年/那一年?", of("=")),
  ...rule("TIME = 在/从/于? T 到/至/和/与/及/— T 之间/期间/间/中间/这段时间/这段时期?", (a, b) => ({
    comparison: ">=",
    quantity: a.quantity,
    until: b.quantity,
  })),
];

const NARROWING: readonly Rule[] = [
  ...rule("X = 的? R LIM", (r, limit) => asNarrows(measuring(r, limit))),
  ...rule("X = 的? R 有/是/为/达/可达/能有 LIM", (r, limit) => asNarrows(measuring(r, limit))),
  ...rule("X = 有 LIM 的? CL? R", (limit, _cl, r) => asNarrows(measuring(r, limit))),
  ...rule("X = 在? Q 号? R 里/内/中?", (q, r) => asNarrows(measuring(r, { ...q, comparison: "=" })), 0.1),
  ...rule("X = 的? R 是/为? Q 号?", (r, q) => asNarrows(measuring(r, { ...q, comparison: "=" })), 0.2),
  ...rule("S = 在? Q 号? R 里/内/中? 都? 有 WH C", (q, r, _w, c) =>
    asQuery(ask(narrowed(classSet(c), { narrows: measuring(r, { ...q, comparison: "=" }) }))),
  ),
  ...rule("X = V 有? LIM", (v, limit) => asNarrows(measuring(v, limit)), 0.1),
  ...rule("X = V 有? LIM C/R", (v, limit, _c) => asNarrows(measuring(v, limit)), 0.1),
  ...rule("X = V 的? 是? Q 号 的? C/R?", (v, q, _c) => asNarrows(measuring(v, { ...q, comparison: "=" })), 0.1),
  ...rule("X = D0 LIM", (d, limit) => asNarrows(measuring(d, limit))),
  ...rule("X = LIMS", (limit) => asNarrows(measuring(limit, limit)), 0.1),
  ...rule("X = 有/长达/高达/重达/多达/达 LIMS", (limit) => asNarrows(measuring(limit, limit)), 0.1),
  ...rule("X = 比 Q 还? D0", (q, d) =>
    asNarrows(measuring(d, { quantity: q.quantity, comparison: d.great === true ? ">" : "<" })),
  ),
  ...rule(`X = 的? R 比 Q 还? ${MORE_DEGREES}`, (r, q) => asNarrows(measuring(r, { ...q, comparison: ">" }))),
  ...rule(`X = 的? R 比 Q 还? ${LESS_DEGREES}`, (r, q) => asNarrows(measuring(r, { ...q, comparison: "<" }))),
  ...rule("X = 是? TIME VN DONE?", (t, v, _d) => asNarrows(measuring(v, t))),
  ...rule("X = 是? TIME VN 的", (t, v) => asNarrows(measuring(v, t)), 0.1),
  ...rule("X = VN 的? 时间? TIME", (v, t) => asNarrows(measuring(v, t))),
  ...rule("X = VN 于 TIME", (v, t) => asNarrows(measuring(v, t))),
  ...rule("X = VN 得 比 T 早", (v, t) => asNarrows(measuring(v, { ...t, comparison: "<" }))),
  ...rule("X = VN 得 比 T 晚", (v, t) => asNarrows(measuring(v, { ...t, comparison: ">" }))),
  ...rule("X = R 是/为? TIME", (r, t) => asNarrows(measuring(r, t)), 0.05),
  ...rule("X = TIME 就/便/就已/就已经/已经/已/还? 有/存在/有了/办着/开着/在 DATED0", (t, d) =>
    t.comparison?.startsWith("<") === true ? asNarrows(measuring(d, t)) : undefined,
  ),
  ...rule("RC = TIME DATED0", (t, d) => asNarrows(measuring(d, t)), 0.3),
  ...rule("RC = N 所? TIME V DONE? DATED0", (n, t, v, _d, d) => made(n, t, v, d), 0.05),
  ...rule("RC = TIME N 所? V DONE? DATED0", (t, n, v, _d, d) => made(n, t, v, d), 0.05),
  ...rule("RC = TIME 由/被 N V DONE? DATED0", (t, n, v, _d, d) => made(n, t, v, d), 0.05),
];

/** What a thing did to others, dated as they are. */
function made(n: Meaning, t: Meaning, v: Meaning, dated: Meaning): Meaning | undefined {
  const [by, when] = [intersecting(to(n, v)), measuring(dated, t)];
  return by === undefined || when === undefined ? undefined : asNarrows((set: SetQuery) => when(by(set)));
}

const asked = (c: Meaning, n: Meaning, t: Meaning, v: Meaning, d: Meaning): SetQuery | undefined => {
  const when = measuring(d, t);
  const set = called(to(n, v), c);
  return when === undefined || set === undefined ? undefined : when(set);
};

const QUESTIONS: readonly Rule[] = [
  ...rule("S = N TIME 都? V DONE? WH C DATED0", (n, t, v, _d, _w, c, d) => asQuery(ask(asked(c, n, t, v, d)))),
  ...rule("S = N TIME 一共/总共/共? V DONE? NUMQ C DATED0", (n, t, v, _d, _q, c, d) => asQuery(asksCount(asked(c, n, t, v, d)))),
  ...rule("S = TIME N 都? V DONE? WH C DATED0", (t, n, v, _d, _w, c, d) => asQuery(ask(asked(c, n, t, v, d)))),
  ...rule("S = TIME VN DONE? 的? 是? WH C", (t, v, _d, _w, c) =>
    asQuery(ask(narrowed(classSet(c), { narrows: measuring(v, t) }))),
  ),
  ...rule("S = TIME 有? WH C VN DONE?", (t, _w, c, v, _d) => asQuery(ask(narrowed(classSet(c), { narrows: measuring(v, t) })))),
  ...rule("S = TIME VN DONE? NUMQ C", (t, v, _d, _q, c) =>
    asQuery(asksCount(narrowed(classSet(c), { narrows: measuring(v, t) }))),
  ),
  ...rule("S = TIME 一共/总共/共? 有 NUMQ C VN DONE?", (t, _q, c, v, _d) =>
    asQuery(asksCount(narrowed(classSet(c), { narrows: measuring(v, t) }))),
  ),
  ...rule("S = TIME VN 的 是? WHO", (t, v, _w) => asQuery(ask(narrowed(anything, { narrows: measuring(v, t) }), "person"))),
  ...rule("S = WHO 是? TIME VN 的?", (_w, t, v) => asQuery(ask(narrowed(anything, { narrows: measuring(v, t) }), "person"))),
];

/** Whether it had begun by then: what was there already in a year began in it or before. */
function begunBy(n: Meaning, t: Meaning, dated: Meaning): Meaning | undefined {
  return t.quantity?.kind === "date" ? limited(n, dated, { comparison: "<=", quantity: t.quantity }) : undefined;
}

const WHETHER: readonly Rule[] = [
  ...rule("BY = 的时候/时/那年/那时候/那会儿/年底", () => ({})),
  ...rule("STOOD = 有/存在/开着/办着/开/在/有了/存在了/开了/开门/营业", () => ({})),
  ...rule("S = N 是? 在? T BY? 就/已经/就已经/已/早就/便 STOOD MA DATED0", (n, t, _b, _s, _m, d) => begunBy(n, t, d), 0.05),
  ...rule("S = N 是? 在? T BY? 就/已经/就已经/已/早就/便 VN DONE? MA", (n, t, _b, v, _d, _m) => begunBy(n, t, v), 0.02),
  ...rule("S = 在? T BY? N 就/已经/就已经/已/早就/便 STOOD MA DATED0", (t, _b, n, _s, _m, d) => begunBy(n, t, d), 0.05),
  ...rule("S = N 的? R 有? LIM MA", (n, r, limit) => limited(n, r, limit)),
  ...rule("S = N 的? R ISIT LIM", (n, r, _i, limit) => limited(n, r, limit)),
  ...rule("S = N 的? R 有没有/是否有/有无/是否/是不是 LIM", (n, r, limit) => limited(n, r, limit)),
  ...rule("S = N 是? 在/属于? Q 号? R 里/内/的? MA", (n, q, r, _m) => limited(n, r, { ...q, comparison: "=" }), 0.05),
  ...rule("S = N 有 LIM R MA", (n, limit, r) => limited(n, r, limit)),
  ...rule("S = N 有? LIMS MA", (n, limit) => limited(n, limit, limit), 0.1),
  ...rule("S = N 有没有/是否有/是否/是不是 LIMS", (n, limit) => limited(n, limit, limit), 0.1),
  ...rule("S = N D0 LIM MA", (n, d, limit) => limited(n, d, limit)),
  ...rule("S = N 有? LIMS D0 MA", (n, limit, d) => limited(n, overlap(limit, d) ? d : limit, limit), 0.1),
  ...rule("S = N 是? 在? TIME VN 的? MA", (n, t, v) => limited(n, v, t), 0.05),
  ...rule("S = N ISIT 在? TIME VN 的?", (n, _i, t, v) => limited(n, v, t), 0.05),
  ...rule("S = N VN 于/在? TIME MA", (n, v, t) => limited(n, v, t), 0.05),
  ...rule("S = N ISIT VN 于/在? TIME", (n, _i, v, t) => limited(n, v, t), 0.05),
  ...rule("S = N 的? R 是/在/ISIT? TIME MA", (n, r, _i, t) => limited(n, r, t), 0.05),
];

/** Numbers and dates that narrow a set, or that a thing is asked about. */
export const CHINESE_LIMITS: readonly Rule[] = [...BOUNDS, ...TIMES, ...NARROWING, ...QUESTIONS, ...WHETHER];
