import { CHINESE_BOOLEANS } from "./boolean-questions.js";
import { Grammar, type Meaning, type Rule, rule } from "./chart.js";
import { CHINESE_COMPARISONS } from "./chinese-comparisons.js";
import { CHINESE_COUNTS } from "./chinese-counts.js";
import { CHINESE_EXCEPTIONS } from "./chinese-exceptions.js";
import { CHINESE_LIMITS } from "./chinese-limits.js";
import { CHINESE_PARTS } from "./chinese-parts.js";
import { anything, CHINESE_PHRASES } from "./chinese-phrases.js";
import { CHINESE_SUPERLATIVES } from "./chinese-superlatives.js";
import { CHINESE_WORDINGS } from "./chinese-wordings.js";
import { among, ask, asksCount, asQuery, back, called, classSet, narrowed, rangeOf, to } from "./combine.js";
import { exists, isA, isIn, overlaps } from "./compare-questions.js";
import { CHINESE_OPENING } from "./opening-questions.js";
import type { Expected, SetQuery } from "./query.js";
import { CHINESE_RATES } from "./rate-rules.js";

/** Ask for what is `expected`. */
const asks = (set: SetQuery | undefined, expected: Expected = "anything"): Meaning | undefined => asQuery(ask(set, expected));

/** Verbs of who has an office. */
const HOLDS = "担任/任/当/做/出任/充当";

const OPEN_QUESTIONS: readonly Rule[] = [
  ...rule("S = N ARE? WHAT", (n, _a, _w) => asks(n.set)),
  ...rule("S = N ARE? 多少/几", (n, _a) => asks(n.set, "number")),
  ...rule("S = N ARE? WHO", (n, _a, _w) => asks(n.set, "person")),
  ...rule("S = N ARE/在 WHERE", (n, _a, _w) => asks(n.set, "place")),
  ...rule("S = N 在/位于/设在/坐落在/坐落于 WHERE", (n, _w) => asks(n.set, "place")),
  ...rule("S = N 在/位于/设在/坐落在/坐落于 WH C", (n, _w, c) => asks(called(n.set, c), "place"), 0.05),
  ...rule("S = N 是 WHO 的 R", (n, _w, r) => asks(back(n, r), "person")),
  ...rule("S = N 一共/总共/共? 有 NUMQ R", (n, _q, r) => asks(to(n, r), "number")),
  ...rule("S = N 有? NUMQ UNIT", (n, _q, _u) => asks(n.set, "number"), 0.1),
  ...rule("V = 都/曾经/曾/主要 V", (v) => v),
  ...rule("S = N V 多少/几 UNIT", (n, v, _u) => asks(to(n, v), "number")),
  ...rule("S = N 叫 什么? 名字", (n) => asks(n.set)),
  ...rule("S = N ARE/在 WH C", (n, _a, _w, c) => asks(called(n.set, c)), 0.05),
  ...rule("S = N ARE WH", (n, _a, _w) => asks(n.set)),
  ...rule("S = N ARE WHEN", (n, _a, _w) => asks(n.set, "date")),
  ...rule("S = N", (n) => asks(n.set), 0.5),
  // Who somebody is: what the graph says that they are.
  ...rule("S = E 是 WHO WHAT0", (e, _w, what) => asks(to(e, what)), 0.3),
  ...rule("S = E 是? 做什么的/干什么的/干嘛的/做什么工作的/干哪一行的/做哪一行的 WHAT0", (e, what) => asks(to(e, what)), 0.3),
  ...rule("S = WHO 是 N", (_w, n) => asks(n.set, "person")),
  ...rule("S = 什么/哪里/哪儿 是 N", (n) => asks(n.set)),
  ...rule("S = WH C 是/为 N", (_w, c, n) => asks(called(n.set, c)), 0.1),
  ...rule("S = N V DONE? WHAT", (n, v, _d, _w) => asks(to(n, v))),
  ...rule("S = N V DONE? WHO", (n, v, _d, _w) => asks(to(n, v), "person")),
  ...rule("S = N 是? V DONE? WH R 的?", (n, v, _d, _w, r) => (overlaps(v, r) ? asks(to(n, r)) : undefined), 0.3),
  ...rule("S = 把 N V DONE? 的 是? WHO", (n, v, _d, _w) => asks(back(n, v), "person")),
  ...rule("S = N MADEBY WHO 之手/的手/的手笔/手/手笔/笔下/的笔下/之笔?", (n, by, _w) => asks(to(n, by), "person")),
  ...rule("S = N 是? WHEN VN 的 C", (n, _w, v, _c) => asks(to(n, v), "date"), 0.1),
  ...rule("S = N 最早/最先/首先/最初/第一个 是? 由? WHO V DONE?", (n, _w, v, _d) => asks(back(n, v), "person"), 0.05),
  ...rule("S = N ON/IN 有? WH C X", (n, on, _w, c, x) => asks(narrowed(among(c, back(n, on)), x)), 0.1),
  ...rule("S = N ON 有 WH C", (n, on, _w, c) => asks(among(c, back(n, on))), 0.2),
  ...rule("S = N V DONE? WHERE", (n, v, _d, _w) => asks(to(n, v), "place")),
  ...rule("S = E VAT WHERE", (n, v, _w) => asks(to(n, v), "place")),
  ...rule("S = N VAT WHERE", (n, v, _w) => asks(to(n, v), "place"), 0.6),
  ...rule("S = N V/VAT DONE? WH C", (n, v, _d, _w, c) => asks(called(to(n, v), c))),
  ...rule("S = N V DONE? WH R", (n, v, _d, _w, r) => (overlaps(v, r) ? asks(to(n, r)) : undefined), 0.1),
  ...rule("S = N AROUNDWHAT", (n, v) => asks(to(n, v))),
  ...rule("S = N 是? 在? WHERE VW DONE?", (n, _w, v, _d) => asks(to(n, v), "place")),
  ...rule("S = N 是? 在/从 WH C VW DONE?", (n, _w, c, v, _d) => asks(called(to(n, v), c), "place")),
  ...rule("S = N VW 在/于 WHERE", (n, v, _w) => asks(to(n, v), "place")),
  ...rule("S = N VW 在/于 WH C", (n, v, _w, c) => asks(called(to(n, v), c), "place")),
  ...rule("S = N 是 在? WH C VW DONE?", (n, _w, c, v, _d) => asks(called(to(n, v), c), "place")),
  ...rule("S = N 用/使用/以 WH C V", (n, _w, c, v) => asks(called(to(n, v), c)), 0.1),
  ...rule("S = N AROUNDWH", (n, v) => asks(to(n, v))),
  ...rule("S = N 是? 由? WHO V DONE?", (n, _w, v, _d) => asks(back(n, v), "person")),
  ...rule("S = N 是? 由/被/是 WH C V DONE?", (n, _w, c, v, _d) => asks(called(back(n, v), c))),
  ...rule("S = V DONE? N 的 是 WHO/WHAT", (v, _d, n, _w) => asks(back(n, v))),
  ...rule("S = N V DONE? 的 人? 是? WHO", (n, v, _d, _w) => asks(back(n, v), "person"), 0.1),
  ...rule("S = WHO X", (_w, x) => asks(narrowed(anything, x), "person")),
  ...rule("S = WH C X", (_w, c, x) => asks(narrowed(classSet(c), x))),
  ...rule("S = 有? 哪些/什么 C X", (c, x) => asks(narrowed(classSet(c), x))),
  ...rule("S = N IN/OWN0 有 WH C", (n, own, _w, c) => asks(among(c, back(n, own))), 0.2),
  ...rule("S = A 有 WH C", (a, _w, c) => asks(among(c, back(a, a))), 0.1),
  ...rule("S = N 有 WH R", (n, _w, r) => asks(to(n, r)), 0.1),
  ...rule(
    "S = C 有 哪些",
    (c) =>
      asQuery(
        c.noun === undefined
          ? undefined
          : { ask: "which", set: { op: "class", noun: c.noun, key: c.noun.id }, expects: "anything", key: `which ${c.noun.id}` },
      ),
    0.2,
  ),
  ...rule("S = 哪些/哪个/哪位 C 是 N OWN", (c, n, own) => asks(among(c, back(n, own))), 0.3),
  ...rule("S = N 是? WHEN VN DONE?", (n, _w, v, _d) => asks(to(n, v), "date")),
  ...rule("CLOCKQ = 几点/几点钟/什么时间/什么时候/何时/几时", () => ({})),
  ...rule("S = N 是? 在? CLOCKQ VN DONE?", (n, _w, v, _d) => asks(to(n, v), "clock")),
  ...rule("S = N VN DONE? 是? 在? CLOCKQ", (n, v, _d, _w) => asks(to(n, v), "clock")),
  ...rule("S = N 是? CLOCKQ", (n, _w) => asks(n.set, "clock")),
  ...rule("S = N 是? 在/于 WHEN VN DONE?", (n, _w, v, _d) => asks(to(n, v), "date")),
  ...rule("S = N VN DONE? 于/在? WHEN", (n, v, _d, _w) => asks(to(n, v), "date")),
  ...rule("S = N 是? 哪里/哪儿 VW", (n, v) => asks(to(n, v), "place")),
  ...rule("S = N 是/属于/在/来自 WH C 的? C?", (n, _w, c, _c) => asks(viaClass(n, c)), 0.2),
  ...rule("S = N 是/属于/在/来自 WH R 的? C?", (n, _w, r, _c) => asks(to(n, r)), 0.2),
  ...rule("S = N 是? 哪个/什么 R 的? 人", (n, r) => asks(to(n, r)), 0.2),
  ...rule(`S = N 是/${HOLDS} WH C 的 R`, (n, _w, c, r) => asks(called(back(n, r), c))),
  ...rule(`S = N 一共/总共/共? 是/${HOLDS} 了? NUMQ C 的 R`, (n, _q, c, r) => asQuery(asksCount(called(back(n, r), c)))),
  ...rule(`S = WH C 的 R 由 N ${HOLDS}`, (_w, c, r, n) => asks(called(back(n, r), c))),
  ...rule(`S = HAVE? NUMQ C 的 R 是/由 N ${HOLDS}?`, (_h, _q, c, r, n) => asQuery(asksCount(called(back(n, r), c)))),
  ...rule("S = WH C 的 R 是/为/叫 N", (_w, c, r, n) => asks(called(back(n, r), c))),
  ...rule("S = WHO 的 R 是/为/叫/在 N", (_w, r, n) => asks(back(n, r), "person")),
  ...rule("S = N 有? 多 D0", (n, d) => (d.dated === true ? undefined : asks(to(n, d), "number"))),
  ...rule("S = N 有? 多 D0", (n, d) => (isMeasured(n, d) ? asks(n.set, "number") : undefined)),
  ...rule("S = N 有? 多 大/高/长/少", (n) => (n.set?.op === "follow" ? asks(n.set, "number") : undefined), 0.2),
  ...rule("S = N D0 多少 UNIT?", (n, d, _u) => (d.dated === true ? undefined : asks(to(n, d), "number"))),
  ...rule("S = N 有 多少 R", (n, r) => asks(to(n, r), "number")),
  ...rule("S = N ARE? 多少 UNIT", (n, _a, _u) => asks(n.set, "number")),
  ...rule("S = 列出/说出/给出 所有? N", (n) => asks(n.set), 0.1),
];

/** 面积有多大: the adjective only says again what the noun asks. */
function isMeasured({ set }: Meaning, d: Meaning): boolean {
  return set?.op === "follow" && overlaps({ relation: set.relation }, d);
}

function viaClass(n: Meaning, c: Meaning): SetQuery | undefined {
  const by = rangeOf(c);
  return by === undefined ? undefined : to(n, { relation: by });
}

const YES_NO: readonly Rule[] = [
  ...rule("S = N IN/OWN0 有/有没有 C MA?", (n, own, c) => exists(among(c, back(n, own))), 0.3),
  ...rule("S = N 有/有没有 R MA", (n, r) => exists(to(n, r)), 0.1),
  ...rule("S = 有/有没有 C X MA?", (c, x) => exists(narrowed(classSet(c), x)), 0.1),
  ...rule("BE = 是/就是", () => ({})),
  ...rule("ISIT = 是不是/是否/是否是/是否为", () => ({})),
  ...rule("S = N BE N MA", (a, _b, b) => isIn(a, b.set)),
  ...rule("S = N BE N MA", (a, _b, b) => isIn(b, a.set)),
  ...rule("S = N ISIT N", (a, _b, b) => isIn(a, b.set)),
  ...rule("S = N ISIT N", (a, _b, b) => isIn(b, a.set)),
  ...rule("S = N BE 一? CL? C MA", (n, _b, _cl, c) => isA(n, c)),
  ...rule("S = N BE A 的? C? MA", (n, _b, a, _c) => isIn(a, to(n, a)), 0.05),
  ...rule("S = N BE VALUE 的? C? MA", (n, _b, a, _c) => isIn(a, to(n, a)), 0.1),
  ...rule("S = N ISIT A 的? C?", (n, _i, a, _c) => isIn(a, to(n, a)), 0.05),
  ...rule("S = N ISIT 一? CL? C", (n, _b, _cl, c) => isA(n, c)),
  ...rule("S = N 的? R 是/为/在/叫/叫做/位于/设在/设于/于 N MA", (a, r, b) => isIn(b, to(a, r))),
  ...rule("S = N V/VAT DONE? N MA", (a, v, _d, b) => isIn(b, to(a, v))),
  ...rule("S = N ISIT V/VAT DONE? N", (a, _b, v, _d, b) => isIn(b, to(a, v))),
  ...rule("S = N 是? 在 N VW 的? MA", (a, b, v) => isIn(b, to(a, v))),
  ...rule("S = N 是 由? N V DONE? MA", (a, b, v, _d) => isIn(b, back(a, v))),
];

export const CHINESE: Grammar = new Grammar([
  ...CHINESE_PHRASES,
  ...OPEN_QUESTIONS,
  ...CHINESE_COMPARISONS,
  ...CHINESE_LIMITS,
  ...CHINESE_OPENING,
  ...CHINESE_COUNTS,
  ...CHINESE_PARTS,
  ...CHINESE_SUPERLATIVES,
  ...YES_NO,
  ...CHINESE_BOOLEANS,
  ...CHINESE_WORDINGS,
  ...CHINESE_EXCEPTIONS,
  ...CHINESE_RATES,
]);
