import type { Meaning } from "./chart.js";
import { type Rule, rule } from "./chart.js";
import { among, ask, asksCount, asQuery, back, called, classSet, narrowed, to } from "./combine.js";
import { described, isRoom, ofAllKnown, overlap, sharesPath, stated } from "./wordings.js";

const counted = (set: Parameters<typeof asksCount>[0]): Meaning | undefined => asQuery(asksCount(set));
const PEOPLE = "people/persons/men/women/spectators/visitors/passengers/guests/inhabitants/residents/employees/workers";

/** HM asks how many; NO asks for a number of. */
const ASKING: readonly Rule[] = [
  ...rule("HM = how many different/distinct/separate/various/other?", () => ({})),
  ...rule("HM = how many", () => ({})),
  ...rule("NO = total? number/count of", () => ({})),
  ...rule("NO = total/overall/exact number/count of", () => ({})),
  ...rule("TELL = what be", () => ({})),
  ...rule("TELL = give/tell/show me?", () => ({})),
  ...rule("PERYEAR = each/every/per/a year", () => ({})),
  ...rule("PERYEAR = yearly/annually", () => ({})),
  ...rule("R = R PERYEAR", (r) => r, 0.02),
  ...rule("LIM = LIM PERYEAR", (l) => l, 0.02),
  ...rule("THERE = be there", () => ({})),
  ...rule("THERE = be there in? total/all/altogether", () => ({})),
  ...rule("THERE = exist", () => ({})),
  ...rule("THERE = be listed/registered/recorded/documented/mentioned/catalogued/cataloged/entered", () => ({})),
  ...rule("THERE = do we/you have/run/keep/list/operate", () => ({})),
];

const STATED: readonly Rule[] = [
  ...rule("S = HM R N have", (_h, r, n) => asQuery(ask(to(n, r), "number")), 0.05),
  ...rule("S = HM R do/have N have/get/receive/attract/see/count/draw PERYEAR?", (_h, r, n) => asQuery(ask(to(n, r), "number"))),
  ...rule("S = HM R live/reside/dwell/stay/be/exist/work there? in/at/on N", (_h, r, n) => asQuery(ask(to(n, r), "number"))),
  ...rule("S = HM R inhabit/populate N", (_h, r, n) => asQuery(ask(to(n, r), "number")), 0.1),
  ...rule("S = HM R/C be VP N", (_h, r, v, n) => (overlap(r, v) ? asQuery(ask(back(n, v), "number")) : undefined), 0.05),
  ...rule("S = HM E R THERE", (_h, e, r) => counted(to(e, r)), 0.1),
  ...rule("S = HM R be there in/at/on N", (_h, r, n) => asQuery(ask(to(n, r), "number"))),
  ...rule("S = HM R/C do/can N V", (_h, _r, n, v) => asQuery(ask(to(n, v), "number")), 0.1),
  ...rule("S = HM R D0 be N", (_h, r, d, n) => (overlap(r, d) ? asQuery(ask(to(n, r), "number")) : undefined)),
  ...rule("S = HM C V/VP N", (_h, _c, v, n) => stated(n, v), 0.1),
  ...rule("S = HM R/C can? V N", (_h, r, v, n) => (overlap(r, v) ? asQuery(ask(back(n, v), "number")) : undefined), 0.1),
  ...rule(`S = HM ${PEOPLE} can? V N`, (_h, v, n) => asQuery(ask(back(n, v), "number")), 0.1),
  ...rule(`S = HM ${PEOPLE} be VP N`, (_h, v, n) => asQuery(ask(back(n, v), "number")), 0.1),
  ...rule(`S = HM ${PEOPLE} do/can N V`, (_h, n, v) => asQuery(ask(to(n, v), "number")), 0.1),
  // `How many trams fit into the depot`
  ...rule("S = HM C can? V/VP N", (_h, _c, v, n) => (isRoom(v) ? asQuery(ask(back(n, v), "number")) : undefined), 0.1),
  ...rule("S = NO R V/VP in/at/on? N", (_n, r, v, n) => (overlap(r, v) ? asQuery(ask(to(n, r), "number")) : undefined), 0.1),
];

const COUNTED: readonly Rule[] = [
  ...rule("S = HM C N V", (_h, c, n, v) => counted(called(to(n, v), c)), 0.05),
  ...rule("S = HM R do/have N have", (_h, r, n) => counted(to(n, r))),
  ...rule("S = HM C have N be VP", (_h, c, n, v) => counted(called(to(n, v), c))),
  ...rule("S = HM C do/have N V", (_h, c, n, v) => counted(called(to(n, v), c))),
  ...rule("S = HM R do/have N V", (_h, r, n, v) => (sharesPath(r, v) ? counted(to(n, r)) : undefined)),
  ...rule("S = W HM C do/have/be N VB", (w, _h, c, n, v) =>
    w.preposition === v.preposition ? counted(called(to(n, v), c)) : undefined,
  ),
  ...rule("S = by HM C be N V", (_h, c, n, v) => counted(called(back(n, v), c))),
  ...rule("S = HM C be N V by", (_h, c, n, v) => counted(called(back(n, v), c))),
  ...rule("S = HM C be N VP", (_h, c, n, v) => counted(called(to(n, v), c))),
  ...rule("S = HM C M? X", (_h, c, m, x) => counted(narrowed(of(c, m), x))),
  ...rule("S = HM C be there? M", (_h, c, m) => counted(narrowed(classSet(c), m))),
  ...rule("S = HM C M THERE", (_h, c, m) => counted(narrowed(classSet(c), m))),
  ...rule("S = HM C OFOWN N X", (_h, c, own, n, x) => counted(narrowed(among(c, back(n, own)), x)), 0.2),
  ...rule("S = HM C THERE", (_h, c) => counted(classSet(c)), 0.2),
  ...rule("S = HM C do N OWN0 have", (_h, c, n, own) => counted(among(c, back(n, own))), 0.3),
  ...rule("S = HM C have N OWN0", (_h, c, n, own) => counted(among(c, back(n, own))), 0.4),
  ...rule("S = HM C have their/a R in/at/on/with? N", (_h, c, r, n) => counted(among(c, back(n, r)))),
  ...rule("S = HM C OFOWN N THERE", (_h, c, own, n) => counted(among(c, back(n, own))), 0.1),
  ...rule("S = HM R of N THERE", (_h, r, n) => counted(to(n, r)), 0.1),
  ...rule("S = HM A C THERE", (_h, a, c) => counted(among(c, back(a, a)))),
  ...rule("S = HM A C X", (_h, a, c, x) => counted(narrowed(among(c, back(a, a)), x))),
  ...rule("S = HM of N X", (_h, n, x) => counted(narrowed(described(n), x))),
  ...rule("S = HM of N do/have N V", (_h, of_, n, v) =>
    of_.set?.op === "class" ? counted(called(to(n, v), { noun: of_.set.noun })) : undefined,
  ),
  ...rule("S = TELL? NO N", (_t, _n, n) => counted(described(n)), 0.15),
  ...rule("S = TELL? NO R of N", (_t, _n, r, n) => counted(to(n, r)), 0.15),
  ...rule("S = count all? N", (n) => (n.set === undefined || n.set.op === "named" ? undefined : counted(n.set)), 0.05),
  ...rule(
    "S = S in/of/on this/your/our? graph/data/database/dataset/list/record/records/region/area/collection/catalogue/catalog/library/table",
    (s) => s,
    0.02,
  ),
  ...rule("S = S in/of/across/within/throughout/from all? WHOLE", (s) => ofAllKnown(s), 0.02),
  ...rule("S = S here/overall/altogether/listed", (s) => s, 0.02),
  ...rule("S = S so/thus far", (s) => s, 0.02),
  ...rule("N = N on record/file", (n) => n, 0.05),
  ...rule("C = C on record/file/list", (c) => c, 0.05),
  ...rule("S = what/which A C X", (a, c, x) => asQuery(ask(narrowed(among(c, back(a, a)), x)))),
];

function of(c: Meaning, m: Meaning): ReturnType<typeof classSet> {
  return m.narrows === undefined ? classSet(c) : narrowed(classSet(c), m);
}

/** How many there are, counted or stated. */
export const ENGLISH_COUNTS: readonly Rule[] = [...ASKING, ...STATED, ...COUNTED];
