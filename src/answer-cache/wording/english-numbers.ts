import { wholeWords } from "./open-text.js";

const UNITS =
  "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen";
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety";
const VALUES: ReadonlyMap<string, number> = new Map([
  ["one", 1],
  ...UNITS.split(" ").map((word, index) => [word, index + 2] as const),
  ...TENS.split(" ").map((word, index) => [word, (index + 2) * 10] as const),
]);
const WORD = ["one", ...UNITS.split(" "), ...TENS.split(" "), "hundred", "thousand"].join("|");
const RUN = wholeWords(`(?:${WORD})(?:[ -](?:${WORD}))*`);
/** Beside these a number may belong to a larger one, or to a list. */
const JOINED_BEFORE = /(?:\d|\b(?:and|point|minus|half|third|quarter|dozen|score))[ ,.]*$/u;
const JOINED_AFTER = new RegExp(
  `^[ ,]*(?:and (?:a )?(?:half|quarter|third|\\d|(?:${WORD})\\b)|point\\b|\\d|dozen|score\\b|half\\b|thirds?\\b|quarters?\\b|fifths?\\b)`,
  "u",
);

/** Lower-case number words as digits, where a run of them is one number: `twenty-one` is 21; `one` alone, and `nineteen eighty` stay. */
export function englishNumbers(open: string): string {
  return open.replace(RUN, (run: string, ...rest: unknown[]) => {
    const [at, whole] = rest as [number, string];
    if (JOINED_BEFORE.test(whole.slice(Math.max(0, at - 16), at))) return run;
    if (JOINED_AFTER.test(whole.slice(at + run.length, at + run.length + 24))) return run;
    const value = numberOf(run.split(/[ -]/));
    return value === undefined || new RegExp(`(?<!\\d)${value}(?!\\d)`, "u").test(whole) ? run : String(value);
  });
}

function numberOf(words: readonly string[]): number | undefined {
  if (words.length === 1 && (words[0] === "one" || words[0] === "hundred" || words[0] === "thousand")) return undefined;
  const thousand = words.indexOf("thousand");
  if (thousand < 0) return belowThousand(words);
  const [high, low] = [belowThousand(words.slice(0, thousand)), words.slice(thousand + 1)];
  const rest = low.length === 0 ? 0 : belowThousand(low);
  return high === undefined || rest === undefined ? undefined : high * 1_000 + rest;
}

function belowThousand(words: readonly string[]): number | undefined {
  const hundred = words.indexOf("hundred");
  if (hundred < 0) return belowHundred(words);
  const [digit, ...more] = words.slice(0, hundred).map((word) => VALUES.get(word));
  const low = words.slice(hundred + 1);
  const rest = low.length === 0 ? 0 : belowHundred(low);
  if (digit === undefined || digit > 9 || more.length > 0 || rest === undefined) return undefined;
  return digit * 100 + rest;
}

function belowHundred(words: readonly string[]): number | undefined {
  const [first, second, ...more] = words.map((word) => VALUES.get(word));
  if (first === undefined || more.length > 0) return undefined;
  if (words.length === 1) return first;
  return second !== undefined && first >= 20 && second < 10 ? first + second : undefined;
}
