import { type Meaning, type Rule, rule } from "./chart.js";
import { among, ask, asksCount, asQuery, asSet, back, called, classSet, farther, narrowed, to } from "./combine.js";
import { differ } from "./compare-questions.js";
import { askedBut, not, others, sharing } from "./leaving-out.js";
import type { Expected, SetQuery } from "./query.js";
import { inverse } from "./relation.js";
import { described } from "./wordings.js";

const asks = (set: SetQuery | undefined, expected: Expected = "anything"): Meaning | undefined => asQuery(ask(set, expected));
const counts = (set: SetQuery | undefined): Meaning | undefined => asQuery(asksCount(set));
const turned = ({ relation }: Meaning): Meaning => (relation === undefined ? {} : { relation: inverse(relation) });

/** 除了, 还, 其他. */
const OTHERS: readonly Rule[] = [
  ...rule("BUT = 除/除了/除去/除开/不算/不包括/排除/撇开 N 之外/以外/外/而外?", (n) => n),
  ...rule("ALSO = 还/也/还有/又/其他/其它/别的/另外/都/还都", () => ({})),
  ...rule("S = BUT ALSO? S", (n, _a, s) => askedBut(s, n), 0.05),
  ...["V", "VN", "VW"].flatMap((verb) => rule(`${verb} = 还/也/又/另外 ${verb}`, (v) => v, 0.05)),
  ...rule("OTHERC = 其他/其它/别的/另外的/另外/其余的/其余 的? CL? C", (_cl, c) => c),
  ...rule("S = 还? 有? WH OTHERC X", (_w, c, x) => asks(others(narrowed(classSet(c), x)))),
  ...rule("S = N V DONE? WH? OTHERC", (n, v, _d, _w, c) => asks(others(called(to(n, v), c)))),
  ...rule("S = N V DONE? NUMQ OTHERC", (n, v, _d, _q, c) => counts(others(called(to(n, v), c)))),
  ...rule("S = N IN/OWN/OWN0 还? 有? WH OTHERC", (n, own, _w, c) => asks(others(among(c, back(n, own)))), 0.2),
  ...rule("N = RC 的? OTHERC", (rc, c) => asSet(others(narrowed(classSet(c), rc))), 0.05),
  ...rule("N = N OWN OTHERC", (n, own, c) => asSet(others(among(c, back(n, own)))), 0.2),
];

/** What is said not to be so. */
const NEGATED: readonly Rule[] = [
  ...rule("NOT = 不/没/没有/未/未曾/不曾/从未/从没/从没有/并不/并未/并没有", () => ({})),
  ...rule("NOT = 不是/并非/并不是/非", () => ({})),
  ...rule("X = NOT V/VAT DONE? N", (_n, v, _d, n) => not(v, n)),
  ...rule("X = NOT 在 N VW 的?", (_n, n, v) => not(v, n)),
  ...rule("X = NOT VW 在/于 N", (_n, v, n) => not(v, n)),
  ...rule("X = NOT 由/被? N V DONE?", (_n, n, v, _d) => not(turned(v), n)),
  ...rule("X = NOT MADEBY N 之手/笔下/手笔/之笔?", (_n, by, n) => not(by, n)),
  ...rule("X = 的? R 不是/不为/不在/并非/并不是/并不在/不叫 N", (r, n) => not(r, n)),
  ...rule("X = NOT 以 N 为/作为 R", (_n, n, r) => not(r, n)),
];

/** The same as another has. */
const SHARED: readonly Rule[] = [
  ...rule("ALIKE = 一样/相同/一致/同/是同一个/是一样的/相同的/同样", () => ({})),
  ...rule("X = AND N 都? 是? SAME 的? R 的?", (_a, n, _s, r) => sharing(n, r)),
  ...rule("X = AND N 有/有着/拥有/共有/共享 SAME? 的? R", (_a, n, _s, r) => sharing(n, r)),
  ...rule("X = 的? R AND N 的? R? ALIKE", (r, _a, n, _r, _s) => sharing(n, r)),
  ...rule("X = AND N 的? R ALIKE", (_a, n, r, _s) => sharing(n, r)),
  ...rule("X = AND N 都? 是? 在? SAME C/R VW 的?", (_a, n, _s, c, v) => sharing(n, v, c)),
  ...rule("X = AND N 都? VW 在/于 SAME C/R", (_a, n, v, _s, c) => sharing(n, v, c)),
  ...rule("X = AND N 都? V/VAT DONE? 在? SAME C/R", (_a, n, v, _d, _s, c) => sharing(n, v, c)),
  ...rule("X = AND N 都? 是? 由? SAME C/R V 的?", (_a, n, _s, c, v) => sharing(n, turned(v), c)),
];

/** More than another has, or sooner. */
const BEYOND: readonly Rule[] = [
  ...rule("X = 的? R 比 N 的? R? DEGREE? DEG BIT?", (r, n, _r, _d, e, _b) => farther({ ...e, relation: r.relation }, n)),
  ...rule("X = 比 N 的? R DEGREE? DEG BIT?", (n, r, _d, e, _b) => farther({ ...e, relation: r.relation }, n)),
  ...rule("X = 的? R OVER DONE? N 的? R?", (r, o, _d, n, _r) => farther({ ...o, relation: r.relation }, n)),
  ...rule("X = 比 N DEGREE? SOONER VN DONE?", (n, _d, s, v) => farther({ ...s, relation: v.relation }, n)),
  ...rule("X = VN 得? 比 N DEGREE? SOONER BIT?", (v, n, _d, s, _b) => farther({ ...s, relation: v.relation }, n)),
  ...rule("X = 比 N VN 得? DEGREE? SOONER BIT?", (n, v, _d, s, _b) => farther({ ...s, relation: v.relation }, n)),
  ...rule("X = 早于 N VN? 的?", (n, v) => farther({ great: false, relation: v.relation }, n)),
  ...rule("X = 晚于 N VN? 的?", (n, v) => farther({ great: true, relation: v.relation }, n)),
  ...rule("X = VN 早于/先于 N", (v, n) => farther({ great: false, relation: v.relation }, n)),
  ...rule("X = VN 晚于/后于 N", (v, n) => farther({ great: true, relation: v.relation }, n)),
  ...rule("X = 在? N 之前/以前 VN 的?", (n, v) => farther({ great: false, relation: v.relation }, n), 0.05),
  ...rule("X = 在? N 之后/以后 VN 的?", (n, v) => farther({ great: true, relation: v.relation }, n), 0.05),
  ...rule("X = 比 N D0 BIT? 的?", (n, d, _b) => farther(d, n)),
];

const APART: readonly Rule[] = [
  ...rule("S = N 比 N SOONER VN DONE? 多少/几 UNIT?", (a, b, _s, v) => differ(a, b, v), 0.02),
  ...rule("S = N 比 N SOONER 了? 多少/几 UNIT? VN DONE?", (a, b, _s, _u, v) => differ(a, b, v), 0.02),
  ...rule("S = N VN 得? 比 N SOONER 了? 多少/几 UNIT?", (a, v, b) => differ(a, b, v), 0.02),
  ...rule("S = N AND N VN 相差/相隔/隔了/差了/间隔 多少/几 UNIT?", (a, _and, b, v) => differ(a, b, v), 0.02),
  ...rule("S = N 的? R 比 N 的? R? DEG 了? 多少/几 UNIT? C/R?", (a, r, b) => differ(a, b, r), 0.05),
  ...rule("S = N 比 N DEG 多少/几 UNIT/CL? R", (a, b, _e, _u, r) => differ(a, b, r), 0.05),
];

/** A place or a class in front, a description behind. */
const TOPICS: readonly Rule[] = [
  ...rule("S = N IN/OWN0 有? WH C X 的?", (n, own, _w, c, x) => asks(narrowed(among(c, back(n, own)), x)), 0.2),
  ...rule("S = N IN/OWN0 HAVE NUMQ C X 的?", (n, own, _h, _q, c, x) => counts(narrowed(among(c, back(n, own)), x)), 0.2),
  ...rule("S = RC 的 WH C X 的?", (rc, _w, c, x) => asks(narrowed(classSet(c), rc, x)), 0.05),
  ...rule("S = RC 的 NUMQ C X 的?", (rc, _q, c, x) => counts(narrowed(classSet(c), rc, x)), 0.1),
  ...rule("N = N IN/OWN RC 的 C", (n, own, rc, c) => asSet(narrowed(among(c, back(n, own)), rc)), 0.2),
  ...rule("N = N VW 的? C", (n, v, c) => asSet(called(to(n, v), c)), 0.2),
  ...rule("N = N 的? R 所在 的? C", (n, r, c) => asSet(called(to(n, r), c)), 0.1),
  ...rule("N = 现任/现/当前/目前/如今 N", (n) => n, 0.05),
  ...rule("S = N V/VAT DONE? WH C 上/里/中/内/境内/身上", (n, v, _d, _w, c) => asks(called(to(n, v), c))),
  ...rule("S = N 是? WH C V DONE? 的", (n, _w, c, v, _d) => asks(called(back(n, v), c)), 0.05),
  ...rule("S = N 一共/总共/共/全书/全文/全片 有? NUMQ R", (n, _q, r) => asks(to(n, r), "number"), 0.05),
  ...rule("S = N NUMQ R", (n, _q, r) => asks(to(n, r), "number"), 0.1),
  ...rule("S = N V DONE? 多少/几 CL? C/R/人?", (n, v) => asks(to(n, v), "number"), 0.1),
  ...rule("S = N IN? 有? WHO V DONE?", (n, _in, _w, v, _d) => asks(back(n, v), "person"), 0.05),
  ...rule("S = N IN? 有? WH C V DONE?", (n, _in, _w, c, v, _d) => asks(called(back(n, v), c)), 0.05),
  ...rule("S = N 是? 用/以/由/拿 什么/啥/何/哪些 V DONE? 的?", (n, v, _d) => asks(to(n, v)), 0.1),
  ...rule("S = N V DONE? WHAT/WHO", (n, v, _d) => asks(to(n, v))),
  ...rule("S = WHO V DONE? N 的?", (_w, v, _d, n) => asks(back(n, v), "person"), 0.02),
  ...rule("S = 有? WHO V DONE? N", (_w, v, _d, n) => asks(back(n, v), "person"), 0.02),
  ...rule("S = N LISTED NUMQ CL?", (n) => counts(described(n)), 0.2),
  ...rule("S = N LISTED 哪几 CL C?", (n) => asks(described(n)), 0.1),
];

/** What is left out, what is shared, what lies beyond, and questions that put their topic first. */
export const CHINESE_EXCEPTIONS: readonly Rule[] = [...OTHERS, ...NEGATED, ...SHARED, ...BEYOND, ...APART, ...TOPICS];
