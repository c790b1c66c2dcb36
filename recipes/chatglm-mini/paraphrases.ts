import { readFileSync } from "node:fs";
import type { Language } from "./names.js";

interface Paraphrases {
  /** Questions with {S}. */
  readonly asks: readonly string[];
  /** Sentences of documents with {S} and {O}, in half of them {O} first. */
  readonly prose: readonly string[];
}

/** More words for each relation, for training alone, written by a language model that was shown neither the templates kept for tests nor the unseen questions. */
export const paraphrases: Readonly<Record<Language, Readonly<Record<string, Paraphrases>>>> = { zh: read("zh"), en: read("en") };

function read(language: Language): Readonly<Record<string, Paraphrases>> {
  return JSON.parse(readFileSync(new URL(`paraphrases.${language}.json`, import.meta.url), "utf8"));
}
