import { questionLanguage } from "../../../language/question-language.js";

const MOST_CANDIDATES = 24;
const CHINESE_PRONOUN = /他们|她们|它们|[他她它]|(?<![尤极与])其(?!实|他|它|中|余|次)|那里|那儿|这里|里面/u;
const CLASSIFIERS = "个座条位家部本所种只款幅场届项门处间首辆台颗名支艘片栋类篇张份";
const CHINESE_POINTER = new RegExp(`[这那该](?:一?[${CLASSIFIERS}])?`, "u");
const LONGEST_NOUN = 4;
/** A kind of thing in one character, and not the beginning of a longer word: 那个奖, not 那个学校. */
export const KIND_OF_ONE: RegExp = /^[奖店馆桥船队厂社报站线山河湖塔园院校厅坊闸镇村街路楼庙寺](?![子长友员里内前主客区型])/u;
const ENGLISH_POINTER =
  /\b(?:(?:that|this|the same) (?!(?:is|was|does|did|has|can|year|time)\b)\p{Ll}+|it|he|she|him|that|this|they|them)\b/iu;
const ENGLISH_POSSESSIVE = /\b(?:its|his|their|her)\b/iu;

const POINTS_BACK =
  /[他她它其该]|[这那](?!么)|前者|后者|第[一二三四五六]|呢\s*[?？]?$|\b(?:it|its|he|she|they|him|her|his|their|them|that|this|those|these|there|then|ones?|former|latter|and|about|else|too|also)\b/iu;

/** Whether a word of the question points to something said before. Pure. */
export function pointsBack(question: string): boolean {
  return POINTS_BACK.test(question);
}

/**
 * The question with each of the things in the place of what it points to ("it", "这所学校"), the likelier things first; none where it points to
 * nothing, unless it `isHalf` a question (门票多少钱？). Which of them is meant, whoever knows the things has to say. Pure.
 */
export function followUpCandidates(
  question: string,
  things: readonly string[],
  isHalf = false,
): { thing: string; question: string }[] {
  const again = againByNoun(question, things);
  if (again.length > 0) return again;
  const gaps = questionLanguage(question) === "zh" ? chineseGaps(question) : englishGaps(question);
  const aspect = aspects(question);
  const ways = aspect.length > 0 ? aspect : gaps.length === 0 && isHalf ? before(question) : gaps;
  return things.flatMap((thing) => ways.map((fill) => ({ thing, question: fill(thing) }))).slice(0, MOST_CANDIDATES);
}

/** 那个奖 is what is called so, if anything is. */
function againByNoun(question: string, things: readonly string[]): { thing: string; question: string }[] {
  const pointer = CHINESE_POINTER.exec(question);
  for (let length = LONGEST_NOUN; pointer !== null && length > 0; length -= 1) {
    const after = pointer.index + pointer[0].length;
    const noun = question.slice(after, after + length);
    if (length === 1 && !KIND_OF_ONE.test(question.slice(after, after + 2))) continue;
    const called = things.filter((thing) => thing.length > length && noun.length === length && thing.endsWith(noun));
    if (called.length > 0)
      return called.map((thing) => ({ thing, question: between(question, pointer.index, pointer[0].length + length)(thing) }));
  }
  return [];
}

type Fill = (thing: string) => string;

function chineseGaps(question: string): Fill[] {
  const bare = question.replace(/^(?:那么?|那)(?=[他她它这])/u, "");
  const pronoun = CHINESE_PRONOUN.exec(bare);
  if (pronoun !== null) return [between(bare, pronoun.index, pronoun[0].length)];
  const pointer = CHINESE_POINTER.exec(bare);
  if (pointer === null) return [];
  return Array.from({ length: LONGEST_NOUN }, (_, index) => between(bare, pointer.index, pointer[0].length + index + 1));
}

/** 那终点呢？, "And the finish?": what is asked of the thing, unless it is another one. */
const CHINESE_ASPECT =
  /^(?:那么?|还有|而)?[，,]?\s*(?:[他她它其]的?|他们的?|她们的?|它们的?)?(\p{Script=Han}{2,8}?)(?:又|怎么样)?呢[？?]?$/u;
const ENGLISH_ASPECT =
  /^(?:(?:and|but|so|ok|okay),? )?(?:(?:what|how) about )?(?:the|its|his|her|their) ((?:[\p{L}\d]+ ){0,2}[\p{L}\d]+)\??$/iu;

function aspects(question: string): Fill[] {
  const [, chinese] = CHINESE_ASPECT.exec(question.trim()) ?? [];
  if (chinese !== undefined) return [(thing) => `${thing}的${chinese}是什么？`];
  const [, english] = ENGLISH_ASPECT.exec(question.trim()) ?? [];
  if (english === undefined) return [];
  // Its Brix value is its Brix.
  const bare = english.replace(/ (?:value|figure|level|reading)$/iu, "");
  return [...new Set([english, bare])].map((noun) => (thing) => `What is the ${noun} of ${thing}?`);
}

/** Nothing stands in its place. */
function before(question: string): Fill[] {
  return questionLanguage(question) === "zh" ? [(thing) => `${thing}${question}`, (thing) => `${thing}的${question}`] : [];
}

function englishGaps(question: string): Fill[] {
  const possessive = ENGLISH_POSSESSIVE.exec(question);
  if (possessive !== null) {
    const fill = between(question, possessive.index, possessive[0].length);
    return [(thing) => fill(`${thing}'s`)];
  }
  const pointer = ENGLISH_POINTER.exec(question);
  return pointer === null ? [] : [between(question, pointer.index, pointer[0].length)];
}

function between(question: string, at: number, length: number): Fill {
  return (thing) => `${question.slice(0, at)}${thing}${question.slice(at + length)}`;
}
