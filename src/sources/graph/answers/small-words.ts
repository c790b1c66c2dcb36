import { RELATION_KINDS } from "../lexicon/relation-kinds.js";
import { either, inverse, type Relation } from "./relation.js";
import { listed } from "./relation-words.js";

/** What possession can mean: who made it, where it is, what it is from. */
export function possession(kinds: ReadonlyMap<string, Relation>): Relation | undefined {
  const owns = (prepositions: string | undefined): boolean =>
    listed(prepositions).some((preposition) => /^(?:by|of|from|in)$/u.test(preposition));
  return RELATION_KINDS.flatMap(({ id, prepositions, inversePrepositions }) => {
    const relation = kinds.get(id);
    if (relation === undefined) return [];
    return [...(owns(prepositions) ? [relation] : []), ...(owns(inversePrepositions) ? [inverse(relation)] : [])];
  }).reduce<Relation | undefined>((all, next) => (all === undefined ? next : either(all, next)), undefined);
}

export function prepositionRelations(kinds: ReadonlyMap<string, Relation>): Map<string, Relation> {
  const found = new Map<string, Relation>();
  for (const { id, prepositions, inversePrepositions } of RELATION_KINDS) {
    const relation = kinds.get(id);
    if (relation === undefined) continue;
    const add = (preposition: string, meaning: Relation): void => {
      const known = found.get(preposition);
      found.set(preposition, known === undefined ? meaning : either(known, meaning));
    };
    for (const preposition of listed(prepositions)) add(preposition, relation);
    for (const preposition of listed(inversePrepositions)) add(preposition, inverse(relation));
  }
  return found;
}
