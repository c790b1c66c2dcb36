import { stem } from "../../language/english-stem.js";
import { baseForm } from "../../language/irregular-forms.js";
import { type AreAlike, type Guard, readOnce } from "./guard.js";
import type { GuardedQuestion } from "./guarded-question.js";

/** A place where two questions differ is looked at only if it is this short: characters, or words. */
const LONGEST = { zh: 4, en: 2 } as const;
/** Of these a question may have more or fewer anywhere: without it being put another way, and all the same. */
const HOLDS_TOGETHER = {
  exactly: /^(?:the|an?|please|do|does|did|has|have|had|[的了吗呢啊呀吧])$/u,
  roughly:
    /^(?:the|an?|is|are|was|were|be|been|do|does|did|has|have|had|of|in|at|on|to|by|it|its|there|that|for|please|[的了是有在吗呢啊呀吧着])$/u,
} as const;
/** 是不是 asks as 是 does; what is set up is founded. */
const PLAINLY: readonly (readonly [RegExp, string])[] = [
  [/(\p{Script=Han})[不没]\1/gu, "$1"],
  [/[第头][一1](?=\p{Script=Han})/gu, "第1"],
  [/(?<!\p{L})set up(?!\p{L})/gu, "founded"],
  [/(?<!\p{L})(?:come|comes|came) out(?!\p{L})/gu, "released"],
  [/(?<!\p{L})(?:take|takes|took) off(?!\p{L})/gu, "depart"],
];
/** What asks: the guard of question types tells these apart. */
const ASKS = {
  zh: /什么(?:时候|地方|名字)?|啥|哪一?[个位座家条年天日月些种款里儿本部支艘只间台届]?|谁|多少|几[个位座家条年天些种款名本部支艘只间台届]?|多(?=[长高大重深久远快宽])|怎么样?|怎样|如何|何[时年处地人]/gu,
  en: /^(?:what|which|who|whom|whose|when|where|how|many|much)$/u,
} as const;
/** `Which astronauts` asks as `who` does, `what year` as `when`. */
const [ASKS_SHORTLY, ASKS_AT_LENGTH] = [/^(?:who|where|when)$/u, /^(?:what|which) \p{L}+$/u] as const;
/** What adds nothing. */
const ADDS_NOTHING = {
  zh: /一共|总共|现在|目前|如今|现任|属于|旗下|名下|位于|坐落于?|时候|地方|名字|叫做?|里面?|百分之|可以|到底|究竟|分别|[共现还都过那这场个号位座家条名米一度地钱要来能会由所于和跟与同及]/gu,
  en: /^(?:number|date|name|list|ever|currently|exactly|actually|total|altogether|get|got|located)$/u,
} as const;

/**
 * Two questions of one frame that differ in one place: what stands only there makes another question of it, unless it adds nothing or means the same.
 * Who rents it isn't who owns it, and the deputy head isn't the head. What differs in several places, or is put another way, is left to the others.
 */
export const changedWordGuard: Guard = changedWord("roughly");

/** The same for two questions that are put in the very same way but for this word: one that a source may have read over. */
export const oneWordGuard: Guard = changedWord("exactly");

function changedWord(frame: keyof typeof HOLDS_TOGETHER): Guard {
  const wordsOf = readOnce((question: GuardedQuestion) => wordsIn(question, HOLDS_TOGETHER[frame]));
  return {
    name: "changed word",
    differs(one, other, areAlike = isEqual) {
      if (one.language !== other.language) return false;
      const { language } = one;
      const glue = language === "zh" ? "" : " ";
      const [left, right] = whereTheyDiffer(wordsOf(one), wordsOf(other));
      const [a, b] = [left, right].map((words) => words.map(({ text }) => text).join(glue));
      if (a === undefined || b === undefined || asksAlike(a, b) || asksAlike(b, a)) return false;
      const [said, asked] = [saying(a, language), saying(b, language)];
      if (frame === "exactly" && said.join(glue).length + asked.join(glue).length < a.length + b.length) return false;
      if (said.length + asked.length === 0 || Math.max(said.length, asked.length) > LONGEST[language]) return false;
      if (said.length === 0 || asked.length === 0) return true;
      const [own, others] = [without(said, asked), without(asked, said)];
      if (own.length + others.length === 0) return false;
      // Characters are parts of words, of which a neighbour may be one as well: 去世, 逝世.
      if (language === "zh") return !meanTheSame(said.join(""), asked.join(""), areAlike, around(wordsOf(one), left));
      return own.length === 0 || others.length === 0 || !meanTheSame(own.join(" "), others.join(" "), areAlike);
    },
  };
}

const isEqual: AreAlike = (one, other) => one === other;

interface Word {
  readonly text: string;
  /** Without its ending. */
  readonly root: string;
}

/** Words of English, characters of Chinese, without those that only hold the others together. */
function wordsIn({ language, folded }: GuardedQuestion, holdsTogether: RegExp): readonly Word[] {
  const plain = PLAINLY.reduce((text, [said, plainer]) => text.replace(said, plainer), folded);
  const found =
    language === "zh" ? plain.match(/[\p{L}\p{N}]/gu) : plain.replace(/['’]s(?!\p{L})/gu, "").match(/[\p{L}\p{N}-]+/gu);
  return (found ?? [])
    .filter((text) => !holdsTogether.test(text))
    .map((text) => ({ text, root: language === "zh" ? text : stem(baseForm(text)) }));
}

function whereTheyDiffer(one: readonly Word[], other: readonly Word[]): [readonly Word[], readonly Word[]] {
  const shorter = Math.min(one.length, other.length);
  let before = 0;
  while (before < shorter && one[before]?.root === other[before]?.root) before += 1;
  let after = 0;
  while (after < shorter - before && one.at(-1 - after)?.root === other.at(-1 - after)?.root) after += 1;
  return [one.slice(before, one.length - after), other.slice(before, other.length - after)];
}

function asksAlike(one: string, other: string): boolean {
  return ASKS_SHORTLY.test(one) && ASKS_AT_LENGTH.test(other);
}

/** What is left of it without what asks and what adds nothing. */
function saying(text: string, language: GuardedQuestion["language"]): string[] {
  const words = language === "zh" ? text.replace(ASKS.zh, "").replace(ADDS_NOTHING.zh, "").split("") : text.split(" ");
  const isEmpty = (word: string): boolean =>
    ASKS.en.test(word) || ADDS_NOTHING.en.test(word) || HOLDS_TOGETHER.roughly.test(word);
  return words.filter((word) => word !== "" && !isEmpty(word));
}

/** The words of one that the other hasn't, whatever their endings. */
function without(some: readonly string[], others: readonly string[]): string[] {
  const roots = new Set(others.map((word) => stem(baseForm(word))));
  return some.filter((word) => !roots.has(stem(baseForm(word))));
}

/** The characters before and after a place. */
function around(words: readonly Word[], place: readonly Word[]): readonly [before: string, after: string] {
  const at = words.indexOf(place[0] ?? NOWHERE);
  return at < 0 ? ["", ""] : [words[at - 1]?.text ?? "", words[at + place.length]?.text ?? ""];
}

const NOWHERE: Word = { text: "", root: "" };

/** One that is part of the other is the same word with an ending: 设计, 设计者; teach, teacher. */
function meanTheSame(
  one: string,
  other: string,
  areAlike: AreAlike,
  [before, after] = ["", ""] as readonly [string, string],
): boolean {
  const [shorter, longer] = one.length < other.length ? [one, other] : [other, one];
  const isPart = /\p{Script=Han}/u.test(longer) ? longer.includes(shorter) : shorter.length >= 4 && longer.startsWith(shorter);
  if (isPart) return true;
  return [
    ["", ""],
    [before, ""],
    ["", after],
  ].some(([first = "", last = ""]) => areAlike(first + one + last, first + other + last));
}
