import { type Meaning, type Rule, rule } from "./chart.js";
import { ANYTHING } from "./class-ref.js";
import {
  among,
  ask,
  asksCount,
  asNarrows,
  asQuery,
  asSet,
  back,
  called,
  classSet,
  farther,
  inBoth,
  narrowed,
  to,
} from "./combine.js";
import { askedBut, butFor, not, others, sharing } from "./leaving-out.js";
import { both, type Expected, type SetQuery } from "./query.js";
import { inverse } from "./relation.js";
import { described } from "./wordings.js";

const anything: SetQuery = { op: "class", noun: ANYTHING, key: ANYTHING.id };
const asks = (set: SetQuery | undefined, expected: Expected = "anything"): Meaning | undefined => asQuery(ask(set, expected));
const counts = (set: SetQuery | undefined): Meaning | undefined => asQuery(asksCount(set));
const turned = ({ relation }: Meaning): Meaning => (relation === undefined ? {} : { relation: inverse(relation) });

/** `except`, `other`, `else`. */
const OTHERS: readonly Rule[] = [
  ...rule("BUT = except/besides/excluding/excepting/bar/beside/barring for? N", (n) => n),
  ...rule("BUT = other than N", (n) => n),
  ...rule("BUT = apart/aside from N", (n) => n),
  ...rule("BUT = not counting/including N", (n) => n),
  ...rule("BUT = with exception of N", (n) => n),
  ...rule("BUT = in addition to N", (n) => n),
  ...rule("N = N BUT", (n, but) => asSet(narrowed(described(n), butFor(but))), 0.02),
  ...rule("S = BUT S", (n, s) => askedBut(s, n), 0.05),
  ...rule("S = S BUT", (s, n) => askedBut(s, n), 0.05),
  ...rule("OTHER = other/further/additional/else", () => ({})),
  ...rule("S = what/which OTHER C M? X", (_o, c, m, x) => asks(others(narrowed(of(c, m), x)))),
  ...rule("S = what/which OTHER C do/have N V", (_o, c, n, v) => asks(others(called(to(n, v), c)))),
  ...rule("S = what/which OTHER C be N VP/P", (_o, c, n, v) => asks(others(called(to(n, v), c)))),
  ...rule("S = what/which OTHER C be there? M", (_o, c, m) => asks(others(narrowed(classSet(c), m)))),
  ...rule("S = what/which OTHER R do N have", (_o, r, n) => asks(others(to(n, r)))),
  ...rule("S = what/who else do/have N V", (n, v) => asks(others(to(n, v)))),
  ...rule("S = who/what else X", (x) => asks(others(narrowed(anything, x)))),
  ...rule("S = HM OTHER C M? X", (_h, _o, c, m, x) => counts(others(narrowed(of(c, m), x)))),
  ...rule("S = HM OTHER C do/have N V", (_h, _o, c, n, v) => counts(others(called(to(n, v), c)))),
  ...rule("N = OTHER C M", (_o, c, m) => asSet(others(narrowed(classSet(c), m))), 0.05),
  ...rule("N = N OWN OTHER C", (n, own, _o, c) => asSet(others(among(c, back(n, own)))), 0.3),
];

function of(c: Meaning, m: Meaning): SetQuery | undefined {
  return m.narrows === undefined ? classSet(c) : narrowed(classSet(c), m);
}

/** What is said not to be so. */
const NEGATED: readonly Rule[] = [
  ...rule("X = NEG V N", (_n, v, n) => not(v, n)),
  ...rule("X = NEG be? VP N", (_n, v, n) => not(v, n)),
  ...rule("X = NEG be? V by N", (_n, v, n) => not(turned(v), n)),
  ...rule("X = NEG P N", (_n, p, n) => not(p, n), 0.1),
  ...rule("X = NEG VW in/at/on N", (_n, v, n) => not(v, n), 0.05),
  ...rule("X = NEG have N as its/their/a R", (_n, n, r) => not(r, n)),
  ...rule("X = NEG have its/their/his/her R in/at/on N", (_n, r, n) => not(r, n)),
  ...rule("M = NOT VP N", (_n, v, n) => not(v, n)),
  ...rule("M = NOT V by N", (_n, v, n) => not(turned(v), n)),
  ...rule("M = NOT P N", (_n, p, n) => not(p, n), 0.1),
  ...rule("M = whose R be NOT N", (r, _n, n) => not(r, n)),
  ...rule("M = that/which N do/have NOT V", (n, _n, v) => not(turned(v), n)),
  ...rule("X = both X and/but X", (a, b) => asNarrows(inBoth(a, b))),
  ...rule("X = X but X", (a, b) => asNarrows(inBoth(a, b)), 0.02),
];

/** The same as another has, or more of it. */
const COMPARED: readonly Rule[] = [
  ...rule("SAMEAS = as", () => ({})),
  ...rule("X = have/share same R SAMEAS/with N", (r, _a, n) => sharing(n, r)),
  ...rule("X = share a/its/their/his/her? R/C with N", (r, n) => sharing(n, r)),
  ...rule("X = have? be? VP/VW same C/R SAMEAS N", (v, c, _a, n) => sharing(n, v, c)),
  ...rule("X = have? be? VW in/at/on same C/R SAMEAS N", (v, c, _a, n) => sharing(n, v, c)),
  ...rule("X = V in/at/on? same C/R SAMEAS N", (v, c, _a, n) => sharing(n, v, c), 0.05),
  ...rule("X = have? be V by same C/R SAMEAS N", (v, c, _a, n) => sharing(n, turned(v), c)),
  ...rule("X = be P same C/R SAMEAS N", (p, c, _a, n) => sharing(n, p, c), 0.1),
  ...rule("M = with/having/sharing same R SAMEAS N", (r, _a, n) => sharing(n, r)),
  ...rule("M = VP same C/R SAMEAS N", (v, c, _a, n) => sharing(n, v, c)),
  ...rule("M = V by same C/R SAMEAS N", (v, c, _a, n) => sharing(n, turned(v), c)),
  ...rule("M = P same C/R SAMEAS N", (p, c, _a, n) => sharing(n, p, c), 0.1),
  ...rule("X = have CMP R than N have?", (e, r, n) => farther({ ...e, relation: r.relation }, n)),
  ...rule("X = V CMP R/C than N do?", (v, e, _r, n) => farther({ ...e, relation: v.relation }, n), 0.05),
  ...rule("M = with CMP R than N", (e, r, n) => farther({ ...e, relation: r.relation }, n)),
  ...rule("BEFORE = before", () => ({ great: false })),
  ...rule("BEFORE = after", () => ({ great: true })),
  ...rule("BEFORE = SOONER than", (s) => s),
  ...rule("X = be? VN BEFORE N be?", (v, b, n) => farther({ relation: v.relation, great: b.great }, n)),
  ...rule("M = VN BEFORE N", (v, b, n) => farther({ relation: v.relation, great: b.great }, n)),
];

/** Questions whose noun is a whole description: `which stone bridges over the Lorn`. */
const DESCRIBED: readonly Rule[] = [
  ...rule("S = what/which N X", (n, x) => asks(narrowed(described(n), x)), 0.2),
  ...rule("S = what/which N be there?", (n) => asks(described(n)), 0.2),
  ...rule("S = what/which N SUP", (n, sup) => asks(narrowed(described(n), sup)), 0.2),
  ...rule("S = what/which N do/have N V", (n, by, v) => asks(joined(described(n), to(by, v))), 0.2),
  ...rule("S = what/which N be N VP", (n, by, v) => asks(joined(described(n), to(by, v))), 0.2),
  ...rule("S = HM N X", (_h, n, x) => counts(narrowed(described(n), x)), 0.2),
  ...rule("S = HM N be there", (_h, n) => counts(described(n)), 0.2),
  ...rule("S = HM N do/have N V", (_h, n, by, v) => counts(joined(described(n), to(by, v))), 0.2),
  ...rule("S = HM of N X", (_h, n, x) => counts(narrowed(described(n), x)), 0.1),
];

function joined(set: SetQuery | undefined, other: SetQuery | undefined): SetQuery | undefined {
  return set === undefined || other === undefined ? undefined : both(set, other);
}

/** What is left out, what is shared, and nouns that are described at length. */
export const ENGLISH_EXCEPTIONS: readonly Rule[] = [...OTHERS, ...NEGATED, ...COMPARED, ...DESCRIBED];
