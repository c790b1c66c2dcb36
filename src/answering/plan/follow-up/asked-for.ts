import { PERSON_RELATION, PLACE_RELATION, readList as readChineseList } from "../chinese/words.js";
import { NAME as ENGLISH_NAME, readList as readEnglishList } from "../english/words.js";
import type { Mention } from "./mentions.js";

/** What kind of thing, of what sex or type, a question's answer is. */
export function askedFor(question: string, language: "zh" | "en"): Omit<Mention, "text"> | undefined {
  if (language === "zh") {
    // "X是谁" asks what X is, and is answered by no name.
    if (new RegExp(`^(?:请问)?(?!.*(?:${PERSON_RELATION})是)[^谁的]{1,20}是谁[？?]?$`, "u").test(question)) return undefined;
    const sex = /(?:妻子|夫人|太太|母亲|妈妈|女儿|姐姐|妹妹|女王)(?:是|叫)/u.test(question)
      ? "female"
      : /(?:丈夫|父亲|爸爸|儿子|哥哥|弟弟|国王)(?:是|叫)/u.test(question)
        ? "male"
        : undefined;
    if (
      new RegExp(
        `谁|哪位|哪[个名](?:人|演员|作家|诗人|皇帝|科学家|导演|歌手|球员|画家|总统)|(?:${PERSON_RELATION})(?:是|叫)`,
        "u",
      ).test(question)
    )
      return { kind: "person", sex };
    if (/首都|省会|首府|哪[个座]?城市|哪个市/u.test(question)) return { kind: "place", type: "city" };
    if (/哪个?国家?|哪国/u.test(question)) return { kind: "place", type: "country" };
    if (new RegExp(`哪里|哪儿|什么地方|哪个(?:省|县|州|镇|区)|(?:${PLACE_RELATION})(?:是|在)`, "u").test(question))
      return { kind: "place" };
    if (/最.{1,12}(?:是什么|是哪|叫什么)|^哪[条座个本部家]/u.test(question)) return { topic: true };
    if (/哪一?[台辆只门间所款种艘架颗支把件]|哪一?家(?!公司|企业)/u.test(question)) return { topic: true };
    return /哪家公司|哪本书|哪部/u.test(question) ? { kind: "thing" } : undefined;
  }
  const sex = /\b(?:wife|mother|daughter|sister|queen)\b/.test(question)
    ? "female"
    : /\b(?:husband|father|son|brother|king)\b/.test(question)
      ? "male"
      : undefined;
  if (new RegExp(`^who (?:is|was) (?:${ENGLISH_NAME})[?.]*$`, "u").test(question.replace(/^W/, "w"))) return undefined;
  if (
    /^(?:by )?whom?\b|^which (?:actor|actress|player|person|man|woman|king|queen|president|minister|scientist|author|writer|artist|painter|director|singer|composer|poet|philosopher|emperor|general|athlete|driver|astronaut)\b/i.test(
      question,
    )
  )
    return { kind: "person", sex };
  if (
    /^(?:in )?which (?:river|lake|mountain|building|tower|bridge|company|book|film|movie|novel|band|team|song|ship|planet|element|animal)\b|^what is the (?:\w+est|most \w+|first|oldest) /i.test(
      question,
    )
  ) {
    return { topic: true };
  }
  if (/\bcapital\b|^(?:in )?(?:which|what) (?:city|town)\b/i.test(question)) return { kind: "place", type: "city" };
  if (/^(?:in |from )?(?:which|what) country\b/i.test(question)) return { kind: "place", type: "country" };
  if (
    /^where\b|birthplace|hometown|headquarters|^(?:in |on )?(?:which|what) (?:place|state|province|region|village|river|island|lake|mountain)/i.test(
      question,
    )
  )
    return { kind: "place" };
  if (/^which (?:company|book|film|movie|novel|band|team)\b/i.test(question)) return { kind: "thing" };
  // "Which tape deck works with it?" speaks of the tape deck from then on.
  return /^which (?!of\b|one\b|two\b)\p{L}/iu.test(question) ? { topic: true } : undefined;
}

/** "Is there an inn in Skarn?", 斯卡恩有客栈吗: what there is is spoken of next. */
export function asksWhether(question: string): boolean {
  return (
    /^(?:is|are) there (?:an?|any|another|some) \p{Ll}/iu.test(question) ||
    /有(?!多)\p{Script=Han}{1,6}吗[？?]?$|有没有\p{Script=Han}{1,6}[？?]?$/u.test(question)
  );
}

/** "A and B" of a question that speaks of both; undefined if it sets them against each other. */
export function spokenOfTogether(question: string, language: "zh" | "en"): string | undefined {
  if (language === "zh") {
    const list = readChineseList(question.replace(/[？?。]+$/u, ""));
    return list === undefined || list.by === "or" ? undefined : `${list.items.slice(0, -1).join("、")}和${list.items.at(-1)}`;
  }
  const [, after] =
    /^(?:(?:when|where|how \w+|what|who|why) )?(?:are|were|did|do|have|is|was)(?: the [\w ]{1,30} of)? (.+)$/iu.exec(
      question.replace(/[?.]+$/u, ""),
    ) ?? [];
  const list = after === undefined ? undefined : readEnglishList(after);
  return list === undefined ? undefined : `${list.items.slice(0, -1).join(", ")} and ${list.items.at(-1)}`;
}
