import type { Draft } from "./draft.js";

type IsName = (text: string) => boolean;

const HAN_JOINT = /以及|[和与及、]/gu;
const HAN_OWNED = /^的(?<noun>[^的，,。？?]{1,10}?)$/u;
const HAN_TAIL =
  /(?:分别|各自?)?(?:是|为|有|在|叫)?(?:多少|什么|谁|哪[里儿]|哪一?[年天个家位]|几\p{Script=Han}?|什么时候|何时)?$/u;
/** What is asked of both together. */
const TOGETHER = /比|一样|相同|相差|差|之间|关系|总|一共|共同|同一|区别|谁更|哪个更|是不是|是否|吗/u;
const ENGLISH_OF =
  /^(?<ask>what|who) (?:is|are|was|were) (?:the )?(?<noun>[\p{L} -]{2,40}?) of (?<thing>[^,]{2,60}?),? and (?:the )?(?<noun2>[\p{L} -]{2,40}?) of (?<thing2>[^,]{2,60})$/iu;
const ENGLISH_POSSESSED =
  /^(?<ask>what|who) (?:is|are|was|were) (?<thing>[^,]{2,60}?)['’]s? (?<noun>[\p{Ll} -]{2,40}?),? and (?<thing2>[^,]{2,60}?)['’]s? (?<noun2>[\p{Ll} -]{2,40})$/iu;

/** 甲的馆长和乙的票价各是什么: of each of two things something of its own. Undefined for others. Pure, but for `isName`. */
export function eachItsOwn(sentence: string, isName: IsName): Draft | undefined {
  if (TOGETHER.test(sentence)) return undefined;
  const questions = /\p{Script=Han}/u.test(sentence) ? chinese(sentence, isName) : english(sentence, isName);
  return questions === undefined ? undefined : { questions, merge: { kind: "join" } };
}

function chinese(sentence: string, isName: IsName): string[] | undefined {
  const asked = sentence.replace(/^请问[，,]?|^(?:请|麻烦)?(?:分别)?(?:告诉我|说说|给出|列出)/gu, "");
  const tail = HAN_TAIL.exec(asked)?.[0] ?? "";
  const body = asked.slice(0, asked.length - tail.length);
  for (const { index, 0: joint } of body.matchAll(HAN_JOINT)) {
    const [one, other] = [body.slice(0, index), body.slice(index + joint.length)].map((half) => owned(half, isName));
    if (one === undefined || other === undefined || one.name === other.name) continue;
    const asks = tail.replace(/^(?:分别|各自?)/u, "");
    return [one, other].map(({ name, noun }) => `${name}的${noun}${asks}？`);
  }
  return undefined;
}

function owned(half: string, isName: IsName): { readonly name: string; readonly noun: string } | undefined {
  for (let length = half.length - 2; length > 0; length -= 1) {
    const noun = HAN_OWNED.exec(half.slice(length))?.groups?.noun;
    if (noun !== undefined && isName(half.slice(0, length))) return { name: half.slice(0, length), noun };
  }
  return undefined;
}

function english(sentence: string, isName: IsName): string[] | undefined {
  const { ask, noun, thing, noun2, thing2 } = (ENGLISH_OF.exec(sentence) ?? ENGLISH_POSSESSED.exec(sentence))?.groups ?? {};
  if (ask === undefined || thing === undefined || thing2 === undefined) return undefined;
  const isKnown = (text: string): boolean => isName(text) || isName(text.replace(/^the /iu, ""));
  if (!isKnown(thing) || !isKnown(thing2) || thing === thing2) return undefined;
  return [`${ask} is the ${noun} of ${thing}?`, `${ask} is the ${noun2} of ${thing2}?`];
}
