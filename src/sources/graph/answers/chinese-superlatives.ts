import { type Meaning, type Rule, rule } from "./chart.js";
import { anything, CLASSIFIERS } from "./chinese-phrases.js";
import {
  among,
  ask,
  asQuery,
  asSet,
  back,
  called,
  classSet,
  greatest,
  narrowed,
  picking,
  pickingOftenest,
  sized,
  to,
} from "./combine.js";
import { havingA, isDesignation } from "./designations.js";
import type { Expected, SetQuery } from "./query.js";
import { inverse } from "./relation.js";
import { described, HOLDING, isService, isStanding, overlap } from "./wordings.js";

const asks = (set: SetQuery | undefined, expected: Expected = "anything"): Meaning | undefined => asQuery(ask(set, expected));
const of = (set: SetQuery | undefined, r: Meaning): SetQuery | undefined => (set === undefined ? undefined : to({ set }, r));
const nth = ({ size }: Meaning): readonly [number, number] | undefined => (size === undefined ? undefined : [size, size]);
const upTo = ({ size }: Meaning): readonly [number, number] | undefined => (size === undefined ? undefined : [1, size]);
const great = (): Meaning => ({ great: true });
const small = (): Meaning => ({ great: false });

/** SUP is what is said of the one that is picked: 最长, 人口最多, 最早通车, 第二高. */
const PICKS: readonly Rule[] = [
  ...rule("DEG = 多/大/高/长/重/广/快/厚/久/宽/深/贵/远", great),
  ...rule("DEG = 少/小/低/短/轻/慢/薄/窄/浅/近", small),
  ...rule("END = 最 DEG", (d) => d),
  // Who runs farthest isn't who runs fastest.
  ...rule("VEND = 最 多/大/高/长/重/广/快/厚/久/宽/深/贵", great),
  ...rule("VEND = 最 少/小/低/短/轻/慢/薄/窄/浅", small),
  ...rule("ORD = 最早/最先/最初/率先/首先/首个/第一个", small),
  ...rule("ORD = 最 早/先", small),
  ...rule("ORD = 最晚/最迟/最后/最近/最新", great),
  ...rule("MANY = 最多", great),
  ...rule("MANY = 最少", small),
  ...rule("NTH = 第 NUM", (n) => n),
  ...rule("D2 = 最 D0", (d) => d),
  ...rule("D2 = 最 为 D0", (d) => d),
  ...rule("D2 = 历史/年纪/年龄/岁数/年代/年头/时间 D2", (d) => (d.dated === true ? d : undefined)),
  ...rule("D2 = 资格 D2", (d) => (isService(d) ? d : undefined)),
  ...rule("D2 = 资格 D2", (d) => (isStanding(d) ? d : undefined), 0.5),
  ...rule("D2 = 规模/个头/体型/分量/价格/地势/海拔 D2", (d) => d),
  ...rule("SUP = 历史 最 短/浅 DATED0", (d) => picking(d, true)),
  ...rule("SUP = 历史 最 长/久 DATED0", (d) => picking(d, false)),
  ...rule("SUP = D2", (d) => picking(d, d.great)),
  ...rule("SUP = NTH D0", (n, d) => picking(d, d.great, nth(n))),
  ...rule("SUP = R 的? END", (r, e) => picking(r, e.great)),
  ...rule("SUP = R NTH DEG", (r, n, e) => picking(r, e.great, nth(n))),
  ...rule("SUP = R 排 名? NTH 位?", (r, n) => picking(r, true, nth(n))),
  ...rule("SUP = R 居? 首位/榜首/第一/最前/居首", (r) => picking(r, true)),
  ...rule("SUP = R 的? D2", (r, d) => (overlap(r, d) ? picking(r, d.great) : undefined), 0.05),
  ...rule("SUP = R ORD", (r, o) => picking(r, o.great)),
  ...rule("SUP = VN 得? 是? ORD 的?", (v, o) => picking(v, o.great)),
  ...rule("SUP = 是? ORD 被? VN", (o, v) => picking(v, o.great)),
  ...rule("SUP = 是? NTH 个? VN 的?", (n, v) => picking(v, false, nth(n)), 0.05),
  ...rule("SUP = VN 得? D2", (v, d) => (overlap(v, d) ? picking(d, d.great) : undefined), 0.05),
  ...rule("SUP = V 得? VEND", (v, e) => picking(v, e.great), 0.1),
  ...rule("SUP = V 得? D2", (v, d) => (overlap(v, d) ? picking(d, d.great) : undefined), 0.1),
  ...rule("SUP = 能/可以/可? V DONE? 的 人/东西 MANY", (v, e) => (isMeasure(v) ? picking(v, e.great) : undefined), 0.1),
  ...rule("SUP = 能/可以/可? V DONE? 的? MANY 的? 人/东西", (v, e) => (isMeasure(v) ? picking(v, e.great) : undefined), 0.1),
  ...rule("SUP = V DONE? C/R MANY", (v, _d, c, e) => pickingOftenest(v, e.great === true, c), 0.1),
  ...rule("SUP = V DONE? MANY 的? C/R", (v, _d, e, c) => pickingOftenest(v, e.great === true, c), 0.1),
  ...rule("SUP = R MANY", (r, e) => pickingOftenest(r, e.great === true), 0.2),
  ...rule("SUP = 有? END 的? R", (e, r) => picking(r, e.great), 0.05),
  ...rule("SUP = 的? C MANY OWN0", (c, e, own) => owned(own, c, e.great === true), 0.5),
  ...rule("SUP = 有? MANY 的 C OWN0", (e, c, own) => owned(own, c, e.great === true), 0.5),
];

function owned({ relation }: Meaning, noun: Meaning, many: boolean): Meaning | undefined {
  return relation === undefined ? undefined : pickingOftenest({ relation: inverse(relation) }, many, noun);
}

/** How many a hall seats, or a class takes. */
function isMeasure({ relation }: Meaning): boolean {
  return relation?.kinds.some((kind) => HOLDING.has(kind)) === true;
}

const QUESTIONS: readonly Rule[] = [
  ...rule("S = 数? WH C 的? 算? SUP 的?", (_w, c, sup) => asks(narrowed(classSet(c), sup))),
  ...rule(
    "S = 数? WH R 的? SUP 的?",
    (_w, r, sup) => (isDesignation(r) ? asks(of(narrowed(havingA(r), sup), r)) : undefined),
    0.05,
  ),
  ...rule("S = WH C 是? SUP 的", (_w, c, sup) => asks(narrowed(classSet(c), sup))),
  ...rule("S = N IN/ON/OWN/OWN0 数? WH C 的? SUP", (n, own, _w, c, sup) => asks(narrowed(among(c, back(n, own)), sup)), 0.2),
  ...rule("S = RC 的 C WH 的? SUP", (rc, c, _w, sup) => asks(narrowed(classSet(c), rc, sup)), 0.1),
  ...rule("S = NUM? CL? C 中/里/当中/之中 数? WH CL? 的? SUP", (num, _cl, c, _x, _w, sup) =>
    asks(sized(narrowed(classSet(c), sup), num)),
  ),
  ...rule("S = AMONG 数? PICK 的? SUP 的?", (n, _p, sup) => asks(sized(narrowed(n.set, sup), n))),
  ...rule("S = AMONG SUP 的? 是? PICK", (n, sup, _p) => asks(sized(narrowed(n.set, sup), n))),
  ...rule("S = AMONG SUP 的 是?", (n, sup) => asks(sized(narrowed(n.set, sup), n))),
  ...rule("S = SUP 的 是? WH C", (sup, _w, c) => asks(narrowed(classSet(c), sup))),
  // Of whatever measures so.
  ...rule(`S = SUP 的 是? 哪 一? ${CLASSIFIERS}`, (sup) => asks(narrowed(anything, sup)), 0.3),
  ...rule(`S = 哪 一? ${CLASSIFIERS} 的? SUP 的?`, (sup) => asks(narrowed(anything, sup)), 0.35),
  ...rule("BYR = 只看/按/论/要论/就/按照/从/以/单看/只论 R 而言/来看/来说/算/计/来算/计算/看/论?", (r) => r),
  ...rule("S = BYR WH C END/D2", (r, _w, c, e) => asks(narrowed(classSet(c), picking(r, e.great)))),
  ...rule("S = BYR END/D2 的 C 是 PICK", (r, e, c) => asks(narrowed(classSet(c), picking(r, e.great)))),
  ...rule("S = WHO 的? SUP 的?", (_w, sup) => asks(narrowed(anything, sup), "person")),
  ...rule(
    "S = WHO V DONE? C/R MANY",
    (_w, v, _d, c, e) => asks(narrowed(anything, pickingOftenest(v, e.great === true, c)), "person"),
    0.2,
  ),
  ...rule(
    "S = WHO V 的 C/R MANY",
    (_w, v, c, e) => asks(narrowed(anything, pickingOftenest(v, e.great === true, c)), "person"),
    0.2,
  ),
];

const PHRASES: readonly Rule[] = [
  ...rule("AS = 的", () => ({})),
  ...rule("AS = 的 那? 一? CL", (_c) => ({}), 0.02),
  ...rule("AS = 的 那 一?", () => ({})),
  ...rule("N = SUP AS C", (sup, _a, c) => asSet(narrowed(classSet(c), sup))),
  ...rule("N = D2 C", (d, c) => asSet(greatest(classSet(c), d, d.great))),
  ...rule("N = SUP 的 人", (sup) => asSet(narrowed(anything, sup)), 0.1),
  ...rule("N = SUP 的 NUM CL C", (sup, n, _cl, c) => asSet(top(classSet(c), sup, n))),
  ...rule("N = RC 的 SUP AS C", (rc, sup, _a, c) => asSet(narrowed(classSet(c), rc, sup))),
  ...rule("N = RC 的? SUP AS C", (rc, sup, _a, c) => asSet(narrowed(classSet(c), rc, sup)), 0.15),
  ...rule("N = RC 的 C 中? SUP 的 CL?", (rc, c, sup, _cl) => asSet(narrowed(classSet(c), rc, sup))),
  ...rule("N = C 中/里/当中/之中 SUP 的 CL?", (c, sup, _cl) => asSet(narrowed(classSet(c), sup))),
  ...rule("N = N OWN/OWN0/IN/ON SUP AS C", (n, own, sup, _a, c) => asSet(narrowed(among(c, back(n, own)), sup)), 0.2),
  ...rule(
    "N = N OWN/OWN0/IN/ON SUP 的 NUM CL C",
    (n, own, sup, num, _cl, c) => asSet(top(among(c, back(n, own)), sup, num)),
    0.2,
  ),
  ...rule("N = N OWN/OWN0/IN/ON D2 C", (n, own, d, c) => asSet(greatest(among(c, back(n, own)), d, d.great)), 0.25),
  ...rule(`N = AMONG SUP 的 ${CLASSIFIERS}?`, (n, sup) => asSet(sized(narrowed(n.set, sup), n))),
  ...rule("N = AMONG SUP AS C", (n, sup, _a, c) => asSet(narrowed(called(n.set, c), sup)), 0.05),
  ...rule("N = AMONG SUP AS", (n, sup, _a) => asSet(narrowed(n.set, sup)), 0.05),
  ...rule("ONE = 第 一 CL", small),
  ...rule("ONE = 首 CL", small),
  ...rule("ONE = 最早/最初 的? 一? CL?", small),
  ...rule("ONE = 最后/最新/最近 的? 一? CL", great),
  ...rule("N = N OWN/OWN0 ONE C DATED0", (n, own, one, c, d) => asSet(greatest(among(c, back(n, own)), d, one.great)), 0.3),
  ...rule("N = RC 的 ONE C DATED0", (rc, one, c, d) => asSet(greatest(narrowed(classSet(c), rc), d, one.great)), 0.25),
  ...rule("N = ONE RC 的 C DATED0", (one, rc, c, d) => asSet(greatest(narrowed(classSet(c), rc), d, one.great)), 0.25),
  ...rule("N = ONE VN 的 C", (one, v, c) => asSet(greatest(classSet(c), v, one.great)), 0.1),
];

/** The first few instead of the first. */
function top(set: SetQuery | undefined, sup: Meaning, { size }: Meaning): SetQuery | undefined {
  const one = narrowed(set, sup);
  return one?.op === "most" && size !== undefined && size > 1
    ? narrowed(set, picking({ relation: one.scale }, one.great, upTo({ size })))
    : undefined;
}

const AMONG: readonly Rule[] = [
  ...rule("S = AMONG PICK 是 C", (n, _p, c) => asks(called(n.set, c)), 0.05),
  ...rule("S = AMONG PICK 是? X 的?", (n, _p, x) => asks(narrowed(n.set, x)), 0.05),
  ...rule("S = AMONG 有? WH C X 的?", (n, _w, c, x) => asks(narrowed(called(n.set, c), x)), 0.1),
  ...rule("AMONG = 这/那? 几 CL? C 中/里/当中/之中/里面", (_cl, c) => asSet(classSet(c))),
  ...rule("AMONG = NUM CL C 中/里/当中/之中/里面", (num, _cl, c) => ({ set: classSet(c), size: num.size })),
  ...rule("AMONG = 这/那/这些/那些/这几 CL? C 中/里/当中/之中/里面", (_cl, c) => ({ set: described({ set: classSet(c) }) })),
];

/** The greatest, the second, the first three, those with most of something. */
export const CHINESE_SUPERLATIVES: readonly Rule[] = [...PICKS, ...QUESTIONS, ...PHRASES, ...AMONG];
