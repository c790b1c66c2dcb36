import { type Rule, rule } from "./chart.js";
import { ANYTHING } from "./class-ref.js";
import { among, ask, asNarrows, asQuery, asSet, back, classSet, intersecting, isBare, narrowed, to } from "./combine.js";
import { bigger, isA, isIn } from "./compare-questions.js";
import type { SetQuery } from "./query.js";
import { further, isMove, isOneOf, overlap, stated } from "./wordings.js";

const ADVERBS =
  "now/currently/today/nowadays/actually/really/officially/usually/also/presently/ever/still/exactly/mainly/mostly/altogether";
const IT = "it/he/she/they/that/this";
const SITS = "based/located/situated/stationed/headquartered/kept/housed/parked/stored/placed/lie/stand/sit/belong/work";
const anything: SetQuery = { op: "class", noun: ANYTHING, key: ANYTHING.id };

const PHRASES: readonly Rule[] = [
  ...rule(`N = N ${ADVERBS}`, (n) => n, 0.05),
  ...["V", "VP", "VN", "VW"].flatMap((verb) => rule(`${verb} = ${ADVERBS} ${verb}`, (v) => v, 0.05)),
  ...["VN", "VW"].flatMap((verb) => [
    ...rule(`${verb} = ${verb} for first time`, (v) => v, 0.02),
    ...rule(`${verb} = first ${verb}`, (v) => v, 0.1),
  ]),
  ...rule("S = S exactly/precisely/roughly/approximately/ultimately/originally", (s) => s, 0.02),
  ...rule("S = roughly/approximately/about/exactly/precisely/currently/originally S", (s) => s, 0.02),
  ...rule("S = S by training/profession/trade/birth/name", (s) => s, 0.02),
  ...rule("S = S on its/their/his/her way", (s) => s, 0.02),
  ...rule("S = S at all/present/moment", (s) => s, 0.02),
  ...rule("S = S we/you know of/about?", (s) => s, 0.02),
  ...rule("S = S at its/their/his/her R/D2 point?", (s) => s, 0.1),
  ...rule("S = S itself/himself/herself/themselves/himself/these days", (s) => s, 0.02),
  ...rule("N = N itself/himself/herself/themselves", (n) => n, 0.02),
  ...["VN", "VW"].flatMap((verb) => rule(`${verb} = originally/initially/ultimately/eventually/finally ${verb}`, (v) => v, 0.05)),
  ...rule("N = N 's RR", (n, r) => asSet(further(n, r))),
  ...rule("N = RR of N", (r, n) => asSet(further(n, r))),
  ...rule("C = C of all", (c) => c, 0.05),
  ...rule("N = A C", (a, c) => asSet(among(c, back(a, a))), 0.1),
  ...rule("N = A C M", (a, c, m) => asSet(narrowed(among(c, back(a, a)), m)), 0.1),
  ...rule("X = be A", (a) => asNarrows(intersecting(back(a, a))), 0.1),
  ...rule("M = where N have its/their/his/her/a? R", (n, r) => asNarrows(intersecting(to(n, r)))),
  ...rule("M = that/which? N have its/their/his/her/a? R in/at/on?", (n, r) => asNarrows(intersecting(to(n, r))), 0.05),
  ...rule("M = in/at/on which N have its/their/his/her/a? R", (n, r) => asNarrows(intersecting(to(n, r))), 0.05),
  ...rule(`N = R where N be? ${SITS}`, (r, n) => asSet(to(n, r)), 0.05),
  ...rule(`N = R that/which? N be? ${SITS} in/at/on`, (r, n) => asSet(to(n, r)), 0.1),
  ...rule(`N = R in/at/on which N be? ${SITS}`, (r, n) => asSet(to(n, r)), 0.05),
  ...rule("M = that/which? N be/lie/stand/sit P", (n, p) => asNarrows(intersecting(to(n, p))), 0.1),
  ...rule("M = P which N be/lie/stand/sit", (p, n) => asNarrows(intersecting(to(n, p))), 0.1),
  ...rule(
    "M = that/which/who be N",
    (n) => (n.set === undefined || isBare(n.set) ? undefined : asNarrows(intersecting(n.set))),
    0.2,
  ),
];

const WORDY: readonly Rule[] = [
  ...rule("TOPIC = N", (n) => n),
  ...rule("TOPIC = regarding/concerning/about N", (n) => n),
  ...rule("TOPIC = as for N", (n) => n),
  ...rule("S = TOPIC how many R", (n, r) => asQuery(ask(to(n, r), "number")), 0.05),
  ...rule(`S = TOPIC how many R do ${IT} have`, (n, r) => asQuery(ask(to(n, r), "number")), 0.05),
  ...rule(`S = TOPIC how D0 be? ${IT}?`, (n, d) => (d.dated === true ? undefined : asQuery(ask(to(n, d), "number"))), 0.05),
  ...rule(`S = TOPIC when be/do ${IT} VN`, (n, v) => asQuery(ask(to(n, v), "time")), 0.05),
  ...rule("S = TOPIC when VN", (n, v) => asQuery(ask(to(n, v), "time")), 0.1),
  ...rule(`S = TOPIC where be/do ${IT} VW`, (n, v) => asQuery(ask(to(n, v), "place")), 0.05),
  ...rule("S = TOPIC where VW", (n, v) => asQuery(ask(to(n, v), "place")), 0.1),
  ...rule(`S = TOPIC who V ${IT}`, (n, v) => asQuery(ask(back(n, v), "person")), 0.05),
  ...rule("S = TOPIC what/who/which be its/his/her/their R", (n, r) => asQuery(ask(to(n, r))), 0.05),
  ...rule("S = TOPIC what/which R", (n, r) => asQuery(ask(to(n, r))), 0.1),
  ...rule("S = N have how many R", (n, r) => asQuery(ask(to(n, r), "number")), 0.05),
  // What is counted by years: how many came in that one.
  ...rule(
    "S = how many R be? come/attend/handle/process/register/record/report/welcome/count/there in N",
    (r, n) => asQuery(ask(n.set?.op === "named" ? to(n, r) : undefined, "number")),
    0.05,
  ),
  ...rule("S = how many R be there in N", (r, n) => asQuery(ask(n.set?.op === "named" ? to(n, r) : undefined, "number")), 0.05),
  ...rule("S = N have what/which R", (n, r) => asQuery(ask(to(n, r))), 0.1),
  ...rule("S = how D0 be N above sea level", (d, n) => (d.dated === true ? undefined : asQuery(ask(to(n, d), "number")))),
  ...rule("S = what be N in UNIT", (n, _u) => asQuery(ask(n.set, "number")), 0.05),
  ...rule("S = how many R D0 be N", (r, d, n) => (overlap(r, d) ? asQuery(ask(to(n, r), "number")) : undefined)),
  ...rule("S = how D0 do N V", (_d, n, v) => asQuery(ask(to(n, v), "number")), 0.05),
  ...rule("S = how many C V/VP N", (_c, v, n) => stated(n, v), 0.1),
  ...rule("S = N be how D0", (n, d) => (d.dated === true ? undefined : asQuery(ask(to(n, d), "number"))), 0.05),
  ...rule("S = how many UNIT D0 be N", (_u, d, n) => (d.dated === true ? undefined : asQuery(ask(to(n, d), "number")))),
  ...rule("S = how many UNIT do/can N V", (_u, n, v) => asQuery(ask(to(n, v), "number"))),
  ...rule("S = how D0 do/can N go/run/travel/move/fly/swim/drive/be", (d, n) =>
    d.dated === true ? undefined : asQuery(ask(to(n, d), "number")),
  ),
  ...rule("S = how many R/C can? V N", (_r, v, n) => (overlap(_r, v) ? asQuery(ask(back(n, v), "number")) : undefined), 0.1),
  ...rule("S = how many people/spectators/visitors/passengers/guests can V N", (v, n) => asQuery(ask(back(n, v), "number")), 0.1),
  ...rule("S = how many people/spectators/visitors/passengers/guests can N V", (n, v) => asQuery(ask(to(n, v), "number")), 0.1),
  ...rule("S = in/on? what/which month/season be/do N VN W?", (n, v, _w) => asQuery(ask(to(n, v), "month"))),
  ...rule("S = when be/do N VN", (n, v) => asQuery(ask(to(n, v), "time")), 0.02),
  // When she joined the firm that she works for.
  ...rule("S = when do N VN N OWN0", (n, v, at, own) => asQuery(ask(to({ set: isOneOf(n, back(at, own)) }, v), "time")), 0.1),
  ...rule("VN = VN C", (v, _c) => (isMove(v) ? v : undefined), 0.1),
  ...rule("S = from/in? what/which year be/do N come/date? YEAROF?", (n, y) => asQuery(ask(to(n, y), "date")), 0.1),
  ...rule("S = what be N called", (n) => asQuery(ask(n.set))),
  ...rule("S = who be it that X", (x) => asQuery(ask(narrowed(anything, x), "person"))),
  ...rule("S = what/which C be it that X", (c, x) => asQuery(ask(narrowed(classSet(c), x)))),
  ...rule("S = what/who/whom be it that N V", (n, v) => asQuery(ask(to(n, v)))),
  ...rule("S = where be it that N be? VW", (n, v) => asQuery(ask(to(n, v), "place"))),
  ...rule("S = when be it that N be? VN", (n, v) => asQuery(ask(to(n, v), "date"))),
];

const STATEMENTS: readonly Rule[] = [
  ...rule("DECL = N be N", (a, b) => isIn(a, b.set)),
  ...rule("DECL = N be N", (a, b) => isIn(b, a.set), 0.1),
  ...rule("DECL = N be C", (n, c) => isA(n, c)),
  ...rule("DECL = N be? VW in/at/on N", (a, v, b) => isIn(b, to(a, v)), 0.05),
  ...rule("DECL = N V N", (a, v, b) => isIn(b, to(a, v))),
  ...rule("DECL = N have? be VP N", (a, v, b) => isIn(b, to(a, v))),
  ...rule("DECL = N have? be V by N", (a, v, b) => isIn(b, back(a, v))),
  ...rule("DECL = N be P N", (a, p, b) => isIn(b, to(a, p)), 0.1),
  ...rule("DECL = N be D1 than N", (a, d, b) => bigger(a, b, d, d.great === true)),
  ...rule("TAG = right/correct/true/yes/no", () => ({})),
  ...rule(`TAG = isn/wasn/aren/weren/doesn/didn/hasn/haven/don t ${IT}`, () => ({})),
  ...rule(`TAG = be/do/have ${IT} not`, () => ({})),
  ...rule("TAG = be that/it right/correct/true/so", () => ({})),
  ...rule("TAG = am i right/correct", () => ({})),
  ...rule("S = DECL TAG", (decl, _t) => decl),
  ...rule("S = be it true/correct/right/so that? DECL", (decl) => decl),
  ...rule("S = true or false DECL", (decl) => decl),
];

/** What people say otherwise: sets that are described and then ranked, counted or compared; tags, clefts and topics put in front. */
export const ENGLISH_WORDINGS: readonly Rule[] = [...PHRASES, ...WORDY, ...STATEMENTS];
