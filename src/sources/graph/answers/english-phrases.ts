import { type Meaning, type Rule, rule } from "./chart.js";
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
import { both } from "./query.js";
import { sharesPath } from "./wordings.js";

/**
 * Categories: N a set of things, E a name, C a class, R a relation's noun, V a verb, VP a participle, VB a verb without its preposition, VW and
 * VN verbs for where and when, D0 D1 D2 an adjective and its degrees, Q a quantity, T a date, NUM a small number, P a preposition that the graph
 * has a relation for, W any preposition; M what narrows a noun from behind, X a predicate; S a question.
 */
const NOUN_PHRASES: readonly Rule[] = [
  ...rule("N = E P N", (e, p, n) => asSet(ofThatPlace(e, back(n, p))), 0.05),
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
  ...rule("N = E R", (e, r) => asSet(to(e, r)), 0.5),
  ...rule("N = E C", (e, c) => asSet(called(e.set, c)), 0.2),
];

const SUPERLATIVES: readonly Rule[] = [
  ...rule("D1 = more D0", (d) => d),
  ...rule("D1 = less D0", (d) => ({ ...d, great: d.great !== true })),
  ...rule("D2 = most D0", (d) => d),
  ...rule("D2 = least D0", (d) => ({ ...d, great: d.great !== true })),
  ...rule("N = N OWN C", (n, own, c) => (n.set?.op === "class" ? undefined : asSet(among(c, back(n, own)))), 0.5),
  ...rule("N = C OFOWN N", (c, own, n) => (n.set?.op === "class" ? undefined : asSet(among(c, back(n, own)))), 0.5),
];

const MODIFIERS: readonly Rule[] = [
  ...rule("N = C/N called/named E", (c, e) => (c.noun === undefined ? e : asSet(called(e.set, c))), 0.05),
  ...rule("M = P N", (p, n) => (p.preposition === "of" ? undefined : asNarrows(intersecting(back(n, p)))), 0.2),
  // The location of a firm is seldom a location that belongs to it.
  ...rule("M = P N", (p, n) => (p.preposition === "of" ? asNarrows(intersecting(back(n, p))) : undefined), 0.5),
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
  ...rule("M = D1 than N", (d, n) => farther(d, n)),
  ...rule("M = M and? M", (a, b) => asNarrows(inBoth(a, b)), 0.1),
];

const PREDICATES: readonly Rule[] = [
  ...rule("X = V N", (v, n) => asNarrows(intersecting(back(n, v)))),
  ...rule("X = have V N", (v, n) => asNarrows(intersecting(back(n, v))), 0.05),
  ...rule("X = V both? N and N", (v, a, b) => both2(back(a, v), back(b, v))),
  ...rule("X = be VP both? N and N", (v, a, b) => both2(back(a, v), back(b, v))),
  ...rule("X = have? be VP N", (v, n) => asNarrows(intersecting(back(n, v)))),
  ...rule("X = be V by N", (v, n) => asNarrows(intersecting(to(n, v)))),
  ...rule("X = be P N", (p, n) => asNarrows(intersecting(back(n, p))), 0.1),
  ...rule("X = be D1 than N", (d, n) => farther(d, n)),
  // `Made from goat milk`
  ...rule(
    "X = be? made of/from/with/in VALUE/A R?",
    (value, r) => (r.relation === undefined || sharesPath(value, r) ? asNarrows(intersecting(back(value, value))) : undefined),
    0.05,
  ),
  ...rule("X = have its/their/his/her/a R in/at/on/with/from? N", (r, n) => asNarrows(intersecting(back(n, r)))),
  ...rule("M = with/having its/their/his/her/a? R in/at/on N", (r, n) => asNarrows(intersecting(back(n, r)))),
  ...rule("X = have N as its/their/a R", (n, r) => asNarrows(intersecting(back(n, r)))),
  ...rule("X = VING N", (v, n) => asNarrows(intersecting(back(n, v))), 0.1),
  ...rule("X = X and X", (a, b) => asNarrows(inBoth(a, b))),
];

function both2(a: ReturnType<typeof back>, b: ReturnType<typeof back>): Meaning | undefined {
  return a === undefined || b === undefined ? undefined : asNarrows(intersecting(both(a, b)));
}

export const ENGLISH_PHRASES: readonly Rule[] = [...NOUN_PHRASES, ...SUPERLATIVES, ...MODIFIERS, ...PREDICATES];
