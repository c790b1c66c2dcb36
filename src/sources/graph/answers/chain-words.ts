import type { QuestionLanguage } from "../../../language/question-language.js";
import type { Expected } from "./query.js";

/**
 * Words that a question may hold without adding to what it asks: closed lists. What chooses, compares, denies, counts or dates (`first`, `other`, `not`,
 * `former`, 前, 最, 和) is never among them, so that it leaves the question unexplained.
 */
const ENGLISH = new Set(
  (
    "a an the this that these those it its he she his her him they their them i me my you your we our us of in on at to for from by with as about into " +
    "is are was were be been being am do does did have has had can could may should would must need want get go find see look know tell give show " +
    "which who whom what where when how someone somebody there here please also 's called named kind sort thing person people man woman one " +
    "if supposed got okay just really exactly actually usually normally mostly mainly regularly generally typically always often"
  ).split(" "),
);
const CHINESE = new Set(
  (
    "的 是 在 了 呢 请 我 你 您 他 她 它 我们 你们 咱们 他们 这 那 这个 那个 这家 那家 这位 那位 这台 那台 这次 那次 这款 那款 这种 那种 这部 那部 这座 那座 这条 那条 这所 这项 那项 这支 那支 这名 那名 这件 那件 " +
    "一个 一位 一家 一座 一款 一种 一项 一支 一所 一名 一条 一本 一部 一台 一件 支 名 归 谁家 它们 他们 她们 又 " +
    "那所 这本 那本 个 位 家 台 座 条 只 款 种 次 项 件 门 首 部 所 本 里 里面 里头 上 中 都 着 过 也 就 才 该 得 要 能 可以 可 会 去 来 找 看 查 查一下 想 想找 想知道 想问 要找 应该 " +
    "需要 知道 告诉 问 麻烦 把 被 由 给 叫 叫做 名叫 其 之 有 一下 人 那个人 这个人 的人 名字 一共 总共 具体 到底 究竟 目前 现在 属于 所在 出 去的 来的 自己 到 多少 几 哪 哪个 哪位 哪家 " +
    "活儿 事儿 这辆 那辆 哪辆 辆 这艘 那艘 哪艘 艘 这张 那张 张 这间 那间 哪间 间 这支 那支 哪支 支 每天 平时 平常 通常 一般 经常 常常 主要 专门 哪种 哪座 哪条 哪所 哪本 哪部 哪款 哪台 哪些 哪里 哪儿 哪天 哪年 哪一年 哪一天 什么 什么时候 何时 谁 啥 怎么 几号 几点 几级 几楼 多大 多高 多长 多重 啊 呀"
  ).split(" "),
);
/** Characters of the longest Chinese one. */
export const LONGEST_FUNCTION_WORD = 4;

export function isFunctionWord(text: string, language: QuestionLanguage): boolean {
  return (language === "zh" ? CHINESE : ENGLISH).has(text);
}

/** Verbs of whoever asks, which may mean something to a graph, or not: `do I use`, 找. */
const LIGHT = new Set(
  "use take reach contact call ask open start make work run come go find see get have do need put 用 使用 打 拨 联系 做 开 当 办 走 存 放".split(
    " ",
  ),
);

export function isLightWord(text: string): boolean {
  return LIGHT.has(text);
}

/** Questions that are no chain from one thing: yes or no, a choice, what is past or another's, or what a list is asked for. */
const NO_CHAIN = {
  en: /\b(?:used to|whose|or|and|than|not|no|never|how many|how often|how come|why)\b|n't\b/u,
  zh: /[吗么]\s*[?？]?$|是不是|是否|有没有|还是|或者|为什么|为何|怎样|如何/u,
} as const;

const YES_OR_NO = /^(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would)\b/u;

/** @param outside the question without the names in it */
export function mayBeChain(question: string, outside: string, language: QuestionLanguage): boolean {
  return !NO_CHAIN[language].test(outside) && !(language === "en" && YES_OR_NO.test(question));
}

const EXPECTED: readonly (readonly [RegExp, Expected])[] = [
  [/\bwhat time\b|几点/u, "clock"],
  [/几[楼层级]/u, "number"],
  [/\bwhen\b|\b(?:what|which) (?:year|date|day)\b|什么时候|何时|[哪几]一?[年天]|几号(?!楼)|几月|什么时间/u, "time"],
  [/\bhow (?:much|long|old|tall|high|big|large|heavy|far|deep|wide|fast|warm|cold|hot)\b|多[大高长重远深宽快]|多少/u, "number"],
  [/\bwho\b|\bwhom\b|谁|哪位/u, "person"],
  [/\bwhere\b|哪里|哪儿|什么地方|在哪$/u, "place"],
];

/** What the question word asks for; 多少 may ask for a number that is a name: of a telephone. */
export function expectedBy(question: string): Expected {
  const found = EXPECTED.find(([pattern]) => pattern.test(question));
  return found?.[1] ?? "anything";
}

const ASKING = {
  en: /\b(?:who|whom|what|which|where|when|how)\b/gu,
  zh: /谁|什么|啥|哪几?|何|几(?=\p{Script=Han})|多[少大高长重远深宽快]/gu,
} as const;

const BEGINS_TO_ASK =
  /(?:^|[,;:.?!]|\band)\s*(?:(?:in|at|on|to|from|for|by|with|of|until|since)\s+)?(?:who|whom|what|which|where|when|how)\b/gu;

/** Whether it asks for one thing: two question words ask for two. */
export function asksOnce(question: string, language: QuestionLanguage): boolean {
  const begun = language === "en" ? (question.match(BEGINS_TO_ASK)?.length ?? 0) : 0;
  // `the station where it is made, what area is it in`: the first joins, the second asks.
  const asked = begun > 0 ? begun : (question.match(ASKING[language])?.length ?? 0);
  return asked === 1 || (asked === 0 && language === "zh" && /是\s*[?？]?$/u.test(question));
}

/** Whether what is asked for is how many things there are, where the answer isn't a number itself. */
export function asksHowMany(question: string): boolean {
  return /(?:几|多少)[个位家台座条只款种次项件门首部所本头匹艘辆名]|(?:几|多少)(?=\p{Script=Han}{1,4}\s*[?？]?$)/u.test(question);
}
