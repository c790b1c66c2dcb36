const DAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)days?(?: (?:mornings?|afternoons?|evenings?|nights?))?";
const MONTH = "january|february|march|april|may|june|july|august|september|october|november|december";
const ON = `${DAY}|week-?ends?|weekdays?|(?:(?:public|bank|school) )?holidays?`;
const IN = `${MONTH}|winter|summer|spring|autumn|(?:the )?(?:mornings?|afternoons?|evenings?)`;
const AT = "nights?|noon|midday|christmas|easter";
const PLAIN = "today|tomorrow|tonight";
const TIME = `(?:(?:on|in|at|during|over) )?(?:the |every )?(?:${ON}|${IN}|${AT})|${PLAIN}`;
const WHOLE = new RegExp(`^(?:${TIME})$`, "iu");
const WITHIN = new RegExp(`\\b(?:(?:on|in|at|during|over) (?:the |every )?(?:${ON}|${IN}|${AT})|${PLAIN})(?=[?.,\\s]*$)`, "iu");
const PREPOSITIONS: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`^(?:${ON})$`, "iu"), "on "],
  [new RegExp(`^(?:${IN})$`, "iu"), "in "],
  [new RegExp(`^(?:${AT})$`, "iu"), "at "],
];

const HAN_DAY =
  "每?(?:周|星期|礼拜)[一二三四五六日天末]|周末|工作日|节假日|假期|今天|明天|后天|平时|春天|夏天|秋天|冬天|春节|国庆节?|元旦|(?:\\d{1,2}|十?[一二三四五六七八九十])月";
const HAN_TIME = `(?:${HAN_DAY})(?:的?(?:早上|上午|中午|下午|晚上|夜里))?|早上|上午|中午|下午|晚上|夜里`;
const HAN_WHOLE = new RegExp(`^(?:${HAN_TIME})$`, "u");
const HAN_WITHIN = new RegExp(HAN_TIME, "gu");

/**
 * The question before, asked of another time: "And on Fridays?" after "When does the museum close?", 那周五呢？. Undefined where no time is said, or the
 * question holds several. Pure.
 */
export function atAnotherTime(asked: string, said: string): string | undefined {
  if (/\p{Script=Han}/u.test(said)) {
    if (!HAN_WHOLE.test(said)) return undefined;
    const times = asked.match(HAN_WITHIN) ?? [];
    if (times.length > 1) return undefined;
    return times[0] === undefined ? `${said}${asked}` : asked.replace(times[0], () => said);
  }
  if (!WHOLE.test(said)) return undefined;
  const time = `${PREPOSITIONS.find(([pattern]) => pattern.test(said))?.[1] ?? ""}${said}`;
  return WITHIN.test(asked) ? asked.replace(WITHIN, () => time) : asked.replace(/[?\s]*$/u, () => ` ${time}?`);
}
