import { readFile } from "node:fs/promises";
import { setImmediate as nextTurn } from "node:timers/promises";
import { stem } from "../english-stem.js";
import { type Dictionary, loadDictionary } from "./dictionary.js";

/** 19,000 common Chinese words with their likeliest English ones, from ECDICT (MIT licence). */
const CHINESE = new URL("./chinese.txt", import.meta.url);
/** The fourth meaning of a word is about half as likely as the first. */
const FADING = 0.3;
/** What a word may mean by its characters is a weaker sign. */
const BY_CHARACTERS = 0.5;
const MOST_OF_CHARACTER = 4;
const MOST_TRANSLATIONS = 12;
/** Lines read at once: the whole list would hold up everything else. */
const CHUNK = 2_000;
const HAN = /^\p{Script=Han}+$/u;

let loading: Promise<Meanings> | undefined;

/** Reads the word lists on first use (about 0.15 s and 25 MB, once per thread). */
export function loadMeanings(): Promise<Meanings> {
  loading ??= readAll();
  return loading;
}

async function readAll(): Promise<Meanings> {
  const meanings = new Meanings(await loadDictionary());
  const lines = (await readFile(CHINESE, "utf8")).split("\n");
  for (let from = 0; from < lines.length; from += CHUNK) {
    meanings.add(lines.slice(from, from + CHUNK));
    await nextTurn();
  }
  return meanings;
}

/** What a word of one language, in any form, may be in the other: {@link Meanings.translations} of the loaded lists. */
export async function translator(): Promise<(word: string) => readonly string[]> {
  const meanings = await loadMeanings();
  return (word) => meanings.translations(word);
}

/** What words may be in the other language. */
export class Meanings {
  readonly #dictionary: Pick<Dictionary, "translations">;
  readonly #english = new Map<string, readonly string[]>();
  /** By the stem of the English word, each with its rank among those of the Chinese one. */
  readonly #chinese = new Map<string, [word: string, rank: number][]>();

  constructor(dictionary: Pick<Dictionary, "translations">) {
    this.#dictionary = dictionary;
  }

  /** @param lines each a Chinese word, a tab, its English words between bars, the likeliest first */
  add(lines: readonly string[]): void {
    for (const line of lines) {
      const tab = line.indexOf("\t");
      if (tab < 0) continue;
      const chinese = line.slice(0, tab);
      const english = line.slice(tab + 1).split("|");
      this.#english.set(chinese, english);
      for (const [rank, word] of english.entries()) {
        const key = stem(word);
        const known = this.#chinese.get(key);
        if (known === undefined) this.#chinese.set(key, [[chinese, rank]]);
        else known.push([chinese, rank]);
      }
    }
  }

  /** What a word of one language may be in the other, the likeliest first; empty if it isn't in the lists. */
  translations(word: string): readonly string[] {
    const listed = this.#dictionary.translations(word);
    const likeliest = HAN.test(word)
      ? [...(this.#english.get(word) ?? []), ...listed]
      : [...listed, ...(this.#chinese.get(stem(word)) ?? []).flatMap(([chinese, rank]) => (rank === 0 ? chinese : []))];
    return [...new Set(likeliest)].slice(0, MOST_TRANSLATIONS);
  }

  /** What a word in lower case may be in the other language, and how likely that is, 0…1; empty if nobody knows. */
  of(word: string): ReadonlyMap<string, number> {
    const meanings = new Map<string, number>();
    const add = (meaning: string, rank: number, weight = 1): void => {
      meanings.set(meaning, Math.max(meanings.get(meaning) ?? 0, weight / (1 + FADING * rank)));
    };
    for (const [rank, meaning] of this.#dictionary.translations(word).entries()) add(meaning, rank);
    if (!HAN.test(word)) {
      for (const [chinese, rank] of this.#chinese.get(stem(word)) ?? []) add(chinese, rank + 1);
      return meanings;
    }
    for (const [rank, english] of (this.#english.get(word) ?? []).entries()) add(english, rank);
    // 来信, 买票: what nobody lists is told by its parts.
    const parts = meanings.size === 0 && word.length > 1 ? [...word] : [];
    for (const part of parts) {
      const known = [...(this.#english.get(part) ?? []), ...this.#dictionary.translations(part)];
      for (const [rank, english] of [...new Set(known)].slice(0, MOST_OF_CHARACTER).entries()) add(english, rank, BY_CHARACTERS);
    }
    return meanings;
  }
}
