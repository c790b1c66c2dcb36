import { type Meaning, type Rule, rule } from "./chart.js";
import { among, ask, asksCount, asNarrows, asQuery, asSet, back, classSet, intersecting, narrowed, to } from "./combine.js";
import { exists, isIn } from "./compare-questions.js";
import { both, followBack, named, type SetQuery, whether } from "./query.js";

/** Either of the two values of a boolean; or the values of a property by which something is so, or isn't. */
const truth = ({ great, truths }: Meaning): SetQuery => {
  if (truths !== undefined) return great === true ? truths.yes : truths.no;
  return named(String(great === true), [], [String(great === true)]);
};

/** Whether a thing is so. */
const isSo = (n: Meaning, b: Meaning): Meaning | undefined => {
  const said = to(n, b);
  if (b.truths === undefined) return isIn({ set: truth(b) }, said);
  const isAsked = said !== undefined && n.set !== undefined && n.set.op !== "class";
  return isAsked ? asQuery(whether(truth(b), said, truth(not(b)))) : undefined;
};

/** Those that are so. */
const those = (b: Meaning): SetQuery | undefined => (b.relation === undefined ? undefined : followBack(truth(b), b.relation));

const not = (b: Meaning): Meaning => ({ ...b, great: b.great !== true });

const ONE = "i/we/you/one/people/customers/visitors/guests/members";
/** How something is done with a thing that it has: `performed without a net`. */
const DONE = "done/performed/played/run/held/sold/served/offered/given/made/come/equipped/fitted/provided/supplied";

/** `Licensed stone quarries`: each adjective is said of them. */
const several = (...adjectives: readonly Meaning[]): Meaning | undefined => {
  const sets = adjectives.map((one) => (one.set === undefined ? those(one) : back(one, one)));
  return asNarrows((set) => sets.reduce<SetQuery>((all, said) => (said === undefined ? all : both(all, said)), set));
};
const ADJECTIVES = ["ADJS = B A", "ADJS = A B", "ADJS = B B"].flatMap((written) => rule(written, several, 0.05));

const theirs = (n: Meaning, own: Meaning, kind: Meaning): SetQuery | undefined => {
  const of = back(n, own);
  return of === undefined || kind.set === undefined ? undefined : both(kind.set, of);
};

/** B is what is true or false of a thing: `toll-free`, 上市. WB is what it has, ADJS several adjectives, one of them such. */
export const ENGLISH_BOOLEANS: readonly Rule[] = [
  ...rule("B = not/no/non/without B", not),
  ...rule("B = a/an/still/currently/now/actually B", (b) => b),
  ...rule("B = not have B", not),
  ...rule("B = use/include/offer/provide B", (b) => b, 0.05),
  ...rule("WB = with B", (b) => b),
  ...rule("WB = without B", not),
  ...rule("WB = not DONE? WB", (_d, b) => not(b)),
  ...rule(`DONE = ${DONE}`, () => ({})),
  ...rule("X = be/do? DONE? WB", (_d, b) => asNarrows(intersecting(those(b)))),
  ...rule("M = DONE? WB", (_d, b) => asNarrows(intersecting(those(b)))),
  ...rule("S = be/do N DONE? WB", (n, _d, b) => isSo(n, b)),
  ...rule(
    "S = be B included/provided/offered/available/possible/allowed/supplied with/at/in/on/for N",
    (b, n) => isSo(n, b),
    0.05,
  ),
  ...rule(`S = can/could/may/do ${ONE} B at/in/on/with/for/from/to/into N`, (b, n) => isSo(n, b), 0.05),
  ...rule(`S = where can/could/may/do ${ONE} B`, (b) => asQuery(ask(those(b), "place")), 0.1),
  ...rule(
    `S = at/in/on? what/which C can/could/may/do ${ONE} B at/in/on/with?`,
    (c, b) => asQuery(ask(among(c, those(b)))),
    0.05,
  ),
  ...rule(
    `S = at/in/on? HM C can/could/may/do ${ONE} B at/in/on/with?`,
    (_h, c, b) => asQuery(asksCount(among(c, those(b)))),
    0.05,
  ),
  ...rule("S = be/do/have N B", isSo),
  ...rule("S = be/do/have N be/have? B", isSo, 0.05),
  ...rule("S = be it B to? cross/use/enter/visit/see? N", (b, n) => isSo(n, b), 0.05),
  ...rule("S = can/may N be bought/sold/used/visited/entered/crossed/got/served/eaten? B", isSo, 0.05),
  ...rule("DECL = N be/do/have? B", isSo),
  ...rule("X = be/do/have? B", (b) => asNarrows(intersecting(those(b)))),
  ...rule("X = have be B", (b) => asNarrows(intersecting(those(b)))),
  ...rule("M = that/which be/do/have? B", (b) => asNarrows(intersecting(those(b)))),
  ...rule("N = B C", (b, c) => asSet(among(c, those(b))), 0.05),
  ...rule("N = B C M", (b, c, m) => asSet(narrowed(among(c, those(b)), m)), 0.05),
  ...ADJECTIVES,
  ...rule("N = ADJS C", (adjectives, c) => asSet(narrowed(classSet(c), adjectives)), 0.05),
  ...rule("N = ADJS C M", (adjectives, c, m) => asSet(narrowed(classSet(c), adjectives, m)), 0.05),
  ...rule("S = be there any? B C M", (b, c, m) => exists(narrowed(among(c, those(b)), m)), 0.05),
  ...rule("S = what/which C be/do/have? B", (c, b) => asQuery(ask(among(c, those(b)))), 0.05),
  ...rule("S = what/which C have be B", (c, b) => asQuery(ask(among(c, those(b)))), 0.05),
];

const USE = "过/走/吃/买/用/去/参观/进/坐/看/购买/通过/穿过/服用";

export const CHINESE_BOOLEANS: readonly Rule[] = [
  ...rule(
    "B = 不/没/没有/未/不是/并非/不能/不用/不必/无需/无须/不需要/不会/不可以/不可/不可能/没法/无法/不含/不包/不带/不附/不使用/不提供/不让/不准/不许/不允许/禁止/非 B",
    not,
  ),
  ...rule("B = 有/带/装有/装了/配有/设有/带有/配备/包/含/附/附带/提供/用/使用/支持/接受/让/准/允许 B", (b) => b, 0.02),
  ...rule("B = 要/需要/得/会/能/可以/可/都/也/现在/目前/已经/已/还/属于/算/必须/须 B", (b) => b, 0.02),
  ...rule("S = N 是? B DONE? MA", (n, b, _d) => isSo(n, b)),
  ...rule("S = N 是 B 的? C MA", (n, b, _c) => isSo(n, b), 0.1),
  ...rule("S = 在/去/到 N 是? B DONE? MA", (n, b, _d) => isSo(n, b), 0.05),
  ...rule("S = 在? WHERE B DONE?", (_w, b, _d) => asQuery(ask(those(b), "place")), 0.1),
  ...rule("S = N ISIT B DONE?", (n, _i, b, _d) => isSo(n, b)),
  ...rule("S = N 有没有/是否已/是否已经/有无 B DONE?", (n, b, _d) => isSo(n, b)),
  ...rule(`S = ${USE} N 是? B DONE? MA`, (n, b, _d) => isSo(n, b), 0.05),
  ...rule(`S = ${USE} N ISIT B DONE?`, (n, _i, b, _d) => isSo(n, b), 0.05),
  ...rule("X = 是? B DONE?", (b, _d) => asNarrows(intersecting(those(b)))),
  ...ADJECTIVES,
  ...rule("KIND = B 的? C", (b, c) => asSet(among(c, those(b)))),
  ...rule("KIND = ADJS 的? C", (adjectives, c) => asSet(narrowed(classSet(c), adjectives))),
  ...rule("N = KIND", (kind) => kind, 0.05),
  ...rule("S = 有? WH KIND", (_w, kind) => asQuery(ask(kind.set)), 0.05),
  ...rule("S = WH KIND X", (_w, kind, x) => asQuery(ask(narrowed(kind.set, x)))),
  ...rule("S = 数? WH KIND 的? 算? SUP 的?", (_w, kind, sup) => asQuery(ask(narrowed(kind.set, sup)))),
  ...rule("S = HAVE? NUMQ KIND", (_h, _q, kind) => asQuery(asksCount(kind.set)), 0.05),
  ...rule("S = N IN/OWN0 有 WH KIND", (n, own, _w, kind) => asQuery(ask(theirs(n, own, kind))), 0.2),
  ...rule("S = N IN/OWN0 HAVE NUMQ KIND", (n, own, _h, _q, kind) => asQuery(asksCount(theirs(n, own, kind))), 0.2),
  ...rule("N = B 的? 有/是 WH C", (b, _w, c) => asSet(narrowed(classSet(c), { narrows: intersecting(those(b)) })), 0.1),
];
