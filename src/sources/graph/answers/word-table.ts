import { either, type Relation, type RelationPath, relation } from "./relation.js";
import type { WordEntry } from "./word-entry.js";

/** Ways that a word of many relations may lead; more of them mean nothing. */
const MOST_PATHS = 64;
/** A 负责人 is whoever is 负责; a 出版社 isn't all that 出版 tells. */
const DOERS = ["人", "者", "员"];
const VERB = /^\p{Script=Han}{2,}$/u;

/** What stands behind its object, of a Chinese verb around it. */
interface Around {
  readonly after: string;
  readonly relation: Relation;
}

/** What the words of questions about one graph mean, as it is gathered. */
export class WordTable {
  readonly entries: Map<string, WordEntry[]> = new Map<string, WordEntry[]>();
  readonly around: Map<string, Around[]> = new Map<string, Around[]>();
  readonly behind: Map<string, Relation[]> = new Map<string, Relation[]>();
  longest = 0;

  add(key: string, entry: WordEntry): void {
    if (key === "") return;
    this.longest = Math.max(this.longest, key.split(" ").length);
    const entries = this.entries.get(key) ?? [];
    this.entries.set(key, entries);
    const same = entries.findIndex((other) => mergeable(other, entry));
    const other = entries[same];
    if (other === undefined) entries.push(entry);
    else entries[same] = merged(other, entry);
  }

  addAround(before: string, after: string, meant: Relation): void {
    this.around.set(before, [...(this.around.get(before) ?? []), { after, relation: meant }]);
    this.behind.set(after, [...(this.behind.get(after) ?? []), meant]);
  }

  /** Whoever is 负责 for a works is its 负责人, where the graph has such a relation, and not its owner. */
  preferNamed(namesOf: (predicate: string) => readonly string[]): void {
    const isNamed =
      (verb: string) =>
      ({ predicate }: RelationPath): boolean =>
        namesOf(predicate).some((name) => DOERS.some((doer) => name.endsWith(`${verb}${doer}`)));
    for (const [key, entries] of this.entries) {
      const verb = key.replaceAll(" ", "");
      if (!VERB.test(verb)) continue;
      for (const [index, entry] of entries.entries()) {
        const paths = entry.category === "V" ? entry.relation.paths.filter(isNamed(verb)) : [];
        if (entry.category === "V" && paths.length > 0)
          entries[index] = { ...entry, relation: relation(paths, entry.relation.kinds) };
      }
    }
    for (const [before, verbs] of this.around) {
      const named = verbs.map(({ after, relation: { paths } }) => paths.filter(isNamed(after.replaceAll(" ", ""))));
      const left = verbs.flatMap((verb, index) => {
        const paths = named[index] ?? [];
        if (paths.length > 0) return [{ ...verb, relation: relation(paths, verb.relation.kinds) }];
        const isOther =
          VERB.test(verb.after.replaceAll(" ", "")) &&
          verbs.some(({ after }, at) => after === verb.after && (named[at] ?? []).length > 0);
        return isOther ? [] : [verb];
      });
      this.around.set(before, left);
    }
  }
}

function mergeable(a: WordEntry, b: WordEntry): boolean {
  if (a.category !== b.category) return false;
  if ("relation" in a && "relation" in b && a.relation.single !== b.relation.single) return false;
  if (a.category === "VB" && b.category === "VB") return a.preposition === b.preposition;
  // Each scale is a reading of its own: a big city is big in area or in people.
  if (a.category === "B" && b.category === "B") return a.great === b.great && a.truths === undefined && b.truths === undefined;
  return a.category !== "C" && a.category !== "D";
}

function merged(a: WordEntry, b: WordEntry): WordEntry {
  const own = a.own || b.own;
  if (a.category === "C" || a.category === "D" || b.category === "C" || b.category === "D") return a;
  return a.relation.paths.length >= MOST_PATHS ? a : { ...a, relation: either(a.relation, b.relation), own };
}
