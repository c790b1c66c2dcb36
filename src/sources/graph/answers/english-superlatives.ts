import { type Meaning, type Rule, rule } from "./chart.js";
import { ANYTHING } from "./class-ref.js";
import {
  among,
  ask,
  asQuery,
  asSet,
  back,
  classSet,
  greatest,
  narrowed,
  picking,
  pickingOftenest,
  sized,
  to,
} from "./combine.js";
import { havingA, isDesignation } from "./designations.js";
import type { SetQuery } from "./query.js";
import { inverse } from "./relation.js";
import { described, overlap } from "./wordings.js";

const anything: SetQuery = { op: "class", noun: ANYTHING, key: ANYTHING.id };
const of = (set: SetQuery | undefined, r: Meaning): SetQuery | undefined => (set === undefined ? undefined : to({ set }, r));
const ordinal = (n: number) => (): Meaning => ({ size: n });

/** An end of a scale, a place on it, and which comes first. */
const ENDS: readonly Rule[] = [
  ...rule("END = highest/largest/greatest/biggest/most/longest/maximum/heaviest/widest/top", () => ({ great: true })),
  ...rule("END = lowest/smallest/fewest/least/shortest/minimum/lightest", () => ({ great: false })),
  ...rule("MANY = most", () => ({ great: true })),
  ...rule("MANY = fewest/least", () => ({ great: false })),
  ...rule("MANY = greatest/largest/highest/biggest number of", () => ({ great: true })),
  ...rule("MANY = smallest/lowest number of", () => ({ great: false })),
  ...rule("ORD = first/earliest/soonest", () => ({ great: false })),
  ...rule("ORD = last/latest", () => ({ great: true })),
  ...rule("ORD = most recently/recent", () => ({ great: true })),
  ...["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"].flatMap((word, index) =>
    rule(`NTH = ${word}`, ordinal(index + 2)),
  ),
  ...rule("NTH = NUM st/nd/rd/th", ({ size }) => ({ size })),
  ...rule("BYR = by/in R", (r) => r),
  ...rule("BYR = by/in number/amount of R", (r) => r),
  ...rule("BYR = in terms of R", (r) => r),
  ...rule("BYR = with respect to R", (r) => r),
  ...rule("BYR = measured by R", (r) => r),
];

const nth = (n: Meaning): readonly [number, number] | undefined => (n.size === undefined ? undefined : [n.size, n.size]);
const upTo = (n: Meaning): readonly [number, number] | undefined => (n.size === undefined ? undefined : [1, n.size]);

/** What is said of the one that is picked: `is the longest`, `has the most pages`, `was founded first`, `weighs least`. */
const PICKS: readonly Rule[] = [
  ...rule("SUP = be D2", (d) => picking(d, d.great)),
  ...rule("GOING = around/going/running/operating/active/open/trading/standing", () => ({})),
  ...rule("GOING = in business/existence/operation/service/use", () => ({})),
  ...rule("SUP = have be GOING longest DATED0", (_g, d) => picking(d, false), 0.05),
  ...rule("SUP = exist longest DATED0", (d) => picking(d, false), 0.05),
  ...rule("SUP = be D2 one", (d) => picking(d, d.great), 0.02),
  ...rule("SUP = be NTH D2", (n, d) => picking(d, d.great, nth(n))),
  ...rule("SUP = be NUM D2", (n, d) => picking(d, d.great, upTo(n)), 0.05),
  ...rule("SUP = be top? D2 BYR", (d, r) => (overlap(d, r) ? picking(r, d.great) : undefined)),
  ...rule("SUP = be END BYR", (e, r) => picking(r, e.great), 0.05),
  ...rule("SUP = be NTH END BYR", (n, e, r) => picking(r, e.great, nth(n)), 0.05),
  ...rule("SUP = have/reach/offer/boast/charge/attract/receive/get/draw/possess/see/show/record END R", (e, r) =>
    picking(r, e.great),
  ),
  ...rule("SUP = have NTH END R", (n, e, r) => picking(r, e.great, nth(n))),
  ...rule("SUP = V END R", (v, e, r) => (overlap(v, r) ? picking(r, e.great) : undefined), 0.05),
  ...rule("SUP = V END", (v, e) => picking(v, e.great), 0.1),
  ...rule("SUP = be VP END", (v, e) => picking(v, e.great), 0.1),
  ...rule("SUP = V D2", (v, d) => (overlap(v, d) ? picking(d, d.great) : undefined), 0.05),
  ...rule("SUP = V END C", (v, e, _c) => picking(v, e.great), 0.1),
  ...rule("SUP = VN ORD", (v, o) => picking(v, o.great)),
  // What is open latest closes last.
  ...rule("SUP = be VN ORD", (v, o) => (isDaily(v) ? undefined : picking(v, o.great))),
  ...rule("SUP = be? ORD VN", (o, v) => picking(v, o.great), 0.02),
  ...rule("SUP = be NTH C? to be? VN", (n, _c, v) => picking(v, false, nth(n))),
  ...rule("SUP = be ORD C? to be? VN", (o, _c, v) => picking(v, o.great)),
  ...rule("SUP = be D1 than any/all other/others/rest C?", (d, _c) => picking(d, d.great)),
  ...rule("SUP = be D1 than any/all of? others/rest", (d) => picking(d, d.great)),
  ...rule("SUP = be D1 than others/rest", (d) => picking(d, d.great)),
  ...rule("SUP = have CMP R than any/all other/others/rest C?", (e, r, _c) => picking(r, e.great)),
  ...rule("SUP = have MANY R", (e, r) => pickingOftenest(r, e.great === true)),
  ...rule("SUP = have MANY C OWN0", (e, c, own) => mostOwned(own, c, e.great === true), 0.5),
  ...rule("SUP = have? V MANY C/R", (v, e, c) => pickingOftenest(v, e.great === true, c), 0.05),
];

function isDaily({ relation }: Meaning): boolean {
  return relation?.kinds.includes("opening time") === true;
}

function mostOwned({ relation }: Meaning, noun: Meaning, great: boolean): Meaning | undefined {
  return relation === undefined ? undefined : pickingOftenest({ relation: inverse(relation) }, great, noun);
}

const QUESTIONS: readonly Rule[] = [
  ...rule("S = what/which C SUP", (c, sup) => asQuery(ask(narrowed(classSet(c), sup)))),
  ...rule(
    "S = what/which R SUP",
    (r, sup) => (isDesignation(r) ? asQuery(ask(of(narrowed(havingA(r), sup), r))) : undefined),
    0.05,
  ),
  ...rule("S = what/which C M SUP", (c, m, sup) => asQuery(ask(narrowed(classSet(c), m, sup)))),
  ...rule("S = what/which C SUP M", (c, sup, m) => asQuery(ask(narrowed(classSet(c), m, sup))), 0.1),
  ...rule("S = what/which A C SUP", (a, c, sup) => asQuery(ask(narrowed(among(c, back(a, a)), sup)))),
  ...rule("S = what/which N OWN C SUP", (n, own, c, sup) => asQuery(ask(narrowed(among(c, back(n, own)), sup))), 0.2),
  ...rule("S = what/which C OFOWN N SUP/X", (c, own, n, sup) => asQuery(ask(narrowed(among(c, back(n, own)), sup))), 0.2),
  ...rule("S = who SUP", (sup) => asQuery(ask(narrowed(anything, sup), "person"))),
  ...rule("S = what/which one? SUP of? all?", (sup) => asQuery(ask(narrowed(anything, sup))), 0.3),
  ...rule("SUP = SUP of all", (sup) => sup, 0.02),
  ...rule("S = what/which/who of all? NUM? N SUP", (num, n, sup) => asQuery(ask(sized(narrowed(described(n), sup), num)))),
  ...rule("S = what/which of NUM? C be D1", (num, c, d) => asQuery(ask(greatest(classSet(c), d, d.great, num.size)))),
  ...rule("S = what/which of NUM? N be D1", (num, n, d) => asQuery(ask(greatest(described(n), d, d.great, num.size))), 0.1),
  ...rule("S = what/which of NUM? N have CMP R", (num, n, e, r) => asQuery(ask(greatest(described(n), r, e.great, num.size)))),
  ...rule("S = of/among/from/out of? all? NUM? N what/which/who C/one? SUP", (num, n, _c, sup) =>
    asQuery(ask(sized(narrowed(described(n), sup), num))),
  ),
  ...rule("S = of/among/from/out of? all? NUM? N what/which/who C? be D1", (num, n, _c, d) =>
    asQuery(ask(greatest(described(n), d, d.great, num.size))),
  ),
  ...rule("S = what/which C do most C V", (c, counted, v) =>
    asQuery(ask(narrowed(classSet(c), v.relation && pickingOftenest({ relation: inverse(v.relation) }, true, counted)))),
  ),
];

const PHRASES: readonly Rule[] = [
  ...rule("N = C M? that/which/who SUP", (c, m, sup) => asSet(narrowed(within(c, m), sup))),
  ...rule("N = D2 C BYR", (d, c, r) => asSet(greatest(classSet(c), r, d.great))),
  ...rule("N = END C BYR", (e, c, r) => asSet(greatest(classSet(c), r, e.great)), 0.05),
  ...rule("N = NTH END/D2 C M? BYR", (n, d, c, m, r) => asSet(narrowed(within(c, m), picking(r, d.great, nth(n))))),
  ...rule("N = NTH D2 C M?", (n, d, c, m) => asSet(narrowed(within(c, m), picking(d, d.great, nth(n))))),
  ...rule(
    "N = NTH D2 C OFOWN N",
    (n, d, c, own, of) => asSet(narrowed(among(c, back(of, own)), picking(d, d.great, nth(n)))),
    0.15,
  ),
  ...rule("N = N OWN NTH D2 C", (of, own, n, d, c) => asSet(narrowed(among(c, back(of, own)), picking(d, d.great, nth(n)))), 0.2),
  ...rule("N = NUM D2 C M?", (n, d, c, m) => asSet(narrowed(within(c, m), picking(d, d.great, upTo(n)))), 0.05),
  ...rule("N = top NUM C M? BYR", (n, c, m, r) => asSet(narrowed(within(c, m), picking(r, true, upTo(n))))),
  ...rule("N = top NUM D2 C M?", (n, d, c, m) => asSet(narrowed(within(c, m), picking(d, d.great, upTo(n))))),
  ...rule("N = C M? with/having END R", (c, m, e, r) => asSet(greatest(within(c, m), r, e.great))),
  ...rule("N = C with/having NTH END R", (c, n, e, r) => asSet(narrowed(classSet(c), picking(r, e.great, nth(n))))),
  ...rule("N = C with/having END R M", (c, e, r, m) => asSet(greatest(narrowed(classSet(c), m), r, e.great)), 0.1),
  ...rule(
    "N = C M? with/having most C OWN0",
    (c, m, counted, own) => asSet(narrowed(within(c, m), mostOwned(own, counted, true))),
    0.1,
  ),
  ...rule("N = C of END R", (c, e, r) => asSet(greatest(classSet(c), r, e.great)), 0.05),
  ...rule("N = D2 C", (d, c) => asSet(greatest(classSet(c), d, d.great))),
  ...rule("N = D2 C M", (d, c, m) => asSet(greatest(narrowed(classSet(c), m), d, d.great))),
  ...rule("N = A? D2 C M? BYR", (a, d, c, m, r) =>
    overlap(d, r) ? asSet(greatest(a.set === undefined ? within(c, m) : among(c, back(a, a)), r, d.great)) : undefined,
  ),
  ...rule("N = D2 C BYR M", (d, c, r, m) => (overlap(d, r) ? asSet(greatest(narrowed(classSet(c), m), r, d.great)) : undefined)),
  ...rule("N = D2 A C", (d, a, c) => asSet(greatest(among(c, back(a, a)), d, d.great)), 0.1),
  ...rule("N = D2 of NUM? C", (d, num, c) => asSet(greatest(classSet(c), d, d.great, num.size))),
  ...rule("N = D2 of/among all? NUM? N", (d, num, n) => asSet(greatest(described(n), d, d.great, num.size)), 0.1),
  ...rule("N = N OWN D2 C", (n, own, d, c) => asSet(greatest(among(c, back(n, own)), d, d.great)), 0.2),
  ...rule("N = N OWN D2 C BYR", (n, own, d, c, r) =>
    overlap(d, r) ? asSet(greatest(among(c, back(n, own)), r, d.great)) : undefined,
  ),
  ...rule("N = D2 C OFOWN N", (d, c, own, n) => asSet(greatest(among(c, back(n, own)), d, d.great)), 0.15),
  ...rule("N = D2 C OFOWN N BYR", (d, c, own, n, r) =>
    overlap(d, r) ? asSet(greatest(among(c, back(n, own)), r, d.great)) : undefined,
  ),
  ...rule("N = ORD C M? to be? VN", (o, c, m, v) => asSet(greatest(within(c, m), v, o.great))),
  ...rule("N = ORD C VN", (o, c, v) => asSet(greatest(classSet(c), v, o.great))),
  ...rule(
    "N = N OWN ORD VN? C DATED0",
    (n, own, o, v, c, d) => asSet(greatest(among(c, back(n, own)), v.relation === undefined ? d : v, o.great)),
    0.25,
  ),
  ...rule("N = ORD C M DATED0", (o, c, m, d) => asSet(greatest(narrowed(classSet(c), m), d, o.great)), 0.25),
];

function within(c: Meaning, m: Meaning): SetQuery | undefined {
  return m.narrows === undefined ? classSet(c) : narrowed(classSet(c), m);
}

/** The greatest, the second, the first three, those with most of something. */
export const ENGLISH_SUPERLATIVES: readonly Rule[] = [...ENDS, ...PICKS, ...QUESTIONS, ...PHRASES];
