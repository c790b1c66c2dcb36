import { type Meaning, type Rule, rule } from "./chart.js";
import { ask, back, to } from "./combine.js";
import { againOf, alsoOf, alsoOfAnswer, alsoOfPlace, bothOf, partsOf } from "./parts-questions.js";
import { inverse } from "./relation.js";

const IT = "it/he/she/they";
const ITS = "its/his/her/their";
const turned = ({ relation }: Meaning): Meaning => (relation === undefined ? {} : { relation: inverse(relation) });

/** PART asks one more thing of what a question is about: `and how many stations it has`. */
export const ENGLISH_PARTS: readonly Rule[] = [
  ...rule(`PART = how many R do? ${IT} have`, (r) => r),
  ...rule(`PART = how many R do ${IT} have`, (r) => r),
  ...rule(`PART = how D0 be ${IT}`, (d) => d),
  ...rule(`PART = how D0 ${IT} be`, (d) => d),
  ...rule(`PART = when be/do ${IT} VN`, (v) => v),
  ...rule(`PART = when ${IT} be? VN`, (v) => v),
  ...rule(`PART = where be/do ${IT} VW`, (v) => v),
  ...rule(`PART = where ${IT} be? VW`, (v) => v),
  ...rule("PART = when VN", (v) => v),
  ...rule("PART = who V it/him/her/them", (v) => turned(v)),
  ...rule(`PART = what/who/which be ${ITS} R`, (r) => r),
  ...rule(`PART = what/who/which ${ITS} R be`, (r) => r),
  ...rule(`PART = ${ITS} R`, (r) => r, 0.05),
  ...rule(`PART = what/which R do ${IT} have`, (r) => r),
  ...rule(`PART = in/under/on/at/of? what/which R be ${IT}`, (r) => r),
  ...rule(`PART = what/who do ${IT} V`, (v) => v),
  ...rule("PART = what/who/which be R", (r) => r, 0.15),
  ...rule("S = what/who/which/where be N and N", (a, b) => partsOf(ask(a.set), ask(b.set)), 0.2),
  ...rule("S = S and S", (a, b) => bothOf(a, b), 0.3),
  ...rule("S = N and N", (a, b) => partsOf(ask(a.set), ask(b.set)), 0.6),
  // `… and how many into the other`, `and what about the other`
  ...rule("AGAIN = how many/much/long/old/big/far/high in/into/at/for/to/of/from/on?", () => ({})),
  ...rule("AGAIN = what/how about", () => ({})),
  ...rule("AGAIN = in/into/at/for/to/of/from/on", () => ({})),
  ...rule("S = S and AGAIN N", (s, _a, n) => againOf(s, n), 0.1),
  ...rule("S = S and? how many R live/reside/be/work/stay there", (s, r) => alsoOfPlace(s, r), 0.05),
  ...rule("S = S and? how D0 be that/this C", (s, d, c) => alsoOfAnswer(s, c, d), 0.05),
  ...rule("S = S and? how much/many do/be that/this C V/VP", (s, c, v) => alsoOfAnswer(s, c, v), 0.05),
  ...rule("S = S and? when/where be/do that/this C VN/VW", (s, c, v) => alsoOfAnswer(s, c, v), 0.05),
  ...rule("S = S and? who V that/this C", (s, v, c) => alsoOfAnswer(s, c, turned(v)), 0.05),
  ...rule("S = S and? what/who be that/this C 's R", (s, c, r) => alsoOfAnswer(s, c, r), 0.05),
  ...rule("S = S and? what/who be R of that/this C", (s, r, c) => alsoOfAnswer(s, c, r), 0.05),
  ...rule("S = S and PART", (s, part) => alsoOf(s, part), 0.05),
  ...rule("S = S PART", (s, part) => alsoOf(s, part), 0.1),
  ...rule("S = what/who/which? be? R and R of N", (r, q, n) => partsOf(ask(to(n, r)), ask(to(n, q))), 0.1),
  ...rule("S = what/who/which? be? N 's R and R", (n, r, q) => partsOf(ask(to(n, r)), ask(to(n, q))), 0.1),
  ...rule("S = what/who/which be R of N and of? N", (r, a, b) => partsOf(ask(to(a, r)), ask(to(b, r))), 0.1),
  ...rule("S = what/who/which be R of N and of? N respectively", (r, a, b) => partsOf(ask(to(a, r)), ask(to(b, r)))),
  ...rule("S = who V N and N respectively", (v, a, b) => partsOf(ask(back(a, v), "person"), ask(back(b, v), "person"))),
  ...rule("S = where be/do N and N VW respectively", (a, b, v) => partsOf(ask(to(a, v), "place"), ask(to(b, v), "place"))),
  ...rule("S = when be/do N and N VN respectively", (a, b, v) => partsOf(ask(to(a, v), "date"), ask(to(b, v), "date"))),
  ...rule("S = when and by who/whom be N VNV", (n, v) => partsOf(ask(to(n, v), "date"), ask(onward(n, v), "person"))),
  ...rule("S = by? who/whom and when be N VNV", (n, v) => partsOf(ask(onward(n, v), "person"), ask(to(n, v), "date"))),
  ...rule("S = who VNV N and when", (v, n) => partsOf(ask(onward(n, v), "person"), ask(to(n, v), "date"))),
  ...rule(
    "S = who VNV N and when/what be? that/this/it?",
    (v, n) => partsOf(ask(onward(n, v), "person"), ask(to(n, v), "date")),
    0.02,
  ),
  ...rule("S = who VNV N and in/on? what/which year/date/day/month be? that/this/it?", (v, n) =>
    partsOf(ask(onward(n, v), "person"), ask(to(n, v), "date")),
  ),
  ...rule("S = who VNV N and when do? he/she/they/it? do/that? so/it?", (v, n) =>
    partsOf(ask(onward(n, v), "person"), ask(to(n, v), "date")),
  ),
  ...rule("S = when be/do N VNV and by? who/whom be? that/this/it?", (n, v) =>
    partsOf(ask(to(n, v), "date"), ask(onward(n, v), "person")),
  ),
  ...rule("S = where be/do N VNW and when be? that/this/it?", (n, v) =>
    partsOf(ask(further(n, v), "place"), ask(to(n, v), "date")),
  ),
  ...rule("S = when be/do N VNW and where be? that/this/it?", (n, v) =>
    partsOf(ask(to(n, v), "date"), ask(further(n, v), "place")),
  ),
  ...rule("S = N R and R", (n, r, q) => partsOf(ask(to(n, r)), ask(to(n, q))), 0.2),
  ...rule("S = when and where be/do N VNW", (n, v) => partsOf(ask(to(n, v), "date"), ask(further(n, v), "place"))),
  ...rule("S = where and when be/do N VNW", (n, v) => partsOf(ask(further(n, v), "place"), ask(to(n, v), "date"))),
];

function onward(n: Meaning, { onward: relation }: Meaning): ReturnType<typeof back> {
  return back(n, { relation });
}

function further(n: Meaning, { onward: relation }: Meaning): ReturnType<typeof to> {
  return to(n, { relation });
}
