import { KIND_OF_ONE } from "./candidates.js";
import type { Discourse } from "./discourse.js";

const HAN_POINTER =
  /[那这该](?:一?[个座条位家部本所种只款幅场届项门处间首辆台颗名支艘片栋类篇张份])?(?<noun>\p{Script=Han}{1,4})/u;
const LATIN_POINTER =
  /\b(?:that|this|the same) (?<noun>\p{Ll}{3,})\b|\bthe (?<bare>\p{Ll}{3,})(?= (?:is|was|has|had|does|did|cost|start|begin|open|close)\w{0,2}\b|[?,.]|$)/iu;

/** 那个奖, after 鹭羽翻译奖 was named: the one thing spoken of last whose name ends so. The question with the name in its place. Pure. */
export function namedAgain(question: string, { said }: Discourse): string | undefined {
  return /\p{Script=Han}/u.test(question) ? inChinese(question, said) : inEnglish(question, said);
}

function inChinese(question: string, said: readonly string[]): string | undefined {
  const pointer = HAN_POINTER.exec(question);
  const noun = pointer?.groups?.noun ?? "";
  for (let length = noun.length; pointer !== null && length > 0; length -= 1) {
    const name = length > 1 || KIND_OF_ONE.test(noun) ? endingIn(noun.slice(0, length), said) : undefined;
    if (name === undefined) continue;
    return `${question.slice(0, pointer.index)}${name}${question.slice(pointer.index + pointer[0].length - (noun.length - length))}`;
  }
  return undefined;
}

function inEnglish(question: string, said: readonly string[]): string | undefined {
  const pointer = LATIN_POINTER.exec(question);
  const noun = pointer?.groups?.noun ?? pointer?.groups?.bare;
  const name = noun === undefined ? undefined : endingIn(` ${noun}`, said);
  if (pointer === null || name === undefined || said.some((other) => question.includes(other))) return undefined;
  return `${question.slice(0, pointer.index)}the ${name}${question.slice(pointer.index + pointer[0].length)}`;
}

function endingIn(noun: string, said: readonly string[]): string | undefined {
  const bare = said.map((name) => name.replace(/^the /iu, ""));
  const ending = [...new Set(bare)].filter(
    (name) => name.length > noun.length && name.toLowerCase().endsWith(noun.toLowerCase()),
  );
  return ending.length === 1 ? ending[0] : undefined;
}

const HAN_OTHER = /^(?<which>[\p{Script=Han}\p{L}\p{N}]{2,8}?)的?那一?[个座条位家部本所种只款间处](?:店)?$/u;
const LATIN_OTHER =
  /^the (?<which>(?!other\b|same\b|first\b|second\b|last\b|next\b|new\b|old\b)\p{Lu}[\p{L}\d'’-]*(?: [\p{L}\d'’-]+)?) one$/u;

/** 石矿路那家, "the Quarry Road one", after 渡口巷分院: 石矿路分院. Undefined for what says no more of another. Pure. */
export function anotherOfKind(text: string, name: string): string | undefined {
  const han = HAN_OTHER.exec(text)?.groups?.which;
  if (han !== undefined) {
    const kind = /^\p{Script=Han}{4,}$/u.test(name) ? name.slice(-2) : undefined;
    return kind === undefined || han.endsWith(kind) ? undefined : `${han}${kind}`;
  }
  const which = LATIN_OTHER.exec(text)?.groups?.which;
  const kind = / (?<kind>[\p{L}\d-]+)$/u.exec(name)?.groups?.kind;
  return which === undefined || kind === undefined ? undefined : `the ${which} ${kind}`;
}

/** What one does, or how much of what: no name that takes another's place. */
const DONE =
  /^(?:带|加|换|修|补|买|租|借|寄|送|洗|订|做|办|存|托|只|不|坐|住)\p{Script=Han}{1,10}$|^\p{Script=Han}{0,6}[一两二三四五六七八九十半\d]+\p{Script=Han}{2,8}$/u;
const ASKING =
  /(?:票|门票|要|得|收|收费|是|需要)?(?:怎么(?:收费|收|算|卖|走|办)|多少钱?|多久|几\p{Script=Han}{1,2}|什么价)[？?]?$/u;

/** 修一支橹呢, after 修船社捻缝怎么收费: what is asked of the same thing is put in the place of what was. Pure. */
export function doneInstead(said: string, asked: string, name: string): string | undefined {
  const tail = ASKING.exec(asked);
  if (!DONE.test(said) || tail === null || !asked.startsWith(name)) return undefined;
  const before = asked.slice(name.length, tail.index);
  return before === "" ? undefined : `${name}${said}${tail[0]}`;
}
