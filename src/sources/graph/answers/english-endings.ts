import { type Meaning, type Rule, rule } from "./chart.js";
import { ask, asNarrows, asQuery, asSet, back, called, inBoth, intersecting, isBare, measuring, to } from "./combine.js";
import { differ } from "./compare-questions.js";
import type { Expected, SetQuery } from "./query.js";
import { onlyOne } from "./relation.js";
import { overlap } from "./wordings.js";

const asks = (set: SetQuery | undefined, expected: Expected = "anything"): Meaning | undefined => asQuery(ask(set, expected));
/** More than a name or a class. */
const telling = ({ set }: Meaning): SetQuery | undefined => (set === undefined || isBare(set) ? undefined : set);
const isFollowed = ({ set }: Meaning): SetQuery | undefined => (set?.op === "follow" ? set : undefined);
const SIZES = "large/big/great/high/much/long/small/low/many/deep/wide/heavy/tall/far";
const REACHES = "rise/reach/stand/extend/stretch/measure/flow/last/get/weigh/climb/tower/span";
const WE = "you/we/i/one/people/they/visitors/tourists";

/** The question word comes last: `Halden Bridge was designed by whom?` */
const LAST: readonly Rule[] = [
  ...rule("S = N be V by who/whom/what", (n, v) => asks(back(n, v))),
  ...rule("S = N be V by what/which C", (n, v, c) => asks(called(back(n, v), c))),
  ...rule("S = N be VP what/who/whom/where", (n, v) => asks(to(n, v))),
  ...rule("S = N be P what/which C", (n, p, c) => asks(called(to(n, p), c)), 0.1),
  ...rule("S = N V who/whom/what", (n, v) => asks(to(n, v)), 0.05),
  ...rule("S = N be who/whom", (n) => asks(telling(n), "person"), 0.02),
  ...rule("S = N be what/which", (n) => asks(telling(n)), 0.02),
  ...rule("S = N be what/which C", (n, c) => asks(called(telling(n), c)), 0.05),
  ...rule("S = N be where", (n) => asks(telling(n), "place"), 0.02),
  ...rule("S = N be? VW where", (n, v) => asks(to(n, v), "place")),
  ...rule("S = N be? VW in/at/on what/which C", (n, v, c) => asks(called(to(n, v), c), "place")),
  ...rule("S = N be? VN when", (n, v) => asks(to(n, v), "time")),
  ...rule("S = N be? VN in/on? what/which year/date/day", (n, v) => asks(to(n, v), "date")),
  ...rule("S = N have how many R", (n, r) => asks(to(n, r), "number")),
  ...rule("S = N be R of who/whom/what", (n, r) => asks(back(n, r))),
];

const ROUNDABOUT: readonly Rule[] = [
  ...rule("N = R behind N", (r, n) => asSet(to(n, r)), 0.05),
  ...rule(`S = where can/could/may/do/would/should ${WE} VW N`, (v, n) => asks(to(n, v), "place"), 0.02),
  ...rule("S = where can/may N be VW", (n, v) => asks(to(n, v), "place"), 0.02),
  ...rule(`S = in/on/at? what/which C can/could/may/do/would ${WE} VW N`, (c, v, n) => asks(called(to(n, v), c), "place"), 0.02),
  ...rule("S = in/on/at? what/which C can/may N be VW", (c, n, v) => asks(called(to(n, v), c), "place"), 0.02),
  ...rule(
    `S = what/which C? do/can/must ${WE} V N`,
    (c, v, n) => asks(c.noun === undefined ? to(n, v) : called(to(n, v), c)),
    0.05,
  ),
  ...rule(
    "S = whose C be N OWN0",
    (_c, n, own) => asks(to(n, { relation: own.relation && onlyOne(own.relation) }), "person"),
    0.3,
  ),
  ...rule("S = what be N by R", (n, r) => asks(n.set?.op === "named" ? to(n, r) : undefined), 0.1),
  ...rule(`S = how ${SIZES} be N`, (n) => asks(isFollowed(n), "number"), 0.1),
  ...rule(`S = how D0 do/can N ${REACHES}`, (d, n) => (d.dated === true ? undefined : asks(to(n, d), "number")), 0.02),
  ...rule("S = how D0 be N in UNIT", (d, n, _u) => (d.dated === true ? undefined : asks(to(n, d), "number")), 0.02),
  ...rule("M = where N be", (n) => asNarrows(intersecting(telling(n))), 0.05),
  ...rule("S = N R", (n, r) => asks(isFollowed(n) && to(n, r)), 0.4),
  ...rule("S = please? remind/tell me what/who N be", (n) => asks(telling(n)), 0.05),
  ...rule("S = what be known/recorded/said/given as R of N", (r, n) => asks(to(n, r)), 0.05),
];

/** A verb that says where, or by whom, and a time: `born in Ostra after 1910`. */
const WHERE_AND_WHEN: readonly Rule[] = [
  ...rule("X = be? VNW in/at/on N WHEN", (v, n, when) => placed(v, n, when)),
  ...rule("X = be? VNW WHEN in/at/on N", (v, when, n) => placed(v, n, when)),
  ...rule("X = have? be? VNV by N WHEN", (v, n, when) => made(v, n, when)),
  ...rule("X = have? be? VNV WHEN by N", (v, when, n) => made(v, n, when)),
  ...rule("M = VNW in/at/on N WHEN", (v, n, when) => placed(v, n, when)),
  ...rule("M = VNV by N WHEN", (v, n, when) => made(v, n, when)),
  ...rule("M = VNV WHEN by N", (v, when, n) => made(v, n, when)),
  ...rule("WHEN = in/on or after T", (t) => ({ ...t, comparison: ">=" })),
  ...rule("WHEN = in/on or before T", (t) => ({ ...t, comparison: "<=" })),
  ...rule("WHEN = no/not later than T", (t) => ({ ...t, comparison: "<=" })),
  ...rule("WHEN = no/not earlier/sooner than T", (t) => ({ ...t, comparison: ">=" })),
  ...rule("WHEN = not before T", (t) => ({ ...t, comparison: ">=" })),
  ...rule("WHEN = not after T", (t) => ({ ...t, comparison: "<=" })),
  ...rule("WHEN = up to T", (t) => ({ ...t, comparison: "<=" })),
  ...rule("X = NEG be? VN WHEN", (_n, v, when) => asNarrows(measuring(v, opposite(when)))),
];

function placed(v: Meaning, n: Meaning, when: Meaning): Meaning | undefined {
  return asNarrows(inBoth({ narrows: intersecting(back(n, { relation: v.onward })) }, { narrows: measuring(v, when) }));
}

function made(v: Meaning, n: Meaning, when: Meaning): Meaning | undefined {
  return asNarrows(inBoth({ narrows: intersecting(to(n, { relation: v.onward })) }, { narrows: measuring(v, when) }));
}

/** Not before is then or later; what isn't within a time can't be said in one limit. */
function opposite({ comparison, quantity, until }: Meaning): Meaning {
  const other = { "<": ">=", "<=": ">", ">": "<=", ">=": "<", "=": undefined } as const;
  return until === undefined && comparison !== undefined ? { comparison: other[comparison], quantity } : {};
}

const APART: readonly Rule[] = [
  ...rule("S = how many CMP R/C do/have N have/V? than N", (e, r, a, _v, b) =>
    e.great === undefined ? undefined : differ(a, b, r),
  ),
  ...rule(
    "S = how many CMP R/C do/have N V than N",
    (_e, r, a, v, b) => (overlap(v, r) ? differ(a, b, r) : differ(a, b, v)),
    0.05,
  ),
  ...rule("S = how many years/year before/after N be/do N VN", (a, b, v) => differ(a, b, v)),
  ...rule("S = how many years/year SOONER be/do N VN than N", (_s, a, v, b) => differ(a, b, v)),
  ...rule("S = how much/many years? SOONER be/do N VN than N", (_s, a, v, b) => differ(a, b, v)),
  ...rule("S = how many years/year be/do N VN before/after N", (a, v, b) => differ(a, b, v)),
  ...rule("S = how many years/year apart be/do N and N VN", (a, b, v) => differ(a, b, v)),
  ...rule("S = how many years/year apart be R of N and N", (r, a, b) => differ(a, b, r)),
  ...rule("S = by how much/many UNIT? do N exceed/outnumber/surpass N in R", (_u, a, b, r) => differ(a, b, r)),
  ...rule("S = how much/many UNIT? CMP/D1 be R of N than R/that of N", (_u, _e, r, a, _r, b) => differ(a, b, r)),
];

/** Question words at the end, ways round, and times beside places. */
export const ENGLISH_ENDINGS: readonly Rule[] = [...LAST, ...ROUNDABOUT, ...WHERE_AND_WHEN, ...APART];
