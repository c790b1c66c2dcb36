/** Days of the week and months: what each is called, Chinese and English mixed, and how it is shortened in lists. */
export interface CalendarWord {
  readonly names: string;
  readonly short: string;
}

/** Every list is separated by bars. */
export const CALENDAR_WORDS: readonly CalendarWord[] = [
  { names: "monday|星期一|周一|礼拜一", short: "mon" },
  { names: "tuesday|星期二|周二|礼拜二", short: "tue|tues" },
  { names: "wednesday|星期三|周三|礼拜三", short: "wed|weds" },
  { names: "thursday|星期四|周四|礼拜四", short: "thu|thur|thurs" },
  { names: "friday|星期五|周五|礼拜五", short: "fri" },
  { names: "saturday|星期六|周六|礼拜六", short: "sat" },
  { names: "sunday|星期日|星期天|周日|周天|礼拜天|礼拜日", short: "sun" },
  { names: "january|一月|1月|一月份", short: "jan" },
  { names: "february|二月|2月|二月份", short: "feb" },
  { names: "march|三月|3月|三月份", short: "mar" },
  { names: "april|四月|4月|四月份", short: "apr" },
  { names: "may|五月|5月|五月份", short: "" },
  { names: "june|六月|6月|六月份", short: "jun" },
  { names: "july|七月|7月|七月份", short: "jul" },
  { names: "august|八月|8月|八月份", short: "aug" },
  { names: "september|九月|9月|九月份", short: "sep|sept" },
  { names: "october|十月|10月|十月份", short: "oct" },
  { names: "november|十一月|11月|十一月份", short: "nov" },
  { names: "december|十二月|12月|十二月份", short: "dec" },
];
