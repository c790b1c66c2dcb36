/** The first day of a date, a month or a year, and the day after its last, both as `2024-03-01`. */
export interface DateSpan {
  readonly from: string;
  readonly after: string;
}

/** Undefined for what isn't a day, a month or a year of the calendar from year 1 on: `2024-03-01`, `2024-03`, `2024`. */
export function dateSpan(text: string): DateSpan | undefined {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = match.slice(1).map((part) => (part === undefined ? undefined : Number(part)));
  if (year === undefined || year < 1) return undefined;
  const from = utc(year, (month ?? 1) - 1, day ?? 1);
  const after =
    day !== undefined ? utc(year, (month ?? 1) - 1, day + 1) : month !== undefined ? utc(year, month, 1) : utc(year + 1, 0, 1);
  const isReal = from.getUTCMonth() === (month ?? 1) - 1 && from.getUTCDate() === (day ?? 1);
  return isReal && after.getUTCFullYear() <= 9999 ? { from: iso(from), after: iso(after) } : undefined;
}

function utc(year: number, month: number, day: number): Date {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return date;
}

function iso(date: Date): string {
  return date.toISOString().slice(0, 10);
}
