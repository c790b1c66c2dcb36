import { type Meaning, type Rule, rule } from "./chart.js";
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
  to,
} from "./combine.js";
import { both } from "./query.js";

export const GREAT = "highest/largest/greatest/biggest/most/longest";
export const SMALL = "lowest/smallest/fewest/least/shortest";

/**
 * Categories: N a set of things, E a name, C a class, R a relation's noun, V a verb, VP a participle, VB a verb without its preposition, VW and
 * VN verbs for where and when, D0 D1 D2 an adjective and its degrees, Q a quantity, T a date, NUM a small number, P a preposition that the graph
 * has a relation for, W any preposition; M what narrows a noun from behind, X a predicate; S a question.
 */
const NOUN_PHRASES: readonly Rule[] = [
  ...rule("N = E", (e) => e),
  ...rule("N = a/an N", (n) => n),
  ...rule("C = a/an/any C", (c) => c),
  ...rule("R = a/an R", (r) => r),
  ...rule("N = name of N", (n) => n, 0.1),
  ...rule("N = R of N", (r, n) => asSet(to(n, r))),
  ...rule("N = R for/in/at/to/from N", (r, n) => asSet(to(n, r)), 0.6),
  ...rule("N = N 's R", (n, r) => asSet(to(n, r))),
  ...rule("N = C", (c) => asSet(classSet(c)), 0.3),
  ...rule("N = C M", (c, m) => asSet(narrowed(classSet(c), m))),
  ...rule("N = E M", (e, m) => asSet(narrowed(e.set, m)), 0.4),
  ...rule("N = C E", (c, e) => asSet(called(e.set, c)), 0.1),
  ...rule("N = E C", (e, c) => asSet(called(e.set, c)), 0.2),
];

const SUPERLATIVES: readonly Rule[] = [
  ...rule("D1 = more D0", (d) => d),
  ...rule("D1 = less D0", (d) => ({ ...d, great: d.great !== true })),
  ...rule("D2 = most D0", (d) => d),
  ...rule("D2 = least D0", (d) => ({ ...d, great: d.great !== true })),
  ...rule("N = D2 C", (d, c) => asSet(greatest(classSet(c), d, d.great))),
  ...rule("N = D2 C by/in R", (d, c, r) => asSet(greatest(classSet(c), r, d.great))),
  ...rule("N = D2 C M", (d, c, m) => asSet(greatest(narrowed(classSet(c), m), d, d.great))),
  ...rule("N = D2 of NUM? C", (d, num, c) => asSet(greatest(classSet(c), d, d.great, num.size))),
  ...rule("N = N OWN D2 C", (n, own, d, c) => asSet(greatest(among(c, back(n, own)), d, d.great)), 0.2),
  ...rule("N = N OWN C", (n, own, c) => asSet(among(c, back(n, own))), 0.5),
  ...rule("N = C OFOWN N", (c, own, n) => asSet(among(c, back(n, own))), 0.5),
  ...rule(`N = C with/having ${GREAT} R`, (c, r) => asSet(greatest(classSet(c), r, true))),
  ...rule(`N = C with/having ${SMALL} R`, (c, r) => asSet(greatest(classSet(c), r, false))),
  ...rule(`N = C M with/having ${GREAT} R`, (c, m, r) => asSet(greatest(narrowed(classSet(c), m), r, true))),
  ...rule(`N = C M with/having ${SMALL} R`, (c, m, r) => asSet(greatest(narrowed(classSet(c), m), r, false))),
  ...rule(`N = C with/having ${GREAT} R M`, (c, r, m) => asSet(greatest(narrowed(classSet(c), m), r, true)), 0.1),
];

const MODIFIERS: readonly Rule[] = [
  ...rule("M = P N", (p, n) => asNarrows(intersecting(back(n, p))), 0.2),
  ...rule("M = VP N", (v, n) => asNarrows(intersecting(back(n, v)))),
  ...rule("M = VING N", (v, n) => asNarrows(intersecting(back(n, v)))),
  ...rule("M = V by N", (v, n) => asNarrows(intersecting(to(n, v)))),
  ...rule("M = that/which/who/whom/where? N V", (n, v) => asNarrows(intersecting(to(n, v)))),
  ...rule("M = that/which? N be VP", (n, v) => asNarrows(intersecting(to(n, v)))),
  ...rule("M = where N be? VW", (n, v) => asNarrows(intersecting(to(n, v)))),
  ...rule("M = W which/whom N be? VB", (w, n, v) =>
    w.preposition === v.preposition ? asNarrows(intersecting(to(n, v))) : undefined,
  ),
  ...rule(
    "M = W which N be? VW",
    (w, n, v) => (/^(?:in|at|on)$/u.test(w.preposition ?? "") ? asNarrows(intersecting(to(n, v))) : undefined),
    0.1,
  ),
  ...rule("M = that/which/who X", (x) => x),
  ...rule("M = whose R be N", (r, n) => asNarrows(intersecting(back(n, r)))),
  ...rule("M = whose R V N", (r, v, n) => asNarrows(intersecting(back({ set: back(n, v) }, r)))),
  ...rule("M = whose R be VP N", (r, v, n) => asNarrows(intersecting(back({ set: back(n, v) }, r)))),
  ...rule("M = with/having LIMIT R", (limit, r) => asNarrows(measuring(r, limit))),
  ...rule("M = with/having R of? LIMIT", (r, limit) => asNarrows(measuring(r, limit))),
  ...rule("M = whose R be LIMIT", (r, limit) => asNarrows(measuring(r, limit))),
  ...rule("M = D1 than Q", (d, q) => asNarrows(measuring(d, { quantity: q.quantity, comparison: d.great === true ? ">" : "<" }))),
  ...rule("M = D1 than N", (d, n) => farther(d, n)),
  ...rule("M = VN WHEN", (v, when) => asNarrows(measuring(v, when))),
  ...rule("M = M and? M", (a, b) => asNarrows(inBoth(a, b)), 0.1),
];

const PREDICATES: readonly Rule[] = [
  ...rule("X = V N", (v, n) => asNarrows(intersecting(back(n, v)))),
  ...rule("X = V both? N and N", (v, a, b) => both2(back(a, v), back(b, v))),
  ...rule("X = be VP both? N and N", (v, a, b) => both2(back(a, v), back(b, v))),
  ...rule("X = have? be VP N", (v, n) => asNarrows(intersecting(back(n, v)))),
  ...rule("X = be V by N", (v, n) => asNarrows(intersecting(to(n, v)))),
  ...rule("X = be P N", (p, n) => asNarrows(intersecting(back(n, p))), 0.1),
  ...rule("X = be? VN WHEN", (v, when) => asNarrows(measuring(v, when))),
  ...rule("X = be D1 than Q", (d, q) =>
    asNarrows(measuring(d, { quantity: q.quantity, comparison: d.great === true ? ">" : "<" })),
  ),
  ...rule("X = be D1 than N", (d, n) => farther(d, n)),
  ...rule("X = be LIMIT D0", (limit, d) => asNarrows(measuring(d, limit))),
  ...rule("X = have LIMIT R", (limit, r) => asNarrows(measuring(r, limit))),
  ...rule("X = have R WHEN", (r, when) => asNarrows(measuring(r, when))),
  ...rule("X = have R of? LIMIT", (r, limit) => asNarrows(measuring(r, limit))),
  ...rule("X = V LIMIT", (v, limit) => asNarrows(measuring(v, limit))),
  ...rule("X = have N as its/their/a R", (n, r) => asNarrows(intersecting(back(n, r)))),
  ...rule("X = VING N", (v, n) => asNarrows(intersecting(back(n, v))), 0.1),
  ...rule("X = X and X", (a, b) => asNarrows(inBoth(a, b))),
  ...rule("LIMIT = MORE Q", (more, q) => ({ comparison: more.comparison, quantity: q.quantity })),
  ...rule("LIMIT = Q or more", (q) => ({ comparison: ">=", quantity: q.quantity })),
  ...rule("LIMIT = Q or less", (q) => ({ comparison: "<=", quantity: q.quantity })),
  ...rule("LIMIT = exactly? Q", (q) => ({ comparison: "=", quantity: q.quantity }), 0.1),
  ...rule("MORE = more/greater/higher/larger/bigger than", () => ({ comparison: ">" })),
  ...rule("MORE = over/above/exceeding", () => ({ comparison: ">" })),
  ...rule("MORE = at least", () => ({ comparison: ">=" })),
  ...rule("MORE = less/fewer/lower/smaller than", () => ({ comparison: "<" })),
  ...rule("MORE = under/below", () => ({ comparison: "<" })),
  ...rule("MORE = at most", () => ({ comparison: "<=" })),
  ...rule("WHEN = before T", (t) => ({ ...t, comparison: "<" })),
  ...rule("WHEN = after T", (t) => ({ ...t, comparison: ">" })),
  ...rule("WHEN = since T", (t) => ({ ...t, comparison: ">=" })),
  ...rule("WHEN = in/on T", (t) => ({ ...t, comparison: "=" })),
];

function both2(a: ReturnType<typeof back>, b: ReturnType<typeof back>): Meaning | undefined {
  return a === undefined || b === undefined ? undefined : asNarrows(intersecting(both(a, b)));
}

export const ENGLISH_PHRASES: readonly Rule[] = [...NOUN_PHRASES, ...SUPERLATIVES, ...MODIFIERS, ...PREDICATES];
