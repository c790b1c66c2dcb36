import { OFFICES } from "../lexicon/offices.js";
import { onlyOne, type Relation, type RelationPath, relation } from "./relation.js";
import type { WordEntry } from "./word-entry.js";

/**
 * Where a graph tells of several offices, each is asked for by its own name: a plant's manager isn't its chief executive. And whoever runs a firm isn't the
 * firm that it belongs to.
 */
export function keepOfficesApart(entries: Map<string, WordEntry[]>, kinds: ReadonlyMap<string, Relation>): void {
  const predicatesOf = (ids: readonly string[]): ReadonlySet<string> =>
    new Set(ids.flatMap((id) => kinds.get(id)?.paths.map(({ predicate }) => predicate) ?? []));
  const offices = predicatesOf(OFFICES.held);
  const wholes = predicatesOf(OFFICES.wholes);
  const isOffice = ({ predicate }: RelationPath): boolean => offices.has(predicate);
  for (const [key, known] of entries)
    entries.set(
      key,
      known.map((entry) => apart(entry, isOffice, wholes)),
    );
}

function apart(entry: WordEntry, isOffice: (path: RelationPath) => boolean, wholes: ReadonlySet<string>): WordEntry {
  if (entry.category === "C" || entry.category === "D" || entry.category === "B") return entry;
  const { paths, kinds, single } = entry.relation;
  if (!paths.some(isOffice)) return entry;
  const own = paths.filter((path) => path.own);
  const isNamed = own.length > 0 && own.every(isOffice);
  const meant = isNamed ? own : paths.filter(({ predicate }) => !wholes.has(predicate));
  if (meant.length === paths.length) return entry;
  const fewer = relation(meant, kinds);
  return { ...entry, relation: single === true ? onlyOne(fewer) : fewer };
}
