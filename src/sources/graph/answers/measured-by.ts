import { numberQuantity, type Quantity } from "./quantity.js";
import type { Comparison } from "./query.js";

/** Which end of a scale is picked: true is the greatest. Undefined for measures that aren't meant. */
export interface PickedEnd {
  readonly numbers?: boolean | undefined;
  readonly dates?: boolean | undefined;
}

/** What a question does by a measure, whatever it is. */
export type MeasuredBy =
  | { readonly picks: PickedEnd }
  /** `counts`: how many there are is asked, and not which. */
  | { readonly comparison: Comparison; readonly value: Quantity; readonly counts: boolean };

interface Words extends PickedEnd {
  /** Among many. */
  readonly most: RegExp;
  /** Of two. */
  readonly more: RegExp;
}

/** Chinese comparatives stand behind 更, or before what softens or ends them. */
const more = (adjectives: string): string => `更(?:${adjectives})|(?:${adjectives})(?:一?些|一?点|$|[呢？?])`;
const words = (
  english: { readonly most: string; readonly more: string },
  chinese: { readonly most: string; readonly more: string },
): Pick<Words, "most" | "more"> => ({
  most: new RegExp(`\\b(?:${english.most})\\b|${chinese.most}`, "u"),
  more: new RegExp(`\\b(?:${english.more})\\b|${chinese.more}`, "u"),
});

const OF_AGE = "(?:年纪|年龄|岁数|资历|资格|年头)";
/** Whoever has been there longest came first; the oldest has the earliest date, and not the greatest number of anything. */
const ENDS: readonly Words[] = [
  {
    ...words(
      { most: "oldest|longest[- ](?:serving|running|standing)", more: "older" },
      {
        most: `最老|${OF_AGE}最?(?:大|深|老|高|久|长)|${OF_AGE}[^，。？]{0,2}最(?:大|深|老|高|久|长)`,
        more: `${more("老")}|${OF_AGE}更?(?:大|深|老|高|久|长)`,
      },
    ),
    dates: false,
  },
  {
    ...words(
      { most: "youngest", more: "younger" },
      { most: `最年轻|${OF_AGE}最?小`, more: `更年轻|年轻(?:一?些|一?点)|${OF_AGE}更?小` },
    ),
    dates: true,
  },
  { ...words({ most: "earliest", more: "earlier" }, { most: "最早|最先", more: more("早") }), dates: false },
  {
    ...words(
      { most: "newest|latest|most recent(?:ly)?", more: "newer|later|more recent(?:ly)?" },
      { most: "最晚|最新|最迟", more: more("晚|新|迟") },
    ),
    dates: true,
  },
  { ...words({ most: "longest", more: "longer" }, { most: "最[长久]", more: more("长|久") }), numbers: true, dates: false },
  {
    ...words(
      {
        most: "most|highest|largest|biggest|greatest|tallest|heaviest|widest|deepest|thickest|dearest|priciest|strongest|fastest|hottest",
        more: "more|higher|larger|bigger|greater|taller|heavier|wider|deeper|thicker|dearer|stronger|faster|hotter",
      },
      { most: "最(?:多|大|高|重|广|快|厚|宽|深|贵|远|强|热|厉害|凶|猛)", more: more("多|大|高|重|快|厚|宽|深|贵|远") },
    ),
    numbers: true,
  },
  {
    ...words(
      {
        most: "least|fewest|lowest|smallest|shortest|lightest|narrowest|shallowest|thinnest|cheapest|weakest|slowest|coldest",
        more: "less|fewer|lower|smaller|shorter|lighter|narrower|shallower|thinner|cheaper|weaker|slower|colder",
      },
      { most: "最(?:少|小|低|短|轻|慢|薄|窄|浅|便宜|近|弱|冷)", more: more("少|小|低|短|轻|慢|薄|窄|浅|便宜") },
    ),
    numbers: false,
  },
];

const NUMBER = String.raw`(\d[\d,]*(?:\.\d+)?)`;
const LIMITS: readonly (readonly [RegExp, Comparison])[] = [
  [new RegExp(String.raw`\b(?:no more than|at most|up to)\s+${NUMBER}|(?:不超过|不多于|至多|最多)\s*${NUMBER}`, "u"), "<="],
  [new RegExp(String.raw`\b(?:no less than|no fewer than|at least)\s+${NUMBER}|(?:不低于|不少于|至少)\s*${NUMBER}`, "u"), ">="],
  [new RegExp(String.raw`\b(?:more than|over|above|exceeding)\s+${NUMBER}|(?:超过|多于|高于|大于|过了)\s*${NUMBER}`, "u"), ">"],
  [new RegExp(String.raw`\b(?:less than|fewer than|under|below)\s+${NUMBER}|(?:不到|少于|低于|小于|不足)\s*${NUMBER}`, "u"), "<"],
];
/** At least ten is no least; how many is no more. */
const IDLE = /\bat (?:the )?(?:least|most)\b|多少|至[多少]|年轻人/gu;
const ASKS_COUNT = /\bhow many\b|多少|[^哪]几/u;
/** How much is asked for, and not which of them. */
const ASKS_AMOUNT =
  /\bhow (?:many|much|long|far|often|old|big|large|tall|high|heavy|deep|wide|fast|cold|hot)\b|多少|[^哪]几|多[久大高长重远深宽]/u;
/** What turns it round, divides or dates it: no measure here says so. */
const TURNS =
  /\b(?:not|no|never|without|except|second|third|average|total|sum|difference|per|before|after|until|ago|when|years?)\b|n't\b|[没未非]|第[二三四五]|平均|总共|一共|相差|除了|以[前后]|之[前后]|岁(?!数)|年(?![纪龄轻头])/u;

/** What a question does by a measure that it needn't name; undefined where it does nothing of the kind, or two things. Pure. */
export function measuredBy(text: string, comparesTwo: boolean): MeasuredBy | undefined {
  const bare = text.toLowerCase();
  if (TURNS.test(bare.replace(/\bno (?:more|less|fewer) than\b/gu, ""))) return undefined;
  for (const [limit, comparison] of LIMITS) {
    const found = limit.exec(bare);
    const value = numberQuantity((found?.[1] ?? found?.[2] ?? "").replaceAll(",", ""));
    const counts = ASKS_COUNT.test(bare);
    if (found !== null)
      return value === undefined || (!counts && ASKS_AMOUNT.test(bare)) ? undefined : { comparison, value, counts };
  }
  if (ASKS_AMOUNT.test(bare)) return undefined;
  let rest = bare.replace(IDLE, " ");
  const said: PickedEnd[] = [];
  for (const { most, more: moreOf, numbers, dates } of ENDS) {
    const left = rest.replace(comparesTwo ? moreOf : most, " ");
    if (left !== rest) said.push({ numbers, dates });
    rest = left;
  }
  const picks = { numbers: agreed(said.map(({ numbers }) => numbers)), dates: agreed(said.map(({ dates }) => dates)) };
  return picks.numbers === undefined && picks.dates === undefined ? undefined : { picks };
}

/** The oldest and earliest is one end, the most and the least are none. */
function agreed(ends: readonly (boolean | undefined)[]): boolean | undefined {
  const [first, ...others] = ends;
  return others.every((end) => end === first) ? first : undefined;
}
