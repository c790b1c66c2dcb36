import { askedFor, asksWhether, spokenOfTogether } from "./asked-for.js";
import { commonTopic } from "./common-topic.js";
import { chineseNames, englishNames, type FindNames, guessKind, type Mention, properNames } from "./mentions.js";

/** What a conversation has come to: the question last asked, as resolved, and what it and its answer spoke of. */
export interface Discourse {
  readonly asked?: string | undefined;
  /** What the last question was about. */
  readonly focus: readonly Mention[];
  /** What it was about where it names nothing: "the museum". Pronouns alone may mean it. */
  readonly topic?: Mention | undefined;
  /** What it asked for, as answered. */
  readonly answered: readonly Mention[];
  /** Whether an "it" may as well mean what was asked for as what it was asked of: the currency, or the country. */
  readonly eitherOfTwo?: boolean | undefined;
  /** The things last listed, in order. */
  readonly listed: readonly string[];
  /** All that the last question and its answer name. */
  readonly said: readonly string[];
  /** A date that the last answer or question gave. */
  readonly date?: string | undefined;
  /** Of earlier turns, latest first. */
  readonly earlier: readonly Mention[];
}

export const nothingSaid: Discourse = { focus: [], answered: [], listed: [], said: [], earlier: [] };

const MOST_EARLIER = 16;
const MARKERS = /\s?[[【［]\s?\d[\d\s,，、;；–-]{0,40}[\]】］]/gu;

/** After a question that stands on its own. A question that stayed unclear ends what was clear before it. */
export function afterQuestion(
  before: Discourse,
  question: string | undefined,
  language: "zh" | "en",
  find: FindNames | undefined,
): Discourse {
  const earlier = [...before.answered, ...before.focus, ...before.earlier].slice(0, MOST_EARLIER);
  if (question === undefined) return { focus: [], answered: [], listed: before.listed, said: [], earlier: [] };
  const names = language === "zh" ? chineseNames(question, find) : englishNames(question, find);
  const mentions = names.map(({ text, kind }): Mention => {
    const type = capitalOf(text, question) ? "country" : undefined;
    return { text, kind: kind ?? guessKind(text, question, language), type };
  });
  const together = mentions.length > 1 ? spokenOfTogether(question, language) : undefined;
  const focus = together === undefined ? mentions : [{ text: together, plural: true }, ...mentions];
  // An entity's kind, once known, holds.
  const known = focus.map((mention) =>
    mention.kind === undefined ? { ...mention, kind: earlier.find(({ text }) => text === mention.text)?.kind } : mention,
  );
  return {
    asked: question,
    eitherOfTwo: isThingOfThing(question, language),
    focus: known,
    topic: known.length === 0 ? commonTopic(question, language) : undefined,
    answered: [],
    listed: before.listed,
    said: names.map(({ text }) => text),
    date: dateIn(question, language),
    earlier,
  };
}

const MEASURED =
  /^(?:total |average |current )?(?:population|area|height|length|depth|weight|age|elevation|altitude|size|width|diameter|radius|mass|density|price|cost|temperature|GDP|revenue|salary|speed|volume|circumference|name|date|year|melting point|boiling point|number|distance)\b/i;

function isThingOfThing(question: string, language: "zh" | "en"): boolean {
  if (language === "zh")
    return /的(?:首都|省会|首府|货币|国歌|国旗|官方语言|母公司|代表作|总部|出版社)(?:是|叫|在)/u.test(question);
  const [, noun] = /^what (?:is|was) the ([\p{L} ]{2,40}?) of\b/iu.exec(question) ?? [];
  return noun !== undefined && !MEASURED.test(noun);
}

function capitalOf(name: string, question: string): boolean {
  return question.includes(`capital of ${name}`) || question.includes(`${name}的首都`) || question.includes(`${name}首都`);
}

/** After the answer to it. */
export function afterAnswer(before: Discourse, reply: string, language: "zh" | "en", find: FindNames | undefined): Discourse {
  const text = reply.replace(MARKERS, "").trim();
  const listed = listIn(text, language, find);
  const date = dateIn(text, language) ?? before.date;
  const isThere = asksWhether(before.asked ?? "");
  const wanted = before.asked === undefined ? undefined : isThere ? { topic: true } : askedFor(before.asked, language);
  const own = before.focus.map((mention) => mention.text.toLowerCase());
  const names =
    wanted === undefined || before.asked === undefined ? [] : namesInAnswer(before.asked, firstSentence(text), language, find);
  // 由谁运营, answered by a university: it is as much spoken of as 哪所大学. In English, a firm is they.
  const isFirm = wanted?.kind === "person" && names.some(({ kind }) => kind === "thing");
  const meant = isFirm ? { topic: language === "zh" } : wanted;
  const answered = (isThere ? names.slice(0, 1) : names)
    .filter(
      (name) =>
        !own.includes(name.text.toLowerCase()) &&
        (name.kind === undefined || meant?.kind === undefined || name.kind === meant.kind),
    )
    .map((name): Mention => ({ ...meant, text: name.text.replace(/^The /, "the "), kind: name.kind ?? meant?.kind }));
  const named = (find?.(firstSentence(text)) ?? names).map((name) => name.text);
  const said = [...new Set([...before.said, ...named])];
  return { ...before, answered, listed: listed.length > 1 ? listed : before.listed, said, date };
}

function namesInAnswer(
  question: string,
  sentence: string,
  language: "zh" | "en",
  find: FindNames | undefined,
): readonly { text: string; kind?: Mention["kind"] }[] {
  const known = properNames((find?.(sentence) ?? []).filter(({ text }) => !question.includes(text)));
  if (known.length > 0) return known;
  if (language === "en") return englishNames(sentence).filter(({ text }) => !question.toLowerCase().includes(text.toLowerCase()));
  const bare = sentence.replace(/[。.！!]+$/u, "");
  // "X出生在哪里" answered by "X出生在上海": what stands where the question word stood.
  const [, before = ""] = /^(.*?)(?:谁|哪|什么|多少|几)/u.exec(question) ?? [];
  const rest = before !== "" && bare.startsWith(before) ? bare.slice(before.length) : bare.replace(/^(?:在|是|位于|于)/u, "");
  const name = /^(?:[\p{Script=Han}\p{L}\p{N}·]{2,12})$/u.exec(rest.replace(/(?:市|省)?[，,；;（(].*$/u, ""))?.[0];
  return name === undefined || /[是在有不没很都]/u.test(name) ? [] : [{ text: name }];
}

function firstSentence(text: string): string {
  return (
    text
      .slice(0, 300)
      .split(/(?<=[。！？\n])|(?<=[a-z\d)][.!?])\s/u)[0]
      ?.trim() ?? ""
  );
}

const LINE = /^\s{0,4}(?:\(?\d{1,2}[.)）、．:：]|[-*•])\s{0,4}(\S.{0,119})$/u;

const CHINESE_RUN =
  /(?:^|[：:是有])([\p{Script=Han}·]{2,12}(?:、[\p{Script=Han}·]{2,12}){0,8}(?:、|和|与|以及)[\p{Script=Han}·]{2,12})[。.！!]?$/u;

/** The things of a numbered list, or of a sentence that is one. */
function listIn(text: string, language: "zh" | "en", find: FindNames | undefined): readonly string[] {
  const lines = text
    .slice(0, 2_000)
    .split(/\r?\n/)
    .flatMap((line) => LINE.exec(line)?.[1] ?? []);
  if (lines.length > 1)
    return lines
      .slice(0, 10)
      .map((line) => line.split(/[，,:：（(–—]| - /u)[0]?.trim() ?? "")
      .filter((item) => item !== "");
  const sentence = firstSentence(text);
  const known = find?.(sentence) ?? [];
  const names = known.length > 1 ? known : language === "zh" ? [] : englishNames(sentence, find);
  const [, run] = names.length > 1 ? [] : (CHINESE_RUN.exec(sentence) ?? []);
  if (run !== undefined) return run.split(/、|以及|和|与/u);
  return names.map((name) => name.text);
}

function dateIn(text: string, language: "zh" | "en"): string | undefined {
  const dates =
    language === "zh"
      ? text.match(/(?:公元前)?(?<!\d)\d{3,4}年/gu)
      : text.match(/(?<![\d.,])(?:1\d{3}|20\d{2})(?![\d.,]*\d| ?(?:m|km|kg|people|million)\b)/g);
  return dates?.length === 1 ? dates[0] : undefined;
}
