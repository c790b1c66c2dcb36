import { loadAlike } from "../../language/dictionary/alike.js";
import { HAN_RELATION_WORDS, HAN_RELATIONS, LATIN_RELATIONS } from "../../language/relation-words.js";
import type { AreAlike } from "./guard.js";

/** Relations of which some words are as far apart as taller and longer. */
const WIDE: ReadonlySet<string> = new Set(["larger", "smaller"]);

/** Words that mean the same by the dictionary, or say the same relation: wife and married, heavy and weight. */
export async function loadSameSense(): Promise<AreAlike> {
  const areAlike = await loadAlike();
  return (one, other) => areAlike(one, other) || sayOneRelation(one, other);
}

function sayOneRelation(one: string, other: string): boolean {
  const others = new Set(relationsOf(other));
  return relationsOf(one).some((name) => others.has(name) && !WIDE.has(name));
}

/** A word of several characters may have others around it: 师从的人. */
function relationsOf(word: string): string[] {
  const parts = HAN_RELATION_WORDS.filter((part) => part === word || (part.length > 1 && word.includes(part)));
  const relations = [...parts.flatMap((part) => HAN_RELATIONS.get(part) ?? []), ...(LATIN_RELATIONS.get(word) ?? [])];
  return relations.map(({ name }) => name);
}
