import { madeOnce } from "../../../language/made-once.js";
import { nameKey } from "../atoms.js";
import { CLASS_WORDS } from "../lexicon/class-words.js";
import { RELATION_KINDS } from "../lexicon/relation-kinds.js";
import type { ClassRef } from "./class-ref.js";
import type { Relation } from "./relation.js";
import { listed } from "./relation-words.js";

/** What either end of a kind of relation can be called, in both languages. */
const kindEnds: () => ReadonlyMap<string, ReadonlySet<string>> = madeOnce(() => {
  const ends = new Map<string, Set<string>>();
  for (const { id, domain, range } of RELATION_KINDS) {
    const known = ends.get(id) ?? new Set();
    for (const noun of [...nouns(domain), ...nouns(range)]) known.add(nameKey(noun));
    ends.set(id, known);
  }
  return ends;
});

function nouns(list: string | undefined): string[] {
  return listed(list).flatMap((noun) => {
    const word = CLASS_WORDS.find((candidate) => listed(candidate.nouns).includes(noun));
    return word === undefined ? [noun] : listed(word.nouns);
  });
}

/** Whether what a relation leads to can be called so, as far as the lexicon knows. */
export function calledSo({ kinds }: Relation, noun: ClassRef): boolean {
  const key = nameKey(noun.name);
  return kinds.some((kind) => kindEnds().get(kind)?.has(key) === true);
}
