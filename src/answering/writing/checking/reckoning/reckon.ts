import { expectedAnswer, isCount, isYesNo } from "../../quoting/expected-answer.js";
import type { EvidenceUnit } from "../../reading/evidence-units.js";
import { hanNumber } from "../../reading/numerals.js";
import { fold, type Reading, readText } from "../../reading/reading.js";
import type { CheckContext } from "../check-context.js";
import { amountOf, EDGES, holdsValue, saidValues } from "../weighing/said-value.js";
import { askedExtreme } from "./asked-extreme.js";
import { describedMembers } from "./asked-members.js";
import { askedPolarity } from "./asked-polarity.js";
import { columnsOf, isSameEnd, namesOf } from "./listings.js";

/** What the listings of the evidence make of an answer. */
export interface Reckoned {
  readonly is: "right" | "wrong";
  readonly units: readonly EvidenceUnit[];
}

const WRONG: Reckoned = { is: "wrong", units: [] };
const LIST = /\s*[;；、]\s*|\s*,\s+(?:and\s+)?|，/u;

/**
 * Holds an answer that says nothing but what was asked for against what the evidence's listings come to: how many there are, which they are, which of them has most.
 * Undefined where they don't tell. Pure.
 */
export function reckon(read: Reading, context: CheckContext): Reckoned | undefined {
  const { question } = context;
  if (ASKS_WHETHER.test(question.text) || isYesNo(question.text.split(/(?<=[.。！!])\s*/u).at(-1) ?? ""))
    return settled(read, context);
  const extreme = askedExtreme(context);
  if (extreme !== undefined) {
    const said = bareName(read, [extreme.winner, ...extreme.others]);
    if (said === undefined) return isNoName(read, question) ? WRONG : undefined;
    return isSameEnd(said, extreme.winner) ? { is: "right", units: extreme.units } : WRONG;
  }
  return (isCount(question.text) ? counted(read, context) : undefined) ?? listed(read, context);
}

const ASKS_WHETHER = /吧[?？]?\s*$/u;
const YES_OR_NO =
  /^(?:(?<yes>yes|true|correct|是的?|对的?|有的?|会的?|能|可以|没错)|(?<no>no|false|不是|不对|不会|不能|没有|否|不))(?![\p{L}])[\s,，.。:：!！]*(?<rest>.*)$/isu;

/** Yes or no, alone or with the values that it rests on. */
function settled(read: Reading, context: CheckContext): Reckoned | undefined {
  const found = YES_OR_NO.exec(read.text.trim());
  if (found === null) return isOnlyNamed(read, context) ? WRONG : undefined;
  const { yes, rest = "" } = found.groups ?? {};
  const polarity = askedPolarity(context);
  if (polarity === undefined) return undefined;
  if ((yes !== undefined) !== polarity.isYes) return WRONG;
  const values = rest
    .split(LIST)
    .map((value) => readText(value.replace(EDGES, "")))
    .filter(({ text }) => text !== "");
  if (values.some((value) => isPhrase(value.text))) return undefined;
  const holds = (value: Reading): boolean =>
    polarity.units.some((unit) => holdsValue(unit, value, context.translate) || isItem(unit, value));
  return values.every(holds) ? { is: "right", units: polarity.units } : WRONG;
}

const ASKS_MORE =
  /\b(?:who|whom|whose|what|when|where|which|how|why)\b|谁|哪|什么|多少|几|何|告诉|说说|请问|知道|\b(?:tell|give|name|know|show) (?:me|us)?\b/iu;

/** Something that statements name, though only yes or no is asked for. */
function isOnlyNamed(read: Reading, context: CheckContext): boolean {
  const { question } = context;
  if (ASKS_MORE.test(question.text)) return false;
  return bareValues(read).some(
    (value) =>
      !question.folded.includes(value.folded) &&
      columnsOf(context).some(({ entries }) =>
        entries.some(({ subject, object }) => isNameOf(value.folded, subject) || isNameOf(value.folded, object)),
      ),
  );
}

/** "German" of "Chinese, German". */
function isItem({ object = "" }: EvidenceUnit, { folded }: Reading): boolean {
  return object.split(LIST).some((item) => item.trim() === folded);
}

/** It says more than a value. */
function isPhrase(text: string): boolean {
  return text.split(" ").length > 5 || (text.match(/\p{Script=Han}/gu)?.length ?? 0) > 10;
}

/** An amount, or nothing but words of the question, where a thing is asked for. */
function isNoName(read: Reading, question: Reading): boolean {
  return bareValues(read).some((value) => question.folded.includes(value.folded) || amountOf(value) !== undefined);
}

/** What is said, without "The answer is"; also words of the question. */
function bareValues(read: Reading): readonly Reading[] {
  return saidValues(read, { ...read, folded: "" }).bare;
}

function counted(read: Reading, context: CheckContext): Reckoned | undefined {
  if (expectedAnswer(context.question.text).dimensions.length > 0) return undefined;
  const said = countIn(read, context.question);
  if (said === undefined) return undefined;
  const described = describedMembers(context);
  if (described === undefined) return undefined;
  return said === described.members.length ? { is: "right", units: described.units } : WRONG;
}

/** A number alone, also 四 or 四座. */
function countIn(read: Reading, question: Reading): number | undefined {
  const amount = saidValues(read, question)
    .bare.map(amountOf)
    .find((one) => one !== undefined);
  if (amount?.kind === "number" && amount.dimension === undefined) return amount.value;
  const [, numeral] =
    /^(?:有|共有?|一共有?)?([零一二两三四五六七八九十百]+)\p{Script=Han}?$/u.exec(read.folded.replace(EDGES, "")) ?? [];
  return numeral === undefined ? undefined : hanNumber(numeral);
}

/** All of a listing, each by a name of its own; or what isn't of it. */
function listed(read: Reading, context: CheckContext): Reckoned | undefined {
  if (!ASKS_WHICH.test(context.question.text)) return undefined;
  const items = read.folded
    .split(LIST)
    .map((item) => item.replace(EDGES, ""))
    .filter((item) => item !== "");
  if (items.length < 2) return undefined;
  const described = describedMembers(context);
  if (described === undefined) return undefined;
  const met = items.map((item) => described.members.find((member) => isNameOf(item, member)));
  if (met.every((member) => member === undefined)) return undefined;
  if (met.includes(undefined) || new Set(met).size < items.length) return WRONG;
  return items.length === described.members.length ? { is: "right", units: described.units } : undefined;
}

const ASKS_WHICH = /\b(?:which|what|who|list|name)\b|哪|谁|什么|列出|有几/iu;

function isNameOf(text: string, end: string): boolean {
  const bare = (name: string): string =>
    fold(name)
      .replace(/[《》“”"]/gu, "")
      .trim();
  return namesOf(end).some((name) => bare(name) === bare(text));
}

/** The thing that the answer names, and nothing else. */
function bareName(read: Reading, ends: readonly string[]): string | undefined {
  const whole = read.folded.replace(EDGES, "");
  const bare = [whole, ...bareValues(read).map(({ folded }) => folded)];
  return ends.find((end) => bare.some((text) => isNameOf(text, end)));
}
