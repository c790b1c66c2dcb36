import { type Meaning, type Rule, rule } from "./chart.js";
import { ANYTHING } from "./class-ref.js";
import {
  among,
  asNarrows,
  asSet,
  back,
  called,
  classSet,
  farther,
  greatest,
  inBoth,
  intersecting,
  measuring,
  narrowed,
  oftenest,
  to,
} from "./combine.js";
import { both, type SetQuery } from "./query.js";

export const CLASSIFIERS =
  "个/座/条/位/家/部/本/所/种/只/款/幅/场/届/项/门/处/间/首/辆/台/颗/名/支/艘/片/栋/类/些/篇/张/份/人/道";
export const GREAT = "最多/最大/最高/最长/最重/最广";
export const SMALL = "最少/最小/最低/最短/最轻";
export const anything: SetQuery = { op: "class", noun: ANYTHING, key: ANYTHING.id };

/**
 * Categories as in the English grammar; besides, RC is a clause that stands before 的 and narrows what follows; WH a question word before a
 * noun, WHO, WHERE, WHEN and HOWMUCH question words on their own, NUMQ one that asks for a number of things.
 */
const QUESTION_WORDS: readonly Rule[] = [
  ...rule(`WH = 哪 一? ${CLASSIFIERS}?`, () => ({})),
  ...rule("WH = 什么/何/啥", () => ({})),
  ...rule(`CL = ${CLASSIFIERS}`, () => ({})),
  ...rule("WHO = 谁/哪位/哪个人/哪些人/什么人/何人/哪几位", () => ({})),
  ...rule("WHERE = 哪里/哪儿/何处/什么地方/何地/哪", () => ({})),
  ...rule(
    "WHEN = 什么时候/何时/哪一年/哪年/几年/哪天/哪一天/什么时间/几时/几月几号/何年/几几年/什么年份/哪个年份/什么年代/哪个年代",
    () => ({}),
  ),
  ...rule("WHAT = 什么/啥/哪些/谁/哪里/哪儿/何处/多少/如何/哪位/什么样/怎样/哪个/哪几个/几/何/何人", () => ({})),
  ...rule(`NUMQ = 多少/几 ${CLASSIFIERS}?`, () => ({})),
  ...rule("ARE = 是/为/叫/有/叫做/是指/叫作", () => ({})),
  ...rule("DONE = 了/过/的/着/过了", () => ({})),
];

const NOUN_PHRASES: readonly Rule[] = [
  ...rule("N = E", (e) => e),
  ...rule("N = N 的 R", (n, r) => asSet(to(n, r))),
  ...rule("N = N R", (n, r) => asSet(to(n, r)), 0.15),
  ...rule("N = N 的 名字/名称", (n) => n, 0.1),
  ...rule("N = C", (c) => asSet(classSet(c)), 0.3),
  ...rule("N = C E", (c, e) => asSet(called(e.set, c)), 0.1),
  ...rule("N = RC 的 C", (rc, c) => asSet(narrowed(classSet(c), rc))),
  ...rule("N = RC 的 人", (rc) => asSet(narrowed(anything, rc)), 0.1),
  ...rule("N = RC 的 R", (rc, r) => asSet(narrowed(classOf(r), rc)), 0.4),
  ...rule("N = N OWN C", (n, own, c) => asSet(among(c, back(n, own))), 0.5),
  ...rule("N = N OWN/OWN0 D2 的 C", (n, own, d, c) => asSet(greatest(among(c, back(n, own)), d, d.great)), 0.2),
  ...rule("N = N IN C", (n, own, c) => asSet(among(c, back(n, own))), 0.4),
  ...rule("D2 = 最 D0", (d) => d),
  ...rule("D1 = 更? D0", (d) => d),
  ...rule("N = D2 的? C", (d, c) => asSet(greatest(classSet(c), d, d.great))),
  ...rule("N = RC 的 D2 的 C", (rc, d, c) => asSet(greatest(narrowed(classSet(c), rc), d, d.great))),
  ...rule("N = RC 的 C 中? D2 的 CL?", (rc, c, d, _cl) => asSet(greatest(narrowed(classSet(c), rc), d, d.great))),
  ...rule("N = C 中/里/当中/之中 D2 的 CL?", (c, d, _cl) => asSet(greatest(classSet(c), d, d.great))),
  ...[true, false].flatMap((great) => {
    const end = great ? GREAT : SMALL;
    return [
      ...rule(`N = R ${end} 的 C`, (r, c) => asSet(greatest(classSet(c), r, great))),
      ...rule(`N = R ${end} 的 C`, (r, c) => asSet(oftenest(classSet(c), r, great)), 0.2),
      ...rule(`N = N OWN0 R ${end} 的 C`, (n, own, r, c) => asSet(greatest(among(c, back(n, own)), r, great)), 0.2),
      ...rule(`N = N OWN R ${end} 的 C`, (n, own, r, c) => asSet(greatest(among(c, back(n, own)), r, great)), 0.2),
    ];
  }),
];

function classOf(r: Meaning): SetQuery | undefined {
  return r.relation === undefined
    ? undefined
    : {
        op: "class",
        noun: { ...ANYTHING, id: `range:${r.relation.id}`, ranges: r.relation.paths, word: undefined },
        key: `range:${r.relation.id}`,
      };
}

const CLAUSES: readonly Rule[] = [
  ...rule("RC = N 所? VW 在?", (n, v) => asNarrows(intersecting(to(n, v)))),
  ...rule("RC = N 所? V/VAT DONE?", (n, v, _d) => asNarrows(intersecting(to(n, v)))),
  ...rule("RC = 由 N V DONE?", (n, v, _d) => asNarrows(intersecting(to(n, v)))),
  ...rule("RC = X", (x) => x),
  ...rule("X = V/VAT DONE? N", (v, _d, n) => asNarrows(intersecting(back(n, v)))),
  ...rule("X = V DONE? N 和/与/及/、 N", (v, _d, a, b) => twoOf(back(a, v), back(b, v))),
  ...rule("X = AROUND", (v) => v),
  ...rule("X = 在 N VW", (n, v) => asNarrows(intersecting(back(n, v)))),
  ...rule("X = 由 N V DONE?", (n, v, _d) => asNarrows(intersecting(to(n, v)))),
  ...rule("X = 的? R 是/为/在/叫 N", (r, n) => asNarrows(intersecting(back(n, r)))),
  ...rule("X = 的? R 是/为/在 X", (r, x) => ofThose(r, x), 0.2),
  ...rule("X = 以 N 为/作为/做 R", (n, r) => asNarrows(intersecting(back(n, r)))),
  ...rule("X = 的? R LIMIT", (r, limit) => asNarrows(measuring(r, limit))),
  ...rule("X = V LIMIT", (v, limit) => asNarrows(measuring(v, limit)), 0.1),
  ...rule("X = D0 LIMIT", (d, limit) => asNarrows(measuring(d, limit))),
  ...rule("X = 比 N D0", (n, d) => farther(d, n)),
  ...rule("X = 比 Q D0", (q, d) => asNarrows(measuring(d, { quantity: q.quantity, comparison: d.great === true ? ">" : "<" }))),
  ...rule("X = TIME VN", (t, v) => asNarrows(measuring(v, t))),
  ...rule("X = VN 于/在 TIME", (v, t) => asNarrows(measuring(v, t))),
  ...rule("X = 是? TIME VN 的", (t, v) => asNarrows(measuring(v, t)), 0.1),
  ...rule("X = 同时/都/也/既/又 X", (x) => x),
  ...rule("X = X 并/且/并且/而且/又/和/同时/也 X", (a, b) => asNarrows(inBoth(a, b))),
  ...rule("X = X X", (a, b) => asNarrows(inBoth(a, b)), 0.3),
  ...rule("LIMIT = MORE Q", (more, q) => ({ comparison: more.comparison, quantity: q.quantity })),
  ...rule("LIMIT = 在? Q 以上/及以上", (q) => ({ comparison: ">=", quantity: q.quantity })),
  ...rule("LIMIT = 在? Q 以下/以内", (q) => ({ comparison: "<=", quantity: q.quantity })),
  ...rule("LIMIT = 是/为 Q", (q) => ({ comparison: "=", quantity: q.quantity }), 0.1),
  ...rule("MORE = 超过/大于/多于/高于/长于/重于/在", () => ({ comparison: ">" })),
  ...rule("MORE = 不少于/不低于/至少/不小于", () => ({ comparison: ">=" })),
  ...rule("MORE = 不到/少于/低于/小于/不足/短于/未满/不满", () => ({ comparison: "<" })),
  ...rule("MORE = 不超过/至多/不高于/最多", () => ({ comparison: "<=" })),
  ...rule("TIME = 在? T 以前/之前/前", (t) => ({ comparison: "<", quantity: t.quantity })),
  ...rule("TIME = 在? T 以后/之后/后", (t) => ({ comparison: ">", quantity: t.quantity })),
  ...rule("TIME = 早于 T", (t) => ({ comparison: "<", quantity: t.quantity })),
  ...rule("TIME = 晚于 T", (t) => ({ comparison: ">", quantity: t.quantity })),
  ...rule("TIME = 在? T", (t) => ({ comparison: "=", quantity: t.quantity })),
];

function twoOf(a: SetQuery | undefined, b: SetQuery | undefined): Meaning | undefined {
  return a === undefined || b === undefined ? undefined : asNarrows(intersecting(both(a, b)));
}

function ofThose(r: Meaning, x: Meaning): Meaning | undefined {
  return asNarrows(intersecting(back({ set: narrowed(anything, x) }, r)));
}

export const CHINESE_PHRASES: readonly Rule[] = [...QUESTION_WORDS, ...NOUN_PHRASES, ...CLAUSES];
