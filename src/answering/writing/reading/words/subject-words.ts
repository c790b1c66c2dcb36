import { AFFAIRS_WORDS } from "./affairs-words.js";
import { CRAFT_WORDS } from "./craft-words.js";
import { HAPPENING_WORDS } from "./happening-words.js";
import { HOUSEHOLD_WORDS } from "./household-words.js";
import { NATURE_WORDS } from "./nature-words.js";
import { PEOPLE_WORDS } from "./people-words.js";
import { TRADE_WORDS } from "./trade-words.js";

/** Words of one meaning. */
export interface WordGroup {
  readonly han: readonly string[];
  readonly latin: readonly string[];
}

/**
 * Words of one meaning, or near enough to find a passage by, in both languages: a line holds `Chinese words | English words`, English in
 * every form that no ending explains. Looser than relation-words.ts: they choose what to quote, and never tell whether a sentence is right.
 */
export const WORD_GROUPS: readonly WordGroup[] = [
  HAPPENING_WORDS,
  PEOPLE_WORDS,
  TRADE_WORDS,
  NATURE_WORDS,
  AFFAIRS_WORDS,
  CRAFT_WORDS,
  HOUSEHOLD_WORDS,
].flatMap((lines) =>
  lines
    .trim()
    .split("\n")
    .map((line) => {
      const [han = "", latin = ""] = line.split(" | ");
      return { han: han.split(" ").filter(Boolean), latin: latin.split(" ").filter(Boolean) };
    }),
);
