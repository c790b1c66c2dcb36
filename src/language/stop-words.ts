/** Words that say how a question is asked, not what it is about. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    "a am an and are as at be been but by can did do does for from had has have how i if in into is it its me of on or that the their them then there " +
    "these they this to us was we were what when where which who whom whose why will with would you your " +
    "的 了 和 与 及 或 在 是 于 有 被 把 从 到 对 为 以 而 也 都 就 还 又 很 这 那 哪 谁 吗 呢 吧 啊 么 几 个 之 其 它 他 她 我 你 您 们 " +
    "什么 怎么 怎样 如何 为什么 哪个 哪里 哪儿 哪些 哪位 多少 是否 请问 一个 这个 那个 我们 你们 他们 她们 它们 可以 以及"
  ).split(" "),
);

/** Nouns that a letter follows as a name: "vitamin a", "type i". */
const LABELS: ReadonlySet<string> = new Set(
  (
    "annex appendix block building case category chapter class column exhibit exit figure floor gate grade group hall hepatitis influenza level line " +
    "method option panel part phase plan platform product provitamin room row sample section series strain table team terminal track type unit " +
    "variant vitamin war wing zone"
  ).split(" "),
);

/** A word in its sentence. */
export interface WordPlace {
  readonly word: string;
  /** The text before and after the word; a few characters are enough. */
  readonly before: string;
  readonly after: string;
  /** Whether capitals say something in this text: it isn't in capitals throughout. */
  readonly mixedCase: boolean;
}

/** A character of a script written without spaces. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/**
 * Whether what looks like a stop word is the name of something: IT部门, A组, "vitamin A", "hepatitis a", "World War I", "the US".
 * Such a word is another term than the stop word.
 */
export function isSymbol({ word, before, after, mixedCase }: WordPlace): boolean {
  const touchesHan = (text: string): boolean => UNSPACED.test(text);
  const isCapitalised = /^\p{Lu}\p{Ll}/u.test(word);
  if (!isCapitalised && (touchesHan(before.slice(-1)) || touchesHan(after.slice(0, 1)))) return true;
  const inCapitals = word === word.toUpperCase() && mixedCase;
  if (inCapitals && (touchesHan(/(.) $/u.exec(before)?.[1] ?? "") || touchesHan(/^ (.)/u.exec(after)?.[1] ?? ""))) return true;
  if (word.length > 1) return inCapitals;
  const [, previous = ""] = /(\p{L}+)[ \t]$/u.exec(before) ?? [];
  if (LABELS.has(previous.toLowerCase())) return true;
  if (word === "A") return mixedCase && previous !== "";
  if (word === "I") return /^\p{Lu}/u.test(previous) && !STOP_WORDS.has(previous.toLowerCase());
  return word === "a" && previous !== "" && /^\s*(?:$|[?!,;:)]|\.(?:\s|$))/u.test(after);
}

/** Whether a word or a run of Chinese stands alone in quotation marks or a title's brackets: 《我们》, “It”. */
export function isQuoted(before: string, after: string): boolean {
  return /[《〈「『“"]$/u.test(before) && /^[》〉」』”"]/u.test(after);
}

/** Whether a stop word begins with a capital inside its sentence or a quotation, as names do: "Who are The Who?" */
export function isNamedByCapital({ word, before }: WordPlace): boolean {
  return word.length > 1 && /^\p{Lu}\p{Ll}/u.test(word) && /(?:[\p{L}\p{N},][ \t]|[《「『“"])$/u.test(before);
}
