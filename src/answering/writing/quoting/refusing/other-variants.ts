import type { CheckContext } from "../../checking/check-context.js";
import type { EvidenceUnit } from "../../reading/evidence-units.js";
import type { Quantity } from "../../reading/quantities.js";
import type { Reading } from "../../reading/reading.js";

/** Kinds of one thing, of which one excludes the others. Each line: the words of a kind | those of the next. */
const KINDS = `
spring | summer | autumn, fall | winter
open-air, outdoor, open air | covered, indoor
men, men's | women, women's
final | semi-final, semifinal | quarter-final, quarterfinal
single, singles | double, doubles
return ticket, round trip | one-way
weekday, weekdays | weekend, weekends
morning, mornings | evening, evenings | afternoon, afternoons
paperback | hardback, hardcover
upstream | downstream
northbound | southbound | eastbound | westbound
upper | lower
春季 春天 春季班 | 夏季 夏天 | 秋季 秋天 | 冬季 冬天
露天 室外 户外 | 室内 有棚
男子 男队 男单 男装 | 女子 女队 女单 女装
(?<!半)决赛 | 半决赛 | 四分之一决赛
甲类 甲级 甲等 甲组 | 乙类 乙级 乙等 乙组 | 丙类 丙级 丙等 丙组 | 丁类 丁级 丁等 丁组
一等 | 二等 | 三等
单程 | 往返
单打 | 双打
平日 工作日 | 周末
早班 | 中班 | 晚班 | 夜班
上行 | 下行
上册 | 下册
平装 | 精装
上半年 | 下半年
去年 | 今年 | 明年
会费 | 报名费 | 押金 定金 | 租金 房租 | 罚金 罚款 | 学费 | 运费 邮费 | 停车费
deposit | rent | fine, fines | entry fee, entrance fee | membership fee, dues | parking fee
`;

/** One may be spoken of beside the other: "under twelve, an adult must come along". Only what is counted for another tells of another. */
const PEOPLE = `
adult, adults, grown-ups | child, children, juniors | student, students
成人 大人 成年人 | 儿童 孩子 小孩 | 学生
`;

const SETS: readonly KindSet[] = [...setsIn(KINDS, false), ...setsIn(PEOPLE, true)];

interface KindSet {
  readonly kinds: readonly RegExp[];
  readonly isOfPeople: boolean;
}

function setsIn(lines: string, isOfPeople: boolean): KindSet[] {
  return lines
    .trim()
    .split("\n")
    .map((line) => ({ kinds: line.split(" | ").map(anyOf), isOfPeople }));
}

function anyOf(words: string): RegExp {
  if (/\p{Script=Han}/u.test(words)) return new RegExp(words.split(" ").join("|"), "u");
  return new RegExp(`(?<![\\p{L}-])(?:${words.split(", ").join("|")})(?![\\p{L}-])`, "u");
}

/** Asks which of them, or weighs one against another. */
const WEIGHS =
  /\b(?:or|than|between|both|compared?|which|what|when) ?(?:season)?\b.*\b(?:season|or|than|between|both)\b|还是|相比|比起|哪个季|哪种|哪一?类/u;
/** What the question tells of a time is no time of the answer. */
const RELATES = /\b(?:before|after|since|until|between|earlier|later|than|by \d{4})\b|之?[前后]|以来|至今|早于|晚于|到\d{4}/u;

/**
 * Whether a unit tells of another kind, year or day than the one asked about: a covered stall for an open-air one, "In 2014 …" for 2018. What
 * speaks of both may answer. Pure.
 */
export function otherVariantTest({ question, units }: CheckContext): (unit: EvidenceUnit) => boolean {
  const sets = WEIGHS.test(question.folded)
    ? []
    : SETS.filter(({ kinds }) => kinds.filter((kind) => kind.test(question.folded)).length === 1);
  const dates = RELATES.test(question.folded) ? [] : question.quantities.filter(isDate);
  const known = dates.filter((date) => units.some(({ own, about }) => tells(own, date) || tells(about, date)));
  return (unit) => sets.some((set) => isOfAnotherKind(unit, set, question)) || known.some((date) => isOfAnotherDate(unit, date));
}

function isOfAnotherKind({ own, about, clauses }: EvidenceUnit, { kinds, isOfPeople }: KindSet, question: Reading): boolean {
  const asked = kinds.find((kind) => kind.test(question.folded));
  if (asked === undefined || asked.test(own.folded) || asked.test(about.folded)) return false;
  const telling = isOfPeople ? clauses.filter(({ quantities }) => quantities.length > 0) : [own];
  return kinds.some((kind) => kind !== asked && telling.some(({ folded }) => kind.test(folded)));
}

function isDate(quantity: Quantity): boolean {
  return quantity.kind === "date" || yearOf(quantity) !== undefined;
}

function yearOf(quantity: Quantity): number | undefined {
  if (quantity.kind === "date") return quantity.year;
  if (quantity.kind !== "number") return undefined;
  const { value, dimension } = quantity;
  return dimension === undefined && Number.isInteger(value) && value >= 1000 && value <= 2100 ? value : undefined;
}

function tells({ quantities }: Reading, date: Quantity): boolean {
  return quantities.some((known) => isDate(known) && !isOtherDate(known, date));
}

/** One of them tells another year, or another day of the year. */
function isOtherDate(one: Quantity, other: Quantity): boolean {
  const [year, otherYear] = [yearOf(one), yearOf(other)];
  if (year !== undefined && otherYear !== undefined) {
    if (year !== otherYear) return true;
  } else if (one.kind !== "date" || other.kind !== "date" || one.month === undefined || other.month === undefined) return true;
  if (one.kind !== "date" || other.kind !== "date") return false;
  const differs = (a: number | undefined, b: number | undefined): boolean => a !== undefined && b !== undefined && a !== b;
  return differs(one.month, other.month) || differs(one.day, other.day);
}

/** The heading tells another date, or the sentence begins with one: "In 2014 Kettle Cross elected …". */
function isOfAnotherDate({ own, about, years }: EvidenceUnit, date: Quantity): boolean {
  if (tells(own, date) || tells(about, date) || years.some((year) => year === yearOf(date))) return false;
  if (about.quantities.some((known) => isDate(known) && isSameSort(known, date))) return true;
  return own.quantities.some((known) => isDate(known) && isSameSort(known, date) && OPENS.test(own.folded.slice(0, known.start)));
}

const OPENS = /^\W*(?:(?:in|on|for|during|at|自|在)\s*)?$/u;

function isSameSort(one: Quantity, other: Quantity): boolean {
  if (yearOf(other) !== undefined) return yearOf(one) !== undefined;
  return one.kind === "date" && other.kind === "date" && one.month !== undefined && one.day !== undefined;
}
