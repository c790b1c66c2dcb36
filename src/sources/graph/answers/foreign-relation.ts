import { stem } from "../../../language/english-stem.js";
import type { Atom } from "../atoms.js";
import { RELATION_KINDS } from "../lexicon/relation-kinds.js";
import type { Relation } from "./relation.js";
import { listed, phraseKey, verbForm } from "./relation-words.js";

let byKey: ReadonlyMap<string, ReadonlySet<string>> | undefined;

/** How many and how much ask, whatever of. */
const COUNTS = /^(?:many|few|much|little|more|less|fewer|多|少)$/u;
/** So does where. */
const ASKS = /[哪谁何几]|什 么/u;
/** Characters or words of a phrase of the lexicon. */
const LONGEST = 6;

/**
 * Whether a question holds a word that the lexicon knows as a relation which nothing here tells: `coach` where nobody has one. Then it means that, and
 * nothing else. Pure.
 *
 * @param atoms of the question
 * @param isRead whether what the atoms from … to say is known already
 * @param kinds the lexicon's relations that the graph tells
 */
export function asksForeign(
  atoms: readonly Atom[],
  isRead: (from: number, to: number) => boolean,
  kinds: ReadonlyMap<string, Relation>,
): boolean {
  byKey ??= wordsOfKinds();
  for (let from = 0; from < atoms.length; from += 1)
    for (let to = from + 1; to <= Math.min(atoms.length, from + LONGEST); to += 1) {
      const key = atoms
        .slice(from, to)
        .map(({ kind, text }) => (kind === "word" ? stem(text) : text))
        .join(" ");
      const isLong = /\p{Script=Han}/u.test(key) ? to - from > 1 : key.length > 2;
      const known = isLong ? byKey.get(key) : undefined;
      if (known !== undefined && !ASKS.test(key) && [...known].every((id) => !kinds.has(id)) && !isRead(from, to)) return true;
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
    for (const scale of listed(kind.scales))
      for (const word of scale.split("<").filter((word) => !COUNTS.test(word)))
        add(/^\p{Script=Han}$/u.test(word) ? `多 ${word}` : phraseKey(word), kind.id);
    for (const list of [kind.verbs, kind.inverseVerbs])
      for (const written of listed(list)) {
        const { key, bare } = verbForm(written);
        add(key, kind.id);
        if (bare !== undefined) add(bare.key, kind.id);
      }
  }
  return found;
}
