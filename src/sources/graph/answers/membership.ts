import { foldName } from "../fold-name.js";
import { type Edge, type KnowledgeGraph, RDF_TYPE } from "../knowledge-graph.js";
import { CLASS_WORDS } from "../lexicon/class-words.js";
import { RELATION_KINDS } from "../lexicon/relation-kinds.js";
import type { ClassRef } from "./class-ref.js";
import type { Classes } from "./classes.js";
import type { Relation, RelationPath } from "./relation.js";
import { listed } from "./relation-words.js";

export type Member = "yes" | "no" | "unknown";

const WORDS_BY_ID = new Map(CLASS_WORDS.map((word) => [word.id, word]));
const AFFIXES = CLASS_WORDS.flatMap(({ id, affixes }) =>
  listed(affixes).map((affix) => ({ id, affix, han: /\p{Script=Han}/u.test(affix) })),
);

const NOT_PEOPLE =
  /^(?:company|organi[sz]ation|group|team|thing|place|institution|shop|event|vendor|country|city|work|building|animal|species|film|book)$/u;

/** Kinds of relations that lead to people, or come from people, and to nothing else. */
const PEOPLE_AT_END = (() => {
  const [objects, subjects] = [new Map<string, string[]>(), new Map<string, string[]>()];
  for (const { id, range, domain } of RELATION_KINDS) {
    objects.set(id, [...(objects.get(id) ?? []), ...listed(range)]);
    subjects.set(id, [...(subjects.get(id) ?? []), ...listed(domain)]);
  }
  const people = (ends: ReadonlyMap<string, readonly string[]>): string[] =>
    [...ends].flatMap(([id, nouns]) => (nouns.includes("person") && !nouns.some((noun) => NOT_PEOPLE.test(noun)) ? [id] : []));
  return { objects: people(objects), subjects: people(subjects) };
})();

/** Nouns that names end in, by the ids of their classes; who is called King is none. */
const CLASSES_BY_END: ReadonlyMap<string, readonly string[]> = (() => {
  const byEnd = new Map<string, string[]>();
  for (const { id, nouns } of CLASS_WORDS)
    if (id !== "thing" && !within(id, "person"))
      for (const noun of listed(nouns))
        if (!noun.includes(" ") && noun.length > 1) byEnd.set(noun, [...(byEnd.get(noun) ?? []), id]);
  return byEnd;
})();
const LONGEST_END = 4;

/** Classes that names say: `Kiln Canteen`, 凯尔文爱乐乐团. */
function* classesNamed(names: readonly string[]): Generator<string> {
  for (const name of names) {
    const [, last] = /\s(\p{Lu}\p{Ll}+)$/u.exec(name) ?? [];
    if (last !== undefined) yield* CLASSES_BY_END.get(last.toLowerCase()) ?? [];
    if (!/\p{Script=Han}$/u.test(name)) continue;
    for (let length = Math.min(LONGEST_END, name.length - 1); length > 1; length -= 1)
      yield* CLASSES_BY_END.get(name.slice(-length)) ?? [];
  }
}

/** What is of one of these is nothing else: a village has a dialect and songs, as people have. */
const APART = ["place", "work", "event", "building", "language"] as const;

/** By type: the lexicon's words for it, where it is of a kind that is nothing else. */
function wordsOfTypes({ byName }: Classes): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { word, types } of byName.values())
    if (word !== undefined && APART.some((id) => within(word.id, id)))
      for (const type of types) found.set(type, [...new Set([...(found.get(type) ?? []), word.id])]);
  return found;
}

/** Statements about a class looked at to tell which sort of statement says so. */
const MOST_TOLD = 1_000_000;

/** What the kinds of a predicate say of its subjects and objects. A `director` may be a film's or a firm's: where one of its kinds says nothing, the others are no guide. */
class Votes {
  readonly #kinds: ReadonlyMap<string, Relation>;
  readonly #kindsOf = new Map<string, Set<string>>();
  /** By end and predicate: the classes, by kind. */
  readonly #said = { subjects: new Map<string, Map<string, string[]>>(), objects: new Map<string, Map<string, string[]>>() };

  constructor(kinds: ReadonlyMap<string, Relation>) {
    this.#kinds = kinds;
    for (const [kind, { paths }] of kinds)
      for (const { predicate } of paths)
        this.#kindsOf.set(predicate, (this.#kindsOf.get(predicate) ?? new Set<string>()).add(kind));
  }

  add(id: string, kind: string, far: boolean, ways: "forward" | "both" = "both"): void {
    for (const path of this.#kinds.get(kind)?.paths ?? []) {
      if (path.inverse && ways === "forward") continue;
      const map = path.inverse === far ? this.#said.subjects : this.#said.objects;
      const byKind = map.get(path.predicate) ?? new Map<string, string[]>();
      byKind.set(kind, [...(byKind.get(kind) ?? []), id]);
      map.set(path.predicate, byKind);
    }
  }

  agreed(far: boolean): ReadonlyMap<string, readonly string[]> {
    const found = new Map<string, readonly string[]>();
    for (const [predicate, byKind] of far ? this.#said.objects : this.#said.subjects) {
      const all = [...(this.#kindsOf.get(predicate) ?? [])].map((kind) => byKind.get(kind) ?? []);
      const isSaidByAll = all.every((said) => said.length > 0);
      // What something leads to is told by its name, sooner than what it is said of.
      const ids = [...new Set(all.flat())].filter((id) => isSaidByAll || (far && !within(id, "person")));
      if (ids.length > 0) found.set(predicate, ids);
    }
    return found;
  }
}

/** What is of which class: by what the graph says, else by what its relations and names imply. */
export class Membership {
  readonly #graph: KnowledgeGraph;
  readonly #classes: Classes;
  #wordsOfTypes: ReadonlyMap<string, readonly string[]> | undefined;
  readonly #members = new Map<string, readonly string[]>();
  readonly #implied = new Map<string, ReadonlySet<string>>();
  /** Equal sets once, and who is in them. */
  readonly #impliedSets = new Map<string, ReadonlySet<string>>();
  readonly #byWord = new Map<string, string[]>();
  /** Nodes whose names say what they are. */
  readonly #byName = new Map<string, Set<string>>();
  #complete = false;
  readonly #types = new Map<string, ReadonlySet<string>>();
  /** Class words that a predicate's subjects, or objects, are of. */
  readonly #subjectsOf: ReadonlyMap<string, readonly string[]>;
  readonly #objectsOf: ReadonlyMap<string, readonly string[]>;

  constructor(graph: KnowledgeGraph, classes: Classes) {
    this.#graph = graph;
    this.#classes = classes;
    const votes = new Votes(classes.kinds);
    const note = (id: string, kinds: string | undefined, far: boolean): void => {
      for (const kind of listed(kinds)) votes.add(id, kind, far);
    };
    for (const { id, subjects, objects } of CLASS_WORDS) {
      note(id, subjects, false);
      note(id, objects, true);
    }
    for (const kind of PEOPLE_AT_END.objects) votes.add("person", kind, true, "forward");
    for (const kind of PEOPLE_AT_END.subjects) votes.add("person", kind, false, "forward");
    this.#subjectsOf = votes.agreed(false);
    this.#objectsOf = votes.agreed(true);
  }

  /** Whether a node is called so. */
  of(node: string, noun: ClassRef): Member {
    const { word } = noun;
    if (word?.id === "thing" || noun.nodes?.has(node) === true) return "yes";
    const known = noun.types.length + noun.texts.length > 0;
    if (known) {
      if (this.typing(node, noun) !== undefined) return "yes";
      if (noun.mayBeMore === true && this.#isToldOtherwise(node, noun)) return "unknown";
      if (word === undefined) return this.#told(node) ? "no" : "unknown";
    }
    if (this.#inRange(node, noun.ranges)) return "yes";
    if (word === undefined) return "unknown";
    const implied = this.implied(node);
    if (!known && this.#isNamed(node, word.id)) return "yes";
    if (implied.has(word.id)) return known && this.#toldAs(node, noun) ? "no" : "yes";
    if (known && this.#told(node)) return "no";
    return [...implied].some((id) => !within(word.id, id) && !within(id, word.id)) ? "no" : "unknown";
  }

  /** Whether a node may be called so by somebody who means one of its name: what is said to be a frame is no ferry. */
  mayBe(node: string, noun: ClassRef): boolean {
    const member = this.of(node, noun);
    return member === "yes" || (member === "unknown" && !this.#told(node));
  }

  /** The statement that makes a node of this class. */
  typing(node: string, noun: ClassRef): Edge | undefined {
    const types = this.#typesWithin(noun);
    for (const edge of this.#graph.outgoing(node)) {
      if (!this.#classes.telling.has(edge.predicate)) continue;
      const objects = edge.object.kind === "list" ? edge.object.items : [edge.object];
      for (const object of objects)
        if (object.kind === "node" ? types.has(object.id) : noun.texts.includes(object.text)) return edge;
    }
    return undefined;
  }

  /** Statements that say what a node is. */
  tellings(node: string): Edge[] {
    return this.#graph.outgoing(node).filter(({ predicate }) => this.#classes.telling.has(predicate));
  }

  /** Whether a node is what others are said to be. */
  isClass(node: string): boolean {
    return this.#classes.nodes.has(node);
  }

  /** Everything that is of a class, as far as the graph tells. */
  members(noun: ClassRef): readonly string[] {
    const known = this.#members.get(noun.id);
    if (known !== undefined) return known;
    const found = new Set<string>(noun.nodes);
    const types = this.#typesWithin(noun);
    for (const type of types)
      for (const edge of this.#graph.incoming(type)) if (this.#classes.telling.has(edge.predicate)) found.add(edge.subject);
    for (const predicate of noun.texts.length > 0 ? this.#classes.telling : [])
      for (const { subject, object } of this.#graph.edgesOf(predicate))
        if (object.kind === "literal" && noun.texts.includes(object.text)) found.add(subject);
    for (const { predicate, inverse } of noun.ranges)
      for (const { subject, object } of this.#graph.edgesOf(predicate)) {
        if (inverse) found.add(subject);
        else for (const item of object.kind === "list" ? object.items : [object]) if (item.kind === "node") found.add(item.id);
      }
    const { word } = noun;
    if (word !== undefined && found.size === 0 && noun.nodes === undefined)
      for (const node of this.#complete ? this.#byWords(word.id) : this.#graph.nodes())
        if (!this.#classes.nodes.has(node) && this.of(node, noun) === "yes") found.add(node);
    const members = [...found];
    this.#members.set(noun.id, members);
    return members;
  }

  #isNamed(node: string, id: string): boolean {
    if (!this.#implied.has(node)) this.implied(node);
    return this.#byName.get(id)?.has(node) === true;
  }

  #byWords(id: string): ReadonlySet<string> {
    return new Set([...(this.#byWord.get(id) ?? []), ...(this.#byName.get(id) ?? [])]);
  }

  /** From now on, members of implied classes are those met already. */
  allImplied(): void {
    this.#complete = true;
  }

  /** Classes that a node's relations and names imply, and those above them. */
  implied(node: string): ReadonlySet<string> {
    const known = this.#implied.get(node);
    if (known !== undefined) return known;
    const votes = new Set<string>();
    const named = affixClass(this.#graph.names(node));
    for (const { predicate } of this.#graph.outgoing(node)) for (const id of this.#subjectsOf.get(predicate) ?? []) votes.add(id);
    // A piece of music called `River Without Banks` has a composer, and no mouth.
    const isOtherwise = votes.size > 0 && ![...votes].some((id) => named !== undefined && isKin(id, named.id));
    const byName = isOtherwise ? undefined : named;
    for (const { predicate, object } of this.#graph.someIncoming(node, 200))
      if (object.kind === "node") for (const id of this.#objectsOf.get(predicate) ?? []) votes.add(id);
    const declared = this.#declared(node);
    // Vale City is a city even if only its river tells of it; 上海 is no sea, since people are born there.
    const meant =
      byName === undefined || (byName.weak && votes.size > 0)
        ? [...votes]
        : [...votes].filter((id) => isKin(id, byName.id)).concat(byName.id);
    const fitting = declared.size === 0 ? meant : meant.filter((id) => [...declared].some((own) => isKin(id, own)));
    const chosen = fitting.length > 0 ? fitting : [...declared];
    const key = chosen.sort().join("|");
    let all = this.#impliedSets.get(key);
    if (all === undefined) {
      const ids = new Set<string>();
      for (const id of chosen)
        for (let at: string | undefined = id; at !== undefined && at !== "thing"; at = WORDS_BY_ID.get(at)?.within) ids.add(at);
      all = ids;
      this.#impliedSets.set(key, all);
    }
    this.#implied.set(node, all);
    for (const id of new Set(classesNamed(this.#graph.names(node)))) {
      const nodes = this.#byName.get(id);
      if (nodes === undefined) this.#byName.set(id, new Set([node]));
      else nodes.add(node);
    }
    for (const id of all) {
      const nodes = this.#byWord.get(id);
      if (nodes === undefined) this.#byWord.set(id, [node]);
      else nodes.push(node);
    }
    return all;
  }

  /** Words for what a node is said to be by its type, where that is of a kind that is nothing else. */
  #declared(node: string): ReadonlySet<string> {
    this.#wordsOfTypes ??= wordsOfTypes(this.#classes);
    const found = new Set<string>();
    for (const { predicate, object } of this.#graph.outgoing(node))
      if (predicate === RDF_TYPE && object.kind === "node")
        for (const id of this.#wordsOfTypes.get(object.id) ?? []) found.add(id);
    return found;
  }

  /** Whether two nodes are of one kind, as far as one can tell: then a name that they share is no guide. */
  alike(a: string, b: string): boolean {
    // A painter and a novelist are people; a book and its film are two different things.
    if (this.implied(a).has("person") && this.implied(b).has("person")) return true;
    const [x, y] = [this.#ownTypes(a), this.#ownTypes(b)];
    if (x.size > 0 && y.size > 0) return [...x].some((type) => y.has(type));
    return this.#shareClass(a, b) || this.implied(a).size === 0 || this.implied(b).size === 0;
  }

  /** Whether the graph states a class of both. */
  isOfSameType(a: string, b: string): boolean {
    const other = this.#ownTypes(b);
    return other.size > 0 && [...this.#ownTypes(a)].some((type) => other.has(type));
  }

  #shareClass(a: string, b: string): boolean {
    const [x, y] = [this.implied(a), this.implied(b)];
    return [...x].some((id) => y.has(id));
  }

  #ownTypes(node: string): ReadonlySet<string> {
    const found = new Set<string>();
    for (const { predicate, object } of this.#graph.outgoing(node))
      if (this.#classes.telling.has(predicate) && object.kind !== "list")
        found.add(object.kind === "node" ? object.id : object.text);
    return found;
  }

  /** Whether a node is told to be something by a statement of the sort that says so of this class: a surveyor may be a person. */
  #toldAs(node: string, noun: ClassRef): boolean {
    if (noun.texts.length > 0) return this.#told(node);
    const tellings = new Set(this.tellings(node).map(({ predicate }) => predicate));
    return [...this.#typesWithin(noun)].some((type) =>
      this.#graph.someIncoming(type, MOST_TOLD).some(({ predicate }) => tellings.has(predicate)),
    );
  }

  /** Told to be something in the other language: a 果农 may be a grower. */
  #isToldOtherwise(node: string, { texts }: ClassRef): boolean {
    const han = texts.map((text) => /\p{Script=Han}/u.test(text));
    return this.tellings(node).some(
      ({ object }) => object.kind === "literal" && !han.includes(/\p{Script=Han}/u.test(object.text)),
    );
  }

  #told(node: string): boolean {
    return this.tellings(node).length > 0;
  }

  #inRange(node: string, ranges: readonly RelationPath[]): boolean {
    return ranges.some(({ predicate, inverse }) =>
      inverse
        ? this.#graph.outgoing(node).some((edge) => edge.predicate === predicate)
        : this.#graph.incoming(node).some((edge) => edge.predicate === predicate),
    );
  }

  #typesWithin(noun: ClassRef): ReadonlySet<string> {
    const known = this.#types.get(noun.id);
    if (known !== undefined) return known;
    const all = new Set(noun.types);
    for (const type of all) for (const below of this.#classes.subclasses.get(type) ?? []) all.add(below);
    this.#types.set(noun.id, all);
    return all;
  }
}

function within(id: string, above: string): boolean {
  for (let at: string | undefined = id; at !== undefined; at = WORDS_BY_ID.get(at)?.within) if (at === above) return true;
  return false;
}

function isKin(a: string, b: string): boolean {
  return within(a, b) || within(b, a);
}

/** 杭州, 上海 and 黄山 are cities: these endings say something only where nothing else does. */
const UNSURE = new Set([..."海山国州江河城洋溪楼阁洲峰茶队"]);

/** What stands before a name: Lake, Mount, River. */
const BEFORE_NAMES: ReadonlySet<string> = new Set(["lake", "river", "mountain", "island", "sea", "mountain range"]);

/** `Heron Bridge` is a bridge, `灰海` a sea; the longest ending decides. */
function affixClass(names: readonly string[]): { readonly id: string; readonly weak: boolean } | undefined {
  let best: { readonly id: string; readonly length: number; readonly weak: boolean } | undefined;
  for (const name of names) {
    const words = name.split(" ");
    // A lake otter is no lake: the class stands in a proper name.
    const [first, last] = [words[0], words.at(-1)].map((word) =>
      word !== undefined && /^\p{Lu}/u.test(word) ? foldName(word) : undefined,
    );
    for (const { id, affix, han } of AFFIXES) {
      // `Lake Orrel`, `University of Orrel`; `University North` is a stop.
      const isFirst = first === affix && (BEFORE_NAMES.has(id) || words[1] === "of");
      const fits = han ? name.endsWith(affix) && name.length > affix.length : words.length > 1 && (last === affix || isFirst);
      if (fits && affix.length > (best?.length ?? 0)) best = { id, length: affix.length, weak: UNSURE.has(affix) };
    }
  }
  return best === undefined ? undefined : { id: best.id, weak: best.weak };
}
