/** What rates are counted by, and how people say so. */
const UNITS: readonly (readonly [string, string])[] = [
  ["hour", "hour|hourly|hr|h|小时|钟头|时"],
  ["day", "day|daily|天|日"],
  ["night", "night|nightly|晚|夜"],
  ["week", "week|weekly|周|星期|礼拜"],
  ["month", "month|monthly|月"],
  ["year", "year|yearly|annum|annual|annually|年"],
  ["visit", "visit|session|time|次"],
  ["person", "person|head|guest|人|位"],
  ["kg", "kg|kilo|kilogram|公斤|千克"],
  ["km", "km|kilometre|kilometer|公里"],
  ["tonne", "tonne|ton|t|吨"],
  ["litre", "litre|liter|l|升"],
  ["hectare", "hectare|ha|公顷"],
  ["page", "page|页"],
  ["issue", "issue|期"],
];
const BY_WORD = new Map(UNITS.flatMap(([unit, words]) => words.split("|").map((word) => [word, unit] as const)));
const NAMED =
  /(?:\bper|\/|\ban?|\beach|每一?个?)\s*(?<unit>\p{Script=Latin}+|\p{Script=Han}{1,2}?)\s*[)）]?$|^(?<adverb>hourly|daily|nightly|weekly|monthly|yearly|annual)\b|^每一?个?(?<before>小时|钟头|天|日|晚|周|月|年|次|人|位|公斤|公里|吨|升|公顷|页|期)|^(?<short>[日夜周月年])(?:租|租金|租费|费|费用|薪|薪水)$/iu;
const ASKED =
  /^(?:(?:per|an?|by|by the|each|every|for an?|for one) (?<unit>\p{Script=Latin}+)|(?:每|按|一)个?(?<han>小时|钟头|天|日|晚|周|星期|月|年|次|人|位|公斤|公里|吨|升|公顷|页|期)(?:算|计)?)$/u;

/** What a name says that it is counted by: `cost per hour`, `月租（元/月）`. */
export function rateNamed(name: string): string | undefined {
  const { unit, adverb, before, short } = NAMED.exec(name.trim())?.groups ?? {};
  return BY_WORD.get((unit ?? adverb ?? before ?? short ?? "").toLowerCase());
}

/** What a phrase of a question counts by: `per hour`, `a month`, 每小时. */
export function rateAsked(phrase: string): string | undefined {
  const { unit, han } = ASKED.exec(phrase)?.groups ?? {};
  return BY_WORD.get(unit ?? han ?? "");
}

/** `cost per hour` without what it is counted by. */
export function withoutRate(name: string): string {
  return rateNamed(name) === undefined
    ? name
    : name.replace(
        /\s*(?:\bper|\/|\ban?|\beach)\s+\p{Script=Latin}+$|^每一?个?\p{Script=Han}{1,2}?(?=\p{Script=Han}{2,}$)/iu,
        "",
      );
}
