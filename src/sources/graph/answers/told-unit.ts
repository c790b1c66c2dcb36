import type { QuestionLanguage } from "../../../language/question-language.js";
import { unitNamed } from "./quantity.js";

export interface ToldUnit {
  /** The relation's name without its unit. */
  readonly name: string;
  /** The value with it. */
  readonly withUnit: (value: string) => string;
}

const BRACKETED = /^(.*\S)\s*[（(]([^（()）\d]{1,20})[)）]$/u;
const SIGN = /^(?:%|‰|°)$/u;
const NUMBER = /^[-+−]?\d[\d.,]*$/u;
const COSTS =
  /\b(?:price|cost|fee|fare|rent|charge|deposit|salary|wage|pay|budget|revenue|turnover|prize)s?\b|价|费|租|金|薪|工资|预算|营收|营业额/iu;
/** 470千克 begins like 470 thousand, `46.5 million yuan` is 46.5 of something: these stay in the name. */
const MULTIPLE = /^(?:[十百千万亿兆]|hundreds?\b|thousands?\b|millions?\b|billions?\b|trillions?\b)/iu;
const ASIDE =
  /^(?:max|min|avg|approx|est|total|old|new|current|average|maximum|minimum|optional|official|latest|first|last)\b|[约估均新旧总最]/iu;

/**
 * What a name such as `weight (g)` or `售价（克朗）` says of the unit, to be told behind the numbers: "its weight is 1350 g". Undefined where the brackets
 * hold something else, or the values have units of their own. Pure.
 */
export function toldUnit(name: string, values: readonly string[], language: QuestionLanguage): ToldUnit | undefined {
  const [, bare = "", unit = ""] = BRACKETED.exec(name) ?? [];
  if (bare === "" || !values.every((value) => NUMBER.test(value)) || ASIDE.test(unit) || MULTIPLE.test(unit)) return undefined;
  if (!SIGN.test(unit) && unitNamed(unit) === undefined && !COSTS.test(bare)) return undefined;
  const gap = language === "zh" || SIGN.test(unit) ? "" : " ";
  return { name: bare, withUnit: (value) => `${value}${gap}${unit}` };
}

const HIGH =
  /\b(?:height|elevation|altitude|temperature|rate|speed|score|grade|rating|percentage|humidity|pressure)\b|[高海][度拔]|率|速|温度|[评得]分|价格|气温/iu;

/** "the lowest price", 重量最大: the end of a scale, by what it measures. Pure. */
export function extremeOf(name: string, isGreat: boolean, language: QuestionLanguage): string {
  const isHigh = HIGH.test(name) || COSTS.test(name);
  if (language === "zh") return isHigh ? (isGreat ? "最高" : "最低") : isGreat ? "最大" : "最小";
  return isHigh ? (isGreat ? "highest" : "lowest") : isGreat ? "greatest" : "smallest";
}
