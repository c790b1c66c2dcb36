import { patternOf } from "../../../language/pattern-of.js";
import { subjectOf } from "../chinese/clauses.js";
import { NAME as CHINESE_NAME, PROPERTY, readList as readChineseList } from "../chinese/words.js";
import { NAME as ENGLISH_NAME } from "../english/words.js";

export type NameKind = "person" | "place" | "thing";

/** A name that a text holds, as written there. */
export interface KnownName {
  readonly text: string;
  readonly kind?: NameKind | undefined;
}

/** Finds the known names in a text, such as the labels of a graph's nodes. */
export type FindNames = (text: string) => readonly KnownName[];

/** A thing that a conversation has spoken of. */
export interface Mention {
  readonly text: string;
  readonly kind?: NameKind | undefined;
  readonly sex?: "female" | "male" | undefined;
  /** "city", "country": what the question called it. */
  readonly type?: string | undefined;
  /** "A and B". */
  readonly plural?: boolean | undefined;
  /** What a question asked for by its kind ("which river") is what is spoken of next. */
  readonly topic?: boolean | undefined;
}

const MOST_MENTIONS = 8;
const QUOTED = /《[^《》]{1,80}》|“[^“”]{1,80}”|"[^"]{1,80}"/gu;
const NOT_NAMES =
  /^(?:The|A|An|In|On|At|It|He|She|They|There|This|That|These|Those|And|But|Yes|No|Which|What|Who|When|Where|Why|How|Is|Are|Was|Were|Do|Does|Did|Has|Have|Had|Can|Could|Will|Would|I|You|We|My|Your|His|Her|Its|Their|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|January|February|March|April|May|June|July|August|September|October|November|December|Name|List|Tell|Give|Because|If|Since|Until|About|Of|To|By|For|From|With|CEO|CFO|CTO|COO|GDP|DNA|AI|TV|OK|Nobel Prize|Oscar|\d[\d.,]*\w{0,3})$/;

/** "What is a black hole?": what a thing is, asked without a name. */
const COMMON_TOPIC =
  /^(?:what|who|how) (?:is|are|was|does|do) ((?:an? )?\p{Ll}[\p{L}-]{3,20}(?: (?!of\b|in\b|the\b|and\b|for\b|by\b)\p{Ll}{3,20})?)(?: work| form)?[?.]*$/iu;

/** Without kinds of things ("inn") and verbs ("made by") that a graph knows by name too, where something else is named. */
export function properNames(known: readonly KnownName[]): readonly KnownName[] {
  const proper = known.filter(({ text }) => !/^[\p{Ll}\s-]+$/u.test(text));
  return proper.length > 0 ? proper : known;
}

/** The names in an English text, in order, each once. */
export function englishNames(text: string, find?: FindNames): readonly KnownName[] {
  const known = properNames(inOrder(text, find?.(text) ?? []));
  if (known.length > 0) return known;
  const body = text.replace(/^(?:[A-Z]\p{Ll}+)(?= \p{Ll})/u, (word) => (NOT_NAMES.test(word) ? word.toLowerCase() : word));
  const found = [...(text.match(QUOTED) ?? []), ...(body.replace(QUOTED, " ").match(new RegExp(ENGLISH_NAME, "gu")) ?? [])];
  const [, common] = COMMON_TOPIC.exec(text) ?? [];
  if (found.length === 0 && common !== undefined) return [{ text: common, kind: "thing" }];
  const names = found.map((name) =>
    name
      .replace(
        /^(?:And|But|In|Is|Was|Were|Are|Am|Do|Did|Does|Has|Have|Had|Can|Could|May|Must|Should|Shall|Will|Would|The)(?= [A-Z])/,
        (word) => (word === "The" ? word : ""),
      )
      .replace(/\.+$/, "")
      .trim(),
  );
  return inOrder(
    text,
    [...new Set(names)]
      .filter((name) => !NOT_NAMES.test(name.replace(/^the /i, "")) && !/^\d/.test(name))
      .map((name) => ({ text: name, kind: undefined })),
  );
}

/** The names in a Chinese question: known ones, titles, the things it lists or compares, its subject. */
export function chineseNames(text: string, find?: FindNames): readonly KnownName[] {
  const known = inOrder(text, find?.(text) ?? []);
  // 在哪个城市: the kind that is asked for is no name beside one.
  const proper = known.filter(
    (name) => !/(?:哪|什么|几)一?[个座条位家部本所种只款]?$/u.test(text.slice(0, text.indexOf(name.text))),
  );
  if (known.length > 0) return proper.length > 0 ? proper : known;
  const titles = text.match(/《[^《》]{1,80}》/gu) ?? [];
  if (titles.length > 0) return titles.map((title) => ({ text: title, kind: "thing" }));
  const question = text.replace(/[？?。]+$/u, "");
  const list = readChineseList(question);
  if (list !== undefined) return list.items.map((item) => ({ text: item }));
  const [, a, b] =
    new RegExp(`^(${CHINESE_NAME})(?:的\\p{Script=Han}{1,4})?比(${CHINESE_NAME})(?=的|更|[高矮长短大小多少早晚])`, "u").exec(
      question,
    ) ?? [];
  if (a !== undefined && b !== undefined) return [{ text: a }, { text: b }];
  const [, common] = /^什么是([\p{Script=Han}A-Za-z]{2,12})$/u.exec(question) ?? [];
  if (common !== undefined) return [{ text: common, kind: "thing" }];
  const subject = subjectOf(question) ?? new RegExp(`^(${CHINESE_NAME})(?:${PROPERTY})`, "u").exec(question)?.[1];
  if (subject === undefined || /^(?:那|这|它|他|她|其|什么|哪)/u.test(subject)) return [];
  // "TP-30多少钱": what asks is no part of a name.
  return [{ text: subject.replace(/(?<=[\p{L}\p{N}])(?:多少|什么).*$/u, "") }];
}

function inOrder(text: string, names: readonly KnownName[]): readonly KnownName[] {
  const placed = names
    .map((name) => ({ name, at: text.toLowerCase().indexOf(name.text.toLowerCase()) }))
    .filter(({ at }) => at >= 0);
  placed.sort((one, other) => one.at - other.at || other.name.text.length - one.name.text.length);
  const kept: { name: KnownName; at: number }[] = [];
  for (const entry of placed) {
    const before = kept.at(-1);
    if (before !== undefined && entry.at < before.at + before.name.text.length) continue;
    kept.push({ ...entry, name: { ...entry.name, text: text.slice(entry.at, entry.at + entry.name.text.length) } });
  }
  return kept.slice(0, MOST_MENTIONS).map(({ name }) => name);
}

/** What a question's wording says of a name that nobody knows. */
export function guessKind(name: string, question: string, language: "zh" | "en"): NameKind | undefined {
  if (/^[《“"]/u.test(name)) return "thing";
  const quoted = patternOf(name);
  const fits = (pattern: string): boolean =>
    new RegExp(
      pattern.replaceAll("@", () => quoted),
      language === "zh" ? "u" : "iu",
    ).test(question);
  if (language === "zh") {
    if (
      fits(
        `@(?:是谁(?!写|创|发明|设计|造|建|做|画|拍|导|编|制|开发|负责|管)|是哪里人|出生|生于|去世|逝世|结婚|毕业|写过|的?(?:妻子|丈夫|父亲|母亲|老师|儿子|女儿|身高|体重|国籍|家乡))`,
      )
    )
      return "person";
    if (fits(`@(?:的?(?:首都|省会|人口|市长|总统|总理)|有多少人)|在@`)) return "place";
    return fits(`@(?:公司|的?(?:作者|导演|创始人|总部|CEO))|@是谁(?:写|创立|创办|发明)|@(?:成立|建成|上映|出版)`)
      ? "thing"
      : undefined;
  }
  if (
    fits(
      "^who (?:is|was) @\\W*$|@['’]s (?:wife|husband|mother|father|son|daughter|teacher|parents|birthplace|height)|(?:was|were|is) @ (?:born|married)|did @ (?:die|study|retire|marry|live)|how (?:tall|old) (?:is|was) @",
    )
  )
    return "person";
  if (
    fits(
      "^who (?:wrote|directed|founded|painted|composed|invented|makes|made|built|owns|created)\\b.*@|@ (?:founded|written|published|released|built|based|headquartered|located|created)|CEO of @|author of @|director of @",
    )
  )
    return "thing";
  return fits("(?:capital|population|area|mayor|president|king) of (?:the )?@|(?:in|near|from) @") ? "place" : undefined;
}
