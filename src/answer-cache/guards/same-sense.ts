import { loadAlike } from "../../language/dictionary/alike.js";
import { HAN_RELATION_WORDS, HAN_RELATIONS, LATIN_RELATIONS } from "../../language/relation-words.js";
import type { AreAlike } from "./guard.js";

/** Relations of which some words are as far apart as taller and longer, or a premier and a minister. */
const WIDE: ReadonlySet<string> = new Set(["larger", "smaller", "president", "minister", "secretary"]);
/** Two offices are held by two people, though one word of another language may stand for both: 董事长, 总经理. */
const OFFICE =
  /(?:长|经理|主席|总统|总裁|书记|秘书|主任|总监|主管|会计|教授|讲师)$|^(?:chair(?:man|woman|person)?|director|manager|president|dean|principal|rector|provost|secretary|treasurer|minister|premier|governor|mayor|captain|editor|publisher)$/u;

/** Words that mean the same by the dictionary, or say the same relation: wife and married, heavy and weight. */
export async function loadSameSense(): Promise<AreAlike> {
  const areAlike = await loadAlike();
  const areOffices = (one: string, other: string): boolean => OFFICE.test(one) && OFFICE.test(other);
  return (one, other) => one === other || (!areOffices(one, other) && areAlike(one, other)) || sayOneRelation(one, other);
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
