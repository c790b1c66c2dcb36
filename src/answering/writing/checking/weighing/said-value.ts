import type { EvidenceUnit } from "../../reading/evidence-units.js";
import { ENGLISH_FUNCTION_WORDS, HAN_FUNCTION_WORDS } from "../../reading/function-words.js";
import { type Quantity, supportsQuantity } from "../../reading/quantities.js";
import { hasWord, type Reading, readText } from "../../reading/reading.js";
import type { CheckContext } from "../check-context.js";

/** Longer ones say more than what was asked for. Characters. */
const LONGEST_VALUE = 60;
const MOST_WORDS = { han: 12, latin: 8 } as const;
/** What an amount may have beside it, of its length. */
const AMOUNT = 0.75;
export const EDGES: RegExp = /^[\s"'“”‘’《》「」*]+|[\s"'“”‘’《》「」*.。,，;；:：!！?？]+$/gu;
const FRAME =
  /^(?:the answer (?:is|was)|(?:it|that|this|they|there)(?: ?(?:is|was|are|were|'s|'re)| (?:has|have|had)| costs?)|in|at|on|by|from|about)\s+(?:(?:called|named|about|the)\s+)*|^(?:答案是|答案[:：]|那是|它是|他是|她是|这是|是|为|叫做?|在|有|共有?)/u;

/** What an answer says beyond the question's own words: "612" of "The Friends now have 612 members", the whole of "612". Longest first, folded. Pure. */
export function saidValues(
  read: Reading,
  question: Reading,
): { readonly bare: readonly Reading[]; readonly rest: readonly Reading[] } {
  const whole = read.text.replace(EDGES, "");
  const framed = whole.replace(new RegExp(FRAME.source, "iu"), "");
  const rest = /\p{Script=Han}/u.test(whole) ? hanRest(framed, question) : latinRest(framed, question);
  const values = (texts: readonly string[]): Reading[] =>
    [...new Set(texts.map((text) => text.replace(EDGES, "")))]
      .filter((text) => isValue(text) && !question.folded.includes(text.toLowerCase()))
      .map(readText);
  const bare = values([whole, framed]);
  return { bare, rest: values(rest).filter((value) => !bare.includes(value)) };
}

function isValue(text: string): boolean {
  if (text.length > LONGEST_VALUE || !/[\p{L}\p{N}]/u.test(text) || (text.length === 1 && isEmpty(text))) return false;
  return (text.match(/\p{Script=Han}/gu)?.length ?? 0) <= MOST_WORDS.han && text.split(" ").length <= MOST_WORDS.latin;
}

/** The amount or date that the value is; also 47根, 分机611, "4 florins": with what it counts, or what has the number. */
export function amountOf({ quantities, text }: Reading): Quantity | undefined {
  const [first] = quantities;
  if (first === undefined || quantities.length !== 1) return undefined;
  if (first.end - first.start >= text.trim().length * AMOUNT) return first;
  return LABEL.test(text.slice(0, first.start)) && UNIT.test(text.slice(first.end)) ? first : undefined;
}

const LABEL = /^\s*(?:端口|分机|编号|号码|约|共|\p{Sc}|(?:port|ext\.?|extension|level|no\.?)\s)?\s*$/iu;
/** None that makes a name of it, as in 3号库. */
const UNIT =
  /^\s*(?:[级根台个位名家条只件张本部辆艘架层间页章次回场项种类枚颗粒瓶箱袋桶盒杯碗支把副套届首头匹]|弗罗林|克朗|法郎|先令|马克|florins?|crowns?|francs?|marks?|shillings?|strings?|copies|units|pieces|levels?)?\s*$/iu;

/** From the first to the last word that the question hasn't; with the capitalised ones beside them first. */
function latinRest(text: string, question: Reading): string[] {
  const words = text.match(/[\p{L}\p{N}](?:[\p{L}\p{N}'’.,:/-]*[\p{L}\p{N}])?/gu) ?? [];
  const places: { readonly start: number; readonly end: number; readonly isNew: boolean; readonly isName: boolean }[] = [];
  let at = 0;
  for (const word of words) {
    const start = text.indexOf(word, at);
    at = start + word.length;
    const { words: read, quantities } = readText(word);
    const isGiven =
      quantities.length > 0
        ? question.quantities.some((asked) => quantities.some((one) => supportsQuantity(one, asked, false)))
        : read.every((one) => ENGLISH_FUNCTION_WORDS.has(one.folded) || hasWord(question, { folded: one.folded, isName: false }));
    places.push({ start, end: at, isNew: !isGiven, isName: /^\p{Lu}/u.test(word) && start > 0 });
  }
  let first = places.findIndex(({ isNew }) => isNew);
  let last = places.findLastIndex(({ isNew }) => isNew);
  if (first < 0) return [];
  const cut = (): string => text.slice(places[first]?.start, places[last]?.end);
  const bare = cut();
  while (places[first - 1]?.isName === true) first -= 1;
  while (places[last + 1]?.isName === true) last += 1;
  return [cut(), bare];
}

/** What is left between the stretches that the question has too, and words that claim nothing. */
function hanRest(text: string, question: Reading): string[] {
  let rest = text;
  for (let before = ""; before !== rest; ) {
    before = rest;
    rest = withoutStart(rest, question.folded);
    rest = withoutEnd(rest, question.folded);
  }
  return [rest];
}

const LONGEST_STRETCH = 24;

function withoutStart(text: string, question: string): string {
  for (let length = Math.min(LONGEST_STRETCH, text.length - 1); length > 0; length -= 1) {
    const stretch = text.slice(0, length);
    if (length > 1 ? question.includes(stretch.toLowerCase()) : isEmpty(stretch)) return text.slice(length);
    if (length > 1 && HAN_FUNCTION_WORDS.includes(stretch) && !isDenial(stretch)) return text.slice(length);
  }
  return text;
}

function withoutEnd(text: string, question: string): string {
  for (let length = Math.min(LONGEST_STRETCH, text.length - 1); length > 0; length -= 1) {
    const stretch = text.slice(-length);
    if (length > 1 ? question.includes(stretch.toLowerCase()) : isEmpty(stretch)) return text.slice(0, -length);
  }
  return text;
}

function isEmpty(character: string): boolean {
  return /[的是在有为叫由共了于约被把给,，\s“”《》]/u.test(character);
}

function isDenial(word: string): boolean {
  return /[不没无未非别]/u.test(word);
}

/** Whether the unit has the value, whole. */
export function holdsValue(
  { own, object, subject, kind }: EvidenceUnit,
  value: Reading,
  translate: CheckContext["translate"] = () => [],
): boolean {
  const said = value.folded;
  const quantity = amountOf(value);
  if (quantity !== undefined) return own.quantities.some((known) => supportsQuantity(quantity, known, false));
  if (isTranslated(own.folded, value, translate)) return true;
  if (kind === "fact")
    return [object?.trim(), subject, ...own.folded.split("\n").slice(1)].some(
      (name) => name === said || name?.replace(/[《》]/gu, "") === said,
    );
  return holdsText(own.folded, said);
}

/** "bamboo" of 竹子: in a text of the other language, each word by what it may be there. */
function isTranslated(text: string, { folded, words }: Reading, translate: CheckContext["translate"]): boolean {
  const isHan = /\p{Script=Han}/u.test(folded);
  const [first = ""] = text.split("\n");
  if (/\p{Script=Han}/u.test(first) === isHan) return false;
  const said = isHan ? [folded] : words.map((word) => word.folded).filter((word) => !ENGLISH_FUNCTION_WORDS.has(word));
  return (
    said.length > 0 &&
    said.every((word) => translate(word).some((other) => (isHan ? holdsText(first, other) : first.includes(other))))
  );
}

export function holdsText(text: string, said: string): boolean {
  return new RegExp(
    `(?<![\\p{Script=Latin}\\p{N}])${said.replace(/[.*+?^$(){}|[\]\\/]/gu, "\\$&")}(?![\\p{Script=Latin}\\p{N}])`,
    "u",
  ).test(text);
}
