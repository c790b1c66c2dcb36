import { HAN_RELATIONS } from "../../../language/relation-words.js";
import type { EvidenceUnit } from "../reading/evidence-units.js";
import { HAN_FUNCTION_SET, HAN_FUNCTION_WORDS } from "../reading/function-words.js";
import { nameRuns, type Reading } from "../reading/reading.js";
import type { Claim, Scope } from "./claims.js";

/** Names whose words stand in the evidence, but not as one name: "Elena Okafor" of Elena Marsh and Paul Okafor. */
export function brokenNames(
  sentence: Reading,
  { units, own, about }: Scope,
  question: Reading,
  all: readonly EvidenceUnit[],
): string[] {
  const spaced = ` ${`${own}\n${about}`.replace(/[^\p{L}\p{N}\n]+/gu, " ")} `;
  const known = units.flatMap((unit) => [...nameRuns(unit.own), ...nameRuns(unit.about)]);
  const pieces = new Set(units.map(({ piece }) => piece));
  const isInPiece = (run: string): boolean => all.some((unit) => pieces.has(unit.piece) && nameRuns(unit.own).includes(run));
  return nameRuns(sentence).filter((run) => {
    const words = run.split(" ");
    if (words.length < 2 || spaced.includes(` ${run.replace(/[^\p{L}\p{N}]+/gu, " ")} `)) return false;
    if (isInPiece(run)) return false;
    return !known.some((name) => isSubsequence(words, name.split(" "))) && !isSubsequenceOfText(words, question, units);
  });
}

function isSubsequence(words: readonly string[], of: readonly string[]): boolean {
  let at = 0;
  for (const word of of) if (word === words[at]) at += 1;
  return at === words.length;
}

/** The question's own name for the thing, where each word of it stands in the evidence. */
function isSubsequenceOfText(words: readonly string[], question: Reading, units: readonly EvidenceUnit[]): boolean {
  return (
    question.folded.includes(words.join(" ")) &&
    units.some((unit) => words.every((word) => unit.own.folds.has(word) || unit.about.folds.has(word)))
  );
}

const SURNAMES =
  "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳史唐费廉岑薛雷贺倪汤殷罗毕郝邬安常乐于傅皮卞齐康伍余元顾孟黄穆萧尹姚邵湛汪祁毛狄米贝明臧计戴谈宋庞熊纪舒屈项祝董梁杜阮蓝闵席季贾路娄江童颜郭梅盛林钟徐邱骆高夏蔡田樊胡凌霍虞万柯管卢莫房解应宗丁宣邓郁单洪包左石崔吉龚程邢裴陆荣翁荀甄曲封储段焦巴侯班仲伊宫宁仇甘武符刘景詹龙叶司黎白蒲卓蔺温庄晏柴瞿阎连习容向古易廖耿关欧聂曾沙岳候";
/** What may follow a name without being part of it. */
const FOLLOWERS = /[的是在于和与有为由从到也曾被把将及等说生毕住一不未没就都还又已自以而来去写最更只仅均各先后]/u;
/** What a place or a person may be called with or without. */
export const NAME_ENDINGS: RegExp = /^(?:市|省|县|区|镇|乡|村|国|人|族|山|河|江|湖|州|大学|学院|公司|先生|女士|茶|路|桥|寺|馆)/u;

/** Part of a name instead of the name: 江望 where the evidence has 江望舒. */
export function cutNames(
  claims: readonly Claim[],
  sentence: Reading,
  { own, units }: Scope,
  knownNames: readonly string[],
): string[] {
  const cut: string[] = [];
  for (const { kind, text, standing } of claims) {
    if (kind !== "han" || standing !== "own" || text.length < 2) continue;
    if (knownNames.some((name) => name.includes(text) && sentence.folded.includes(name))) continue;
    const names = [...knownNames, ...units.flatMap(({ object }) => object ?? [])];
    const whole = names.find(
      (name) => name.length <= 4 && name.startsWith(text) && name !== text && !NAME_ENDINGS.test(name.slice(text.length)),
    );
    if (whole !== undefined && !names.includes(text) && !sentence.folded.includes(whole)) cut.push(text);
    else if (
      text.length === 2 &&
      !names.includes(text) &&
      !/[代年月日时期上下里中内外前后边口]$/u.test(text) &&
      !sentence.folded.includes(`·${text}`) &&
      SURNAMES.includes(text[0] ?? "") &&
      isAlwaysLonger(text, own)
    )
      cut.push(text);
  }
  return cut;
}

/** Whether a two-character name stands in the text only as the beginning of a longer one. */
function isAlwaysLonger(text: string, own: string): boolean {
  const followers = [...own.matchAll(new RegExp(`(?<!\\p{Script=Han})${text}(.?)|[长家授者人师是为由]${text}(.?)`, "gu"))].map(
    (match) => match[1] ?? match[2] ?? "",
  );
  return (
    followers.length > 0 &&
    followers.every((next) => /\p{Script=Han}/u.test(next) && !FOLLOWERS.test(next) && !NAME_ENDINGS.test(next))
  );
}

/** 马丁·贝尔 where the evidence has 艾格尼丝·贝尔: what stands on both sides of the dot. */
export function mixedNames(sentence: Reading, { own, about }: Scope, question: Reading): string[] {
  const known = `${own}\n${about}\n${question.folded}`;
  return [...sentence.folded.matchAll(/\p{Script=Han}{1,2}[·•・]\p{Script=Han}{1,2}/gu)]
    .map(([joint]) => joint)
    .filter((joint) => !known.includes(joint) && !known.includes(joint.slice(1)) && !known.includes(joint.slice(0, -1)));
}

/** More than the name: 何晓明 where the evidence has 何晓. */
export function grownNames(
  claims: readonly Claim[],
  sentence: Reading,
  { own, about }: Scope,
  knownNames: readonly string[],
): string[] {
  return claims.flatMap(({ kind, text, start, standing }, index) => {
    if (
      kind !== "han" ||
      standing !== "own" ||
      text.length !== 2 ||
      knownNames.includes(text) ||
      /[上下里中内外前后边口]$/u.test(text) ||
      sentence.folded.includes(`·${text}`) ||
      !SURNAMES.includes(text[0] ?? "")
    )
      return [];
    const end = start + text.length;
    const next = sentence.text[end] ?? "";
    const grown = text + next;
    if (!/\p{Script=Han}/u.test(next) || FOLLOWERS.test(next) || NAME_ENDINGS.test(next)) return [];
    if (own.includes(grown) || about.includes(grown)) return [];
    const after = claims[index + 1];
    const isWord = after?.start === end && (after.text.length > 1 || after.kind !== "han");
    return isWord || HAN_FUNCTION_WORDS.some((word) => word.length > 1 && sentence.text.startsWith(word, end)) ? [] : [grown];
  });
}

/** Names that the evidence knows, but not the evidence at hand. */
export function foreignNames(sentence: Reading, { own, about }: Scope, knownNames: readonly string[]): string[] {
  return knownNames.filter(
    (name) =>
      /\p{Script=Han}/u.test(name) &&
      sentence.folded.includes(name) &&
      !own.includes(name) &&
      !about.includes(name) &&
      !HAN_FUNCTION_SET.has(name) &&
      !HAN_RELATIONS.has(name),
  );
}

/** 馆长是魏清和 where the evidence has 馆长是魏清和的学生: whose it is, instead of what it is. */
export function possessors(sentence: Reading, { own }: Scope): string[] {
  return [...sentence.folded.matchAll(/(?:[是为叫]|给了?)(\p{Script=Han}{2,4})(?=[,，。；;]|$)/gu)].flatMap(([, name = ""]) =>
    /(?:[是为叫]|给了?)$/u.test(own.slice(0, Math.max(0, own.indexOf(`${name}的`)))) &&
    !own.replaceAll(`${name}的`, "").includes(name)
      ? [name]
      : [],
  );
}

/** Titles and words in quotation marks stand in the evidence, or in the question, as they are. */
export function misquoted(sentence: Reading, { own, about }: Scope, question: Reading): string[] {
  const known = `${own}\n${about}\n${question.folded}`.replace(/\s+/gu, " ");
  return [...sentence.folded.matchAll(/《([^《》]{2,60})》|“([^“”]{2,200})”|「([^「」]{2,200})」|"([^"]{2,200})"/gu)]
    .map((match) => (match[1] ?? match[2] ?? match[3] ?? match[4] ?? "").replace(/\s+/gu, " ").replace(/[\s.,，。!?！？]+$/u, ""))
    .filter((quoted) => !known.includes(quoted));
}
