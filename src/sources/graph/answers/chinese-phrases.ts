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
  inBoth,
  intersecting,
  narrowed,
  ofThatPlace,
  to,
} from "./combine.js";
import { both, type SetQuery } from "./query.js";

export const CLASSIFIERS =
  "个/样/把/座/条/位/家/部/本/所/种/只/款/幅/场/届/项/门/节/堂/处/间/首/辆/台/颗/名/支/艘/片/栋/类/些/篇/张/份/人/道/次/回/枚/顶/架/口/棵/株/匹/头/根/尊/出/段/册/卷/套/件/句/期/班/列/趟/团/批/对/双/方/帧/具/盏/扇/块/粒/朵/幢/眼/曲/集/季/轮";
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
    "WHEN = 何年何月何日/哪年哪月哪日/哪年哪月/哪年哪天/何年何月/几号/何月何日/哪月哪日/哪年哪月哪天/什么时候/何时/哪一年/哪年/几年/哪天/哪一天/什么时间/几时/几月几号/何年/几几年/什么年份/哪个年份/什么年代/哪个年代",
    () => ({}),
  ),
  ...rule("WHAT = 什么/啥/哪些/谁/哪里/哪儿/何处/如何/哪位/什么样/怎样/哪个/哪几个/何/何人", () => ({})),
  ...rule(`NUMQ = 多少/几 ${CLASSIFIERS}?`, () => ({})),
  ...rule("ARE = 是/为/叫/有/叫做/是指/叫作", () => ({})),
  ...rule("ARE = 都/分别/究竟/到底 ARE", () => ({})),
  ...rule("DONE = 了/过/的/着/过了/出来/出来了/下来/起来/出/完", () => ({})),
];

const NOUN_PHRASES: readonly Rule[] = [
  ...rule("N = E", (e) => e),
  ...rule("N = 那/这 一? CL E", (_cl, e) => e, 0.05),
  ...rule("N = N IN E", (n, own, e) => asSet(ofThatPlace(e, back(n, own))), 0.05),
  ...rule("N = N 的 R", (n, r) => asSet(to(n, r))),
  ...rule("N = N 所在/所属/所处 的? R", (n, r) => asSet(to(n, r)), 0.05),
  // 人丈夫 is no phrase: a class needs its 的.
  ...rule("N = N R", (n, r) => (n.set?.op === "class" ? undefined : asSet(to(n, r))), 0.15),
  ...rule("N = E C", (e, c) => asSet(called(e.set, c)), 0.2),
  ...rule("N = N ON/IN C", (n, on, c) => asSet(among(c, back(n, on))), 0.4),
  ...rule("N = C 叫/名叫/叫做 E", (c, e) => asSet(called(e.set, c)), 0.1),
  ...rule("N = N 的 名字/名称", (n) => n, 0.1),
  ...rule("N = C", (c) => asSet(classSet(c)), 0.3),
  ...rule("N = C E", (c, e) => asSet(called(e.set, c)), 0.1),
  ...rule("N = RC 的 C", (rc, c) => asSet(narrowed(classSet(c), rc))),
  ...rule("N = RC 的 那/这 一? CL? C", (rc, _cl, c) => asSet(narrowed(classSet(c), rc)), 0.05),
  ...rule("N = RC 的 那/这 一? CL? 人", (rc, _cl) => asSet(narrowed(anything, rc)), 0.1),
  ...rule("N = RC 的 那/这 一? 位", (rc) => asSet(narrowed(anything, rc)), 0.15),
  ...rule(
    "N = RC 的 那/这? 一? CL? E",
    (rc, _cl, e) => (e.set?.op === "named" && e.set.nodes.length > 1 ? asSet(narrowed(e.set, rc)) : undefined),
    0.1,
  ),
  ...rule("N = RC 的 人", (rc) => asSet(narrowed(anything, rc)), 0.1),
  ...rule("N = RC 的 R", (rc, r) => asSet(narrowed(classOf(r), rc)), 0.4),
  // 与它兼容的电脑, 和它接壤的省: said of both, though the graph states it of one.
  ...rule("N = 和/与/跟/同 N R 的 C", (n, r, c) => asSet(called(to(n, r), c)), 0.1),
  ...rule(`N = 和/与/跟/同 N R 的 那/这 一? ${CLASSIFIERS}? C`, (n, r, c) => asSet(called(to(n, r), c)), 0.15),
  ...rule("N = 和/与/跟/同 N R 的 C", (n, r, c) => asSet(among(c, back(n, r))), 0.2),
  ...rule("N = N OWN C", (n, own, c) => (n.set?.op === "class" ? undefined : asSet(among(c, back(n, own)))), 0.5),
  ...rule("N = N IN C", (n, own, c) => asSet(among(c, back(n, own))), 0.4),
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
  ...rule("X = AROUNDB N AROUNDE DONE?", (before, n, behind) => around(before, n, behind)),
  ...rule("RC = AROUNDB N AROUNDE 的?", (before, n, behind) => around(before, n, behind)),
  ...rule("RC = N V DONE? N V DONE?", (a, v, _d, b, w) => twoOf(to(a, v), to(b, w)), 0.1),
  ...rule("X = N VW", (n, v) => asNarrows(intersecting(back(n, v))), 0.15),
  ...rule("X = MADEBY N 之手/笔下/手笔/之笔?", (by, n) => asNarrows(intersecting(back(n, by)))),
  ...rule("RC = N ON", (n, on) => asNarrows(intersecting(back(n, on))), 0.3),
  ...rule("X = 在 N VW", (n, v) => asNarrows(intersecting(back(n, v)))),
  ...rule("X = 由 N V DONE?", (n, v, _d) => asNarrows(intersecting(to(n, v)))),
  ...rule("X = 的? R 是/为/在/叫 N", (r, n) => asNarrows(intersecting(back(n, r)))),
  ...rule("X = 的? R 是/为/在 X", (r, x) => ofThose(r, x), 0.2),
  ...rule("X = 以 N 为/作为/做 R", (n, r) => asNarrows(intersecting(back(n, r)))),
  ...rule("X = 比 N D0", (n, d) => farther(d, n)),
  ...rule("X = 同时/都/也/既/又 X", (x) => x),
  ...rule("X = X 并/且/并且/而且/又/和/同时/也 X", (a, b) => asNarrows(inBoth(a, b))),
  ...rule("X = X X", (a, b) => asNarrows(inBoth(a, b)), 0.3),
];

/** 与 A 接壤: both parts belong to one verb. */
function around(before: Meaning, n: Meaning, behind: Meaning): Meaning | undefined {
  return before.relation?.id === behind.relation?.id ? asNarrows(intersecting(back(n, before))) : undefined;
}

function twoOf(a: SetQuery | undefined, b: SetQuery | undefined): Meaning | undefined {
  return a === undefined || b === undefined ? undefined : asNarrows(intersecting(both(a, b)));
}

function ofThose(r: Meaning, x: Meaning): Meaning | undefined {
  return asNarrows(intersecting(back({ set: narrowed(anything, x) }, r)));
}

export const CHINESE_PHRASES: readonly Rule[] = [...QUESTION_WORDS, ...NOUN_PHRASES, ...CLAUSES];
