import type { CheckContext } from "../../checking/check-context.js";
import type { EvidenceUnit } from "../../reading/evidence-units.js";
import { ENGLISH_FUNCTION_WORDS } from "../../reading/function-words.js";
import { supportsQuantity } from "../../reading/quantities.js";
import { type Reading, readText } from "../../reading/reading.js";
import { termFit, topicsOf } from "../../reading/topics.js";
import { termsOf } from "../asked-terms.js";
import type { ExpectedAnswer } from "../expected-answer.js";
import { isSettled } from "./is-settled.js";

const EMPTY =
  /^(?:[-–—/?.…\s]*|n\/?a|none recorded|not (?:measured|known|recorded|available|given|tested|stated|reported)|unknown|missing|blank|未测|未检|未填|未知|不详|未登记|未记录|无记录|暂无|缺|空)$/iu;

/** Whether a record's field or a row's cell for what is asked is empty, or says that nobody measured it. Pure. */
export function isLeftEmpty(quoted: readonly EvidenceUnit[], context: CheckContext): boolean {
  const [unit, ...more] = quoted.filter(({ kind }) => kind === "row" || kind === "field" || kind === "fact");
  if (unit === undefined || more.length > 0 || quoted.length > 1) return false;
  const { terms } = termsOf(context);
  const all = unit.kind === "fact" ? factCell(unit) : unit.clauses.flatMap(({ text }) => cellOf(text));
  const cells = all.filter(({ value }) => value === "" || !context.question.text.includes(value));
  const fitOf = (label: string): number =>
    terms.reduce((sum, { term, weight }) => sum + weight * termFit(term, topicsOf(readText(label))), 0);
  const best = Math.max(0, ...cells.map(({ label }) => fitOf(label)));
  const asked = cells.filter(({ label }) => best > 0 && fitOf(label) === best);
  return asked.length > 0 && asked.every(({ value }) => EMPTY.test(value));
}

interface Cell {
  readonly label: string;
  readonly value: string;
}

function cellOf(text: string): Cell[] {
  const [, label, value = ""] = /^(.{1,40}?)[:：]\s*(.*)$/su.exec(text) ?? [];
  return label === undefined ? [] : [{ label, value: value.trim() }];
}

function factCell({ text, object = "" }: EvidenceUnit): Cell[] {
  const [, label = ""] = / — (.{1,300}?) → /u.exec(text) ?? [];
  return [{ label, value: object.trim() }];
}

/** Whether what would be quoted says nothing but what the question says itself: "Flight: ZK 418", 三、《冬港》。 Pure. */
export function addsNothing(quoted: readonly EvidenceUnit[], { question, groups }: CheckContext): boolean {
  if (isSettled(question.text) || quoted.length === 0) return false;
  const sameNames = (text: string): readonly string[] => groups.filter((group) => group.includes(text)).flat();
  const isSaid = (object: string): boolean => [object, ...sameNames(object)].some((name) => question.folded.includes(name));
  if (quoted.every(({ kind, object }) => kind === "field" && object !== undefined && isSaid(object.trim()))) return true;
  const asked = groups.filter((group) => group.some((name) => question.folded.includes(name))).flat();
  return quoted.every((unit) => unit.kind === "sentence" && !saysMore(unit, question, asked));
}

const ITEM_NUMBER = /^\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[.)、．]/u;

/** A sentence has a number, a word or a character that the question and the names of what it names haven't. */
function saysMore({ text }: EvidenceUnit, question: Reading, asked: readonly string[]): boolean {
  const said = readText(text.replace(ITEM_NUMBER, " "));
  const bare = asked.reduce((left, name) => left.replaceAll(name, " "), said.folded);
  const { words, folded, quantities } = readText(bare);
  if (quantities.some((value) => !question.quantities.some((known) => supportsQuantity(value, known, false)))) return true;
  if (words.some((word) => !question.folds.has(word.folded) && !ENGLISH_FUNCTION_WORDS.has(word.folded))) return true;
  return /\d/u.test(bare) || [...folded].some((character) => HAN.test(character) && !question.folded.includes(character));
}

const HAN = /\p{Script=Han}/u;

const PLANS =
  /要求|打算|计划|预计|预期|预测|希望|提议|拟|愿意|原定|\b(?:ask(?:ed|s)? for|call(?:ed|s)? for|demand(?:ed|s)?|claim(?:ed|s)?|sought|seeks?|propos(?:ed|es)|plan(?:ned|s)?|hop(?:ed|es)|expect(?:ed|s)?|counted on|favou?red|offered|predicted)\b/iu;
const ASKS_OUTCOME = /最后|最终|结果|实际|终于|到底|判|\b(?:did|was|were)\b/iu;
const ASKS_PLAN = new RegExp(`${PLANS.source}|要付|需要|将|会`, "iu");

/** Whether what came of it is asked, and the only value of that kind is one that was demanded, planned or expected. Pure. */
export function isOnlyPlanned(quoted: readonly EvidenceUnit[], { question }: CheckContext, expected: ExpectedAnswer): boolean {
  if (!ASKS_OUTCOME.test(question.text) || ASKS_PLAN.test(question.text)) return false;
  if (expected.type !== "number" && expected.type !== "time") return false;
  const clauses = quoted.flatMap(({ clauses: parts }) => parts).filter((clause) => holdsValue(clause, question, expected));
  return clauses.length > 0 && clauses.every(({ text }) => PLANS.test(text));
}

function holdsValue({ quantities }: Reading, question: Reading, { type, dimensions }: ExpectedAnswer): boolean {
  return quantities.some((value) => {
    if (question.quantities.some((asked) => supportsQuantity(value, asked, false))) return false;
    if (type === "time") return value.kind === "date";
    return value.kind === "number" && (dimensions.length === 0 || dimensions.includes(value.dimension ?? ""));
  });
}
