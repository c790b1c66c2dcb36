import { comparing, type Guard, readOnce, sameMembers } from "./guard.js";
import type { GuardedQuestion } from "./guarded-question.js";
import { classReader } from "./word-classes.js";

const HAN_NUMERAL = "[〇零一二三四五六七八九十百千万亿两]";
const NUMBER = /-?\d+(?:[.,:/]\d+)*(?: ?[百千万亿]+)?/gu;
/** Numerals that are no part of another word: 第三, 前五, 三家. */
const HAN_COUNT = new RegExp(
  `(?:第|前|后|近|每)(${HAN_NUMERAL}+)|(${HAN_NUMERAL}+)(?=[个位座条家名次岁年月日号种本部场件人口天周页]|分之)`,
  "gu",
);
/** 一 in these counts nothing, or one of what is singular anyway. */
const NO_COUNT =
  /[哪那这某任同另每]一|一[一些起直般定样]|统一|唯一|(?<!分)之一|第一[时手线医中人小附]|万一|十分|千万别|一[个位座条家名种本部场件张只艘项支台款辈生](?!月)/gu;
const WORDS: Readonly<Record<string, string>> = {
  first: "1",
  second: "2",
  third: "3",
  fourth: "4",
  fifth: "5",
  once: "1",
  twice: "2",
  double: "2",
  half: "half",
  dozen: "12",
  hundred: "100",
  thousand: "1000",
  million: "1000000",
  billion: "1000000000",
};
const WORD_NUMBERS = new RegExp(`(?<!\\p{L})(?:${Object.keys(WORDS).join("|")})(?!\\p{L})`, "gu");
const HAN_VALUES: Readonly<Record<string, string>> = Object.fromEntries(
  [..."〇一二三四五六七八九"].map((digit, value) => [digit, String(value)]),
);

/** Every number, as digits where that is simple: 5, 3.5, 1984. */
function numbersOf({ folded }: GuardedQuestion): string[] {
  const text = folded.replace(/首次|头一?次/gu, "第1次").replace(/[首头]一?(?=[个座位年部场家])/gu, "第1");
  const found = [...text.matchAll(NUMBER)].map(([number]) => number.replaceAll(",", ""));
  for (const [, ordinal, count] of text.replace(NO_COUNT, " ").matchAll(HAN_COUNT)) {
    const numeral = ordinal ?? count ?? "";
    found.push(HAN_VALUES[numeral] ?? (numeral === "两" ? "2" : numeral === "十" ? "10" : numeral));
  }
  for (const [word] of text.matchAll(WORD_NUMBERS)) found.push(WORDS[word] ?? word);
  return found;
}

/** How often each number stands there counts: `from 5 to 5` is not `from 5`. */
function numberedList(question: GuardedQuestion): string[] {
  const counts = new Map<string, number>();
  return numbersOf(question).map((number) => {
    const times = (counts.get(number) ?? 0) + 1;
    counts.set(number, times);
    return `${number}×${times}`;
  });
}

/** A number, unit and date are what they are: two that differ ask for different things. */
export const numbersGuard: Guard = comparing("numbers", numberedList);

const UNITS = classReader([
  ["m", "(?<![0-9a-z厘毫分千公海平方立])米(?!饭|粉|酒|线)", "met(?:er|re)s?"],
  ["km", "公里|千米", "km|kilomet(?:er|re)s?"],
  ["cm", "厘米|公分", "cm|centimet(?:er|re)s?"],
  ["mm", "毫米", "mm|millimet(?:er|re)s?"],
  ["mile", "英里|海里", "miles?|nautical"],
  ["foot", "英尺|英寸", "f(?:ee|oo)t|inch(?:es)?"],
  ["kg", "公斤|千克", "kg|kilos?|kilograms?"],
  ["g", "(?<![千毫厘夹克])克(?=[重?？]|$|是|有)", "grams?"],
  ["mg", "毫克", "mg|milligrams?"],
  ["jin", "(?<!公)斤", ""],
  ["tonne", "吨", "tons?|tonnes?"],
  ["pound", "英磅|(?<!英)磅", "lbs?|pounds?"],
  ["litre", "(?<!毫)升(?=[?？水油酒]|$|是|有)", "lit(?:er|re)s?"],
  ["ml", "毫升", "ml|millilit(?:er|re)s?"],
  ["hectare", "公顷", "hectares?"],
  ["acre", "英亩|(?<!英)亩", "acres?"],
  ["square", "平方", "square|sq"],
  ["cubic", "立方", "cubic"],
  ["year", "多少年|几年", "how many years"],
  ["month", "多少个?月|几个月", "how many months"],
  ["week", "多少[周星]|几个?(?:星期|周)", "how many weeks"],
  ["day", "多少天|几天", "how many days"],
  ["hour", "小时|钟头", "hours?"],
  ["minute", "分钟", "minutes?"],
  ["second", "秒", "how many seconds"],
  ["dollar", "美元|美金", "dollars?|usd"],
  ["euro", "欧元", "euros?|eur"],
  ["yuan", "人民币", "yuan|rmb|cny"],
  ["crown", "克朗", "crowns?"],
  ["half", "半(?!岛|导体|山|径|年)", "half"],
  ["percent", "百分|%", "percent|per cent|percentage"],
  ["celsius", "摄氏", "celsius"],
  ["fahrenheit", "华氏", "fahrenheit"],
  ["watt", "瓦", "watts?"],
]);
/** What is written as a symbol keeps its case: 5 mW is not 5 MW. */
const SYMBOL = /\d ?(?<unit>[kKMGTmμµn]?(?:W|Wh|V|A|Hz|B|b|g|l|L|J|N|Pa|Ω)|°?[CF])(?![\p{L}\p{N}])/gu;

/** A unit that only one asks in makes no other question, unless it belongs to a number. */
export const unitsGuard: Guard = {
  name: "units",
  differs(one, other) {
    const [first, second] = [unitsOf(one), unitsOf(other)];
    if (first.length + second.length === 0) return false;
    if (numbersOf(one).length === 0 && (first.length === 0 || second.length === 0)) return false;
    return !sameMembers(first, second);
  },
};

const unitsOf = readOnce((question: GuardedQuestion): readonly string[] => [
  ...UNITS(question),
  ...[...question.text.matchAll(SYMBOL)].map(({ groups }) => groups?.unit ?? ""),
]);

const PARTS_OF_DATE = classReader([
  ["01", "(?<!十)一月|元月", "january|jan"],
  ["02", "(?<!十)二月", "february|feb"],
  ["03", "三月", "(?<=in |since |until |by |last |next )march|march (?=\\d)"],
  ["04", "四月", "april"],
  ["05", "五月", "(?<=in |since |until |by |last |next )may|may (?=\\d)"],
  ["06", "六月", "june"],
  ["07", "七月", "july"],
  ["08", "八月", "august|aug"],
  ["09", "九月", "september|sept"],
  ["10", "十月", "october|oct"],
  ["11", "十一月", "november|nov"],
  ["12", "十二月", "december|dec"],
  ["mon", "(?:周|星期|礼拜)一", "mondays?"],
  ["tue", "(?:周|星期|礼拜)二", "tuesdays?"],
  ["wed", "(?:周|星期|礼拜)三", "wednesdays?"],
  ["thu", "(?:周|星期|礼拜)四", "thursdays?"],
  ["fri", "(?:周|星期|礼拜)五", "fridays?"],
  ["sat", "(?:周|星期|礼拜)六", "saturdays?"],
  ["sun", "(?:周|星期|礼拜)[日天]", "sundays?"],
  ["weekend", "周末", "weekends?"],
  ["weekday", "工作日|平日", "weekdays?"],
  ["spring", "春[天季]", "(?:in|last|next|every) spring"],
  ["summer", "夏[天季]", "summers?"],
  ["autumn", "秋[天季]", "autumn|in fall"],
  ["winter", "冬[天季]", "winters?"],
  ["century", "世纪", "century|centuries"],
  ["decade", "年代", "decades?|\\d0s"],
  ["bc", "公元前", "bc|bce"],
]);

export const datesGuard: Guard = comparing("dates", PARTS_OF_DATE);
