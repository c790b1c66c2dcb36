import type { Reading } from "./reading.js";
import { stem } from "./topics.js";
import { RELATION_SENSES } from "./words/relation-senses.js";

/** A phrase of a text, and the relations that it may say. */
export interface SaidSense {
  readonly start: number;
  readonly end: number;
  /** Lines of relation-senses.ts. */
  readonly senses: ReadonlySet<number>;
}

interface Phrase {
  readonly words: readonly string[];
  readonly sense: number;
}

/** Words that a `_` may stand for. */
const LONGEST_GAP = 4;

const HAN: ReadonlyMap<string, readonly number[]> = hanPhrases();
const LATIN: ReadonlyMap<string, readonly Phrase[]> = latinPhrases();

const kept = new WeakMap<Reading, readonly SaidSense[]>();

/** The phrases of a text that say a relation, in order; those that overlap are one. Pure. */
export function sensesIn(reading: Reading): readonly SaidSense[] {
  const known = kept.get(reading);
  if (known !== undefined) return known;
  const found = [...hanIn(reading.folded), ...latinIn(reading.folded)].sort((a, b) => a.start - b.start || b.end - a.end);
  const merged: SaidSense[] = [];
  for (const one of found) {
    const last = merged.at(-1);
    if (last === undefined || one.start >= last.end) merged.push(one);
    else
      merged[merged.length - 1] = {
        start: last.start,
        end: Math.max(last.end, one.end),
        senses: new Set([...last.senses, ...one.senses]),
      };
  }
  kept.set(reading, merged);
  return merged;
}

function hanIn(text: string): SaidSense[] {
  const found: SaidSense[] = [];
  for (const [phrase, senses] of HAN)
    for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1))
      found.push({ start: at, end: at + phrase.length, senses: new Set(senses) });
  // 花 of 花期 says less than the whole.
  return found.filter(
    (one) => !found.some((other) => other.start <= one.start && other.end >= one.end && length(other) > length(one)),
  );
}

function length({ start, end }: SaidSense): number {
  return end - start;
}

function latinIn(text: string): SaidSense[] {
  const words = [...text.matchAll(/[\p{Script=Latin}\p{M}]+/gu)].map(([word], place, all) => ({
    stem: stem(word),
    start: all[place]?.index ?? 0,
    end: (all[place]?.index ?? 0) + word.length,
  }));
  const ends = (at: number, phrase: readonly string[]): number | undefined => {
    const [first, ...rest] = phrase;
    if (first === undefined) return at;
    if (first !== "_") return words[at]?.stem === first ? ends(at + 1, rest) : undefined;
    for (let gap = 0; gap <= LONGEST_GAP; gap += 1) {
      const end = ends(at + gap, rest);
      if (end !== undefined) return end;
    }
    return undefined;
  };
  return words.flatMap((word, at) =>
    (LATIN.get(word.stem) ?? []).flatMap(({ words: phrase, sense }) => {
      const end = ends(at, phrase);
      return end === undefined ? [] : [{ start: word.start, end: words[end - 1]?.end ?? word.end, senses: new Set([sense]) }];
    }),
  );
}

function phrasesOf(half: "han" | "latin"): Phrase[] {
  return RELATION_SENSES.flatMap((line, sense) => {
    const [han = "", latin = ""] = line.split(" | ");
    const phrases = (half === "han" ? han : latin).split(",").filter(Boolean);
    return phrases.map((phrase) => ({
      sense,
      words: half === "han" ? [phrase] : phrase.split(" ").map((word) => (word === "_" ? word : stem(word))),
    }));
  });
}

function hanPhrases(): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const { words, sense } of phrasesOf("han")) for (const word of words) found.set(word, [...(found.get(word) ?? []), sense]);
  return found;
}

function latinPhrases(): Map<string, Phrase[]> {
  const found = new Map<string, Phrase[]>();
  for (const phrase of phrasesOf("latin")) {
    const [first = ""] = phrase.words;
    found.set(first, [...(found.get(first) ?? []), phrase]);
  }
  return found;
}
