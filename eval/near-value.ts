import { normalise } from "./normalise.js";

const MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)";
const DATE = new RegExp(
  `\\d{4}-\\d\\d-\\d\\d|\\b\\d{1,2} ${MONTH}(?: \\d{4})?|(?:\\d{4}年)?\\d{1,2}月(?:\\d{1,2}日)?|\\d{4}年`,
  "gu",
);
const NUMBER = /(?<![\d.,\-:])\d[\d,]*(?:\.\d+)?(?![\d\-:])/gu;
const NAME = /(?<=\p{Ll},? )\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)*/gu;
const STATED = /(?<= — .{1,80} → )\S.*$/gmu;

/** Another value of the gold's kind that stands in the text, the nearest to the gold's. Undefined where none does. Pure. */
export function nearValue(gold: readonly string[], text: string): string | undefined {
  const [first = ""] = gold;
  const at = Math.max(0, ...gold.map((form) => text.indexOf(form)));
  const isOther = (value: string): boolean =>
    !gold.some((form) => normalise(form).includes(normalise(value)) || normalise(value).includes(normalise(form)));
  const found = valuesLike(first, text)
    .filter(({ value }) => isOther(value))
    .toSorted((a, b) => Math.abs(a.index - at) - Math.abs(b.index - at));
  return found[0]?.value;
}

interface Found {
  readonly value: string;
  readonly index: number;
}

function valuesLike(gold: string, text: string): readonly Found[] {
  const all = (pattern: RegExp): Found[] =>
    [...text.matchAll(pattern)].map(({ 0: value, index }) => ({ value: value.trim(), index }));
  if (new RegExp(DATE.source, "u").test(gold)) return all(DATE);
  if (!/^\d/u.test(gold)) return [...all(STATED), ...(/^\p{Lu}/u.test(gold) ? all(NAME) : [])];
  const unit = gold.replace(/^[\d,.]+/u, "");
  return all(NUMBER)
    .filter(({ value }) => isYear(value) === isYear(gold))
    .map(({ value, index }) => ({ value: `${value.replace(/,$/u, "")}${unit}`, index }));
}

function isYear(value: string): boolean {
  return /^(?:1\d|20)\d\d$/u.test(value);
}
