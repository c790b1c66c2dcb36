import { RELATION_KINDS } from "../lexicon/relation-kinds.js";
import type { Relation } from "./relation.js";
import { listed, phraseKey, verbForm } from "./relation-words.js";

let byKey: ReadonlyMap<string, ReadonlySet<string>> | undefined;

/**
 * Whether a phrase holds a word that the lexicon knows as a relation which nothing here tells: `coach` where nobody has one. Then it means that, and
 * nothing else. Pure.
 *
 * @param kinds the lexicon's relations that the graph tells
 */
export function foreignRelation(phrase: string, kinds: ReadonlyMap<string, Relation>): boolean {
  byKey ??= wordsOfKinds();
  const words = phraseKey(phrase).split(" ");
  for (let from = 0; from < words.length; from += 1)
    for (let to = from + 1; to <= Math.min(words.length, from + 6); to += 1) {
      const key = words.slice(from, to).join(" ");
      const isLong = /\p{Script=Han}/u.test(key) ? to - from > 1 : key.length > 3;
      const known = isLong ? byKey.get(key) : undefined;
      if (known !== undefined && [...known].every((id) => !kinds.has(id))) return true;
    }
  return false;
}

function wordsOfKinds(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const add = (key: string, id: string): void => {
    if (key === "") return;
    const ids = found.get(key) ?? new Set();
    found.set(key, ids.add(id));
  };
  for (const kind of RELATION_KINDS) {
    for (const list of [kind.nouns, kind.asked, kind.inverseNouns, kind.inverseAsked, kind.whereVerbs, kind.whenVerbs])
      for (const noun of listed(list)) add(phraseKey(noun.replace(/^be(?= )/u, "")), kind.id);
    for (const list of [kind.verbs, kind.inverseVerbs])
      for (const written of listed(list)) {
        const { key, bare } = verbForm(written);
        add(key, kind.id);
        if (bare !== undefined) add(bare.key, kind.id);
      }
  }
  return found;
}
