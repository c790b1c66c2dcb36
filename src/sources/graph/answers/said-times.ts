const HOURS = "one two three four five six seven eight nine ten eleven twelve".split(" ");
const HOUR = `(?<hour>\\d{1,2}|${HOURS.join("|")})`;
const HALF = "(?: (?:in the (?<half>morning|afternoon|evening)|at (?<night>night)))?";
const MINUTES: Readonly<Record<string, number>> = {
  five: 5,
  ten: 10,
  quarter: 15,
  twenty: 20,
  "twenty-five": 25,
  "twenty five": 25,
};
const BEFORE = new RegExp(
  `\\b(?<part>half past|(?:a )?(?<minutes>${Object.keys(MINUTES).reverse().join("|")})(?: minutes)? (?:past|to)) ${HOUR}\\b${HALF}`,
  "u",
);
const FULL = new RegExp(`\\b${HOUR}(?: ?o'? ?clock)? (?:in the (?<half>morning|afternoon|evening)|at (?<night>night))`, "u");
const OCLOCK = new RegExp(`\\b${HOUR} ?o'? ?clock\\b`, "u");

/** The folded question with its time of day in digits: `half past seven in the evening` is 7:30 pm; undefined where it says none in words. */
export function withTimes(question: string): string | undefined {
  for (const [pattern, isPart] of [
    [BEFORE, true],
    [FULL, false],
    [OCLOCK, false],
  ] as const) {
    const match = pattern.exec(question);
    if (match === null) continue;
    const { part = "", minutes = "", hour = "", half, night } = match.groups ?? {};
    const named = HOURS.indexOf(hour) + 1;
    const whole = named > 0 ? named : Number(hour);
    if (whole < 1 || whole > 12) return undefined;
    const some = MINUTES[minutes] ?? 30;
    const past = !isPart ? 0 : part.endsWith("to") ? 60 - some : some;
    const at = part.endsWith("to") ? (whole === 1 ? 12 : whole - 1) : whole;
    const written = `${at}:${String(past).padStart(2, "0")}`;
    // Twelve at night begins a day or ends one, and two at night is after it.
    if (night !== undefined && whole === 12) return undefined;
    const isLate = (night !== undefined && whole > 4) || half === "afternoon" || half === "evening";
    const told =
      half === "morning" || (night !== undefined && !isLate)
        ? `${written} am`
        : isLate
          ? `${written} pm`
          : named > 0 || isPart
            ? written
            : `${at} o'clock`;
    return question.replace(match[0], told);
  }
  return undefined;
}
