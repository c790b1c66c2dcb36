import type { Mention } from "./mentions.js";

const AUXILIARY = "do|does|did|is|are|was|were|can|could|will|would|should|must|may|has|have|had";
const PLURAL_AUXILIARY = /^(?:do|are|were|have)$/iu;
/** Says nothing of how many there are. */
const MODAL = /^(?:did|can|could|will|would|should|must|may|had)$/iu;
/** What ends the subject and its verb. */
const STOP =
  /^(?:in|on|at|to|from|by|for|of|with|without|during|before|after|until|till|since|under|over|about|near|behind|through|into|than|as|and|or|but|if|when|while|because|that|which|who|the|a|an|any|some|every|each|all|my|our|your|its|their|his|her|this|these|those|it|them|us|me|you|early|late|later|earlier|daily|today|tomorrow|tonight|now|usually|normally|already|still|yet|again|there|here|very|too|more|most|not|ever|never)$/u;
/** What often follows a subject of two words: "the gift shop close". */
const VERB =
  /^(?:close[ds]?|open(?:s|ed)?|start|begin|end|finish|cost|leave|arrive|depart|take|last|work|need|weigh|run|stop|serve|cover|include|contain|have|use|offer|allow|accept|close|free|full|big|old|new|busy|large|heavy|expensive|closed|built|founded|made|held|called|sold|located|allowed|included|available)$/u;
/** "how old", "where": what is asked of a thing needs no verb behind it. */
const WITHOUT_VERB = /^(?:and )?(?:what|where(?:'s)?|how (?:old|big|large|long|far|tall|high|deep|wide|heavy|expensive|busy))$/iu;
const ASKED_OF = new RegExp(`^(.{0,40}?)\\b(${AUXILIARY}|where's) (the|our|my|your) (.+)$`, "iu");
const DONE_TO = /^who (?!is\b|are\b|was\b|were\b|else\b)\p{Ll}+ (the|our|my|your) (\p{Ll}[\p{Ll}-]+(?: \p{Ll}[\p{Ll}-]+)?)$/iu;
const THERE_IS = /^(?:is|are|was|were) there (?:an?|any) (.+)$/iu;
const OBJECT = /^(?:the|an?|any|some|my|our|your|this|these)$/u;
/** What is asked of a thing is no thing to speak on about. */
const MEASURE =
  /(?:^|\s)(?:price|cost|fee|number|name|address|date|time|hours?|age|size|weight|height|length|width|distance|capital|population|reason|difference|way|answer|question|first|last|best|most|least|same|other|next)$/u;

/** Who comes and goes is "he" or "she", and what an "it" means then isn't told. */
const PERSON =
  /(?:^|\s)(?:manager|director|owner|teacher|doctor|nurse|guide|guard|cook|chef|driver|boss|mayor|curator|secretary|king|queen|president|guest|visitor|customer|member|student|pupil|child|children|people|staff|employee|worker|man|men|woman|women|boy|girl)s?$/u;

/** What a question that names nothing is about, as it calls it: "the museum", 茶馆. Undefined where its wording doesn't tell. Pure. */
export function commonTopic(question: string, language: "zh" | "en"): Mention | undefined {
  return language === "zh" ? chineseTopic(question) : englishTopic(question.replace(/[?.!\s]+$/u, ""));
}

function englishTopic(question: string): Mention | undefined {
  const [, doneBy = "", done] = DONE_TO.exec(question) ?? [];
  if (done !== undefined) return topic(doneBy, done, /[^s]s$/u.test(done));
  const [, kept] = THERE_IS.exec(question) ?? [];
  if (kept !== undefined) {
    const noun = wordsOf(kept).join(" ");
    return noun.split(" ").length > 2 ? undefined : topic("the", noun, /^are|^were/iu.test(question));
  }
  const [, before = "", auxiliary = "", article = "", rest = ""] = ASKED_OF.exec(question) ?? [];
  const words = wordsOf(rest);
  // "Does the ticket include the boat?": either may be spoken of next.
  if (OBJECT.test(rest.split(/\s+/u)[words.length] ?? "")) return undefined;
  if (words.length === 0) return undefined;
  const isPlural = PLURAL_AUXILIARY.test(auxiliary) || (MODAL.test(auxiliary) && /[^sui]s$/u.test(words[0] ?? ""));
  const asks = `${before.trim()}${/^where's$/iu.test(auxiliary) ? "where" : ""}`;
  // What follows a noun of "where is the gift shop" is the question's end.
  if (WITHOUT_VERB.test(asks) && /^(?:is|are|was|were|where's)$/iu.test(auxiliary) && words.length === wordCount(rest))
    return words.length > 2 || VERB.test(words.at(-1) ?? "")
      ? subject(article, words, isPlural)
      : topic(article, words.join(" "), isPlural);
  return subject(article, words, isPlural);
}

/** Without the verb behind it, if one is told from it. */
function subject(article: string, words: readonly string[], isPlural: boolean): Mention | undefined {
  if (words.length === 2) return topic(article, words[0] ?? "", isPlural);
  return words.length === 3 && VERB.test(words[2] ?? "") ? topic(article, words.slice(0, 2).join(" "), isPlural) : undefined;
}

function topic(article: string, noun: string, isPlural: boolean): Mention | undefined {
  if (noun === "" || MEASURE.test(noun) || PERSON.test(noun)) return undefined;
  return { text: `${article.toLowerCase()} ${noun}`, plural: isPlural };
}

/** The plain words up to what ends the clause. */
function wordsOf(text: string): string[] {
  const words = text.split(/\s+/u);
  const end = words.findIndex((word) => !/^\p{Ll}[\p{Ll}-]*$/u.test(word) || STOP.test(word));
  return end < 0 ? words : words.slice(0, end);
}

function wordCount(text: string): number {
  return text.split(/\s+/u).length;
}

const CHINESE_TOPIC = new RegExp(
  "^(?:请问|那么?|想问一?下?)?[，,]?(?<topic>(?!为什么|为何|怎么|如何|什么|哪|谁|几|多|请|有|是|可以|可不可以|能|会|要|在|从|到|去|给|把|被|用|每|一|如果|今天|明天|昨天|现在|周|星期)" +
    "[\\p{Script=Han}]{2,8}?)(?:每天|平时|平常|一般|通常|现在|今天|明天|周末|(?:周|星期)[一二三四五六日天]|早上|上午|中午|下午|晚上|最[早晚迟]|都|还|也)*" +
    "(?:几点|几[天年月号层楼个]|什么时候|什么时间|何时|多久|多少|多长时间|多[大高长远重]|怎么|如何|可以|可不可以|能|会不会|要不要|需要|要|有没有|收费|免费|开门|关门|开放|营业|打烊|在哪|位于|允许|支持|提供|接受|包括|归谁|由谁|谁)",
  "u",
);
const NO_TOPIC = /[我你您他她它这那哪谁什么几多吗呢的]|[去到来给把被从用]/u;

function chineseTopic(question: string): Mention | undefined {
  const found = CHINESE_TOPIC.exec(question)?.groups?.["topic"];
  return found === undefined || NO_TOPIC.test(found) ? undefined : { text: found };
}
