/** The ends of a scale, the small one first; those of one line are said of the same. */
const ENDS: readonly (readonly [string, string])[] = [
  ["smallest", "largest|biggest|greatest"],
  ["lowest", "highest|greatest"],
  ["shortest", "longest|tallest"],
  ["fewest|least", "most"],
  ["lightest", "heaviest"],
  ["youngest|newest|latest|most recent", "oldest|earliest"],
  ["cheapest|least expensive", "most expensive|dearest|priciest|costliest"],
  ["slowest", "fastest|quickest"],
  ["narrowest", "widest|broadest"],
  ["shallowest", "deepest"],
  ["weakest", "strongest"],
  ["last", "first"],
];
/** What says no more than that it is the other end. */
const PLAIN = /^(?:smallest|lowest|fewest|least|largest|biggest|greatest|highest|most)$/u;
const ALL = ENDS.flatMap(([low, high]) => `${low}|${high}`.split("|")).toSorted((a, b) => b.length - a.length);
const ENGLISH = new RegExp(`\\b(?:${ALL.join("|")})\\b`, "giu");
const ENGLISH_ENDS = new RegExp(`^(?:the |(?:which|what|who) (?:one )?(?:is|has) the )?(${ALL.join("|")})(?: one)?$`, "iu");
const PRICED = /\b(?:price|cost|fee|rent|fare|charge|rate|prize)/iu;
const HAN_ENDS: readonly (readonly [string, string])[] = [
  ["小", "大"],
  ["少", "多"],
  ["短", "长"],
  ["低", "高"],
  ["矮", "高"],
  ["轻", "重"],
  ["晚", "早"],
  ["新", "老"],
  ["便宜", "贵"],
  ["慢", "快"],
  ["窄", "宽"],
  ["浅", "深"],
  ["近", "远"],
];
const HAN = `最(${HAN_ENDS.flat()
  .toSorted((a, b) => b.length - a.length)
  .join("|")})`;
const HAN_END = new RegExp(`^(?:那么?|而)?${HAN}的?(?:是?(?:哪[个家座条部台款位]|谁|什么))?呢?$`, "u");

/**
 * "And the smallest?" after "Which plot is the largest?": that question with the other end of its scale. Undefined where the question asked has no
 * superlative or several, or one of another scale.
 */
export function otherEnd(said: string, asked: string): string | undefined {
  const [, wanted] = ENGLISH_ENDS.exec(said) ?? [];
  if (wanted !== undefined) {
    const found = asked.match(ENGLISH) ?? [];
    const [end = ""] = found;
    const other = found.length === 1 ? opposite(end.toLowerCase(), wanted.toLowerCase(), asked) : undefined;
    return other === undefined ? undefined : asked.replace(ENGLISH, other);
  }
  const [, han] = HAN_END.exec(said.replace(/[?？。]+$/u, "")) ?? [];
  const found = han === undefined ? [] : [...asked.matchAll(new RegExp(HAN, "gu"))];
  const [end] = found;
  if (han === undefined || end === undefined || found.length > 1) return undefined;
  const isPair = HAN_ENDS.some((pair) => pair.includes(han) && pair.includes(end[1] ?? "") && han !== end[1]);
  return isPair ? asked.replace(end[0], `最${han}`) : undefined;
}

/** What to put for the end that was asked for; undefined where the two are no ends of one scale. */
function opposite(end: string, wanted: string, asked: string): string | undefined {
  for (const pair of ENDS) {
    const [low, high] = pair.map((words) => words.split("|"));
    if (low === undefined || high === undefined) continue;
    for (const [here, there] of [
      [low, high],
      [high, low],
    ] as const) {
      if (!here.includes(end)) continue;
      if (there.includes(wanted)) return wanted;
      const isFitting = PLAIN.test(wanted) ? isLow(wanted) !== isLow(end) : PRICED.test(asked) && isPriceEnd(wanted, end);
      if (isFitting) return there[0];
    }
  }
  return undefined;
}

function isLow(word: string): boolean {
  return ENDS.some(([low]) => low.split("|").includes(word));
}

/** The cheapest of what has the highest price. */
function isPriceEnd(wanted: string, end: string): boolean {
  return (
    /^(?:highest|lowest|greatest)$/u.test(end) && /cheap|expensive|dear|pric|cost/u.test(wanted) && isLow(wanted) !== isLow(end)
  );
}
