import { ENGLISH_BOOLEANS } from "./boolean-questions.js";
import { Grammar, type Meaning, type Rule, rule } from "./chart.js";
import { ANYTHING } from "./class-ref.js";
import { among, ask, asksCount, asQuery, back, called, classSet, isBare, narrowed, to } from "./combine.js";
import { exists, isIn } from "./compare-questions.js";
import { ENGLISH_COMPARISONS } from "./english-comparisons.js";
import { ENGLISH_COUNTS } from "./english-counts.js";
import { ENGLISH_ENDINGS } from "./english-endings.js";
import { ENGLISH_EXCEPTIONS } from "./english-exceptions.js";
import { ENGLISH_LIMITS } from "./english-limits.js";
import { ENGLISH_PARTS } from "./english-parts.js";
import { ENGLISH_PHRASES } from "./english-phrases.js";
import { ENGLISH_SUPERLATIVES } from "./english-superlatives.js";
import { ENGLISH_WORDINGS } from "./english-wordings.js";
import { ENGLISH_OPENING } from "./opening-questions.js";
import { PLACE_KINDS } from "./place-relations.js";
import { type SetQuery, whetherClass } from "./query.js";
import { ENGLISH_RATES } from "./rate-rules.js";
import { overlap, sharesPath } from "./wordings.js";

const anything: SetQuery = { op: "class", noun: ANYTHING, key: ANYTHING.id };

const OPEN_QUESTIONS: readonly Rule[] = [
  ...rule("S = what/which be N", (n) => asQuery(ask(n.set))),
  ...rule("S = who be N", (n) => asQuery(ask(n.set, "person"))),
  // Who somebody is: what the graph says that they are.
  ...rule("S = who be E WHAT0", (e, what) => asQuery(ask(to(e, what))), 0.3),
  ...rule("S = what/which C be N", (c, n) => asQuery(ask(called(n.set, c))), 0.1),
  ...rule("S = who X", (x) => asQuery(ask(narrowed(anything, x), "person"))),
  ...rule("S = what X", (x) => asQuery(ask(narrowed(anything, x), "thing")), 0.1),
  ...rule("S = what/which C X", (c, x) => asQuery(ask(narrowed(classSet(c), x)))),
  ...rule("S = what/which E OWN0 C X", (e, own, c, x) => asQuery(ask(narrowed(among(c, back(e, own)), x))), 0.2),
  ...rule("S = what/which C M X", (c, m, x) => asQuery(ask(narrowed(classSet(c), m, x)))),
  ...rule("S = what/which C be there? M", (c, m) => asQuery(ask(narrowed(classSet(c), m)))),
  ...rule("S = who/whom do/have N V", (n, v) => asQuery(ask(to(n, v), "person"))),
  ...rule("S = what do/have N V", (n, v) => asQuery(ask(to(n, v), "thing"))),
  ...rule("S = what/who/whom be N VP", (n, v) => asQuery(ask(to(n, v)))),
  ...rule("S = what be N V by", (n, v) => asQuery(ask(back(n, v)))),
  ...rule("S = by? who/whom be N V by?", (n, v) => asQuery(ask(back(n, v), "person"))),
  ...rule("S = by what/which C be N V", (c, n, v) => asQuery(ask(called(back(n, v), c)))),
  ...rule("S = what/which C be N V by", (c, n, v) => asQuery(ask(called(back(n, v), c)))),
  ...rule("S = what/which R have N", (r, n) => asQuery(ask(to(n, r))), 0.1),
  ...rule("S = what/which C do people/they/locals/residents V in/on/at? N", (c, v, n) => asQuery(ask(called(to(n, v), c))), 0.05),
  ...rule("S = what/which C do/have N V", (c, n, v) => asQuery(ask(called(to(n, v), c)))),
  ...rule("S = what/which C have N be VP", (c, n, v) => asQuery(ask(called(to(n, v), c)))),
  ...rule("S = what/which R do/have N V", (r, n, v) => (sharesPath(r, v) ? asQuery(ask(to(n, r))) : undefined)),
  ...rule("S = what/which R do/have N have", (r, n) => asQuery(ask(to(n, r)))),
  ...rule("S = what/which C be N VP", (c, n, v) => asQuery(ask(called(to(n, v), c)))),
  ...rule("S = what/which C be N P", (c, n, p) => asQuery(ask(called(to(n, p), c))), 0.1),
  ...rule("S = P what/which C be N", (p, c, n) => asQuery(ask(called(to(n, p), c))), 0.1),
  ...rule("S = W what/which C be/do N VB", (w, c, n, v) =>
    w.preposition === v.preposition ? asQuery(ask(called(to(n, v), c))) : undefined,
  ),
  ...rule(
    "S = W what/which C be/do N VW",
    (w, c, n, v) => (/^(?:in|at|on)$/u.test(w.preposition ?? "") ? asQuery(ask(called(to(n, v), c), "place")) : undefined),
    0.1,
  ),
  ...rule("S = what/which C be/do N VW W?", (c, n, v) => asQuery(ask(called(to(n, v), c), "place")), 0.3),
  ...rule("S = W whom/what be/do N VB", (w, n, v) => (w.preposition === v.preposition ? asQuery(ask(to(n, v))) : undefined)),
  ...rule("S = what/which C 's R be N", (c, r, n) => asQuery(ask(called(back(n, r), c)))),
  ...rule("S = whose R be N", (r, n) => asQuery(ask(back(n, r), "person"))),
  ...rule("S = of what/which C be N R", (c, n, r) => asQuery(ask(called(back(n, r), c)))),
  ...rule("S = what/which C be N R of", (c, n, r) => asQuery(ask(called(back(n, r), c)))),
  ...rule("S = where be/do N VW", (n, v) => asQuery(ask(to(n, v), "place"))),
  ...rule("S = where do N V", (n, v) => (placed(v) ? asQuery(ask(to(n, v), "place")) : undefined), 0.05),
  // As after `do you know`.
  ...rule("S = where N be? VW", (n, v) => asQuery(ask(to(n, v), "place")), 0.05),
  ...rule("S = when N be? VN", (n, v) => asQuery(ask(to(n, v), "date")), 0.05),
  ...rule("S = who N be", (n) => asQuery(ask(n.set, "person")), 0.05),
  ...rule("S = what/which N be", (n) => asQuery(ask(n.set)), 0.05),
  ...rule("S = how D0 N be", (d, n) => (d.dated === true ? undefined : asQuery(ask(to(n, d), "number"))), 0.05),
  ...rule("S = what/which C N be? V/VP", (c, n, v) => asQuery(ask(called(to(n, v), c))), 0.05),
  ...rule("S = N V/VP what/which C", (n, v, c) => asQuery(ask(called(to(n, v), c))), 0.1),
  ...rule("S = N be VP what/which C", (n, v, c) => asQuery(ask(called(to(n, v), c))), 0.1),
  ...rule("S = N be R of what/which C", (n, r, c) => asQuery(ask(called(back(n, r), c))), 0.1),
  ...rule("SERVE = serve/serves/served/act/acts/acted as", () => ({})),
  ...rule("S = N SERVE R of/for/to what/which C", (n, _s, r, c) => asQuery(ask(called(back(n, r), c))), 0.1),
  ...rule("S = of/for what/which C do N SERVE R", (c, n, _s, r) => asQuery(ask(called(back(n, r), c))), 0.1),
  ...rule("S = what/which C be N R of/for", (c, n, r) => asQuery(ask(called(back(n, r), c))), 0.1),
  ...rule("S = what/which C do N SERVE R of/for", (c, n, _s, r) => asQuery(ask(called(back(n, r), c))), 0.1),
  ...rule("S = N be R of/for/to HM C", (n, r, _h, c) => asQuery(asksCount(called(back(n, r), c))), 0.1),
  ...rule("S = N SERVE R of/for/to HM C", (n, _s, r, _h, c) => asQuery(asksCount(called(back(n, r), c))), 0.1),
  ...rule("S = of/for HM C be N R", (_h, c, n, r) => asQuery(asksCount(called(back(n, r), c))), 0.05),
  ...rule("S = of/for HM C do N SERVE R", (_h, c, n, _s, r) => asQuery(asksCount(called(back(n, r), c))), 0.1),
  ...rule("S = HM C be N R of/for", (_h, c, n, r) => asQuery(asksCount(called(back(n, r), c))), 0.1),
  ...rule("S = HM C do N SERVE R of/for", (_h, c, n, _s, r) => asQuery(asksCount(called(back(n, r), c))), 0.1),
  ...rule("S = W what/which R be N", (_w, r, n) => asQuery(ask(to(n, r))), 0.25),
  // Of a province that is a property of towns.
  ...rule("S = W what/which R be N VW", (_w, r, n, v) => asQuery(ask(to({ set: to(n, v) }, r))), 0.25),
  ...rule("S = what/which R be N W?", (r, n, _w) => asQuery(ask(to(n, r))), 0.15),
  ...rule(
    "S = W what/which C be N",
    (_w, c, n) => asQuery(ask(n.set === undefined || isBare(n.set) ? undefined : called(n.set, c))),
    0.25,
  ),
  ...rule("S = where VW N", (v, n) => asQuery(ask(leadsToPlace(n) ? undefined : to(n, v), "place"))),
  ...rule("S = where be N", (n) => asQuery(ask(leadsToPlace(n) ? n.set : undefined, "place"))),
  ...rule("S = when be/do N VN", (n, v) => asQuery(ask(to(n, v), "date"))),
  ...rule("S = at/from? what time be/do N VN", (n, v) => asQuery(ask(to(n, v), "clock"))),
  // Until when it is open is when it closes.
  ...rule("S = until what time be/do N VN", (n, v) => asQuery(ask(opens(v) ? undefined : to(n, v), "clock"))),
  ...rule("S = when be/do N VN", (n, v) => asQuery(ask(to(n, v), "clock"))),
  ...rule("S = when be N", (n) => asQuery(ask(n.set, "date"))),
  ...rule("S = when VN N", (v, n) => asQuery(ask(to(n, v), "date"))),
  ...rule("S = in/on? what/which year/date/day be/do N VN W?", (n, v, _w) => asQuery(ask(to(n, v), "date"))),
  ...rule("S = how D0 be N", (d, n) => (d.dated === true ? undefined : asQuery(ask(to(n, d), "number")))),
  // `How long is the warranty on the van`: the adjective only says again what the noun asks.
  ...rule("S = how D0 be R of/on/for/in/at N", (d, r, n) => (overlap(d, r) ? asQuery(ask(to(n, r), "number")) : undefined), 0.05),
  ...rule("S = how D0 be N 's R", (d, n, r) => (overlap(d, r) ? asQuery(ask(to(n, r), "number")) : undefined), 0.05),
  ...rule("S = how much do N V", (n, v) => asQuery(ask(to(n, v), "number"))),
  ...rule("S = list/name/show/give/tell/find me? all? N", (n) => asQuery(ask(n.set)), 0.1),
  ...rule("S = N", (n) => asQuery(ask(n.set)), 0.5),
  ...rule("S = E R", (e, r) => asQuery(ask(to(e, r))), 0.6),
  ...rule("S = R E", (r, e) => asQuery(ask(to(e, r))), 0.7),
];

function opens({ relation }: Meaning): boolean {
  return relation?.kinds.some((kind) => kind === "opening time" || kind === "opening hours") === true;
}

/** Where the source of a river is: the source itself says it. */
function leadsToPlace({ set }: Meaning): boolean {
  return set?.op === "follow" && set.relation.kinds.some((kind) => PLACE_KINDS.has(kind));
}

function isWhere({ preposition }: Meaning): boolean {
  return /^(?:in|at|on)$/u.test(preposition ?? "");
}

const YES_NO: readonly Rule[] = [
  ...rule("S = be there any? C M", (c, m) => exists(narrowed(classSet(c), m))),
  ...rule("S = do N OWN0 have any C", (n, own, c) => exists(among(c, back(n, own))), 0.3),
  ...rule("S = do N have any R", (n, r) => exists(to(n, r)), 0.1),
  ...rule("S = do any C X", (c, x) => exists(narrowed(classSet(c), x)), 0.1),
  ...rule("S = be N called N", (a, b) => isIn(a, b.set)),
  ...rule("S = be N called N", (a, b) => isIn(b, a.set)),
  ...rule("S = be it N who/that/which X", (n, x) => isIn(n, narrowed(anything, x))),
  ...rule("S = be it N that/who N V/VP", (a, n, v) => isIn(a, to(n, v))),
  ...rule("S = be N N", (a, b) => isIn(a, b.set)),
  ...rule("S = be N N", (a, b) => isIn(b, a.set), 0.1),
  ...rule("S = be N C", (n, c) =>
    n.set === undefined || c.noun === undefined ? undefined : asQuery(whetherClass(n.set, c.noun)),
  ),
  // `Is the Marl a steel frame`
  ...rule("S = be N a/an? A C?", (n, a, _c) => (n.set?.op === "class" ? undefined : isIn(a, to(n, a))), 0.05),
  ...rule("S = be N a/an? VALUE C?", (n, a, _c) => (n.set?.op === "class" ? undefined : isIn(a, to(n, a))), 0.1),
  // Built where whoever built it is: `is the Marl made in Brennick`.
  ...rule("S = be/do N V/VP P N", (a, v, p, b) => (isWhere(p) ? isIn(b, to({ set: back(a, v) }, p)) : undefined), 0.3),
  ...rule("S = be/do N VW in/at/on N", (a, v, b) => isIn(b, to(a, v)), 0.05),
  ...rule("S = do/have N V N", (a, v, b) => isIn(b, to(a, v))),
  ...rule("S = be/have N be? VP N", (a, v, b) => isIn(b, to(a, v))),
  ...rule("S = be/have N be? V by N", (a, v, b) => isIn(b, back(a, v))),
  ...rule("S = be N P N", (a, p, b) => isIn(b, to(a, p)), 0.1),
];

export const ENGLISH: Grammar = new Grammar([
  ...ENGLISH_PHRASES,
  ...OPEN_QUESTIONS,
  ...ENGLISH_COMPARISONS,
  ...ENGLISH_LIMITS,
  ...ENGLISH_OPENING,
  ...ENGLISH_SUPERLATIVES,
  ...ENGLISH_COUNTS,
  ...ENGLISH_PARTS,
  ...YES_NO,
  ...ENGLISH_BOOLEANS,
  ...ENGLISH_WORDINGS,
  ...ENGLISH_EXCEPTIONS,
  ...ENGLISH_ENDINGS,
  ...ENGLISH_RATES,
]);

/** Where somebody studied isn't what. */
function placed({ relation }: Meaning): boolean {
  return relation?.kinds.some((kind) => PLACE_KINDS.has(kind)) === true;
}
