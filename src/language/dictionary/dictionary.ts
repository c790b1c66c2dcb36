import { readFile } from "node:fs/promises";
import { setImmediate as nextTurn } from "node:timers/promises";
import { stem } from "../english-stem.js";

/** 25,000 common English words with their Chinese translations, from ECDICT (MIT licence). */
const WORDS = new URL("./words.txt", import.meta.url);
const LONGEST_CHINESE = 5;
const MOST_TRANSLATIONS = 8;

let loading: Promise<Dictionary> | undefined;

/** Lines read at once: the whole list would hold up everything else for a tenth of a second. */
const CHUNK = 2_000;

/** Reads the word list on first use (about 0.1 s and 15 MB, once per thread). */
export function loadDictionary(): Promise<Dictionary> {
  loading ??= readAll();
  return loading;
}

async function readAll(): Promise<Dictionary> {
  const lines = (await readFile(WORDS, "utf8")).split("\n");
  const dictionary = new Dictionary();
  for (let from = 0; from < lines.length; from += CHUNK) {
    dictionary.add(lines.slice(from, from + CHUNK));
    await nextTurn();
  }
  return dictionary;
}

/** What words of one language are in the other. */
export class Dictionary {
  /** By the stem of the English word. */
  readonly #chinese = new Map<string, readonly string[]>();
  /** English words, by one of their translations. */
  readonly #english = new Map<string, string[]>();
  readonly #bases = new Map<string, string>();

  /** @param lines each a word, a tab, its translations between bars; or `form`, a tab, `=base` */
  add(lines: readonly string[]): void {
    for (const line of lines) {
      const tab = line.indexOf("\t");
      if (tab < 0) continue;
      const word = line.slice(0, tab);
      if (line[tab + 1] === "=") {
        this.#bases.set(word, line.slice(tab + 2));
        continue;
      }
      const key = stem(word);
      const translations = line.slice(tab + 1).split("|");
      this.#chinese.set(key, [...(this.#chinese.get(key) ?? []), ...translations]);
      for (const chinese of translations) {
        const known = this.#english.get(chinese);
        if (known === undefined) this.#english.set(chinese, [word]);
        else known.push(word);
      }
    }
  }

  /** Chinese translations of an English word in any form, the commonest first; empty if it isn't in the list. */
  chinese(word: string): readonly string[] {
    return this.#chinese.get(stem(this.#bases.get(word) ?? word)) ?? [];
  }

  /** The English words that a Chinese word translates; empty if it isn't in the list. */
  english(word: string): readonly string[] {
    return this.#english.get(word) ?? [];
  }

  /** What a word of one language may be in the other, the commonest translations only. */
  translations(word: string): readonly string[] {
    return (/^\p{Script=Han}+$/u.test(word) ? this.english(word) : this.chinese(word)).slice(0, MOST_TRANSLATIONS);
  }

  /** A run of Chinese in words of the list, the longest first, and single characters between them. */
  cut(chinese: string): string[] {
    const characters = [...chinese];
    const words: string[] = [];
    for (let from = 0; from < characters.length; ) {
      let length = Math.min(LONGEST_CHINESE, characters.length - from);
      while (length > 1 && !this.#english.has(characters.slice(from, from + length).join(""))) length -= 1;
      words.push(characters.slice(from, from + length).join(""));
      from += length;
    }
    return words;
  }
}
