import { questionLanguage } from "../../language/question-language.js";
import type { Draft } from "./draft.js";

const MOST_PARTS = 5;

/** Questions that name what they ask of once, and ask several things of it; or ask one thing of several. Undefined for others. Pure. */
export function severalParts(sentence: string): Draft | undefined {
  const questions = questionLanguage(sentence) === "zh" ? chinese(sentence) : english(sentence);
  if (questions === undefined || questions.length < 2 || questions.length > MOST_PARTS) return undefined;
  return { questions, merge: { kind: "join" } };
}

const TOPIC = /^([^:：?？,;]{2,60}): (.+)$/u;
const PART = /^(?:and )?((?:(?:in|at|on|to|from|for|by|of|with) )?(?:which|what|who|whose|when|where|how)\b.{3,100})$/iu;
const VERB = /^(?:which|what) (?:\p{Ll}+ )*?(?:is|are|was|were|does|do|did|has|have)\b/iu;
const GAP = /^(who|which \p{Ll}+|what) (\p{Ll}+) ((?:the )?\p{Lu}[^,;?]{1,60}),? and \1,? ((?:the )?\p{Lu}[^,;?]{1,60})$/iu;

/** "For Abbot's Piece, give me the size, the planting year and the number of trees." */
const GIVEN =
  /^(?:for|about|of) (?<thing>[^,;:?]{2,60}), (?:(?:please|(?:can|could|would|will) you(?: please)?) )?(?:give|tell|list|name|state|show)(?: me| us)? (?<parts>(?:the|its|his|her|their|how|what|when|where|who) [^?;:.]{3,200})[?.]?$/iu;
const WANTED =
  /^(?:(?:the|its|his|her|their) )?(?<noun>(?!how\b|what\b|who\b|when\b|where\b|which\b|if\b|whether\b)\p{L}[\p{L}\d -]{1,40})$/iu;
/** "how many it sleeps", "when it was built". */
const CLAUSE =
  /^(?<ask>how(?: (?:many|much))?(?: \p{Ll}+)?|what|when|where|who) (?:it|he|she|they) (?<verb>\p{Ll}+)(?<rest> .{2,60})?$/iu;
/** Each of the things asked for; undefined where one of them is neither a plain noun nor a clause about it. */
function given(sentence: string): string[] | undefined {
  const { thing = "", parts = "" } = GIVEN.exec(sentence)?.groups ?? {};
  const asked = parts.split(/,? and |, /u).map((part) => {
    const noun = WANTED.exec(part.trim())?.groups?.noun;
    return noun === undefined ? clauseOf(part.trim(), thing) : `What is the ${noun} of ${thing}?`;
  });
  return asked.length < 2 ? undefined : questionsOf(asked, (question) => question);
}

function clauseOf(part: string, thing: string): string | undefined {
  const { ask, verb = "", rest = "" } = CLAUSE.exec(part)?.groups ?? {};
  if (ask === undefined) return undefined;
  if (/^(?:is|was|are|were|has|can)$/u.test(verb)) return `${capital(ask)} ${verb} ${thing}${rest}?`;
  return /s$/u.test(verb) ? `${capital(ask)} does ${thing} ${plainVerb(verb)}${rest}?` : undefined;
}

function plainVerb(verb: string): string {
  return verb.replace(/ies$/u, "y").replace(/(?<=s|x|ch|sh|o)es$|s$/u, "");
}

function questionsOf(nouns: readonly (string | undefined)[], ask: (noun: string) => string): string[] | undefined {
  const known = nouns.flatMap((noun) => noun ?? []);
  return known.length < nouns.length ? undefined : known.map(ask);
}

function english(sentence: string): string[] | undefined {
  const wanted = given(sentence);
  if (wanted !== undefined) return wanted;
  // "Who heads the Red Lab, and who the Blue Lab?": the verb is said once.
  const [, asker = "", verb = "", first = "", second = ""] = GAP.exec(sentence) ?? [];
  if (asker !== "" && !/^(?:the )?\p{Lu}[^ ]* (?:is|was|has|\p{Ll}+ed)\b/u.test(second))
    return [first, second].map((thing) => `${capital(asker)} ${verb} ${thing}?`);
  const [, topic = "", rest = ""] = TOPIC.exec(sentence) ?? [];
  if (topic === "" || /^(?:who|what|which|when|where|how|list|name)\b/iu.test(topic)) return undefined;
  const parts = rest.split(
    /,? and (?=(?:in |at |on |to |from |for |by |of |with )?(?:which|what|who|whose|when|where|how)\b)|, (?=(?:which|what|who|when|where|how)\b)/iu,
  );
  if (parts.length < 2 || !parts.every((part) => PART.test(part))) return undefined;
  return parts.map((part) => ofTopic(part.trim(), topic));
}

/** "which license" of a library: its license is asked for. */
function ofTopic(part: string, topic: string): string {
  const [, noun] = /^(?:which|what) ((?:\p{Ll}+ ){0,2}\p{Ll}+)$/iu.exec(part) ?? [];
  if (noun !== undefined && !VERB.test(part)) return `What is the ${noun} of ${topic}?`;
  const [, latest, quality] = /^(?:which|what) (\p{Ll}+) is (?:the )?(\p{Ll}+)$/iu.exec(part) ?? [];
  if (latest !== undefined) return `What is the ${quality} ${latest} of ${topic}?`;
  const whole = part.replace(/\b(?:its|his|her|their)\b/iu, `${topic}'s`).replace(/\b(?:it|he|she|they)\b/iu, topic);
  return whole === part ? `${capital(part)} of ${topic}?`.replace(/\? of/u, " of") : `${capital(whole)}?`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const NAME = "[\\p{L}\\p{N}·《》\\uE000-\\uE0FF-]";
/** 甲队的教练、队长分别是谁，球衣什么颜色 */
const ROLES = new RegExp(
  `^(${NAME}{2,24}?)的(${NAME}{1,6}(?:(?:、|和|与|以及|及)${NAME}{1,6}){1,3})(?:分别|各)(是谁|是什么|是多少|在哪里|叫什么)(?:[，,](.{2,30}))?$`,
  "u",
);
/** 分别告诉我甲和乙的生日 */
const TELL = new RegExp(
  `^(?:请|麻烦)?(?:你)?(?:分别)?(?:告诉我|说一下|说说|列出|给出)(?:一下)?(${NAME}{2,24}?)(?:和|与|以及|跟)(${NAME}{2,24}?)(?:各自|分别)?的(\\p{Script=Han}{2,8})$`,
  "u",
);
/** 一号线S1和S5的票价各是多少 */
const EACH =
  /^(\p{Script=Han}{0,6})(\p{Script=Latin}{1,4}-?\d{1,4})(?:和|与|跟|、)(\p{Script=Latin}{1,4}-?\d{1,4})的?(\p{Script=Han}{1,8}?)(?:分别|各)(?:自)?(是|为|有|要)?(多少钱|多少|什么|几\p{Script=Han}{1,2}|谁)$/u;

function chinese(sentence: string): string[] | undefined {
  const bare = sentence.replace(/^请问[，,]?/u, "");
  const [, owner = "", roles = "", asks = "", more] = ROLES.exec(bare) ?? [];
  if (owner !== "") {
    const asked = roles.split(/、|以及|和|与|及/u).map((role) => `${owner}的${role}${asks}？`);
    if (more === undefined) return asked;
    return /什么|多少|谁|哪|几|多[高长大深重宽]/u.test(more)
      ? [...asked, `${owner}的${more.replace(/(?<!是)(?=什么|多少)/u, "是")}？`]
      : undefined;
  }
  const [, one = "", other = "", noun = ""] = TELL.exec(bare) ?? [];
  if (one !== "" && /分别|各自/u.test(bare)) return [one, other].map((thing) => `${thing}的${noun}是什么？`);
  const [, kind = "", first = "", second = "", of = "", be = "是", what = ""] = EACH.exec(bare) ?? [];
  if (first !== "") return [first, second].map((code) => `${kind}${code}的${of}${be}${what}？`);
  return undefined;
}
