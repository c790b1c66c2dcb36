import { type Meaning, type Rule, rule } from "./chart.js";
import { asNarrows, asSet, classSet, greatest, measuring, picking } from "./combine.js";
import { atRate } from "./rates.js";

/** The same at one rate: `cheap per hour` is cheap by what is counted by the hour. */
function rated(meaning: Meaning, per: Meaning): Meaning | undefined {
  const relation = atRate(meaning.relation, per.relation);
  return relation === undefined ? undefined : { ...meaning, relation };
}

const limited = (v: Meaning, limit: Meaning, per: Meaning): Meaning | undefined => {
  const at = rated(v, per);
  return at === undefined ? undefined : asNarrows(measuring(at, limit));
};
const picked = (v: Meaning, end: Meaning, per: Meaning): Meaning | undefined => {
  const at = rated(v, per);
  return at === undefined ? undefined : picking(at, end.great);
};

const BOTH: readonly Rule[] = ["V", "R", "D0", "D1", "D2", "LIMS"].flatMap((category) =>
  rule(`${category} = ${category} PER`, (meaning, per) => rated(meaning, per)),
);

/** `The cheapest boat by the week`. */
const greatestAt = (d: Meaning, c: Meaning, per: Meaning): Meaning | undefined => {
  const at = rated(d, per);
  return at === undefined ? undefined : asSet(greatest(classSet(c), at, d.great));
};

/** PER is what something is counted by: `a day`. */
export const ENGLISH_RATES: readonly Rule[] = [
  ...BOTH,
  ...rule("N = D2 C PER", greatestAt),
  ...rule("X = V LIM PER", (v, limit, per) => limited(v, limit, per)),
  ...rule("X = have R of? LIM PER", (r, limit, per) => limited(r, limit, per)),
  ...rule("M = with R of? LIM PER", (r, limit, per) => limited(r, limit, per)),
  ...rule("SUP = V END PER", (v, end, per) => picked(v, end, per)),
  ...rule("DOBET = V CMP PER", (v, end, per) => {
    const at = rated(v, per);
    return at === undefined || end.great === undefined ? undefined : { relation: at.relation, great: end.great };
  }),
];

export const CHINESE_RATES: readonly Rule[] = [
  ...BOTH,
  ...["V", "R", "D0", "D1", "D2", "LIMS"].flatMap((category) =>
    rule(`${category} = PER 的? ${category}`, (per, meaning) => rated(meaning, per)),
  ),
  ...rule("X = PER 的? R LIM", (per, r, limit) => limited(r, limit, per)),
];
