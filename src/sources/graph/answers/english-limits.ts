import { type Meaning, type Rule, rule } from "./chart.js";
import { CLOCK } from "./clock-time.js";
import { ask, asNarrows, asQuery, called, classSet, intersecting, measuring, narrowed, to } from "./combine.js";
import { limited } from "./compare-questions.js";
import type { Comparison, SetQuery } from "./query.js";
import { described, isRoom, overlap } from "./wordings.js";

/** What was around before a date began before it; after it, it need not have. */
function standing(when: Meaning, dated: Meaning): Meaning | undefined {
  return when.comparison?.startsWith("<") === true ? asNarrows(measuring(dated, when)) : undefined;
}

const compare = (comparison: Comparison) => (): Meaning => ({ comparison });
/** `dated` marks an adjective that says itself what is measured. */
const measuredBy = (comparison: Comparison) => (): Meaning => ({ comparison, dated: true });
const withQuantity = (more: Meaning, { quantity, relation }: Meaning): Meaning => ({
  comparison: more.comparison,
  quantity,
  relation,
});
const of =
  (comparison: Comparison) =>
  ({ quantity, relation }: Meaning): Meaning => ({ comparison, quantity, relation });
const range = ({ quantity, until, relation }: Meaning): Meaning => ({ comparison: ">=", quantity, until, relation });
const MUCH = "more/greater/larger/bigger";
const LITTLE = "less/fewer/smaller";
const GREATER = "higher/longer/taller/heavier/later/deeper/wider";
const LESS = "lower/shorter/lighter/shallower/narrower";

const BOUNDS: readonly Rule[] = [
  ...rule(`MORE = ${MUCH} than`, compare(">")),
  ...rule(`MORE = ${GREATER} than`, measuredBy(">")),
  ...rule("MORE = over/above/exceeding/beyond/exceed/surpass/top", compare(">")),
  ...rule("MORE = in excess of", compare(">")),
  ...rule("MORE = upwards of", compare(">")),
  ...rule("MORE = at least", compare(">=")),
  ...rule("MORE = a? minimum of", compare(">=")),
  ...rule(`MORE = no/not ${LITTLE} than`, compare(">=")),
  ...rule(`MORE = no/not ${LESS} than`, measuredBy(">=")),
  ...rule("MORE = no/not under/below", compare(">=")),
  ...rule(`MORE = ${LITTLE} than`, compare("<")),
  ...rule(`MORE = ${LESS} than`, measuredBy("<")),
  ...rule("MORE = under/below", compare("<")),
  ...rule("MORE = at most", compare("<=")),
  ...rule("MORE = up to", compare("<=")),
  ...rule("MORE = a? maximum of", compare("<=")),
  ...rule(`MORE = no/not ${MUCH} than`, compare("<=")),
  ...rule(`MORE = no/not ${GREATER} than`, measuredBy("<=")),
  ...rule("MORE = no/not over/above", compare("<=")),
  // LIM is a limit, LIMS one whose unit tells what is measured: unless its adjective does, as in `longer than 5 m`.
  ...rule("LIM = MORE Q", withQuantity),
  ...rule("LIMS = MORE QS", (more, q) => (more.dated === true ? undefined : withQuantity(more, q))),
  ...[
    ["LIM", "Q", "QQ"],
    ["LIMS", "QS", "QQS"],
  ].flatMap(([limit, one, two]) => [
    ...rule(`${limit} = ${one} or/and more/over/above/higher/longer/larger/greater/upwards`, of(">=")),
    ...rule(`${limit} = ${one} or/and less/fewer/under/below/lower/shorter`, of("<=")),
    ...rule(`${limit} = between/from? ${two}`, range),
    ...rule(`${limit} = exactly/precisely ${one}`, of("=")),
    ...rule(`${limit} = ${one}`, of("="), 0.1),
  ]),
];

const TIMES: readonly Rule[] = [
  ...rule("WHEN = before T", (t) => ({ ...t, comparison: "<" })),
  ...rule("WHEN = earlier/sooner than T", (t) => ({ ...t, comparison: "<" })),
  ...rule("WHEN = prior to T", (t) => ({ ...t, comparison: "<" })),
  ...rule("WHEN = after T", (t) => ({ ...t, comparison: ">" })),
  ...rule("WHEN = later than T", (t) => ({ ...t, comparison: ">" })),
  ...rule("WHEN = since T", (t) => ({ ...t, comparison: ">=" })),
  ...rule("WHEN = in/from T or/and later/after/afterwards/onwards", (t) => ({ ...t, comparison: ">=" })),
  ...rule("WHEN = from T onwards/onward/on", (t) => ({ ...t, comparison: ">=" })),
  ...rule("WHEN = in T or/and earlier/before", (t) => ({ ...t, comparison: "<=" })),
  ...rule("WHEN = by T", (t) => ({ ...t, comparison: "<=" }), 0.05),
  // Nothing opens until eight o'clock.
  ...rule("WHEN = until T", (t) => (isClock(t) ? undefined : { ...t, comparison: "<=" }), 0.05),
  ...rule("WHEN = at T", (t) => (t.quantity?.kind === "number" ? { ...t, comparison: "=" } : undefined)),
  ...rule("WHEN = in/on/during/within T", (t) => ({ ...t, comparison: "=" })),
  ...rule("WHEN = between T and T", (a, b) => span(a, b)),
  ...rule("WHEN = from T to/until/till/through T", (a, b) => span(a, b)),
  ...rule("WHEN = after T and/but before T", (a, b) => span(a, b)),
];

function span(first: Meaning, last: Meaning): Meaning {
  return { relation: first.relation, comparison: ">=", quantity: first.quantity, until: last.quantity };
}

const RISES = "be/rise/stand/reach/run/extend/stretch/go/number/total/measure/weigh/cost/last/count/comprise/cover/span/tower";

const NARROWING: readonly Rule[] = [
  ...rule("X = be LIM D0", (limit, d) => asNarrows(measuring(d, limit))),
  ...rule("X = be D1 than Q", (d, q) => asNarrows(measuring(d, than(d, q)))),
  ...rule("X = be D1 than QS", (d, q) => asNarrows(measuring(q, than(d, q))), 0.2),
  ...rule("X = be no D1 than Q", (d, q) => asNarrows(measuring(d, turned(than(d, q))))),
  ...rule("M = no/not D1 than Q", (d, q) => asNarrows(measuring(d, turned(than(d, q))))),
  ...rule("X = be NOT D1 than Q", (_n, d, q) => asNarrows(measuring(d, turned(than(d, q))))),
  ...rule(`X = ${RISES} to? LIMS`, (limit) => asNarrows(measuring(limit, limit)), 0.1),
  ...rule(`X = ${RISES} to? LIMS D0`, (limit, d) => asNarrows(measuring(overlap(limit, d) ? d : limit, limit)), 0.15),
  ...rule(`X = ${RISES} LIMS in R`, (limit, r) => (overlap(limit, r) ? asNarrows(measuring(r, limit)) : undefined)),
  ...rule("X = have LIM R", (limit, r) => asNarrows(measuring(r, limit))),
  ...rule("X = have R of? LIM", (r, limit) => asNarrows(measuring(r, limit))),
  ...rule("X = have LIMS", (limit) => asNarrows(measuring(limit, limit)), 0.2),
  ...rule("X = be already? around/open/operating/running/active/there/existing already? WHEN DATED0", (when, dated) =>
    standing(when, dated),
  ),
  ...rule("X = be already? in existence/operation/business/service already? WHEN DATED0", (when, dated) => standing(when, dated)),
  ...rule("X = already? exist already? WHEN DATED0", (when, dated) => standing(when, dated)),
  ...rule("X = be VP LIM", (v, limit) => asNarrows(measuring(v, limit))),
  ...rule("X = be in/on/at R number/no? Q", (r, q) => asNarrows(measuring(r, { ...q, comparison: "=" })), 0.05),
  ...rule("M = in/on/at R number/no? Q", (r, q) => asNarrows(measuring(r, { ...q, comparison: "=" })), 0.05),
  ...rule("X = V number/no Q", (v, q) => asNarrows(measuring(v, { ...q, comparison: "=" })), 0.1),
  ...rule("X = have R WHEN", (r, when) => asNarrows(measuring(r, when))),
  ...rule("X = V LIM", (v, limit) => asNarrows(measuring(v, limit))),
  ...rule("X = V LIM C", (v, limit, _c) => asNarrows(measuring(v, limit)), 0.1),
  ...rule("X = exceed/surpass LIMS", (q) => asNarrows(measuring(q, { comparison: ">", quantity: q.quantity })), 0.1),
  ...rule("X = exceed/surpass Q in R", (q, r) => asNarrows(measuring(r, { comparison: ">", quantity: q.quantity }))),
  ...rule("NOT = not", () => ({})),
  ...rule("NEG = do/be/have not", () => ({})),
  ...rule("NEG = don/doesn/didn/isn/aren/wasn/weren/haven/hasn t", () => ({})),
  ...rule("X = NEG D1 than Q", (_n, d, q) => asNarrows(measuring(d, turned(than(d, q))))),
  ...rule(
    "X = NEG reach/exceed/surpass/top QS",
    (_n, q) => asNarrows(measuring(q, { comparison: "<", quantity: q.quantity })),
    0.1,
  ),
  ...rule("X = NEG have LIM R", (_n, limit, r) => asNarrows(measuring(r, turned(limit)))),
  ...rule("M = with/having LIM R", (limit, r) => asNarrows(measuring(r, limit))),
  ...rule("M = with/having R of? LIM", (r, limit) => asNarrows(measuring(r, limit))),
  ...rule("M = with/having/of? LIMS", (limit) => asNarrows(measuring(limit, limit)), 0.15),
  ...rule("M = LIM D0", (limit, d) => asNarrows(measuring(d, limit)), 0.05),
  ...rule("M = whose R be/exceed/reach LIM", (r, limit) => asNarrows(measuring(r, limit))),
  ...rule("M = D1 than Q", (d, q) => asNarrows(measuring(d, than(d, q)))),
  ...rule("M = D1 than QS", (d, q) => asNarrows(measuring(q, than(d, q))), 0.2),
  ...rule("M = VN WHEN", (v, when) => asNarrows(measuring(v, when))),
  ...rule("M = from WHEN", (when) => asNarrows(measuring(when, when)), 0.25),
  ...rule("M = from/of T", (t) => asNarrows(measuring(t, { ...t, comparison: "=" })), 0.25),
  ...rule("M = dating/date from/to WHEN", (when) => asNarrows(measuring(when, when)), 0.2),
  ...rule("M = R WHEN", (r, when) => asNarrows(measuring(r, when)), 0.2),
  ...rule("X = VN WHEN", (v, when) => asNarrows(measuring(v, when))),
  // What is open at noon need not open then.
  ...rule("X = be VN WHEN", (v, when) => (isClock(when) ? undefined : asNarrows(measuring(v, when)))),
  ...rule("X = be? from WHEN", (when) => asNarrows(measuring(when, when)), 0.25),
  ...rule("X = be? from T", (t) => asNarrows(measuring(t, { ...t, comparison: "=" })), 0.25),
  ...rule("X = date from WHEN", (when) => asNarrows(measuring(when, when)), 0.1),
  ...rule("X = date back? from/to T", (t) => asNarrows(measuring(t, { ...t, comparison: "=" })), 0.1),
  ...rule("X = X WHEN", (x, when) => dated(x, when), 0.2),
  ...rule("S = what/which C do/have N V WHEN", (c, n, v, when) =>
    asQuery(ask(narrowed(called(to(n, v), c), { narrows: measuring(when, when) }))),
  ),
  ...rule("S = in what/which C do LIMS live/reside/dwell", (c, limit) =>
    asQuery(ask(narrowed(classSet(c), { narrows: measuring(limit, limit) }))),
  ),
  ...rule("S = what/which of NUM? N X", (_n, n, x) => asQuery(ask(narrowed(described(n), x)))),
  ...rule("M = that/which? N V WHEN", (n, v, when) => dated({ narrows: intersecting(to(n, v)) }, when), 0.05),
];

/** Longer than so much, or shorter. */
function than(d: Meaning, { quantity }: Meaning): Meaning {
  return { quantity, comparison: d.great === true ? ">" : "<" };
}

/** What isn't more is as much or less. */
function turned({ comparison, quantity, until }: Meaning): Meaning {
  const other = { "<": ">=", "<=": ">", ">": "<=", ">=": "<", "=": undefined } as const;
  return until === undefined && comparison !== undefined ? { comparison: other[comparison], quantity } : {};
}

/** What holds 36 holds 30. */
function roomFor(by: Meaning, limit: Meaning): Meaning {
  return isRoom(by) && limit.comparison === "=" ? { ...limit, comparison: ">=" } : limit;
}

function dated({ narrows }: Meaning, when: Meaning): Meaning | undefined {
  const measure = measuring(when, when);
  return narrows === undefined || measure === undefined ? undefined : asNarrows((set: SetQuery) => measure(narrows(set)));
}

/** Whether it had begun by then: what was there already in a year began in it or before. */
function begunBy(n: Meaning, t: Meaning, dated: Meaning): Meaning | undefined {
  return t.quantity?.kind === "date" ? limited(n, dated, { comparison: "<=", quantity: t.quantity }) : undefined;
}

function isClock({ quantity }: Meaning): boolean {
  return quantity?.kind === "number" && quantity.unit === CLOCK;
}

const WHETHER: readonly Rule[] = [
  ...rule("THERE1 = around/there/open/operating/running/active/existing", () => ({})),
  ...rule("THERE1 = in existence/operation/business/service", () => ({})),
  ...rule("S = be N already THERE1 already? in/by T DATED0", (n, _t, t, dated) => begunBy(n, t, dated)),
  ...rule("S = be N THERE1 already in/by T DATED0", (n, _t, t, dated) => begunBy(n, t, dated)),
  ...rule("S = do N already exist in/by T DATED0", (n, t, dated) => begunBy(n, t, dated)),
  ...rule("S = do N exist already? by T DATED0", (n, t, dated) => begunBy(n, t, dated)),
  ...rule("S = be N LIM D0", (n, limit, d) => limited(n, d, limit)),
  ...rule("S = be N LIMS", (n, limit) => limited(n, limit, limit), 0.1),
  ...rule("S = be N D1 than Q", (n, d, q) => limited(n, d, than(d, q))),
  ...rule("S = do N have LIM R", (n, limit, r) => limited(n, r, limit)),
  ...rule("S = do N have R of LIM", (n, r, limit) => limited(n, r, limit)),
  ...rule("S = do N V LIM", (n, v, limit) => limited(n, v, roomFor(v, limit))),
  ...rule(
    "S = do/can/could/will/would N V LIM C/R",
    (n, v, limit) => (isRoom(v) ? limited(n, v, roomFor(v, limit)) : undefined),
    0.1,
  ),
  ...rule("S = can/could/will/would N V LIM", (n, v, limit) => (isRoom(v) ? limited(n, v, roomFor(v, limit)) : undefined), 0.1),
  ...rule("S = do N exceed/reach/surpass/measure/weigh/last/cost/have LIMS", (n, limit) => limited(n, limit, limit), 0.1),
  ...rule("S = do/have N be? VN WHEN", (n, v, when) => limited(n, v, when)),
  // What is open at noon need not open then.
  ...rule("S = be N VN WHEN", (n, v, when) => (isClock(when) ? undefined : limited(n, v, when))),
  ...rule("S = be N from WHEN", (n, when) => limited(n, when, when), 0.2),
  ...rule("S = be N in/on/at R number/no? Q", (n, r, q) => limited(n, r, { ...q, comparison: "=" }), 0.05),
  ...rule("S = be R of N LIM", (r, n, limit) => limited(n, r, limit)),
  ...rule("S = be N 's R LIM", (n, r, limit) => limited(n, r, limit)),
  ...rule("S = be N R LIM", (n, r, limit) => limited(n, r, limit), 0.1),
  ...rule("DECL = N be LIM D0", (n, limit, d) => limited(n, d, limit)),
  ...rule("DECL = N be LIMS", (n, limit) => limited(n, limit, limit), 0.1),
  ...rule("DECL = N be D1 than Q", (n, d, q) => limited(n, d, than(d, q))),
  ...rule("DECL = N have LIM R", (n, limit, r) => limited(n, r, limit)),
  ...rule("DECL = N have R of LIM", (n, r, limit) => limited(n, r, limit)),
  ...rule("DECL = N V LIM", (n, v, limit) => limited(n, v, limit)),
  ...rule("DECL = N be? VN WHEN", (n, v, when) => limited(n, v, when)),
  ...rule("DECL = R of N be LIM", (r, n, limit) => limited(n, r, limit)),
];

/** Numbers and dates that narrow a set, or that a thing is asked about. */
export const ENGLISH_LIMITS: readonly Rule[] = [...BOUNDS, ...TIMES, ...NARROWING, ...WHETHER];
