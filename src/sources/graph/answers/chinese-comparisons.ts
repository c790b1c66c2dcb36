import { type Meaning, type Rule, rule } from "./chart.js";
import { CLASSIFIERS } from "./chinese-phrases.js";
import { ask, asQuery, asSet, greatest, to } from "./combine.js";
import { asMuch, bigger, differ, overlaps, pair, same } from "./compare-questions.js";
import { inverse } from "./relation.js";
import { isService, isStanding } from "./wordings.js";

const pick = (ab: Meaning, bet: Meaning): Meaning | undefined => asQuery(ask(greatest(ab.set, bet, bet.great)));
const scaled = ({ relation }: Meaning, { great }: Meaning): Meaning | undefined =>
  relation === undefined || great === undefined ? undefined : { relation, great };

/** BET is what one of two is more than the other: 更长, 人口更多, 出生得早. */
const BETTER: readonly Rule[] = [
  ...rule("DEGREE = 更/较/比较/更加/要/还", () => ({})),
  ...rule("DEGREE = 更 为", () => ({})),
  ...rule("BIT = 一些/一点/些/点/一点儿", () => ({})),
  ...rule("D1 = DEGREE? D0 BIT?", (_d, d) => d),
  ...rule("D1 = 年纪/年龄/岁数/历史 D1", (d) => (d.dated === true ? d : undefined)),
  ...rule("D1 = 资格 D1", (d) => (isService(d) ? d : undefined)),
  ...rule("D1 = 资格 D1", (d) => (isStanding(d) ? d : undefined), 0.5),
  ...rule("D1 = 规模/个头/价格 D1", (d) => d),
  ...rule("SOONER = 早/先", () => ({ great: false })),
  ...rule("SOONER = 晚/迟/后", () => ({ great: true })),
  ...rule("BET = D1", (d) => d),
  ...rule("BET = R DEGREE? DEG BIT?", (r, _d, e) => scaled(r, e)),
  ...rule("BET = R D1", (r, d) => (overlaps(r, d) ? scaled(r, d) : undefined), 0.05),
  ...rule("BET = 有? DEGREE DEG 的? R", (_d, e, r) => scaled(r, e), 0.05),
  ...rule("BET = V DONE? DEGREE? DEG R/C?", (v, _d, _g, e, _c) => scaled(v, e), 0.15),
  ...rule("BET = 是? DEGREE? SOONER VN DONE?", (_d, s, v) => scaled(v, s)),
  ...rule("BET = VN 得? DEGREE? SOONER BIT?", (v, _d, s) => scaled(v, s)),
  ...rule("BET = V 得 DEGREE? DEG BIT?", (v, _d, e) => scaled(v, e), 0.1),
  ...rule("BET = R DEGREE? SOONER BIT?", (r, _d, s) => scaled(r, s)),
];

const CHOICES: readonly Rule[] = [
  ...rule("AB = N 和/与/跟/还是/或/或者/及/同 N", (a, b) => asSet(pair(a, b))),
  ...rule("AB = 在 AB", (ab) => ab),
  ...rule(
    "AB = AB 相比/比/比较/比起来/相比之下/之间/当中/里/中/两者/二者/相比较/这两者/两个/两者之间/之中/来说/而言",
    (ab) => ab,
  ),
  ...rule(`AB = AB 这? 两/俩 ${CLASSIFIERS}? C?`, (ab, _c) => ab, 0.05),
  ...rule("S = AB PICK 的? BET", (ab, _p, bet) => pick(ab, bet)),
  ...rule("S = BYR AB PICK 更? DEG/D1", (r, ab, _p, e) => pick(ab, { relation: r.relation, great: e.great })),
  ...rule("S = AB 的? R PICK 更? DEG/D1", (ab, r, _p, e) =>
    // 年纪大 is said of an early date, 剂量大 of a great number.
    e.relation !== undefined && !overlaps(r, e) ? undefined : pick(ab, { relation: r.relation, great: e.great }),
  ),
  ...rule("AB = N 和/与/跟/及 他/她/它/其 的? R", (a, r) => asSet(pair(a, { set: to(a, r) }))),
  ...rule("S = AB BET 的 是? PICK", (ab, bet, _p) => pick(ab, bet)),
  ...rule("S = AB PICK D2", (ab, _p, d) => pick(ab, d)),
  ...rule("S = PICK 的? BET AB", (_p, bet, ab) => pick(ab, bet)),
  ...rule("S = 是? N BET 还是 N BET", (a, x, b, y) =>
    x.relation?.id === y.relation?.id && x.great === y.great ? pick({ set: pair(a, b) }, x) : undefined,
  ),
  ...rule("S = 是? N 还是 N BET", (a, b, bet) => pick({ set: pair(a, b) }, bet), 0.05),
];

const WHETHER: readonly Rule[] = [
  ...rule("S = N 是? 比 N BET MA", (a, b, bet) => bigger(a, b, bet, bet.great === true)),
  ...rule("S = N 的? R 是? 比 N 的? R? DEGREE? DEG BIT? MA", (a, r, b, _r, _d, e) => bigger(a, b, r, e.great === true)),
  ...rule(
    "S = N 的? R 是? 比 N 的? R? D1 MA",
    (a, r, b, _r, d) => (overlaps(r, d) ? bigger(a, b, r, d.great === true) : undefined),
    0.05,
  ),
  ...rule("OVER = 超过/大于/多于/高于/长于/重于/胜过/快于/超过了", () => ({ great: true })),
  ...rule("OVER = 少于/小于/低于/短于/轻于/不及/不如/慢于", () => ({ great: false })),
  ...rule("S = N 的? R 是? OVER DONE? N 的? R? 了? MA", (a, r, o, _d, b) => bigger(a, b, r, o.great === true)),
  ...rule("S = N 是? 在 N 之前/以前 VN 的? MA", (a, b, v) => bigger(a, b, v, false)),
  ...rule("S = N 是? 在 N 之后/以后 VN 的? MA", (a, b, v) => bigger(a, b, v, true)),
  ...rule("S = N 是? 早于 N VN 的? MA", (a, b, v) => bigger(a, b, v, false)),
  ...rule("S = N 是? 晚于 N VN 的? MA", (a, b, v) => bigger(a, b, v, true)),
  ...rule("S = N VN 是? 早于 N MA", (a, v, b) => bigger(a, b, v, false)),
  ...rule("S = N VN 是? 晚于 N MA", (a, v, b) => bigger(a, b, v, true)),
  ...rule("S = N 的? R 是? 早于 N 的? R? MA", (a, r, b) => bigger(a, b, r, false)),
  ...rule("S = N 的? R 是? 晚于 N 的? R? MA", (a, r, b) => bigger(a, b, r, true)),
  ...rule("S = N 有/有没有 N 那么/这么? D0 MA?", (a, b, d) => (d.dated === true ? undefined : asMuch(a, b, d, d.great === true))),
];

const DIFFERENCES: readonly Rule[] = [
  ...rule("S = N 比 N D0 多少/几? UNIT?", (a, b, d) => differ(a, b, d), 0.05),
  ...rule("S = N 的? R? 比 N 的? R? DEG 多少/几 UNIT?", (a, r, b, _r) => differ(a, b, r), 0.05),
  ...rule("S = N 和/与/跟 N 的? R 相差/差/差了/相差了 多少/几? UNIT?", (a, b, r) => differ(a, b, r)),
  ...rule("S = N 和/与/跟 N 的? R 差距/差/差值 是? 多少/多大", (a, b, r) => differ(a, b, r)),
];

const SAME: readonly Rule[] = [
  ...rule(`SAME = 同/同一/相同的/一样的 ${CLASSIFIERS}?`, () => ({})),
  ...rule("SAME = 同 一 CL", () => ({})),
  ...rule("AND = 和/与/跟/同/以及/及", () => ({})),
  ...rule("S = N AND N 都? 是? V/VAT 在? SAME C/R MA", (a, _and, b, v, _s, c) => same(a, b, v, c)),
  ...rule("S = N AND N 都? 是? 在 SAME C/R VW 的? MA", (a, _and, b, _s, c, v) => same(a, b, v, c)),
  ...rule("S = N AND N 都? 是? VW 在/于 SAME C/R 的? MA", (a, _and, b, v, _s, c) => same(a, b, v, c)),
  ...rule("S = N AND N 都? 是? SAME C/R VW 的? MA", (a, _and, b, _s, c, v) => same(a, b, v, c), 0.1),
  ...rule("S = N AND N 都? 是? SAME C/R 的 VW MA", (a, _and, b, _s, c, v) => same(a, b, v, c), 0.1),
  ...rule("S = N AND N 都? 是? 由? SAME C/R V 的? MA", (a, _and, b, _s, c, v) => same(a, b, turned(v), c)),
  ...rule("S = N AND N 的? R 是? 一样/相同/同一个/一致/相等 的? MA", (a, _and, b, r) => same(a, b, r, {})),
  ...rule("S = N AND N 的? R 都? 是? SAME C/R MA", (a, _and, b, r) => same(a, b, r, {})),
  ...rule("S = N AND N 的? R 都? 是? 在/位于/设在 SAME C/R MA", (a, _and, b, r, _s, c) => same(a, b, r, c)),
  ...rule("S = N AND N 是? 不是? SAME R C? MA", (a, _and, b, _s, r, _c) => same(a, b, r, {}), 0.1),
  ...rule("S = N AND N 有/有着? SAME 的? R MA", (a, _and, b, _s, r) => same(a, b, r, {})),
];

function turned({ relation }: Meaning): Meaning {
  return relation === undefined ? {} : { relation: inverse(relation) };
}

/** Two things beside each other. */
export const CHINESE_COMPARISONS: readonly Rule[] = [...BETTER, ...CHOICES, ...WHETHER, ...DIFFERENCES, ...SAME];
