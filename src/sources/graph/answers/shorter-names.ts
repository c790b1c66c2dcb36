const DATED = /(?:年份|年度|年|时间|日期|时候|于)$/u;

/**
 * What a predicate is called at less length, for a lexicon that knows it so: `attendance at the latest edition` is attendance, `year opened to boats` the year
 * opened, 周租金 a 租金, 通航年份 a 通航时间. Pure.
 */
export function shorterNames(name: string): string[] {
  const within = name.replace(/^(?:最近一[届次期]|[上本每历]届|weekly|daily|nightly|monthly|hourly|yearly)的?\s*(?=.{2})/iu, "");
  const forms = [
    within,
    within.replace(/^[周日月夜年](?=\p{Script=Han}{2}$)/u, ""),
    within.replace(/(?<=\p{L}{4})\s+(?:at|to|for|in|on|during)\s+.+$/iu, ""),
  ];
  if (DATED.test(name)) forms.push(...["时间", "年份", "日期"].map((ending) => name.replace(DATED, ending)));
  return [...new Set(forms)].filter((form) => form !== name && form !== "");
}
