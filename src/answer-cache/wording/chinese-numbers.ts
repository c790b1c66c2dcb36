const DIGITS: ReadonlyMap<string, number> = new Map([..."零一二三四五六七八九"].map((digit, value) => [digit, value]));
const SCALES: ReadonlyMap<string, number> = new Map([
  ["十", 10],
  ["百", 100],
  ["千", 1_000],
]);
/** What counts, so that the numeral before it is a number: not 国, 体, 川, 亚 and the like, which make names with it. */
const COUNTERS =
  "个|名|位|次|种|年|月|日|号|岁|座|条|本|部|首|篇|张|台|辆|架|艘|颗|只|头|匹|棵|层|楼|集|章|届|世纪|米|公里|千米|厘米|毫米|公斤|千克|克|吨|斤|元|块钱|美元|欧元|" +
  "度|分钟|小时|秒|天|周|星期|倍|人|家|所|支|万|亿";
const NUMERAL = "[零一二三四五六七八九十百千]+";
const COUNTED = new RegExp(
  `(?<![零〇一二两三四五六七八九十百千万亿几数半点分之\\d])(${NUMERAL}|两(?![三年月日号层楼集章届世]))(?=(?:${COUNTERS})(?!半))`,
  "gu",
);
const ORDINAL = new RegExp(`(?<=第|排名前|前)(${NUMERAL})(?=(?:${COUNTERS}|大|强)|$)`, "gu");
const TOP = new RegExp(`(?<![${"零〇一二两三四五六七八九十百千万亿几数\\d"}])(十)(?=大)`, "gu");
const YEAR = /(?<![零〇一二两三四五六七八九十百千万\d])([零〇一二三四五六七八九]{4})(?=年)/gu;

/** Chinese numerals as digits where what follows counts: 十二个 is 12个, 一九八四年 is 1984年; 三五个 (three to five) and 三国 stay. */
export function chineseNumbers(open: string): string {
  return open
    .replace(YEAR, (digits: string) => [...digits.replaceAll("〇", "零")].map((digit) => DIGITS.get(digit)).join(""))
    .replace(ORDINAL, asDigits)
    .replace(TOP, asDigits)
    .replace(COUNTED, asCount);
}

/** 一 before a counter is often no number: 一个, 一种. */
function asCount(numeral: string, ...rest: unknown[]): string {
  const [, at, whole] = rest as [string, number, string];
  if (numeral === "一" && !/^[月号世万亿]/u.test(whole.slice(at + 1))) return numeral;
  return numeral === "两" ? unlessBoth(numeral, 2, whole) : asDigits(numeral, numeral, at, whole);
}

function asDigits(numeral: string, ...rest: unknown[]): string {
  const [, , whole] = rest as [string, number, string];
  return unlessBoth(numeral, numberOf(numeral), whole);
}

/** Where a text has a number in both ways, it is about how it is written. */
function unlessBoth(numeral: string, value: number | undefined, whole: string): string {
  return value === undefined || new RegExp(`(?<!\\d)${value}(?!\\d)`, "u").test(whole) ? numeral : String(value);
}

/** Undefined where the characters aren't one number: 三五, 一百二 (120 in speech), 十百. */
function numberOf(numeral: string): number | undefined {
  let rest = numeral;
  let value = 0;
  let last = 10_000;
  let zero = false;
  while (rest !== "") {
    const [first = "", second = ""] = rest;
    if (first === "零") {
      if (zero || value === 0) return undefined;
      zero = true;
      rest = rest.slice(1);
      continue;
    }
    const bareTen = first === "十" && value === 0;
    const digit = bareTen ? 1 : DIGITS.get(first);
    const scale = bareTen ? 10 : SCALES.get(second);
    if (digit === undefined || (scale ?? 1) >= last) return undefined;
    const isSkipped = last < 10_000 && (scale ?? 1) * 10 < last;
    if (isSkipped !== zero) return undefined;
    value += digit * (scale ?? 1);
    last = scale ?? 1;
    zero = false;
    rest = rest.slice(bareTen ? 1 : scale === undefined ? 1 : 2);
  }
  return zero ? undefined : value;
}
