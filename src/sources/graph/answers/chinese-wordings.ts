import { type Meaning, type Rule, rule } from "./chart.js";
import { anything, CLASSIFIERS } from "./chinese-phrases.js";
import {
  among,
  ask,
  asksCount,
  asNarrows,
  asQuery,
  asSet,
  back,
  called,
  classSet,
  greatest,
  isBare,
  measuring,
  narrowed,
  oftenest,
  to,
} from "./combine.js";
import { bigger, isIn, limited, pair } from "./compare-questions.js";
import type { Expected, SetQuery } from "./query.js";
import { between, described, further, saidOf, stated } from "./wordings.js";

const asks = (set: SetQuery | undefined, expected: Expected = "anything"): Meaning | undefined => asQuery(ask(set, expected));
const counts = (set: SetQuery | undefined): Meaning | undefined => asQuery(asksCount(set));

const ADVERBS =
  "现在/目前/如今/究竟/到底/一共/总共/具体/大概/大约/其实/实际上/曾经/曾/每年/通常/一般/真的/主要/总/共/眼下/今天/现/共计/合计/一书/一片/一曲/一文/一剧/一诗/一画";
const INSIDE = "里/中/当中/之中/里面/里头/之间/其中";
const MORE_DEGREES = "多/大/高/长/重/快/远/厚";
const LESS_DEGREES = "少/小/低/短/轻/慢/近/薄";

const PHRASES: readonly Rule[] = [
  ...rule(`N = N ${ADVERBS}`, (n) => n, 0.05),
  ...rule("WHO = 哪一位/哪一个人/哪几个人/谁人/什么样的人/哪一位人/哪个/哪一个/哪一些人", () => ({})),
  ...rule("WHERE = 哪里去/哪儿去/哪里来/什么地方去/哪个地方/哪一个地方/什么位置/哪块地方", () => ({})),
  ...rule(`WH = 哪几 ${CLASSIFIERS}?`, () => ({})),
  ...rule("V = 在/正在 V", (v) => v, 0.1),
  ...rule("RC = N 担任/任/当/做/出任/为 R", (n, r) => saidOf({ set: n.set, relation: r.relation }), 0.05),
  ...rule("MONTHQ = 几月/几月份/哪个月/哪月/哪个月份/什么季节/哪个季节/哪一个月/几月里/什么月份/哪季", () => ({})),
  ...rule("N = N 的 RR", (n, r) => asSet(further(n, r))),
  ...rule("N = N RR", (n, r) => asSet(further(n, r)), 0.15),
  ...["V", "VN", "VW"].flatMap((verb) => rule(`${verb} = 最后/最终/最初/原来/本来/起初 ${verb}`, (v) => v, 0.1)),
  ...rule("S = 列出/说出/给出? 所有/全部 N", (n) => asks(n.set), 0.3),
  ...rule("N = A 的? C", (a, c) => asSet(among(c, back(a, a))), 0.1),
  ...rule("X = 是/属于/为 A 的? C?", (a, _c) => saidOf(a), 0.15),
  ...rule("N = RC 的 N", (rc, n) => (n.set === undefined || isBare(n.set) ? undefined : asSet(narrowed(n.set, rc))), 0.1),
  ...rule("N = RC 的 RC 的 C", (a, b, c) => asSet(narrowed(classSet(c), a, b)), 0.1),
  ...rule("N = N OWN/OWN0 RC 的 C", (n, own, rc, c) => asSet(narrowed(among(c, back(n, own)), rc)), 0.3),
  ...rule("X = 既 X 又/也/还 X", (a, b) => both(a, b)),
  ...rule("X = 不仅/不但 X 也/还/而且 X", (a, b) => both(a, b)),
  ...rule("X = 在 N VW DONE?", (n, v, _d) => at(n, v), 0.05),
  ...rule("X = 是 N VW 的", (n, v) => at(n, v), 0.1),
  ...rule("X = 从 N VW DONE?", (n, v, _d) => at(n, v), 0.1),
  ...rule("X = MORE QS", (more, q) => measured(more.comparison, q), 0.1),
  ...rule("X = 在? QS 以上/及以上", (q) => measured(">=", q), 0.1),
  ...rule("X = 在? QS 以下/以内", (q) => measured("<=", q), 0.1),
  ...rule("X = VN 于/在? T 和/到/至/与 T 之间/期间/间?", (v, a, b) => between(v, a, b)),
  ...rule("X = 在? T 和/到/至/与 T 之间/期间/间? VN", (a, b, v) => between(v, a, b)),
  ...rule("D1 = D0 一些/一点/些/点", (d) => d),
  ...rule("D1 = 更 D0 一些/一点/些/点", (d) => d),
  ...rule("D1 = 比较/较 D0", (d) => d),
];

function both(a: Meaning, b: Meaning): Meaning | undefined {
  const [first, second] = [a.narrows, b.narrows];
  return first === undefined || second === undefined ? undefined : asNarrows((set) => second(first(set)));
}

function at(n: Meaning, v: Meaning): Meaning | undefined {
  return saidOf({ set: n.set, relation: v.relation });
}

function measured(comparison: Meaning["comparison"], q: Meaning): Meaning | undefined {
  return asNarrows(measuring(q, { comparison, quantity: q.quantity }));
}

const OPEN: readonly Rule[] = [
  ...rule("S = N 是? 在? MONTHQ VN 的?", (n, _m, v) => asks(to(n, v), "month")),
  ...rule("S = N VN 在/于? MONTHQ", (n, v, _m) => asks(to(n, v), "month")),
  ...rule("S = N 是? 在? 什么时候/何时/几时/什么时间 VN DONE?", (n, v, _d) => asks(to(n, v), "time"), 0.02),
  ...rule("S = N 是? WHEN YEAROF C?", (n, _w, y, _c) => asks(to(n, y), "date"), 0.1),
  ...rule("S = N 是? V/VAT WHAT 的", (n, v, _w) => asks(to(n, v)), 0.05),
  ...rule("S = N 是? V WHO/WHERE 的", (n, v, _w) => asks(to(n, v)), 0.05),
  ...rule("S = N 有 WHAT 的? R", (n, _w, r) => asks(to(n, r)), 0.2),
  ...rule("S = N 的? R 是? WHO/WHAT/WHERE 呢", (n, r, _w) => asks(to(n, r)), 0.05),
  ...rule("S = N V DONE? 多少 UNIT?", (n, v, _d, _u) => asks(to(n, v), "number"), 0.05),
  ...rule("S = N 有? 多少 UNIT D0", (n, _u, d) => (d.dated === true ? undefined : asks(to(n, d), "number")), 0.05),
  ...rule("S = N 能/可以/可 V 多少/几 R/UNIT", (n, v, _r) => asks(to(n, v), "number"), 0.05),
  ...rule("S = N 是? 由/被? WH C V DONE? 的", (n, _w, c, v, _d) => asks(called(back(n, v), c)), 0.05),
  ...rule("S = 有? NUMQ C 在 N VW", (_q, _c, n, v) => stated(n, v), 0.1),
  ...rule("S = N 有? NUMQ C V/VW", (n, _q, _c, v) => stated(n, v), 0.1),
  ...rule("S = N VW 的? 是 在 WHERE", (n, v, _w) => asks(to(n, v), "place"), 0.05),
  ...rule("S = N VN 的? 是 在? WHEN", (n, v, _w) => asks(to(n, v), "date"), 0.05),
  ...rule("S = N 是? 归/让 WHO V DONE?", (n, _w, v, _d) => asks(back(n, v), "person"), 0.05),
  ...rule("S = RC 的 人? 是/有 WHO", (x, _w) => asks(narrowed(anything, x), "person"), 0.1),
  ...rule("S = RC 的 是/有 WH C", (x, _w, c) => asks(narrowed(classSet(c), x)), 0.1),
  ...rule("S = 是? WHO X 的?", (_w, x) => asks(narrowed(anything, x), "person"), 0.05),
  ...rule("S = S 在? 图里/图中/图谱里/图谱中/数据里/数据中", (s) => s, 0.02),
];

const AMONG: readonly Rule[] = [
  ...rule(`AMONG = 在? N 的? ${INSIDE}`, (n) => asSet(described(n))),
  ...rule(`AMONG = 在? 所有/全部/一切/各 的? C ${INSIDE}`, (c) => asSet(classSet(c))),
  ...rule("AMONG = 在? N 的? 人/作品 里/中/当中", (n) => asSet(described(n)), 0.1),
  ...rule("PICK = 谁/哪个/哪位/哪一个/哪一位/哪边/哪一方/何者", () => ({})),
  ...rule(`PICK = 哪 一? ${CLASSIFIERS}? C?`, (_c) => ({})),
  ...rule("S = AMONG PICK 是? D2", (n, _p, d) => asks(greatest(n.set, d, d.great))),
  ...rule("S = AMONG PICK 是? D2 的", (n, _p, d) => asks(greatest(n.set, d, d.great))),
  ...rule("S = AMONG PICK 是 C", (n, _p, c) => asks(called(n.set, c)), 0.05),
  ...rule("S = AMONG PICK 是? X 的?", (n, _p, x) => asks(narrowed(n.set, x)), 0.05),
  ...rule("S = AMONG 有? WH C X 的?", (n, _w, c, x) => asks(narrowed(called(n.set, c), x)), 0.1),
  ...rule("S = AMONG 最 早/先 VN 的 是 PICK", (n, v, _p) => asks(greatest(n.set, v, false))),
  ...rule("S = AMONG 最 晚/后 VN 的 是 PICK", (n, v, _p) => asks(greatest(n.set, v, true))),
  ...rule("S = AMONG PICK 最 早/先 VN", (n, _p, v) => asks(greatest(n.set, v, false))),
  ...rule("S = AMONG PICK 最 晚/后 VN", (n, _p, v) => asks(greatest(n.set, v, true))),
  ...rule("S = AMONG PICK VN 得 最 早", (n, _p, v) => asks(greatest(n.set, v, false))),
  ...rule("S = AMONG PICK VN 得 最 晚", (n, _p, v) => asks(greatest(n.set, v, true))),
  ...rule("N = N IN D2 的 C", (n, own, d, c) => asSet(greatest(among(c, back(n, own)), d, d.great)), 0.2),
  ...rule(`N = AMONG D2 的 ${CLASSIFIERS}?`, (n, d) => asSet(greatest(n.set, d, d.great))),
  ...rule("N = AMONG D2 的 C", (n, d, _c) => asSet(greatest(n.set, d, d.great)), 0.05),
  ...rule(`N = AMONG D2 的 那 一? ${CLASSIFIERS} C?`, (n, d, _c) => asSet(greatest(n.set, d, d.great)), 0.05),
  ...rule("N = 最 早/先 VN 的 C", (v, c) => asSet(greatest(classSet(c), v, false)), 0.05),
  ...rule("N = 最 晚/后 VN 的 C", (v, c) => asSet(greatest(classSet(c), v, true)), 0.05),
  ...rule("S = C 里/中/当中 最 早/先 VN 的 是 PICK", (c, v, _p) => asks(greatest(classSet(c), v, false))),
  ...rule("S = C 里/中/当中 最 晚/后 VN 的 是 PICK", (c, v, _p) => asks(greatest(classSet(c), v, true))),
  ...[true, false].flatMap((great) => {
    const end = great ? "最多/最大/最高/最长/最重/最广/最快/最厚" : "最少/最小/最低/最短/最轻/最慢/最薄";
    return [
      ...rule(`S = AMONG PICK 的? R ${end}`, (n, _p, r) => asks(greatest(n.set, r, great))),
      ...rule(`N = N IN R ${end} 的 C`, (n, own, r, c) => asSet(greatest(among(c, back(n, own)), r, great)), 0.2),
      ...rule(`S = N IN/OWN/OWN0 WH C 的? R ${end}`, (n, own, _w, c, r) => asks(greatest(among(c, back(n, own)), r, great)), 0.2),
      ...rule(`S = RC 的 C WH 的? R ${end}`, (rc, c, _w, r) => asks(greatest(narrowed(classSet(c), rc), r, great)), 0.1),
      ...rule(`S = WH C V DONE? C ${great ? "最多" : "最少"}`, (_w, c, v, _d, _c) => asks(oftenest(classSet(c), v, great)), 0.1),
      ...rule(
        `S = WHO V DONE? C ${great ? "最多" : "最少"}`,
        (_w, v, _d, _c) => asks(oftenest(anything, v, great), "person"),
        0.2,
      ),
      ...rule(`N = AMONG R ${end} 的 ${CLASSIFIERS}?`, (n, r) => asSet(greatest(n.set, r, great))),
      ...rule(`N = RC 的? R ${end} 的 C`, (rc, r, c) => asSet(greatest(narrowed(classSet(c), rc), r, great)), 0.15),
    ];
  }),
];

const COMPARISONS: readonly Rule[] = [
  ...rule("AB = N 和/与/跟/还是/或/或者/及/同 N", (a, b) => asSet(pair(a, b))),
  ...rule("AB = 在 AB", (ab) => ab),
  ...rule("AB = AB 相比/比/比较/比起来/相比之下/之间/当中/里/中/两者/二者/相比较/这两者/两个/两者之间/之中", (ab) => ab),
  ...rule(`AB = AB 这? 两/俩 ${CLASSIFIERS}? C?`, (ab, _c) => ab, 0.05),
  ...rule("S = AB PICK D1/D2", (ab, _p, d) => asks(greatest(ab.set, d, d.great))),
  ...rule("S = PICK D1 AB", (_p, d, ab) => asks(greatest(ab.set, d, d.great))),
  ...[true, false].flatMap((late) => {
    const [when, first] = late ? ["晚/迟", "后"] : ["早", "先"];
    return [
      ...rule(`S = AB PICK 是? 更? ${when}/${first} VN DONE?`, (ab, _p, v, _d) => asks(greatest(ab.set, v, late))),
      ...rule(`S = AB PICK VN 得? 更? 比较? ${when} 些/一些?`, (ab, _p, v) => asks(greatest(ab.set, v, late))),
      ...rule(`S = PICK 是? 更? ${when}/${first} VN DONE? AB`, (_p, v, _d, ab) => asks(greatest(ab.set, v, late))),
      ...rule(`S = PICK VN 得? 更? ${when} AB`, (_p, v, ab) => asks(greatest(ab.set, v, late))),
    ];
  }),
  ...[true, false].flatMap((great) => {
    const degrees = great ? MORE_DEGREES : LESS_DEGREES;
    return [
      ...rule(`S = AB PICK 的? R 更? ${degrees} 些/一些/一点?`, (ab, _p, r) => asks(greatest(ab.set, r, great))),
      ...rule(`S = PICK 的? R 更? ${degrees} AB`, (_p, r, ab) => asks(greatest(ab.set, r, great))),
      ...rule(`S = AB PICK 有? 更${great ? "多" : "少"} 的? R`, (ab, _p, r) => asks(greatest(ab.set, r, great))),
      ...rule(`S = N 的? R 比 N 的? R? 更? ${degrees} MA`, (a, r, b, _r) => bigger(a, b, r, great)),
    ];
  }),
];

const COUNTS: readonly Rule[] = [
  ...rule("S = X 的 人? 一共/总共/共? 有 NUMQ 人?", (x, _q) => counts(narrowed(anything, x)), 0.05),
  ...rule("S = X 的 C 一共/总共/共? 有 NUMQ C?", (x, c, _q, _c) => counts(narrowed(classSet(c), x)), 0.05),
  ...rule("S = 一共/总共/共? 有 NUMQ C 是? X 的", (_q, c, x) => counts(narrowed(classSet(c), x))),
  ...rule("S = 一共/总共/共? 有 NUMQ C 是 X", (_q, c, x) => counts(narrowed(classSet(c), x))),
  ...rule("S = NUMQ C 是? X 的", (_q, c, x) => counts(narrowed(classSet(c), x))),
  ...rule("S = AMONG 一共/总共/共? 有 NUMQ C? 是? X 的?", (n, _q, _c, x) => counts(narrowed(n.set, x)), 0.1),
  ...rule("S = N 一共/总共/共 V DONE? NUMQ C", (n, v, _d, _q, c) => counts(called(to(n, v), c))),
  ...rule("S = X 的 C 数? 是 多少", (x, c) => counts(narrowed(classSet(c), x)), 0.2),
];

const YES_NO: readonly Rule[] = [
  ...rule("MA = 吗/么/吧/对吗/对吧/对不对/是吗/是吧/是不是/没错吧/对不/不是吗/是真的吗/真的吗/是这样吗/没错吗", () => ({})),
  ...rule("S = N 是 N VW 的? MA", (a, b, v) => isIn(b, to(a, v)), 0.05),
  ...rule("S = N VW 在/于 N MA", (a, v, b) => isIn(b, to(a, v)), 0.05),
  ...rule("S = N ISIT 在 N VW 的?", (a, _i, b, v) => isIn(b, to(a, v)), 0.05),
  ...rule("S = N ISIT N VW 的?", (a, _i, b, v) => isIn(b, to(a, v)), 0.05),
  ...rule("S = N ISIT 由? N V DONE? 的?", (a, _i, b, v, _d) => isIn(b, back(a, v)), 0.05),
  ...rule("S = N 有没有/有无 V DONE? N", (a, v, _d, b) => isIn(b, to(a, v))),
  ...rule("S = N 是? TIME VN 的? MA", (n, t, v) => limited(n, v, t), 0.05),
  ...rule("S = N ISIT TIME VN 的?", (n, _i, t, v) => limited(n, v, t), 0.05),
  ...rule("S = N ISIT 比 N D1", (a, _i, b, d) => bigger(a, b, d, d.great === true)),
  ...rule("S = N D0 MORE Q MA", (n, d, more, q) => limited(n, d, { comparison: more.comparison, quantity: q.quantity })),
];

/** What people say otherwise: sets that are described and then ranked, counted or compared; tags, adverbs and topics put in front. */
export const CHINESE_WORDINGS: readonly Rule[] = [...PHRASES, ...OPEN, ...AMONG, ...COMPARISONS, ...COUNTS, ...YES_NO];
