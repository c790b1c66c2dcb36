import { type Meaning, type Rule, rule } from "./chart.js";
import { anything, CLASSIFIERS } from "./chinese-phrases.js";
import type { ClassRef } from "./class-ref.js";
import { among, ask, asNarrows, asQuery, asSet, back, called, classSet, isBare, narrowed, to } from "./combine.js";
import { isIn } from "./compare-questions.js";
import type { Expected, SetQuery } from "./query.js";
import { described, further, isMove, isOneOf, overlap, saidOf, stated } from "./wordings.js";

const asks = (set: SetQuery | undefined, expected: Expected = "anything"): Meaning | undefined => asQuery(ask(set, expected));

const ADVERBS =
  "现在/目前/如今/究竟/到底/一共/总共/具体/大概/大约/其实/实际上/曾经/曾/每年/通常/一般/真的/主要/总/共/眼下/今天/现/共计/合计/一书/一片/一曲/一文/一剧/一诗/一画/当初/当年/当时/起先/原先";
const INSIDE = "里/中/当中/之中/里面/里头/之间/其中";

const PHRASES: readonly Rule[] = [
  ...rule(`N = N ${ADVERBS}`, (n) => n, 0.05),
  ...rule("WHO = 哪一位/哪一个人/哪几个人/谁人/什么样的人/哪一位人/哪个/哪一个/哪一些人", () => ({})),
  ...rule("WHERE = 哪里去/哪儿去/哪里来/什么地方去/哪个地方/哪一个地方/什么位置/哪块地方", () => ({})),
  ...rule(`WH = 哪几 ${CLASSIFIERS}?`, () => ({})),
  ...rule("V = 在/正在 V", (v) => v, 0.1),
  ...rule("V = 一手/亲手/最早/最先/首先/当初/共同/联合/亲自/独自/率先 V", (v) => v, 0.05),
  ...rule("DONE = 起来的/了的/过的/出来的/下的/下来的/成/成的/上", () => ({})),
  ...rule("R = R 时间/时长", (r) => r, 0.1),
  ...rule("R = 现任/现/时任/当前/目前/如今/现在/历来 的? R", (r) => r, 0.05),
  ...rule("V = 直接/最终/最后 V", (v) => v, 0.05),
  ...rule("N = N 所 V C", (n, v, c) => asSet(among(c, to(n, v))), 0.1),
  ...rule("N = N 它/他/她 的 R", (n, r) => asSet(to(n, r)), 0.1),
  ...rule("N = N 其 R", (n, r) => asSet(to(n, r)), 0.1),
  ...rule("X = VW 在/于/自 N", (v, n) => saidOf({ set: n.set, relation: v.relation }), 0.05),
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
];

function both(a: Meaning, b: Meaning): Meaning | undefined {
  const [first, second] = [a.narrows, b.narrows];
  return first === undefined || second === undefined ? undefined : asNarrows((set) => second(first(set)));
}

function at(n: Meaning, v: Meaning): Meaning | undefined {
  return saidOf({ set: n.set, relation: v.relation });
}

const OPEN: readonly Rule[] = [
  ...rule("S = N 是? 在? MONTHQ VN 的?", (n, _m, v) => asks(to(n, v), "month")),
  ...rule("S = N VN 在/于? MONTHQ", (n, v, _m) => asks(to(n, v), "month")),
  ...rule("S = N 是? 在? 什么时候/何时/几时/什么时间 VN DONE?", (n, v, _d) => asks(to(n, v), "time"), 0.02),
  // When she joined the firm that she works for.
  ...rule("S = N 是? 在? WHEN VN DONE? N 的? OWN0", (n, _w, v, _d, at, own) =>
    n.set?.op === "named" && isMove(v) ? asks(to({ set: isOneOf(n, back(at, own)) }, v), "time") : undefined,
  ),
  ...rule("S = N 是? WHEN YEAROF C?", (n, _w, y, _c) => asks(to(n, y), "date"), 0.1),
  ...rule("S = N 是? V/VAT WHAT 的", (n, v, _w) => asks(to(n, v)), 0.05),
  ...rule("S = N 是? V WHO/WHERE 的", (n, v, _w) => asks(to(n, v)), 0.05),
  ...rule("S = N 是? 在? R V/VAT 的?", (n, r, v) => (overlap(v, r) ? asks(to(n, r)) : undefined), 0.1),
  ...rule("S = N 有 WHAT 的? R", (n, _w, r) => asks(to(n, r)), 0.2),
  ...rule("S = N 的? R 是? WHO/WHAT/WHERE 呢", (n, r, _w) => asks(to(n, r)), 0.05),
  ...rule("S = N 要/需/需要/能/可以? R 多少/几 CL? UNIT", (n, r, _cl, _u) => asks(to(n, r), "number"), 0.1),
  ...rule("S = N V 多少/几 UNIT/CL? R", (n, v, _u, r) => (overlap(v, r) ? asks(to(n, v), "number") : undefined), 0.05),
  ...rule("S = N 一共/总共/共? 有 多少/几 CL R", (n, _c, r) => asks(to(n, r), "number"), 0.1),
  ...rule("S = N V DONE? 多少 UNIT?", (n, v, _d, _u) => asks(to(n, v), "number"), 0.05),
  ...rule("S = N 有? 多少 UNIT D0", (n, _u, d) => (d.dated === true ? undefined : asks(to(n, d), "number")), 0.05),
  ...rule("S = N 能/可以/可 V 多少/几 R/UNIT", (n, v, _r) => asks(to(n, v), "number"), 0.05),
  ...rule("S = N 是? 由/被? WH C V DONE? 的", (n, _w, c, v, _d) => asks(called(back(n, v), c)), 0.05),
  ...rule("S = 有? NUMQ C 在 N VW", (_q, _c, n, v) => stated(n, v), 0.1),
  ...rule("S = N 有? NUMQ C V/VW", (n, _q, _c, v) => stated(n, v), 0.1),
  ...rule("S = N VW 的? 是 在 WHERE", (n, v, _w) => asks(to(n, v), "place"), 0.05),
  ...rule("S = N VN 的? 是 在? WHEN", (n, v, _w) => asks(to(n, v), "date"), 0.05),
  ...rule("S = N 是? 归/让 WHO V DONE?", (n, _w, v, _d) => asks(back(n, v), "person"), 0.05),
  ...rule("LISTED = 是/有/都是/都有/包括/都包括/分别是/一共有/总共有/究竟有/究竟是/到底有/到底是", () => ({})),
  ...rule(`ALL = 谁/哪些/哪几 ${CLASSIFIERS}?`, () => ({})),
  ...rule("ALL = 哪些人/哪几位/哪几个人/哪些个/谁/什么/什么人/哪些位", () => ({})),
  ...rule("S = WH C 是 RC 的?", (_w, c, rc) => asks(narrowed(classSet(c), rc)), 0.15),
  ...rule("S = RC 的 人? LISTED WHO/ALL", (x, _l, _w) => asks(narrowed(anything, x), "person"), 0.1),
  ...rule("S = RC 的 LISTED WH C", (x, _l, _w, c) => asks(narrowed(classSet(c), x)), 0.1),
  ...rule("S = N LISTED ALL", (n, _l, _w) => asks(n.set), 0.1),
  ...rule("S = X 的 人? LISTED WHO/ALL", (x, _l, _w) => asks(narrowed(anything, x), "person"), 0.15),
  ...rule("S = X 人? LISTED WHO", (x, _l, _w) => asks(narrowed(anything, x), "person"), 0.15),
  ...rule("S = 是? WHO X 的?", (_w, x) => asks(narrowed(anything, x), "person"), 0.05),
  ...rule(
    "S = 在? 图里/图中/图谱里/图谱中/数据里/数据中/这里/名单里/名单中/名单上/列表里/列表中/表里/表中/资料里/资料中/记录里/记录中/库里/其中 S",
    (s) => s,
    0.02,
  ),
  ...rule("S = 目前/现在/如今/一共/总共/迄今/至今/到目前 S", (s) => s, 0.02),
  ...rule("S = S 在? 图里/图中/图谱里/图谱中/数据里/数据中", (s) => s, 0.02),
];

function isNameOfRelation(noun: ClassRef | undefined): boolean {
  return (
    noun !== undefined &&
    noun.types.length + noun.texts.length === 0 &&
    noun.ranges.length > 0 &&
    noun.ranges.every(({ own }) => own)
  );
}

const AMONG: readonly Rule[] = [
  ...rule(`AMONG = 在? N 的? ${INSIDE}`, (n) => asSet(described(n))),
  ...rule(`AMONG = 在? 所有/全部/一切/各 的? C ${INSIDE}`, (c) => asSet(classSet(c))),
  ...rule("AMONG = 在? N 的? 人/作品 里/中/当中", (n) => asSet(described(n)), 0.1),
  ...rule("PICK = 谁/哪个/哪位/哪一个/哪一位/哪边/哪一方/何者", () => ({})),
  // 哪座桥, but not 哪个面积, whose name is a relation's: it says by what they are compared.
  ...rule(`PICK = 哪 一? ${CLASSIFIERS}? C?`, ({ noun }) => (isNameOfRelation(noun) ? undefined : {})),
];

const YES_NO: readonly Rule[] = [
  ...rule("MA = 了 吗/没有/没/么", () => ({})),
  ...rule("MA = 吗/么/吧/对吗/对吧/对不对/是吗/是吧/是不是/没错吧/对不/不是吗/是真的吗/真的吗/是这样吗/没错吗", () => ({})),
  ...rule("S = N 是? 在? N V/VAT 的? MA", (a, b, v) => isIn(b, to(a, v)), 0.1),
  ...rule("S = N 是 V DONE? N 的 MA", (a, v, _d, b) => isIn(b, to(a, v)), 0.05),
  ...rule("S = N 是 N VW 的? MA", (a, b, v) => isIn(b, to(a, v)), 0.05),
  ...rule("S = N VW 在/于 N MA", (a, v, b) => isIn(b, to(a, v)), 0.05),
  ...rule("S = N ISIT 在 N VW 的?", (a, _i, b, v) => isIn(b, to(a, v)), 0.05),
  ...rule("S = N ISIT N VW 的?", (a, _i, b, v) => isIn(b, to(a, v)), 0.05),
  ...rule("S = N ISIT 由? N V DONE? 的?", (a, _i, b, v, _d) => isIn(b, back(a, v)), 0.05),
  ...rule("S = N 有没有/有无 V DONE? N", (a, v, _d, b) => isIn(b, to(a, v))),
];

/** What people say otherwise: sets that are described and then ranked, counted or compared; tags, adverbs and topics put in front. */
export const CHINESE_WORDINGS: readonly Rule[] = [...PHRASES, ...OPEN, ...AMONG, ...YES_NO];
