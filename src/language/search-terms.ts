import { setImmediate as nextTurn } from "node:timers/promises";
import type { Jieba } from "@node-rs/jieba";
import { compoundTerms } from "./compound-terms.js";
import { foldText } from "./fold-text.js";
import { isNamedByCapital, isQuoted, isSymbol, STOP_WORDS } from "./stop-words.js";

/**
 * Turns text into the terms two texts are compared by, in the text's order. Stop words are dropped, unless there is nothing else; with
 * `keep` they stay, so that what is indexed can be found by a question that is made of them.
 */
export type SearchTerms = (text: string, stopWords?: "drop" | "keep") => string[];

let loading: Promise<SearchTerms> | undefined;

/**
 * Loads the Chinese dictionaries on first use (about 0.3 s and 60 MB, once per thread).
 *
 * @param only the one text that terms are wanted of: nothing is loaded if there is no Chinese in it
 */
export async function loadSearchTerms(only?: string): Promise<SearchTerms> {
  if (only !== undefined && loading === undefined && !CHINESE.test(foldText(only))) return searchTerms(() => []);
  loading ??= loadCutter().then(searchTerms);
  return await loading;
}

function searchTerms(cut: Cutter): SearchTerms {
  return (text, stopWords = "drop") => {
    const terms = termsOf(foldText(text), cut);
    const spoken = stopWords === "keep" ? terms : terms.filter(({ isStopWord }) => !isStopWord);
    return (spoken.length > 0 ? spoken : terms).map(({ term }) => term);
  };
}

type Cutter = (text: string) => readonly string[];

/** Words of a run of Chinese: in simplified characters, and as they are called on the mainland (記憶體 → 记忆体 and 内存). */
async function loadCutter(): Promise<Cutter> {
  const [{ Jieba }, { dict }, { Converter }] = await Promise.all([
    import("@node-rs/jieba"),
    import("@node-rs/jieba/dict.js"),
    import("opencc-js/t2cn"),
  ]);
  const jieba: Jieba = new Jieba();
  for (const lines of inChunks(dict)) {
    jieba.loadDict(lines);
    await nextTurn();
  }
  const simplify = Converter({ from: "t", to: "cn" });
  await nextTurn();
  const asOnTheMainland = Converter({ from: "twp", to: "cn" });
  await nextTurn();
  return (text) => {
    const simplified = simplify(text);
    const words = jieba.cutForSearch(simplified, true);
    const mainland = asOnTheMainland(text);
    return mainland === simplified ? words : withNewWords(words, jieba.cutForSearch(mainland, true));
  };
}

/** Bytes of the dictionary read at once: the whole of it would hold up everything else for a tenth of a second. */
const CHUNK = 2 ** 17;
const LINE_FEED = 10;

/** A text in chunks of whole lines. */
function* inChunks(text: Uint8Array): Generator<Uint8Array, void, undefined> {
  for (let from = 0; from < text.length; ) {
    const feed = text.indexOf(LINE_FEED, from + CHUNK);
    const to = feed < 0 ? text.length : feed + 1;
    yield text.subarray(from, to);
    from = to;
  }
}

function withNewWords(words: readonly string[], others: readonly string[]): string[] {
  const known = new Set(words);
  return [...words, ...others.filter((word) => !known.has(word))];
}

interface Term {
  readonly term: string;
  readonly isStopWord: boolean;
}

const UNSPACED = "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー";
const CHINESE = new RegExp(`[${UNSPACED}]`, "u");
/** Spaces or a line break between two Chinese characters: most often set by the page, not the language. */
const GAP = "(?: {1,3}|[ \\t]*\\n[ \\t>]*)";
const WORD = `(?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}])+`;
/** What holds a word together: a hyphen also at the end of a line, a comma in 1,000. */
const JOINT = "(?:[.'_/&:@+]|-(?:[ \\t]*\\n[ \\t>]*)?|(?<=\\d),(?=\\d{3}(?!\\d)))";
const RUNS = new RegExp(
  `(?<chinese>[${UNSPACED}]+(?:${GAP}[${UNSPACED}]+)*)|(?<compound>${WORD}(?:${JOINT}${WORD})*(?:\\+\\+?|#)?)`,
  "gu",
);
const GAPS = new RegExp(GAP, "gu");
/** Room for the word before and its space. */
const CONTEXT = 24;

function termsOf(text: string, cut: Cutter): Term[] {
  const terms: Term[] = [];
  const mixedCase = /[\p{Ll}\p{Script=Han}]/u.test(text);
  const isTitle = inTitleCase(text);
  for (const match of text.matchAll(RUNS)) {
    const [run] = match;
    const before = text.slice(Math.max(0, match.index - CONTEXT), match.index);
    const after = text.slice(match.index + run.length, match.index + run.length + CONTEXT);
    const isName = isQuoted(before, after);
    if (match.groups?.["chinese"] !== undefined) {
      for (const term of chineseWords(run, cut))
        terms.push({ term: term.toLowerCase(), isStopWord: !isName && STOP_WORDS.has(term) });
    } else if (STOP_WORDS.has(run.toLowerCase())) {
      const place = { word: run, before, after, mixedCase };
      const isNamed = !isTitle && isNamedByCapital(place);
      terms.push({ term: run.toLowerCase(), isStopWord: !isName && !isNamed });
      // What only looks like a stop word is a term that the stop word is not.
      if (isSymbol(place)) terms.push({ term: run.toUpperCase(), isStopWord: false });
      else if (isNamed) terms.push({ term: run, isStopWord: false });
    } else {
      for (const term of compoundTerms(run)) terms.push({ term, isStopWord: STOP_WORDS.has(term) });
      const affixed = affixedTerm(run, before, after);
      if (affixed !== undefined) terms.push({ term: affixed, isStopWord: false });
    }
  }
  return terms;
}

/** Words within each stretch, and those that a gap cut in two. */
function chineseWords(run: string, cut: Cutter): readonly string[] {
  const stretches = run.split(GAPS);
  if (stretches.length === 1) return cut(run);
  return withNewWords(stretches.flatMap(cut), cut(stretches.join("")));
}

/** −5, 3.5 %, .NET: with the sign that stands before or after. */
function affixedTerm(compound: string, before: string, after: string): string | undefined {
  if (/^\d[\d.,]*$/.test(compound)) {
    const sign = /(?:^|[^\p{N}\p{Pd}+])([-+–])$/u.exec(before)?.[1] ?? "";
    const percent = /^ ?%/.test(after) ? "%" : "";
    if (sign === "" && percent === "") return undefined;
    return `${sign === "+" || sign === "" ? sign : "-"}${compound.replaceAll(",", "")}${percent}`;
  }
  return /(?:^|[^.])\.$/.test(before) && /^\p{L}{2,10}$/u.test(compound) ? `.${compound.toLowerCase()}` : undefined;
}

/** Where most words begin with a capital, a capital is no sign of a name. */
function inTitleCase(text: string): boolean {
  const words = text.slice(0, 1_000).match(/(?<![\p{L}'])\p{L}+/gu) ?? [];
  const capital = words.filter((word) => /^\p{Lu}/u.test(word)).length;
  return words.length > 2 && capital >= words.length * 0.8;
}
