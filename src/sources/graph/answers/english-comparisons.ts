import { type Meaning, type Rule, rule } from "./chart.js";
import { ask, asQuery, asSet, back, greatest, to } from "./combine.js";
import { asMuch, bigger, differ, pair, same } from "./compare-questions.js";
import { both, type SetQuery } from "./query.js";
import { inverse } from "./relation.js";
import { overlap } from "./wordings.js";

const chosen = (of: SetQuery | undefined, from: SetQuery | undefined): ReturnType<typeof ask> =>
  of === undefined || from === undefined ? undefined : ask(both(of, from));
const pick = (ab: Meaning, bet: Meaning): Meaning | undefined => asQuery(ask(greatest(ab.set, bet, bet.great)));
const scaled = ({ relation, dated }: Meaning, { great }: Meaning): Meaning | undefined =>
  relation === undefined || great === undefined ? undefined : { relation, great, dated };

/** BET is what one of two is more than the other, after its verb `be` or `do`: `longer`, `born first`, `have more pages`. */
const BETTER: readonly Rule[] = [
  ...rule("CMP = more/larger/higher/bigger/greater/longer", () => ({ great: true })),
  ...rule("CMP = less/fewer/smaller/lower/shorter", () => ({ great: false })),
  ...rule("SOONER = first/earlier/earliest/sooner", () => ({ great: false })),
  ...rule("SOONER = last/later/latest", () => ({ great: true })),
  ...rule("SOONER = more/most recently", () => ({ great: true })),
  ...rule("ISBET = D1/D2", (d) => d),
  ...rule("ISBET = D1 BYR", (d, r) => (overlap(d, r) ? scaled(r, d) : undefined)),
  ...rule("ISBET = D1/D2 one", (d) => d, 0.02),
  ...rule("ISBET = D1 C", (d, _c) => d, 0.1),
  ...rule("ISBET = VN SOONER", (v, s) => scaled(v, s)),
  ...rule("DOBET = VN SOONER", (v, s) => scaled(v, s)),
  ...rule("DOBET = have a? CMP/END R", (e, r) => scaled(r, e)),
  ...rule("DOBET = have D1 R", (d, r) => (overlap(d, r) ? scaled(r, d) : undefined)),
  ...rule("DOBET = get/attract/receive/draw/see/boast/offer/charge CMP/END R", (e, r) => scaled(r, e)),
  ...rule("DOBET = V CMP R/C", (v, e, _r) => scaled(v, e), 0.05),
  ...rule("DOBET = V CMP", (v, e) => scaled(v, e), 0.05),
  ...rule("DOBET = V D1", (v, d) => (overlap(v, d) ? d : undefined), 0.05),
  ...rule("BET = be ISBET", (b) => b),
  ...rule("BET = have? be ISBET", (b) => b),
  ...rule("BET = DOBET", (b) => b),
];

const CHOICES: readonly Rule[] = [
  ...rule("AB = both/either? N and/or N", (a, b) => asSet(pair(a, b))),
  ...rule("AB = N and/or his/her/its/their R", (a, r) => asSet(pair(a, { set: to(a, r) }))),
  ...rule("AB = N vs/versus N", (a, b) => asSet(pair(a, b))),
  ...rule("S = BYR CH be D1/END/CMP AB", (r, _c, e, ab) => pick(ab, { relation: r.relation, great: e.great })),
  ...rule("S = AB CH BET", (ab, _c, bet) => pick(ab, bet)),
  ...rule("AB = between N and N", (a, b) => asSet(pair(a, b))),
  ...rule("AB = in/at/for N or in/at/for? N", (a, b) => asSet(pair(a, b)), 0.1),
  ...rule("CH = what/which/who", () => ({})),
  ...rule("CH = what/which C/one", () => ({}), 0.05),
  ...rule("CH = what/which of two/both/these/those/them/pair C?", () => ({})),
  ...rule("CH = what/which of these/those two C?", () => ({})),
  ...rule("S = CH BET AB", (_c, bet, ab) => pick(ab, bet)),
  ...rule("S = CH BET of/between/among AB", (_c, bet, ab) => pick(ab, bet)),
  ...rule("S = CH of AB BET", (_c, ab, bet) => pick(ab, bet)),
  ...rule("S = of/between/among/comparing/compare? AB CH BET", (ab, _c, bet) => pick(ab, bet)),
  ...rule("S = be AB ISBET", (ab, bet) => pick(ab, bet)),
  ...rule("S = do/have AB DOBET", (ab, bet) => pick(ab, bet)),
  ...rule("S = be N ISBET or N", (a, bet, b) => pick({ set: pair(a, b) }, bet)),
  ...rule("S = do/have N DOBET or N", (a, bet, b) => pick({ set: pair(a, b) }, bet)),
  ...rule("S = do CMP R live/reside/dwell in? AB", (e, r, ab) => asQuery(ask(greatest(ab.set, r, e.great)))),
  ...rule("S = be there CMP R in? AB", (e, r, ab) => asQuery(ask(greatest(ab.set, r, e.great)))),
  ...rule("S = have AB a? CMP/END R", (ab, e, r) => asQuery(ask(greatest(ab.set, r, e.great)))),
  ...rule("S = where do CMP R live AB", (e, r, ab) => asQuery(ask(greatest(ab.set, r, e.great)))),
  ...rule("S = where be there CMP R AB", (e, r, ab) => asQuery(ask(greatest(ab.set, r, e.great)))),
  ...rule("S = be/have/do N VP/V N or N", (n, v, a, b) => asQuery(chosen(pair(a, b), to(n, v)))),
  ...rule("S = CH V N AB", (_c, v, n, ab) => asQuery(chosen(ab.set, back(n, v)))),
  ...rule("S = CH be VP N AB", (_c, v, n, ab) => asQuery(chosen(ab.set, back(n, v)))),
  ...rule("S = who be R of N AB", (r, n, ab) => asQuery(chosen(ab.set, to(n, r)))),
];

const WHETHER: readonly Rule[] = [
  ...rule("S = be N D1 than N", (a, d, b) => bigger(a, b, d, d.great === true)),
  ...rule("S = be N ISBET than N", (a, bet, b) => bigger(a, b, bet, bet.great === true)),
  ...rule("S = do/have N DOBET than N", (a, bet, b) => bigger(a, b, bet, bet.great === true)),
  ...rule("S = be/do/have N be? VN before N", (a, v, b) => bigger(a, b, v, false)),
  ...rule("S = be/do/have N be? VN after N", (a, v, b) => bigger(a, b, v, true)),
  ...rule("S = be R of N CMP/D1 than that? of? N", (r, a, e, b) => bigger(a, b, r, e.great === true)),
  ...rule("S = be N 's R CMP/D1 than N 's?", (a, r, e, b) => bigger(a, b, r, e.great === true)),
  ...rule("S = be R CMP/D1 in/at/for/on/of N than in/at/for/on/of? N", (r, e, a, b) =>
    e.dated === true && !overlap(e, r) ? undefined : bigger(a, b, r, e.great === true),
  ),
  ...rule("S = be there CMP R in N than in? N", (e, r, a, b) => bigger(a, b, r, e.great === true)),
  ...rule("S = do CMP R live in N than in? N", (e, r, a, b) => bigger(a, b, r, e.great === true)),
  ...rule("S = be N as D0 as N", (a, d, b) => asMuch(a, b, d, d.great === true)),
  ...rule("S = do N have as many/much R as N", (a, r, b) => asMuch(a, b, r, true)),
  ...rule("DECL = N be D1 than N", (a, d, b) => bigger(a, b, d, d.great === true)),
  ...rule("DECL = N BET than N", (a, bet, b) => bigger(a, b, bet, bet.great === true), 0.02),
  ...rule("DECL = N be? VN before N", (a, v, b) => bigger(a, b, v, false)),
  ...rule("DECL = N be? VN after N", (a, v, b) => bigger(a, b, v, true)),
];

const DIFFERENCES: readonly Rule[] = [
  ...rule("S = how much/many? UNIT? D1 be N than N", (_u, d, a, b) => differ(a, b, d)),
  ...rule("S = how many R/C CMP do N have than N", (r, _e, a, b) => differ(a, b, r)),
  ...rule("S = how many CMP R/C do N have than N", (_e, r, a, b) => differ(a, b, r)),
  ...rule("S = how much CMP do N V than N", (_e, a, v, b) => differ(a, b, v), 0.02),
  ...rule("S = how many CMP UNIT do N V than N", (_e, _u, a, v, b) => differ(a, b, v), 0.05),
  ...rule("S = how many CMP R/C have N than N", (_e, r, a, b) => differ(a, b, r)),
  ...rule("S = by how much/many UNIT? be N D1 than N", (_u, a, d, b) => differ(a, b, d)),
  ...rule("S = what be R difference between N and N", (r, a, b) => differ(a, b, r)),
  ...rule("S = what be difference in R between N and N", (r, a, b) => differ(a, b, r)),
  ...rule("S = what be difference between R of N and of? N", (r, a, b) => differ(a, b, r)),
];

const SAME: readonly Rule[] = [
  ...rule("S = be/have N and N be? VP same C/R", (a, b, v, c) => same(a, b, v, c)),
  ...rule("S = be/have N and N be? V by same C/R", (a, b, v, c) => same(a, b, turned(v), c)),
  ...rule("S = be N and N P same C/R", (a, b, p, c) => same(a, b, p, c)),
  ...rule("S = do/have N and N V/VP same C/R", (a, b, v, c) => same(a, b, v, c)),
  ...rule("S = do/have N and N V in/at same C/R", (a, b, v, c) => same(a, b, v, c), 0.05),
  ...rule("S = do/have N and N have/share same R", (a, b, r) => same(a, b, r, {})),
  ...rule("S = do/have N and N have their/a R in/at same C/R", (a, b, r, c) => same(a, b, r, c)),
  ...rule("S = be/do N and N be? VW in/at same C/R", (a, b, v, c) => same(a, b, v, c), 0.05),
  ...rule("S = be R of N and of? N same C?", (r, a, b, _c) => same(a, b, r, {})),
  ...rule("S = be R of N same as R/that of N", (r, a, _r, b) => same(a, b, r, {})),
  ...rule("S = be R of N same as that of N", (r, a, b) => same(a, b, r, {})),
  ...rule("S = be N 's R same as N 's R?", (a, r, b, _r) => same(a, b, r, {})),
  ...rule("S = do same C/R V N and N", (c, v, a, b) => same(a, b, turned(v), c)),
];

function turned({ relation }: Meaning): Meaning {
  return relation === undefined ? {} : { relation: inverse(relation) };
}

/** Two things beside each other. */
export const ENGLISH_COMPARISONS: readonly Rule[] = [...BETTER, ...CHOICES, ...WHETHER, ...DIFFERENCES, ...SAME];
