import type { EvidenceUnit } from "../reading/evidence-units.js";
import { type Quantity, supportsQuantity } from "../reading/quantities.js";
import { hasWord, nameRuns, type Reading, readText } from "../reading/reading.js";
import { type ExpectedAnswer, isCount, isPrice } from "./expected-answer.js";
import { isInMoney } from "./own-money.js";

const TIME_WORDS =
  /周[一二三四五六日末]|星期|礼拜|年间|[唐宋元明清汉隋晋]代|世纪|上午|下午|早晨|正月|腊月|初[一二三四五六七八九十]|monday|tuesday|wednesday|thursday|friday|saturday|sunday|morning|evening|noon|weekday|century|spring|summer|autumn|winter|[春夏秋冬]季|每[年月周天]/iu;
/** "60 days after opening" tells when. */
const AFTERWARDS = /\b(?:after|before|within)\b|[内后前]/u;
/** "When may …?", "When are … insured?" may ask for a condition. */
const ASKS_CONDITION = /\bwhen (?:is|are|do|does|may|can|must|should|will)\b|什么时候(?:可以|能|要|会|不)/iu;
const CONDITION =
  /\b(?:only )?(?:while|if|when|as long as|unless|until|once|during)\b|如果|只有|除非|[时期]间|的时候|[以之][后前]|的?季节/u;
/** A year tells no day. */
const ASKS_DAY = /\b(?:which|what) (?:day|date|weekday)|星期几|周几|礼拜几|[哪何]一?[天日]|几[号日]/iu;
const LASTS = ["seconds", "months"];
const PLACE_RELATIONS = ["locate", "birth", "origin", "headquarters", "death", "capital", "produce", "origin-of-river"];
const LOCATIVE =
  /\b(?:in|at|near|from|to|into|through|outside|inside|on) (?:the )?(?:\p{Ll}+ (?:of|in) )*(?!(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)\p{Lu}/u;
const PLACED = /\b(?:in|on|at|of|from|to|near) (?:the )?(?:\p{L}+ of )?$/u;
const LOWER_LOCATIVE = /\b(?:in|at|on|near) (?:the |a )?\p{Ll}+/u;
const PLACE_WORDS = /[市省县区镇乡村国州岛山河江湖城路街寺港湾]|位于|坐落|在|生于|毕业于|人(?:[,，。]|$)/u;

/**
 * How well a unit's own words hold something of the kind asked for that the question doesn't name: 0 not at all, 1 well. Where no kind
 * can be told from the words (a Chinese name is only characters), in between.
 */
export function candidateFit(unit: EvidenceUnit, question: Reading, { type, dimensions, currencies }: ExpectedAnswer): number {
  const own = unit.own;
  const fresh = own.quantities.filter(
    (quantity) =>
      !question.quantities.some((asked) => supportsQuantity(quantity, asked, false)) &&
      !(isRepeated(quantity, own) && !ASKS_HOW_OFTEN.test(question.text)),
  );
  const counts = isCount(question.text);
  if (type === "number" && dimensions.length === 0 && unit.kind === "sentence" && counted(own, question) === "another") return 0;
  switch (type) {
    case "time":
      if (dimensions.includes("clock"))
        return fresh.some((quantity) => quantity.kind === "number" && quantity.dimension === "clock") ? 1 : 0;
      if (ASKS_YEAR.test(question.text) && !fresh.some(tellsYear)) return yearBeside(unit);
      if (fresh.some((quantity) => tellsWhen(quantity, question.text))) return 1;
      if (
        AFTERWARDS.test(own.folded) &&
        fresh.some((quantity) => quantity.kind === "number" && LASTS.includes(quantity.dimension ?? ""))
      )
        return 0.9;
      if (ASKS_CONDITION.test(question.text) && CONDITION.test(own.folded)) return 0.6;
      return TIME_WORDS.test(own.text) || fresh.some((quantity) => quantity.kind === "number" && quantity.dimension === "clock")
        ? 0.8
        : 0;
    case "number":
      if (dimensions.includes("age") && own.relations.has("birth") && fresh.some(({ kind }) => kind === "date")) return 0.6;
      return Math.max(
        0,
        ...fresh.map((quantity) => numberFit(quantity, dimensions, unit.kind, counts)),
        // "Entry is 14 marks": a currency that nobody listed.
        isPrice({ type, dimensions }) ? priceFit(own, fresh) : 0,
        currencies !== undefined && fresh.some((quantity) => isBareNumber(quantity) && isInMoney(own, quantity.end, currencies))
          ? 1
          : 0,
        fresh.some(isBareNumber) && dimensions.some((name) => SAID_BESIDE[name]?.test(own.folded) === true) ? 0.8 : 0,
        /免费|不收|free of charge/u.test(own.folded) ? 0.8 : 0,
      );
    case "person":
    case "place":
      return nameFit(unit, question, type);
    case "thing":
      return 0.6;
  }
}

/** Whether a sentence names a time, or a number, that the question doesn't. */
export function hasTimeOrNumber(
  sentence: Reading,
  question: Reading,
  type: "time" | "number",
  dimensions: readonly string[],
): boolean {
  const fits = (quantity: Quantity): boolean =>
    type === "time" ||
    (quantity.kind !== "date" && (dimensions.length === 0 || numberFit(quantity, dimensions, "fact", false) > 0));
  const fresh = sentence.quantities.some(
    (quantity) => fits(quantity) && !question.quantities.some((asked) => supportsQuantity(quantity, asked, false)),
  );
  return (
    fresh || (type === "time" ? TIME_WORDS.test(sentence.text) : /免费|不收|半|free|一|one|no\b|没有/iu.test(sentence.folded))
  );
}

/** "Every 25 minutes" tells how often, not how long. */
function isRepeated(quantity: Quantity, { text }: Reading): boolean {
  return (
    quantity.kind === "number" &&
    LASTS.includes(quantity.dimension ?? "") &&
    /(?:\b(?:every|once (?:in|every)) |每隔?|每过)$/iu.test(text.slice(0, quantity.start))
  );
}

const ASKS_HOW_OFTEN =
  /\b(?:how often|how frequent|every|intervals?|apart|between)\b|每|隔|(?:多久|多长时间|几.{1,3}).{0,6}一[次回趟班]|频/iu;

/** "Fifteen a head", "the bill was 1,310": somebody pays. */
const PER_HEAD =
  /每(?:人|位|张|份|晚|桌|斤|公斤)\s?[\d一二三四五六七八九十百千两]|一[斤两罐瓶张份晚件只本]\s?[\d一二三四五六七八九十百千两]|[罚赔]|工[钱资]|薪|津贴|补贴|酬|会费|收费|\b(?:paid|pays?|wages?|salary|fines?|fined|allowances?|bought|sold|charged?s?|worth)\b|\b(?:per head|a head|per person|bill|fees?|fare|rent|deposit|invoice|budget)\b|账单|费用|预算|押金|租金/u;

function saysPrice({ relations }: Reading): boolean {
  return relations.has("price") || relations.has("admission");
}

/** A worth that no number tells: "one florin", "two months' rent", 运费的五倍. */
const WORTH =
  /\b(?:one|half an?|an? quarter of an?) (?!(?:week|day|night|hour|minute|month|year|time|person|kilo|litre|metre|of)\b)\p{Ll}{3,}|\b(?:months?|weeks?|years?)['’] (?:rent|pay|wages|fees)|\b(?:twice|double|half|times) (?:the|its|their) \p{L}+|[\d一二两三四五六七八九十百]+(?:倍|成)|一半|[\d一二两三四五六七八九十]+个月的?(?:房租|租金|工资)/u;

/** How well a text tells a price in a currency that nobody listed. */
function priceFit(own: Reading, fresh: readonly Quantity[]): number {
  if (!saysPrice(own) && !PER_HEAD.test(own.folded)) return 0;
  return fresh.some(isBareNumber) ? 0.7 : WORTH.test(own.folded) ? 0.6 : 0;
}

/** A number without its unit, where its text names what is measured: "Minimum age sixteen", 一百三十度. */
const SAID_BESIDE: Readonly<Record<string, RegExp>> = {
  age: /\bage[ds]?\b|\bolder\b|\byounger\b|\bover\b|\bunder\b|年龄|年满|岁/u,
  celsius: /\bdegrees?\b|\btemperature|[\d零一二三四五六七八九十百]度|温度|气温/u,
};

function isBareNumber(quantity: Quantity): boolean {
  return quantity.kind === "number" && quantity.dimension === undefined;
}

const MEASURE_WORDS: readonly string[] = [
  "人名位个口",
  "座栋幢",
  "只头匹条",
  "本册部卷",
  "台辆艘部架",
  "间",
  "家所",
  "层",
  "根支枝",
  "棵株",
  "岁",
  "级",
  "届",
  "场次回",
  "章节",
  "种类项",
  "扇",
  "张",
  "块",
  "颗粒",
  "顶",
  "户",
];
const HAN_NUMERAL = "[\\d〇零一二三四五六七八九十百千万两几半]";

/**
 * Whether a text counts what "how many" asks for, speaks of it without counting it ("between the second and third floors", 一楼 where 几层
 * is asked), or doesn't speak of it.
 */
export function counted(own: Reading, question: Reading): "asked" | "another" | "unsaid" {
  const [, measure = ""] = /(?:几|多少)([\p{Script=Han}])/u.exec(question.text) ?? [];
  const same = MEASURE_WORDS.filter((words) => measure !== "" && words.includes(measure)).join("");
  if (same !== "" && /\p{Script=Han}/u.test(own.text))
    return new RegExp(`(?<!第)${HAN_NUMERAL}[余多来]?\\s?[${same}个]`, "u").test(own.text) ? "asked" : "another";
  const noun = COUNTED_NOUN.exec(question.text)?.[1]?.split(" ").at(-1)?.toLowerCase() ?? "";
  if (
    /\bhow many people\b/iu.test(question.text) &&
    !PEOPLE.test(own.text) &&
    own.quantities.length > 0 &&
    own.quantities.every((quantity) => countsThings(quantity, own))
  )
    return "another";
  if (noun === "" || !hasWord(own, { folded: noun, isName: false })) return "unsaid";
  const isNear = own.quantities.some(
    (quantity) =>
      quantity.kind === "number" &&
      !["ordinal", "clock"].includes(quantity.dimension ?? "") &&
      readText(own.text.slice(quantity.end, quantity.end + NEAR_NUMBER)).words.some(({ folded }) =>
        hasWord({ ...own, folds: new Set([folded]) }, { folded: noun, isName: false }),
      ),
  );
  return isNear || /\b(?:no|one|single|several)\b/u.test(own.folded) ? "asked" : "another";
}

/** "46 tonnes", "14 lanes" */
function countsThings(quantity: Quantity, { text }: Reading): boolean {
  return quantity.kind !== "number" || quantity.dimension !== undefined || /^ \p{Ll}+s\b/u.test(text.slice(quantity.end));
}

/** Somebody, or room for somebody. */
const PEOPLE =
  /[人名位座户]|员工|职工|\b(?:people|persons?|staff|employees?|workers?|members?|visitors?|guests?|men|women|children|adults|pupils|students|volunteers|passengers|residents|inhabitants|population|crew|spectators|audience|attend\p{L}*|seats?|seating|capacity|holds?|fits?|room for|of (?:us|them)|were (?:there|present)|came|players?|drivers?|households?|villagers|soldiers|dead|killed|injured|\p{L}{3,}ers)\b/iu;
const COUNTED_NOUN =
  /how many (.+?)(?: (?:is|are|was|were|do|does|did|has|have|had|can|could|may|must|will|would|in|on|of|at)\b|\?|$)/iu;
/** Characters between a number and what it counts: "120 cheap second-hand books". */
const NEAR_NUMBER = 40;

/** A day or a weekday tells no year. */
const ASKS_YEAR = /哪一?年|何年|几几年|\b(?:what|which) year\b/iu;
const SOME_YEAR = /[去今前明]年|年代|世纪|\b(?:last|this|next) year\b(?!['’]s)|\bcentury\b|\d0s\b/iu;

/** Of a sentence that tells no year itself. */
function yearBeside({ own, about, years }: EvidenceUnit): number {
  if (SOME_YEAR.test(own.folded)) return 0.6;
  return years.length > 0 || about.quantities.some(tellsYear) ? 0.5 : 0;
}

function tellsYear(quantity: Quantity): boolean {
  return (quantity.kind === "date" && quantity.year !== undefined) || isYearLike(quantity);
}

function tellsWhen(quantity: Quantity, question: string): boolean {
  if (!ASKS_DAY.test(question)) return quantity.kind === "date" || isYearLike(quantity);
  return quantity.kind === "date" && (quantity.month !== undefined || quantity.day !== undefined);
}

function isYearLike(quantity: Quantity): boolean {
  return (
    quantity.kind === "number" &&
    quantity.dimension === undefined &&
    Number.isInteger(quantity.value) &&
    quantity.value >= 1000 &&
    quantity.value <= 2100
  );
}

function numberFit(quantity: Quantity, dimensions: readonly string[], kind: EvidenceUnit["kind"], counts: boolean): number {
  if (quantity.kind === "code") return 0.5;
  if (quantity.kind === "date") return 0;
  if (counts && dimensions.length === 0 && kind === "sentence" && isYearLike(quantity)) return 0.2;
  if (dimensions.length === 0)
    return quantity.dimension === undefined ? 1 : ["ordinal", "clock"].includes(quantity.dimension) ? 0.1 : counts ? 0.2 : 0.6;
  // A cell may leave its unit out; in a sentence a number without one counts something.
  if (quantity.dimension === undefined) return kind === "sentence" ? 0.2 : 0.5;
  return dimensions.includes(quantity.dimension) ? 1 : 0;
}

const CALENDAR =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|may|june|july|august|september|october|november|december|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$/u;

const AFTER_KIND = /(?:lake|mount|cape|river|island) $/u;
const BEFORE_KIND = /^ (?:river|lake|islands?|bridge|street|road|square|arena|bay|valley|glacier)\b/u;

/** A weekday, a month, a lake; a plural or a lone word that only begins the sentence. */
function isNobody(name: string, { folded }: Reading): boolean {
  if (CALENDAR.test(name)) return true;
  const at = folded.indexOf(name);
  if (AFTER_KIND.test(folded.slice(0, at)) || BEFORE_KIND.test(folded.slice(at + name.length))) return true;
  return !name.includes(" ") && folded.startsWith(name) && (/(?:s|ing)$/u.test(name) || /^[.:]/u.test(folded.slice(name.length)));
}

/** A cell, not its label, holds a word that may be a name: "Area (km²): 312" doesn't. */
function hasFreshCell(clause: string, question: Reading): boolean {
  const words = clause.slice(clause.search(/[:：]/u) + 1).match(/\p{Lu}[\p{L}'’-]+/gu) ?? [];
  return words.some((word) => !question.folded.includes(word.toLowerCase()));
}

function nameFit(unit: EvidenceUnit, question: Reading, type: "person" | "place"): number {
  if (unit.object !== undefined) {
    if (/^\P{L}*$/u.test(unit.object) || question.folded.includes(unit.object)) return 0.2;
    return type === "person" ||
      PLACE_RELATIONS.some((name) => unit.own.relations.has(name)) ||
      /[市省县区镇乡村国州岛]$/u.test(unit.object)
      ? 1
      : 0.5;
  }
  if (unit.kind === "row" && type === "person" && /\p{Script=Han}/u.test(unit.text))
    return unit.clauses
      .slice(1)
      .some(({ text }) => /: [\p{Script=Han}·]{2,4}$/u.test(text) && !/[市省县区镇乡村国州岛山河江湖]$/u.test(text))
      ? 1
      : 0.2;
  if (unit.kind === "row" && type === "person" && !unit.clauses.some(({ text }) => hasFreshCell(text, question))) return 0.1;
  const names = nameRuns(unit.own).filter(
    (name) =>
      !question.folded.includes(name) &&
      !name.split(" ").every((word) => question.folds.has(word)) &&
      !(type === "person" && isNobody(name, unit.own)),
  );
  if (
    type === "person" &&
    names.length > 0 &&
    names.every((name) => PLACED.test(unit.own.folded.slice(0, unit.own.folded.indexOf(name))))
  )
    return 0.3;
  if (names.length > 0) return type === "person" || LOCATIVE.test(unit.own.text) || unit.kind !== "sentence" ? 1 : 0.3;
  if (type === "place" && LOWER_LOCATIVE.test(unit.own.text)) return 0.7;
  if (!/\p{Script=Han}/u.test(unit.own.text)) return 0.1;
  return type === "place" ? (PLACE_WORDS.test(unit.own.text) ? 0.8 : 0.3) : 0.7;
}
