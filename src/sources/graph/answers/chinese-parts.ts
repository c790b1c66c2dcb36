import { type Meaning, type Rule, rule } from "./chart.js";
import { ask, back, to } from "./combine.js";
import { againOf, alsoOf, alsoOfAnswer, partsOf } from "./parts-questions.js";
import { inverse } from "./relation.js";

const IT = "它/他/她/又/还/现在";
const turned = ({ relation }: Meaning): Meaning => (relation === undefined ? {} : { relation: inverse(relation) });

/** PART asks one more thing of what a question is about: 船长是哪位. */
export const CHINESE_PARTS: readonly Rule[] = [
  ...rule(`PART = ${IT}? 的? R 是/叫/有/在/为 WHO`, (r) => r),
  ...rule(`PART = ${IT}? 的? R 是/叫/有/在/为 WHAT`, (r) => r),
  ...rule(`PART = ${IT}? 的? R 在/是 WHERE`, (r) => r),
  ...rule(`PART = ${IT}? 的? R 是/有/为? 多少/几 UNIT?`, (r) => r),
  ...rule(`PART = ${IT}? 有 多少/几 CL? R`, (_c, r) => r),
  ...rule(`PART = ${IT}? 是? 在? WHEN VN DONE?`, (_w, v) => v),
  ...rule(`PART = ${IT}? 是? 在? WHERE VW DONE?`, (_w, v) => v),
  ...rule(`PART = ${IT}? VW 在 WHERE`, (v) => v),
  ...rule(`PART = ${IT}? 由? WHO V DONE?`, (_w, v) => turned(v)),
  ...rule(`PART = ${IT}? 由? WHO 当/任/做/担任 R`, (_w, r) => r),
  ...rule(`PART = ${IT}? 是 由? WHO V DONE?`, (_w, v) => turned(v)),
  ...rule(`PART = ${IT}? 有 多 D0`, (d) => d),
  ...rule("THATONE = 那/这/该 一? CL?", (_cl) => ({})),
  ...rule("S = S THATONE C 的? R 是/有/在/叫/为? 多少/几 UNIT?", (s, _t, c, r, _u) => alsoOfAnswer(s, c, r), 0.05),
  ...rule("S = S THATONE C 的? R 是/有/在/叫/为? WHAT/WHO/WHERE/WHEN", (s, _t, c, r, _w) => alsoOfAnswer(s, c, r), 0.05),
  ...rule("S = S THATONE C 有? 多 D0", (s, _t, c, d) => alsoOfAnswer(s, c, d), 0.05),
  ...rule("S = S THATONE C 是? 在? WHEN/WHERE VN/VW DONE?", (s, _t, c, _w, v, _d) => alsoOfAnswer(s, c, v), 0.05),
  ...rule("S = S THATONE C 是? 由? WHO V DONE?", (s, _t, c, _w, v, _d) => alsoOfAnswer(s, c, turned(v)), 0.05),
  ...rule("S = S PART", (s, part) => alsoOf(s, part), 0.05),
  ...rule("THEN = 那是/这是/是/时间是/那又是/分别是", () => ({})),
  ...rule("OF = 的/的事/的事情/年/开始的", () => ({})),
  ...rule("S = N 是? 由? WHO VNV DONE? THEN 在? WHEN OF?", (n, _w, v, _d, _t, _q, _o) =>
    partsOf(ask(back(n, { relation: v.onward }), "person"), ask(to(n, v), "date")),
  ),
  ...rule("S = WHO VNV DONE? N THEN? 在? WHEN OF?", (_w, v, _d, n, _t, _q, _o) =>
    partsOf(ask(back(n, { relation: v.onward }), "person"), ask(to(n, v), "date")),
  ),
  ...rule("S = N AND2? R AND2 R", (n, _and, r, _a, q) => partsOf(ask(to(n, r)), ask(to(n, q))), 0.2),
  ...rule("S = N 的 R AND2 R", (n, r, _a, q) => partsOf(ask(to(n, r)), ask(to(n, q))), 0.15),
  ...rule("AND2 = 和/与/及/以及", () => ({})),
  ...rule("EACH = 分别/各/各自/各个 现在/目前? 是/有/为/叫/在/归/由?", () => ({})),
  ...rule("S = N AND2 N EACH WHAT/WHO/WHERE/WHEN", (a, _and, b, _e, _w) => partsOf(ask(a.set), ask(b.set)), 0.05),
  ...rule(
    "S = N AND2 N EACH 多少/几 UNIT/CL?",
    (a, _and, b, _e, _u) => partsOf(ask(a.set, "number"), ask(b.set, "number")),
    0.05,
  ),
  ...rule(
    "S = N AND2 N EACH WHO V DONE?",
    (a, _and, b, _e, _w, v, _d) => partsOf(ask(back(a, v), "person"), ask(back(b, v), "person")),
    0.1,
  ),
  ...rule("S = S N 呢", (s, n) => againOf(s, n), 0.1),
  ...rule(
    "S = N 的? R AND2? R 分别/各/各自? 是/有/为? 多少",
    (n, r, _and, q) => partsOf(ask(to(n, r), "number"), ask(to(n, q), "number")),
    0.1,
  ),
  ...rule("S = N 的? R AND2? R 分别/各/各自? ARE WHAT/WHO", (n, r, _and, q) => partsOf(ask(to(n, r)), ask(to(n, q))), 0.1),
  ...rule("S = N AND2 N 的? R 分别/各/各自? ARE WHAT/WHO", (a, _and, b, r) => partsOf(ask(to(a, r)), ask(to(b, r))), 0.1),
  ...rule(
    "S = N AND2 N 的? R 分别/各/各自 在/是/位于/设在? WHERE",
    (a, _and, b, r) => partsOf(ask(to(a, r)), ask(to(b, r))),
    0.1,
  ),
  ...rule(
    "S = N AND2 N 分别/各/各自 是? 在? WHERE VW DONE?",
    (a, _and, b, _w, v) => partsOf(ask(to(a, v), "place"), ask(to(b, v), "place")),
    0.1,
  ),
  ...rule(
    "S = N AND2 N 分别/各/各自 是? 在? WHEN VN DONE?",
    (a, _and, b, _w, v) => partsOf(ask(to(a, v), "date"), ask(to(b, v), "date")),
    0.1,
  ),
  ...rule("S = N AND2 N 的? R 分别/各/各自 是/有/为? 多少 UNIT?", (a, _and, b, r) => partsOf(ask(to(a, r)), ask(to(b, r))), 0.1),
];
