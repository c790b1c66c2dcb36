import type { KnowledgeGraph } from "../knowledge-graph.js";
import type { Finding } from "./evaluate.js";
import { literalQuantity } from "./quantity.js";
import { rateAsked, rateNamed } from "./rate-words.js";
import { ratesOf } from "./rates.js";

/** 卖了多少台 asks how many were sold, not for how much. */
const ASKS_FOR_PIECES =
  /(?:多少|几)(?:台|辆|本|套|件|部|册|份|枚|艘|架|颗|座|家|所|位|名|人|只|次)|\bhow many (?!euros|dollars|yuan|pounds|crowns)/u;
/** 要上几天 asks how long it takes, not what it costs. */
const ASKS_FOR_TIME = /(?:多少|几)个?(?:天|日|晚|周|星期|礼拜|月|年|小时|钟头|分钟|课时|学时|节课)(?!.*(?:多少钱|几块|费|价))/u;
/** How many people there are is told in no hours or kilograms. */
const ASKS_FOR_PEOPLE =
  /\bhow many (?:people|persons|guests|visitors|students|pupils|children|participants|members)\b|(?:多少|几)(?:个|名|位|口)?人/u;
const UNIT =
  /[(（](?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|k?g|kilograms?|t|tonnes?|[ckm]?m|km²|ha|hectares?|km\/h|年|个?月|周|天|小时|分钟|秒|千克|公斤|克|吨|毫?米|厘米|公里|千米|平方千米|公顷)[)）]$/iu;
/** How far away something is isn't what it cost. */
const ASKS_FOR_SIZE = /\bhow (?:far|long|high|tall|wide|deep|heavy|old|fast|big|large)\b|多[远长高宽深重快久]/u;
/** The time that money is for, or what isn't money: 租期. */
const TELLS_TIME = /期|天数|时长|\b(?:period|term|duration|length)\b/iu;
/** One number is asked for, not those that it is made of. */
const ASKS_FOR_ONE = /总(?!统|理|部|监|台|站|馆|店|督|教|共)|合计|累计|平均|\b(?:total|sum|combined|average|mean)\b/u;
/** 在几楼 asks which floor, not how many. */
const ASKS_WHICH = /在第?几[楼层号级排室]/u;
const MONEY = /\b(?:price|cost|fee|fare|rent|rate|deposit|salary|wage|revenue|budget)\b|[价费薪]|金额|租金|奖金|租/iu;

/** What is bought isn't rented. */
const BUYS = /\b(?:buy|buying|purchase)\b|买/u;
const RENTS = /\b(?:rent|renting|hire|hiring|borrow|lease|take out)\b|[租借]/u;
const FOR_RENT = /\b(?:rent|rental|hire|lease|deposit)\b|[租押]/iu;
const FOR_SALE = /\b(?:purchase|sales?|selling|retail)\b|售|购|卖|买/iu;
const PERIODS: ReadonlySet<string> = new Set(["hour", "day", "night", "week", "month", "year"]);
const PERIOD =
  /(?:\bper|\ban?|\bby the|\beach|\bevery|\bfor an?|\bfor one) \p{L}+|[每按一]个?(?:小时|钟头|星期|礼拜|[天日晚周月年])/gu;

/** Whether what was found is another number than the folded question asks for. Pure. */
export function isAnotherNumber(question: string, finding: Finding, graph: KnowledgeGraph): boolean {
  return (
    (finding.kind === "count" && ASKS_WHICH.test(question)) ||
    (ASKS_FOR_PIECES.test(question) && moneyNames(graph, finding).length > 0) ||
    (ASKS_FOR_SIZE.test(question) && tellsOnlyMoney(moneyNames(graph, finding))) ||
    (ASKS_FOR_TIME.test(question) && tellsOnlyMoney(moneyNames(graph, finding))) ||
    (ASKS_FOR_PEOPLE.test(question) && numberNames(graph, finding).some((name) => UNIT.test(name))) ||
    isAnotherPrice(question, finding, graph) ||
    (ASKS_FOR_ONE.test(question) && isSeveralNumbers(finding))
  );
}

function tellsOnlyMoney(names: readonly string[]): boolean {
  return names.length > 0 && !names.some((name) => TELLS_TIME.test(name));
}

function isSeveralNumbers(finding: Finding): boolean {
  return (
    finding.kind === "rows" &&
    finding.rows.length > 1 &&
    finding.rows.every(({ value }) => value.kind === "literal" && literalQuantity(value)?.kind === "number")
  );
}

/** A price by another period than is asked for, or to buy what is to be rented. */
function isAnotherPrice(question: string, finding: Finding, graph: KnowledgeGraph): boolean {
  const names = moneyNames(graph, finding);
  if (names.length === 0) return false;
  const asked = [...question.matchAll(PERIOD)].flatMap(([phrase]) => rateAsked(phrase) ?? []).filter((unit) => PERIODS.has(unit));
  const told = names.flatMap((name) => rateNamed(name) ?? []);
  const isElse = (unit: string): boolean => !told.includes(unit) && (told.length > 0 || ratesOf(graph).has(unit));
  const isFor = (use: RegExp): boolean => names.some((name) => use.test(name));
  return (
    asked.some(isElse) ||
    (BUYS.test(question) && !RENTS.test(question) && isFor(FOR_RENT)) ||
    (RENTS.test(question) && !BUYS.test(question) && isFor(FOR_SALE))
  );
}

/** What the money that was found is called. */
function moneyNames(graph: KnowledgeGraph, finding: Finding): string[] {
  return toldNames(graph, finding)
    .filter((names) => names.some((name) => MONEY.test(name)))
    .flat();
}

function numberNames(graph: KnowledgeGraph, finding: Finding): string[] {
  const isNumber =
    finding.kind === "rows" &&
    finding.rows.every(({ value }) => value.kind === "literal" && literalQuantity(value)?.kind === "number");
  return isNumber ? toldNames(graph, finding).flat() : [];
}

function toldNames(graph: KnowledgeGraph, { kind, query, proof }: Finding): (readonly string[])[] {
  if (kind !== "rows" || query.ask !== "which") return [];
  return proof.filter(({ object }) => object.kind === "literal").map(({ predicate }) => graph.names(predicate));
}
