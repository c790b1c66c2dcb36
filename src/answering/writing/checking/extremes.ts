import type { EvidenceUnit } from "../reading/evidence-units.js";
import type { Quantity } from "../reading/quantities.js";
import { fold, type Reading } from "../reading/reading.js";
import type { CheckContext } from "./check-context.js";

/** What is compared, from which end, and the words of a property that measures it. */
interface Scale {
  readonly words: RegExp;
  readonly end: 1 | -1;
  readonly measure: RegExp;
  readonly dimension: readonly string[];
}

const scale = (words: RegExp, end: 1 | -1, measure: RegExp, ...dimension: readonly string[]): Scale => ({
  words,
  end,
  measure,
  dimension,
});
const AGE = /生|年|日期|date|year|born|founded|opened|built|published|first/iu;
const HEIGHT = /高|海拔|height|elevation|high|tall/iu;
const LENGTH = /长|跨度|length|long|span|runn?ing|duration/iu;
const PRICE = /价|费|钱|price|cost|fee|fare|rent/iu;
const WEIGHT = /重|weight|mass/iu;
const AREA = /面积|area|surface|size/iu;
const MONEY = ["cny", "usd", "eur", "gbp", "jpy", "crown", "franc", "rouble", "rupee"];
const ANY = /./u;
const SCALES: readonly Scale[] = [
  scale(/最高|更高|(?:谁|哪[个座一]?|[个座])高|比.{1,12}高|\b(?:tallest|highest|taller|higher)\b/iu, 1, HEIGHT, "length"),
  scale(/最[低矮]|更[低矮]|比.{1,12}[低矮]|\b(?:lowest|shorter|lower)\b/iu, -1, HEIGHT, "length"),
  scale(/最长|更长|[条部]长|比.{1,12}长|\b(?:longest|longer)\b/iu, 1, LENGTH, "length", "seconds", "months"),
  scale(/最短|更短|[条部]短|比.{1,12}短|\b(?:shortest|shorter)\b/iu, -1, LENGTH, "length", "seconds", "months"),
  scale(/最深|更深|比.{1,12}深|\b(?:deepest|deeper)\b/iu, 1, /深|deep|depth/iu, "length"),
  scale(/最早|更早|最老|更老|最古老|年纪[最更]?大|年长|\b(?:oldest|older|earliest|earlier|first|elder)\b/iu, -1, AGE, "date"),
  scale(/最晚|更晚|最新|更新|年纪[最更]?小|年轻|\b(?:youngest|younger|newest|newer|latest|later)\b/iu, 1, AGE, "date"),
  scale(/便宜|\b(?:cheapest|cheaper)\b/iu, -1, PRICE, ...MONEY),
  scale(/[最更]贵|比.{1,12}贵|[个家种]贵|\b(?:dearest|dearer)\b|\b(?:more|most) expensive\b/iu, 1, PRICE, ...MONEY),
  scale(/[最更]重|比.{1,12}重|\b(?:heaviest|heavier)\b/iu, 1, WEIGHT, "mass"),
  scale(/[最更]轻|比.{1,12}轻|\b(?:lightest|lighter)\b/iu, -1, WEIGHT, "mass"),
  scale(/[最更]大|比.{1,12}大|\b(?:largest|biggest|larger|bigger)\b/iu, 1, AREA, "area"),
  scale(/[最更]小|比.{1,12}小|\b(?:smallest|smaller)\b/iu, -1, AREA, "area"),
  scale(/[最更]多|比.{1,12}多|多[？?。]?$|\b(?:most|more)\b/iu, 1, ANY, "", "ratio"),
  scale(/[最更]少|比.{1,12}少|少[？?。]?$|\b(?:least|fewest|fewer|less)\b/iu, -1, ANY, "", "ratio"),
];

interface Measured {
  readonly unit: EvidenceUnit;
  readonly name: string;
  readonly value: number;
}

/** A sentence that names one of several measured things as the highest, or higher, though the evidence has another above it. */
export function notExtreme(sentence: Reading, context: CheckContext): string[] {
  return standingOf(sentence, context) === "beaten" ? [sentence.text.slice(0, 80)] : [];
}

/**
 * Whether the first thing that a sentence names has, by the numbers of the evidence, as much (or little) as the comparative asks. Undefined where
 * nothing is compared, or the evidence doesn't give the measure of that thing and of another one that the question names or that is listed beside it.
 */
export function standingOf(sentence: Reading, { question, units, knownNames }: CheckContext): "first" | "beaten" | undefined {
  const asked = SCALES.find(({ words }) => words.test(sentence.text)) ?? SCALES.find(({ words }) => words.test(question.text));
  if (asked === undefined || /第二|第三|\bsecond\b|\bthird\b/iu.test(question.text)) return undefined;
  const names = [...knownNames, ...namesIn(question), ...namesIn(sentence)].filter((name) => name.length > 1);
  const measured = units.flatMap((unit) => measuredIn(unit, asked, names));
  const named = measured.filter(({ name }) => sentence.folded.includes(name));
  const first = named.toSorted((a, b) => sentence.folded.indexOf(a.name) - sentence.folded.indexOf(b.name))[0];
  if (first === undefined) return undefined;
  const rivals = measured.filter(
    ({ name, unit }) =>
      name !== first.name &&
      !first.name.includes(name) &&
      !name.includes(first.name) &&
      (question.folded.includes(name) || (question.folded.includes(first.name) === false && isBeside(unit, first.unit))),
  );
  const isAbove = ({ value }: Measured): boolean => (value - first.value) * asked.end > 1e-9;
  const isEqual = measured.some(({ name, value }) => name === first.name && value !== first.value);
  if (isEqual || rivals.length === 0) return undefined;
  return rivals.some(isAbove) ? "beaten" : "first";
}

/** In one list of a text, or statements of the same property. */
function isBeside(one: EvidenceUnit, other: EvidenceUnit): boolean {
  return one.piece === other.piece && one.kind !== "fact";
}

function measuredIn(unit: EvidenceUnit, { measure, dimension }: Scale, names: readonly string[]): Measured[] {
  if (unit.kind === "fact") {
    const [, predicate = ""] = unit.text.split(" — ");
    const value = amountOf(
      unit.own.quantities.find((one) => isOf(one, dimension) || (one.kind === "number" && one.dimension === undefined)),
    );
    return value === undefined || !measure.test(predicate.split(" → ")[0] ?? "") ? [] : [{ unit, name: unit.subject, value }];
  }
  if (unit.kind !== "sentence" || dimension[0] === "date") return [];
  return unit.own.text.split(/[,，;；。]\s?(?!\d{3})/u).flatMap((part) => listed(part, unit, dimension, names));
}

/** 二姐峰八百零六米: a name and its measure. */
function listed(part: string, unit: EvidenceUnit, dimension: readonly string[], names: readonly string[]): Measured[] {
  const quantities = unit.own.quantities.filter(({ start, end }) => part.includes(unit.own.text.slice(start, end)));
  const [quantity] = quantities;
  const value = amountOf(quantity);
  if (quantity === undefined || quantities.length !== 1 || value === undefined || !isOf(quantity, dimension)) return [];
  const inside = names.filter((name) => fold(part).includes(name));
  return [...new Set(inside)].map((name) => ({ unit, name, value }));
}

/** What stands between the words of a question for a choice. */
function namesIn({ folded }: Reading): string[] {
  return folded
    .split(/[、,，。;；:：()（）?？]|还是|[和与跟或比]|哪|谁|最|更|\b(?:and|or|than|is|are|was|which|higher|taller|longer)\b/u)
    .map((part) => part.trim())
    .filter((part) => part.length > 1 && part.length < 30);
}

function isOf(quantity: Quantity, dimension: readonly string[]): boolean {
  if (quantity.kind === "date") return dimension[0] === "date" && quantity.year !== undefined;
  return quantity.kind === "number" && dimension.includes(quantity.dimension ?? "");
}

function amountOf(quantity: Quantity | undefined): number | undefined {
  if (quantity === undefined || quantity.kind === "code") return undefined;
  if (quantity.kind === "number") return quantity.value;
  return quantity.year === undefined ? undefined : quantity.year * 400 + (quantity.month ?? 0) * 32 + (quantity.day ?? 0);
}
