import type { Draft } from "./draft.js";

/**
 * "The tine is used in one of our machines. Which line is that machine in?", 某家公司买下了青木，那家公司在哪里: a statement about something that it
 * doesn't name, and a question about that. Undefined for others. Pure.
 */
export function toldFirst(text: string): Draft | undefined {
  const questions = /\p{Script=Han}/u.test(text) ? chinese(text.trim()) : english(text.trim());
  return questions === undefined ? undefined : { questions, merge: { kind: "last" } };
}

const SENTENCES =
  /^(?<told>[^?!]{8,120}?)[.;!]\s+(?:so,? |and )?(?<ask>(?:(?:in|at|on|by|to|from|for|of) )?(?:who|whom|whose|what|which|when|where|how)\b[^?.!]+)\?$/iu;
const ANY =
  "one of (?:our|the|its|their|your|his|her) (?<many>\\p{Ll}+(?: \\p{Ll}+)?)|(?:some|a certain|an?) (?<one>\\p{Ll}+(?: \\p{Ll}+)?)";
const OBJECT = new RegExp(`^(?<who>.+?) (?<be>is|was|are|were) (?<done>\\p{Ll}+(?: \\p{Ll}+)?) (?:${ANY})$`, "iu");
const SUBJECT = new RegExp(`^(?:${ANY}) (?<rest>.+)$`, "iu");
const PERSON = /(?:er|or|ist|ess|ian|ant|man|woman|person|nurse|cook|smith|wright)$/u;
const NAMED = /\p{Lu}|\b(?:the|our|this|that) \p{Ll}/u;

function english(text: string): string[] | undefined {
  const { told = "", ask = "" } = SENTENCES.exec(text)?.groups ?? {};
  const object = OBJECT.exec(told)?.groups;
  const subject = object === undefined ? SUBJECT.exec(told)?.groups : undefined;
  const { many, one, who = "", be = "", done = "", rest = "" } = object ?? subject ?? {};
  const said = (many ?? one ?? "").split(" ");
  if (said[0] === "" || !NAMED.test(object === undefined ? rest : who)) return undefined;
  for (let count = said.length; count > 0; count -= 1) {
    const kind = said.slice(0, count).join(" ");
    const noun = many === undefined ? kind : singular(kind);
    const again = new RegExp(`\\b(?:that|this|the|said) ${noun}(?<owns>['’]s)?\\b`, "iu");
    if (!again.test(ask)) continue;
    const behind = said.slice(count).join(" ");
    const asker = PERSON.test(noun) || / by$/u.test(done) ? "Who" : "What";
    const first =
      object === undefined
        ? `${asker === "Who" ? "Who" : `Which ${noun}`} ${behind} ${rest}`
        : behind === ""
          ? `${asker} ${be} ${lowerArticle(who)} ${done}`
          : undefined;
    return first === undefined ? undefined : [`${first.replace(/\s+/gu, " ")}?`, `${ask.replace(again, "#1$<owns>")}?`];
  }
  return undefined;
}

function singular(many: string): string {
  return many
    .replace(/men\b/u, "man")
    .replace(/ies$/u, "y")
    .replace(/(?<=s|x|ch|sh)es$|(?<!s)s$/u, "");
}

function lowerArticle(who: string): string {
  return who.replace(/^(?:The|Our|A|An)(?= )/u, (word) => word.toLowerCase());
}

const CLASSIFIER = "[个家位支项座颗条所本艘款台间门名种部场届件只辆栋]";
const HAN_TOLD = new RegExp(
  `^(?:有一?${CLASSIFIER}(?!.{0,6}[，。；,]))?(?<before>[^，。；,？?]{0,40}?)(?:(?:我们|咱们|公司|本厂|他们)的?)?(?:某一?|有一|一)(?<measure>${CLASSIFIER})(?<noun>\\p{Script=Han}{1,6})(?<tail>[^，。；,？?]{0,20})[，。；,]\\s*(?:请问|那么)?(?:[那这]一?${CLASSIFIER}?|该)\\k<noun>(?<rest>[^，。；,？?]{2,40})[？?]?$`,
  "u",
);
const HAN_QUESTION = /[谁哪几吗呢]|什么|多少|何|多[高长大深重宽久远]/u;

function chinese(text: string): string[] | undefined {
  const { before = "", measure = "", noun = "", tail = "", rest = "" } = HAN_TOLD.exec(text)?.groups ?? {};
  if (noun === "" || `${before}${tail}`.length < 3 || HAN_QUESTION.test(`${before}${tail}`) || !HAN_QUESTION.test(rest))
    return undefined;
  return [`${before}哪${measure}${noun}${tail}？`, `#1${rest}？`];
}
