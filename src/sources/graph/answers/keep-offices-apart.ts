import { OFFICES } from "../lexicon/offices.js";
import { onlyOne, type Relation, type RelationPath, relation } from "./relation.js";
import { listed, phraseKey } from "./relation-words.js";
import type { WordEntry } from "./word-entry.js";
import type { WordTable } from "./word-table.js";

const RUNNING: ReadonlySet<string> = new Set(listed(OFFICES.running).map(phraseKey));

/**
 * Where a graph tells of several offices, each is asked for by its own name: a plant's manager isn't its chief executive. And whoever runs a firm isn't the
 * firm that it belongs to.
 */
export function keepOfficesApart({ entries, around, behind }: WordTable, kinds: ReadonlyMap<string, Relation>): void {
  const predicatesOf = (ids: readonly string[]): ReadonlySet<string> =>
    new Set(ids.flatMap((id) => kinds.get(id)?.paths.map(({ predicate }) => predicate) ?? []));
  const offices = predicatesOf(OFFICES.held);
  const wholes = predicatesOf(OFFICES.wholes);
  const isOffice = ({ predicate }: RelationPath): boolean => offices.has(predicate);
  const isWhole = ({ predicate }: RelationPath): boolean => wholes.has(predicate);
  for (const [key, known] of entries)
    entries.set(
      key,
      known.flatMap((entry) => {
        const kept = apart(entry, isOffice, isWhole);
        return RUNNING.has(key) ? without(kept, isWhole) : [kept];
      }),
    );
  for (const [before, verbs] of around)
    around.set(
      before,
      verbs.flatMap((verb) => (RUNNING.has(verb.after) ? without(verb, isWhole) : [verb])),
    );
  for (const [after, meant] of behind)
    if (RUNNING.has(after))
      behind.set(
        after,
        meant.flatMap((known) => without({ relation: known }, isWhole).map(({ relation: left }) => left)),
      );
}

type Test = (path: RelationPath) => boolean;

function apart(entry: WordEntry, isOffice: Test, isWhole: Test): WordEntry {
  if (!("relation" in entry) || entry.category === "B") return entry;
  const { paths } = entry.relation;
  if (!paths.some(isOffice)) return entry;
  const own = paths.filter((path) => path.own);
  const isNamed = own.length > 0 && own.every(isOffice);
  // Who directed a film is no head of a museum, though one is called director.
  const isMeant = (path: RelationPath): boolean => !isWhole(path) && (path.own || !isNamed || !isOffice(path));
  return { ...entry, relation: only(entry.relation, paths.filter(isMeant)) };
}

function without<Entry extends object>(entry: Entry, isWhole: Test): Entry[] {
  const known = "relation" in entry ? (entry.relation as Relation) : undefined;
  const paths = known?.paths.filter((path) => !isWhole(path)) ?? [];
  if (known === undefined || paths.length === known.paths.length) return [entry];
  return paths.length === 0 ? [] : [{ ...entry, relation: only(known, paths) }];
}

function only(known: Relation, paths: readonly RelationPath[]): Relation {
  if (paths.length === known.paths.length) return known;
  const fewer = relation(paths, known.kinds);
  return known.single === true ? onlyOne(fewer) : fewer;
}
