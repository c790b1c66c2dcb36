import type { Jieba } from "@node-rs/jieba";

/** Turns text into the terms two texts are compared by. */
export type SearchTerms = (text: string) => string[];

let loading: Promise<SearchTerms> | undefined;

/** Loads the Chinese dictionary on first use (about 0.2 s and 60 MB, once per process). */
export function loadSearchTerms(): Promise<SearchTerms> {
  loading ??= Promise.all([import("@node-rs/jieba"), import("@node-rs/jieba/dict.js")]).then(([{ Jieba }, { dict }]) => {
    const jieba = Jieba.withDict(dict);
    return (text) => searchTerms(text, jieba);
  });
  return loading;
}

/** Runs written without spaces (Chinese, Japanese kana), or runs of letters and digits with inner apostrophes. */
const RUNS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{M}\p{N}])+(?:['’]\p{L}+)*/gu;
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Words that say how a question is asked, not what it is about. */
const STOP_WORDS = new Set(
  (
    "a an and are as at be been but by can did do does for from had has have how i if in into is it its me of on or that the their them then there " +
    "these they this to was we were what when where which who whom whose why will with would you your " +
    "的 了 和 与 及 或 在 是 于 有 被 把 从 到 对 为 以 而 也 都 就 还 又 很 这 那 哪 谁 吗 呢 吧 啊 么 几 个 之 其 它 他 她 我 你 您 们 " +
    "什么 怎么 怎样 如何 为什么 哪个 哪里 哪儿 哪些 哪位 多少 是否 请问 一个 这个 那个 我们 你们 他们 她们 它们 可以 以及"
  ).split(" "),
);

function searchTerms(text: string, jieba: Jieba): string[] {
  const terms: string[] = [];
  // NFKC folds full-width letters and digits, half-width kana, ligatures and compatibility ideographs.
  for (const [run] of text.normalize("NFKC").toLowerCase().matchAll(RUNS)) {
    const words = UNSPACED.test(run) ? jieba.cutForSearch(run, true) : [stem(run)];
    for (const word of words) if (!STOP_WORDS.has(word)) terms.push(word);
  }
  return terms;
}

/** Drops the possessive and the plural ending: the part of English inflection that is cheap and almost never wrong. */
function stem(word: string): string {
  const bare = word.replace(/['’]s?$/u, "");
  if (bare.length > 4 && bare.endsWith("ies")) return `${bare.slice(0, -3)}y`;
  if (bare.length > 3 && bare.endsWith("s") && !/(?:ss|us|is)$/u.test(bare)) return bare.slice(0, -1);
  return bare;
}
