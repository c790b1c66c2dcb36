import { type Meaning, type Rule, rule } from "./chart.js";
import { anything } from "./chinese-phrases.js";
import { among, ask, asksCount, asQuery, back, called, classSet, narrowed, to } from "./combine.js";
import { overlaps } from "./compare-questions.js";
import type { SetQuery } from "./query.js";
import { described, ofAllKnown, saidOf } from "./wordings.js";

const counts = (set: SetQuery | undefined): Meaning | undefined => asQuery(asksCount(set));

/** HAVE says that there are, IS joins the clause behind a noun. */
export const CHINESE_COUNTS: readonly Rule[] = [
  ...rule("HAVE = 一共/总共/共/共计/合计/总计/大概/大约/到底/究竟/现/现在? 有", () => ({})),
  ...rule("HAVE = 共/一共/总共", () => ({}), 0.05),
  ...rule("HAVE = 一共/总共/共/共计/合计/总计? 登记/记录/记载/收录/列出/列/录入/注册 了/过/着/有?", () => ({}), 0.05),
  ...rule("S = 在? WHOLE 里/中/内? HAVE NUMQ C", (_w, _h, _q, c) => ofAllKnown(counts(classSet(c)))),
  ...rule("S = 在? WHOLE 里/中/内/里面/范围内/上下/的? S", (_w, s) => ofAllKnown(s), 0.02),
  ...rule("HAVE = 出过/出了/有过/培养了/培养过/设有/建有/开有/拥有/收了/收录了/还有/都有", () => ({}), 0.05),
  ...rule("S = N V DONE? NUMQ C/R", (n, v, _d, _q) => asQuery(ask(to(n, v), "number")), 0.1),
  ...rule("S = N 一共/总共/共? 有? NUMQ C/人 V DONE?", (n, _q, _c, v, _d) => asQuery(ask(to(n, v), "number")), 0.1),
  ...rule("S = N 最多/一次/最高? 能/可以/可/能够 V 多? DEG/D0", (n, v) => asQuery(ask(to(n, v), "number")), 0.1),
  ...rule("S = N 最多/一次/最高? 能/可以/可/能够 V NUMQ UNIT/C/R?", (n, v) => asQuery(ask(to(n, v), "number")), 0.1),
  ...rule(
    "S = N ON HAVE NUMQ C X?",
    (n, on, _h, _q, c, x) => counts(x.narrows === undefined ? among(c, back(n, on)) : narrowed(among(c, back(n, on)), x)),
    0.15,
  ),
  ...rule("NUMQ = 多少/几 CL?", (_c) => ({})),
  ...rule("NUMBER = 的? 数量/总数/数目/个数/总量/数 是/有/为? 多少/几", () => ({})),
  ...rule("S = N 都? V DONE? NUMQ C", (n, v, _d, _q, c) => counts(called(to(n, v), c))),
  ...rule("S = N 一共/总共/共/合计 都? V DONE? NUMQ C", (n, v, _d, _q, c) => counts(called(to(n, v), c))),
  ...rule("S = N V DONE? NUMQ R", (n, v, _d, _q, r) => (overlaps(v, r) ? counts(to(n, r)) : undefined)),
  ...rule("S = HAVE? NUMQ A", (_h, _q, a) => counts(back(a, a)), 0.2),
  ...rule("S = HAVE? NUMQ A 的? C", (_h, _q, a, c) => counts(among(c, back(a, a))), 0.1),
  ...rule("S = HAVE? NUMQ C X", (_h, _q, c, x) => counts(narrowed(classSet(c), x))),
  ...rule("S = HAVE? NUMQ C 是? X 的", (_h, _q, c, x) => counts(narrowed(classSet(c), x))),
  ...rule("S = HAVE? NUMQ C 是? 由? RC 的", (_h, _q, c, x) => counts(narrowed(classSet(c), x)), 0.05),
  ...rule("S = HAVE NUMQ C", (_h, _q, c) => counts(classSet(c)), 0.3),
  ...rule("S = C HAVE NUMQ", (c, _h, _q) => counts(classSet(c)), 0.3),
  ...rule("S = N IN/OWN0 HAVE NUMQ C", (n, own, _h, _q, c) => counts(among(c, back(n, own))), 0.3),
  ...rule("S = N HAVE NUMQ R", (n, _h, _q, r) => counts(to(n, r)), 0.1),
  ...rule("S = N 的? R HAVE NUMQ 人?", (n, r, _h, _q) => counts(to(n, r)), 0.1),
  ...rule("S = N HAVE NUMQ 人?", (n, _h, _q) => counts(described(n)), 0.1),
  ...rule("S = N 是 NUMQ", (n, _q) => counts(described(n)), 0.3),
  ...rule("S = N NUMBER", (n, _q) => counts(described(n)), 0.15),
  ...rule("S = N 的? C NUMBER OWN0", (n, c, _q, own) => counts(among(c, back(n, own))), 0.3),
  ...rule("S = X 的 人? HAVE NUMQ 人?", (x, _h, _q) => counts(narrowed(anything, x)), 0.05),
  ...rule("S = RC 的 人? HAVE NUMQ 人?", (x, _h, _q) => counts(narrowed(anything, x)), 0.1),
  ...rule("S = X 的 C HAVE NUMQ C?", (x, c, _h, _q, _c) => counts(narrowed(classSet(c), x)), 0.05),
  ...rule("S = AMONG 的? A HAVE NUMQ", (n, a, _h, _q) => counts(narrowed(n.set, saidOf(a))), 0.1),
  ...rule("S = C 里/中/里面/当中/之中/里头 的? A HAVE NUMQ", (c, a, _h, _q) => counts(among(c, back(a, a))), 0.1),
  ...rule("S = N NUMQ", (n, _q) => counts(n.set?.op === "class" ? undefined : described(n)), 0.3),
  ...rule("S = AMONG HAVE NUMQ C? 是? X 的?", (n, _h, _q, _c, x) => counts(narrowed(n.set, x)), 0.1),
  ...rule("S = AMONG HAVE NUMQ 是? RC 的", (n, _h, _q, x) => counts(narrowed(n.set, x)), 0.15),
];
