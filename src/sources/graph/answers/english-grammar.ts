import { Grammar, type Meaning, type Rule, rule } from "./chart.js";
import { ANYTHING } from "./class-ref.js";
import { among, ask, asksCount, asQuery, back, called, classSet, greatest, isBare, narrowed, oftenest, to } from "./combine.js";
import { bigger, isIn, limited, pair, same } from "./compare-questions.js";
import { ENGLISH_PHRASES, GREAT, SMALL } from "./english-phrases.js";
import { ENGLISH_WORDINGS } from "./english-wordings.js";
import { whetherClass } from "./query.js";

const OPEN_QUESTIONS: readonly Rule[] = [
  ...rule("S = what/which be N", (n) => asQuery(ask(n.set))),
  ...rule("S = who be N", (n) => asQuery(ask(n.set, "person"))),
  ...rule("S = what/which C be N", (c, n) => asQuery(ask(called(n.set, c))), 0.1),
  ...rule("S = who X", (x) => asQuery(ask(narrowed({ op: "class", noun: ANYTHING, key: ANYTHING.id }, x), "person"))),
  ...rule("S = what X", (x) => asQuery(ask(narrowed({ op: "class", noun: ANYTHING, key: ANYTHING.id }, x), "thing")), 0.1),
  ...rule("S = what/which C X", (c, x) => asQuery(ask(narrowed(classSet(c), x)))),
  ...rule("S = what/which C M X", (c, m, x) => asQuery(ask(narrowed(classSet(c), m, x)))),
  ...rule("S = what/which C be there? M", (c, m) => asQuery(ask(narrowed(classSet(c), m)))),
  ...rule("S = who/whom do/have N V", (n, v) => asQuery(ask(to(n, v), "person"))),
  ...rule("S = what do/have N V", (n, v) => asQuery(ask(to(n, v), "thing"))),
  ...rule("S = what/who/whom be N VP", (n, v) => asQuery(ask(to(n, v)))),
  ...rule("S = what be N V by", (n, v) => asQuery(ask(back(n, v)))),
  ...rule("S = by? who/whom be N V by?", (n, v) => asQuery(ask(back(n, v), "person"))),
  ...rule("S = by what/which C be N V", (c, n, v) => asQuery(ask(called(back(n, v), c)))),
  ...rule("S = what/which C be N V by", (c, n, v) => asQuery(ask(called(back(n, v), c)))),
  ...rule("S = what/which C do/have N V", (c, n, v) => asQuery(ask(called(to(n, v), c)))),
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
  ...rule("S = what/which R be N W?", (r, n, _w) => asQuery(ask(to(n, r))), 0.15),
  ...rule(
    "S = W what/which C be N",
    (_w, c, n) => asQuery(ask(n.set === undefined || isBare(n.set) ? undefined : called(n.set, c))),
    0.25,
  ),
  ...rule("S = where VW N", (v, n) => asQuery(ask(to(n, v), "place"))),
  ...rule("S = when be/do N VN", (n, v) => asQuery(ask(to(n, v), "date"))),
  ...rule("S = when be N", (n) => asQuery(ask(n.set, "date"))),
  ...rule("S = when VN N", (v, n) => asQuery(ask(to(n, v), "date"))),
  ...rule("S = in/on? what/which year/date/day be/do N VN W?", (n, v, _w) => asQuery(ask(to(n, v), "date"))),
  ...rule("S = how D0 be N", (d, n) => (d.dated === true ? undefined : asQuery(ask(to(n, d), "number")))),
  ...rule("S = how much do N V", (n, v) => asQuery(ask(to(n, v), "number"))),
  ...rule("S = list/name/show/give/tell/find me? all? N", (n) => asQuery(ask(n.set)), 0.1),
  ...rule("S = N", (n) => asQuery(ask(n.set)), 0.5),
  ...rule("S = E R", (e, r) => asQuery(ask(to(e, r))), 0.6),
  ...rule("S = R E", (r, e) => asQuery(ask(to(e, r))), 0.7),
];

function sharesPath(a: Meaning, b: Meaning): boolean {
  return (
    a.relation?.paths.some((x) => b.relation?.paths.some((y) => x.predicate === y.predicate && x.inverse === y.inverse)) === true
  );
}

const SUPERLATIVE_QUESTIONS: readonly Rule[] = [
  ...rule("S = what/which C M? be D2", (c, m, d) =>
    asQuery(ask(greatest(m.narrows === undefined ? classSet(c) : narrowed(classSet(c), m), d, d.great))),
  ),
  ...rule("S = what/which of NUM? C be D2/D1", (num, c, d) => asQuery(ask(greatest(classSet(c), d, d.great, num.size)))),
  ...rule("S = what/which of NUM? N be D2/D1", (num, n, d) => asQuery(ask(greatest(n.set, d, d.great, num.size))), 0.1),
  ...[true, false].flatMap((great) => {
    const end = great ? GREAT : SMALL;
    const comparative = great ? "more/most/larger/higher/bigger/greater" : "less/fewer/smaller/lower/fewest/least";
    return [
      ...rule(`S = what/which C M? have ${end} R`, (c, m, r) =>
        asQuery(ask(greatest(m.narrows === undefined ? classSet(c) : narrowed(classSet(c), m), r, great))),
      ),
      ...rule(`S = what/which C M? have ${end} R`, (c, m, r) =>
        asQuery(ask(oftenest(m.narrows === undefined ? classSet(c) : narrowed(classSet(c), m), r, great))),
      ),
      ...rule(`S = what/which of NUM? N have ${end}/${comparative} R`, (num, n, r) =>
        asQuery(ask(greatest(n.set, r, great, num.size))),
      ),
      ...rule(`S = what/which/who have ${comparative} R N or N`, (r, a, b) => asQuery(ask(greatest(pair(a, b), r, great)))),
      ...rule(`S = what/which C have ${comparative} R N or N`, (_c, r, a, b) => asQuery(ask(greatest(pair(a, b), r, great)))),
      ...rule(`S = do N have a? ${comparative} R than N`, (a, r, b) => bigger(a, b, r, great)),
      ...rule(`S = be R of N ${comparative} than that? of? N`, (r, a, b) => bigger(a, b, r, great)),
      ...rule(`S = be N 's R ${comparative} than N 's?`, (a, r, b) => bigger(a, b, r, great)),
      ...rule(`S = what/which C M? be? VN ${great ? "last/latest" : "first/earliest"}`, (c, m, v) =>
        asQuery(ask(greatest(m.narrows === undefined ? classSet(c) : narrowed(classSet(c), m), v, great))),
      ),
      ...rule(`S = what/which/who C? be? VN ${great ? "last/later/latest" : "first/earlier/earliest"} N or N`, (_c, v, a, b) =>
        asQuery(ask(greatest(pair(a, b), v, great))),
      ),
    ];
  }),
  ...rule("S = what/which/who C? be D1/D2 N or N", (_c, d, a, b) => asQuery(ask(greatest(pair(a, b), d, d.great)))),
  ...rule("S = what/which/who of? N and/or N be D1/D2", (a, b, d) => asQuery(ask(greatest(pair(a, b), d, d.great)))),
  ...rule("S = be N D1 than N", (a, d, b) => bigger(a, b, d, d.great === true)),
  ...rule("S = be N D1 than Q", (n, d, q) => limited(n, d, { quantity: q.quantity, comparison: d.great === true ? ">" : "<" })),
  ...rule("S = do N have LIMIT R", (n, limit, r) => limited(n, r, limit)),
  ...rule("S = be/do N VN WHEN", (n, v, when) => limited(n, v, when)),
];

const COUNTS: readonly Rule[] = [
  ...rule("S = how many R N have", (r, n) => asQuery(ask(to(n, r), "number")), 0.05),
  ...rule("S = how many C N V", (c, n, v) => asQuery(asksCount(called(to(n, v), c))), 0.05),
  ...rule("S = how many R do/have N have/get/receive/attract/see PERYEAR?", (r, n) => asQuery(ask(to(n, r), "number"))),
  ...rule("S = how many R do/have N have", (r, n) => asQuery(asksCount(to(n, r)))),
  ...rule("S = how many R live/reside/dwell/be there? in N", (r, n) => asQuery(ask(to(n, r), "number"))),
  ...rule(
    "S = how many R/C do/can N V",
    (_r, n, v) => (v.relation === undefined ? undefined : asQuery(ask(to(n, v), "number"))),
    0.1,
  ),
  ...rule("S = how many C do/have N V", (c, n, v) => asQuery(asksCount(called(to(n, v), c)))),
  ...rule("S = how many R do/have N V", (r, n, v) => (sharesPath(r, v) ? asQuery(asksCount(to(n, v))) : undefined)),
  ...rule("S = how many C be N VP", (c, n, v) => asQuery(asksCount(called(to(n, v), c)))),
  ...rule("S = how many C X", (c, x) => asQuery(asksCount(narrowed(classSet(c), x)))),
  ...rule("S = how many C M X", (c, m, x) => asQuery(asksCount(narrowed(classSet(c), m, x)))),
  ...rule("S = how many C be there M", (c, m) => asQuery(asksCount(narrowed(classSet(c), m)))),
  ...rule("S = how many C be there", (c) => asQuery(asksCount(classSet(c))), 0.2),
  ...rule("S = how many C do N OWN0 have", (c, n, own) => asQuery(asksCount(among(c, back(n, own)))), 0.3),
  ...rule("PERYEAR = each/every/per/a year", () => ({})),
];

const YES_NO: readonly Rule[] = [
  ...rule("S = be N N", (a, b) => isIn(a, b.set)),
  ...rule("S = be N N", (a, b) => isIn(b, a.set), 0.1),
  ...rule("S = be N C", (n, c) =>
    n.set === undefined || c.noun === undefined ? undefined : asQuery(whetherClass(n.set, c.noun)),
  ),
  ...rule("S = do/have N V N", (a, v, b) => isIn(b, to(a, v))),
  ...rule("S = be/have N be? VP N", (a, v, b) => isIn(b, to(a, v))),
  ...rule("S = be/have N be? V by N", (a, v, b) => isIn(b, back(a, v))),
  ...rule("S = be N P N", (a, p, b) => isIn(b, to(a, p)), 0.1),
  ...rule("S = be N and N VP same C/R", (a, b, v, c) => same(a, b, v, c)),
  ...rule("S = do/have N and N V/VP same C/R", (a, b, v, c) => same(a, b, v, c)),
  ...rule("S = do/have N and N have/share same R", (a, b, r) => same(a, b, r, {})),
  ...rule("S = be R of N and N same", (r, a, b) => same(a, b, r, {})),
];

export const ENGLISH: Grammar = new Grammar([
  ...ENGLISH_PHRASES,
  ...OPEN_QUESTIONS,
  ...SUPERLATIVE_QUESTIONS,
  ...COUNTS,
  ...YES_NO,
  ...ENGLISH_WORDINGS,
]);
