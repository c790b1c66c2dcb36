import { questionLanguage } from "../../../language/question-language.js";

const MOST_CANDIDATES = 24;
const CHINESE_PRONOUN = /他们|她们|它们|[他她它]|(?<![尤极与])其(?!实|他|它|中|余|次)|那里|那儿|这里|里面/u;
const CLASSIFIERS = "个座条位家部本所种只款幅场届项门处间首辆台颗名支艘片栋类篇张份";
const CHINESE_POINTER = new RegExp(`[这那该](?:一?[${CLASSIFIERS}])?`, "u");
const LONGEST_NOUN = 4;
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
  const gaps = questionLanguage(question) === "zh" ? chineseGaps(question) : englishGaps(question);
  const aspect = aspects(question);
  const ways = aspect.length > 0 ? aspect : gaps.length === 0 && isHalf ? before(question) : gaps;
  return things.flatMap((thing) => ways.map((fill) => ({ thing, question: fill(thing) }))).slice(0, MOST_CANDIDATES);
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
  /^(?:(?:and|but|so|ok|okay),? )?(?:(?:what|how) about )?(?:the|its|his|her|their) ((?:\p{Ll}+ ){0,2}\p{Ll}+)\??$/iu;

function aspects(question: string): Fill[] {
  const [, chinese] = CHINESE_ASPECT.exec(question.trim()) ?? [];
  if (chinese !== undefined) return [(thing) => `${thing}的${chinese}是什么？`];
  const [, english] = ENGLISH_ASPECT.exec(question.trim()) ?? [];
  return english === undefined ? [] : [(thing) => `What is the ${english} of ${thing}?`];
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
